// TanStack Form: the schema as a synchronous validator. Errors are at `allowed_days[1]`, and it submits the input.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FieldApi, FormApi } from "@tanstack/react-form";
import { campaignSchema, createCampaignSchema, validateCampaign } from "../../pkg/index.js";
import { campaign, errors, right, wrong } from "./values.mjs";

/** @param {typeof right} defaultValues */
function open(defaultValues) {
  /** @type {unknown[]} */
  const submitted = [];
  const schema = /** @type {typeof createCampaignSchema<typeof right>} */ (createCampaignSchema)();
  const form = new FormApi({
    defaultValues,
    validators: { onChange: schema, onSubmit: schema },
    onSubmit: ({ value }) => void submitted.push(value),
  });
  form.mount();
  return { form, submitted };
}

test("TanStack Form submits the values of a valid form, which validate to its campaign", async () => {
  const { form, submitted } = open(right);
  await form.handleSubmit();
  assert.deepEqual(submitted, [right]);
  const verdict = validateCampaign(submitted[0]);
  assert.deepEqual(verdict.ok && verdict.campaign, campaign);
  assert.ok(campaignSchema["~standard"].validate(submitted[0]));
});

test("TanStack Form gets the server's message at every field and element synchronously", async () => {
  const { form, submitted } = open(right);
  const name = new FieldApi({ form, name: "name" });
  name.mount();
  name.handleChange("");
  assert.deepEqual(
    name.state.meta.errors.map((error) => error?.message),
    errors.name,
  );
  name.handleChange("Spring");
  assert.deepEqual(name.state.meta.errors, []);

  form.reset(wrong);
  await form.handleSubmit();
  assert.deepEqual(submitted, []);
  /** @type {any} */
  const byField = form.state.errorMap.onSubmit;
  for (const [key, messages] of Object.entries(errors)) {
    const path = key.replace(/\.(\d+)/, "[$1]");
    assert.deepEqual(
      byField[path].map((/** @type {{ message: string }} */ { message }) => message),
      messages,
      path,
    );
  }
});
