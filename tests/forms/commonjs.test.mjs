// `/react` and `/vue` by require, with the frameworks' CommonJS builds: rendered on the server, with one store.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

const require = createRequire(import.meta.url);

test('require("outbound-campaign/react") renders a form with React\'s CommonJS build', () => {
  const { useCampaignForm, useCampaignField } = require("outbound-campaign/react");
  const { createElement } = require("react");
  const { renderToString } = require("react-dom/server");
  // biome-ignore lint/correctness/noComponentHookFactories: made once, from required modules
  const App = () => {
    const form = useCampaignForm({ initialValues: { name: "Spring" } });
    const { value, errors } = useCampaignField(form, "name");
    return createElement("p", null, `${value}${errors.length}${form.getState().submitting}`);
  };
  assert.equal(renderToString(createElement(App)), "<p>Spring0false</p>");
});

test('require("outbound-campaign/vue") renders a form with Vue\'s CommonJS build', async () => {
  const { useCampaignForm } = require("outbound-campaign/vue");
  const { createSSRApp, h } = require("vue");
  const { renderToString } = require("vue/server-renderer");
  const app = createSSRApp({
    setup() {
      // biome-ignore lint/correctness/useHookAtTopLevel: Vue calls composables in setup
      const { form, values, field } = useCampaignForm({ initialValues: { name: "Spring" } });
      form.setValue("assistant_id", "x");
      form.touch("assistant_id");
      const { errors } = field("assistant_id").value;
      return () => h("p", `${values.name}: ${errors}`);
    },
  });
  assert.equal(await renderToString(app), "<p>Spring: The assistant id field must be an integer.</p>");
});

test("the CommonJS entries react and vue use the same store as the entry form", () => {
  /**
   * Returns the files that a loaded module has required, with its own.
   * @param {NodeModule | undefined} module
   */
  const filesOf = (module, files = new Set()) => {
    if (!module || files.has(module.filename)) return files;
    files.add(module.filename);
    for (const child of module.children) filesOf(child, files);
    return files;
  };
  const loaded = (/** @type {string} */ name) => {
    require(`outbound-campaign/${name}`);
    return filesOf(require.cache[require.resolve(`outbound-campaign/${name}`)]);
  };
  const stores = [...loaded("form")].filter((file) => /\bforms\Wform\.js$/.test(file));
  assert.equal(stores.length, 1);
  for (const name of ["react", "vue"]) assert.ok(loaded(name).has(stores[0]), name);
});
