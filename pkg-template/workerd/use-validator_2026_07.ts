// Sets the compiled module validator_2026_07: workerd does not compile bytes.
import file from "../wasm/validator_2026_07.wasm";
import { validator_2026_07 } from "../wasm/validator_2026_07_module.js";

validator_2026_07.setModule(file);
