// Sets the compiled module schedule: workerd does not compile bytes.
import file from "../wasm/schedule.wasm";
import { schedule } from "../wasm/schedule_module.js";

schedule.setModule(file);
