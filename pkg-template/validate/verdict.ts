// Creates issues from the records that wasm writes. Messages come from message-catalog.js, which is generated from the
// Rust table. Issues are frozen, because verdicts share them.
import { catalog } from "../message-catalog.js";
import { fieldNames } from "../names.js";
import type { Issue } from "../types.js";
import type { CustomMessages } from "./custom-messages.js";
import { formatMessage, replaceAttribute, withSpaces } from "./format-message.js";

/** The element index of a record about the field itself. */
export const NO_ELEMENT = 0xffffffff;
/** Causes of a record: 0 to 3 are rules of the field, 4 and 5 rules of its elements. */
const FIRST_ELEMENT_RULE = 4;
const UNSERIALIZABLE = 6;
const ACCOUNT = 7;
/** Index of the field `goal_completion_variable`. */
const GOAL_FIELD = 11;
/** Bits of a record's detail: the violated bounds of a range. */
const LOWER_BOUND = 1;
const UPPER_BOUND = 2;

/** The members of a validator that its messages depend on. */
interface MessageContext {
  isLaravel8: boolean;
  isLaravel12: boolean;
  /** Largest number of parallel calls. */
  limit: number;
  custom: CustomMessages;
  /** Names of goal variables by assistant id. */
  goals: [unknown, string[]][];
}

/** Looks up parts of a form for its messages. */
export interface FormReader {
  /** Set when a value was read. Then the message is valid for this form only. */
  usesValues: boolean;
  /** Returns the key of an element. */
  key: (field: number, index: number) => string;
  /** Returns whether the keys of the elements are their indices. */
  isList: (field: number) => boolean;
  /** Returns a value as PHP writes it. Returns undefined for an array. */
  input: (field: number, index: number, key: string | undefined) => string | undefined;
}

/** Returns Laravel's name for the kind of value that size rules measure. */
export function sizeKind(field: number): "numeric" | "array" | "string" {
  const rules = catalog.rules[field];
  return rules.includes("integer") ? "numeric" : rules.includes("array") ? "array" : "string";
}

/** Returns Laravel's message for a rule, with placeholders. */
export function templateOf(code: string, field: number, isLaravel8: boolean): string {
  const found = catalog.templates[code === "max" && sizeKind(field) !== "numeric" ? "max.string" : code];
  return typeof found === "string" ? found : found[isLaravel8 ? 1 : 0];
}

/**
 * Returns the issues of a record: usually one. Two if both bounds of a range are violated, and custom messages for its
 * `min` and `max` replace that for `between`.
 */
export function issuesOfRecord(context: MessageContext, record: number, index: number, reader: FormReader): Issue[] {
  const fieldIndex = (record >> 3) & 15;
  const cause = record & 7;
  const detail = record >>> 7;
  const field = fieldNames[fieldIndex] as string;
  const element = index === NO_ELEMENT ? undefined : reader.key(fieldIndex, index);
  const key = element === undefined ? field : `${field}.${element}`;
  const path = element === undefined ? [field] : [field, reader.isList(fieldIndex) ? index : element];
  const subject = { key, element, input: () => reader.input(fieldIndex, index, element) };
  const { isLaravel8, custom } = context;

  const { code, params, template, message } = describe();
  const source = cause === ACCOUNT ? "account" : cause === UNSERIALIZABLE ? "client" : "rule";
  const issue = (text: string) => frozen({ field, path, key, code, message: text, params, source } as Issue);
  if (custom.isEmpty) return [issue(message())];

  const name = custom.attribute(field, element);
  if (code === "between" && custom.get(`${field}.between`) === undefined) {
    const [low, high] = [custom.get(`${field}.min`), custom.get(`${field}.max`)];
    if (low !== undefined && high !== undefined) {
      return [...(detail & LOWER_BOUND ? [low] : []), ...(detail & UPPER_BOUND ? [high] : [])].map((side) =>
        issue(customMessage(side)),
      );
    }
  }
  const own = custom.template(field, code, sizeKind(fieldIndex), element);
  if (own === undefined && name === undefined) return [issue(message())];
  const text = own ?? template;
  return [issue(text === undefined ? message() : customMessage(text))];

  function customMessage(text: string) {
    const hasPosition = /:(position|index)/.test(name === undefined ? text : `${text}\n${name}`);
    // Laravel 8 has no `:position`, but custom messages support it in every profile.
    const filled = formatMessage(text, name, subject, Object.entries(params), isLaravel8 && !hasPosition);
    if (!hasPosition || element === undefined) return filled;
    // An element of an object has no position, so its key identifies it.
    return filled.replaceAll(":position", () => element).replaceAll(":index", () => element);
  }

  function describe(): {
    code: string;
    params: Record<string, string | number>;
    template?: string;
    message: () => string;
  } {
    if (cause === UNSERIALIZABLE) {
      const text = replaceAttribute(catalog.own.unserializable, withSpaces(field));
      return { code: "unserializable", params: {}, message: () => text };
    }
    if (cause === ACCOUNT && element === undefined) {
      if (fieldIndex !== GOAL_FIELD) {
        return { code: "assistant_not_found", params: {}, message: () => catalog.own.assistant_not_found };
      }
      return { code: "goal_variable_unknown", params: {}, message: unknownGoal };
    }
    const rule = cause === ACCOUNT ? "in" : ruleOf(fieldIndex, cause);
    const [ruleCode, ...bounds] = typeof rule === "string" ? [rule] : rule;
    const ruleParams = paramsOf(ruleCode, bounds, context.limit);
    const ruleTemplate = templateOf(ruleCode, fieldIndex, isLaravel8);
    const filled = () => formatMessage(ruleTemplate, undefined, subject, Object.entries(ruleParams), isLaravel8);
    if (cause === ACCOUNT) return { code: "phone_number_not_owned", params: {}, message: filled };
    return { code: ruleCode, params: ruleParams, template: ruleTemplate, message: filled };
  }

  function unknownGoal() {
    const [the, has, end] = catalog.own.goal_variable_unknown;
    const names = (context.goals[detail] as [unknown, string[]])[1];
    const list = names.length > 0 ? `: ${names.join(", ")}` : " none";
    return the + reader.input(fieldIndex, index, undefined) + has + list + end;
  }
}

/** A rule: its code, with its bounds if it has any. */
type RuleSpec = string | [code: string, ...bounds: number[]];

/** Returns the rule of a record, with its bounds. */
export const ruleOf = (field: number, cause: number): RuleSpec =>
  cause < FIRST_ELEMENT_RULE
    ? catalog.rules[field][cause]
    : catalog.each[fieldNames[field] as string][cause - FIRST_ELEMENT_RULE];

/** Freezes an issue and its lists. */
export function frozen(issue: Issue): Issue {
  Object.freeze(issue.path);
  Object.freeze(issue.params);
  return Object.freeze(issue);
}

/**
 * Returns the parameters of a rule by placeholder.
 *
 * @param limit the account's limit, for a `max` without a bound of its own
 */
export function paramsOf(code: string, [first, second]: number[], limit: number): Record<string, string | number> {
  switch (code) {
    case "min":
      return { min: first };
    case "max":
      return { max: first ?? limit };
    case "between":
      return { min: first, max: second };
    case "date_format":
      return { format: catalog.params.date_format };
    case "in":
      return { values: catalog.params.in };
    default:
      return {};
  }
}

/** Returns the top-level message for `count` errors that begin with `first`. */
export function topLevelMessage(
  { isLaravel12, custom }: Pick<MessageContext, "isLaravel12" | "custom">,
  first: string,
  count: number,
): string {
  const [invalid, one, several] = catalog.top;
  if (!isLaravel12) return custom.topLevel(invalid);
  if (count < 2) return first;
  const number = count - 1;
  const more = custom.topLevel(number === 1 ? one : several, number).replace(/:(count|Count|COUNT)/g, `${number}`);
  return `${first} ${more}`;
}
