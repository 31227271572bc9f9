// The forms of docs/forms.md with all 14 fields: built by Vite, filled in Chromium, on a relay and a sandbox.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "@hono/node-server";
import react from "@vitejs/plugin-react";
import vue from "@vitejs/plugin-vue";
import { build } from "vite";
import { createRelay } from "../../pkg/relay.js";
import { root } from "../../scripts/lib/process.mjs";
import { launchChromium } from "../dashboard/browser/chromium.mjs";
import { fileOf, snippetsOf } from "../docs/snippets.mjs";
import { projects } from "../frameworks/projects.mjs";
import { driveForm, openForm, STEPS } from "./all-fields/drive.mjs";
import { createRecorder } from "./all-fields/recorder.mjs";
import { rowOf } from "./all-fields/table.mjs";

const folder = join(root, ".tools", "forms");
const REACT =
  'import { createElement, StrictMode } from "react";\nimport { createRoot } from "react-dom/client";\n' +
  'createRoot(document.getElementById("app")).render(createElement(StrictMode, null, createElement(Form)));\n';
const VUE = 'import { createApp } from "vue";\ncreateApp(Form).mount("#app");\n';

/** The page of each library: its npm package, its files in docs/forms.md, and the script that shows the first one. */
const PAGES = {
  "React Hook Form": { tool: "react-hook-form", files: ["ReactHookForm.jsx", "controls.jsx"], main: REACT },
  "TanStack Form": { tool: "@tanstack/react-form", files: ["TanStackForm.jsx", "controls.jsx"], main: REACT },
  Formik: { tool: "formik", files: ["FormikForm.jsx", "controls.jsx"], main: REACT },
  Conform: { tool: "@conform-to/react", files: ["ConformForm.jsx", "controls.jsx"], main: REACT },
  "vee-validate": { tool: "vee-validate", files: ["VeeValidate.vue", "CampaignControl.vue"], main: VUE },
  "plain HTML": { tool: undefined, files: ["campaign.html", "campaign.js"], main: "" },
};

const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The name of a page's HTML file. @param {string} library */
const pageOf = (library) => `${library.toLowerCase().replaceAll(" ", "-")}.html`;

const API_KEY = "canary-key-of-the-forms";
const recorder = createRecorder(API_KEY);
const relay = createRelay({
  provider: "autocalls",
  apiKey: API_KEY,
  authorize: () => true,
  hosts: ["127.0.0.1"],
  fetch: recorder.fetch,
});

const TYPES = /** @type {Record<string, string>} */ ({ ".html": "text/html", ".js": "text/javascript" });

/** Serves the built pages, and the relay at /api. @param {Request} request */
function respond(request) {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/api/")) return relay(request);
  const headers = { "content-type": TYPES[extname(pathname)] ?? "application/octet-stream" };
  return new Response(readFileSync(join(folder, "dist", pathname)), { headers });
}

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("@hono/node-server").ServerType} */
let server;
let origin = "";

before(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const head = '<!doctype html><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">';
  for (const [library, { files, main }] of Object.entries(PAGES)) {
    for (const file of files) writeFileSync(join(folder, file), fileOf("docs/forms.md", file));
    const script = `import Form from "./${files[0]}";\n${main}`;
    const body = main
      ? `<div id="app"></div><script type="module">${script}</script>`
      : fileOf("docs/forms.md", "campaign.html");
    writeFileSync(join(folder, pageOf(library)), head + body);
  }
  const { NODE_ENV } = process.env;
  await build({
    root: folder,
    logLevel: "error",
    configFile: false,
    plugins: [react(), vue()],
    build: { rollupOptions: { input: Object.keys(PAGES).map((library) => join(folder, pageOf(library))) } },
  });
  // Vite's build sets it for this process.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  browser = await launchChromium();
  origin = await new Promise((resolve) => {
    server = serve({ fetch: respond, hostname: "127.0.0.1", port: 0 }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
  });
});
after(async () => {
  server?.close();
  await browser?.close();
});

test("every file of the two guides belongs to a form that a test fills", () => {
  const tested = [
    ...Object.values(PAGES).flatMap(({ files }) => files),
    ...Object.values(projects).flatMap(({ guide }) => guide),
    "app/page.js", // by npm run quickstart
  ];
  const named = ["docs/forms.md", "docs/frameworks.md"]
    .flatMap(snippetsOf)
    .flatMap(({ file, language }) => (file && !language.startsWith("ts") ? [file] : []));
  assert.deepEqual([...new Set(named)].sort(), [...new Set(tested)].sort());
});

for (const [library, { tool }] of Object.entries(PAGES)) {
  test(`the form with all fields in ${library} passes the steps that docs/forms.md states`, async (t) => {
    recorder.sandbox.reset();
    recorder.created.length = 0;
    const { page, complaints } = await openForm(browser, `${origin}/${pageOf(library)}`);
    t.after(() => page.close());
    /** @type {string[]} */
    const passed = [];
    await driveForm(page, recorder, (step) => void passed.push(step));
    assert.deepEqual(complaints, []);
    assert.deepEqual(
      rowOf(library, tool && devDependencies[tool]),
      STEPS.map((step) => (passed.includes(step) ? "yes" : "no")),
    );
  });
}
