// Starts the module validator from its file: workerd compiles no bytes.
import file from "../wasm/validator.wasm";
import { validator } from "../wasm/validator_module.js";

validator.setModule(file);
