// The door table for the React hook and the Vue composable, in Chromium: see doors.mjs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { launchPersistentChromium } from "../browser/chromium.mjs";
import { script } from "./browser.mjs";
import { DoorServer } from "./door-server.mjs";
import { DOORS } from "./doors.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("./doors.mjs").Door} */
const door = {
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

for (const framework of ["react", "vue"]) {
  suite(framework, () => {
    /** @type {DoorServer} */
    let server;
    before(async () => {
      const html = '<!doctype html><title>x</title><link rel="icon" href="data:,"><div id="app"></div>';
      server = new DoorServer({
        "/": { type: "text/html", text: `${html}<script type="module" src="/page.js"></script>` },
        "/page.js": { type: "text/javascript", text: await script(`door-${framework}.mjs`) },
        "/other": { type: "text/html", text: "<!doctype html><title>Other</title>Another page" },
      });
      await server.start();
    });
    after(() => server.stop());

    for (const [title, run] of Object.entries(DOORS)) {
      test(title, async (t) => {
        server.reset();
        const profile = mkdtempSync(join(tmpdir(), "door-"));
        let browser = await launchPersistentChromium(profile);
        t.after(async () => {
          server.release();
          await browser.close();
          rmSync(profile, { recursive: true, force: true });
        });
        await run({
          door,
          server,
          otherUrl: `${server.baseUrl}/other`,
          async open() {
            const page = await browser.newPage();
            page.setDefaultTimeout(10_000);
            await page.goto(server.baseUrl);
            return page;
          },
          async restartBrowser() {
            await browser.close();
            browser = await launchPersistentChromium(profile);
          },
        });
      });
    }
  });
}
