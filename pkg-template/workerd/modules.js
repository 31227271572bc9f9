// Runs in Cloudflare's workerd: hands over the wasm modules, which its tools import compiled. They start on the first call.
import { initSync } from "../slim.js";
import client from "../wasm/client.wasm";
import validator from "../wasm/validator.wasm";

initSync({ validator, client });
