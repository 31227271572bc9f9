// The page without a mouse, and under axe-core's rules: light and dark, on a desk and on a phone.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { startSandbox } from "../../www/sandbox.mjs";
import { startPage } from "../../www/serve.mjs";
import { launchChromium } from "./chromium.mjs";
import { openDashboard, textOf } from "./dashboard.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;
/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let sandbox;

before(async () => {
  [browser, site] = await Promise.all([launchChromium(), startPage()]);
  sandbox = await startSandbox({ origins: new Set([new URL(site.url).origin]) });
});
after(() => Promise.all([browser?.close(), site?.close(), sandbox?.close()]));

/** @param {Omit<NonNullable<Parameters<typeof openDashboard>[2]>, "query">} [options] */
function open(options) {
  return openDashboard(browser, site.url, { query: { baseUrl: sandbox.baseUrl }, ...options });
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const width of [1280, 360]) {
    test(`axe-core finds nothing serious: ${colorScheme}, ${width} px`, async (t) => {
      const { page, ...dashboard } = await open({ colorScheme, width });
      t.after(() => page.close());
      await page.addScriptTag({ path: AXE });
      await assertNothingSerious(page, "untouched");
      await dashboard.answer({ assistant_id: "abc", allowed_days: ["monday"], phone_number_ids: ["7", "7"] });
      await dashboard.submit();
      await dashboard.summary.waitFor();
      await assertNothingSerious(page, "refused");
      await dashboard.answer({ name: "Spring", assistant_id: "127", phone_number_ids: ["7", "8"] });
      await dashboard.submit();
      await dashboard.createdId();
      await assertNothingSerious(page, "created");
      await dashboard.submit();
      await dashboard.outcome.getByText("Already created").waitFor();
      await assertNothingSerious(page, "repeated");
    });
  }
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} state
 */
async function assertNothingSerious(page, state) {
  const { violations, passes } = await page.evaluate(() => /** @type {any} */ (window).axe.run());
  assert.ok(passes.length > 20, "axe-core must have looked at the page");
  const serious = violations
    .filter((/** @type {any} */ violation) => ["serious", "critical"].includes(violation.impact))
    .map(
      (/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join("\n")}`,
    );
  assert.deepEqual(serious, [], `the ${state} page`);
}

test("messages are tied to their controls", async (t) => {
  const { page, ...dashboard } = await open();
  t.after(() => page.close());
  await dashboard.answer({ assistant_id: "abc" });
  const assistant = dashboard.control("assistant_id");
  assert.equal(await assistant.getAttribute("aria-invalid"), "true");
  const describedBy = (await assistant.getAttribute("aria-describedby"))?.split(" ") ?? [];
  const texts = await Promise.all(describedBy.map((id) => textOf(page.locator(`#${id}`))));
  assert.ok(texts.includes("The assistant id field must be an integer."), `described by: ${texts.join(" | ")}`);
  assert.equal(await dashboard.control("name").getAttribute("aria-invalid"), "false");
});

test("the keyboard alone mends a refused form and sends it", async (t) => {
  const { page, ...dashboard } = await open();
  t.after(() => page.close());
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
  const tabTo = async (/** @type {string} */ id) => {
    for (let presses = 0; presses < 60 && (await focused()) !== id; presses += 1) await keyboard.press("Tab");
    assert.equal(await focused(), id, `Tab must reach #${id}`);
  };

  await tabTo("campaign-name");
  await keyboard.type("By keyboard");
  await tabTo("campaign-assistant_id");
  await keyboard.type("x");
  await keyboard.press("Enter");

  // The summary takes the focus; its first link leads to the field.
  await dashboard.summary.waitFor();
  assert.ok(await dashboard.summary.evaluate((element) => element === document.activeElement));
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  assert.equal(await focused(), "campaign-assistant_id");
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("127");

  await tabTo("campaign-phone_number_ids");
  await keyboard.press("Enter");
  assert.equal(await focused(), "campaign-phone_number_ids-0", "a new entry must have the focus");
  await keyboard.type("5");
  await tabTo("campaign-allowed_days");
  await keyboard.press("Space");
  await tabTo("campaign-retry_on_voicemail");
  await keyboard.press("ArrowRight");
  for (let presses = 0; presses < 60 && !(await isSubmitFocused(page)); presses += 1) await keyboard.press("Tab");
  await keyboard.press("Enter");
  await dashboard.createdId();
  assert.deepEqual(JSON.parse(dashboard.posts[0]?.postData() ?? "null"), {
    name: "By keyboard",
    assistant_id: 127,
    allowed_days: ["monday"],
    retry_on_voicemail: true,
    phone_number_ids: [5],
  });
  assert.equal(dashboard.posts.length, 1);
});

/** @param {import("playwright-core").Page} page */
function isSubmitFocused(page) {
  return page.evaluate(() => document.activeElement?.getAttribute("type") === "submit");
}
