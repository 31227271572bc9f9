// Starts the module schedule from its file: workerd compiles no bytes.
import file from "../wasm/schedule.wasm";
import { schedule } from "../wasm/schedule_module.js";

schedule.setModule(file);
