// React Hook Form with its own standardSchemaResolver; its form control works without a page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { createFormControl } from "react-hook-form";
import { campaignSchema, createCampaignSchema } from "../../pkg/index.js";
import { campaign, errors, right, wrong } from "./values.mjs";

/** @typedef {import("../../pkg/index.js").CampaignInput} Input */
/** @typedef {import("../../pkg/index.js").CreateCampaign} Output */

/**
 * @param {Input} defaultValues
 * @param {typeof campaignSchema} [schema]
 */
async function submit(defaultValues, schema = campaignSchema) {
  const resolver = standardSchemaResolver(schema);
  /** @type {ReturnType<typeof createFormControl<Input, any, Output>>} */
  const control = createFormControl({ defaultValues, resolver });
  /** @type {Output | undefined} */
  let submitted;
  await control.handleSubmit((values) => {
    submitted = values;
  })();
  /** @param {any} path */
  const messageAt = (path) => control.getFieldState(path, control.control._formState).error?.message;
  return { submitted, messageAt };
}

test("React Hook Form submits a valid form as its campaign", async () => {
  assert.deepEqual((await submit(right)).submitted, campaign);
});

test("React Hook Form gets the server's message at every field and element of an invalid form", async () => {
  const { submitted, messageAt } = await submit(wrong);
  assert.equal(submitted, undefined);
  for (const [key, [message]] of Object.entries(errors)) assert.equal(messageAt(key), message, key);
  assert.equal(messageAt("assistant_id"), undefined);
});

test("options of the schema apply in React Hook Form", async () => {
  const { messageAt } = await submit(wrong, createCampaignSchema({ messages: { required: "Pflichtfeld" } }));
  assert.equal(messageAt("name"), "Pflichtfeld");
});
