// Walks through every state of the form, the review and the created campaign, in any language.
import { translations as de } from "../../../www/shared/i18n/de.js";
import { translations as en } from "../../../www/shared/i18n/en.js";

export const TEXTS = { en, de };

/**
 * @param {import("./dashboard.mjs").Dashboard} dashboard on the untouched form of a seeded sandbox, beside its summary
 * @param {object} options
 * @param {keyof typeof TEXTS} options.language
 * @param {import("../../../www/server/sandbox-faults.mjs").Faults} options.faults
 * @param {(state: string) => Promise<unknown>} options.visit called in each state
 */
export async function walkCreate({ page, button, control, answer, summary }, { language, faults, visit }) {
  const { create, verdict, review, outcome, done, drawer } = TEXTS[language];
  const name = language === "de" ? "Frühling" : "Spring";
  const heading = (/** @type {string} */ text) => page.getByRole("heading", { level: 1, name: text }).waitFor();
  const unfold = async (/** @type {string} */ text) => {
    const fold = page.locator("details:visible", { has: page.locator("summary", { hasText: text }) }).first();
    await fold.locator("summary").first().click();
    await fold.locator(".fold-content").first().waitFor();
  };
  const fail = (/** @type {"none" | "plan-limit" | "rate-limit" | "cut-after"} */ kind) =>
    faults.set({ kind, scope: "create" });
  const send = () => button(review.send).click();

  await visit("untouched");
  await answer({ max_retries: "9" });
  await button(create.review).click();
  await summary.waitFor();
  await visit("refused");
  await unfold(verdict.exactAnswer("Autocalls"));
  await page.locator(".overview pre").waitFor();
  for (const text of [verdict.windows, verdict.howLong]) await unfold(text);
  await visit("summary open");
  await control("timezone").fill("new");
  await page.locator(".combo [role=option]").first().waitFor();
  await visit("zone search");
  await page.keyboard.press("Escape");
  await unfold(create.groups.more);
  await visit("more settings");
  await answer({ name, assistant_id: "127", max_retries: "5", allowed_hours_end_time: "23:00" });
  await visit("accepted, with a warning");

  await button(create.review).click();
  await heading(review.title);
  for (const text of [verdict.exact, verdict.uncheckedCount(2, "Autocalls").slice(2)]) await unfold(text);
  await visit("review");
  fail("plan-limit");
  await send();
  await heading(outcome.refusedTitle);
  await unfold(outcome.details);
  await visit("plan limit");
  fail("rate-limit");
  await send();
  await page.getByText(TEXTS[language].packageTexts.errors.rate_limit).waitFor(); // after the client's own retries
  await visit("too many requests");
  fail("none");
  await button(review.back).click();
  await button(create.review).click();
  await heading(review.title);

  /** @type {(value?: unknown) => void} */
  let release = () => {};
  const released = new Promise((resolve) => {
    release = resolve;
  });
  await page.route("**/user/campaign", async (route) => {
    await released;
    await route.continue();
  });
  await send();
  await heading(review.sendingTitle);
  await visit("pending");
  await button(review.back).click();
  await visit("the form while its campaign is pending");
  release();
  await answer({ name: `${name} 2` });
  await page.locator(".create-notices .notice-ok").waitFor();
  await visit("the form after an earlier campaign");
  await button(create.review).click();
  await heading(review.title);
  fail("cut-after");
  await send();
  await heading(outcome.unknownTitle);
  await unfold(outcome.details);
  await visit("unclear");
  fail("none");
  await button(outcome.check).click();
  await heading(done.title(`${name} 2`));
  await unfold(done.exchange);
  await page.getByRole("button", { name: drawer.copy }).first().waitFor();
  await visit("created");
  await button(done.startButton).click();
  await page.getByRole("dialog").waitFor();
  await visit("question");
}
