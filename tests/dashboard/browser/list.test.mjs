// The list of campaigns in both dashboards on the sandbox: actions, and the states without a list.
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
   * @param {import("../../../www/server/sandbox.mjs").SandboxServerOptions} [options]
   */
  const start = async (t, options) => {
    const sandbox = await site.serveSandbox(t, options);
    return { ...sandbox, ...(await sandbox.open(which, { view: "campaigns" })) };
  };

  scenario("start and delete ask for confirmation, and stop acts at once", async (t) => {
    const { page, campaigns, complaints, ...dashboard } = await start(t, { seeded: true });
    const row = page.getByRole("row", { name: /Contract renewals/ });
    await row.getByText("Stopped").waitFor();
    await dashboard.button("Start Contract renewals").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    assert.equal((await campaigns())[1].status, "stopped", "cancelled is not started");
    assert.match(
      await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""),
      /^Start Contract/,
    );
    await dashboard.button("Start Contract renewals").click();
    await dialog.getByRole("button", { name: "Start", exact: true }).click();
    await row.getByText("In progress").waitFor();
    await page.getByRole("status").getByText("“Contract renewals” is started.").waitFor();

    await dashboard.button("Stop Contract renewals").click();
    await row.getByText("Stopped").waitFor();
    await dashboard.button("Delete Contract renewals").click();
    assert.match(await textOf(dialog), /cannot be undone/);
    await dialog.getByRole("button", { name: "Delete", exact: true }).click();
    await row.waitFor({ state: "detached" });
    assert.deepEqual(
      (await campaigns()).map(({ name }) => name),
      ["Spring appointments", "Weekend survey"],
    );
    assert.deepEqual(complaints, []);
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
    await dashboard.button("Refresh").click();
    await page.getByRole("heading", { name: "The campaigns could not be loaded" }).waitFor();
    faults.set({ kind: "none", scope: "everything" });
    await dashboard.button("Try again").click();
    await page.getByRole("row", { name: /Spring appointments/ }).waitFor();
  });

  scenario("a change with a lost response is reported as unknown, and the list is read again", async (t) => {
    const { page, faults, ...dashboard } = await start(t, { seeded: true });
    await page.route("**/update-status", async (route) => {
      await route.fetch(); // the request reaches the server, and its response is lost
      await route.abort();
    });
    await dashboard.button("Stop Spring appointments").click();
    await page.getByText("It is unknown whether the change was made.").waitFor();
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
    await page.getByText("Your session has ended").waitFor();
    await page.getByText("Reload the page to start a new session.").waitFor();
  });

  scenario("the sandbox's panel injects a fault and shows that it is deliberate", async (t) => {
    const { page, faults, ...dashboard } = await start(t, { seeded: true });
    await page.getByText("Sandbox", { exact: true }).first().click();
    await page.getByLabel(/^Requests/).selectOption("everything");
    await page.getByLabel(/^Failure/).selectOption("server-error");
    await page.getByText("Simulated: Server error (500)").waitFor();
    await page.keyboard.press("Escape");
    await dashboard.button("Refresh").click();
    await page.getByRole("heading", { name: "The campaigns could not be loaded" }).waitFor();
    assert.deepEqual(faults.get(), { kind: "server-error", scope: "everything" });
  });
}
