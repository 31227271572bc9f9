// Superforms' standard adapter, on the server's side of SvelteKit.
import assert from "node:assert/strict";
import { test } from "node:test";
// Imported by file: the package's entry has Svelte components, which need a bundler.
import { standard } from "../../node_modules/sveltekit-superforms/dist/adapters/standard.js";
import { superValidate } from "../../node_modules/sveltekit-superforms/dist/superValidate.js";
import { campaignSchema } from "../../pkg/index.js";
import { campaign, errors, right, wrong } from "./values.mjs";

// Superforms reads FormData by the types of the defaults, and needs a default for every field.
const defaults = {
  name: "",
  assistant_id: "",
  timezone: "",
  max_retries: "",
  retry_on_voicemail: false,
  allowed_days: /** @type {string[]} */ ([]),
  phone_number_ids: /** @type {string[]} */ ([]),
};
const adapter = standard(/** @type {any} */ (campaignSchema), { defaults });

/** @param {typeof right} form */
function sent({ retry_on_voicemail, allowed_days, phone_number_ids, ...texts }) {
  const data = new FormData();
  for (const [name, text] of Object.entries(texts)) data.append(name, text);
  if (retry_on_voicemail) data.append("retry_on_voicemail", "on");
  for (const day of allowed_days) data.append("allowed_days", day);
  for (const id of phone_number_ids) data.append("phone_number_ids", id);
  return data;
}

for (const [what, of] of /** @type {const} */ ([
  ["an object", (/** @type {typeof right} */ form) => form],
  ["FormData", sent],
])) {
  test(`Superforms submits a valid form as its campaign, from ${what}`, async () => {
    const { valid, data, errors: none } = await superValidate(of(right), adapter);
    assert.deepEqual([valid, data, none], [true, campaign, {}]);
  });

  test(`Superforms gets the server's messages at every field and element, from ${what}`, async () => {
    const { valid, errors: found } = await superValidate(of(wrong), adapter);
    assert.equal(valid, false);
    /** @type {Record<string, unknown>} */
    const flat = {};
    for (const [name, value] of Object.entries(found)) {
      if (Array.isArray(value)) flat[name] = value;
      else for (const [index, messages] of Object.entries(value)) flat[`${name}.${index}`] = messages;
    }
    assert.deepEqual(flat, errors);
  });
}
