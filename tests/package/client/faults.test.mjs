// The whole fault table in Node (tests/faults/rows.mjs): nothing is sent twice after an unclear outcome, everything settles,
// and no trap reaches the caller raw.
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
    test(`${row.name}: ${row.sees}${row.outcome ? `, ${row.outcome}` : ""}, ${row.requests} request(s)`, async () => {
      const { name: _, run, ...seen } = await runRow(row, `row-${i}`, environment);
      assert.deepEqual({ ...seen, requests: server.count(run) }, expected(row, true));
    });
  }

  test("holds the ten rows that every environment runs", () => {
    assert.equal(rows.filter(({ everywhere }) => everywhere).length, 10);
  });

  test("follows no redirect", () => {
    assert.equal(server.count("redirected"), 0);
  });
});
