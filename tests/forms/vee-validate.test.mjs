// vee-validate 5: the schema as it is, in a Vue component that a server renders.
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
      // biome-ignore lint/correctness/useHookAtTopLevel: Vue's, which belongs into setup
      form = useForm({ validationSchema: campaignSchema, initialValues });
      // It reports errors of fields that somebody has defined.
      for (const key of Object.keys(errors)) form.defineField(key.replace(/\.(\d+)/, "[$1]"));
      return () => h("p");
    },
  });
  await renderToString(app);
  return form;
}

test("a right form is submitted as the campaign that it means", async () => {
  const form = await open(right);
  /** @type {unknown} */
  let submitted;
  await form.handleSubmit((/** @type {unknown} */ values) => {
    submitted = values;
  })();
  assert.deepEqual(submitted, campaign);
});

test("a wrong form has the server's message at every field and element", async () => {
  const form = await open(wrong);
  const { valid, errors: first } = await form.validate();
  assert.equal(valid, false);
  const expected = Object.entries(errors).map(([key, [message]]) => [key.replace(/\.(\d+)/, "[$1]"), message]);
  assert.deepEqual(first, Object.fromEntries(expected));
  assert.equal(form.errors.value.name, errors.name[0]);
});
