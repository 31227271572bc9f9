// What is wrong with a form of the shortcut, in the server's words. The sentences are wasm's, each asked for once. Issues are
// frozen, because verdicts share them: to make each anew would take more time than the verdict.

import { errorsOf } from "./errors-of.js";

/** @typedef {import("./shortcut.js").Exports} Exports */
/** @typedef {import("./types.js").Issue} Issue */

/** By setting, then by 8 * field + rule; for an element by 128 + 32 * field + place. @type {(Issue | undefined)[][]} */
const models = [[], [], [], [], [], [], [], []];

// Places in the table.
export const ALLOWED_DAYS = 6;
export const PHONE_NUMBER_IDS = 13;

/**
 * The issues with those of a field behind them.
 * @param {Exports} wasm
 * @param {number} setting
 * @param {Issue[] | undefined} issues
 * @param {number} field
 * @param {number} rules the rules that it broke, as `brokenRules` says them
 * @param {string | number | undefined} zoneIs the name by which the server knows the zone that was meant
 */
export function withRules(wasm, setting, issues, field, rules, zoneIs) {
  const known = /** @type {Issue[]} */ (models[setting]);
  for (let rest = rules; rest !== 0; rest &= rest - 1) {
    const rule = 31 - Math.clz32(rest & -rest);
    const at = 8 * field + rule;
    known[at] ??= frozenIssue(JSON.parse(wasm.fieldIssue(setting, field, rule)));
    let issue = /** @type {Issue} */ (known[at]);
    if (zoneIs && issue.code === "timezone") issue = Object.freeze({ ...issue, suggestion: String(zoneIs) });
    if (issues) issues.push(issue);
    else issues = [issue];
  }
  return issues;
}

/**
 * The issues with those of a list's elements behind them, which the server names after all fields.
 * @param {Exports} wasm
 * @param {number} setting
 * @param {Issue[] | undefined} issues
 * @param {number} field
 * @param {number} places a bit each
 */
export function withPlaces(wasm, setting, issues, field, places) {
  const known = /** @type {Issue[]} */ (models[setting]);
  for (let rest = places; rest !== 0; rest &= rest - 1) {
    const place = 31 - Math.clz32(rest & -rest);
    const at = 128 + 32 * field + place;
    known[at] ??= frozenIssue(JSON.parse(wasm.elementIssue(setting, field, place)));
    const issue = /** @type {Issue} */ (known[at]);
    if (issues) issues.push(issue);
    else issues = [issue];
  }
  return issues;
}

/** @param {Issue} issue @returns {Issue} */
export function frozenIssue(issue) {
  Object.freeze(issue.path);
  Object.freeze(issue.params);
  return Object.freeze(issue);
}

/**
 * @param {Exports} wasm
 * @param {number} setting
 * @param {Issue[]} issues
 * @param {import("./types.js").Warning[]} warnings
 * @param {import("./types.js").Unchecked[]} unchecked
 * @returns {import("./types.js").Refused}
 */
export function refused(wasm, setting, issues, warnings, unchecked) {
  const message = topLevel(wasm, setting, /** @type {Issue} */ (issues[0]).message, issues.length);
  return { ok: false, message, errors: errorsOf(issues), issues, warnings, unchecked };
}

/** By setting, then by count: the whole sentence, or what follows upon the first issue's. @type {({ first: boolean, text: string } | undefined)[][]} */
const topLevels = [[], [], [], [], [], [], [], []];

/**
 * @param {Exports} wasm
 * @param {number} setting
 * @param {string} first
 * @param {number} count
 */
function topLevel(wasm, setting, first, count) {
  const known = /** @type {{ first: boolean, text: string }[]} */ (topLevels[setting]);
  known[count] ??= templateOf(wasm.topLevel(setting, "*", count));
  const model = /** @type {{ first: boolean, text: string }} */ (known[count]);
  return model.first ? first + model.text : model.text;
}

/** @param {string} text in which `*` stands for the first issue's sentence */
const templateOf = (text) => (text.startsWith("*") ? { first: true, text: text.slice(1) } : { first: false, text });
