// axe-core on every state of the list, of the page of one campaign and of the comparison: light and dark, from a phone
// to a wide window. No violation of any level is accepted.
import { test } from "node:test";
import { assertClean } from "./axe.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { prepareSite } from "./site.mjs";

const site = prepareSite();

for (const which of DASHBOARDS) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    for (const width of [360, 768, 1280, 1920]) {
      const where = `${which.name}, ${colorScheme}, ${width} px`;
      test(`${where}: axe finds nothing in the list, in a campaign and in a comparison`, async (t) => {
        const { open, faults } = await site.serveSandbox(t, { seeded: true });
        const how = { colorScheme, width, view: /** @type {const} */ ("campaigns") };
        const { page, ...dashboard } = await open(which, how);
        const look = (/** @type {string} */ state) => assertClean(page, state);
        await look("list");
        await dashboard.button("Actions for Spring appointments").click();
        await look("menu of a row");
        await page.locator("#row-menu").getByText("Delete…").click();
        await page.getByRole("dialog").getByRole("button", { name: "Delete campaign" }).click();
        await look("deletion without the typed name");
        await page.keyboard.press("Escape");
        await dashboard.button("Actions for Contract renewals").click();
        await page.locator("#row-menu").getByText("Start…").click();
        await look("start");
        await page.getByRole("dialog").getByRole("button", { name: "Start calling" }).click();
        await page.getByText("“Contract renewals” is started.").waitFor();
        await look("started");
        await page.getByLabel("Search by name, assistant or number").fill("spring");
        await look("search");
        await page.getByLabel("Search by name, assistant or number").fill("no such name");
        await look("nothing found");
        await page.getByRole("heading", { level: 1 }).focus();
        await page.keyboard.press("?");
        await page.getByRole("dialog").waitFor();
        await look("shortcuts");
        await page.keyboard.press("Escape");

        await page.goto(page.url().replace(/#.*$/, "#/campaign/1"));
        await page.getByRole("heading", { name: "Spring appointments" }).waitFor();
        await page.getByText("Exact request").click();
        await look("campaign");
        await dashboard.button("More actions").click();
        await look("menu of a campaign");
        await page.getByRole("link", { name: "Compare…" }).click();
        await page.getByRole("heading", { name: "Choose a campaign" }).waitFor();
        await look("choice of the second campaign");
        await page.getByRole("link", { name: /Weekend survey/ }).click();
        await page.getByRole("table").waitFor();
        await look("comparison");
        await page.goto(page.url().replace(/#.*$/, "#/campaign/99"));
        await page.getByRole("heading", { name: "This campaign is not in the list" }).waitFor();
        await look("campaign that is gone");

        faults.set({ kind: "rate-limit", scope: "everything" });
        await page.goto(page.url().replace(/#.*$/, "#/"));
        await page.getByText("The campaigns could not be loaded").waitFor();
        await page.getByText("Details").click();
        await look("failed");
        const empty = await (await site.serveSandbox(t)).open(which, how);
        await empty.page.getByText("No campaign yet").waitFor();
        await assertClean(empty.page, "empty");
        await empty.page.route("**/user/campaigns", () => {}); // never answered
        await empty.page.reload();
        await empty.page.getByText("Loading the campaigns…").waitFor({ state: "attached" });
        await assertClean(empty.page, "loading");
      });
    }
  }
}
