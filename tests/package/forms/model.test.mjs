// People, tabs and cut connections at random against the form store and the real client: see support/form-model.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runModel } from "../support/form-model.mjs";

test("200 random runs over forms, tabs, reloads and cuts double no campaign, lose none and say nothing false", async (t) => {
  // One seed, so that a run repeats; `npm run test:model` takes a new one each time.
  const count = await runModel(200, Number(process.env.SEED ?? 31));
  t.diagnostic(JSON.stringify(count));
  assert.ok(count.campaigns > 200 && count.unclear > 50, "the runs reach the cases that they are for");
});

// Open: with two submissions at once in tabs without Web Locks, a tab may go on saying "unclear" after every answer came.
// No campaign is doubled or lost. The path is the counterexample of `npm run test:model` with seed 32.
test("no tab says unclear after every request was answered", {
  todo: "a record of another tab is overwritten",
}, async () => {
  await runModel(1, 32, "1739:3:13:14:23:23:28:6:14:19:19:17:17:22", "//0G9:X");
});
