// Reads the options of a verdict of the second contract.
import { catalog as firstCatalog } from "../message-catalog.js";
import { CustomMessages } from "../validate/custom-messages.js";
import { idOf, ids, invalidOption, isPromise, promiseError, readSettings, wellFormed } from "../validate/options.js";
import { TextEncoder } from "../wasm/text-encoding.js";
import type { AccountFacts, ValidationOptions } from "./types.js";

type Id = number | string;

/** The known account facts, as wasm reads them (src/verdict/account_2026_07.rs). */
interface Facts {
  limit?: true;
  timezone?: true;
  assistants?: Id[];
  numbers?: Id[];
  goals?: [Id, string[]][];
  /** The placeholders by template by sender. */
  senders?: [Id, [Id, string[]][]][];
  smsNumbers?: Id[];
}

/** The options of a verdict, after they were read. */
export interface Settings {
  /** Index of the profile. */
  profile: number;
  /** Largest number of parallel calls. */
  limit: number;
  /** The known account facts, as JSON. */
  facts: Uint8Array;
  custom: CustomMessages;
  /** Names of goal variables by assistant. */
  goals: [unknown, string[]][];
  /** Returns the time of the caller, in milliseconds since 1970; NaN if it is unknown. */
  now: () => number;
}

/**
 * Reads and checks the options of a verdict.
 *
 * @param more names of further options of the same call, which are not read
 * @param clock the time without the option `now`
 * @throws {TypeError} if an option is invalid; the message names it
 */
export function readOptions(
  options: unknown,
  more?: readonly string[],
  clock: () => number = () => Number.NaN,
): Settings {
  const { profile, limit, provider, assistants, numbers, goals, timezone, messages, attributes, language } =
    readSettings(options, [...OWN_OPTIONS, ...(more ?? [])], OWN_FACTS);
  const facts: Facts = {
    ...(limit !== undefined && { limit: true }),
    ...(timezone !== undefined && { timezone: true }),
    ...(assistants && { assistants }),
    ...(numbers && { numbers }),
    ...(goals && { goals }),
    ...ownFacts(options),
  };
  const hasFacts = Object.keys(facts).length > 0;
  const texts = language && new CustomMessages(language.messages, language.attributes);
  return {
    profile,
    limit: (limit === undefined ? firstCatalog.caps[provider] : limit) ?? Number.POSITIVE_INFINITY,
    facts: hasFacts ? new TextEncoder().encode(JSON.stringify(facts)) : new Uint8Array(),
    custom: new CustomMessages(messages, attributes, texts),
    goals: goals ?? [],
    now: timeOf((options as { now?: unknown } | undefined)?.now) ?? clock,
  };
}

/** The options that only this contract has. */
const OWN_OPTIONS: readonly string[] = ["now"] satisfies (keyof ValidationOptions)[];

function timeOf(now: unknown): (() => number) | undefined {
  if (now === undefined) return undefined;
  const time = now instanceof Date ? now.getTime() : now;
  if (typeof time !== "number" || !Number.isFinite(time)) {
    throw invalidOption("now", "a Date, or milliseconds since 1970");
  }
  return () => time;
}

/** The account facts that only this contract has. */
const OWN_FACTS: readonly string[] = ["whatsapp_templates", "sms_phone_number_ids"] satisfies (keyof AccountFacts)[];

/** Reads the account facts that only this contract has. A class can have them in getters. */
function ownFacts(options: unknown): Pick<Facts, "senders" | "smsNumbers"> {
  const account = (options as { account?: Record<string, unknown> } | undefined)?.account;
  const [templates, numbers] = OWN_FACTS.map((name) => {
    const fact = account?.[name];
    if (isPromise(fact)) throw promiseError(name);
    return fact;
  });
  return {
    ...(templates !== undefined && { senders: sendersOf(templates) }),
    ...(numbers !== undefined && { smsNumbers: ids(numbers, "account.sms_phone_number_ids") }),
  };
}

/** Returns the senders with their templates, and those with their placeholders. */
function sendersOf(templates: unknown): [Id, [Id, string[]][]][] {
  return entriesOf(templates).map(([sender, list]) => [
    sender,
    entriesOf(list).map(([template, names]) => {
      const isList = Array.isArray(names) && Array.from(names).every((name) => typeof name === "string");
      if (!isList) throw templatesError(names);
      // Converts names as the texts of a form are converted, so that both compare equal in wasm.
      return [template, names.map(wellFormed)];
    }),
  ]);
}

/** Returns the members of an object whose keys are ids. A Map has no such members, so it is refused. */
function entriesOf(value: unknown): [Id, unknown][] {
  if (typeof value !== "object" || value === null || Symbol.iterator in value || isPromise(value)) {
    throw templatesError(value);
  }
  return Object.entries(value).map(([key, inner]) => {
    const id = idOf(key);
    if (id === undefined) throw templatesError(value);
    return [id, inner];
  });
}

function templatesError(value: unknown): TypeError {
  const option = "account.whatsapp_templates";
  if (isPromise(value)) return promiseError(`a member of ${option}`);
  const shape = '{ 7: { 15: ["1"] } } for the template 15 of the sender 7, whose text holds {{1}}';
  return invalidOption(option, `an object such as ${shape}`);
}
