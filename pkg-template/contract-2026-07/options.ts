// Reads the options of a verdict of the second contract.
import { catalog as firstCatalog } from "../message-catalog.js";
import { CustomMessages } from "../validate/custom-messages.js";
import { invalidOption, object, readSettings } from "../validate/options.js";
import { TextEncoder } from "../wasm/text-encoding.js";

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
}

/**
 * Reads and checks the options of a verdict.
 *
 * @param more names of further options of the same call, which are not read
 * @throws {TypeError} if an option is invalid; the message names it
 */
export function readOptions(options: unknown, more?: readonly string[]): Settings {
  const { rest, templates, smsNumbers } = withoutOwnFacts(options);
  const { profile, limit, provider, assistants, numbers, goals, timezone, messages, attributes, language } =
    readSettings(rest, more);
  const facts = {
    ...(limit !== undefined && { limit: true }),
    ...(timezone !== undefined && { timezone: true }),
    ...(assistants && { assistants }),
    ...(numbers && { numbers }),
    ...(goals && { goals }),
    ...(templates !== undefined && { senders: sendersOf(templates) }),
    ...(smsNumbers !== undefined && { smsNumbers: smsNumbersOf(smsNumbers) }),
  };
  const hasFacts = Object.keys(facts).length > 0;
  const texts = language && new CustomMessages(language.messages, language.attributes);
  return {
    profile,
    limit: (limit === undefined ? firstCatalog.caps[provider] : limit) ?? Number.POSITIVE_INFINITY,
    facts: hasFacts ? new TextEncoder().encode(JSON.stringify(facts)) : new Uint8Array(),
    custom: new CustomMessages(messages, attributes, texts),
    goals: goals ?? [],
  };
}

/** Separates the account facts that only this contract has. */
function withoutOwnFacts(options: unknown): { rest: unknown; templates?: unknown; smsNumbers?: unknown } {
  const account = (options as { account?: unknown } | null | undefined)?.account;
  if (typeof account !== "object" || account === null) return { rest: options };
  const { whatsapp_templates, sms_phone_number_ids, ...others } = account as Record<string, unknown>;
  return {
    rest: { ...(options as object), account: others },
    templates: whatsapp_templates,
    smsNumbers: sms_phone_number_ids,
  };
}

const ID = /^\d{1,19}$/;

function smsNumbersOf(list: unknown): unknown[] {
  const isId = (id: unknown) => Number.isSafeInteger(id) || (typeof id === "string" && ID.test(id));
  if (Array.isArray(list) && list.every(isId)) return list;
  throw invalidOption("account.sms_phone_number_ids", "a list of ids, each a whole number or a string of digits");
}

/** Returns the senders with their templates, and those with their placeholders. */
function sendersOf(templates: unknown): [string, [string, string[]][]][] {
  const option = "account.whatsapp_templates";
  return entriesOf(templates).map(([sender, list]) => [
    sender,
    entriesOf(list).map(([template, names]) => {
      const isList = Array.isArray(names) && names.every((name) => typeof name === "string");
      if (!isList) throw invalidOption(option, "an object with the templates of each sender's id");
      return [template, names];
    }),
  ]);

  function entriesOf(value: unknown) {
    const entries = Object.entries(object(value, option) ?? {});
    if (Array.isArray(value) || entries.some(([id]) => !ID.test(id))) {
      throw invalidOption(option, "an object with the templates of each sender's id");
    }
    return entries;
  }
}
