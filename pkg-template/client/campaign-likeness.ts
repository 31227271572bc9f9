// Compares a campaign of a list with the one that was to be created. Lists spell their members in many ways; a
// spelling that
// cannot be read is never taken for a difference.
import { ENTITY, entity } from "../http/entities.js";
import type { CreateCampaign } from "../types.js";

/**
 * `same`: the name and every member that both have. `unclear`: nothing contradicts, but something cannot be read for
 * certain.
 * `contradicts`: the same name, and a member that is certainly another. `other`: another name.
 */
type Likeness = "same" | "unclear" | "contradicts" | "other";

/** gives one spelling for all of a value, `undefined` where it cannot be read */
type Reader = (value: unknown) => string | undefined;

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const TRUE = ["1", "true", "yes", "on", "y", "t"];
const FALSE = ["0", "false", "no", "off", "n", "f"];
/** A database may cut a long name off. */
const SHORTEST_CUT_NAME = 40;
const DEEPEST_OBJECT = 3;

/** How the members are read. */
const READERS: Record<string, Reader> = {
  assistant_id: readId,
  timezone: readZone,
  max_calls_in_parallel: readNumber,
  allowed_hours_start_time: readTime,
  allowed_hours_end_time: readTime,
  allowed_days: readDays,
  max_retries: readNumber,
  retry_interval: readNumber,
  retry_on_voicemail: readFlag,
  retry_on_goal_incomplete: readFlag,
  goal_completion_variable: readText,
  mark_complete_when_no_leads: readFlag,
  phone_number_ids: readIds,
};

/** Where a list may have a member in place of the form's. */
const RELATIONS: Record<string, string> = { assistant_id: "assistant", phone_number_ids: "phone_numbers" };

/** Returns a function that says how like the wanted campaign another one is. */
export function likenessTo(wanted: CreateCampaign): (campaign: unknown) => Likeness {
  const given = wanted as unknown as Record<string, unknown>;
  const name = storedNames(String(given.name)).map(nameKeys);
  const members = Object.keys(READERS).filter((member) => given[member] !== undefined && given[member] !== null);
  return (campaign) => {
    if (typeof campaign !== "object" || campaign === null) return "other";
    const shown = campaign as Record<string, unknown>;
    const likeness = likenessOfNames(name, shown.name);
    if (likeness === "other") return "other";
    const each = members.map((member) => likenessOfMember(member, given[member], shown));
    if (each.includes("contradicts")) return "contradicts";
    return likeness === "same" && !each.includes("unclear") ? "same" : "unclear";
  };
}

/** The id of a campaign as text, `undefined` where it has none. */
export function idOf(campaign: unknown): string | undefined {
  return readId((campaign as { id?: unknown } | null)?.id);
}

function likenessOfMember(member: string, wanted: unknown, shown: Record<string, unknown>): Likeness {
  const value = shown[member] ?? shown[RELATIONS[member] ?? member];
  if (value === undefined || value === null) return "same";
  const read = READERS[member] as Reader;
  const [ours, theirs] = [read(wanted), read(value)];
  if (ours === undefined || theirs === undefined) return "unclear";
  if (ours === theirs) return "same";
  // A page of the platform says that its lists tell the interval in seconds.
  if (member === "retry_interval" && Number(theirs) === 60 * Number(ours)) return "unclear";
  return "contradicts";
}

type NameKeys = { exact: string; loose: string; text: string };

/** @param wanted the name as it was sent, then as servers may store it */
function likenessOfNames(wanted: NameKeys[], shown: unknown): "same" | "unclear" | "other" {
  // A list without names excludes nothing.
  if (shown === undefined || shown === null) return "unclear";
  const texts = textsIn(shown);
  if (texts.length === 0) return "unclear";
  for (const text of texts) {
    const keys = nameKeys(text);
    if (keys.exact === wanted[0]?.exact) return texts.length === 1 ? "same" : "unclear";
    const seen = [keys, ...shownNames(text).map(nameKeys)];
    if (wanted.some((ours) => seen.some((theirs) => isLoosely(ours, theirs)))) return "unclear";
  }
  return "other";
}

function isLoosely(wanted: NameKeys, shown: NameKeys) {
  return shown.loose === wanted.loose || isCut(wanted, shown) || hasReplacements(wanted, shown);
}

/** As PHP's strip_tags reads them: an open tag goes to the end. */
const TAGS = /<[^\s>][^>]*(?:>|$)/g;

/**
 * A name, and what servers make of it: without tags, with UTF-8 read as Latin-1 once or twice, without the characters beyond
 * ASCII, with umlauts written as two letters.
 */
function storedNames(name: string) {
  const names = new Set([name]);
  if (name.includes("<")) names.add(name.replace(TAGS, ""));
  for (const text of [...names]) {
    if (!/[^\0-\x7f]/.test(text)) continue;
    names.add(text.replace(/[^\0-\x7f]+/g, ""));
    names.add(text.normalize("NFC").replace(/[äöüÄÖÜ]/g, (letter) => `${letter.normalize("NFD").charAt(0)}e`));
    for (const charset of [LATIN_1, WINDOWS_1252]) {
      const once = misread(text, charset);
      names.add(once).add(misread(once, charset));
    }
  }
  return [...names];
}

/** The texts that a shown name may stand for: a list may give it with tags, percent-encoded or with JSON's escapes. */
function shownNames(text: string) {
  const names = [];
  if (text.includes("<")) names.push(text.replace(TAGS, ""));
  if (/%[0-9a-f]{2}/i.test(text)) names.push(decoded(text));
  if (/\\u[0-9a-f]{4}/i.test(text)) {
    names.push(text.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))));
  }
  return names;
}

function decoded(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const LATIN_1 = "";
/** The characters from 0x80 to 0x9f, where Windows differs from Latin-1. */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/**
 * Returns a text whose UTF-8 was read as one byte a character.
 *
 * @param charset its characters from 0x80 on, where they are not Latin-1's
 */
function misread(text: string, charset: string) {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    return charset.charAt(byte - 0x80) || String.fromCharCode(byte);
  }).join("");
}

/** The texts of a name: one, or one a language where it is translated. */
function textsIn(name: unknown, depth: number = 0): string[] {
  if (typeof name === "string" || typeof name === "number") return [String(name)];
  if (typeof name !== "object" || name === null || depth > DEEPEST_OBJECT) return [];
  return Object.values(name).flatMap((value) => textsIn(value, depth + 1));
}

/**
 * `exact` is the name as it is read; `loose` only its letters and digits, since servers and databases trim, escape,
 * replace and
 * fold the rest.
 */
function nameKeys(name: string): NameKeys {
  const text = withoutEntities(name);
  return { text, exact: text.normalize("NFC").replace(/\s+/g, " ").trim(), loose: lettersOf(text) };
}

function lettersOf(text: string) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether a name was cut off where its column ended, or at a character that the column cannot hold. */
function isCut(wanted: NameKeys, shown: NameKeys) {
  if (shown.loose === "" || !wanted.loose.startsWith(shown.loose)) return false;
  const symbol = wanted.text.search(/[^\p{L}\p{M}\p{N}\p{P}\p{Z}]/u);
  const isCutAtSymbol = symbol >= 0 && lettersOf(wanted.text.slice(0, symbol)) === shown.loose;
  return isCutAtSymbol || shown.text.length >= SHORTEST_CUT_NAME;
}

/** An entity that is not known here, or the characters that a database writes for one that it cannot hold. */
const REPLACEMENT = /&\w{2,31};|[?\ufffd]+/;

/** Whether a name equals the wanted one but for replaced characters: each may stand for any text. */
function hasReplacements(wanted: NameKeys, shown: NameKeys) {
  const parts = shown.text.split(REPLACEMENT).map(lettersOf);
  const last = parts.pop() ?? "";
  if (parts.length === 0 || !wanted.loose.startsWith(parts[0] ?? "")) return false;
  let from = 0;
  for (const part of parts) {
    const index = wanted.loose.indexOf(part, from);
    if (index < 0) return false;
    from = index + part.length;
  }
  return wanted.loose.length - from >= last.length && wanted.loose.endsWith(last);
}

/** @param text perhaps escaped more than once */
function withoutEntities(text: string) {
  const pattern = new RegExp(ENTITY, "gi");
  let read = text;
  for (let round = 0; round < 3 && read.includes("&"); round++) {
    read = read.replace(pattern, (all, decimal, hexadecimal, name) => entity(decimal, hexadecimal, name) ?? all);
  }
  return read;
}

function readId(value: unknown): string | undefined {
  const id = withoutWrapper(value, ["id", "value"]);
  if (typeof id === "bigint" || typeof id === "number") return Number.isNaN(id) ? undefined : String(id);
  if (typeof id !== "string" || id.trim() === "") return undefined;
  return id
    .trim()
    .replace(/^0+(?=\d)/, "")
    .replace(/^(\d+)\.0+$/, "$1");
}

function readIds(value: unknown): string | undefined {
  return readSet(value, readId);
}

function readDays(value: unknown): string | undefined {
  return readSet(value, readDay);
}

function readDay(value: unknown): string | undefined {
  const day = withoutWrapper(value, ["day", "name", "value", "weekday"]);
  if (typeof day !== "string") return undefined;
  const text = day.trim().toLowerCase().replace(/\.$/, "");
  // Not a number: weeks begin on Sunday or on Monday, at 0 or at 1.
  const known = text.length < 2 ? undefined : DAYS.find((name) => name.startsWith(text));
  return known ?? { tues: "tuesday", weds: "wednesday", thur: "thursday", thurs: "thursday" }[text];
}

/**
 * A list as an array, as an object of numbered elements or of flags, as JSON text, or as text with separators.
 *
 * @param read of an element
 */
function readSet(value: unknown, read: Reader): string | undefined {
  const elements = elementsOf(value, read);
  const names = elements?.map(read);
  if (!names || names.includes(undefined)) return undefined;
  return [...new Set(names)].sort().join();
}

function elementsOf(value: unknown, read: Reader): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value === "number") return [value];
  if (typeof value === "string") {
    const json = /^\s*[[{"]/.test(value) ? parsed(value) : undefined;
    if (json !== undefined) return elementsOf(json, read);
    return value.split(/[\s,;|]+/).filter((part) => part !== "");
  }
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value);
  if (entries.every(([key]) => /^\d+$/.test(key)) && !entries.every(([, flag]) => readFlag(flag) !== undefined)) {
    return Object.values(value);
  }
  // One element alone, or a flag for each.
  if (read(value) !== undefined) return [value];
  const isFlagged = entries.every(([key, flag]) => read(key) !== undefined && readFlag(flag) !== undefined);
  return isFlagged ? entries.filter(([, flag]) => readFlag(flag) === "1").map(([key]) => key) : undefined;
}

function readTime(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const parts = /^\s*(\d{1,2})(?:[:.](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*$/i.exec(value);
  if (!parts) return undefined;
  const [, hour, minute, half] = parts;
  if (minute === undefined && half === undefined) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return hours < 24 && Number(minute ?? 0) < 60 ? String(hours * 60 + Number(minute ?? 0)) : undefined;
}

function readNumber(value: unknown): string | undefined {
  const isNumber = typeof value === "number" || (typeof value === "string" && /^\s*\+?\d+(?:\.\d+)?\s*$/.test(value));
  return isNumber && Number.isFinite(Number(value)) ? String(Number(value)) : undefined;
}

function readFlag(value: unknown): string | undefined {
  const text = ["string", "number", "boolean"].includes(typeof value) ? String(value).trim().toLowerCase() : "";
  if (TRUE.includes(text)) return "1";
  return FALSE.includes(text) ? "0" : undefined;
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" ? nameKeys(value).loose : undefined;
}

/** The host's own name of a zone, so that old and new names of one zone are equal. */
function readZone(value: unknown): string | undefined {
  const zone = withoutWrapper(value, ["name", "timezone", "value"]);
  if (typeof zone !== "string") return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone.trim().replace(/ /g, "_") }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** @param names of the members that may hold it */
function withoutWrapper(value: unknown, names: string[]) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const name = names.find((name) => (value as Record<string, unknown>)[name] !== undefined);
  return name === undefined ? undefined : (value as Record<string, unknown>)[name];
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
