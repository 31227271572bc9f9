// A worker that serves the sandbox. At /scenario it runs the scenario and returns its results.
import * as library from "outbound-campaign";
import * as sandboxLibrary from "outbound-campaign/sandbox";
import { runScenario } from "./sandbox-scenario.mjs";

export default {
  /** @param {Request} request */
  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/scenario") return Response.json(await runScenario(library, sandboxLibrary));
    return sandboxLibrary.createSandbox().handle(request);
  },
};
