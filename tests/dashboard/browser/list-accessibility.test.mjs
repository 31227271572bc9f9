// axe-core on every state of the list, of the page of one campaign and of the comparison: in both languages, light and
// dark, from a phone to a wide window. No violation of any level is accepted.
import { test } from "node:test";
import { translations as german } from "../../../www/shared/i18n/de.js";
import { translations as english } from "../../../www/shared/i18n/en.js";
import { everywhere } from "./axe.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { prepareSite } from "./site.mjs";

const LANGUAGES = [
  { locale: "en-GB", texts: english },
  { locale: "de-DE", texts: german },
];
const site = prepareSite();

for (const which of DASHBOARDS) {
  for (const { locale, texts } of LANGUAGES) {
    test(`${which.name}, ${locale}: axe finds nothing in the list, in a campaign and in a comparison`, async (t) => {
      const { open, faults } = await site.serveSandbox(t, { seeded: true });
      const { page, button } = await open(which, { locale, view: "campaigns" });
      const { bulk, list, confirm, detail, compare, trouble } = texts;
      const look = everywhere(page);
      const goTo = (/** @type {string} */ hash) => page.goto(page.url().replace(/#.*$/, hash));
      const heading = (/** @type {string} */ name) => page.getByRole("heading", { name });
      const dialog = page.getByRole("dialog");
      const search = page.getByLabel(list.searchLabel);
      const choose = async (/** @type {string} */ name, /** @type {string} */ entry) => {
        await button(list.actionsOf(name)).click();
        await page.locator("#row-menu").getByText(entry).click();
      };

      await look("list");
      await button(list.actionsOf("Spring appointments")).click();
      await look("menu of a row");
      await page.locator("#row-menu").getByText(list.remove).click();
      await dialog.getByRole("button", { name: confirm.removeYes }).click();
      await dialog.getByText(confirm.nameDiffers).waitFor();
      await look("deletion without the typed name");
      await page.keyboard.press("Escape");
      await choose("Contract renewals", list.start);
      await look("start");
      await dialog.getByRole("button", { name: confirm.startYes }).click();
      await page.getByText(list.started("Contract renewals")).waitFor();
      await look("started");
      await button(bulk.toggle).click();
      await page.getByLabel(bulk.row("Weekend survey")).click();
      await page.getByLabel(bulk.row("Spring appointments")).click();
      await look("selection");
      await button(bulk.actions.remove(1)).click();
      await look("deletion of several");
      await page.keyboard.press("Escape");
      await button(bulk.end).click();
      await search.fill("spring");
      await look("search");
      await search.fill("no such name");
      await heading(list.noMatchTitle).waitFor();
      await look("nothing found");
      await page.getByRole("heading", { level: 1 }).focus();
      await page.keyboard.press("?");
      await dialog.waitFor();
      await look("shortcuts");
      await page.keyboard.press("Escape");

      await goTo("#/campaign/1");
      await heading("Spring appointments").waitFor();
      await page.getByText(detail.request).first().click();
      await look("campaign");
      await button(detail.more).click();
      await look("menu of a campaign");
      await page.getByRole("link", { name: list.compare }).click();
      await heading(compare.choose).waitFor();
      await look("choice of the second campaign");
      await page.getByRole("link", { name: /Weekend survey/ }).click();
      await page.getByRole("table").waitFor();
      await look("comparison");
      await goTo("#/campaign/99");
      await heading(detail.notFoundTitle).waitFor();
      await look("campaign that is gone");

      faults.set({ kind: "rate-limit", scope: "everything" });
      await goTo("#/");
      await heading(list.outdatedTitle).waitFor();
      await page.getByText(trouble.details).click();
      await look("not refreshed");
      await page.reload();
      await heading(list.failedTitle).waitFor();
      await look("failed");
      faults.set({ kind: "none", scope: "everything" });
      await page.route("**/user/campaigns", (route) => route.fulfill({ json: [] }));
      await page.reload();
      await heading(list.emptyTitle).waitFor();
      await look("empty");
      await page.unroute("**/user/campaigns");
      await page.route("**/user/campaigns", () => {}); // never answered
      await page.reload();
      await page.getByText(list.loading).waitFor({ state: "attached" });
      await look("loading");
      await goTo("#/campaign/1");
      await heading(detail.loading).waitFor({ state: "attached" });
      await look("loading of a campaign");
    });
  }
}
