// Infers a calibration from the responses to the probes: the nearest profile, the server's messages, the plan's limit,
// and the differences that remain. Generators yield after each step, because a response may be long.
import type { Refusal } from "../http/error-body.js";
import type { Profile, Provider, ValidationOptions } from "../types.js";
import { PROFILES } from "../validate/options.js";
import { hasOwn } from "../wasm/builtins.js";
import type { Calibration, Difference } from "./compare.js";
import type { CalibratedContract, Probe } from "./contract.js";
import {
  areSameDisagreements,
  findDisagreements,
  type GroupDisagreement,
  type GroupedErrors,
  groupErrors,
  toDisagreement,
} from "./error-groups.js";
import { inferMessages } from "./message-templates.js";
import { MANY_CALLS } from "./probe-values.js";
import { inferTopLevelMessages } from "./top-level-message.js";

type Validate = CalibratedContract["validate"];

/** The server's refusal of a probe. */
export interface ProbeAnswer extends Refusal {
  form: Probe;
}

interface GroupedAnswer extends ProbeAnswer {
  grouped: GroupedErrors;
}

/** A `Difference` whose errors are still grouped. */
export interface GroupDifference extends GroupDisagreement {
  form: Probe;
}

/** The messages that were inferred by one method. */
export interface InferredMessages {
  /** Templates by key, as the option `messages` takes them. */
  messages: Record<string, string>;
  /** Differences that the messages leave open. */
  unproven: GroupDifference[];
}

/** The options of a profile without the server's messages. */
interface PlainOptions {
  profile: Profile;
  provider: Provider;
  account: Calibration["account"];
}

/** A profile, compared with all answers. */
interface ProfileMatch extends PlainOptions {
  messages: Record<string, string>;
  attributes: Record<string, string>;
  /** Differences that remain with the server's messages. */
  differences: GroupDifference[];
  /** The number of differences without the server's messages. */
  plainDifferences: number;
}

/** Infers the calibration. Takes the first of several profiles that are equally near. */
export function* infer(
  answers: ProbeAnswer[],
  provider: Provider,
  askedAt: string,
  { validate, readings }: CalibratedContract,
): Generator<void, Calibration, void> {
  const account = accountOf(answers);
  const grouped: GroupedAnswer[] = [];
  for (const answer of answers) grouped.push({ ...answer, grouped: yield* groupErrors(answer.errors) });
  const tried: ProfileMatch[] = [];
  for (const profile of PROFILES as Profile[]) {
    tried.push(yield* tryProfile(grouped, { profile, provider, account }, validate));
  }
  const [nearest] = tried.sort(
    (a, b) => a.differences.length - b.differences.length || a.plainDifferences - b.plainDifferences,
  );
  const { plainDifferences, ...rest } = nearest;
  const differences: Difference[] = [];
  for (const difference of nearest.differences) {
    differences.push({ form: difference.form, ...(yield* toDisagreement(difference)) });
  }
  const more = readings && (yield* readings(answers));
  return { ...rest, exact: plainDifferences === 0, differences, askedAt, ...more };
}

/** Compares a profile with all answers, with and without the messages that are inferred for it. */
function* tryProfile(
  answers: GroupedAnswer[],
  plain: PlainOptions,
  validate: Validate,
): Generator<void, ProfileMatch, void> {
  const inferred = inferMessages(answers, plain, validate);
  yield;
  const topLevel = inferTopLevelMessages(answers, plain.profile);
  yield;
  const options = { ...plain, messages: { ...inferred.messages, ...topLevel.messages }, attributes: {} };
  const found: GroupDifference[] = [];
  let plainDifferences = 0;
  for (const answer of answers) {
    for (const difference of yield* differencesOf(answer, options, validate)) {
      if (difference.field !== "message") found.push(difference);
    }
    plainDifferences += (yield* differencesOf(answer, plain, validate)).length;
  }
  // Few: at most one for each rule.
  found.push(...inferred.unproven, ...topLevel.unproven);
  return { ...options, differences: yield* unique(found), plainDifferences };
}

function* differencesOf(
  { form, message, grouped }: GroupedAnswer,
  options: ValidationOptions,
  validate: Validate,
): Generator<void, GroupDifference[], void> {
  const report = validate(form, options);
  yield;
  const differences: GroupDifference[] = [];
  for (const { field, ours, theirs } of yield* findDisagreements(report, message, grouped)) {
    differences.push({ field, form: partOf(form, field), ours, theirs });
    if (differences.length % 512 === 0) yield;
  }
  return differences;
}

/**
 * Returns the part of a form that concerns a field. It is empty for a field that the form lacks: a server may name
 * thousands of them, and the whole form for each would turn a response of kilobytes into a calibration of megabytes.
 */
function partOf(form: Probe, field: string) {
  if (field === "message" || field === "errors") return form;
  return hasOwn(form, field) ? { [field]: form[field] } : {};
}

/** Removes repeated disagreements: one that two forms show counts once. */
function* unique(differences: GroupDifference[]): Generator<void, GroupDifference[], void> {
  const byField: Map<string, GroupDifference[]> = new Map();
  const kept: GroupDifference[] = [];
  let count = 0;
  for (const difference of differences) {
    if (++count % 64 === 0) yield;
    const before = byField.get(difference.field) ?? [];
    let isKnown = false;
    // There are few: at most one for each probe, and one for each rule with an unproven bound.
    for (const other of before) isKnown ||= yield* areSameDisagreements(other, difference);
    if (isKnown) continue;
    kept.push(difference);
    byField.set(difference.field, [...before, difference]);
  }
  return kept;
}

/**
 * Reads the plan's limit on parallel calls from the refusal of `MANY_CALLS`: no endpoint returns it.
 *
 * @returns The account facts: empty if the refusal names no limit, `null` as the limit if the plan has none.
 */
function accountOf(answers: ProbeAnswer[]): Calibration["account"] {
  const field = "max_calls_in_parallel";
  const { errors } = answers.find(({ form }) => form[field] === MANY_CALLS) as ProbeAnswer;
  if (!hasOwn(errors, field)) return { [field]: null };
  const numbers = new Set(errors[field].join(" ").match(/\d+/g)?.map(Number));
  numbers.delete(MANY_CALLS);
  // "between 1 and 3": the other bound is the documented one.
  if (numbers.size > 1) numbers.delete(1);
  const [limit] = numbers;
  return numbers.size === 1 && Number.isSafeInteger(limit) && limit >= 1 ? { [field]: limit } : {};
}
