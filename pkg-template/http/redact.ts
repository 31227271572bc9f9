// Keeps the API key, and characters that forge log lines, out of errors, their causes and the arguments of hooks.
import { TextEncoder } from "../wasm/text-encoding.js";
import { decodeEntity, ENTITY } from "./entities.js";

/** Replaces a secret. */
export const REDACTED = "[redacted]";
/** A shorter "secret" is an ordinary word. Replacing it would spoil messages. */
const MIN_SECRET_LENGTH = 8;
/** How many nested causes of an error are copied. */
const MAX_CAUSE_DEPTH = 5;
/** How many layers of encoding are decoded in search of a secret. */
const MAX_DECODE_ROUNDS = 3;
/** UTF-16 units of an error's `body`: enough to tell a firewall's page from a host's own format. */
const MAX_BODY_LENGTH = 500;
/** UTF-16 units. The core returns at most this much of an answer. */
const MAX_PREFIX_LENGTH = 4_000;
/** The longest usual encoding of one character of a secret, in UTF-16 units. */
const MAX_ENCODED_CHARACTER_LENGTH = 12;

const SECRET_NAME = /auth|cookie|key|token|secret/i;

/** Returns whether a header with this name holds a credential. An idempotency key gives no access. */
const isSecretName = (name: string) => SECRET_NAME.test(name) && !/^idempotency-key$/i.test(name);

/** Returns the credentials among the caller's own headers, and header names that look like a misplaced key. */
export function secretsOf(headers: Record<string, string>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => [
    ...(isSecretName(name) ? credentialsIn(value) : []),
    ...(looksLikeKey(name) ? [name] : []),
  ]);
}

/**
 * Returns the credential as it stands, without its scheme, and decoded if the scheme is Basic. Adds the values of its
 * `name=value` pairs.
 */
function credentialsIn(value: string) {
  const bare = value.replace(/^[a-z][\w-]* +/i, "");
  const pairs = bare.split(/[;,] */).map((pair) => pair.replace(/^[^=]*=/, "").replace(/^"|"$/g, ""));
  const basic = /^basic /i.test(value) ? decodeBase64(bare) : "";
  return [value, bare, ...pairs, basic, basic.slice(basic.indexOf(":") + 1)];
}

/** Returns whether a header's name looks like a key in the wrong place. */
const looksLikeKey = (name: string) =>
  /[^\w.-]/.test(name) || (name.length >= 20 && /\d/.test(name)) || name.length > 40;

/**
 * Returns a function that replaces secrets in a text. A server or a proxy may repeat the key in its answer.
 *
 * The function ignores case. It finds secrets whose characters are percent-encoded, HTML entities or JSON escapes. It
 * also finds secrets inside longer texts in base64, base64url or hexadecimal. Time grows linearly with the text.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  let needles: Needle[] | undefined;
  return (text) => {
    // Computed at the first use: most calls have no text to show.
    needles ??= spellingsOf(secrets).flatMap(needlesOf);
    if (needles.length === 0) return text;
    const { decoded, starts } = decode(text);
    const plain = lowerCase(decoded);
    const base64 = plain.replace(/-/g, "+").replace(/_/g, "/");
    const found: [start: number, end: number][] = [];
    for (const { needle, isBase64 } of needles) {
      const haystack = isBase64 ? base64 : plain;
      for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) {
        found.push([starts ? starts[at] : at, starts ? starts[at + needle.length] : at + needle.length]);
      }
    }
    return found.length === 0 ? text : replaceRanges(text, found);
  };
}

/** Returns a function that makes foreign text safe to show. It replaces secrets and escapes control characters. */
export function sanitizer(secrets: readonly string[]): (text: string) => string {
  const redact = redactor(secrets);
  return (text) => printable(redact(text));
}

/**
 * Escapes characters that forge log lines, drive a terminal, or change the visible order of a text.
 *
 * These are controls, line separators, bidirectional overrides and unpaired surrogates.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/gu,
    escapeCharacter,
  );
}

function escapeCharacter(character: string) {
  const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  // As in JSON bodies: a character of two UTF-16 units becomes two escapes.
  return (
    short ??
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join("")
  );
}

/**
 * Returns the beginning of an answer, safe to show.
 *
 * @param prefix The part that the core returned, perhaps cut off.
 */
export function excerpt(prefix: string, sanitize: (text: string) => string): string {
  let text = prefix;
  if (prefix.length >= MAX_PREFIX_LENGTH) {
    // A key that is cut in half would not be found. The text therefore ends between words, or far before the cut.
    const end = Math.max(...[" ", "\n", "\t", "<", ">", '"'].map((mark) => prefix.lastIndexOf(mark)));
    text = prefix.slice(0, end > 0 ? end : Math.floor(prefix.length / MAX_ENCODED_CHARACTER_LENGTH));
  }
  return sanitize(text)
    .slice(0, MAX_BODY_LENGTH)
    .replace(/[\ud800-\udbff]$/, "");
}

function spellingsOf(secrets: readonly string[]): string[] {
  // The part after the bar of a key such as `1|abc` gives access as well.
  const spellings = secrets.flatMap((secret) => [secret, secret.slice(secret.indexOf("|") + 1)]);
  return [...new Set(spellings)].filter((secret) => secret.length >= MIN_SECRET_LENGTH);
}

/** A spelling to search for, in lower case. */
type Needle = { needle: string; isBase64: boolean };

function needlesOf(secret: string): Needle[] {
  const bytes = new TextEncoder().encode(secret);
  const latin1 = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const plain = [...new Set([secret, latin1, hex])].map((text) => ({ needle: lowerCase(text), isBase64: false }));
  // In a longer text the secret starts at one of three offsets within base64's groups. Characters that also hold bits
  // of a neighbouring byte are left out.
  const aligned = [0, 1, 2].map((before) => {
    const text = btoa(" ".repeat(before) + latin1);
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + latin1.length) * 8) / 6));
  });
  return [...plain, ...aligned.map((text) => ({ needle: lowerCase(text), isBase64: true }))];
}

/** Matches an encoded character, or characters that may be inserted between those of a secret. */
const ENCODED = new RegExp(
  [
    "\\\\u([0-9a-f]{4})",
    "\\\\x([0-9a-f]{2})",
    "%([0-9a-f]{2})",
    '\\\\([/"\\\\])',
    ENTITY,
    // Escaped line breaks, controls, and invisible characters.
    "(?:\\\\[rn]|[\\p{Cc}\\u00ad\\u200b-\\u200f\\u2060\\ufeff])+",
  ].join("|"),
  "giu",
);

/**
 * Decodes the encoded characters of a text, also if they are encoded several times.
 *
 * @returns `starts` maps each decoded character to its index in the text. It is missing if nothing was encoded.
 */
function decode(text: string): { decoded: string; starts?: Uint32Array } {
  let decoded = text;
  let starts: Uint32Array | undefined;
  for (let round = 0; round < MAX_DECODE_ROUNDS; round++) {
    if (decoded.search(ENCODED) < 0) break;
    const parts = [];
    const next = new Uint32Array(decoded.length + 1);
    let length = 0;
    let copied = 0;
    const copyTo = (end: number) => {
      parts.push(decoded.slice(copied, end));
      for (let at = copied; at < end; at++) next[length++] = starts ? starts[at] : at;
    };
    for (const match of decoded.matchAll(ENCODED)) {
      const character = decodedCharacter(match);
      if (character === undefined) continue;
      copyTo(match.index);
      parts.push(character);
      for (let i = 0; i < character.length; i++) next[length++] = starts ? starts[match.index] : match.index;
      copied = match.index + match[0].length;
    }
    if (copied === 0) break;
    copyTo(decoded.length);
    next[length] = text.length;
    starts = next.subarray(0, length + 1);
    decoded = parts.join("");
  }
  return { decoded, starts };
}

/** Returns the character of a match of ENCODED. */
function decodedCharacter([, unicode, hex, percent, escapedCharacter, decimal, hexadecimal, name]: RegExpMatchArray) {
  const code = unicode ?? hex ?? percent;
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  if (escapedCharacter !== undefined) return escapedCharacter;
  const isEntity = decimal !== undefined || hexadecimal !== undefined || name !== undefined;
  return isEntity ? decodeEntity(decimal, hexadecimal, name) : "";
}

/** Replaces ranges of a text. Overlapping ranges are replaced once. */
function replaceRanges(text: string, ranges: [start: number, end: number][]) {
  ranges.sort(([a], [b]) => a - b);
  let shown = "";
  let copied = 0;
  let hasCut = false;
  for (const [start, end] of ranges) {
    if (!hasCut || start > copied) shown += text.slice(copied, start) + REDACTED;
    hasCut = true;
    copied = Math.max(copied, end);
  }
  return shown + text.slice(copied);
}

/** Keeps the index of every character: `\u0130` alone would become two. */
const lowerCase = (text: string) => text.replace(/\u0130/g, "i").toLowerCase();

function decodeBase64(text: string) {
  try {
    return atob(text);
  } catch {
    return "";
  }
}

/**
 * Redacts the strings of a JSON document in any spelling, and nothing else. A number is never a secret, even if it has
 * the digits of one.
 */
export function redactJson(json: string, redact: (text: string) => string): string {
  return json.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/gs, (literal) => {
    const text = JSON.parse(literal);
    const shown = redact(text);
    return shown === text ? literal : JSON.stringify(shown);
  });
}

/** Returns a copy of headers that is safe to show. */
export function redactHeaders(
  headers: Record<string, string>,
  sanitize: (text: string) => string,
): {
  [k: string]: string;
} {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [sanitize(name), isSecretName(name) ? REDACTED : sanitize(value)]),
  );
}

/**
 * Copies an error's name, message, code, stack and cause, and nothing else. HTTP libraries attach the whole request to
 * their errors, key included.
 */
export function copyError(reason: unknown, redact: (text: string) => string, depth: number = 0): unknown {
  const show = (text: string) => printable(redact(text));
  if (typeof reason === "string") return show(reason);
  if (typeof reason !== "object" || reason === null) return typeof reason === "function" ? undefined : reason;
  const source = reason as Record<string, unknown>;
  const message = textOf(source, "message");
  const copy = new Error(message === undefined ? "an object that is no Error was thrown" : show(message));
  for (const name of ["name", "code", "stack"]) {
    const text = textOf(source, name);
    if (text === undefined) continue;
    const value = name === "stack" ? sanitizedStack(text, message, show) : show(text);
    Object.defineProperty(copy, name, { value, configurable: true, writable: true });
  }
  const inner = depth < MAX_CAUSE_DEPTH ? memberOf(source, "cause") : undefined;
  if (inner !== undefined) Object.defineProperty(copy, "cause", { value: copyError(inner, redact, depth + 1) });
  return copy;
}

/** Sanitizes a stack. Keeps the stack's own line breaks and escapes those of the message. */
function sanitizedStack(stack: string, message: string | undefined, show: (text: string) => string) {
  const at = message ? stack.indexOf(message) : -1;
  const rest = (text: string) => text.split("\n").map(show).join("\n");
  if (!message || at < 0) return rest(stack);
  return rest(stack.slice(0, at)) + show(message) + rest(stack.slice(at + message.length));
}

function textOf(source: Record<string, unknown>, name: string) {
  const value = memberOf(source, name);
  return typeof value === "string" ? value : undefined;
}

function memberOf(source: Record<string, unknown>, name: string) {
  try {
    return source[name];
  } catch {
    return undefined;
  }
}
