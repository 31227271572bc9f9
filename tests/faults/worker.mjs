// A worker that runs the ten rows and returns the results: /?origin=...&closed=...
import * as library from "outbound-campaign";
import { client } from "../../pkg/wasm/client_module.js";
import { runRows } from "./run.mjs";
import { trapBy } from "./trap.mjs";

export default {
  /** @param {Request} request */
  async fetch(request) {
    const { searchParams } = new URL(request.url);
    const [origin, closed] = [searchParams.get("origin") ?? "", searchParams.get("closed") ?? ""];
    const environment = { library, trap: trapBy(client), origin, closed };
    return Response.json(await runRows(environment, ({ everywhere }) => everywhere === true));
  },
};
