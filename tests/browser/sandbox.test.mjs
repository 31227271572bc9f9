// The page against the sandbox API: the main job, what the server may answer instead, and two clicks where one was meant.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EXAMPLE } from "../../pkg-template/example.mjs";
import { startSandbox } from "../../www/sandbox.mjs";
import { startPage } from "../../www/serve.mjs";
import { launchChromium } from "./chromium.mjs";
import { openDashboard, textOf } from "./dashboard.mjs";
import { TYPED_EXAMPLE } from "./example.mjs";

const API_KEY = "canary-key-of-the-sandbox-test";
const SMALL = { name: "Spring", assistant_id: "127" };

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;

before(async () => {
  [browser, site] = await Promise.all([launchChromium(), startPage()]);
});
after(() => Promise.all([browser?.close(), site?.close()]));

/**
 * A sandbox of the test's own, and the page that posts to it.
 * @param {import("node:test").TestContext} t
 * @param {import("../../www/sandbox.mjs").SandboxOptions} [options]
 */
async function start(t, options) {
  const sandbox = await startSandbox({ ...options, origins: new Set([new URL(site.url).origin]) });
  t.after(sandbox.close);
  const dashboard = await openDashboard(browser, site.url, { query: { baseUrl: sandbox.baseUrl }, apiKey: API_KEY });
  t.after(() => dashboard.page.close());
  const campaigns = async () => {
    const response = await fetch(`${sandbox.baseUrl}/user/campaigns`, {
      headers: { Authorization: `Bearer ${API_KEY}` },
    });
    return /** @type {any[]} */ (await response.json());
  };
  return { ...dashboard, sandbox, campaigns };
}

test("a wrong form is refused, the documented example becomes a campaign", async (t) => {
  const { campaigns, complaints, page, posts, ...dashboard } = await start(t);
  await dashboard.submit();
  await dashboard.summary.waitFor();
  const documented = {
    message: "The given data was invalid.",
    errors: { name: ["The name field is required."], assistant_id: ["The assistant id field is required."] },
  };
  assert.deepEqual(await dashboard.messages(), documented.errors);
  assert.deepEqual(await dashboard.previewedAnswer(), documented);

  await dashboard.answer(TYPED_EXAMPLE);
  await dashboard.submit();
  assert.equal(await dashboard.createdId(), "1");
  assert.deepEqual(
    posts.map((post) => post.postData()),
    [JSON.stringify(EXAMPLE)],
  );
  const [created] = await campaigns();
  assert.equal(created.name, EXAMPLE.name);
  assert.equal(created.allowed_hours_start_time, "09:00:00");
  assert.deepEqual(complaints, []);

  // The key went over the wire, and nowhere else.
  assert.equal(await posts[0]?.headerValue("authorization"), `Bearer ${API_KEY}`);
  assert.ok(!(await page.content()).includes(API_KEY), "the document must not hold the key");
  assert.ok(!page.url().includes(API_KEY));
});

test("what was not answered is not sent, and no day at all is sent as an empty list", async (t) => {
  const dashboard = await start(t);
  await dashboard.answer({ ...SMALL, retry_on_voicemail: false, mark_complete_when_no_leads: true });
  assert.deepEqual((await dashboard.previewedRequest()).body, {
    name: "Spring",
    assistant_id: 127,
    retry_on_voicemail: false,
    mark_complete_when_no_leads: true,
  });
  const days = dashboard.field("allowed_days");
  await days.locator('input[value="sunday"]').check();
  await days.locator('input[value="monday"]').check();
  assert.deepEqual((await dashboard.previewedRequest()).body.allowed_days, ["monday", "sunday"]);
  await days.locator('input[value="sunday"]').uncheck();
  await days.locator('input[value="monday"]').uncheck();
  assert.deepEqual((await dashboard.previewedRequest()).body.allowed_days, []);
  await dashboard.submit();
  await dashboard.createdId();
  assert.deepEqual((await dashboard.campaigns())[0].allowed_days, []);

  await days.getByRole("button", { name: "Use the server's default" }).click();
  assert.ok(!("allowed_days" in (await dashboard.previewedRequest()).body));
});

test("one campaign, however often one clicks", async (t) => {
  const { page, posts, ...dashboard } = await start(t);
  await dashboard.answer(SMALL);

  // While the answer is on its way.
  /** @type {(value?: unknown) => void} */
  let release = () => {};
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route("**/user/campaign", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await dashboard.submitButton.dblclick();
  await dashboard.control("name").press("Enter");
  assert.equal(await dashboard.submitButton.getAttribute("aria-disabled"), "true");
  release();
  assert.equal(await dashboard.createdId(), "1");

  // And after it has come.
  await dashboard.submit();
  await dashboard.outcome.getByText("Already created as campaign 1").waitFor();
  assert.equal(posts.length, 1);
  assert.equal((await dashboard.campaigns()).length, 1);

  // Meant, it is done.
  await dashboard.outcome.getByRole("button", { name: "Create another one like it" }).click();
  assert.equal(await dashboard.createdId(), "2");
  assert.equal((await dashboard.campaigns()).length, 2);
});

/** @type {{ name: string, options?: import("../../www/sandbox.mjs").SandboxOptions, apiKey?: string, shows: RegExp }[]} */
const FAILURES = [
  { name: "401", options: { token: "canary-key-of-another" }, shows: /API key was not accepted.*Unauthenticated/s },
  {
    name: "403",
    apiKey: `${API_KEY}-full`,
    shows: /plan's limit is reached.*You have reached the maximum number of campaigns allowed by your plan\./s,
  },
  { name: "429", apiKey: `${API_KEY}-slow-down`, shows: /Too many requests/ },
];
for (const { name, options, apiKey, shows } of FAILURES) {
  test(`${name} is told beside the button`, async (t) => {
    const dashboard = await start(t, options);
    if (apiKey !== undefined) await dashboard.setApiKey(apiKey);
    await dashboard.answer(SMALL);
    await dashboard.submit();
    await dashboard.outcome.locator("h2").waitFor();
    const text = await textOf(dashboard.outcome);
    assert.match(text, shows);
    assert.ok(!text.includes(API_KEY), "no message may hold the key");
    assert.deepEqual(await dashboard.messages(), {});
  });
}

test("a server that is gone is told, with what it means for the campaign", async (t) => {
  const { sandbox, ...dashboard } = await start(t);
  await dashboard.answer(SMALL);
  await sandbox.close();
  await dashboard.submit();
  await dashboard.outcome.locator("h2").waitFor();
  assert.match(await textOf(dashboard.outcome), /could not be reached.*not known whether the campaign was created/s);
});

test("the page posts to this machine only, and not without a key", async (t) => {
  const { page, posts, ...dashboard } = await start(t);
  await dashboard.answer(SMALL);
  const baseUrl = page.locator("#connection-baseUrl");
  const mended = await baseUrl.inputValue();
  await baseUrl.fill("https://portal.intellixent.ai/api");
  await dashboard.submit();
  assert.match(await textOf(page.locator("#connection-problems")), /this machine only/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "connection-baseUrl");
  await baseUrl.fill(mended);
  await dashboard.setApiKey("");
  await dashboard.submit();
  assert.match(await textOf(page.locator("#connection-problems")), /key/);
  assert.equal(posts.length, 0);
  await dashboard.setApiKey(API_KEY);
  await dashboard.submit();
  assert.equal(await dashboard.createdId(), "1");
});
