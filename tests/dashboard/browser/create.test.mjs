// Creating a campaign in both dashboards on the sandbox: the main path and its failures.
// German texts of the page: cspell:ignore Wortlaut
import assert from "node:assert/strict";
import { test } from "node:test";
import { EXAMPLE } from "../../../scripts/package/example.mjs";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { TYPED_EXAMPLE } from "./example.mjs";
import { API_KEY, prepareSite } from "./site.mjs";

const SMALL = { name: "Spring", assistant_id: "127" };
/** The values of a new form: the documented defaults, and safe hours. */
const INITIAL = {
  timezone: "Europe/Berlin", // the browser's zone
  max_calls_in_parallel: 3,
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:00",
  allowed_days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  max_retries: 3,
  retry_interval: 60,
};
const site = prepareSite();

for (const which of DASHBOARDS) {
  /** @param {string} title @param {(t: import("node:test").TestContext) => Promise<void>} run */
  const scenario = (title, run) => test(`${which.name}: ${title}`, run);
  /**
   * @param {import("node:test").TestContext} t
   * @param {import("../../../www/server/sandbox.mjs").SandboxServerOptions} [options]
   * @param {import("./site.mjs").OpenOptions} [how]
   */
  const start = async (t, options, how) => {
    const sandbox = await site.serveSandbox(t, options);
    return { ...sandbox, ...(await sandbox.open(which, how)) };
  };

  scenario("an invalid form is refused, and the documented example becomes a campaign that is started", async (t) => {
    const { campaigns, complaints, page, requests, sandbox, ...dashboard } = await start(t);
    await dashboard.review();
    await dashboard.summary.waitFor();
    const documented = {
      message: "The given data was invalid.",
      errors: { name: ["The name field is required."], assistant_id: ["The assistant id field is required."] },
    };
    assert.deepEqual(await dashboard.messages(), {
      name: ["Campaign name is required."],
      assistant_id: ["Assistant is required."],
    });
    assert.deepEqual((await dashboard.exact()).body, documented);

    await dashboard.answer(TYPED_EXAMPLE);
    assert.deepEqual(await dashboard.messages(), {});
    const exact = await dashboard.exact();
    assert.equal(exact.head[0], `POST ${sandbox.baseUrl}/user/campaign`, "the request goes to the sandbox");
    assert.deepEqual(exact.body, EXAMPLE);
    await dashboard.review();
    assert.equal(dashboard.posts().length, 0, "nothing is sent before it was reviewed");
    await page.getByRole("heading", { level: 1, name: "Ready to create" }).waitFor();
    await page.getByText("calls weekdays, 09:00–17:00, New York time").waitFor();
    await dashboard.create();
    assert.equal(await dashboard.createdId(), "1");
    assert.deepEqual(
      dashboard.posts().map((post) => post.postData()),
      [JSON.stringify(EXAMPLE)],
    );
    assert.equal((await campaigns())[0].name, EXAMPLE.name);

    await dashboard.button("Start…").click();
    const question = await textOf(page.getByRole("dialog"));
    for (const fact of ["Weekdays, 09:00–17:00", "America/New_York", "4 at most"])
      assert.ok(question.includes(fact), fact);
    await page.getByRole("dialog").getByRole("button", { name: "Start calling" }).click();
    await page.getByRole("heading", { name: "“Product Demo Campaign” is started" }).waitFor();
    assert.equal((await campaigns())[0].status, "in-progress");
    assert.deepEqual(complaints, []);

    // The key stays with the relay.
    for (const request of requests) {
      const seen = JSON.stringify([request.url(), await request.allHeaders(), request.postData()]);
      assert.ok(!seen.includes(API_KEY) && !("authorization" in request.headers()), request.url());
    }
    assert.ok(!(await page.content()).includes(API_KEY), "the document must not hold the key");
  });

  scenario("the values in the fields are sent, an unset field is not, and no day is an empty list", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.answer({ ...SMALL, retry_on_voicemail: false, mark_complete_when_no_leads: false });
    const form = { name: "Spring", assistant_id: 127, ...INITIAL };
    assert.deepEqual((await dashboard.exact()).body, {
      ...form,
      retry_on_voicemail: false,
      mark_complete_when_no_leads: false,
    });
    await dashboard.field("retry_on_voicemail").getByRole("button", { name: "Clear" }).click();
    assert.ok(!("retry_on_voicemail" in (await dashboard.exact()).body));
    await dashboard.answer({ timezone: "" });
    assert.ok(!("timezone" in (await dashboard.exact()).body));
    await dashboard.answer({ allowed_days: ["monday", "sunday"] });
    assert.deepEqual((await dashboard.exact()).body.allowed_days, ["monday", "sunday"]);
    await dashboard.answer({ allowed_days: [] });
    assert.deepEqual((await dashboard.exact()).body.allowed_days, []);
    const warnings = page.getByRole("list", { name: /warning/ });
    assert.match(await textOf(warnings), /Warning\s+No day is chosen, so nobody will be called\./);
    await dashboard.review();
    await dashboard.create();
    await dashboard.createdId();
    assert.deepEqual((await dashboard.campaigns())[0].allowed_days, []);
  });

  scenario("a preset sets days and hours in one press, and shows whether it is on", async (t) => {
    const { page, ...dashboard } = await start(t);
    const preset = (/** @type {string} */ name) => page.getByRole("button", { name, exact: true });
    assert.equal(await preset("Weekdays 9–17").getAttribute("aria-pressed"), "true");
    await preset("Every day 10–20").click();
    assert.equal(await preset("Weekdays 9–17").getAttribute("aria-pressed"), "false");
    assert.equal(await preset("Every day 10–20").getAttribute("aria-pressed"), "true");
    assert.equal(await dashboard.control("allowed_hours_start_time").inputValue(), "10:00");
    assert.equal(await dashboard.button("Sunday").getAttribute("aria-pressed"), "true");
    await page.getByText("70 hours a week").waitFor();
    // Any time is one press away, and warns of calls at night.
    await preset("Any time").click();
    await page.getByText("Calls are allowed before 08:00 or after 21:00").waitFor();
    await dashboard.button("Keep to daytime").click();
    assert.equal(await dashboard.control("allowed_hours_start_time").inputValue(), "08:00");
    assert.equal(await dashboard.control("allowed_hours_end_time").inputValue(), "21:00");
    assert.equal(await page.getByText("Calls are allowed before 08:00").count(), 0);
  });

  scenario("a suggestion is applied beside its error, and red and green never stand together", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.answer({ ...SMALL, allowed_hours_end_time: "5pm", max_calls_in_parallel: "50" });
    await dashboard.review();
    await dashboard.summary.getByText("2 things to fix").waitFor();
    assert.equal(await page.locator(".verdict-good, .notice-ok").count(), 0, "nothing green beside an error");
    await dashboard.button("Apply 17:00").click();
    assert.equal(await dashboard.control("allowed_hours_end_time").inputValue(), "17:00");
    assert.equal(await dashboard.focusedId(), "campaign-allowed_hours_end_time");
    await dashboard.summary.getByText("1 thing to fix").waitFor();
    await dashboard.button("Apply 10").click();
    await dashboard.summary.getByText("All fixed").waitFor();
    assert.equal(await page.locator(".verdict-bad, .notice-error").count(), 0, "nothing red beside the green box");
    await dashboard.review();
    await page.getByRole("heading", { level: 1, name: "Ready to create" }).waitFor();
  });

  scenario("a time zone is found by city, abbreviation, country and offset", async (t) => {
    const { page, ...dashboard } = await start(t);
    const zone = dashboard.control("timezone");
    for (const [text, name] of [
      ["new yo", "America/New_York"],
      ["est", "America/New_York"],
      ["+5:30", "Asia/Colombo"],
      ["germany", "Europe/Berlin"],
      ["kolkata", "Asia/Kolkata"],
    ]) {
      await zone.fill(text);
      await page.getByRole("option", { name }).first().waitFor();
      await page.keyboard.press("Enter");
      assert.equal(await zone.inputValue(), name, `for ${text}`);
    }
    await zone.fill("berl");
    await page.keyboard.press("Escape");
    assert.equal(await zone.inputValue(), "Asia/Kolkata", "Escape ends the search");
    assert.equal(await zone.getAttribute("aria-expanded"), "false");
    await zone.fill("nowhere");
    await page.getByText("No time zone fits. Try a city.").waitFor();
    await page.keyboard.press("Tab");
    assert.deepEqual((await dashboard.messages()).timezone, [
      "Time zone must be a valid name, such as America/New_York.",
    ]);
  });

  scenario("the time zone follows the assistant until another one is chosen", async (t) => {
    const dashboard = await start(t);
    await dashboard.answer({ assistant_id: "128" });
    assert.equal(await dashboard.control("timezone").inputValue(), "America/New_York");
    await dashboard.answer({ timezone: "Europe/Madrid", assistant_id: "127" });
    assert.equal(await dashboard.control("timezone").inputValue(), "Europe/Madrid");
  });

  scenario("a cancelled create tells the truth: not sent, or not known", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.answer(SMALL);
    await dashboard.review();
    // The list of campaigns is read before anything is posted.
    await page.route("**/user/campaigns", () => {});
    await dashboard.create();
    await dashboard.button("Cancel").click();
    await page.getByRole("heading", { level: 1, name: "The campaign was not created" }).waitFor();
    await page.getByText("The request was cancelled.").waitFor();
    assert.equal(dashboard.posts().length, 0);
    await page.unroute("**/user/campaigns");
    // The server gets this one, and its answer is cancelled.
    const arrived = new Promise((resolve) => {
      page.route("**/user/campaign", async (route) => resolve(await route.fetch()));
    });
    await dashboard.create();
    await arrived;
    await dashboard.button("Cancel").click();
    await page.getByRole("heading", { level: 1, name: "We don’t know whether it was created" }).waitFor();
    await page.getByText("You cancelled after it was sent.").waitFor();
    await dashboard.button("Look in your campaigns").click();
    assert.equal(await dashboard.createdId(), "1");
    assert.equal((await dashboard.campaigns()).length, 1);
  });

  scenario("Change on the review leads to the field, and the review follows", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.answer(SMALL);
    await dashboard.review();
    await dashboard.button("Change: How often").click();
    assert.equal(await dashboard.focusedId(), "campaign-max_calls_in_parallel");
    await dashboard.answer({ max_calls_in_parallel: "5" });
    await dashboard.review();
    await page.getByText("Up to 5 calls at the same time.").waitFor();
  });

  scenario("typed text differs from a placeholder in colour, also in number fields", async (t) => {
    const { answer, control } = await start(t);
    await answer({ ...SMALL, max_retries: "4" });
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
    const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "sunday"];
    const form = { name: "Spring", assistant_id: 127, ...INITIAL };
    const hours = { allowed_hours_start_time: "10:15", allowed_days: days };
    assert.deepEqual((await dashboard.exact()).body, { ...form, ...hours });

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
      max_calls_in_parallel: ["Calls at the same time must be 2 or less."],
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
    const missing = ["This assistant was not found, or it does not make outbound calls."];
    assert.deepEqual(await dashboard.messages(), { assistant_id: missing });
    assert.equal(await dashboard.control("assistant_id").getAttribute("aria-invalid"), "true");
    await dashboard.answer({ assistant_id: "128" });
    await dashboard.review();
    await dashboard.create();
    assert.equal(await dashboard.createdId(), "1");
    await page.getByRole("link", { name: "All campaigns" }).click();
    await page.getByRole("row", { name: /Spring Draft/ }).waitFor();
  });

  scenario("a full plan shows an error, creates nothing and keeps the draft", async (t) => {
    const { page, faults, ...dashboard } = await start(t);
    faults.set({ kind: "plan-limit", scope: "create" });
    await dashboard.answer(SMALL);
    await dashboard.review();
    await dashboard.create();
    const alert = page.getByRole("alert");
    await alert.getByText("Your plan does not allow another campaign. Your entries are kept.").waitFor();
    await alert.getByRole("link", { name: "See your campaigns" }).waitFor();
    const details = await dashboard.unfold("Details");
    assert.match(await textOf(details), /You have reached the maximum number of campaigns allowed by your plan\./);
    assert.equal((await dashboard.campaigns()).length, 0);
    await dashboard.reload();
    assert.equal(await dashboard.control("name").inputValue(), "Spring");
    assert.equal(await dashboard.control("assistant_id").inputValue(), "127");
    faults.set({ kind: "none", scope: "create" });
    await dashboard.review();
    await dashboard.create();
    assert.equal(await dashboard.createdId(), "1");
    await dashboard.reload();
    assert.equal(await dashboard.control("name").inputValue(), "", "a created campaign leaves no draft");
  });

  scenario("a campaign with an unknown outcome is found by a search of the list", async (t) => {
    const { page, faults, ...dashboard } = await start(t, { seeded: true });
    faults.set({ kind: "cut-after", scope: "create" });
    await dashboard.answer(SMALL);
    await dashboard.review();
    await dashboard.create();
    await page.getByRole("heading", { name: "We don’t know whether it was created" }).waitFor();
    assert.equal(await dashboard.button("Create campaign").count(), 0, "looking comes before sending again");
    assert.equal(await dashboard.button("Create again…").count(), 0);
    await dashboard.button("Look in your campaigns").click();
    assert.equal(await dashboard.createdId(), "4");
    await page.getByText("It was created: it is in your campaigns.").waitFor();
    assert.equal((await dashboard.campaigns()).length, 4);
    assert.equal(dashboard.posts().length, 1);
  });

  scenario("an unclear campaign that the search does not find can be sent again after a warning", async (t) => {
    const { page, faults, ...dashboard } = await start(t);
    faults.set({ kind: "cut-before", scope: "create" });
    await dashboard.answer(SMALL);
    await dashboard.review();
    await dashboard.create();
    await dashboard.button("Look in your campaigns").click();
    await page.getByText("The request may still be running").waitFor();
    faults.set({ kind: "none", scope: "create" });
    await dashboard.button("Create again…").click();
    const question = page.getByRole("dialog", { name: "Create it again?" });
    await question.getByText("you then have two").waitFor();
    await question.getByRole("button", { name: "Create again" }).click();
    assert.equal(await dashboard.createdId(), "1");
    assert.equal((await dashboard.campaigns()).length, 1);
  });

  scenario("a rate limit and a server error show their own messages", async (t) => {
    const { page, faults, ...dashboard } = await start(t);
    faults.set({ kind: "rate-limit", scope: "create" });
    await dashboard.answer(SMALL);
    await dashboard.review();
    await dashboard.create();
    await page.getByText("Too many requests.").waitFor(); // after the client's own retries
    // It counts the wait down before it can be pressed.
    const wait = dashboard.button(/^Try again in [12] s$/);
    await wait.waitFor();
    assert.equal(await wait.getAttribute("aria-disabled"), "true");
    faults.set({ kind: "server-error", scope: "create" });
    await dashboard.create();
    await page.getByRole("heading", { name: "We don’t know whether it was created" }).waitFor();
    await page.getByText(/^The server has a problem\./).waitFor();
  });

  scenario("a step whose script could not be loaded is loaded at the next try, and the form is kept", async (t) => {
    const { page, ...dashboard } = await start(t);
    await page.route("**/laterSteps-*.js", (route) => route.abort());
    await dashboard.answer(SMALL);
    await dashboard.review();
    await page.getByText("This part of the page could not be loaded").waitFor();
    await page.unroute("**/laterSteps-*.js");
    await dashboard.button("Try again").click();
    await page.getByRole("heading", { level: 1, name: "Ready to create" }).waitFor();
    await dashboard.create();
    await dashboard.createdId();
  });

  scenario("a draft can be discarded", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.answer({ name: "Half a" });
    await dashboard.reload();
    assert.equal(await dashboard.control("name").inputValue(), "Half a");
    await dashboard.button("Start over").click();
    assert.equal(await dashboard.control("name").inputValue(), "");
    await dashboard.reload();
    assert.equal(await dashboard.button("Start over").count(), 0);
  });

  scenario("the week picture keeps its height while a time is corrected", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.review();
    await dashboard.summary.waitFor();
    await dashboard.control("allowed_hours_end_time").fill("");
    for (const key of "23:00") {
      await page.keyboard.type(key);
      const box = await page.locator(".hours .week").boundingBox();
      assert.ok(box !== null && box.height > 200, `after ${key}: ${box?.height} px`);
    }
  });

  scenario("an incomplete time is refused as by the server and never replaced by the default", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.answer(SMALL);
    await dashboard.control("allowed_hours_start_time").focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("09"); // the hours alone
    await dashboard.review();
    await dashboard.summary.waitFor();
    assert.deepEqual(await dashboard.messages(), {
      allowed_hours_start_time: ["“Calls from” must be a time from 00:00 to 23:59, such as 09:00."],
    });
    await dashboard.answer({ allowed_hours_start_time: "09:30" });
    await dashboard.review();
    await dashboard.create();
    await dashboard.createdId();
    assert.equal((await dashboard.campaigns())[0].allowed_hours_start_time, "09:30:00");
  });

  scenario("a renamed time zone is offered under the server's name", async (t) => {
    const { page, ...dashboard } = await start(t, {}, { isFresh: true });
    await dashboard.answer({ name: "Spring" });
    // An older version of the page may have offered this name.
    await page.addInitScript(() => {
      for (const [key, text] of Object.entries(localStorage)) {
        localStorage.setItem(key, text.replace("Europe/Berlin", "Asia/Calcutta"));
      }
    });
    await dashboard.reload();
    await dashboard.review();
    assert.deepEqual((await dashboard.messages()).timezone, [
      "Time zone must be a valid name, such as America/New_York.",
    ]);
    await dashboard.button("Apply Asia/Kolkata").click();
    assert.equal(await dashboard.control("timezone").inputValue(), "Asia/Kolkata");
  });

  scenario("an answer that is neither yes nor no can be cleared", async (t) => {
    const { page, field, ...dashboard } = await start(t, {}, { isFresh: true });
    await dashboard.answer({ name: "Spring", retry_on_voicemail: true });
    // A server may list 1 for true, and a copy keeps it.
    await page.addInitScript(() => {
      for (const [key, text] of Object.entries(localStorage)) {
        localStorage.setItem(key, text.replace('"retry_on_voicemail":true', '"retry_on_voicemail":1'));
      }
    });
    await dashboard.reload();
    await dashboard.unfold("More settings");
    const voicemail = field("retry_on_voicemail");
    assert.equal(await voicemail.locator("input:checked").count(), 0);
    assert.equal(await voicemail.getByText(/^Not set:/).count(), 0, "the field is set");
    await voicemail.getByRole("button", { name: "Clear" }).click();
    await voicemail.getByText(/^Not set:/).waitFor();
    assert.equal(await voicemail.getByRole("button", { name: "Clear" }).count(), 0);
    assert.equal(await dashboard.focusedId(), "campaign-retry_on_voicemail");
  });

  scenario("German applies to the page and the server's messages, and lasts until the next visit", async (t) => {
    const { page, ...dashboard } = await start(t);
    await dashboard.button("Deutsch").click();
    await page.getByRole("button", { name: "Kampagne prüfen" }).click();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
    assert.deepEqual((await dashboard.messages()).name, ["Bitte füllen Sie „Name der Kampagne“ aus."]);
    // The shown response stays English, as the server sends it.
    const ownWords = await dashboard.unfold("Wortlaut von Autocalls");
    assert.match(await textOf(ownWords.locator("pre")), /"The name field is required\."/);
    await dashboard.reload();
    await page.getByRole("heading", { name: "Neue Kampagne" }).waitFor();
    assert.equal(await page.title(), "Neue Kampagne · Anrufkampagnen");
  });
}
