// Fills a form with all 14 fields as a person does, in five steps. The forms of all libraries and frameworks use the
// labels of campaignFields, and show the message of a key in the element with the id `KEY-error`.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { campaignFields, validateCampaign } from "../../../pkg/index.js";
import { complaintsOf } from "../../dashboard/browser/chromium.mjs";

/** The steps, as the table in docs/forms.md names them. */
export const STEPS = /** @type {const} */ (["untouched", "wrong", "corrected", "server error", "created"]);

const allDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Texts of the controls by field. Lists hold the ticked boxes, and the texts of the rows. */
const WRONG = {
  name: " Spring ",
  assistant_id: "127",
  max_calls_in_parallel: "11",
  allowed_hours_start_time: "9:00",
  allowed_days: allDays,
  max_retries: "9",
  retry_interval: "5",
  phone_number_ids: ["5", "x"],
};

const RIGHT = {
  name: " Spring ",
  assistant_id: "127",
  timezone: "America/New_York",
  max_calls_in_parallel: "5",
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:00",
  allowed_days: allDays.slice(0, 5),
  max_retries: "2",
  retry_interval: "60",
  retry_on_voicemail: "1",
  retry_on_goal_incomplete: "1",
  goal_completion_variable: "appointment_booked",
  mark_complete_when_no_leads: "0",
  phone_number_ids: ["5", "9"],
};

/** The errors of a server that knows more than any form. A box has no id, so its message is at the group. */
const SERVER_ERRORS = {
  "allowed_days.0": ["The selected day is not on your plan."],
  "phone_number_ids.1": ["The selected phone number is invalid."],
};

/** The request that creates the campaign. */
const CREATED = {
  name: "Spring",
  assistant_id: 127,
  timezone: "America/New_York",
  max_calls_in_parallel: 5,
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:00",
  allowed_days: RIGHT.allowed_days,
  max_retries: 2,
  retry_interval: 60,
  retry_on_voicemail: true,
  retry_on_goal_incomplete: true,
  goal_completion_variable: "appointment_booked",
  mark_complete_when_no_leads: false,
  phone_number_ids: [5, 7],
};

/**
 * Opens a page in a browser without inputs for times, as older ones are. An input for times refuses a wrong time.
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @returns {Promise<{ page: import("playwright-core").Page, complaints: string[] }>} the page, and everything that its
 *   console reports, except the responses of 403 and 422, which Chromium always reports
 */
export async function openForm(browser, url) {
  const page = await browser.newPage();
  const complaints = complaintsOf(page, (message) =>
    message.text().startsWith("Failed to load resource: the server responded with a status of 4"),
  );
  await page.addInitScript(() => {
    const descriptor = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "type");
    const known = (/** @type {string} */ type) => (type === "time" ? "text" : type);
    Object.defineProperty(HTMLInputElement.prototype, "type", {
      ...descriptor,
      set(type) {
        descriptor?.set?.call(this, known(type));
      },
    });
    const { setAttribute } = Element.prototype;
    HTMLInputElement.prototype.setAttribute = function (name, value) {
      setAttribute.call(this, name, name === "type" ? known(value) : value);
    };
  });
  await page.goto(url, { waitUntil: "networkidle" });
  // Those in the HTML of the server.
  await page.locator("input[type=time]").evaluateAll((inputs) => {
    for (const input of inputs) input.setAttribute("type", "text");
  });
  return { page, complaints };
}

/**
 * @param {import("playwright-core").Page} page shows the form
 * @param {import("./recorder.mjs").Recorder} recorder receives its campaigns
 * @param {(step: typeof STEPS[number]) => void} [passed] called after each step
 */
export async function driveForm(page, { sandbox, created }, passed = () => {}) {
  const create = page.getByRole("button", { name: "Create", exact: true });
  const status = page.getByRole("status");
  const shown = () => messagesOf(page);
  const warnings = () => page.getByRole("list", { name: "Warnings" }).getByRole("listitem").allTextContents();

  await create.click();
  await becomes(shown, textsOf(errorsOf({})));
  await becomes(warnings, textsOfWarnings({}));
  passed("untouched");

  await fill(page, WRONG);
  await create.click();
  const errors = errorsOf(WRONG);
  assert.equal(Object.keys(errors).length, 5);
  await becomes(shown, textsOf(errors));
  assert.deepEqual(created, []);
  passed("wrong");

  await fill(page, RIGHT);
  sandbox.fail("plan-limit", { times: 1 });
  await create.click();
  await becomes(() => status.textContent(), "You have reached the maximum number of campaigns allowed by your plan.");
  await becomes(shown, {});
  await becomes(warnings, []);
  passed("corrected");

  sandbox.fail("validation", { errors: SERVER_ERRORS, times: 1 });
  await create.click();
  const { "allowed_days.0": dayErrors, ...others } = SERVER_ERRORS;
  await becomes(shown, textsOf({ allowed_days: dayErrors, ...others }));
  assert.deepEqual(created, []);
  passed("server error");

  await fill(page, { ...RIGHT, phone_number_ids: ["5", "7"] });
  sandbox.fail("slow", { delay: 500, times: 1 });
  await create.dblclick();
  await becomes(() => create.isDisabled(), true);
  await becomes(shown, {});
  await becomes(async () => /^Campaign \d+ was created\.$/.test(String(await status.textContent())), true);
  await becomes(() => create.isDisabled(), false);
  assert.equal(Object.keys(CREATED).length, campaignFields.length);
  assert.deepEqual(created, [CREATED]);
  assert.equal(sandbox.campaigns.length, 1);
  passed("created");
}

/**
 * @param {import("playwright-core").Page} page
 * @param {Record<string, string | string[]>} values
 */
async function fill(page, values) {
  for (const { name, label, input, options = [] } of campaignFields) {
    const value = values[name];
    if (value === undefined) continue;
    if (input === "checkboxes") {
      for (const { value: day, label } of options)
        await page.getByLabel(label, { exact: true }).setChecked(value.includes(day));
    } else if (input === "list") {
      for (const [i, text] of /** @type {string[]} */ (value).entries()) {
        const row = page.getByLabel(`${label} ${i + 1}`, { exact: true });
        if ((await row.count()) === 0) await page.getByRole("button", { name: "Add a number" }).click();
        await row.fill(text);
      }
    } else {
      const control = page.getByLabel(label, { exact: true });
      if (input === "select" || input === "checkbox") await control.selectOption(String(value));
      else await control.fill(String(value));
    }
  }
}

/** Returns the messages on the page by key. @param {import("playwright-core").Page} page */
function messagesOf(page) {
  return page.locator("em[id$='-error']").evaluateAll((elements) =>
    Object.fromEntries(
      elements
        .map((element) => [element.id.replace(/-error$/, ""), element.textContent?.trim()])
        .filter(([, text]) => text !== "")
        .sort(),
    ),
  );
}

/** @param {Record<string, readonly string[]>} errors */
const textsOf = (errors) =>
  Object.fromEntries(
    Object.entries(errors)
      .map(([key, texts]) => [key, texts.join(" ")])
      .sort(),
  );

/** @param {unknown} form */
function errorsOf(form) {
  const verdict = validateCampaign(form);
  assert.ok(!verdict.ok);
  return verdict.errors;
}

/** @param {unknown} form */
const textsOfWarnings = (form) => validateCampaign(form).warnings.map(({ message }) => message);

/**
 * Waits until a value is the expected one.
 * @param {() => Promise<unknown>} read
 * @param {unknown} expected
 */
async function becomes(read, expected) {
  for (let tries = 0; ; tries++) {
    const found = await read();
    try {
      assert.deepEqual(found, expected);
      return;
    } catch (error) {
      if (tries === 200) throw error;
    }
    await sleep(25);
  }
}
