// The list of campaigns in both dashboards on the sandbox: actions, search, a long list, and the states without one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { API_KEY, prepareSite } from "./site.mjs";

const site = prepareSite();

/**
 * Opens the list, and adds the actions of its rows.
 * @param {{ open: Awaited<ReturnType<typeof site.serveSandbox>>["open"] }} sandbox
 * @param {import("./dashboards.mjs").DashboardPage} which
 * @param {import("./site.mjs").OpenOptions} [how]
 */
async function openList({ open }, which, how) {
  const dashboard = await open(which, { view: "campaigns", ...how });
  const openMenu = (/** @type {string} */ name) => dashboard.button(`Actions for ${name}`).click();
  return {
    ...dashboard,
    openMenu,
    /** Chooses an entry of a row's menu. @param {string} name @param {string} entry */
    async act(name, entry) {
      await openMenu(name);
      await dashboard.page.locator("#row-menu").getByText(entry, { exact: true }).click();
    },
  };
}

for (const which of DASHBOARDS) {
  /** @param {string} title @param {(t: import("node:test").TestContext) => Promise<void>} run */
  const scenario = (title, run) => test(`${which.name}: ${title}`, run);
  /**
   * @param {import("node:test").TestContext} t
   * @param {import("../../../www/server/sandbox.mjs").SandboxServerOptions} [options]
   */
  const start = async (t, options) => {
    const sandbox = await site.serveSandbox(t, options);
    return { ...sandbox, ...(await openList(sandbox, which)) };
  };

  scenario("start, stop and delete ask for confirmation, and a cancelled one changes nothing", async (t) => {
    const { page, campaigns, complaints, ...dashboard } = await start(t, { seeded: true });
    const row = page.getByRole("row", { name: /Contract renewals/ });
    const dialog = page.getByRole("dialog");
    await row.getByText("Stopped").waitFor();
    await dashboard.act("Contract renewals", "Start…");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    assert.equal((await campaigns())[1].status, "stopped", "cancelled is not started");
    assert.match(
      await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""),
      /^Actions for Contract/,
    );
    await dashboard.act("Contract renewals", "Start…");
    assert.match(await textOf(dialog), /Weekdays, 10:00–16:00/);
    assert.match(await textOf(dialog), /Calls per lead\s+4 at most/);
    await dialog.getByRole("button", { name: "Start calling" }).click();
    await row.getByText("In progress").waitFor();
    await page.getByRole("status").getByText("“Contract renewals” is started.").waitFor();

    await dashboard.act("Contract renewals", "Stop…");
    assert.equal((await campaigns())[1].status, "in-progress", "it is not stopped before the confirmation");
    await dialog.getByRole("button", { name: "Stop calling" }).click();
    await row.getByText("Stopped").waitFor();
    await dashboard.act("Contract renewals", "Delete…");
    assert.match(await textOf(dialog), /cannot be undone/);
    await dialog.getByRole("button", { name: "Delete campaign" }).click();
    await row.waitFor({ state: "detached" });
    assert.deepEqual(
      (await campaigns()).map(({ name }) => name),
      ["Spring appointments", "Weekend survey"],
    );
    assert.deepEqual(complaints, []);
  });

  scenario("a campaign in progress is deleted only after its name was typed", async (t) => {
    const { page, campaigns, ...dashboard } = await start(t, { seeded: true });
    const dialog = page.getByRole("dialog");
    await dashboard.act("Spring appointments", "Delete…");
    const field = dialog.getByLabel("To confirm, type the campaign’s name");
    await dialog.getByRole("button", { name: "Delete campaign" }).click();
    await dialog.getByText("Type the name exactly as shown.").waitFor();
    await field.fill("Spring");
    await page.keyboard.press("Enter");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal((await campaigns()).length, 3, "a wrong name deletes nothing");
    await field.fill("Spring appointments");
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("“Spring appointments” is deleted.").waitFor();
    assert.equal((await campaigns()).length, 2);
  });

  scenario("a completed campaign cannot be started, and a running one cannot be started again", async (t) => {
    const { page, ...dashboard } = await start(t, { seeded: true });
    const entries = async (/** @type {string} */ name) => {
      await dashboard.openMenu(name);
      const texts = (await textOf(page.locator("#row-menu"))).split("\n").map((text) => text.trim());
      await page.keyboard.press("Escape");
      return texts.filter(Boolean);
    };
    assert.deepEqual(await entries("Weekend survey"), ["View details", "Duplicate", "Compare…", "Delete…"]);
    assert.deepEqual(await entries("Spring appointments"), [
      "View details",
      "Stop…",
      "Duplicate",
      "Compare…",
      "Delete…",
    ]);
    assert.deepEqual(await entries("Contract renewals"), [
      "View details",
      "Start…",
      "Duplicate",
      "Compare…",
      "Delete…",
    ]);
  });

  scenario("an account without campaigns shows an empty state with a link to create one", async (t) => {
    const { page } = await start(t);
    await page.getByRole("heading", { name: "No campaign yet" }).waitFor();
    await page.getByRole("main").getByRole("link", { name: "New campaign" }).click();
    await page.getByRole("heading", { name: "New campaign" }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "page-heading");
  });

  scenario("a loading list shows a labelled placeholder", async (t) => {
    const { page } = await start(t, { seeded: true });
    await page.route("**/user/campaigns", () => {}); // never answered
    await page.reload();
    await page.getByRole("status").getByText("Loading the campaigns…").waitFor({ state: "attached" });
    assert.equal(await page.getByRole("row").count(), 0);
  });

  scenario("an unreachable server shows an error, and the list loads after a retry", async (t) => {
    const { page, faults, ...dashboard } = await start(t, { seeded: true });
    faults.set({ kind: "server-error", scope: "everything" });
    await page.reload();
    await page.getByRole("heading", { name: "The campaigns could not be loaded" }).waitFor();
    faults.set({ kind: "none", scope: "everything" });
    await dashboard.button("Try again").click();
    await page.getByRole("row", { name: /Spring appointments/ }).waitFor();
  });

  scenario("a list that cannot be refreshed stays, and the failure is shown above it", async (t) => {
    const { page, faults, ...dashboard } = await start(t, { seeded: true });
    faults.set({ kind: "rate-limit", scope: "everything" });
    await dashboard.button("Refresh").click();
    await page.getByRole("heading", { name: "The campaigns could not be refreshed" }).waitFor();
    await page.getByText("Too many requests.").waitFor();
    await page.getByRole("row", { name: /Spring appointments/ }).waitFor();
    await dashboard.button(/^Try again in \d s$/).waitFor();
    faults.set({ kind: "none", scope: "everything" });
    await page.getByRole("main").getByRole("button", { name: "Refresh" }).last().click();
    await page.getByRole("heading", { name: "The campaigns could not be refreshed" }).waitFor({ state: "detached" });
  });

  scenario("several chosen campaigns are stopped and deleted together, after a confirmation", async (t) => {
    const { page, campaigns, complaints, ...dashboard } = await start(t, { seeded: true });
    const bar = page.getByRole("region", { name: "Selected campaigns" });
    const dialog = page.getByRole("dialog");
    await dashboard.button("Select").click();
    await bar.getByText("Select campaigns to stop or delete them.").waitFor();
    await bar.getByLabel("All 3").check();
    await bar.getByText("3 selected").waitFor();
    await bar.getByText("Campaigns in progress are not deleted together.").waitFor();
    await bar.getByRole("button", { name: "Stop 1…" }).click();
    await dialog.getByText("Spring appointments").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    assert.equal((await campaigns())[0].status, "in-progress", "cancelled is not stopped");
    await bar.getByRole("button", { name: "Stop 1…" }).click();
    await dialog.getByRole("button", { name: "Stop 1 campaign" }).click();
    await page.getByRole("status").getByText("1 campaign is stopped.").waitFor();
    await bar.getByText("2 selected").waitFor();
    await page.getByLabel("Select Weekend survey").click();
    await page.getByLabel("Select Spring appointments").click();
    await bar.getByRole("button", { name: "Delete 2…" }).click();
    await dialog.getByRole("button", { name: "Delete 2 campaigns" }).click();
    await page.getByRole("status").getByText("2 campaigns are deleted.").waitFor();
    await page.getByRole("row", { name: /Spring appointments/ }).waitFor({ state: "detached" });
    assert.deepEqual(
      (await campaigns()).map(({ name }) => name),
      ["Weekend survey"],
    );
    await bar.getByRole("button", { name: "Done" }).click();
    await bar.waitFor({ state: "detached" });
    assert.deepEqual(complaints, []);
  });

  scenario("the message about a started campaign does not cover the bar of chosen campaigns", async (t) => {
    const { page, act, button } = await start(t, { seeded: true });
    await page.setViewportSize({ width: 360, height: 740 });
    await act("Contract renewals", "Start…");
    await page.getByRole("dialog").getByRole("button", { name: "Start calling" }).click();
    await page.locator(".toast", { hasText: "is started" }).waitFor();
    await button("Select").click();
    await page.getByLabel("Select Weekend survey").click();
    const toast = await page.locator(".toast").boundingBox();
    const bar = await page.locator(".selection-bar").boundingBox();
    assert.ok(toast && bar && toast.y + toast.height <= bar.y, "the message ends above the bar");
  });

  scenario("the first failure ends the work on several campaigns, and the others stay chosen", async (t) => {
    const { page, campaigns, ...dashboard } = await start(t, { seeded: true });
    const bar = page.getByRole("region", { name: "Selected campaigns" });
    let deletions = 0;
    await page.route("**/user/campaign/*", async (route) => {
      deletions += 1;
      if (deletions < 2) return route.continue();
      await route.fetch(); // the second one reaches the server, and its response is lost
      await route.abort();
    });
    await dashboard.button("Select").click();
    await page.getByLabel("Select Weekend survey").click();
    await page.getByLabel("Select Contract renewals").click();
    await bar.getByRole("button", { name: "Delete 2…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete 2 campaigns" }).click();
    await page.getByRole("heading", { name: /^It is unknown whether “.+” was deleted$/ }).waitFor();
    await page.getByText("Deleted before it: 1. Not tried: 0, still selected.").waitFor();
    assert.equal(deletions, 2);
    assert.deepEqual(
      (await campaigns()).map(({ name }) => name),
      ["Spring appointments"],
    );
  });

  scenario("a list that stays open follows the server's status and the clock", async (t) => {
    const sandbox = await site.serveSandbox(t, { seeded: true });
    const { page, reload } = await sandbox.open(which, { view: "campaigns", isFresh: true });
    await page.clock.install();
    await reload();
    const row = page.getByRole("row", { name: /Spring appointments/ });
    await row.getByText("In progress").waitFor();
    const headers = { "content-type": "application/json", authorization: `Bearer ${API_KEY}` };
    const stop = JSON.stringify({ campaign_id: 1, action: "stop" });
    await fetch(`${sandbox.sandbox.baseUrl}/user/campaigns/update-status`, { method: "POST", headers, body: stop });
    const created = JSON.stringify({ name: "Elsewhere", assistant_id: 127 });
    await fetch(`${sandbox.sandbox.baseUrl}/user/campaign`, { method: "POST", headers, body: created });
    assert.equal(await row.getByText("In progress").count(), 1, "nothing is read before a minute has passed");
    await page.clock.runFor(95_000);
    await row.getByText("Stopped").waitFor();
    const other = page.getByRole("row", { name: /Elsewhere/ });
    await other.getByText(/^[12] minutes? ago$/).waitFor();
    await page.clock.fastForward("30:00");
    await other.getByText(/^3\d minutes ago$/).waitFor();
  });

  scenario("a change with a lost response is reported as unknown, and the list is read again", async (t) => {
    const { page, faults, ...dashboard } = await start(t, { seeded: true });
    await page.route("**/update-status", async (route) => {
      await route.fetch(); // the request reaches the server, and its response is lost
      await route.abort();
    });
    await dashboard.act("Spring appointments", "Stop…");
    await page.getByRole("dialog").getByRole("button", { name: "Stop calling" }).click();
    await page.getByRole("heading", { name: "It is unknown whether “Spring appointments” was stopped" }).waitFor();
    await page.getByText("The connection to the server failed.").waitFor();
    await page
      .getByRole("row", { name: /Spring appointments/ })
      .getByText("Stopped")
      .waitFor();
    assert.deepEqual(faults.get().kind, "none");
  });

  scenario("being offline and an expired session each show their notice", async (t) => {
    const { page, ...dashboard } = await start(t, { seeded: true });
    await page.context().setOffline(true);
    await page.getByText("You are offline.").waitFor();
    await page.context().setOffline(false);
    await page.getByText("You are offline.").waitFor({ state: "detached" });
    await page.context().clearCookies();
    await dashboard.button("Refresh").click();
    await page.getByText("Your session has ended. Reload the page to start a new one.").waitFor();
    await dashboard.button("Reload the page").click();
    await page.getByRole("row", { name: /Spring appointments/ }).waitFor();
  });

  scenario("the sandbox's panel injects a fault and shows that it is deliberate", async (t) => {
    const { page, faults, ...dashboard } = await start(t, { seeded: true });
    await page.getByText("Sandbox", { exact: true }).first().click();
    await page.getByLabel(/^Requests/).selectOption("everything");
    await page.getByLabel(/^Failure/).selectOption("server-error");
    await page.getByText("Simulated: Server error (500)").waitFor();
    await page.keyboard.press("Escape");
    await dashboard.button("Refresh").click();
    await page.getByRole("heading", { name: "The campaigns could not be refreshed" }).waitFor();
    assert.deepEqual(faults.get(), { kind: "server-error", scope: "everything" });
  });
}
