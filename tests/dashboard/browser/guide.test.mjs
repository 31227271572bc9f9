// The field guide in Chromium: rules, examples and live values with the package's verdicts, in both languages.
// German texts of the page: cspell:ignore Feldübersicht
import assert from "node:assert/strict";
import { test } from "node:test";
import { campaignFields, validateFields } from "../../../pkg/index.js";
import { examplesOf } from "../../../www/guide/examples.js";
import { everywhere } from "./axe.mjs";
import { textOf } from "./dashboard.mjs";
import { prepareSite } from "./site.mjs";

const site = prepareSite();
const guide = { name: "Guide", path: "guide/" };
/** The guide reads nothing. */
const GUIDE = { firstReads: [] };

test("guide: axe finds nothing in either language, and nothing overflows the window", async (t) => {
  const { open } = await site.serveSandbox(t);
  const { page, complaints } = await open(guide, GUIDE);
  const look = everywhere(page);
  await look("untouched");
  await page.getByLabel("A value for Time zone").fill("Asia/Calcutta");
  await page.getByRole("button", { name: "Deutsch" }).click();
  await page.getByRole("heading", { name: "Feldübersicht" }).waitFor();
  await page.getByLabel("Ein Wert für Tage").fill("[]");
  await look("in German");
  assert.deepEqual(complaints, []);
});

test("guide: every field has examples with the server's own verdict", async (t) => {
  const { open } = await site.serveSandbox(t);
  const { page } = await open(guide, GUIDE);
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll("[data-field]")].map((card) => ({
      name: card.getAttribute("data-field"),
      verdicts: [...card.querySelectorAll("tbody tr")].map((row) =>
        [...row.querySelectorAll('[lang="en"]')].map((message) => message.textContent),
      ),
    })),
  );
  const expected = campaignFields.map((spec) => ({
    name: spec.name,
    verdicts: examplesOf(spec).map((value) =>
      Object.values(validateFields({ [spec.name]: value }, [spec.name]).errors).flat(),
    ),
  }));
  assert.deepEqual(shown, expected);
  for (const { name, verdicts } of expected) {
    assert.ok(
      verdicts.some((errors) => errors.length === 0),
      `${name}: an example that is accepted`,
    );
    assert.ok(
      verdicts.some((errors) => errors.length > 0),
      `${name}: an example that is refused`,
    );
  }
});

test("guide: a value is validated while it is typed, and the value that would be sent is shown", async (t) => {
  const { open } = await site.serveSandbox(t);
  const { page } = await open(guide, GUIDE);
  const card = page.locator('[data-field="max_retries"]');
  const answer = card.locator(".guide-answer");
  const attempt = async (/** @type {string} */ typed) => {
    await card.getByLabel("A value for Retries").fill(typed);
    return textOf(answer);
  };
  assert.match(await attempt("9"), /\{"max_retries":9\}\s+Refused:\s+The max retries field must be between 1 and 5\./);
  assert.match(await attempt('"5"'), /\{"max_retries":"5"\}\s+Accepted/);
  assert.match(
    await attempt("many"),
    /\{"max_retries":"many"\}\s+Refused:\s+The max retries field must be an integer\./,
  );
  assert.match(await attempt(""), /Left out\s+Accepted/);
  await page.getByRole("button", { name: "Deutsch" }).click();
  await card.getByLabel("Ein Wert für").fill("9");
  assert.match(await textOf(answer), /must be between 1 and 5\.\s+.*muss zwischen 1 und 5 liegen/);
});
