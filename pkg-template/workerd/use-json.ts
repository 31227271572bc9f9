// Starts the module json from its file: workerd compiles no bytes.
import file from "../wasm/json.wasm";
import { json } from "../wasm/json_module.js";

json.setModule(file);
