// Walks through every state of the list, of the page of one campaign and of the comparison, in any language.
import { textOf } from "./dashboard.mjs";

/**
 * @param {import("./dashboard.mjs").Dashboard} dashboard on the list of a seeded sandbox
 * @param {object} options
 * @param {import("../../../www/shared/state/dashboard.js").Texts["translations"]} options.texts
 * @param {import("../../../www/server/sandbox-faults.mjs").Faults} options.faults
 * @param {(state: string) => Promise<unknown>} options.visit called in each state
 */
export async function walkList({ page, button, answer }, { texts, faults, visit }) {
  const { bulk, list, confirm, detail, compare, trouble, create, review, done } = texts;
  const goTo = (/** @type {string} */ hash) => page.goto(page.url().replace(/#.*$/, hash));
  const heading = (/** @type {string} */ name) => page.getByRole("heading", { name });
  const dialog = page.getByRole("dialog");
  const search = page.getByLabel(list.searchLabel);
  const openMenu = (/** @type {string} */ name) => button(list.actionsOf(name)).click();
  const choose = (/** @type {string} */ entry) => page.locator("#row-menu").getByText(entry).click();

  await page.locator("table.campaigns").waitFor();
  await visit("list");
  await openMenu("Spring appointments");
  await visit("menu of a row");
  await choose(list.remove);
  await dialog.getByRole("button", { name: confirm.removeYes }).click();
  await dialog.getByText(confirm.nameDiffers).waitFor();
  await visit("deletion without the typed name");
  await page.keyboard.press("Escape");
  await openMenu("Contract renewals");
  await choose(list.start);
  await visit("start");
  await dialog.getByRole("button", { name: confirm.startYes }).click();
  await page.getByText(list.started("Contract renewals")).waitFor();
  await visit("started");
  await button(bulk.toggle).click();
  await page.getByLabel(bulk.row("Weekend survey")).click();
  await page.getByLabel(bulk.row("Spring appointments")).click();
  await visit("selection");
  await button(bulk.actions.remove(1)).click();
  await visit("deletion of several");
  await page.keyboard.press("Escape");
  await button(bulk.end).click();
  await search.fill("spring");
  await visit("search");
  await search.fill("no such name");
  await heading(list.noMatchTitle).waitFor();
  await visit("nothing found");
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("?");
  await dialog.waitFor();
  await visit("shortcuts");
  await page.keyboard.press("Escape");

  await goTo("#/campaign/1");
  await heading("Spring appointments").waitFor();
  await visit("campaign");
  await button(detail.more).click();
  await visit("menu of a campaign");
  await page.getByRole("link", { name: list.compare }).click();
  await heading(compare.choose).waitFor();
  await visit("choice of the second campaign");
  await page.getByRole("link", { name: /Weekend survey/ }).click();
  await page.getByRole("table").waitFor();
  await visit("comparison");
  await goTo("#/compare/1/1");
  await page.getByText(compare.same).waitFor();
  await visit("comparison of equal settings");
  // The request needs the assistant, which only the browser that created the campaign knows.
  await goTo("#/new");
  await answer({ name: "Reminder", assistant_id: "127" });
  await button(create.review).click();
  await button(review.send).click();
  const created = page.getByRole("heading", { name: new RegExp(`^${done.number("\\d+")}$`) });
  const [id] = /\d+/.exec(await textOf(created)) ?? [];
  await goTo(`#/campaign/${id}`);
  await page.locator("summary", { hasText: detail.request }).click();
  await page.locator(".fold pre").waitFor();
  await visit("campaign with its request");
  await goTo("#/campaign/99");
  await heading(detail.notFoundTitle).waitFor();
  await visit("campaign that is gone");

  faults.set({ kind: "rate-limit", scope: "everything" });
  await goTo("#/");
  await heading(list.outdatedTitle).waitFor();
  await page.getByText(trouble.details).click();
  await visit("not refreshed");
  await page.reload();
  await heading(list.failedTitle).waitFor();
  await visit("failed");
  faults.set({ kind: "none", scope: "everything" });
  await page.route("**/user/campaigns", (route) => route.fulfill({ json: [] }));
  await page.reload();
  await heading(list.emptyTitle).waitFor();
  await visit("empty");
  await page.unroute("**/user/campaigns");
  await page.route("**/user/campaigns", () => {}); // never answered
  await page.reload();
  await page.getByText(list.loading).waitFor({ state: "attached" });
  await visit("loading");
  await goTo("#/campaign/1");
  await heading(detail.loading).waitFor({ state: "attached" });
  await visit("loading of a campaign");
  await page.unroute("**/user/campaigns");
}
