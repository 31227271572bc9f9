// Asserts for any page state that axe-core finds nothing, and that nothing overflows the window.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The widths of the window, and the colour schemes, in which each state is checked. */
export const WIDTHS = [360, 768, 1280, 1920];
export const SCHEMES = /** @type {const} */ (["light", "dark"]);

/**
 * Returns a function that asserts it of a state in every width and colour scheme, on the same page: loading it and
 * walking to the state again takes ten times as long. The window ends as it began.
 * @param {import("playwright-core").Page} page
 * @param {readonly (typeof SCHEMES)[number][]} [colorSchemes]
 * @param {readonly number[]} [widths]
 */
export function everywhere(page, colorSchemes = SCHEMES, widths = WIDTHS) {
  const first = page.viewportSize() ?? { width: 1280, height: 900 };
  /** @type {(typeof SCHEMES)[number][]} the scheme of the last check is the first one of the next */
  const schemes = [...colorSchemes];
  /**
   * @param {string} state
   * @param {(width: number) => Promise<unknown>} [reach] prepares the state in each width, when a resize ends it
   */
  return async (state, reach) => {
    for (const width of widths) {
      await page.setViewportSize({ ...first, width });
      await reach?.(width);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        await assertClean(page, `${state}, ${colorScheme}, ${width} px`);
      }
      schemes.reverse();
    }
    await page.setViewportSize(first);
  };
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
 * Asserts that axe-core finds nothing serious and nothing overflows the window: for pages whose markup is VitePress's.
 * @param {import("playwright-core").Page} page
 * @param {string} state
 */
export function assertWell(page, state) {
  return assertViolations(page, state, ({ impact }) => impact === "serious" || impact === "critical");
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} state
 * @param {(violation: { impact: string }) => boolean} counts
 */
async function assertViolations(page, state, counts) {
  // Evaluated, because the page's security policy blocks a script element. A new document does not have it.
  if (!(await page.evaluate(isReady))) await page.evaluate(AXE);
  const { violations, passes, overflow } = await page.evaluate(examine);
  assert.ok(passes > 15, "axe-core must have looked at the page");
  const found = violations
    .filter(counts)
    .map(
      (/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join("\n")}`,
    );
  assert.deepEqual(found, [], `the page: ${state}`);
  assert.ok(overflow <= 0, `${state}: the page is ${overflow} px too wide`);
}

/** Runs in the page. A dialog that fades in has less contrast for a moment. Returns whether axe-core is loaded. */
async function isReady() {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  return "axe" in window;
}

/** Runs in the page. Every rule runs; `resultTypes` only leaves out the descriptions of the elements that passed. */
async function examine() {
  const { axe } = /** @type {any} */ (window);
  const { violations, passes } = await axe.run({ resultTypes: ["violations"] });
  const overflow = document.documentElement.scrollWidth - window.innerWidth;
  return { violations, passes: passes.length, overflow };
}
