// Runs the ten rows in Deno and Bun: main.mjs ORIGIN CLOSED. Prints the results as JSON.
import * as library from "../../pkg/index.js";
import { client } from "../../pkg/wasm/client_module.js";
import { runRows } from "./run.mjs";
import { trapBy } from "./trap.mjs";

const scope = /** @type {any} */ (globalThis);
const [origin, closed] = /** @type {string[]} */ (scope.Deno ? scope.Deno.args : scope.process.argv.slice(2));
const seen = await runRows({ library, trap: trapBy(client), origin, closed }, ({ everywhere }) => everywhere === true);
console.log(JSON.stringify(seen));
