// What is wrong with a form of the shortcut, in the server's words. The sentences are wasm's, each asked for once. Issues are
// frozen, because verdicts share them: to make each anew would take more time than the verdict.

import { errorsOf } from "./errors-of.js";

/** @typedef {import("./shortcut.js").Exports} Exports */
/** @typedef {import("./types.js").Issue} Issue */

/**
 * By setting, then by the number that wasm knows them by. Lists that are full from the start: engines look things up in a sparse one
 * several times as slowly.
 * @type {(Issue | undefined)[][]}
 */
const models = Array.from({ length: 8 }, () => new Array(96).fill(undefined));
// The rules come first; where the elements of the lists begin, by place.
const DAYS = 32;
const IDS = 64;

/**
 * What was said of forms that fail alike, by setting and then by what is wrong with them. Bounded: forms may come from anybody.
 * @type {Map<number, Said>[]}
 */
const said = Array.from({ length: 8 }, () => new Map());
const MAX_SAID = 512;
/** @typedef {{ message: string, issues: Issue[] }} Said */

/**
 * A refusal of a form by what is wrong with it.
 * @param {Exports} wasm
 * @param {number} setting
 * @param {number} rules what its fields broke, as `brokenRules` says it
 * @param {number} strange the places of texts among its days that are none, a bit each
 * @param {number} repeated the places of ids that stand there twice
 * @param {string} zone the name by which the server knows the zone that was meant, where there is one
 * @param {import("./types.js").Warning[]} warnings
 * @param {import("./types.js").Unchecked[]} unchecked
 * @returns {import("./types.js").Refused}
 */
export function refused(wasm, setting, rules, strange, repeated, zone, warnings, unchecked) {
  const { message, issues } = saidOf(wasm, setting, rules, strange, repeated, zone);
  return { ok: false, message, errors: errorsOf(issues), issues: issues.slice(), warnings, unchecked };
}

/**
 * @param {Exports} wasm
 * @param {number} setting
 * @param {number} rules
 * @param {number} strange
 * @param {number} repeated
 * @param {string} zone
 * @returns {Said}
 */
function saidOf(wasm, setting, rules, strange, repeated, zone) {
  // A number that JavaScript holds exactly. Few lists are so long that their places do not fit.
  const isUsual = zone === "" && (strange | repeated) >>> 14 === 0;
  const key = rules + 2 ** 24 * (strange | (repeated << 14));
  const known = /** @type {Map<number, Said>} */ (said[setting]);
  const before = isUsual ? known.get(key) : undefined;
  if (before) return before;
  const issues = issuesOf(wasm, setting, rules, zone);
  addElements(wasm, setting, issues, DAYS, strange);
  addElements(wasm, setting, issues, IDS, repeated);
  const message = topLevel(wasm, setting, /** @type {Issue} */ (issues[0]).message, issues.length);
  if (isUsual) remember(known, MAX_SAID, key, { message, issues });
  return { message, issues };
}

/**
 * @template K, V
 * @param {Map<K, V>} known
 * @param {number} most
 * @param {K} key
 * @param {V} value
 */
export function remember(known, most, key, value) {
  if (known.size >= most) known.clear();
  known.set(key, value);
}

/**
 * The issues of rules that fields broke.
 * @param {Exports} wasm
 * @param {number} setting
 * @param {number} rules
 * @param {string} zone
 */
function issuesOf(wasm, setting, rules, zone) {
  /** @type {Issue[]} */
  const issues = [];
  for (let rest = rules; rest !== 0; rest &= rest - 1) {
    const issue = modelOf(wasm, setting, 31 - Math.clz32(rest & -rest));
    issues.push(zone && issue.code === "timezone" ? Object.freeze({ ...issue, suggestion: zone }) : issue);
  }
  return issues;
}

/**
 * Adds the issues of a list's elements, which the server names after all fields.
 * @param {Exports} wasm
 * @param {number} setting
 * @param {Issue[]} issues
 * @param {number} first the number of the list's first element
 * @param {number} places
 */
function addElements(wasm, setting, issues, first, places) {
  for (let rest = places; rest !== 0; rest &= rest - 1) {
    issues.push(modelOf(wasm, setting, first + 31 - Math.clz32(rest & -rest)));
  }
}

/**
 * @param {Exports} wasm
 * @param {number} setting
 * @param {number} number
 */
function modelOf(wasm, setting, number) {
  const known = /** @type {(Issue | undefined)[]} */ (models[setting]);
  known[number] ??= frozenIssue(JSON.parse(wasm.issue(setting, number)));
  return /** @type {Issue} */ (known[number]);
}

/** @param {Issue} issue @returns {Issue} */
export function frozenIssue(issue) {
  Object.freeze(issue.path);
  Object.freeze(issue.params);
  return Object.freeze(issue);
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
