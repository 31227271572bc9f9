// vee-validate 5: the schema itself, in a Vue component that a server renders.
import assert from "node:assert/strict";
import { test } from "node:test";
import { useForm } from "vee-validate";
import { createSSRApp, h } from "vue";
import { renderToString } from "vue/server-renderer";
import { campaignSchema } from "../../pkg/index.js";
import { campaign, errors, right, wrong } from "./values.mjs";

/** @param {any} initialValues */
async function open(initialValues) {
  /** @type {any} */
  let form;
  const app = createSSRApp({
    setup() {
      // biome-ignore lint/correctness/useHookAtTopLevel: Vue calls composables in setup
      form = useForm({ validationSchema: campaignSchema, initialValues });
      // It reports errors of defined fields only.
      for (const key of Object.keys(errors)) form.defineField(key.replace(/\.(\d+)/, "[$1]"));
      return () => h("p");
    },
  });
  await renderToString(app);
  return form;
}

test("vee-validate submits a valid form as its campaign", async () => {
  const form = await open(right);
  /** @type {unknown} */
  let submitted;
  await form.handleSubmit((/** @type {unknown} */ values) => {
    submitted = values;
  })();
  assert.deepEqual(submitted, campaign);
});

test("vee-validate gets the server's message at every field and element of an invalid form", async () => {
  const form = await open(wrong);
  const { valid, errors: first } = await form.validate();
  assert.equal(valid, false);
  const expected = Object.entries(errors).map(([key, [message]]) => [key.replace(/\.(\d+)/, "[$1]"), message]);
  assert.deepEqual(first, Object.fromEntries(expected));
  assert.equal(form.errors.value.name, errors.name[0]);
});
