// The page against the real Laravel server: what is shown before posting is what Laravel answers, and a right form becomes a campaign.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { EXAMPLE } from "../../pkg-template/example.mjs";
import { startPage } from "../../www/serve.mjs";
import { startLaravelServer } from "../laravel/server.mjs";
import { launchChromium } from "./chromium.mjs";
import { openDashboard, textOf } from "./dashboard.mjs";
import { TYPED_EXAMPLE } from "./example.mjs";

const API_KEY = "canary-key-of-the-browser-test";
const SHOTS = fileURLToPath(new URL("shots/", import.meta.url));

/** Wrong in many ways, all of which can be typed: two messages at one field, loosely equal numbers, 256 characters. */
const WRONG = {
  assistant_id: "12.5",
  max_calls_in_parallel: "11",
  max_retries: "abcdef",
  retry_interval: "9",
  goal_completion_variable: "x".repeat(256),
  phone_number_ids: ["7", "+7", "seven"],
};

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof startPage>>} */
let site;

before(async () => {
  await mkdir(SHOTS, { recursive: true });
  [browser, site] = await Promise.all([launchChromium(), startPage()]);
});
after(() => Promise.all([browser?.close(), site?.close()]));

/**
 * What the server itself says to a body, asked without the page.
 * @param {string} baseUrl
 * @param {unknown} form
 */
async function askServer(baseUrl, form) {
  const response = await fetch(`${baseUrl}/user/campaign`, {
    method: "POST",
    headers: { Accept: "application/json", Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify(form),
  });
  return { status: response.status, body: /** @type {any} */ (await response.json()) };
}

for (const profile of /** @type {const} */ (["laravel-12", "laravel-8"])) {
  test(`${profile}: a wrong form shows Laravel's messages, the corrected one becomes a campaign`, async (t) => {
    const server = await startLaravelServer(profile);
    t.after(server.close);
    const dashboard = await openDashboard(browser, site.url, {
      query: { baseUrl: server.baseUrl, profile },
      apiKey: API_KEY,
    });
    t.after(() => dashboard.page.close());

    // As one types: the messages of the fields that were touched, and of no other.
    await dashboard.answer(WRONG);
    const whileTyping = await dashboard.messages();
    assert.ok(!("name" in whileTyping), "an untouched field must show no message yet");
    const { status, body: answer } = await askServer(server.baseUrl, WRONG);
    assert.equal(status, 422);
    const { name: nameMessages, ...touched } = answer.errors;
    assert.deepEqual(whileTyping, touched);
    assert.deepEqual(nameMessages, ["The name field is required."]);

    // After the first try: all of them, at the fields, in the summary, and beside the form, as the server words and orders them.
    await dashboard.submit();
    await dashboard.summary.waitFor();
    assert.deepEqual(await dashboard.messages(), answer.errors);
    assert.deepEqual(await dashboard.summary.locator("a").allInnerTexts(), Object.values(answer.errors).flat());
    const previewed = await dashboard.previewedAnswer();
    assert.equal(JSON.stringify(previewed), JSON.stringify(answer));
    assert.equal(dashboard.posts.length, 0, "a form that would be refused must not be sent");
    await shoot(dashboard.page, `${profile}-wrong`);

    // Corrected: the documented example, typed in.
    for (const _ of WRONG.phone_number_ids) {
      await dashboard.field("phone_number_ids").getByRole("button", { name: "Remove entry 1" }).click();
    }
    await dashboard.control("goal_completion_variable").fill("");
    await dashboard.answer(TYPED_EXAMPLE);
    assert.deepEqual(await dashboard.messages(), {});
    const request = await dashboard.previewedRequest();
    assert.equal(request.head[0], `POST ${server.baseUrl}/user/campaign`);
    assert.deepEqual(request.body, EXAMPLE);
    await dashboard.submit();
    assert.equal(await dashboard.createdId(), "1");
    assert.match(await textOf(dashboard.outcome), /Product Demo Campaign.*draft/s);
    await shoot(dashboard.page, `${profile}-created`);

    // On the wire: exactly one request of the page's, its body the example's, and the headers the server needs.
    const [mine, ...more] = (await server.requests()).filter(
      (seen) => seen.method === "POST" && "origin" in seen.headers,
    );
    assert.ok(mine !== undefined && more.length === 0, "the page must have posted once");
    assert.equal(mine.path, "/api/user/campaign");
    assert.equal(mine.body, JSON.stringify(EXAMPLE));
    assert.equal(mine.headers.accept, "application/json");
    assert.equal(mine.headers["content-type"], "application/json");
    const checksum = createHash("sha256").update(API_KEY).digest("hex").slice(0, 16);
    assert.equal(mine.headers.authorization, `Bearer sha256:${checksum}`);
    assert.deepEqual(dashboard.complaints, []);
  });
}

test("half a time is refused as the server would refuse it, never sent as its default", async (t) => {
  const server = await startLaravelServer("laravel-12");
  t.after(server.close);
  const dashboard = await openDashboard(browser, site.url, {
    query: { baseUrl: server.baseUrl, profile: "laravel-12" },
    apiKey: API_KEY,
  });
  t.after(() => dashboard.page.close());

  await dashboard.answer({ name: "Half a time", assistant_id: "127" });
  await dashboard.control("allowed_hours_start_time").focus();
  await dashboard.page.keyboard.type("09"); // the hours alone
  await dashboard.submit();
  await dashboard.summary.waitFor();
  const { body: answer } = await askServer(server.baseUrl, {
    name: "Half a time",
    assistant_id: "127",
    allowed_hours_start_time: "--:--",
  });
  assert.deepEqual(await dashboard.messages(), answer.errors);
  assert.equal(dashboard.posts.length, 0);

  await dashboard.answer({ allowed_hours_start_time: "09:30" });
  await dashboard.submit();
  assert.equal(await dashboard.createdId(), "1");
});

test("an error that only the server knows lands at its field", async (t) => {
  const server = await startLaravelServer("laravel-12", { CAMPAIGN_ASSISTANTS: "127" });
  t.after(server.close);
  const dashboard = await openDashboard(browser, site.url, {
    query: { baseUrl: server.baseUrl, profile: "laravel-12" },
    apiKey: API_KEY,
  });
  t.after(() => dashboard.page.close());

  await dashboard.answer({ name: "Unknown assistant", assistant_id: "128" });
  await dashboard.submit();
  await dashboard.summary.waitFor();
  const expected = { assistant_id: ["Assistant not found or not an outbound assistant."] };
  assert.deepEqual(await dashboard.messages(), expected);
  assert.equal(await dashboard.control("assistant_id").getAttribute("aria-invalid"), "true");
  await dashboard.summary.getByRole("link").click();
  assert.equal(await focusedId(dashboard.page), "campaign-assistant_id");

  await dashboard.answer({ assistant_id: "127" });
  assert.deepEqual(await dashboard.messages(), {}, "the server's message must go when its field is changed");
  await dashboard.submit();
  assert.equal(await dashboard.createdId(), "1");
});

test("a plan's limit that the page was not told of: the server's own 422 lands at its field", async (t) => {
  const server = await startLaravelServer("laravel-12", { CAMPAIGN_MAX_CALLS: "2" });
  t.after(server.close);
  const dashboard = await openDashboard(browser, site.url, {
    query: { baseUrl: server.baseUrl, profile: "laravel-12" },
    apiKey: API_KEY,
  });
  t.after(() => dashboard.page.close());

  const form = { name: "Too many at once", assistant_id: "127", max_calls_in_parallel: "3" };
  const { body: answer } = await askServer(server.baseUrl, form);
  await dashboard.answer(form);
  assert.deepEqual(await dashboard.messages(), {});
  await dashboard.submit();
  await dashboard.summary.waitFor();
  assert.deepEqual(await dashboard.messages(), answer.errors);
  assert.deepEqual(Object.keys(answer.errors), ["max_calls_in_parallel"]);
});

/** @param {import("playwright-core").Page} page */
function focusedId(page) {
  return page.evaluate(() => document.activeElement?.id);
}

/**
 * Pictures for people to look at, from the top of the page, on a desk and on a phone.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
async function shoot(page, name) {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: `${SHOTS}${name}-${width}.png`, fullPage: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `at ${width} px the page is ${overflow} px too wide`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
