// What a server's answers to the probes tell: the nearest profile, its sentences, the plan's limit, and what is left over.
import { MANY_CALLS } from "./calibrate-probes.js";
import { learnSentences } from "./calibrate-sentences.js";
import { learnTopLevel } from "./calibrate-top-level.js";
import { compare } from "./compare.js";
import { validateCampaign } from "./validate.js";

/** @import { Profile, Provider } from "./types.js" */
/** @import { Calibration, Difference } from "./compare.d.ts" */
/** @import { Refusal } from "./refusal.js" */
/** @typedef {Refusal & { form: Readonly<Record<string, unknown>> }} Answer to a probe */

/** Of equally near ones the first is taken. @type {Profile[]} */
const PROFILES = ["documented", "laravel-8", "laravel-12"];

/**
 * @param {Answer[]} answers
 * @param {Provider} provider
 * @param {string} askedAt
 * @returns {Calibration}
 */
export function learn(answers, provider, askedAt) {
  const account = accountOf(answers);
  const tried = PROFILES.map((profile) => {
    const plain = { profile, provider, account };
    const sentences = learnSentences(answers, plain);
    const topLevel = learnTopLevel(answers, profile);
    const options = { ...plain, messages: { ...sentences.messages, ...topLevel.messages }, attributes: {} };
    const differences = unique([
      ...answers.flatMap((answer) => differencesOf(answer, options).filter(({ field }) => field !== "message")),
      ...sentences.unproven,
      ...topLevel.unproven,
    ]);
    const unlike = answers.flatMap((answer) => differencesOf(answer, plain)).length;
    return { ...options, differences, unlike };
  });
  const [nearest] = tried.sort((a, b) => a.differences.length - b.differences.length || a.unlike - b.unlike);
  const { profile, messages, attributes, differences, unlike } = nearest;
  return { profile, exact: unlike === 0, provider, messages, attributes, account, differences, askedAt };
}

/**
 * @param {Answer} answer
 * @param {import("./types.js").ValidationOptions} options
 * @returns {Difference[]}
 */
function differencesOf({ form, ...refusal }, options) {
  return compare(validateCampaign(form, options), refusal).map(({ field, ours, theirs }) => ({
    field,
    form: field in form ? { [field]: form[field] } : form,
    ours,
    theirs,
  }));
}

/**
 * The same disagreement in two forms counts once.
 *
 * @param {Difference[]} differences
 */
function unique(differences) {
  const seen = new Map();
  for (const difference of differences) {
    const { field, ours, theirs } = difference;
    const key = JSON.stringify([field, ours, theirs]);
    if (!seen.has(key)) seen.set(key, difference);
  }
  return [...seen.values()];
}

/**
 * The plan's limit on parallel calls: no endpoint tells it, but the refusal of far too many does.
 *
 * @param {Answer[]} answers
 * @returns {Calibration["account"]} empty where the refusal names no limit; `null` where there is none
 */
function accountOf(answers) {
  const field = "max_calls_in_parallel";
  const { errors } = /** @type {Answer} */ (answers.find(({ form }) => form[field] === MANY_CALLS));
  if (!Object.hasOwn(errors, field)) return { [field]: null };
  const numbers = new Set(errors[field].join(" ").match(/\d+/g)?.map(Number));
  numbers.delete(MANY_CALLS);
  // "between 1 and 3": the other bound is the documented one.
  if (numbers.size > 1) numbers.delete(1);
  const [limit] = numbers;
  return numbers.size === 1 && Number.isSafeInteger(limit) && limit >= 1 ? { [field]: limit } : {};
}
