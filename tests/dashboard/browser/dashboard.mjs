// Drives a dashboard as a user does: types, clicks, and reads the visible text.
// Events of a page: cspell:ignore requestfinished requestfailed
import { complaintsOf } from "./chromium.mjs";

/**
 * The form's values by field: an array of strings for a list.
 * @typedef {Record<string, string | string[] | boolean>} Answers
 */

/** The week picture's days. */
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** The fields below "More settings". */
const FOLDED = ["phone_number_ids", "retry_on_voicemail", "mark_complete_when_no_leads"];

/** Milliseconds that a page may take to read everything. */
const SETTLE_MS = 15_000;

/** The routes of a dashboard, by URL fragment. */
export const VIEWS = { campaigns: "#/", create: "#/new", calibrate: "#/calibrate" };

/** The requests of every dashboard that has a server, before it is used. */
const FIRST_READS = ["/api/about", "/api/account"];

/**
 * Opens a new page for a dashboard in a new browser context, with separate cookies and storage.
 * @param {import("playwright-core").Browser} browser
 * @param {Pick<OpenOptions, "locale" | "isTouch">} [options]
 */
export async function newPage(browser, { locale = "en-GB", isTouch = false } = {}) {
  const context = await browser.newContext({
    locale,
    timezoneId: "Europe/Berlin",
    hasTouch: isTouch,
    isMobile: isTouch,
  });
  return context.newPage();
}

/**
 * Opens a dashboard on a new page.
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {OpenOptions} [options]
 */
export async function openDashboard(browser, url, options) {
  return openDashboardOn(await newPage(browser, options), url, options);
}

/** @typedef {NonNullable<Parameters<typeof openDashboardOn>[2]>} OpenOptions */

/**
 * Opens a dashboard on a page of `newPage`, which may have shown another one.
 * @param {import("playwright-core").Page} page
 * @param {string} url
 * @param {object} [options]
 * @param {keyof typeof VIEWS} [options.view]
 * @param {number} [options.width]
 * @param {"light" | "dark"} [options.colorScheme]
 * @param {string} [options.locale]
 * @param {boolean} [options.isTouch]
 * @param {string} [options.now] the clock of the page, which the test moves on; only for a fresh page
 * @param {readonly string[]} [options.firstReads] the ends of the addresses that the page reads first
 */
export async function openDashboardOn(page, url, options = {}) {
  const { view = "create", width = 1280, colorScheme = "light", now, firstReads = FIRST_READS } = options;
  page.setDefaultTimeout(15_000);
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  if (now !== undefined) await page.clock.install({ time: now });
  // The browser logs every response from 400 on. The tests check those responses themselves.
  const complaints = complaintsOf(page, (message) => message.text().startsWith("Failed to load resource"));
  /** @type {import("playwright-core").Request[]} */
  const requests = [];
  page.on("request", (request) => requests.push(request));
  const settle = watchRequests(page, firstReads);
  await settle(() => page.goto(`${url}${VIEWS[view]}`));

  const button = (/** @type {string | RegExp} */ name) => page.getByRole("button", { name });
  const dashboard = {
    page,
    complaints,
    requests,
    /** Requests to create a campaign. */
    posts: () => requests.filter((request) => request.method() === "POST" && request.url().endsWith("/user/campaign")),
    button,
    /** @param {string} key a field, or "phone_number_ids.0" */
    control: (key) => page.locator(`#campaign-${key.replaceAll(".", "-")}`),
    /** @param {string} name */
    field: (name) => page.locator(`[data-field="${name}"]`),
    /** The errors above the form. */
    summary: page.locator(".problems"),

    /** Types the values, field by field. @param {Answers} answers */
    async answer(answers) {
      for (const [name, value] of Object.entries(answers)) await fillField(dashboard, name, value);
    },
    /** Submits the form for review. A refused form stays on the form. */
    review: () => button("Review campaign").click(),
    create: () => button("Create campaign").click(),

    /** Returns the messages shown at the fields, as Laravel's `errors`. @returns {Promise<Record<string, string[]>>} */
    messages: () => page.evaluate(readMessages),

    /** Opens a folded part. @param {string | RegExp} name */
    async unfold(name) {
      const fold = page.locator("details", { has: page.locator("summary", { hasText: name }) });
      if (!(await fold.evaluate((element) => /** @type {HTMLDetailsElement} */ (element).open))) {
        await fold.locator("summary").first().click();
      }
      await fold.locator(".fold-content").first().waitFor();
      return fold;
    },

    /** Returns the exact request, or the answer to a refused form, that the summary shows. */
    async exact() {
      const toggle = page.locator(".overview-toggle");
      const isBar = await toggle.isVisible();
      if (isBar) await toggle.click();
      const fold = await dashboard.unfold(/^(Exact request|In .+ own words)$/);
      const [head = "", body = ""] = (await textOf(fold.locator("pre"))).split("\n\n");
      if (isBar) await toggle.click();
      return { head: head.split("\n"), body: JSON.parse(body) };
    },

    /** Waits for the created campaign. @returns {Promise<string>} its id, as shown */
    async createdId() {
      await page.getByRole("heading", { level: 1, name: /^“.+” is created$/ }).waitFor();
      const heading = page.getByRole("heading", { name: /^Campaign \d+$/ });
      return /\d+/.exec(await textOf(heading))?.[0] ?? "";
    },
    focusedId: () => page.evaluate(() => document.activeElement?.id ?? ""),
    /** Reloads the page, and waits until it has read everything. */
    reload: () => settle(() => page.reload()),
  };
  return dashboard;
}

/** @typedef {Awaited<ReturnType<typeof openDashboard>>} Dashboard */

/**
 * Watches the requests of a page. Returns a function that navigates, and waits until the page has its heading and the
 * answers of its first reads, no request is open, and two frames were drawn without a new one.
 * @param {import("playwright-core").Page} page
 * @param {readonly string[]} firstReads the ends of the addresses that the page reads after each navigation
 */
export function watchRequests(page, firstReads = FIRST_READS) {
  /** @type {Set<import("playwright-core").Request>} */
  const open = new Set();
  /** @type {Set<string>} */
  const ended = new Set();
  let count = 0;
  page.on("request", (request) => {
    open.add(request);
    count += 1;
  });
  for (const event of /** @type {const} */ (["requestfinished", "requestfailed"])) {
    page.on(/** @type {"requestfinished"} */ (event), (request) => {
      open.delete(request);
      ended.add(new URL(request.url()).pathname);
    });
  }
  const hasAnswers = () => firstReads.every((end) => [...ended].some((path) => path.endsWith(end)));

  return async (/** @type {() => Promise<unknown>} */ navigate) => {
    open.clear();
    ended.clear();
    await navigate();
    await page.locator("h1").first().waitFor();
    const deadline = Date.now() + SETTLE_MS;
    for (let before = -1; before !== count || open.size > 0 || !hasAnswers(); ) {
      if (Date.now() > deadline) {
        const waiting = [...open].map((request) => request.url());
        throw new Error(`The page still waits for ${waiting.join(", ") || "its first reads"}`);
      }
      before = count;
      await page.evaluate(twoFrames);
    }
  };
}

/** Runs in the page. */
function twoFrames() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))));
}

/**
 * @param {Pick<Dashboard, "page" | "field"> & { control: Dashboard["control"] }} dashboard
 * @param {string} name
 * @param {string | string[] | boolean} value
 */
async function fillField({ page, field, control }, name, value) {
  if (FOLDED.includes(name)) {
    const fold = page.locator("details", { has: field(name) });
    if (!(await fold.evaluate((element) => /** @type {HTMLDetailsElement} */ (element).open))) {
      await fold.locator("summary").first().click();
    }
  }
  if (name === "allowed_days" && Array.isArray(value)) {
    for (const day of DAYS) {
      const button = field(name).getByRole("button", { name: day, exact: true });
      const isOn = (await button.getAttribute("aria-pressed")) === "true";
      if (isOn !== value.includes(day.toLowerCase())) await button.click();
    }
  } else if (name === "mark_complete_when_no_leads") {
    await control(name).setChecked(value === true);
  } else if (typeof value === "boolean") {
    await field(name)
      .getByRole("radio", { name: value ? "Yes" : "No", exact: true })
      .check();
  } else if (Array.isArray(value) && (await field(name).locator('input[type="checkbox"]').count()) > 0) {
    for (const entry of value) await field(name).locator(`input[value="${entry}"]`).check();
  } else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      if ((await control(`${name}.${index}`).count()) === 0) await control(name).click();
      await control(`${name}.${index}`).fill("");
      await page.keyboard.type(entry);
    }
  } else if ((await control(name).evaluate((element) => element.tagName)) === "SELECT") {
    await control(name).selectOption(value);
  } else {
    await control(name).fill("");
    await control(name).pressSequentially(value);
  }
  // the user leaves the control
  await page.evaluate(() => /** @type {HTMLElement | null} */ (document.activeElement)?.blur());
}

/**
 * Waits for the element and returns its visible text.
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
  for (const list of document.querySelectorAll("[data-field] .messages-error")) {
    // "campaign-phone_number_ids-0-messages" is about "phone_number_ids.0"
    const key = list.id
      .replace(/^campaign-/, "")
      .replace(/-messages$/, "")
      .replaceAll("-", ".");
    errors[key] = [...list.querySelectorAll("li")].map((item) => item.textContent ?? "");
  }
  return errors;
}
