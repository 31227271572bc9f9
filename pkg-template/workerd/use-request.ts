// Sets the compiled module request: workerd does not compile bytes.
import file from "../wasm/request.wasm";
import { request } from "../wasm/request_module.js";

request.setModule(file);
