// Random runs of people, tabs and broken connections on the form store and the real client: see support/form-model.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runModel } from "../support/form-model.mjs";

test("200 random runs of forms, tabs and cuts double no campaign, lose none and make no false claim", async (t) => {
  // A fixed seed, so that a run repeats. `npm run test:model` takes a new one each time.
  const count = await runModel(200, Number(process.env.SEED ?? 31));
  t.diagnostic(JSON.stringify(count));
  assert.ok(count.campaigns > 200 && count.unclear > 50, "the runs reach the cases that they are for");
});
