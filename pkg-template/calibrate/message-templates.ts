// The server's sentences as templates: which rule each belongs to, and what in it is a name, a bound or the value itself.
import type { Issue, ValidationOptions } from "../types.js";
import { validateCampaign } from "../validate/validate.js";
import { hasOwn } from "../wasm/own.js";
import { only } from "./error-groups.js";
import type { Answer, GroupDifference } from "./infer.js";

/** a sentence whose rule is known */
interface Sample {
  /** its key in `messages` */
  slot: string;
  sentence: string;
  /** ours */
  issue: Issue;
  value: unknown;
  answer: Answer;
}

/** A shorter value may stand in a sentence by chance. */
const SHORTEST_VALUE = 5;
/** Longer texts, in UTF-16 units, are no sentence of a rule. They stay among the differences. */
export const LONGEST_SENTENCE = 1_000;

/**
 * @param options the profile as it is
 * @returns `unproven`: rules whose sentence does not show our bound, so that the server's may be another one
 */
export function learnSentences(
  answers: Answer[],
  options: ValidationOptions,
): { messages: Record<string, string>; unproven: GroupDifference[] } {
  const keys = answers.flatMap((answer) => issuesByKey(answer, options));
  const samples: Map<string, Sample[]> = new Map();
  const take = (sample: Sample) => addTo(samples, sample.slot, sample);
  // First those of which there can be no doubt: one sentence for one rule. They explain some of the others away.
  const [lone, mixed] = [keys.filter(isLone), keys.filter((key) => !isLone(key))];
  for (const { ours, theirs } of lone) take({ ...ours[0], sentence: theirs[0] });
  for (const { ours, theirs } of mixed) {
    // A rule has one sentence. More of them tell nothing, and there may be any number.
    if (theirs.length > ours.length) continue;
    const isKnown = (sentence: string) =>
      ours.some(
        (sample) =>
          samples.has(sample.slot) && [false, true].some((place) => fits(samples, { ...sample, sentence }, place)),
      );
    const open = ours.filter(({ slot }) => !samples.has(slot));
    const left = theirs.filter((sentence) => !isKnown(sentence));
    if (open.length === left.length) open.forEach((sample, i) => void take({ ...sample, sentence: left[i] }));
  }
  const templates = new Map([...samples].map(([slot, found]) => [slot, templateOf(found)]));
  const unproven = [...samples.values()].flatMap(([sample]) => boundInDoubt(sample, templates.get(sample.slot)));
  return { messages: Object.fromEntries(joinRanges(templates, samples)), unproven };
}

/** Our issues of a form and their sentences, key by key. */
function issuesByKey(answer: Answer, options: ValidationOptions) {
  const report = validateCampaign(answer.form, options);
  const byKey: Map<string, Omit<Sample, "sentence">[]> = new Map();
  for (const issue of report.ok ? [] : report.issues) {
    const [field, element] = issue.path;
    const whole = answer.form[field];
    const value = element === undefined ? whole : (whole as Record<string, unknown>)[element];
    const sample = { slot: slotOf(issue, value), issue, value, answer };
    addTo(byKey, issue.key, sample);
  }
  return [...byKey].map(([key, ours]) => {
    const theirs = hasOwn(answer.errors, key) ? answer.errors[key] : [];
    return { ours, theirs: theirs.some((sentence) => sentence.length > LONGEST_SENTENCE) ? [] : theirs };
  });
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T) {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

const isLone = ({ ours, theirs }: { ours: unknown[]; theirs: unknown[] }) => ours.length === 1 && theirs.length === 1;

/**
 * A server may have two sentences for a range, so each side of it is learnt for itself. That of an element stands among a translation's
 * own, where `*` is any key: in a caller's, it would be none that holds a point.
 */
function slotOf({ field, path, code, params }: Issue, value: unknown) {
  const side = typeof value === "number" && value > Number(params.max) ? "max" : "min";
  const rule = code === "between" ? side : code;
  return path.length > 1 ? `custom.${field}.*.${rule}` : `${field}.${rule}`;
}

function fits(samples: Map<string, Sample[]>, sample: Sample, place: boolean) {
  const [known] = samples.get(sample.slot) as Sample[];
  return templated(known, place) === templated(sample, place);
}

/**
 * The template that all samples of a rule have in common. An element may be named by its key, or by its place in the list.
 */
function templateOf(samples: Sample[]) {
  // An element of an object has no place to count, so nothing of it is learnt where there are others.
  const counted = samples.filter(({ issue: { path } }) => typeof path[1] !== "string");
  const used = counted.length > 0 ? counted : samples;
  const [plain, placed] = [false, true].map((place) => new Set(used.map((sample) => templated(sample, place))));
  const [template] = plain.size > 1 && placed.size === 1 ? placed : plain;
  return template;
}

/** @param place whether a number may be the element's place, counted from 1 */
function templated({ sentence, value, issue: { field, key, path, params } }: Sample, place: boolean) {
  const index = path[1];
  let text = sentence;
  const shown = typeof value === "string" || typeof value === "number" ? String(value) : "";
  if (shown.length >= SHORTEST_VALUE) text = text.replaceAll(shown, placeholder("input"));
  text = withName(text, index === undefined ? field.replaceAll("_", " ") : key);
  const numbers: Map<string, string> = new Map();
  if (place && typeof index === "number") numbers.set(String(index + 1), placeholder("position"));
  for (const [name, param] of Object.entries(params)) {
    if (typeof param === "number") numbers.set(String(param), placeholder(name));
    else text = text.replaceAll(param, placeholder(name));
  }
  return text.replace(/\d+/g, (digits) => numbers.get(digits) ?? digits);
}

/** @param name what Laravel calls the field, in one of its three spellings */
function withName(text: string, name: string) {
  const spellings = [
    [name, "attribute"],
    [name.charAt(0).toUpperCase() + name.slice(1), "Attribute"],
    [name.toUpperCase(), "ATTRIBUTE"],
  ];
  const found = spellings.find(([spelling]) => text.includes(spelling));
  // Not all of them: "The timezone must be a valid timezone."
  return found ? text.replace(found[0], placeholder(found[1])) : text;
}

const placeholder = (name: string) => `:${name}`;

/** Where both sides of a range have the same sentence, it is the one of `between`. */
function joinRanges(templates: Map<string, string>, samples: Map<string, Sample[]>) {
  const joined = new Map(templates);
  for (const [slot, template] of templates) {
    const [{ issue }] = samples.get(slot) as Sample[];
    if (issue.code !== "between") continue;
    const [low, high, both] = ["min", "max", "between"].map((side) => `${issue.field}.${side}`);
    // With one side alone, nobody knows that of the other.
    if ((templates.get(low) ?? template) !== (templates.get(high) ?? template)) continue;
    joined.delete(slot);
    joined.set(both, template);
  }
  return joined;
}

function boundInDoubt({ slot, issue, value, sentence }: Sample, template: string | undefined = ""): GroupDifference[] {
  const bound = ["min", "max"].find((name) => name in issue.params && slot.endsWith(`.${name}`));
  if (bound === undefined || template.includes(placeholder(bound))) return [];
  const { field, key, message } = issue;
  return [{ field, form: { [field]: value }, ours: only(key, [message]), theirs: only(key, [sentence]) }];
}
