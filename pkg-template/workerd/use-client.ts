// Sets the compiled module client: workerd does not compile bytes.
import file from "../wasm/client.wasm";
import { client } from "../wasm/client_module.js";

client.setModule(file);
