// Creating a campaign in both dashboards on the sandbox: the main path and its failures.
// German texts of the page: cspell:ignore Erwartete Antwort
import assert from "node:assert/strict";
import { test } from "node:test";
import { EXAMPLE } from "../../../scripts/package/example.mjs";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { TYPED_EXAMPLE } from "./example.mjs";
import { API_KEY, prepareSite } from "./site.mjs";

const SMALL = { name: "Spring", assistant_id: "127" };
const site = prepareSite();

for (const which of DASHBOARDS) {
  /** @param {string} title @param {(t: import("node:test").TestContext) => Promise<void>} run */
  const scenario = (title, run) => test(`${which.name}: ${title}`, run);
  /**
   * @param {import("node:test").TestContext} t
   * @param {import("../../../www/server/sandbox.mjs").SandboxServerOptions} [options]
   */
  const start = async (t, options) => {
    const sandbox = await site.serveSandbox(t, options);
    return { ...sandbox, ...(await sandbox.open(which)) };
  };

  scenario("an invalid form is refused, and the documented example becomes a campaign that is started", async (t) => {
    const { campaigns, complaints, page, requests, ...dashboard } = await start(t);
    await dashboard.review();
    await dashboard.summary.waitFor();
    const documented = {
      message: "The given data was invalid.",
      errors: { name: ["The name field is required."], assistant_id: ["The assistant id field is required."] },
    };
    assert.deepEqual(await dashboard.messages(), documented.errors);
    assert.deepEqual((await dashboard.exact()).body, documented);

    await dashboard.answer(TYPED_EXAMPLE);
    assert.deepEqual(await dashboard.messages(), {});
    const exact = await dashboard.exact();
    assert.equal(exact.head[0], "POST https://app.autocalls.ai/api/user/campaign");
    assert.deepEqual(exact.body, EXAMPLE);
    await dashboard.review();
    assert.equal(dashboard.posts().length, 0, "nothing is sent before it was reviewed");
    await page.getByText("America/New_York", { exact: true }).waitFor();
    await dashboard.create();
    assert.equal(await dashboard.createdId(), "1");
    assert.deepEqual(
      dashboard.posts().map((post) => post.postData()),
      [JSON.stringify(EXAMPLE)],
    );
    assert.equal((await campaigns())[0].name, EXAMPLE.name);

    await dashboard.button("Start it now").click();
    await page.getByRole("dialog").getByRole("button", { name: "Start calling" }).click();
    await page.getByText("” is started. First calls").waitFor();
    assert.equal((await campaigns())[0].status, "in-progress");
    assert.deepEqual(complaints, []);

    // The key stays with the relay.
    for (const request of requests) {
      const seen = JSON.stringify([request.url(), await request.allHeaders(), request.postData()]);
      assert.ok(!seen.includes(API_KEY) && !("authorization" in request.headers()), request.url());
    }
    assert.ok(!(await page.content()).includes(API_KEY), "the document must not hold the key");
  });

  scenario("an untouched field is not sent, and deselected days are sent as an empty list", async (t) => {
    const dashboard = await start(t);
    await dashboard.answer({ ...SMALL, retry_on_voicemail: false, mark_complete_when_no_leads: true });
    const body = {
      name: "Spring",
      assistant_id: "127",
      timezone: "Europe/Berlin", // the browser's zone is the initial value
      retry_on_voicemail: false,
      mark_complete_when_no_leads: true,
    };
    assert.deepEqual((await dashboard.exact()).body, { ...body, assistant_id: 127 });
    await dashboard.answer({ timezone: "" });
    assert.ok(!("timezone" in (await dashboard.exact()).body));
    const days = dashboard.field("allowed_days");
    await days.locator('input[value="sunday"]').check();
    await days.locator('input[value="monday"]').check();
    assert.deepEqual((await dashboard.exact()).body.allowed_days, ["monday", "sunday"]);
    await days.locator('input[value="sunday"]').uncheck();
    await days.locator('input[value="monday"]').uncheck();
    assert.deepEqual((await dashboard.exact()).body.allowed_days, []);
    assert.match(await textOf(days), /An empty list is sent: calls on no day/);
    assert.match(await textOf(days), /Warning.*no call is made/s, "a warning says its kind in a word");
    await dashboard.review();
    await dashboard.create();
    await dashboard.createdId();
    assert.deepEqual((await dashboard.campaigns())[0].allowed_days, []);
  });

  scenario("typed text differs from a placeholder in colour, also in number fields", async (t) => {
    const { answer, control } = await start(t);
    await answer({ ...SMALL, max_retries: "3" });
    /** @param {string} name */
    const colour = (name) => control(name).evaluate((element) => getComputedStyle(element).color);
    assert.equal(await colour("max_retries"), await colour("name"));
  });

  scenario("the week picture changes the form by keyboard and by drag, and follows changes of the form", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.answer({ ...SMALL, allowed_hours_start_time: "09:00", allowed_hours_end_time: "17:00" });
    const slider = page.getByRole("slider", { name: "Start of the calling hours" });
    assert.equal(await slider.getAttribute("aria-valuetext"), "09:00");
    await slider.focus();
    await page.keyboard.press("PageUp");
    await page.keyboard.press("ArrowRight");
    assert.equal(await dashboard.control("allowed_hours_start_time").inputValue(), "10:15");
    await dashboard.button("Sunday").focus();
    await page.keyboard.press("Space");
    const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    const hours = { allowed_hours_start_time: "10:15", allowed_hours_end_time: "17:00" };
    const form = { name: "Spring", assistant_id: 127, timezone: "Europe/Berlin" };
    assert.deepEqual((await dashboard.exact()).body, { ...form, ...hours, allowed_days: days });

    const end = page.getByRole("slider", { name: "End of the calling hours" });
    await end.scrollIntoViewIfNeeded();
    const [from, tracks] = [await end.boundingBox(), await page.locator(".week-tracks").boundingBox()];
    assert.ok(from && tracks);
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(tracks.x + (tracks.width * 12) / 24, from.y + from.height / 2, { steps: 5 });
    await page.mouse.up();
    assert.equal(await dashboard.control("allowed_hours_end_time").inputValue(), "12:00");
    assert.deepEqual((await dashboard.exact()).body.allowed_days, days);
  });

  scenario("repeated clicks on create send one campaign", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.answer(SMALL);
    await dashboard.review();
    /** @type {(value?: unknown) => void} */
    let release = () => {};
    const held = new Promise((resolve) => {
      release = resolve;
    });
    await page.route("**/user/campaign", async (route) => {
      await held;
      await route.continue();
    });
    await dashboard.button("Create campaign").dblclick();
    assert.equal(await dashboard.button("Creating…").getAttribute("aria-disabled"), "true");
    await dashboard.button("Creating…").press("Enter");
    await page.getByText(/^Waiting for the server, \d+ s$/).waitFor(); // a slow request shows its waiting time
    release();
    assert.equal(await dashboard.createdId(), "1");
    assert.equal(dashboard.posts().length, 1);
    assert.equal((await dashboard.campaigns()).length, 1);
  });

  scenario("an error that only the server finds is shown at its field until the field changes", async (t) => {
    const { page, faults, ...dashboard } = await start(t, { maxCallsInParallel: 2 });
    await dashboard.answer({ ...SMALL, max_calls_in_parallel: "3" });
    await dashboard.review();
    await dashboard.create();
    await dashboard.summary.waitFor();
    assert.deepEqual(await dashboard.messages(), {
      max_calls_in_parallel: ["The max calls in parallel field must not be greater than 2."],
    });
    assert.ok(await dashboard.summary.evaluate((element) => element === document.activeElement));
    await dashboard.summary.getByRole("link").click();
    assert.equal(await dashboard.focusedId(), "campaign-max_calls_in_parallel");

    await dashboard.answer({ max_calls_in_parallel: "2" });
    assert.deepEqual(await dashboard.messages(), {});
    await dashboard.review();
    faults.set({ kind: "assistant-not-found", scope: "create" });
    await dashboard.create();
    await dashboard.summary.waitFor();
    faults.set({ kind: "none", scope: "create" });
    const missing = ["Assistant not found or not an outbound assistant."];
    assert.deepEqual(await dashboard.messages(), { assistant_id: missing });
    assert.equal(await dashboard.control("assistant_id").getAttribute("aria-invalid"), "true");
    await dashboard.answer({ assistant_id: "128" });
    await dashboard.review();
    await dashboard.create();
    assert.equal(await dashboard.createdId(), "1");
    await page.getByRole("link", { name: "See all campaigns" }).click();
    await page.getByRole("row", { name: /Spring Draft/ }).waitFor();
  });

  scenario("a full plan shows an error, creates nothing and keeps the draft", async (t) => {
    const { page, faults, ...dashboard } = await start(t);
    faults.set({ kind: "plan-limit", scope: "create" });
    await dashboard.answer(SMALL);
    await dashboard.review();
    await dashboard.create();
    const alert = page.getByRole("alert");
    await alert.getByText("The plan's limit is reached").waitFor();
    assert.match(await textOf(alert), /You have reached the maximum number of campaigns allowed by your plan\./);
    assert.equal((await dashboard.campaigns()).length, 0);
    await page.reload({ waitUntil: "networkidle" });
    assert.equal(await dashboard.control("name").inputValue(), "Spring");
    assert.equal(await dashboard.control("assistant_id").inputValue(), "127");
    faults.set({ kind: "none", scope: "create" });
    await dashboard.review();
    await dashboard.create();
    assert.equal(await dashboard.createdId(), "1");
    await page.reload({ waitUntil: "networkidle" });
    assert.equal(await dashboard.control("name").inputValue(), "", "a created campaign leaves no draft");
  });

  scenario("a campaign with an unknown outcome is found by a search of the list", async (t) => {
    const { page, faults, ...dashboard } = await start(t, { seeded: true });
    faults.set({ kind: "cut-after", scope: "create" });
    await dashboard.answer(SMALL);
    await dashboard.review();
    await dashboard.create();
    await page.getByRole("heading", { name: "It is unclear whether the campaign was created" }).waitFor();
    assert.equal(await dashboard.button("Create campaign").count(), 0, "looking comes before sending again");
    assert.equal(await dashboard.button(/^Send again/).count(), 0);
    await dashboard.button("Check whether it was created").click();
    assert.equal(await dashboard.createdId(), "4");
    await page.getByText("It was created: it is in the list.").waitFor();
    assert.equal((await dashboard.campaigns()).length, 4);
    assert.equal(dashboard.posts().length, 1);
  });

  scenario("an unclear campaign that the search does not find can be sent again after a warning", async (t) => {
    const { page, faults, ...dashboard } = await start(t);
    faults.set({ kind: "cut-before", scope: "create" });
    await dashboard.answer(SMALL);
    await dashboard.review();
    await dashboard.create();
    await dashboard.button("Check whether it was created").click();
    await page.getByText("The request may still be running").waitFor();
    faults.set({ kind: "none", scope: "create" });
    await dashboard.button("Send again, even if this creates a second campaign").click();
    assert.equal(await dashboard.createdId(), "1");
    assert.equal((await dashboard.campaigns()).length, 1);
  });

  scenario("a rate limit and a server error show their own messages", async (t) => {
    const { page, faults, ...dashboard } = await start(t);
    faults.set({ kind: "rate-limit", scope: "create" });
    await dashboard.answer(SMALL);
    await dashboard.review();
    await dashboard.create();
    await page.getByRole("heading", { name: "Too many requests" }).waitFor(); // after the client's own retries
    await page.getByText("The server asks to wait 2 s.").waitFor();
    faults.set({ kind: "server-error", scope: "create" });
    await dashboard.create();
    await page.getByRole("heading", { name: "It is unclear whether the campaign was created" }).waitFor();
    await page.getByText(/^Sent on .*\. The server failed\./).waitFor();
  });

  scenario("a draft can be discarded", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.answer({ name: "Half a" });
    await page.reload({ waitUntil: "networkidle" });
    assert.equal(await dashboard.control("name").inputValue(), "Half a");
    await dashboard.button("Start over").click();
    assert.equal(await dashboard.control("name").inputValue(), "");
    await page.reload({ waitUntil: "networkidle" });
    assert.equal(await dashboard.button("Start over").count(), 0);
  });

  scenario("an incomplete time is refused as by the server and never replaced by the default", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.answer(SMALL);
    await dashboard.control("allowed_hours_start_time").focus();
    await page.keyboard.type("09"); // the hours alone
    await dashboard.review();
    await dashboard.summary.waitFor();
    assert.deepEqual(await dashboard.messages(), {
      allowed_hours_start_time: ["The allowed hours start time field must match the format H:i."],
    });
    await dashboard.answer({ allowed_hours_start_time: "09:30" });
    await dashboard.review();
    await dashboard.create();
    await dashboard.createdId();
    assert.equal((await dashboard.campaigns())[0].allowed_hours_start_time, "09:30:00");
  });

  scenario("a renamed time zone is offered under the server's name", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.answer({ name: "Spring" });
    // An older version of the page may have offered this name.
    await page.addInitScript(() => {
      for (const [key, text] of Object.entries(localStorage)) {
        localStorage.setItem(key, text.replace("Europe/Berlin", "Asia/Calcutta"));
      }
    });
    await page.reload({ waitUntil: "networkidle" });
    await dashboard.review();
    assert.deepEqual((await dashboard.messages()).timezone, ["The timezone field must be a valid timezone."]);
    await dashboard.button("Use Asia/Kolkata").click();
    assert.equal(await dashboard.control("timezone").inputValue(), "Asia/Kolkata");
  });

  scenario("German applies to the page and the server's messages, and lasts until the next visit", async (t) => {
    const { page, ...dashboard } = await start(t);
    await page.getByLabel("Language").selectOption("de");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
    await page.getByRole("button", { name: "Kampagne prüfen" }).click();
    assert.deepEqual((await dashboard.messages()).name, ["Bitte füllen Sie „Name der Kampagne“ aus."]);
    // The shown response stays English, as the server sends it.
    await page.getByRole("button", { name: "Erwartete Antwort zeigen" }).click();
    assert.match(await textOf(page.locator("dialog pre")), /"The name field is required\."/);
    await page.keyboard.press("Escape");
    await page.reload({ waitUntil: "networkidle" });
    await page.getByRole("heading", { name: "Neue Kampagne" }).waitFor();
    assert.equal(await page.title(), "Neue Kampagne · Anrufkampagnen");
  });
}
