// Campaigns with names of 120 characters, on every page that shows one and in every width: nothing leaves its place.
// A German word without a blank: cspell:ignore Wiedergewinnung
import assert from "node:assert/strict";
import { test } from "node:test";
import { DASHBOARDS } from "./dashboards.mjs";
import { prepareSite } from "./site.mjs";

const WIDTHS = [360, 768, 1280];
const LANGUAGES = [
  { locale: "en-GB", review: "Review campaign", create: "Create campaign" },
  { locale: "de-DE", review: "Kampagne prüfen", create: "Kampagne anlegen" },
];
const WHOLE = "Wiedergewinnung".repeat(8);
const SPACED = "Win back customers of the last spring who never ".repeat(3).slice(0, 120);
assert.deepEqual([WHOLE.length, SPACED.length], [120, 120]);

const site = prepareSite();

for (const which of DASHBOARDS) {
  for (const { locale, review, create } of LANGUAGES) {
    test(`${which.name}, ${locale}: a name of 120 characters fits the pages that show it`, async (t) => {
      const { open, campaigns } = await site.serveSandbox(t, { seeded: true });
      const dashboard = await open(which, { locale });
      const { page, button } = dashboard;
      const goTo = (/** @type {string} */ hash) => page.goto(page.url().replace(/#.*$/, hash));
      const heading = page.getByRole("heading", { level: 1 });
      const check = async (/** @type {string} */ state) => {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          assert.deepEqual(await page.evaluate(overflowing), [], `${state}, ${width} px`);
        }
        await page.setViewportSize({ width: 1280, height: 900 });
      };

      for (const name of [WHOLE, SPACED]) {
        await goTo("#/");
        await page.locator("table.campaigns").waitFor();
        await goTo("#/new");
        await dashboard.control("name").fill(name);
        await dashboard.control("assistant_id").selectOption("127");
        await check("form");
        await button(review).click();
        await page.locator(".verdict-head").waitFor();
        await check("review");
        await button(create).click();
        await page.locator(".steps").waitFor();
        await check("created");
      }
      const created = (await campaigns()).filter((one) => [WHOLE, SPACED.trim()].includes(one.name));
      const ids = created.map(({ id }) => id);
      assert.equal(ids.length, 2);

      await goTo("#/");
      await page.locator("table.campaigns").waitFor();
      await check("list");
      const heights = await page.locator("tr[data-row]").evaluateAll((all) => all.map((row) => row.clientHeight));
      assert.equal(new Set(heights).size, 1, "a long name takes no more room than a short one");
      await page.locator("tr[data-row] .cell-more button").first().click();
      await page.locator("#row-menu .bad").click();
      await page.getByRole("dialog").waitFor();
      await check("deletion");
      await page.keyboard.press("Escape");

      for (const id of ids) {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          const panelTop = async () => (await page.locator(".detail-grid > *").first().boundingBox())?.y;
          /** @type {(value?: unknown) => void} */
          let release = () => {};
          const released = new Promise((resolve) => {
            release = resolve;
          });
          await page.route("**/user/campaigns", async (route) => {
            await released;
            await route.continue();
          });
          await goTo(`#/campaign/${id}`);
          await page.reload();
          await page.locator(".detail-skeleton").waitFor();
          const before = await panelTop();
          release();
          await page.locator(".detail-skeleton").waitFor({ state: "detached" });
          assert.equal(await panelTop(), before, `the panels of ${id} stay where they were, ${width} px`);
          await page.unroute("**/user/campaigns");
        }
        await check("campaign");
        assert.equal((await heading.getAttribute("title"))?.length, created.find((one) => one.id === id).name.length);
        const facts = page.locator(".facts dd");
        assert.equal((await facts.first().innerText()).length, created.find((one) => one.id === id).name.length);
      }
      await goTo(`#/compare/${ids[0]}`);
      await page.locator(".picker-list").waitFor();
      await check("choice of the second campaign");
      await goTo(`#/compare/${ids.join("/")}`);
      await page.locator("table.comparison").waitFor();
      await check("comparison");
    });
  }
}

/** Runs in the page. Returns the elements with a name that leaves the window or its box without being cut. */
function overflowing() {
  const { documentElement } = document;
  const found = [...document.querySelectorAll("body *")].filter((element) => {
    const text = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.textContent : "")).join("");
    if (!/Wiedergewinnung|Win back/.test(text) || !element.checkVisibility()) return false;
    if (element.closest(".visually-hidden")) return false;
    const { clientWidth, scrollWidth } = element;
    const { overflowX, display } = getComputedStyle(element);
    return display !== "inline" && overflowX === "visible" && scrollWidth > clientWidth + 1 && clientWidth > 0;
  });
  const texts = found.map((element) => `${element.tagName}.${element.className}: ${element.outerHTML.slice(0, 160)}`);
  const wide = documentElement.scrollWidth - window.innerWidth;
  return wide > 0 ? [`the page is ${wide} px too wide`, ...texts] : texts;
}
