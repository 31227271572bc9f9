// The door table: every way to click, leave and come back that could create a campaign twice. The scenarios know a page only
// by its `Door`, so that the hooks and both dashboards go through the same ones.
import assert from "node:assert/strict";

/** @typedef {import("playwright-core").Page} Page */
/**
 * How a scenario uses a page.
 *
 * @typedef {object} Door
 * @property {(page: Page, name: string) => Promise<void>} fill makes the form ready to be sent, under this name
 * @property {(page: Page) => Promise<void>} submit clicks the button that creates, or that looks while an attempt is unclear
 * @property {(page: Page) => Promise<void>} doubleClick
 * @property {(page: Page) => Promise<void>} submitAnyway
 * @property {(page: Page) => Promise<void>} leave leaves the form for another view of the same page
 * @property {(page: Page) => Promise<void>} comeBack
 * @property {(page: Page, status: string | RegExp) => Promise<void>} shows waits until the page says so
 */
/**
 * @typedef {object} Scene
 * @property {Door} door
 * @property {import("./door-server.mjs").DoorServer} server
 * @property {() => Promise<Page>} open opens a tab
 * @property {() => Promise<void>} restartBrowser closes the browser with all its tabs, and starts it with the same profile
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

/** @type {Record<string, (scene: Scene) => Promise<void>>} */
export const DOORS = {
  "a click after a lost answer finds the campaign": async (scene) => {
    const { door, server, open } = scene;
    const page = await open();
    server.next("cut-after");
    await door.fill(page, SPRING);
    await door.submit(page);
    await door.shows(page, "unclear: idle");
    await door.submit(page);
    await door.shows(page, "found");
    await door.submit(page);
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "clicks after a request that broke before it arrived send nothing until a person says so": async (scene) => {
    const { door, server, open } = scene;
    const page = await open();
    server.next("cut-before", "ok");
    await door.fill(page, SPRING);
    await door.submit(page);
    await door.shows(page, "unclear: idle");
    for (let click = 0; click < 2; click++) {
      await door.submit(page);
      await door.shows(page, "unclear: not-seen");
    }
    assertCreated(scene, []);
    await door.submitAnyway(page);
    await door.shows(page, "created");
    assert.equal(server.posts.length, 2);
    assertCreated(scene);
  },

  "a double click creates one campaign": async (scene) => {
    const { door, server, open } = scene;
    const page = await open();
    await door.fill(page, SPRING);
    await door.doubleClick(page);
    await door.shows(page, "created");
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "a reload after a lost answer comes back to the unclear attempt": async (scene) => {
    const { door, server, open } = scene;
    const page = await open();
    server.next("cut-after");
    await door.fill(page, SPRING);
    await door.submit(page);
    await door.shows(page, "unclear: idle");
    await page.reload();
    await door.shows(page, "unclear: idle");
    await door.submit(page);
    await door.shows(page, "found");
    assertCreated(scene);
  },

  "a reload while the request runs comes back to the unclear attempt": async (scene) => {
    const { door, server, open } = scene;
    const page = await open();
    server.next("hold");
    await door.fill(page, SPRING);
    await door.submit(page);
    await server.arrived(1);
    await page.reload();
    await door.shows(page, "unclear: idle");
    server.release();
    await door.submit(page);
    await door.shows(page, "found");
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "a form that is left and mounted again while the request runs gets its result": async (scene) => {
    const { door, server, open } = scene;
    const page = await open();
    server.next("hold");
    await door.fill(page, SPRING);
    await door.submit(page);
    await server.arrived(1);
    await door.leave(page);
    await door.comeBack(page);
    await door.shows(page, "sending");
    await door.submit(page);
    server.release();
    await door.shows(page, /^(created|found)$/);
    await door.submit(page);
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "a form that is left and mounted again after a lost answer is still unclear": async (scene) => {
    const { door, server, open } = scene;
    const page = await open();
    server.next("cut-after");
    await door.fill(page, SPRING);
    await door.submit(page);
    await door.shows(page, "unclear: idle");
    await door.leave(page);
    await door.comeBack(page);
    await door.shows(page, "unclear: idle");
    await door.submit(page);
    await door.shows(page, "found");
    assertCreated(scene);
  },

  "a second tab with the same draft learns that the first one created it": async (scene) => {
    const { door, server, open } = scene;
    const first = await open();
    await door.fill(first, SPRING);
    const second = await open();
    await door.shows(second, "ready");
    await door.submit(first);
    await door.shows(first, "created");
    await door.shows(second, "found");
    await door.submit(second);
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "a second tab holds back while the first one's request runs": async (scene) => {
    const { door, server, open } = scene;
    const first = await open();
    await door.fill(first, SPRING);
    const second = await open();
    server.next("hold-request");
    await door.submit(first);
    await server.arrived(1);
    await door.shows(second, "unclear: idle");
    await door.submit(second);
    await door.shows(second, "unclear: not-seen");
    server.release();
    await door.shows(first, "created");
    await door.shows(second, "found");
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "clicks in two tabs at the same time create one campaign": async (scene) => {
    const { door, server, open } = scene;
    const first = await open();
    await door.fill(first, SPRING);
    const second = await open();
    await door.shows(second, "ready");
    await Promise.all([door.submit(first), door.submit(second)]);
    await door.shows(first, /^(created|found|unclear: .*)$/);
    await door.shows(second, /^(created|found|unclear: .*)$/);
    await door.submit(first);
    await door.submit(second);
    await door.shows(first, /^(created|found)$/);
    await door.shows(second, /^(created|found)$/);
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "an edit while the request runs makes its result an earlier campaign, which is not created again": async (scene) => {
    const { door, server, open } = scene;
    const page = await open();
    server.next("hold");
    await door.fill(page, SPRING);
    await door.submit(page);
    await server.arrived(1);
    await door.fill(page, "Summer");
    server.release();
    await door.shows(page, "earlier: Spring");
    await door.fill(page, SPRING);
    await door.shows(page, "created");
    await door.submit(page);
    assertCreated(scene);
    await door.fill(page, "Summer");
    await door.submit(page);
    await door.shows(page, "created");
    assertCreated(scene, [SPRING, "Summer"]);
  },

  "back and forward while the request runs come back to an attempt that is not sent again": async (scene) => {
    const { door, server, open, otherUrl } = scene;
    const page = await open();
    server.next("hold");
    await door.fill(page, SPRING);
    await door.submit(page);
    await server.arrived(1);
    await page.goto(otherUrl);
    await page.goBack();
    await door.shows(page, /^(unclear: idle|sending)$/);
    await page.goForward();
    await page.goBack();
    server.release();
    await door.submit(page);
    await door.shows(page, /^(created|found)$/);
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },

  "two tabs with forms of their own create one campaign each, and neither loses its draft": async (scene) => {
    const { door, server, open } = scene;
    const first = await open();
    await door.fill(first, SPRING);
    const second = await open();
    await door.fill(second, "Autumn");
    await door.submit(first);
    await door.shows(first, "created");
    await second.reload();
    await door.shows(second, "ready");
    await door.submit(second);
    await door.shows(second, "created");
    assert.equal(server.posts.length, 2);
    assertCreated(scene, [SPRING, "Autumn"]);
  },
};

/** The scenarios that close the browser. @type {Record<string, (scene: Scene) => Promise<void>>} */
export const RESTART_DOORS = {
  "a browser that is closed between the request and the answer comes back to the unclear attempt": async (scene) => {
    const { door, server, open, restartBrowser } = scene;
    const page = await open();
    server.next("hold");
    await door.fill(page, SPRING);
    await door.submit(page);
    await server.arrived(1);
    await restartBrowser();
    server.release();
    const later = await open();
    await door.shows(later, "unclear: idle");
    await door.submit(later);
    await door.shows(later, "found");
    assert.equal(server.posts.length, 1);
    assertCreated(scene);
  },
};
