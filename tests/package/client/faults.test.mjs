// The whole fault table in Node (tests/faults/rows.mjs): no create is sent twice after an unknown outcome, each promise
// settles, and no trap reaches the caller as it is.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as library from "../../../pkg/index.js";
import { client } from "../../../pkg/wasm/client_module.js";
import { rows } from "../../faults/rows.mjs";
import { expected, runRow } from "../../faults/run.mjs";
import { closedPort, startFaultServer } from "../../faults/server.mjs";
import { trapBy } from "../../faults/trap.mjs";

/** @type {Awaited<ReturnType<typeof startFaultServer>>} */
let server;
/** @type {import("../../faults/rows.mjs").Environment} */
let environment;
before(async () => {
  server = await startFaultServer();
  const trap = trapBy(client);
  environment = {
    library,
    trap,
    origin: server.origin,
    closed: `http://127.0.0.1:${await closedPort()}`,
  };
});
after(() => server.close());

describe("the fault table", () => {
  for (const [i, row] of rows.entries()) {
    const result = row.outcome ? `${row.sees}, ${row.outcome}` : row.sees;
    test(`fault "${row.name}" gives a create ${result}, in ${row.requests} request(s)`, async () => {
      const { name: _, run, ...seen } = await runRow(row, `row-${i}`, environment);
      assert.deepEqual({ ...seen, requests: server.count(run) }, expected(row, true));
    });
  }

  test("the fault table has ten rows for every environment", () => {
    assert.equal(rows.filter(({ everywhere }) => everywhere).length, 10);
  });

  test("the client follows no redirect of the fault server", () => {
    assert.equal(server.count("redirected"), 0);
  });
});
