// Sets the compiled module json: workerd does not compile bytes.
import file from "../wasm/json.wasm";
import { json } from "../wasm/json_module.js";

json.setModule(file);
