// The door table for the React hook and the Vue composable, in Chromium: see doors.mjs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { launchChromium, launchPersistentChromium } from "../dashboard/browser/chromium.mjs";
import { script } from "./browser.mjs";
import { DoorServer } from "./door-server.mjs";
import { DOORS, RESTART_DOORS } from "./doors.mjs";

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

    /** @type {import("playwright-core").Browser} */
    let browser;
    before(async () => {
      browser = await launchChromium();
    });
    after(() => browser?.close());

    /** @param {import("playwright-core").BrowserContext} context */
    const open = async (context) => {
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      await page.goto(server.baseUrl);
      return page;
    };
    const scene = () => ({ door, server, otherUrl: `${server.baseUrl}/other` });

    for (const [title, run] of Object.entries(DOORS)) {
      test(title, async (t) => {
        server.reset();
        const context = await browser.newContext();
        t.after(async () => {
          server.release();
          await context.close();
        });
        await run({
          ...scene(),
          open: () => open(context),
          restartBrowser: () => Promise.reject(new Error("not here")),
        });
      });
    }

    for (const [title, run] of Object.entries(RESTART_DOORS)) {
      test(title, async (t) => {
        server.reset();
        const profile = mkdtempSync(join(tmpdir(), "door-"));
        let context = await launchPersistentChromium(profile);
        t.after(async () => {
          server.release();
          await context.close();
          rmSync(profile, { recursive: true, force: true });
        });
        const restartBrowser = async () => {
          await context.close();
          context = await launchPersistentChromium(profile);
        };
        await run({ ...scene(), open: () => open(context), restartBrowser });
      });
    }
  });
}
