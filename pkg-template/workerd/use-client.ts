// Starts the module client from its file: workerd compiles no bytes.
import file from "../wasm/client.wasm";
import { client } from "../wasm/client_module.js";

client.setModule(file);
