// The pages of the documentation, in React and Vue, with its relay and settings: built by Vite, used in Chromium.
// A sandbox stands in for the real host. tests/forms/all-fields.test.mjs runs the pages of docs/forms.md.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { build, preview } from "vite";
import { root } from "../../scripts/lib/process.mjs";
import { freePort } from "../../www/server/ports.mjs";
import { startSandbox } from "../../www/server/sandbox.mjs";
import { launchChromium } from "../dashboard/browser/chromium.mjs";
import { campaignsOf, createInPage, createWithStrangersAssistant } from "./scenario.mjs";
import { fileOf, locationOf, snippets } from "./snippets.mjs";

const KEY = "17|canary-key-of-the-documentation";
const README = "pkg-template/README.md";
const folder = join(root, ".tools", "docs", "pages");

/** The files that `npm create vite` writes beside src/App.jsx and src/App.vue. */
const FRAMES = {
  jsx: {
    heading: "Quick start: React",
    element: "root",
    main:
      'import { createElement, StrictMode } from "react";\nimport { createRoot } from "react-dom/client";\n' +
      'import App from "./App.jsx";\n' +
      'createRoot(document.getElementById("root")).render(createElement(StrictMode, null, createElement(App)));\n',
  },
  vue: {
    heading: "Quick start: Vue",
    element: "app",
    main: 'import { createApp } from "vue";\nimport App from "./App.vue";\ncreateApp(App).mount("#app");\n',
  },
};

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let sandbox;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("node:child_process").ChildProcess} */
let relay;
/** The relay's port: the documented 8787 may be in use here. */
let relayPort = 0;

before(async () => {
  rmSync(folder, { recursive: true, force: true });
  [sandbox, browser, relayPort] = await Promise.all([startSandbox(), launchChromium(), freePort(0)]);
  const file = join(folder, "server.mjs");
  write(file, fileOf(README, "server.mjs").replace("8787", String(relayPort)));
  const { NODE_ENV, ...env } = process.env; // Vite's build sets NODE_ENV for this process
  relay = spawn(process.execPath, ["--import", new URL("redirect.mjs", import.meta.url).href, file], {
    cwd: folder,
    env: { ...env, SANDBOX_URL: sandbox.baseUrl, OUTBOUND_CAMPAIGN_API_KEY: KEY },
    stdio: ["ignore", "ignore", "inherit"],
  });
});
after(async () => {
  relay?.kill();
  await Promise.all([browser?.close(), sandbox?.close()]);
});

/** @param {string} file @param {string} text */
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * @param {string} name
 * @param {Record<string, string>} files
 * @param {import("node:test").TestContext} t
 * @returns {Promise<string>} the address of the built page
 */
async function served(name, files, t) {
  const project = join(folder, name);
  for (const [file, text] of Object.entries(files)) write(join(project, file), text);
  const settings = { root: project, logLevel: /** @type {const} */ ("error"), mode: "production" };
  await build(settings);
  const server = await preview({ ...settings, preview: { host: "127.0.0.1", port: await freePort(0) } });
  t.after(() => server.close());
  return server.resolvedUrls?.local[0] ?? "";
}

const pages = snippets.filter(
  ({ language, page }) =>
    (language === "jsx" || language === "vue") && page !== "docs/forms.md" && page !== "docs/frameworks.md",
);

for (const [i, { language, code, ...rest }] of pages.entries()) {
  test(`the page of ${locationOf({ language, code, ...rest })} shows the server's messages and creates`, async (t) => {
    const { heading, element, main } = FRAMES[/** @type {"jsx" | "vue"} */ (language)];
    const url = await served(
      `${i}`,
      {
        "index.html":
          `<!doctype html><title>x</title><link rel="icon" href="data:,"><div id="${element}"></div>` +
          '<script type="module" src="/src/main.js"></script>',
        "src/main.js": main,
        [`src/App.${language}`]: code,
        "vite.config.js": fileOf(README, "vite.config.js", heading).replace("8787", String(relayPort)),
      },
      t,
    );
    const page = await browser.newPage();
    t.after(() => page.close());
    const before = (await campaignsOf(sandbox.baseUrl, KEY)).length;
    await createInPage(page, url);
    const campaigns = await campaignsOf(sandbox.baseUrl, KEY);
    assert.equal(campaigns.length, before + 1);
    assert.equal(campaigns.at(-1)?.name, "Spring");
    await createWithStrangersAssistant(page);
  });
}

test("the documentation has pages in React and in Vue", () => {
  assert.ok(pages.filter(({ language }) => language === "jsx").length >= 1);
  assert.ok(pages.filter(({ language }) => language === "vue").length >= 1);
});

for (const snippet of snippets.filter(({ language, file }) => language === "html" && !file)) {
  test(`validation needs the whole Content-Security-Policy of ${locationOf(snippet)}`, async (t) => {
    const script = `import { validateCampaign } from "outbound-campaign";
      const shown = document.querySelector("output");
      try { shown.textContent = String(validateCampaign({ name: "Spring", assistant_id: 127 }).ok); }
      catch (error) { shown.textContent = error.message; }`;
    for (const [name, policy, wanted] of /** @type {const} */ ([
      ["csp", snippet.code, /^true$/],
      ["csp-without", snippet.code.replace(" 'wasm-unsafe-eval'", ""), /Add 'wasm-unsafe-eval' to its script-src/],
    ])) {
      const tags = '<output></output><script type="module" src="/main.js"></script>';
      const html = `<!doctype html><title>x</title>${policy}${tags}`;
      const page = await browser.newPage();
      t.after(() => page.close());
      await page.goto(await served(name, { "index.html": html, "main.js": script }, t));
      await page.waitForFunction("document.querySelector('output').textContent");
      assert.match(String(await page.textContent("output")), wanted);
    }
  });
}
