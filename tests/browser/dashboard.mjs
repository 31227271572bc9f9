// Drives the dashboard page as a person does: types, ticks, clicks, and reads what is shown.

/** The form's answers by field; an array of texts for a list, of options for the days. @typedef {Record<string, string | string[] | boolean>} Answers */

/**
 * Opens the page in a window of its own.
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {{ query?: Record<string, string>, apiKey?: string, width?: number, colorScheme?: "light" | "dark" }} [options]
 */
export async function openDashboard(browser, url, { query = {}, apiKey, width = 1280, colorScheme = "light" } = {}) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  page.setDefaultTimeout(15_000);
  /** @type {string[]} what a developer would see: the console, and errors that nobody caught */
  const complaints = [];
  page.on("console", (message) => {
    // The browser logs every answer of 400 and more by itself; the tests look at those answers.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  /** @type {import("playwright-core").Request[]} */
  const posts = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posts.push(request);
  });
  await page.goto(`${url}?${new URLSearchParams(query)}`);
  await page.locator("h1").waitFor();

  const dashboard = {
    page,
    complaints,
    posts,
    /** @param {string} key a field, or "phone_number_ids.0" */
    control: (key) => page.locator(`#campaign-${key.replaceAll(".", "-")}`),
    /** @param {string} name */
    field: (name) => page.locator(`[data-field="${name}"]`),
    submitButton: page.locator('button[type="submit"]'),
    summary: page.locator(".summary"),
    outcome: page.locator(".outcome-region"),

    /** @param {string} key */
    async setApiKey(key) {
      await page.locator("#connection-apiKey").fill(key);
    },

    /** Types the answers in, field by field. @param {Answers} answers */
    async answer(answers) {
      for (const [name, value] of Object.entries(answers)) await fillField(dashboard, name, value);
    },

    async submit() {
      await dashboard.submitButton.click();
    },

    /** The messages shown at the fields, as Laravel's `errors`. @returns {Promise<Record<string, string[]>>} */
    messages: () => page.evaluate(readMessages),

    /** The JSON shown beside the form when the form would be refused. */
    async previewedAnswer() {
      return JSON.parse(await textOf(page.locator('[data-preview="answer"]')));
    },

    /** The request shown beside the form: its head line by line, and its JSON. */
    async previewedRequest() {
      const [head = "", body = ""] = (await textOf(page.locator('[data-preview="request"]'))).split("\n\n");
      return { head: head.split("\n"), body: JSON.parse(body) };
    },

    /** Waits for the created campaign. @returns {Promise<string>} its id, as shown */
    createdId: () => textOf(page.locator("[data-created-id]")),
  };
  if (apiKey !== undefined) await dashboard.setApiKey(apiKey);
  return dashboard;
}

/** @typedef {Awaited<ReturnType<typeof openDashboard>>} Dashboard */

/**
 * @param {Pick<Dashboard, "page" | "field"> & { control: Dashboard["control"] }} dashboard
 * @param {string} name
 * @param {string | string[] | boolean} value
 */
async function fillField({ page, field, control }, name, value) {
  if (typeof value === "boolean") {
    await field(name)
      .getByRole("radio", { name: value ? "Yes" : "No", exact: true })
      .check();
  } else if (Array.isArray(value) && name === "allowed_days") {
    for (const day of value) await field(name).locator(`input[value="${day}"]`).check();
  } else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      if ((await control(`${name}.${index}`).count()) === 0) await control(name).click();
      await control(`${name}.${index}`).fill("");
      await page.keyboard.type(entry);
    }
  } else if ((await control(name).evaluate((element) => element.tagName)) === "SELECT") {
    await control(name).selectOption(value);
  } else if ((await control(name).getAttribute("type")) === "time") {
    await control(name).fill(value); // typed keys would depend on the machine's way of writing times
  } else {
    await control(name).fill("");
    await control(name).pressSequentially(value);
  }
}

/**
 * The text that a person can see; waits for the element.
 * @param {import("playwright-core").Locator} locator
 */
export function textOf(locator) {
  // biome-ignore lint/performance/useDomNodeTextContent: hidden text is not shown text
  return locator.innerText();
}

/** Runs in the page. */
function readMessages() {
  /** @type {Record<string, string[]>} */
  const errors = {};
  for (const list of document.querySelectorAll("[data-field] .messages")) {
    // "campaign-phone_number_ids-0-messages" is about "phone_number_ids.0"
    const key = list.id
      .replace(/^campaign-/, "")
      .replace(/-messages$/, "")
      .replaceAll("-", ".");
    errors[key] = [...list.querySelectorAll("li")].map((item) => item.textContent ?? "");
  }
  return errors;
}
