// Infers a calibration from a server's answers to the probes: the nearest profile, its sentences, the plan's limit, and the
// differences that remain. In steps, because an answer may be long: the caller gives way to the event loop between two.
import type { Refusal } from "../http/error-body.js";
import type { Profile, Provider, ValidationOptions } from "../types.js";
import { validateCampaign } from "../validate/validate.js";
import { hasOwn } from "../wasm/own.js";
import type { Calibration, Difference } from "./compare.js";
import {
  areSameDisagreements,
  findDisagreements,
  type GroupDisagreement,
  type GroupedErrors,
  groupErrors,
  toDisagreement,
} from "./error-groups.js";
import { learnSentences } from "./message-templates.js";
import { MANY_CALLS } from "./probes.js";
import { learnTopLevel } from "./top-level-message.js";

/** to a probe */
export type Answer = Refusal & { form: Readonly<Record<string, unknown>> };
type GroupedAnswer = Answer & { grouped: GroupedErrors };
export type GroupDifference = GroupDisagreement & { form: Readonly<Record<string, unknown>> };

/** Of equally near ones the first is taken. */
const PROFILES: Profile[] = ["documented", "laravel-8", "laravel-12"];

export function* learn(answers: Answer[], provider: Provider, askedAt: string): Generator<void, Calibration, void> {
  const account = accountOf(answers);
  const grouped: GroupedAnswer[] = [];
  for (const answer of answers) grouped.push({ ...answer, grouped: yield* groupErrors(answer.errors) });
  const tried = [];
  for (const profile of PROFILES) tried.push(yield* tryProfile(grouped, { profile, provider, account }));
  const [nearest] = tried.sort((a, b) => a.differences.length - b.differences.length || a.unlike - b.unlike);
  const { profile, messages, attributes, unlike } = nearest;
  const differences: Difference[] = [];
  for (const difference of nearest.differences) {
    const { field, ours, theirs } = yield* toDisagreement(difference);
    differences.push({ field, form: difference.form, ours, theirs });
  }
  return { profile, exact: unlike === 0, provider, messages, attributes, account, differences, askedAt };
}

function* tryProfile(
  answers: GroupedAnswer[],
  plain: { profile: Profile; provider: Provider; account: Calibration["account"] },
) {
  const sentences = learnSentences(answers, plain);
  yield;
  const topLevel = learnTopLevel(answers, plain.profile);
  yield;
  const options = { ...plain, messages: { ...sentences.messages, ...topLevel.messages }, attributes: {} };
  const found: GroupDifference[] = [];
  let unlike = 0;
  for (const answer of answers) {
    for (const difference of yield* differencesOf(answer, options)) {
      if (difference.field !== "message") found.push(difference);
    }
    unlike += (yield* differencesOf(answer, plain)).length;
  }
  for (const difference of [...sentences.unproven, ...topLevel.unproven]) found.push(difference);
  return { ...options, differences: yield* unique(found), unlike };
}

function* differencesOf(
  { form, message, grouped }: GroupedAnswer,
  options: ValidationOptions,
): Generator<void, GroupDifference[], void> {
  const report = validateCampaign(form, options);
  yield;
  const differences = [];
  for (const { field, ours, theirs } of yield* findDisagreements(report, message, grouped)) {
    differences.push({ field, form: askedOf(form, field), ours, theirs });
    if (differences.length % 512 === 0) yield;
  }
  return differences;
}

/**
 * The part of a form that concerns a field. For a field that the form lacks it is empty: a server may name thousands of them,
 * and each with the whole form would make an answer of kilobytes one of megabytes.
 */
function askedOf(form: Readonly<Record<string, unknown>>, field: string) {
  if (field === "message" || field === "errors") return form;
  return hasOwn(form, field) ? { [field]: form[field] } : {};
}

/** The same disagreement in two forms counts once. */
function* unique(differences: GroupDifference[]): Generator<void, GroupDifference[], void> {
  const byField: Map<string, GroupDifference[]> = new Map();
  const kept = [];
  let count = 0;
  for (const difference of differences) {
    if (++count % 64 === 0) yield;
    const before = byField.get(difference.field) ?? [];
    let isKnown = false;
    // At most a few: one for each probe, and one for each rule whose bound is in doubt.
    for (const other of before) isKnown ||= yield* areSameDisagreements(other, difference);
    if (isKnown) continue;
    kept.push(difference);
    byField.set(difference.field, [...before, difference]);
  }
  return kept;
}

/**
 * The plan's limit on parallel calls: no endpoint tells it, but the refusal of far too many does.
 *
 * @returns empty where the refusal names no limit; `null` where there is none
 */
function accountOf(answers: Answer[]): Calibration["account"] {
  const field = "max_calls_in_parallel";
  const { errors } = answers.find(({ form }) => form[field] === MANY_CALLS) as Answer;
  if (!hasOwn(errors, field)) return { [field]: null };
  const numbers = new Set(errors[field].join(" ").match(/\d+/g)?.map(Number));
  numbers.delete(MANY_CALLS);
  // "between 1 and 3": the other bound is the documented one.
  if (numbers.size > 1) numbers.delete(1);
  const [limit] = numbers;
  return numbers.size === 1 && Number.isSafeInteger(limit) && limit >= 1 ? { [field]: limit } : {};
}
