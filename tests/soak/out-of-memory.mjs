// Runs with little memory for WebAssembly (--wasm-max-mem-pages). A body that is too large is an error at its call. The
// next call works, and so does a body that fits.
import assert from "node:assert/strict";
import { validateCampaign, validateCampaignJson, validateFields } from "../../pkg/index.js";

const giant = JSON.stringify({ name: "a".repeat(140 * 2 ** 20), assistant_id: 1 });
const small = { name: "x", assistant_id: 1 };
const MESSAGE =
  "outbound-campaign: out of memory, because the form is too large. " +
  "This call failed; the next one starts a new instance";

let errors = 0;
for (const fail of [
  () => validateCampaignJson(giant),
  () => validateCampaignJson(new TextEncoder().encode(giant)),
  () => validateFields({ ...small, goal_completion_variable: "b".repeat(140 * 2 ** 20) }, ["name"]),
]) {
  assert.throws(fail, (error) => error instanceof Error && error.message === MESSAGE);
  errors += 1;
  assert.ok(validateCampaign(small).ok);
  assert.ok(validateCampaign({ ...small, phone_number_ids: Array.from({ length: 1000 }, (_, i) => i) }).ok);
  const fits = validateCampaignJson(JSON.stringify({ name: "a".repeat(2 ** 20), assistant_id: 1 }));
  assert.equal(fits.ok, false);
}
console.log(`${errors} calls ran out of memory, the next ones got their verdict`);
