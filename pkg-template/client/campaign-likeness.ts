// Compares a listed campaign with the campaign that was sent. Lists write members in many formats. A value that cannot
// be read never counts as a difference.
import { decodeEntity, ENTITY } from "../http/entities.js";
import type { Contract, Normalizer } from "../validate/contract.js";

/**
 * The result of a comparison.
 *
 * - `same`: the name and every member that both have are equal.
 * - `unclear`: nothing contradicts, but a value cannot be read for certain.
 * - `contradicts`: the name is the same, and a member certainly differs.
 * - `other`: the name differs.
 */
type Comparison = "same" | "unclear" | "contradicts" | "other";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const TRUE = ["1", "true", "yes", "on", "y", "t"];
const FALSE = ["0", "false", "no", "off", "n", "f"];
/** A database may truncate a long name. Shorter names are not taken for truncated ones. */
const MIN_TRUNCATED_NAME_LENGTH = 40;
const MAX_NAME_DEPTH = 3;

/** How each member is normalized. */
const NORMALIZERS: Record<string, Normalizer> = {
  assistant_id: normalizeId,
  timezone: normalizeZone,
  max_calls_in_parallel: normalizeNumber,
  allowed_hours_start_time: normalizeTime,
  allowed_hours_end_time: normalizeTime,
  allowed_days: normalizeDays,
  max_retries: normalizeNumber,
  retry_interval: normalizeNumber,
  retry_on_voicemail: normalizeFlag,
  retry_on_goal_incomplete: normalizeFlag,
  goal_completion_variable: normalizeText,
  mark_complete_when_no_leads: normalizeFlag,
  phone_number_ids: normalizeIds,
};

/** The names under which a list may nest a member of the form. */
const RELATIONS: Record<string, string> = { assistant_id: "assistant", phone_number_ids: "phone_numbers" };

/** Returns a function that compares listed campaigns with the wanted one. */
export function compareTo(wanted: { name: string }, contract?: Contract): (campaign: unknown) => Comparison {
  const own: [Record<string, unknown>, typeof NORMALIZERS] = [{ ...wanted }, NORMALIZERS];
  const [given, normalizers] = contract?.comparison(wanted, NORMALIZERS) ?? own;
  const name = namesAsStored(String(given.name)).map(nameForms);
  const members = Object.keys(normalizers).filter((member) => given[member] !== undefined && given[member] !== null);
  return (campaign) => {
    if (typeof campaign !== "object" || campaign === null) return "other";
    const listed = campaign as Record<string, unknown>;
    const nameComparison = compareNames(name, listed.name);
    if (nameComparison === "other") return "other";
    const each = members.map((member) =>
      compareMember(member, given[member], listed, normalizers[member] as Normalizer),
    );
    if (each.includes("contradicts")) return "contradicts";
    return nameComparison === "same" && !each.includes("unclear") ? "same" : "unclear";
  };
}

/** Returns a campaign's id as text, or `undefined` if it has none. */
export function idOf(campaign: unknown): string | undefined {
  return normalizeId((campaign as { id?: unknown } | null)?.id);
}

function compareMember(member: string, wanted: unknown, listed: Record<string, unknown>, read: Normalizer): Comparison {
  const value = listed[member] ?? listed[RELATIONS[member] ?? member];
  if (value === undefined || value === null) return "same";
  const [wantedValue, listedValue] = [read(wanted), read(value)];
  if (wantedValue === undefined || listedValue === undefined) return "unclear";
  if (wantedValue === listedValue) return "same";
  // A page of the platform says that its lists give the interval in seconds.
  if (member === "retry_interval" && Number(listedValue) === 60 * Number(wantedValue)) return "unclear";
  return "contradicts";
}

type NameForms = { exact: string; loose: string; text: string };

/**
 * Compares the names.
 *
 * @param wanted The forms of the name as it was sent, then as servers may store it.
 */
function compareNames(wanted: NameForms[], listed: unknown): "same" | "unclear" | "other" {
  // A list without names excludes no campaign.
  if (listed === undefined || listed === null) return "unclear";
  const texts = nameTexts(listed);
  if (texts.length === 0) return "unclear";
  for (const text of texts) {
    const keys = nameForms(text);
    if (keys.exact === wanted[0]?.exact) return texts.length === 1 ? "same" : "unclear";
    const seen = [keys, ...decodedNames(text).map(nameForms)];
    if (wanted.some((form) => seen.some((listedForm) => matchesLoosely(form, listedForm)))) return "unclear";
  }
  return "other";
}

function matchesLoosely(wanted: NameForms, listed: NameForms) {
  return listed.loose === wanted.loose || isTruncated(wanted, listed) || hasReplacements(wanted, listed);
}

/** As PHP's strip_tags reads tags: an unclosed tag extends to the end. */
const TAGS = /<[^\s>][^>]*(?:>|$)/g;

/**
 * Returns a name and the texts that servers may store for it.
 *
 * Servers strip tags, read UTF-8 as Latin-1 once or twice, drop characters beyond ASCII, and write umlauts as two
 * letters.
 */
function namesAsStored(name: string) {
  const names = new Set([name]);
  if (name.includes("<")) names.add(name.replace(TAGS, ""));
  for (const text of [...names]) {
    if (!/[^\0-\x7f]/.test(text)) continue;
    names.add(text.replace(/[^\0-\x7f]+/g, ""));
    names.add(text.normalize("NFC").replace(/[äöüÄÖÜ]/g, (letter) => `${letter.normalize("NFD").charAt(0)}e`));
    for (const charset of [LATIN_1, WINDOWS_1252]) {
      const once = decodeUtf8As(text, charset);
      names.add(once).add(decodeUtf8As(once, charset));
    }
  }
  return [...names];
}

/** Returns the texts that a listed name may encode: with tags, percent-encoded or with JSON escapes. */
function decodedNames(text: string) {
  const names = [];
  if (text.includes("<")) names.push(text.replace(TAGS, ""));
  if (/%[0-9a-f]{2}/i.test(text)) names.push(decodePercent(text));
  if (/\\u[0-9a-f]{4}/i.test(text)) {
    names.push(text.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))));
  }
  return names;
}

function decodePercent(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const LATIN_1 = "";
/** The characters from 0x80 to 0x9f, in which Windows-1252 differs from Latin-1. */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/**
 * Returns the text that results if its UTF-8 is read as one byte per character.
 *
 * @param charset The characters from 0x80 on that differ from Latin-1.
 */
function decodeUtf8As(text: string, charset: string) {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    return charset.charAt(byte - 0x80) || String.fromCharCode(byte);
  }).join("");
}

/** Returns the texts of a name: one, or one per language if the name is translated. */
function nameTexts(name: unknown, depth = 0): string[] {
  if (typeof name === "string" || typeof name === "number") return [String(name)];
  if (typeof name !== "object" || name === null || depth > MAX_NAME_DEPTH) return [];
  return Object.values(name).flatMap((value) => nameTexts(value, depth + 1));
}

/**
 * Returns the forms in which names are compared.
 *
 * `exact` is the name as people read it. `loose` keeps only letters and digits, because servers and databases trim,
 * escape, replace and fold the rest.
 */
function nameForms(name: string): NameForms {
  const text = decodeEntities(name);
  return { text, exact: text.normalize("NFC").replace(/\s+/g, " ").trim(), loose: lettersAndDigits(text) };
}

function lettersAndDigits(text: string) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Returns whether a name was truncated at the column's length, or at a character that the column cannot hold. */
function isTruncated(wanted: NameForms, listed: NameForms) {
  if (listed.loose === "" || !wanted.loose.startsWith(listed.loose)) return false;
  const symbol = wanted.text.search(/[^\p{L}\p{M}\p{N}\p{P}\p{Z}]/u);
  const isTruncatedAtSymbol = symbol >= 0 && lettersAndDigits(wanted.text.slice(0, symbol)) === listed.loose;
  return isTruncatedAtSymbol || listed.text.length >= MIN_TRUNCATED_NAME_LENGTH;
}

/** Matches an unknown entity, or the characters that a database writes for one that it cannot hold. */
const REPLACEMENT = /&\w{2,31};|[?\ufffd]+/;

/** Returns whether a name equals the wanted one except for replacements. Each replacement may stand for any text. */
function hasReplacements(wanted: NameForms, listed: NameForms) {
  const parts = listed.text.split(REPLACEMENT).map(lettersAndDigits);
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

/** Decodes HTML entities, also if they are escaped up to three times. */
function decodeEntities(text: string) {
  const pattern = new RegExp(ENTITY, "gi");
  let read = text;
  for (let round = 0; round < 3 && read.includes("&"); round++) {
    read = read.replace(pattern, (all, decimal, hexadecimal, name) => decodeEntity(decimal, hexadecimal, name) ?? all);
  }
  return read;
}

function normalizeId(value: unknown): string | undefined {
  const id = unwrap(value, ["id", "value"]);
  if (typeof id === "bigint" || typeof id === "number") return Number.isNaN(id) ? undefined : String(id);
  if (typeof id !== "string" || id.trim() === "") return undefined;
  return id
    .trim()
    .replace(/^0+(?=\d)/, "")
    .replace(/^(\d+)\.0+$/, "$1");
}

function normalizeIds(value: unknown): string | undefined {
  return normalizeSet(value, normalizeId);
}

function normalizeDays(value: unknown): string | undefined {
  return normalizeSet(value, normalizeDay);
}

function normalizeDay(value: unknown): string | undefined {
  const day = unwrap(value, ["day", "name", "value", "weekday"]);
  if (typeof day !== "string") return undefined;
  const text = day.trim().toLowerCase().replace(/\.$/, "");
  // Not a number: weeks begin on Sunday or on Monday, at 0 or at 1.
  const known = text.length < 2 ? undefined : DAYS.find((name) => name.startsWith(text));
  return known ?? { tues: "tuesday", weds: "wednesday", thur: "thursday", thurs: "thursday" }[text];
}

/**
 * Normalizes a list. It may be an array, an object with numbered elements or flags, JSON text, or text with separators.
 *
 * @param read Normalizes one element.
 */
function normalizeSet(value: unknown, read: Normalizer): string | undefined {
  const elements = elementsOf(value, read);
  const names = elements?.map(read);
  if (!names || names.includes(undefined)) return undefined;
  return [...new Set(names)].sort().join();
}

function elementsOf(value: unknown, read: Normalizer): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value === "number") return [value];
  if (typeof value === "string") {
    const json = /^\s*[[{"]/.test(value) ? parseJson(value) : undefined;
    if (json !== undefined) return elementsOf(json, read);
    return value.split(/[\s,;|]+/).filter((part) => part !== "");
  }
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value);
  if (entries.every(([key]) => /^\d+$/.test(key)) && !entries.every(([, flag]) => normalizeFlag(flag) !== undefined)) {
    return Object.values(value);
  }
  // A single element, or one flag per element.
  if (read(value) !== undefined) return [value];
  const isFlagged = entries.every(([key, flag]) => read(key) !== undefined && normalizeFlag(flag) !== undefined);
  return isFlagged ? entries.filter(([, flag]) => normalizeFlag(flag) === "1").map(([key]) => key) : undefined;
}

function normalizeTime(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const parts = /^\s*(\d{1,2})(?:[:.](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*$/i.exec(value);
  if (!parts) return undefined;
  const [, hour, minute, half] = parts;
  if (minute === undefined && half === undefined) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return hours < 24 && Number(minute ?? 0) < 60 ? String(hours * 60 + Number(minute ?? 0)) : undefined;
}

function normalizeNumber(value: unknown): string | undefined {
  const isNumber = typeof value === "number" || (typeof value === "string" && /^\s*\+?\d+(?:\.\d+)?\s*$/.test(value));
  return isNumber && Number.isFinite(Number(value)) ? String(Number(value)) : undefined;
}

function normalizeFlag(value: unknown): string | undefined {
  const text = ["string", "number", "boolean"].includes(typeof value) ? String(value).trim().toLowerCase() : "";
  if (TRUE.includes(text)) return "1";
  return FALSE.includes(text) ? "0" : undefined;
}

function normalizeText(value: unknown): string | undefined {
  return typeof value === "string" ? nameForms(value).loose : undefined;
}

/** Returns the host's name of a zone, so that old and new names of one zone are equal. */
function normalizeZone(value: unknown): string | undefined {
  const zone = unwrap(value, ["name", "timezone", "value"]);
  if (typeof zone !== "string") return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone.trim().replace(/ /g, "_") }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/**
 * Returns the value that an object wraps.
 *
 * @param names The members that may hold the value.
 */
function unwrap(value: unknown, names: string[]) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const name = names.find((name) => (value as Record<string, unknown>)[name] !== undefined);
  return name === undefined ? undefined : (value as Record<string, unknown>)[name];
}

function parseJson(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
