// The contract of July 2026 in both dashboards: the switch of contracts, channels, windows, a scheduled start, messages
// and fallbacks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { prepareSite } from "./site.mjs";

const JULY = "2026-07";
const site = prepareSite();

for (const which of DASHBOARDS) {
  /** @param {string} title @param {(t: import("node:test").TestContext) => Promise<void>} run */
  const scenario = (title, run) => test(`${which.name}, July 2026: ${title}`, run);

  /** Opens the form, and chooses the contract in the menu of the sandbox. @param {import("node:test").TestContext} t */
  const start = async (t) => {
    const sandboxes = await site.serveSandboxes(t);
    const dashboard = await sandboxes.open(which);
    const { page, button } = dashboard;
    /** @param {string} name */
    const chooseContract = async (name) => {
      await button("Sandbox").click();
      await page.getByLabel("Contract").selectOption(name);
      await page.keyboard.press("Escape");
    };
    return {
      ...sandboxes,
      ...dashboard,
      chooseContract,
      /** @param {string} field @param {string} name */
      pick: (field, name) => dashboard.field(field).getByRole("radio", { name, exact: true }).check(),
      /** The bodies that the page has posted. */
      sent: () => dashboard.posts().map((request) => JSON.parse(request.postData() ?? "null")),
      july: async () => {
        await chooseContract(JULY);
        await dashboard.field("channel").waitFor();
        await page.locator("#campaign-assistant_id option").nth(1).waitFor({ state: "attached" });
      },
    };
  };

  scenario("a text campaign with two windows and a scheduled start is created", async (t) => {
    const { page, control, pick, july, ...dashboard } = await start(t);
    await july();
    await dashboard.answer({ name: "Reminder" });
    await pick("channel", "Text message");
    assert.equal(await control("assistant_id").count(), 0, "the fields of calls are hidden");
    await control("sms_from_phone_number_id").selectOption({ label: "Berlin +4930901820" });
    await control("sms_body").fill("Hi {{first_name}} 👋");
    await page.getByText("19 of 1600 characters").waitFor();
    await dashboard.answer({ messages_per_minute: "5" });

    await control("schedule_windows.0.end").fill("12:00");
    await dashboard.button("Add hours").click();
    assert.equal(await dashboard.focusedId(), "campaign-schedule_windows-1-start");
    await dashboard.answer({ "schedule_windows.1.start": "14:00", "schedule_windows.1.end": "18:00" });
    await page.getByText("35 hours a week").first().waitFor();
    assert.equal(await page.locator(".week-window").count(), 10, "two windows on each weekday");

    await pick("scheduled_start_at", "Start at");
    await control("scheduled_start_at").fill("2027-03-29");
    await dashboard.answer({ "scheduled_start_at.time": "08:30" });
    await page.getByText("Starts on Mon, 29 March 2027, 08:30 (Europe/Berlin).").waitFor();
    await page.getByText("UTC+02:00").waitFor(); // summer time has begun the day before

    await dashboard.review();
    await page.getByRole("heading", { level: 1, name: "Ready to create" }).waitFor();
    for (const text of [
      "Sends a text message of 19 characters from +4930901820.",
      "Messages are sent weekdays, 09:00–12:00 and 14:00–18:00, Berlin time. That is 35 hours a week.",
      "Each lead gets one message. Up to 5 messages a minute.",
      "You add leads, then press Start to schedule it for Mon, 29 March 2027, 08:30 (Europe/Berlin).",
    ]) {
      await page.getByText(text).waitFor();
    }
    await dashboard.create();
    const id = await dashboard.createdId();
    assert.deepEqual(dashboard.sent(), [
      {
        name: "Reminder",
        channel: "sms",
        timezone: "Europe/Berlin",
        schedule_windows: [
          { start: "09:00", end: "12:00" },
          { start: "14:00", end: "18:00" },
        ],
        scheduled_start_at: "2027-03-29T08:30:00+02:00",
        allowed_days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
        messages_per_minute: 5,
        sms_from_phone_number_id: 5,
        sms_body: "Hi {{first_name}} 👋",
      },
    ]);
    await page
      .getByText("It is a draft: press Start to schedule it for Mon, 29 March 2027, 08:30 (Europe/Berlin).")
      .waitFor();

    // The list, the detail and a copy know the new fields.
    await page.getByRole("link", { name: "All campaigns" }).click();
    const row = page.getByRole("row", { name: "Reminder" });
    assert.match(await textOf(row), /Text message\s*\+4930901820/);
    assert.match(await textOf(row), /Weekdays, 09:00–12:00, 14:00–18:00/);
    await row.getByRole("link", { name: "Reminder" }).click();
    await page.getByText("Press Start to schedule it for Mon, 29 March 2027, 08:30 (Europe/Berlin).").waitFor();
    await page.getByText(/^Opens first on Mon,? 29 March 2027\.$/).waitFor();
    await dashboard.button("Start…").click();
    const dialog = page.getByRole("dialog");
    assert.match(await textOf(dialog), /Text message.*\+4930901820.*29 March 2027, 08:30.*Messages a minute\s*5/s);
    await dialog.getByRole("button", { name: "Schedule", exact: true }).click();
    await page.getByText("“Reminder” is scheduled for Mon, 29 March 2027, 08:30 (Europe/Berlin).").waitFor();
    await page.locator(".detail-status").getByText("Scheduled").waitFor();
    assert.equal((await dashboard.campaigns(JULY)).find((one) => String(one.id) === id)?.status, "scheduled");
    await dashboard.button("Duplicate").click();
    await control("sms_body").waitFor();
    assert.equal(await control("schedule_windows.1.end").inputValue(), "18:00");
    assert.equal(await control("scheduled_start_at").inputValue(), "2027-03-29");
    await dashboard.button("Stop…").waitFor({ state: "detached" });
    assert.deepEqual(dashboard.complaints, []);
  });

  scenario("a WhatsApp campaign maps the placeholders of its template", async (t) => {
    const { page, control, pick, july, ...dashboard } = await start(t);
    await july();
    await dashboard.answer({ name: "Offer" });
    await pick("channel", "WhatsApp");
    await control("whatsapp_sender_id").selectOption({ label: "Sender 7" });
    const options = await control("whatsapp_template_id").locator("option").allTextContents();
    assert.deepEqual(options, ["Choose…", "template_15", "template_16"], "a template in review is not offered");
    await control("whatsapp_sender_id").selectOption({ label: "Sender 8" });
    await control("whatsapp_template_id").selectOption({ label: "template_21" });
    await page.getByText("Its text: “Hello {{1}} {{2}}”").waitFor();
    await page.getByText("A placeholder of the template has no variable.").waitFor();
    await dashboard.answer({ "text_variable_mapping.1": "first_name", "text_variable_mapping.2": "city" });
    await page.getByText("A placeholder of the template has no variable.").waitFor({ state: "detached" });
    await dashboard.review();
    await page.getByText("Sends the WhatsApp template “template_21” from Sender 8.").waitFor();
    await page.getByText("{{1}} → first_name, {{2}} → city").waitFor();
    await dashboard.create();
    await dashboard.createdId();
    const [body] = dashboard.sent();
    assert.deepEqual(body.text_variable_mapping, { 1: "first_name", 2: "city" });
    assert.deepEqual([body.channel, body.whatsapp_sender_id, body.whatsapp_template_id], ["whatsapp", 8, 21]);
    assert.deepEqual(
      Object.keys(body).filter((name) => /assistant|parallel|retry|retries|sms|fallback/.test(name)),
      [],
      "fields of other channels are not sent",
    );
  });

  scenario("a call has a fallback, whose fields come and go with it", async (t) => {
    const { page, control, pick, july, ...dashboard } = await start(t);
    await july();
    await dashboard.answer({ name: "Call back", assistant_id: "127" });
    await pick("fallback_channel", "Text message");
    await control("fallback_sms_from_phone_number_id").selectOption("5");
    await dashboard.answer({ fallback_sms_body: "Sorry\nwe missed you" });
    await pick("fallback_channel", "None");
    assert.equal(await control("fallback_sms_body").count(), 0);
    assert.equal("fallback_sms_body" in (await dashboard.exact()).body, false);
    await pick("fallback_channel", "Text message");
    assert.equal(await control("fallback_sms_body").inputValue(), "Sorry\nwe missed you");
    await dashboard.review();
    await page
      .getByText("A lead who does not answer the last call gets a text message of 19 characters from +4930901820.")
      .waitFor();
    const shown = await page.locator(".values").innerText();
    assert.ok(shown.includes("Sorry\nwe missed you"), "the review keeps the lines of a text");
    await dashboard.create();
    await dashboard.createdId();
    const [body] = dashboard.sent();
    assert.deepEqual(
      [body.channel, body.fallback_channel, body.fallback_sms_from_phone_number_id, body.fallback_sms_body],
      [undefined, "sms", 5, "Sorry\nwe missed you"],
    );
    assert.deepEqual([body.assistant_id, body.max_calls_in_parallel, body.max_retries], [127, 3, 3]);
  });

  scenario("the windows are added, moved, resized and removed by keyboard alone", async (t) => {
    const { page, control, july, ...dashboard } = await start(t);
    await july();
    const { keyboard } = page;
    const values = () =>
      page
        .locator(".windows-row input")
        .evaluateAll((inputs) => inputs.map((input) => /** @type {HTMLInputElement} */ (input).value));
    const tabTo = async (/** @type {string} */ name) => {
      const focused = () =>
        page.evaluate(() => {
          const { activeElement: element } = document;
          const name = element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
          return element?.tagName === "INPUT" ? `${name}, input` : name;
        });
      for (let presses = 0; presses < 80 && (await focused()) !== name; presses += 1) await keyboard.press("Tab");
      assert.equal(await focused(), name, `Tab must reach ${name}`);
    };
    await control("name").focus();
    await tabTo("End of window 1, input");
    await keyboard.press("ControlOrMeta+a");
    await keyboard.type("12:00");
    await tabTo("Add hours");
    await keyboard.press("Enter");
    assert.deepEqual(await values(), ["09:00", "12:00", "13:00", "16:00"]);
    await page.locator(".week-days button").first().focus();
    await tabTo("Window 2");
    await keyboard.press("PageUp"); // the whole window, an hour later
    assert.deepEqual(await values(), ["09:00", "12:00", "14:00", "17:00"]);
    await tabTo("End of window 2");
    await keyboard.press("Home");
    await keyboard.press("PageUp");
    assert.deepEqual(await values(), ["09:00", "12:00", "14:00", "01:00"]);
    assert.equal(await page.locator(".week-window[data-from-yesterday]").count(), 5, "it is drawn across midnight");
    await page.locator(".windows").getByText("next day").waitFor();
    await control("schedule_windows.0.start").focus();
    await tabTo("Remove window 1");
    await keyboard.press("Enter");
    assert.deepEqual(await values(), ["14:00", "01:00"]);
    assert.equal(await dashboard.focusedId(), "campaign-schedule_windows-0-start");
    assert.equal(await page.getByRole("button", { name: /^Remove window/ }).count(), 0, "the last one stays");
  });

  scenario("a pointer draws a window, moves it and pulls its end; windows that overlap are joined", async (t) => {
    const { page, control, july } = await start(t);
    await july();
    const tracks = page.locator(".week-tracks");
    await tracks.scrollIntoViewIfNeeded();
    const box = await tracks.boundingBox();
    assert.ok(box);
    const drag = async (/** @type {number} */ from, /** @type {number} */ to) => {
      const [x, y] = [(/** @type {number} */ hour) => box.x + (box.width * hour) / 24, box.y + box.height / 7 / 2];
      await page.mouse.move(x(from), y);
      await page.mouse.down();
      await page.mouse.move(x(to), y, { steps: 5 });
      await page.mouse.up();
    };
    const times = (/** @type {number} */ index) =>
      Promise.all(["start", "end"].map((side) => control(`schedule_windows.${index}.${side}`).inputValue()));
    await drag(18, 20);
    assert.deepEqual(await times(1), ["18:00", "20:00"]);
    await drag(19, 20.5);
    assert.deepEqual(await times(1), ["19:30", "21:30"]);
    await drag(21.5, 21);
    assert.deepEqual(await times(1), ["19:30", "21:00"]);
    await drag(19.5, 16);
    assert.deepEqual(await times(1), ["16:00", "21:00"]);
    await page.getByText("Two windows of a day have minutes in common.").waitFor();
    await page.getByRole("button", { name: "Join the windows" }).click();
    assert.deepEqual(await times(0), ["09:00", "21:00"]);
    assert.equal(await control("schedule_windows.1.start").count(), 0);
  });

  scenario("messages at new fields stand at their controls, those of the server too", async (t) => {
    const { page, control, pick, july, ...dashboard } = await start(t);
    await july();
    await pick("channel", "WhatsApp");
    await control("schedule_windows.0.start").fill("9:00");
    await dashboard.review();
    await dashboard.summary.waitFor();
    assert.deepEqual(await dashboard.messages(), {
      name: ["Campaign name is required."],
      whatsapp_sender_id: ["WhatsApp sender is required."],
      whatsapp_template_id: ["WhatsApp template is required."],
      "schedule_windows.0": ["“Start of window 1” must be a time from 00:00 to 23:59, such as 09:00."],
    });
    await page.getByRole("link", { name: /Start of window 1/ }).click();
    assert.equal(await dashboard.focusedId(), "campaign-schedule_windows-0-start");
    await dashboard.button("Apply 09:00").click();
    assert.equal(await control("schedule_windows.0.start").inputValue(), "09:00");

    await dashboard.answer({ name: "Offer" });
    await control("whatsapp_sender_id").selectOption("7");
    await control("whatsapp_template_id").selectOption("16");
    await dashboard.review();
    await page.getByRole("heading", { level: 1, name: "Ready to create" }).waitFor();
    await page.route("**/user/campaign", (route) =>
      route.fulfill({
        status: 422,
        contentType: "application/json",
        headers: { "outbound-campaign-relay": "1" },
        body: JSON.stringify({ message: "The WhatsApp template is invalid." }),
      }),
    );
    await dashboard.create();
    await dashboard.summary.waitFor();
    assert.deepEqual(await dashboard.messages(), {
      whatsapp_template_id: ["This template is not approved for the WhatsApp sender."],
    });
    assert.equal(await control("whatsapp_template_id").getAttribute("aria-invalid"), "true");
  });

  scenario(
    "a change of the contract keeps the entries that both have, and a reload keeps contract and draft",
    async (t) => {
      const { page, control, pick, july, chooseContract, ...dashboard } = await start(t);
      await dashboard.answer({
        name: "Both",
        assistant_id: "127",
        allowed_hours_start_time: "10:00",
        allowed_hours_end_time: "16:00",
        allowed_days: ["monday", "tuesday"],
        max_retries: "2",
      });
      await july();
      assert.equal(await control("name").inputValue(), "Both");
      assert.equal(await control("assistant_id").inputValue(), "127");
      assert.equal(await control("max_retries").inputValue(), "2");
      assert.equal(await control("schedule_windows.0.start").inputValue(), "10:00");
      assert.equal(await control("schedule_windows.0.end").inputValue(), "16:00");
      await page.getByText("12 hours a week").first().waitFor();

      await pick("channel", "Text message");
      await dashboard.answer({ sms_body: "Hello" });
      await dashboard.reload();
      await control("sms_body").waitFor();
      assert.equal(await control("sms_body").inputValue(), "Hello");
      assert.equal(await control("schedule_windows.0.end").inputValue(), "16:00");

      await chooseContract("2026-02");
      await control("allowed_hours_start_time").waitFor();
      assert.equal(await control("name").inputValue(), "Both");
      assert.equal(await control("allowed_hours_start_time").inputValue(), "10:00");
      assert.equal(await dashboard.field("channel").count(), 0);
      assert.deepEqual(dashboard.complaints, []);
      assert.equal((await dashboard.campaigns("2026-02")).length, 3, "nothing was created");
    },
  );

  scenario("a switch of the contract keeps the draft of the other one, and waits for an open answer", async (t) => {
    const { page, control, july, chooseContract, ...dashboard } = await start(t);
    await july();
    await dashboard.answer({ name: "Autumn", assistant_id: "127", max_retries: "2" });
    await chooseContract("2026-02");
    await control("allowed_hours_start_time").waitFor();
    await dashboard.answer({ name: "Winter" });
    await july();
    assert.equal(await control("name").inputValue(), "Autumn");
    assert.equal(await control("max_retries").inputValue(), "2");

    let release = () => {};
    const released = new Promise((resolve) => {
      release = () => resolve(undefined);
    });
    await page.route("**/user/campaign", async (route) => {
      await released;
      await route.continue();
    });
    await dashboard.review();
    await page.getByRole("heading", { level: 1, name: "Ready to create" }).waitFor();
    await dashboard.create();
    await dashboard.button("Sandbox").click();
    await page.getByText("A campaign is being sent. You can change the contract after the answer.").waitFor();
    assert.equal(await page.getByLabel("Contract").isDisabled(), true);
    await page.keyboard.press("Escape");
    release();
    const id = await dashboard.createdId();

    await chooseContract("2026-02");
    await control("allowed_hours_start_time").waitFor();
    assert.equal(await control("name").inputValue(), "Winter", "the created campaign is not carried over");
    const created = (await dashboard.campaigns(JULY)).filter(({ name }) => name === "Autumn");
    assert.deepEqual(
      created.map((one) => String(one.id)),
      [id],
    );
    await page.goto(page.url().replace(/#.*$/, `#/campaign/${id}`));
    await page.getByRole("heading", { level: 1 }).waitFor();
    await chooseContract(JULY);
    await page.getByRole("link", { name: "Autumn", exact: true }).waitFor();
    assert.match(page.url(), /#\/$/, "the list replaces a campaign's page");
  });

  scenario("a start that is typed only half, and the entries of a sender, are kept", async (t) => {
    const { page, control, pick, field, july, messages, ...dashboard } = await start(t);
    await july();
    await dashboard.answer({ name: "Reminder" });
    await pick("channel", "WhatsApp");
    await control("whatsapp_sender_id").selectOption("7");
    await control("whatsapp_template_id").selectOption("15");
    await dashboard.answer({ "text_variable_mapping.1": "first_name" });
    await control("whatsapp_sender_id").selectOption("8");
    assert.equal(await control("whatsapp_template_id").inputValue(), "");
    await control("whatsapp_sender_id").selectOption("7");
    assert.equal(await control("whatsapp_template_id").inputValue(), "15");
    assert.equal(await control("text_variable_mapping.1").inputValue(), "first_name");

    await pick("scheduled_start_at", "Start at");
    for (const [date, time] of /** @type {const} */ ([
      ["2027-03-29", "9:5"],
      ["2027-03-29", ""],
      ["", "08:30"],
    ])) {
      await control("scheduled_start_at").fill(date);
      await control("scheduled_start_at.time").fill(time);
      await control("scheduled_start_at.time").blur();
      await dashboard.reload();
      await control("scheduled_start_at.time").waitFor();
      assert.equal(await control("scheduled_start_at").inputValue(), date);
      assert.equal(await control("scheduled_start_at.time").inputValue(), time);
    }
    await control("scheduled_start_at").fill("2027-03-29");
    await page.getByText("Starts on Mon, 29 March 2027, 08:30 (Europe/Berlin).").waitFor();
  });

  scenario("an added window is not refused before the user leaves its inputs", async (t) => {
    const { control, july, messages, ...dashboard } = await start(t);
    await july();
    await dashboard.answer({ "schedule_windows.0.end": "12:00" });
    await dashboard.button("Add hours").click();
    await control("schedule_windows.1.start").fill("1");
    assert.deepEqual(await messages(), {}, "no message while the user types");
    await control("schedule_windows.1.start").blur();
    assert.deepEqual(Object.keys(await messages()), ["schedule_windows.1"]);
    await control("schedule_windows.1.start").fill("14:00");
    assert.deepEqual(await messages(), {});
    await dashboard.button("Add hours").click();
    await control("schedule_windows.2.start").fill("1");
    // In Safari a click does not take the focus from the input.
    await dashboard.button("Remove window 1").evaluate((button) => /** @type {HTMLElement} */ (button).click());
    await control("schedule_windows.2.start").waitFor({ state: "detached" });
    assert.equal(await control("schedule_windows.1.start").inputValue(), "1");
    assert.deepEqual(await messages(), {}, "no message when another window is removed");
  });

  scenario("without the account's lists, senders and templates are typed as ids", async (t) => {
    const { open } = await site.serveSandboxes(t, { first: JULY });
    const dashboard = await open(which, { view: "campaigns" });
    const { page, control } = dashboard;
    await page.route("**/api/account", (route) => route.fulfill({ status: 502, body: "{}" }));
    await page.goto(page.url().replace(/#.*$/, "#/new"));
    await dashboard.reload();
    await dashboard.field("channel").getByRole("radio", { name: "WhatsApp" }).check();
    await dashboard.answer({ name: "Typed", whatsapp_sender_id: "7", whatsapp_template_id: "15" });
    await dashboard.button("Add a placeholder").click();
    await control("text_variable_mapping.1").fill("first_name");
    const { body } = await dashboard.exact();
    assert.deepEqual(
      [body.whatsapp_sender_id, body.whatsapp_template_id, body.text_variable_mapping],
      [7, 15, { 1: "first_name" }],
    );
  });

  scenario("a server of this contract is followed, and offers no other one", async (t) => {
    const sandboxes = await site.serveJuly(t);
    const { page, ...dashboard } = await sandboxes.open(which, { view: "campaigns" });
    await page.getByRole("button", { name: "Paused 1" }).click();
    const row = page.getByRole("row", { name: "Contract renewals" });
    await row.getByRole("button", { name: "Actions for Contract renewals" }).click();
    await dashboard.button("Start…").click();
    await page.getByRole("dialog").getByRole("button", { name: "Start", exact: true }).click();
    await page.getByText("“Contract renewals” is started.").waitFor();
    await dashboard.button(/^Live/).click();
    assert.equal(await page.getByLabel("Contract").count(), 0);
  });
}
