// The double-create scenarios for the React hook and the Vue composable, in Chromium: see double-create.mjs.
import { after, before } from "node:test";
import { launchChromium } from "../dashboard/browser/chromium.mjs";
import { script } from "./browser.mjs";
import { testDoubleCreate } from "./double-create.mjs";
import { LossyServer } from "./lossy-server.mjs";

/** @type {import("./double-create.mjs").PageDriver} */
const driver = {
  async fill(page, name) {
    await page.locator("[name=name]").fill(name);
    await page.locator("[name=assistant_id]").fill("127");
  },
  submit: (page) => page.getByRole("button", { name: "Create" }).click(),
  doubleClick: (page) => page.getByRole("button", { name: "Create" }).dblclick(),
  submitAnyway: (page) => page.getByRole("button", { name: "Send anyway" }).click(),
  leave: (page) => page.getByRole("button", { name: "Leave or come back" }).click(),
  comeBack: (page) => page.getByRole("button", { name: "Leave or come back" }).click(),
  shows: (page, status) =>
    page
      .locator("output")
      .getByText(status, { exact: true })
      .waitFor()
      .catch(async (error) => {
        // biome-ignore lint/performance/useDomNodeTextContent: hidden text is not shown text
        throw new Error(`it shows "${await page.locator("main").innerText()}", not ${status}: ${error}`);
      }),
};

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser?.close());

for (const framework of ["react", "vue"]) {
  /** @type {LossyServer} */
  let server;
  before(async () => {
    const html = '<!doctype html><title>x</title><link rel="icon" href="data:,"><div id="app"></div>';
    server = new LossyServer({
      "/": { type: "text/html", text: `${html}<script type="module" src="/page.js"></script>` },
      "/page.js": { type: "text/javascript", text: await script(`double-create-${framework}.mjs`) },
      "/other": { type: "text/html", text: "<!doctype html><title>Other</title>Another page" },
    });
    await server.start();
  });
  after(() => server.stop());

  testDoubleCreate(framework, {
    driver,
    timeout: 10_000,
    browser: () => browser,
    async start() {
      server.reset();
      return { server, url: server.baseUrl, otherUrl: `${server.baseUrl}/other` };
    },
  });
}
