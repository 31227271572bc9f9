// The page of one campaign in both dashboards, its copy into the form, the comparison of two, and the shortcuts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { prepareSite } from "./site.mjs";

const site = prepareSite();

for (const which of DASHBOARDS) {
  /** @param {string} title @param {(t: import("node:test").TestContext) => Promise<void>} run */
  const scenario = (title, run) => test(`${which.name}: ${title}`, run);
  /**
   * @param {import("node:test").TestContext} t
   * @param {import("./site.mjs").OpenOptions} [how]
   */
  const start = async (t, how) => {
    const sandbox = await site.serveSandbox(t, { seeded: true });
    const dashboard = await sandbox.open(which, { view: "campaigns", ...how });
    const { page } = dashboard;
    return {
      ...sandbox,
      ...dashboard,
      /** @param {string} hash */
      goTo: (hash) => page.goto(page.url().replace(/#.*$/, hash)),
      /** Returns a setting of the page of one campaign. @param {string} label */
      fact: (label) => textOf(page.locator(".facts > div", { hasText: label }).locator("dd")),
      /** @param {string} text */
      heading: (text) => page.getByRole("heading", { name: text, exact: true }),
    };
  };

  scenario("a row opens the page of its campaign, with its settings and its actions", async (t) => {
    const { page, heading, fact, campaigns, complaints, button } = await start(t);
    await page.getByRole("link", { name: "Contract renewals" }).click();
    await heading("Contract renewals").waitFor();
    assert.equal(await page.title(), "Contract renewals · Outbound campaigns");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "page-heading");
    assert.equal(await fact("Calling hours"), "Weekdays, 10:00–16:00");
    assert.equal(await fact("Campaign number"), "2");
    await page.getByText("Autocalls does not tell: Assistant, Time zone").waitFor();
    await page.getByText("The request cannot be shown: Autocalls does not tell the assistant.").waitFor();
    await page.getByRole("img", { name: "Weekdays, 10:00–16:00" }).waitFor();
    assert.equal(await page.locator(".fortnight > li").count(), 14);

    await button("Start…").click();
    await page.getByRole("dialog").getByRole("button", { name: "Start calling" }).click();
    await page.getByRole("status").getByText("“Contract renewals” is started.").waitFor();
    await button("Stop…").waitFor();
    assert.equal((await campaigns())[1].status, "in-progress");
    await button("More actions").click();
    await page.getByText("Delete…").click();
    await page.getByLabel("To confirm, type the campaign’s name").fill("Contract renewals");
    await page.getByRole("button", { name: "Delete campaign" }).click();
    await heading("Campaigns")
      .or(page.getByRole("heading", { name: /^Campaigns/ }))
      .waitFor();
    await page.getByRole("status").getByText("“Contract renewals” is deleted.").waitFor();
    assert.equal(await page.getByRole("row", { name: /Contract renewals/ }).count(), 0);
    assert.deepEqual(complaints, []);
  });

  scenario("a campaign that was created here shows its assistant, and its exact request to the sandbox", async (t) => {
    const { page, sandbox, goTo, fact, createdId, answer, review, create } = await start(t);
    await goTo("#/new");
    await answer({ name: "Remembered", assistant_id: "127", max_retries: "2" });
    await review();
    await create();
    const id = await createdId();
    await goTo("#/");
    await page.getByRole("row", { name: /Remembered Draft Anna · appointments/ }).waitFor();
    await page.getByRole("row", { name: /Weekend survey Completed Not known/ }).waitFor();
    await page.getByText("Berlin time").first().waitFor();
    await goTo(`#/campaign/${id}`);
    assert.equal(await fact("Assistant"), "Anna · appointments");
    assert.equal(await fact("Time zone"), "Europe/Berlin");
    await page.getByText("Request that creates it again").first().click();
    const request = await textOf(page.locator(".fold pre"));
    assert.match(request, new RegExp(`^POST ${sandbox.baseUrl}/user/campaign\n`));
    assert.match(request, /"assistant_id": 127/);
    assert.doesNotMatch(await textOf(page.locator("main")), /app\.autocalls\.ai/);
  });

  scenario("a duplicate fills the form with all known settings and a new name, and sends nothing", async (t) => {
    const { page, control, posts, button, reload } = await start(t);
    await button("Actions for Weekend survey").click();
    await page.locator("#row-menu").getByText("Duplicate").click();
    await control("name").waitFor();
    assert.equal(await control("name").inputValue(), "Weekend survey (copy)");
    assert.equal(await control("max_retries").inputValue(), "3");
    await page.getByText("Copied from “Weekend survey”.").waitFor();
    assert.equal(posts().length, 0);
    await reload();
    assert.equal(await control("name").inputValue(), "Weekend survey (copy)", "the copy is kept as a draft");
  });

  scenario("a duplicate replaces a draft, and one button brings the draft back", async (t) => {
    const { page, control, button, goTo, answer } = await start(t);
    await goTo("#/new");
    await answer({ name: "My unfinished draft" });
    await goTo("#/campaign/3");
    await button("Duplicate").click();
    await page.getByText("Copied from “Weekend survey”.").waitFor();
    assert.equal(await control("name").inputValue(), "Weekend survey (copy)");
    await button("Back to my draft").click();
    assert.equal(await control("name").inputValue(), "My unfinished draft");
    assert.equal(await page.getByText("Copied from").count(), 0);
  });

  scenario("two campaigns are compared setting by setting", async (t) => {
    const { page, heading, button, complaints } = await start(t);
    await button("Actions for Spring appointments").click();
    await page.locator("#row-menu").getByText("Compare…").click();
    await heading("Compare campaigns").waitFor();
    await page.getByLabel("Search campaigns").fill("survey");
    await page.getByRole("link", { name: /Weekend survey/ }).click();
    const row = (/** @type {RegExp} */ name) => page.getByRole("row", { name });
    await row(/^Calling hours \(differs\) Weekdays, 09:00–17:30 Weekends, 11:00–15:00$/).waitFor();
    await row(/^Retries 3 3$/).waitFor();
    await page.getByRole("status").getByText("2 differences").waitFor();
    await page.getByLabel("Show differences only").check();
    await row(/^Retries 3 3$/).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Swap" }).click();
    await row(/^Calling hours \(differs\) Weekends, 11:00–15:00 Weekdays, 09:00–17:30$/).waitFor();
    assert.match(page.url(), /#\/compare\/3\/1$/);
    assert.deepEqual(complaints, []);
  });

  scenario("the keys n, / and ? open the form, the search and the help, and can be switched off", async (t) => {
    const { page, goTo, heading } = await start(t);
    const search = page.getByLabel("Search by name, assistant or number");
    await page.keyboard.press("/");
    assert.equal(await search.evaluate((element) => element === document.activeElement), true);
    await page.keyboard.type("n?/");
    assert.equal(await search.inputValue(), "n?/", "keys in a text field belong to it");
    await search.fill("");
    await page.getByRole("heading", { level: 1 }).focus();
    await page.keyboard.press("n");
    await heading("New campaign").waitFor();
    await page.keyboard.press("/");
    await search.waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "campaign-search");
    await goTo("#/campaign/1");
    await heading("Spring appointments").waitFor();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await page.keyboard.press("n");
    await dialog.waitFor(); // the key does nothing behind a dialog
    await dialog.getByLabel("Use shortcuts").uncheck();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.keyboard.press("n");
    await page.keyboard.press("?");
    await dialog.waitFor();
    await heading("Spring appointments").waitFor();
  });

  scenario("a campaign is found, started and stopped by keyboard alone", async (t) => {
    const { page, campaigns } = await start(t);
    const { keyboard } = page;
    const focused = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent?.trim() ?? "";
      });
    const tabTo = async (/** @type {string} */ text) => {
      for (let presses = 0; presses < 40 && (await focused()) !== text; presses += 1) await keyboard.press("Tab");
      assert.equal(await focused(), text, `Tab must reach ${text}`);
    };
    await keyboard.press("/");
    await keyboard.type("renewals");
    await tabTo("Actions for Contract renewals");
    await keyboard.press("Enter");
    await tabTo("Start…");
    await keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await tabTo("Start calling");
    await keyboard.press("Enter");
    await page.getByText("“Contract renewals” is started.").waitFor();
    assert.equal((await campaigns())[1].status, "in-progress");
    await tabTo("Actions for Contract renewals");
    await keyboard.press("Space");
    await tabTo("Stop…");
    await keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.equal(await focused(), "Actions for Contract renewals", "the focus comes back");
    assert.equal((await campaigns())[1].status, "in-progress");
  });

  scenario("German pages fit into 360 px, with German words and clock", async (t) => {
    const { page, goTo } = await start(t, { width: 360, locale: "de-DE" });
    const assertFits = async () => {
      const [content, window] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.equal(content, window, `${page.url()} is ${Number(content) - Number(window)} px too wide`);
    };
    await page.getByRole("row", { name: /Spring appointments Läuft/ }).waitFor();
    await page.getByText("Mo bis Fr, 09:00–17:30").waitFor();
    await assertFits();
    await goTo("#/campaign/2");
    await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
    await assertFits();
    await page.getByRole("button", { name: "Starten…" }).click();
    await page.getByRole("dialog").getByText("höchstens 4").waitFor();
    await assertFits();
    await page.keyboard.press("Escape");
    await goTo("#/compare/1/3");
    await page.getByText("2 Unterschiede").waitFor();
    await assertFits();
  });

  scenario("a visitor with a 12-hour clock reads 12-hour times", async (t) => {
    const { page } = await start(t, { locale: "en-US" });
    await page.getByText("Weekdays, 9:00 AM–5:30 PM").waitFor();
  });

  for (const width of [360, 768, 1280]) {
    scenario(`the list comes without moving anything on the page, ${width} px`, async (t) => {
      const { page } = await start(t, { isFresh: true, width });
      await page.route("**/user/campaigns", async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await route.continue();
      });
      await page.addInitScript(() => {
        const shifts = /** @type {any} */ (window);
        shifts.layoutShift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shifts.layoutShift += /** @type {any} */ (entry).value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.reload();
      const top = async (/** @type {string} */ name) => (await page.locator(name).boundingBox())?.y;
      const before = await top(".skeleton-table");
      await page.getByRole("row", { name: /Spring appointments/ }).waitFor();
      assert.equal(await top("table.campaigns"), before, "the table begins where its placeholder did");
      await page.waitForTimeout(200); // the browser reports a shift after the frame
      assert.equal(await page.evaluate(() => /** @type {any} */ (window).layoutShift), 0);
    });
  }

  for (const { width, locale, name } of [
    { width: 1280, locale: "en-GB", name: "Reactivation of the customers of last spring" },
    { width: 360, locale: "de-DE", name: "Reactivation of the customers of last spring" },
    { width: 360, locale: "en-GB", name: "Spring" },
  ]) {
    scenario(`a campaign comes without moving the panels of its page, ${width} px, ${locale}, ${name}`, async (t) => {
      const { page, goTo } = await start(t, { width, locale });
      let answer = () => {};
      /** @type {Promise<void>} */
      let wait;
      await page.route("**/user/campaigns", async (route) => {
        await wait;
        const response = await route.fetch();
        const campaigns = await response.json();
        await route.fulfill({ response, json: campaigns.map((/** @type {object} */ one) => ({ ...one, name })) });
      });
      const panelTop = async () => (await page.locator(".detail-grid > *").first().boundingBox())?.y;
      for (const id of [1, 2, 3]) {
        wait = new Promise((resolve) => {
          answer = resolve;
        });
        await goTo(`#/campaign/${id}`);
        await page.reload();
        await page.locator(".detail-skeleton").waitFor();
        const before = await panelTop();
        answer();
        await page.getByRole("heading", { level: 1, name }).waitFor();
        assert.equal(await panelTop(), before, `campaign ${id}`);
      }
    });
  }
}
