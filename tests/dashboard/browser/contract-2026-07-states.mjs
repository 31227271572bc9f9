// Walks through the states that only the contract of July 2026 has: each channel, the review, the created campaign, the
// list and the details.
// A German name: cspell:ignore Rückruf
import { replaced as replacedDe, messaging as textsDe } from "../../../www/shared/contract-2026-07/texts.de.js";
import { replaced as replacedEn, messaging as textsEn } from "../../../www/shared/contract-2026-07/texts.en.js";
import { TEXTS } from "./create-states.mjs";

/** The later texts have the same keys as those that they replace. */
const LATER = { en: { ...textsEn, replaced: replacedEn }, de: { ...textsDe, replaced: replacedDe } };

/**
 * @param {import("./dashboard.mjs").Dashboard} dashboard on the untouched form of two sandboxes
 * @param {object} options
 * @param {keyof typeof TEXTS} options.language
 * @param {(state: string) => Promise<unknown>} options.visit called in each state
 */
export async function walkContract202607({ page, button, control, field, answer, summary }, { language, visit }) {
  const { create, review, done, sandbox, list } = TEXTS[language];
  const texts = LATER[language];
  const pick = (/** @type {string} */ name, /** @type {string} */ text) =>
    field(name).getByRole("radio", { name: text, exact: true }).check();
  const heading = (/** @type {string} */ text) => page.getByRole("heading", { level: 1, name: text }).waitFor();

  await button(sandbox.badge).click();
  await page.getByLabel(sandbox.contract).selectOption("2026-07");
  await field("channel").waitFor();
  await page.locator("#campaign-assistant_id option").nth(1).waitFor({ state: "attached" });
  await visit("menu");
  await page.keyboard.press("Escape");

  await answer({ name: language === "de" ? "Rückruf" : "Call back", assistant_id: "127" });
  await pick("fallback_channel", texts.fallbacks.whatsapp);
  await control("fallback_whatsapp_sender_id").selectOption("8");
  await control("fallback_whatsapp_template_id").selectOption("21");
  await visit("call with a fallback");

  await pick("channel", texts.channels.whatsapp);
  await answer({ "schedule_windows.0.start": "9" });
  await pick("scheduled_start_at", texts.startAt);
  await control("scheduled_start_at").fill("");
  await button(create.review).click();
  await summary.waitFor();
  await visit("whatsapp refused");
  await answer({ "schedule_windows.0.start": "20:00", "schedule_windows.0.end": "02:00" });
  await button(texts.addHours).click();
  await control("scheduled_start_at").fill("2020-02-03");
  await control("whatsapp_sender_id").selectOption("7");
  await control("whatsapp_template_id").selectOption("15");
  await answer({ "text_variable_mapping.1": "first_name" });
  // Over midnight, at night, and a start in the past. On a phone the summary is folded.
  await page.locator(".warnings li").nth(2).waitFor({ state: "attached" });
  await visit("whatsapp with warnings");

  await pick("channel", texts.channels.sms);
  await control("sms_from_phone_number_id").selectOption("5");
  await control("sms_body").fill("Hello {{first_name}}. ".repeat(90));
  await control("sms_body").blur();
  await visit("text too long");
  await answer({
    sms_body: "Hello {{first_name}}",
    messages_per_minute: "5",
    "schedule_windows.0.start": "14:00",
    "schedule_windows.0.end": "18:00",
  });
  await control("scheduled_start_at").fill("2030-12-09");
  await visit("text with a start");
  await button(create.review).click();
  await heading(review.title);
  await visit("review of a text");
  await button(review.send).click();
  await page.locator(".steps").waitFor();
  await visit("scheduled");
  await page.getByRole("link", { name: done.list }).click();
  await page.locator("table.campaigns").waitFor();
  await visit("list");
  await page.getByRole("link", { name: "Contract renewals" }).click();
  await page.locator(".detail-grid").waitFor();
  await visit("details");
  await button(list.start).first().click();
  await page.getByRole("dialog").waitFor();
  await visit("question");
}
