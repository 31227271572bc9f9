// Asserts for any page state that axe-core finds nothing and nothing overflows the window.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Asserts that axe-core finds nothing serious and nothing overflows the window: for pages of another theme.
 * @param {import("playwright-core").Page} page
 * @param {string} state
 */
export function assertWell(page, state) {
  return assertViolations(page, state, ({ impact }) => impact === "serious" || impact === "critical");
}

/**
 * Asserts that axe-core finds nothing of any level and nothing overflows the window.
 * @param {import("playwright-core").Page} page
 * @param {string} state
 */
export function assertClean(page, state) {
  return assertViolations(page, state, () => true);
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} state
 * @param {(violation: { impact: string }) => boolean} counts
 */
async function assertViolations(page, state, counts) {
  await page.evaluate(endOfAnimations);
  // Evaluated, because the page's security policy blocks a script element.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => /** @type {any} */ (window).axe.run());
  assert.ok(passes.length > 15, "axe-core must have looked at the page");
  const found = violations
    .filter(counts)
    .map(
      (/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join("\n")}`,
    );
  assert.deepEqual(found, [], `the page: ${state}`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `${state}: the page is ${overflow} px too wide`);
}

/** Runs in the page. A dialog that fades in has less contrast for a moment. */
async function endOfAnimations() {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
