// A create with an unknown outcome: no second create is possible before a search of the list, also after a reload, in
// other tabs and after edits.
// German texts of the page: cspell:ignore Einzelheiten Gesendet wissen
import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf, watchRequests } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { API_KEY, prepareSite } from "./site.mjs";

const FORM = { name: "Spring", assistant_id: "127" };
const UNKNOWN = "We don’t know whether it was created";
const CHECK = "Look in your campaigns";
const AGAIN = "Create again…";
const site = prepareSite();

for (const which of DASHBOARDS) {
  /** @param {string} title @param {(t: import("node:test").TestContext) => Promise<void>} run */
  const scenario = (title, run) => test(`${which.name}: ${title}`, run);
  /**
   * A sandbox with a fault, and a dashboard whose form is ready to be sent.
   * @param {import("node:test").TestContext} t
   * @param {import("../../../www/server/sandbox-faults.mjs").FaultSetting["kind"]} kind
   */
  const start = async (t, kind) => {
    const sandbox = await site.serveSandbox(t, { seeded: true });
    const dashboard = await sandbox.open(which);
    await dashboard.answer(FORM);
    await dashboard.review();
    sandbox.faults.set({ kind, scope: "create" });
    const { page, button } = dashboard;
    /** Sends again, and answers the question about a second campaign. */
    const sendAgain = async () => {
      await button(AGAIN).click();
      await page.getByRole("dialog").getByRole("button", { name: "Create again" }).click();
    };
    /** Asserts that a search of the list is the only possible action. */
    const mustLook = async (/** @type {import("playwright-core").Page} */ on = page) => {
      await on.getByRole("heading", { name: UNKNOWN }).waitFor();
      const details = on.locator("details", { hasText: "Details" });
      await details.locator("summary").click();
      await details.locator("dd").first().waitFor();
      assert.match(await textOf(details), /Sent\s+\d+ \w+ \d{4}/);
      await details.locator("summary").click();
      for (const name of ["Create campaign", "Review campaign", AGAIN]) {
        assert.equal(await on.getByRole("button", { name }).count(), 0, name);
      }
    };
    /** Delays the creates of this tab. @returns releases them */
    const hold = async () => {
      /** @type {(value?: undefined) => void} */
      let release = () => {};
      const released = new Promise((resolve) => {
        release = resolve;
      });
      await page.route("**/user/campaign", async (route) => {
        await released;
        await route.continue();
      });
      return () => release();
    };
    return { ...sandbox, ...dashboard, mustLook, hold, sendAgain, check: () => button(CHECK).click() };
  };

  scenario("after a reload the list must be searched first, and a found campaign clears the draft", async (t) => {
    const { page, mustLook, reload, check, complaints, ...dashboard } = await start(t, "cut-after");
    await dashboard.create();
    await mustLook();
    await reload();
    await mustLook();
    assert.match(await textOf(page.locator("main")), /Campaign name\s+Spring/, "it shows the sent form");
    await check();
    assert.equal(await dashboard.createdId(), "4");
    await page.getByText("It was created: it is in your campaigns.").waitFor();
    assert.equal((await dashboard.campaigns()).length, 4);
    assert.equal(dashboard.posts().length, 1);
    await reload();
    await page.getByRole("heading", { name: "New campaign" }).waitFor();
    assert.equal(await dashboard.control("name").inputValue(), "");
    assert.deepEqual(complaints, []);
  });

  scenario("after leaving the page during the request, the list must be searched first", async (t) => {
    const { page, mustLook, reload, check, ...dashboard } = await start(t, "none");
    const arrived = new Promise((resolve) => {
      page.route("**/user/campaign", async (route) => resolve(await route.fetch())); // and its response is lost
    });
    await dashboard.create();
    await arrived;
    await reload();
    await mustLook();
    await page.getByText("No answer yet: another tab is waiting for it, or the page was left.").waitFor();
    await check();
    assert.equal(await dashboard.createdId(), "4");
    assert.equal((await dashboard.campaigns()).length, 4);
  });

  scenario("after visiting the list and returning, the list must still be searched first", async (t) => {
    const { page, mustLook, ...dashboard } = await start(t, "cut-before");
    await dashboard.create();
    await mustLook();
    const nav = page.getByRole("navigation");
    await nav.getByRole("link", { name: "Campaigns" }).click();
    await page.getByRole("row", { name: /Contract renewals/ }).waitFor();
    await page.getByRole("link", { name: "New campaign" }).click();
    await mustLook();
    assert.equal(dashboard.posts().length, 1);
  });

  scenario("after a search without a match and a reload, another search precedes sending again", async (t) => {
    const { sendAgain, page, mustLook, reload, check, faults, ...dashboard } = await start(t, "cut-before");
    await dashboard.create();
    await mustLook();
    await check();
    await page.getByText("The request may still be running").waitFor();
    await reload();
    await mustLook();
    await check();
    await page.getByText("The request may still be running").waitFor();
    faults.set({ kind: "none", scope: "create" });
    await sendAgain();
    assert.equal(await dashboard.createdId(), "4");
    assert.equal((await dashboard.campaigns()).length, 4);
    await reload();
    assert.equal(await dashboard.control("name").inputValue(), "");
  });

  scenario("a campaign that appears between the search and sending again is not sent again", async (t) => {
    const { sendAgain, page, check, faults, sandbox, ...dashboard } = await start(t, "cut-before");
    await dashboard.create();
    await check();
    await page.getByText("The request may still be running").waitFor();
    faults.set({ kind: "none", scope: "create" });
    const late = await fetch(`${sandbox.baseUrl}/user/campaign`, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
      body: dashboard.posts()[0]?.postData() ?? "",
    });
    assert.equal(late.status, 201);
    await sendAgain();
    assert.equal(await dashboard.createdId(), "4");
    await page.getByText("It was created: it is in your campaigns.").waitFor();
    assert.equal(dashboard.posts().length, 1);
    assert.equal((await dashboard.campaigns()).length, 4);
  });

  scenario("a refused second try leaves the outcome of the first one unknown", async (t) => {
    const { sendAgain, page, check, mustLook, reload, faults, ...dashboard } = await start(t, "cut-after");
    await page.route("**/user/campaigns", (route) => route.abort()); // and the list cannot be read either
    await dashboard.create();
    await check();
    await page.getByText("Your campaigns could not be read either.").waitFor();
    faults.set({ kind: "plan-limit", scope: "create" });
    await sendAgain();
    await page.getByText("The second request was refused, so only the first one can have created it.").waitFor();
    await mustLook();
    await page.unroute("**/user/campaigns");
    await reload();
    await mustLook();
    await check();
    // Nothing was known of the list before the first: it goes by when the campaign was created.
    assert.equal(await dashboard.createdId(), "4");
  });

  scenario("other tabs of both dashboards show the unclear attempt", async (t) => {
    const { page, mustLook, faults, url, check, campaigns, ...dashboard } = await start(t, "cut-after");
    const open = async (/** @type {string} */ path) => {
      const other = await page.context().newPage();
      await watchRequests(other)(() => other.goto(`${url}${path}#/new`));
      return other;
    };
    // A tab that was opened before, with the same draft.
    const before = await open(which.path);
    await before.getByRole("button", { name: "Review campaign" }).click();
    let sent = 0;
    before.on("request", (request) => {
      if (request.method() === "POST") sent += 1;
    });
    await dashboard.create();
    await mustLook();
    faults.set({ kind: "none", scope: "create" });
    await mustLook(before);
    // A tab that is opened afterwards, in the other framework.
    const [other] = DASHBOARDS.filter(({ name }) => name !== which.name);
    await mustLook(await open(other?.path ?? ""));
    await check();
    assert.equal(await dashboard.createdId(), "4");
    await before.getByRole("heading", { name: "Campaign 4", exact: true }).waitFor();
    await before.getByText("Another tab of this browser created it.").waitFor();
    assert.equal(sent, 0);
    assert.equal((await campaigns()).length, 4);
  });

  scenario("after a search the attempt can be discarded, which clears its draft", async (t) => {
    const { page, mustLook, reload, check, ...dashboard } = await start(t, "cut-before");
    await dashboard.create();
    await mustLook();
    assert.equal(await dashboard.button("Discard this attempt").count(), 0);
    await check();
    await dashboard.button("Discard this attempt").click();
    await page.getByRole("heading", { name: "New campaign" }).waitFor();
    assert.equal(await dashboard.control("name").inputValue(), "");
    await reload();
    assert.equal(await dashboard.control("name").inputValue(), "");
    assert.equal(await page.getByText("Your draft was kept").count(), 0);
  });

  scenario("a second tab at the review offers no second create while the request of the first one runs", async (t) => {
    const { page, mustLook, hold, url, campaigns, posts, ...dashboard } = await start(t, "none");
    const second = await page.context().newPage();
    await watchRequests(second)(() => second.goto(`${url}${which.path}#/new`));
    await second.getByRole("button", { name: "Review campaign" }).click();
    await second.getByRole("button", { name: "Create campaign" }).waitFor();
    const release = await hold();
    await dashboard.create();
    await mustLook(second);
    await second.getByText("No answer yet: another tab is waiting for it").waitFor();
    release();
    assert.equal(await dashboard.createdId(), "4");
    assert.equal(await page.getByText("Another tab of this browser created it.").count(), 0);
    await second.getByRole("heading", { name: "Campaign 4", exact: true }).waitFor();
    await second.getByText("Another tab of this browser created it.").waitFor();
    assert.equal(posts().length, 1);
    assert.equal((await campaigns()).length, 4);
  });

  scenario("after an edit during the request, its campaign is shown as an earlier one", async (t) => {
    const { page, hold, campaigns, posts, ...dashboard } = await start(t, "none");
    const release = await hold();
    await dashboard.create();
    await dashboard.button("Back to the form").click();
    await page.getByText("“Spring” is being created.").waitFor();
    await dashboard.answer({ name: "Summer" });
    await dashboard.review();
    // The review of the new values waits: the running request belongs to the other campaign.
    await dashboard.button("Creating…").waitFor();
    assert.match(await textOf(page.locator("main")), /Campaign name\s+Spring/);
    release();
    await page.getByText("“Spring” was created: it is campaign 4.").waitFor();
    assert.match(await textOf(page.locator("main")), /Campaign name\s+Summer/);
    await dashboard.create();
    assert.equal(await dashboard.createdId(), "5");
    assert.equal(posts().length, 2);
    const created = (await campaigns()).map(({ name }) => name).filter((name) => ["Spring", "Summer"].includes(name));
    assert.deepEqual(created.sort(), ["Spring", "Summer"]);
  });

  scenario("sending an unclear campaign again keeps later edits", async (t) => {
    const { sendAgain, page, check, faults, hold, ...dashboard } = await start(t, "cut-before");
    const release = await hold();
    await dashboard.create();
    await dashboard.button("Back to the form").click();
    await dashboard.answer({ name: "Summer" });
    release();
    await page.getByText("“Spring” was sent, but no clear answer came back.").waitFor();
    await check();
    await page.getByText("The request may still be running").waitFor();
    faults.set({ kind: "none", scope: "create" });
    await sendAgain();
    await page.getByText("“Spring” was created: it is campaign 4.").waitFor();
    await dashboard.button("Back to the form").click();
    assert.equal(await dashboard.control("name").inputValue(), "Summer");
    assert.equal((await dashboard.campaigns()).length, 4);
  });

  scenario("a refusal that arrives while the form is edited appears above the form", async (t) => {
    const { page, hold, campaigns, ...dashboard } = await start(t, "plan-limit");
    const release = await hold();
    await dashboard.create();
    await dashboard.button("Back to the form").click();
    await page.getByText("“Spring” is being created.").waitFor();
    release();
    await page.getByText("Your plan does not allow another campaign.").waitFor();
    await dashboard.review();
    await dashboard.button("Create campaign").waitFor();
    assert.equal(await page.getByText("Your plan does not allow").count(), 0, "it was shown before");
    assert.equal((await campaigns()).length, 3);
  });

  scenario("an unclear attempt is described in German", async (t) => {
    const { page, reload, ...dashboard } = await start(t, "cut-after");
    await dashboard.create();
    await page.getByRole("heading", { name: UNKNOWN }).waitFor();
    await dashboard.button("Deutsch").click();
    await reload();
    await page.getByRole("heading", { name: "Wir wissen nicht, ob sie angelegt wurde" }).waitFor();
    assert.match(await textOf(await dashboard.unfold("Einzelheiten")), /Gesendet\s+\d+\.\d+\.\d{4}, \d+:\d+/);
    await page.getByRole("heading", { name: "Was gesendet wurde" }).waitFor();
  });
}
