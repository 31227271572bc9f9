// The double-create scenarios of tests/forms/ on both dashboards, with the relay between page and account.
import { after, before } from "node:test";
import { setTimeout } from "node:timers/promises";
import { testDoubleCreate } from "../../forms/double-create.mjs";
import { LossyServer } from "../../forms/lossy-server.mjs";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { API_KEY, prepareSite } from "./site.mjs";

/** @typedef {import("playwright-core").Page} Page */

const WAIT_MS = 20_000;
const CLICK_MS = 10_000;
const site = prepareSite();

const button = (/** @type {Page} */ page, /** @type {string | RegExp} */ name) =>
  page.getByRole("main").getByRole("button", { name });
const reviewButton = (/** @type {Page} */ page) => button(page, "Review campaign");
const sendButton = (/** @type {Page} */ page) => button(page, /^(Create campaign|Creating…)$/);
const lookButton = (/** @type {Page} */ page) => button(page, "Look in your campaigns");
const doneHeading = (/** @type {Page} */ page) => page.getByRole("heading", { level: 1, name: /^“.+” is created$/ });

/** Goes from the form, if it is shown, to the next step. @param {Page} page */
async function leaveForm(page) {
  const next = sendButton(page).or(doneHeading(page)).or(lookButton(page));
  await reviewButton(page).or(next).first().waitFor();
  if (await reviewButton(page).isVisible()) await reviewButton(page).click();
  await reviewButton(page).waitFor({ state: "detached" });
  await next.first().waitFor();
}

/** @type {import("../../forms/double-create.mjs").PageDriver} */
const driver = {
  async fill(page, name) {
    const way = button(page, /^(Back to the form|New campaign)$/);
    await reviewButton(page).or(way).first().waitFor();
    if (await way.isVisible()) await way.click();
    await page.locator("#campaign-name").fill(name);
    await page.locator("#campaign-assistant_id").fill("127");
  },
  async submit(page) {
    await leaveForm(page);
    // Playwright does not click an aria-disabled button, but a user can.
    const busyButton = button(page, "Creating…");
    if (await busyButton.isVisible()) return busyButton.press("Enter");
    for (const locator of [sendButton(page), lookButton(page)]) {
      if (!(await locator.isVisible())) continue;
      // The other tab may be faster: then the button no longer exists.
      return locator.click({ timeout: CLICK_MS }).catch(async (error) => {
        if (await locator.isVisible()) throw error;
      });
    }
  },
  async doubleClick(page) {
    await leaveForm(page);
    await sendButton(page).dblclick();
  },
  async submitAnyway(page) {
    await button(page, "Create again…").click();
    await page.getByRole("dialog").getByRole("button", { name: "Create again" }).click();
  },
  leave: (page) => page.getByRole("navigation").getByRole("link", { name: "Campaigns" }).click(),
  comeBack: (page) => page.getByRole("main").getByRole("link", { name: "New campaign" }).first().click(),
  async shows(page, status) {
    let now = "";
    for (const end = Date.now() + WAIT_MS; Date.now() < end; await setTimeout(100)) {
      now = await page.evaluate(readStatus).catch(() => ""); // while another document is loaded
      if (status instanceof RegExp ? status.test(now) : status === now) return;
    }
    throw new Error(`the page shows "${now}", not ${status}:\n${await textOf(page.getByRole("main"))}`);
  },
};

/** Runs in the page. Returns a short name of its state. */
function readStatus() {
  // biome-ignore lint/performance/useDomNodeTextContent: hidden text is not shown text
  const text = document.querySelector("main")?.innerText ?? "";
  const finder = /Another tab of this browser created it|It was created: it is in your campaigns/;
  if (/^(“.+” is created$|This campaign exists already: it is campaign \d+)/m.test(text)) {
    return finder.test(text) ? "found" : "created";
  }
  if (/^Creating…$|” is being created\./m.test(text)) return "sending";
  if (/We don’t know whether it was created/.test(text)) {
    if (/Looking…/.test(text)) return "unclear: looking";
    if (/It is not in your campaigns yet/.test(text)) return "unclear: not-seen";
    if (/Several campaigns match/.test(text)) return "unclear: ambiguous";
    if (/Your campaigns could not be read either/.test(text)) return "unclear: failed";
    return "unclear: idle";
  }
  const earlier = /“(.+)” was created: it is campaign \d+\./.exec(text);
  if (earlier) return `earlier: ${earlier[1]}`;
  if (/^The campaign was not created$/m.test(text)) return "failed";
  return /^(Review|Create) campaign$/m.test(text) ? "ready" : "";
}

for (const which of DASHBOARDS) {
  /** @type {LossyServer} */
  let server;
  before(async () => {
    server = new LossyServer({});
    await server.start();
  });
  after(() => server.stop());

  testDoubleCreate(which.name, {
    driver,
    timeout: WAIT_MS,
    browser: site.browser,
    async start(t) {
      server.reset();
      const { url } = await site.serve(t, { target: { baseUrl: `${server.baseUrl}/api`, apiKey: API_KEY } });
      return { server, url: `${url}${which.path}#/new`, otherUrl: `${url}guide/` };
    },
  });
}
