// Sets the compiled module validator: workerd does not compile bytes.
import file from "../wasm/validator.wasm";
import { validator } from "../wasm/validator_module.js";

validator.setModule(file);
