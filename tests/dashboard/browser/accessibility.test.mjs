// Keyboard use, and axe-core on every state of the create page: light and dark, from a phone to a wide window, in both
// languages. No violation of any level is accepted.
// German texts of the page: cspell:ignore Angaben berichtigen berichtigt Anlegen Frühling angelegt nachsehen Alles
// cspell:ignore Überblick Bereit wissen Ihren Starten Menü Feldübersicht
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertClean, everywhere, SCHEMES } from "./axe.mjs";
import { walkCreate } from "./create-states.mjs";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { prepareSite } from "./site.mjs";
import { smallParts } from "./small-parts.mjs";

const site = prepareSite();

for (const which of DASHBOARDS) {
  for (const language of /** @type {const} */ (["en", "de"])) {
    test(`${which.name}, ${language}: axe finds nothing while creating, and nothing overflows`, async (t) => {
      const { open, faults } = await site.serveSandbox(t, { seeded: true });
      const dashboard = await open(which, { locale: { en: "en-GB", de: "de-DE" }[language] });
      const toggle = dashboard.page.locator(".overview-toggle"); // of the summary that is a bar in a narrow window
      const unfoldSummary = async () => {
        if ((await toggle.isVisible()) && (await toggle.getAttribute("aria-expanded")) === "false")
          await toggle.click();
      };
      // The colours are the same in every language.
      const look = everywhere(dashboard.page, language === "en" ? SCHEMES : ["light"]);
      const visit = async (/** @type {string} */ state) => {
        if (state !== "summary open") return look(state);
        await look(state, unfoldSummary);
        await dashboard.page.setViewportSize({ width: 360, height: 900 });
        await toggle.click();
        await dashboard.page.setViewportSize({ width: 1280, height: 900 });
      };
      await walkCreate(dashboard, { language, faults, visit });
    });
  }

  test(`${which.name}: German fits a phone of 360 px, with targets of 40 px and no small text`, async (t) => {
    const { open, faults } = await site.serveSandbox(t, { seeded: true });
    const { page, ...dashboard } = await open(which, { width: 360, locale: "de-DE", isTouch: true });
    const look = async (/** @type {string} */ state) => {
      await assertClean(page, state);
      assert.deepEqual(await page.evaluate(smallParts), [], state);
    };
    await look("untouched");
    await dashboard.button("Kampagne prüfen").click();
    await dashboard.summary.getByText("2 Angaben zu berichtigen").waitFor();
    await look("refused");
    await dashboard.answer({ name: "Frühling", assistant_id: "127" });
    await dashboard.summary.getByText("Alles berichtigt").waitFor();
    await dashboard.button("Überblick").click();
    await look("summary open");
    await page.keyboard.press("Escape");
    assert.equal(await dashboard.button("Überblick").getAttribute("aria-expanded"), "false");
    await dashboard.button("Kampagne prüfen").click();
    await page.getByRole("heading", { level: 1, name: "Bereit zum Anlegen" }).waitFor();
    await look("review");
    faults.set({ kind: "cut-after", scope: "create" });
    await dashboard.button("Kampagne anlegen").click();
    await page.getByRole("heading", { level: 1, name: "Wir wissen nicht, ob sie angelegt wurde" }).waitFor();
    await look("unknown outcome");
    faults.set({ kind: "none", scope: "create" });
    await dashboard.button("In Ihren Kampagnen nachsehen").click();
    await page.getByRole("heading", { level: 1, name: "„Frühling“ ist angelegt" }).waitFor();
    await look("created");
    await dashboard.button("Starten…").click();
    await page.getByRole("dialog").waitFor();
    await look("question");
    await page.keyboard.press("Escape");
    await dashboard.button("Menü").click();
    await page.getByRole("link", { name: "Feldübersicht" }).waitFor();
    await look("menu");
  });

  test(`${which.name}: messages are linked to their controls`, async (t) => {
    const { open } = await site.serveSandbox(t);
    const { page, ...dashboard } = await open(which);
    await dashboard.answer({ max_retries: "abc" });
    const control = dashboard.control("max_retries");
    assert.equal(await control.getAttribute("aria-invalid"), "true");
    const describedBy = (await control.getAttribute("aria-describedby"))?.split(" ") ?? [];
    const texts = await Promise.all(describedBy.map((id) => textOf(page.locator(`#${id}`))));
    assert.ok(
      texts.some((text) => text.includes("Retries must be a whole number.")),
      `described by: ${texts.join(" | ")}`,
    );
    assert.equal(await dashboard.control("name").getAttribute("aria-invalid"), "false");
  });

  test(`${which.name}: a refused form can be fixed, reviewed, created and started by keyboard alone`, async (t) => {
    const { open, campaigns } = await site.serveSandbox(t);
    const { page, ...dashboard } = await open(which);
    const { keyboard } = page;
    const tabTo = async (/** @type {string} */ what, /** @type {() => Promise<string>} */ focused) => {
      for (let presses = 0; presses < 80 && (await focused()) !== what; presses += 1) await keyboard.press("Tab");
      assert.equal(await focused(), what, `Tab must reach ${what}`);
    };
    const tabToId = (/** @type {string} */ id) => tabTo(id, dashboard.focusedId);
    const focusedText = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    const press = async (/** @type {string} */ text) => {
      await tabTo(text, focusedText);
      await keyboard.press("Enter");
    };

    await tabToId("campaign-name");
    await keyboard.type("By keyboard");
    await tabToId("campaign-max_retries");
    await keyboard.press("ControlOrMeta+a");
    await keyboard.type("x");
    await keyboard.press("Enter");

    // The summary takes the focus; its links lead to the fields.
    await dashboard.summary.waitFor();
    assert.ok(await dashboard.summary.evaluate((element) => element === document.activeElement));
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    assert.equal(await dashboard.focusedId(), "campaign-assistant_id");
    await keyboard.type("Anna");
    await tabToId("campaign-timezone");
    await keyboard.type("madrid");
    await keyboard.press("ArrowDown"); // past the end of the list is its start
    await keyboard.press("Enter");
    await tabToId("campaign-allowed_days");
    await keyboard.press("Space"); // Monday off
    await tabToId("campaign-max_retries");
    await keyboard.press("ControlOrMeta+a");
    await keyboard.type("2");
    // The fold of the rare settings.
    await tabTo("More settings", async () => (await focusedText()).slice(0, "More settings".length));
    await keyboard.press("Enter");
    await tabToId("campaign-retry_on_voicemail");
    await keyboard.press("Space");
    await press("Review campaign");
    await page.getByRole("heading", { level: 1, name: "Ready to create" }).waitFor();
    assert.equal(await dashboard.focusedId(), "page-heading");
    await press("Create campaign");
    await dashboard.createdId();
    assert.equal(await dashboard.focusedId(), "page-heading");
    assert.deepEqual(JSON.parse(dashboard.posts()[0]?.postData() ?? "null"), {
      name: "By keyboard",
      assistant_id: 127,
      timezone: "Europe/Madrid",
      max_calls_in_parallel: 3,
      allowed_hours_start_time: "09:00",
      allowed_hours_end_time: "17:00",
      allowed_days: ["tuesday", "wednesday", "thursday", "friday"],
      max_retries: 2,
      retry_interval: 60,
      retry_on_voicemail: true,
    });
    await press("Start…");
    await tabTo("Start calling", focusedText);
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "“By keyboard” is started" }).waitFor();
    assert.equal((await campaigns())[0].status, "in-progress");
  });
}
