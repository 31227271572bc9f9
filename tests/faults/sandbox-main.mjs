// Runs the sandbox's scenario in Deno, Bun and Node, and prints its results as JSON.
import * as library from "../../pkg/index.js";
import * as sandboxLibrary from "../../pkg/sandbox.js";
import { runScenario } from "./sandbox-scenario.mjs";

console.log(JSON.stringify(await runScenario(library, sandboxLibrary)));
