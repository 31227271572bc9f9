// Scenarios in which clicks, reloads, tabs and lost responses could create a campaign twice. They use a page
// through a `PageDriver` only, so that the hooks and both dashboards run the same ones.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launchPersistentChromium } from "../dashboard/browser/chromium.mjs";

/** @typedef {import("node:test").TestContext} TestContext */
/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./lossy-server.mjs").LossyServer} LossyServer */
/** @typedef {import("./lossy-server.mjs").Treatment} Treatment */
/**
 * The actions of a scenario on a page.
 *
 * @typedef {object} PageDriver
 * @property {(page: Page, name: string) => Promise<void>} fill fills in a form that is ready to be sent, with this name
 * @property {(page: Page) => Promise<void>} submit clicks the button that creates, or looks while an attempt is unclear
 * @property {(page: Page) => Promise<void>} doubleClick
 * @property {(page: Page) => Promise<void>} submitAnyway
 * @property {(page: Page) => Promise<void>} leave leaves the form for another view of the same page
 * @property {(page: Page) => Promise<void>} comeBack
 * @property {(page: Page, status: string | RegExp) => Promise<void>} shows waits until the page shows this status
 */
/**
 * @typedef {object} Scene
 * @property {PageDriver} driver
 * @property {LossyServer} server
 * @property {() => Promise<Page>} open opens a tab
 * @property {() => Promise<void>} restartBrowser closes the browser with its tabs, and starts it with the same profile
 * @property {string} otherUrl a page of another address on the same origin
 */

const SPRING = "Spring";

/** @param {Scene} scene @param {string[]} [names] */
function assertCreated({ server }, names = [SPRING]) {
  assert.deepEqual(
    server.campaigns.map(({ name }) => name),
    names,
  );
}

/**
 * Opens a tab and submits a campaign whose response is lost or held.
 * @param {Scene} scene
 * @param {Treatment} treatment
 * @param {...Treatment} later of further creates
 */
async function submitSpring({ driver, server, open }, treatment, ...later) {
  const page = await open();
  server.next(treatment, ...later);
  await driver.fill(page, SPRING);
  await driver.submit(page);
  if (treatment === "hold") await server.arrived(1);
  else await driver.shows(page, "unclear: idle");
  return page;
}

/** Opens a tab with a filled form, and a second tab with its draft. @param {Scene} scene */
async function openTwoTabs({ driver, open }) {
  const first = await open();
  await driver.fill(first, SPRING);
  return [first, await open()];
}

/** @type {Record<string, (scene: Scene) => Promise<void>>} */
const SCENARIOS = {
  "a click after a lost response finds the campaign": async (scene) => {
    const { driver, server } = scene;
    const page = await submitSpring(scene, "cut-after");
    await driver.submit(page);
    await driver.shows(page, "found");
    await driver.submit(page);
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "clicks after a request that never arrived send nothing until the user confirms": async (scene) => {
    const { driver, server } = scene;
    const page = await submitSpring(scene, "cut-before", "ok");
    for (let click = 0; click < 2; click++) {
      await driver.submit(page);
      await driver.shows(page, "unclear: not-seen");
    }
    assertCreated(scene, []);
    await driver.submitAnyway(page);
    await driver.shows(page, "created");
    assert.equal(server.posts.length, 2);
    assertCreated(scene);
  },

  "a double click creates one campaign": async (scene) => {
    const { driver, server, open } = scene;
    const page = await open();
    await driver.fill(page, SPRING);
    await driver.doubleClick(page);
    await driver.shows(page, "created");
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "a reload after a lost response shows the unclear attempt": async (scene) => {
    const { driver } = scene;
    const page = await submitSpring(scene, "cut-after");
    await page.reload();
    await driver.shows(page, "unclear: idle");
    await driver.submit(page);
    await driver.shows(page, "found");
    assertCreated(scene);
  },

  "a reload while the request runs shows the unclear attempt": async (scene) => {
    const { driver, server } = scene;
    const page = await submitSpring(scene, "hold");
    await page.reload();
    await driver.shows(page, "unclear: idle");
    server.release();
    await driver.submit(page);
    await driver.shows(page, "found");
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "a form that is left and mounted again while the request runs gets its result": async (scene) => {
    const { driver, server } = scene;
    const page = await submitSpring(scene, "hold");
    await driver.leave(page);
    await driver.comeBack(page);
    await driver.shows(page, "sending");
    await driver.submit(page);
    server.release();
    await driver.shows(page, /^(created|found)$/);
    await driver.submit(page);
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "a form that is left and mounted again after a lost response is still unclear": async (scene) => {
    const { driver } = scene;
    const page = await submitSpring(scene, "cut-after");
    await driver.leave(page);
    await driver.comeBack(page);
    await driver.shows(page, "unclear: idle");
    await driver.submit(page);
    await driver.shows(page, "found");
    assertCreated(scene);
  },

  "a second tab with the same draft shows the campaign that the first tab created": async (scene) => {
    const { driver, server } = scene;
    const [first, second] = await openTwoTabs(scene);
    await driver.shows(second, "ready");
    await driver.submit(first);
    await driver.shows(first, "created");
    await driver.shows(second, "found");
    await driver.submit(second);
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "a second tab sends nothing while the request of the first tab runs": async (scene) => {
    const { driver, server } = scene;
    const [first, second] = await openTwoTabs(scene);
    server.next("hold-request");
    await driver.submit(first);
    await server.arrived(1);
    await driver.shows(second, "unclear: idle");
    await driver.submit(second);
    await driver.shows(second, "unclear: not-seen");
    server.release();
    await driver.shows(first, "created");
    await driver.shows(second, "found");
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "clicks in two tabs at the same time create one campaign": async (scene) => {
    const { driver, server } = scene;
    const [first, second] = await openTwoTabs(scene);
    await driver.shows(second, "ready");
    await Promise.all([driver.submit(first), driver.submit(second)]);
    await driver.shows(first, /^(created|found|unclear: .*)$/);
    await driver.shows(second, /^(created|found|unclear: .*)$/);
    await driver.submit(first);
    await driver.submit(second);
    await driver.shows(first, /^(created|found)$/);
    await driver.shows(second, /^(created|found)$/);
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "an edit while the request runs makes its result an earlier campaign, which is not created again": async (scene) => {
    const { driver, server } = scene;
    const page = await submitSpring(scene, "hold");
    await driver.fill(page, "Summer");
    server.release();
    await driver.shows(page, "earlier: Spring");
    await driver.fill(page, SPRING);
    await driver.shows(page, "created");
    await driver.submit(page);
    assertCreated(scene);
    await driver.fill(page, "Summer");
    await driver.submit(page);
    await driver.shows(page, "created");
    assertCreated(scene, [SPRING, "Summer"]);
  },

  "back and forward while the request runs lead to the attempt, which is not sent again": async (scene) => {
    const { driver, server, otherUrl } = scene;
    const page = await submitSpring(scene, "hold");
    await page.goto(otherUrl);
    await page.goBack();
    await driver.shows(page, /^(unclear: idle|sending)$/);
    await page.goForward();
    await page.goBack();
    server.release();
    await driver.submit(page);
    await driver.shows(page, /^(created|found)$/);
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "two tabs with different forms create one campaign each, and neither loses its draft": async (scene) => {
    const { driver, server } = scene;
    const [first, second] = await openTwoTabs(scene);
    await driver.fill(second, "Autumn");
    await driver.submit(first);
    await driver.shows(first, "created");
    await second.reload();
    await driver.shows(second, "ready");
    await driver.submit(second);
    await driver.shows(second, "created");
    assert.equal(server.posts.length, 2);
    assertCreated(scene, [SPRING, "Autumn"]);
  },
};

/** The scenarios that close the browser. @type {Record<string, (scene: Scene) => Promise<void>>} */
const RESTART_SCENARIOS = {
  "a browser closed between request and response shows the unclear attempt when it starts again": async (scene) => {
    const { driver, server, open, restartBrowser } = scene;
    await submitSpring(scene, "hold");
    await restartBrowser();
    server.release();
    const later = await open();
    await driver.shows(later, "unclear: idle");
    await driver.submit(later);
    await driver.shows(later, "found");
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },
};

/**
 * Registers a test for each scenario.
 *
 * @param {string} label of the tests
 * @param {object} options
 * @param {PageDriver} options.driver
 * @param {number} options.timeout milliseconds of a page's actions
 * @param {() => import("playwright-core").Browser} options.browser
 * @param {(t: TestContext) => Promise<{ server: LossyServer, url: string, otherUrl: string }>} options.start serves the
 *   account and the page
 */
export function testDoubleCreate(label, { driver, timeout, browser, start }) {
  /** @param {TestContext} t @param {() => import("playwright-core").BrowserContext} context */
  const sceneOf = async (t, context) => {
    const { server, url, otherUrl } = await start(t);
    t.after(async () => {
      server.release();
      await context().close();
    });
    const open = async () => {
      const page = await context().newPage();
      page.setDefaultTimeout(timeout);
      await page.goto(url);
      return page;
    };
    return { driver, server, otherUrl, open, restartBrowser: () => assert.fail("the browser is shared") };
  };

  for (const [title, run] of Object.entries(SCENARIOS)) {
    test(`${label}: ${title}`, async (t) => {
      const context = await browser().newContext({ locale: "en-GB" });
      await run(await sceneOf(t, () => context));
    });
  }

  for (const [title, run] of Object.entries(RESTART_SCENARIOS)) {
    test(`${label}: ${title}`, async (t) => {
      const profile = mkdtempSync(join(tmpdir(), "double-create-"));
      let context = await launchPersistentChromium(profile);
      const scene = await sceneOf(t, () => context);
      t.after(() => rmSync(profile, { recursive: true, force: true }));
      const restartBrowser = async () => {
        await context.close();
        context = await launchPersistentChromium(profile);
      };
      await run({ ...scene, restartBrowser });
    });
  }
}
