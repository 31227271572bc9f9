// Starts the module request from its file: workerd compiles no bytes.
import file from "../wasm/request.wasm";
import { request } from "../wasm/request_module.js";

request.setModule(file);
