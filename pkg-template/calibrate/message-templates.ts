// Turns the server's messages into templates: finds the rule of each message, and replaces names, bounds and values by
// placeholders.
import type { Issue, Validation, ValidationOptions } from "../types.js";
import { hasOwn } from "../wasm/builtins.js";
import type { CalibratedContract } from "./contract.js";
import { disagreementOf } from "./error-groups.js";
import type { GroupDifference, InferredMessages, ProbeAnswer } from "./infer.js";

/** A broken rule, as the verdict reports it. */
interface BrokenRule {
  /** The key of the rule's message in `messages`. */
  slot: string;
  /** The issue of the verdict. */
  issue: Issue;
  /** The value that breaks the rule. */
  value: unknown;
}

/** A server's message whose rule is known. */
interface Sample extends BrokenRule {
  message: string;
}

/** The verdict's issues and the server's messages for one key of `errors`. */
interface KeyedErrors {
  ours: BrokenRule[];
  theirs: string[];
}

/** Characters. A shorter value may be part of a message by chance. */
const MIN_VALUE_LENGTH = 5;
/** UTF-16 units. A longer text is not the message of a rule, and stays among the differences. */
export const MAX_MESSAGE_LENGTH = 1_000;

/**
 * Infers the message template of each rule.
 *
 * @param options The profile without the server's messages.
 * @returns The templates. `unproven` lists the rules whose message does not show our bound: the server's may differ.
 */
export function inferMessages(
  answers: ProbeAnswer[],
  options: ValidationOptions,
  validate: CalibratedContract["validate"],
): InferredMessages {
  const keys = answers.flatMap((answer) => errorsByKey(answer, validate(answer.form, options)));
  const samples: Map<string, Sample[]> = new Map();
  const take = (sample: Sample) => addTo(samples, sample.slot, sample);
  // The certain pairs come first: one message for one rule. They resolve some of the ambiguous ones.
  const [certain, ambiguous] = [keys.filter(isCertain), keys.filter((key) => !isCertain(key))];
  for (const { ours, theirs } of certain) take({ ...ours[0], message: theirs[0] });
  for (const { ours, theirs } of ambiguous) {
    // A rule has one message. More messages than rules prove nothing, and there may be any number of them.
    if (theirs.length > ours.length) continue;
    const isKnown = (message: string) =>
      ours.some(
        (rule) =>
          samples.has(rule.slot) &&
          [false, true].some((usePosition) => fits(samples, { ...rule, message }, usePosition)),
      );
    const open = ours.filter(({ slot }) => !samples.has(slot));
    const left = theirs.filter((message) => !isKnown(message));
    if (open.length === left.length) open.forEach((rule, i) => void take({ ...rule, message: left[i] }));
  }
  const templates = new Map([...samples].map(([slot, found]) => [slot, commonTemplate(found)]));
  const unproven = [...samples.values()].flatMap(([sample]) => unprovenBound(sample, templates.get(sample.slot)));
  return { messages: Object.fromEntries(joinRanges(templates, samples)), unproven };
}

/** Pairs the verdict's issues of a form with the server's messages, key by key. */
function errorsByKey(answer: ProbeAnswer, report: Validation): KeyedErrors[] {
  const byKey: Map<string, BrokenRule[]> = new Map();
  for (const issue of report.ok ? [] : report.issues) {
    const value = issue.path.reduce<unknown>((whole, step) => (whole as Record<string, unknown>)?.[step], answer.form);
    addTo(byKey, issue.key, { slot: slotOf(issue, value), issue, value });
  }
  return [...byKey].map(([key, ours]) => {
    const theirs = hasOwn(answer.errors, key) ? answer.errors[key] : [];
    return { ours, theirs: theirs.some((message) => message.length > MAX_MESSAGE_LENGTH) ? [] : theirs };
  });
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T) {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

const isCertain = ({ ours, theirs }: KeyedErrors) => ours.length === 1 && theirs.length === 1;

/**
 * Returns the key of a rule's message. A server may have two messages for a range, so each side has its own key. An
 * element's key begins with `custom.`, as in a translation, where `*` stands for any key. In custom messages of a
 * caller `*` stands for a key without a point.
 */
function slotOf({ field, path, code, params }: Issue, value: unknown) {
  const side = typeof value === "number" && value > Number(params.max) ? "max" : "min";
  const rule = code === "between" ? side : code;
  return path.length > 1 ? ["custom", field, "*", ...path.slice(2), rule].join(".") : `${field}.${rule}`;
}

/** Returns whether the message has the template of an earlier sample of the same rule. */
function fits(samples: Map<string, Sample[]>, sample: Sample, usePosition: boolean) {
  const [known] = samples.get(sample.slot) as Sample[];
  return toTemplate(known, usePosition) === toTemplate(sample, usePosition);
}

/** Returns the template that all samples of a rule share. A message names an element by its key or by its position. */
function commonTemplate(samples: Sample[]): string {
  // An element of an object has no position, so its samples count only if there are no others.
  const indexed = samples.filter(({ issue: { path } }) => typeof path[1] !== "string");
  const used = indexed.length > 0 ? indexed : samples;
  const [plain, positioned] = [false, true].map(
    (usePosition) => new Set(used.map((sample) => toTemplate(sample, usePosition))),
  );
  const [template] = plain.size > 1 && positioned.size === 1 ? positioned : plain;
  return template;
}

/**
 * Replaces the value, the name and the bounds in a message by placeholders.
 *
 * @param usePosition Whether a number can be the element's position, counted from 1.
 */
function toTemplate({ message, value, issue: { field, key, path, params } }: Sample, usePosition: boolean) {
  const index = path[1];
  let text = message;
  const shown = typeof value === "string" || typeof value === "number" ? String(value) : "";
  if (shown.length >= MIN_VALUE_LENGTH) text = text.replaceAll(shown, placeholder("input"));
  text = replaceName(text, index === undefined ? field.replaceAll("_", " ") : key);
  const numbers: Map<string, string> = new Map();
  if (usePosition && typeof index === "number") numbers.set(String(index + 1), placeholder("position"));
  for (const [name, param] of Object.entries(params)) {
    if (typeof param === "number") numbers.set(String(param), placeholder(name));
    else text = text.replaceAll(param, placeholder(name));
  }
  return text.replace(/\d+/g, (digits) => numbers.get(digits) ?? digits);
}

/**
 * Replaces the first occurrence of a field's name.
 *
 * @param name Laravel's name of the field. It occurs in one of three spellings.
 */
function replaceName(text: string, name: string) {
  const spellings = [
    [name, "attribute"],
    [name.charAt(0).toUpperCase() + name.slice(1), "Attribute"],
    [name.toUpperCase(), "ATTRIBUTE"],
  ];
  const found = spellings.find(([spelling]) => text.includes(spelling));
  // Only the first occurrence: "The timezone must be a valid timezone."
  return found ? text.replace(found[0], placeholder(found[1])) : text;
}

const placeholder = (name: string) => `:${name}`;

/** Stores one template under `between` where both sides of a range share it. */
function joinRanges(templates: Map<string, string>, samples: Map<string, Sample[]>) {
  const joined = new Map(templates);
  for (const [slot, template] of templates) {
    const [{ issue }] = samples.get(slot) as Sample[];
    if (issue.code !== "between") continue;
    const [low, high, both] = ["min", "max", "between"].map((side) => `${issue.field}.${side}`);
    // A side without a sample has an unknown message, and shares this one.
    if ((templates.get(low) ?? template) !== (templates.get(high) ?? template)) continue;
    joined.delete(slot);
    joined.set(both, template);
  }
  return joined;
}

/** Returns a difference if the message of a bound does not show the bound. */
function unprovenBound({ slot, issue, value, message }: Sample, template: string | undefined = ""): GroupDifference[] {
  const bound = ["min", "max"].find((name) => name in issue.params && slot.endsWith(`.${name}`));
  if (bound === undefined || template.includes(placeholder(bound))) return [];
  const { field, key } = issue;
  return [{ ...disagreementOf(key, [issue.message], [message]), field, form: { [field]: value } }];
}
