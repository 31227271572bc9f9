// Reads the JSON of an answer: its shape, the server's message and errors, and the requested data. The core classifies
// the answer by them (src/http/classify.rs), and explain-answer.ts has the sentences.

import { isRecord } from "../http/error-body.js";
import { requestIdOf } from "../http/headers.js";
import { memberOf, textOf, truncate } from "../http/members.js";
import type { Purpose } from "../http/outcome.js";
import { retryAfter } from "../http/retry.js";
import { client } from "../wasm/client_module.js";
import type { AnswerResult, DoneResult, ErrorResult } from "./errors.js";
import { explainAnswer } from "./explain-answer.js";

/** The core's numbers of the purposes. */
const PURPOSES: Record<Purpose, number> = { create: 0, change: 1, read: 2, get: 2 };
/** The shapes of a body by the core's number: see src/bindings/transport/mod.rs. */
const SHAPES = { empty: 0, notJson: 1, tooLarge: 2, json: 3, campaign: 4, requested: 5, message: 8 };
/** Added to `message`. */
const WITH_ERRORS = 1;
const FAILED = 2;
/** The codes of errors by the core's number: see src/http/classify.rs. The last one stands for the relay's own. */
const CODES = [
  "authentication",
  "plan_limit",
  "assistant_not_found",
  "not_found",
  "validation",
  "rate_limit",
  "server",
  "unexpected_response",
  "relay",
];
/** The bits of the core's classification: see src/bindings/transport/mod.rs. */
const CODE = 15;
const REFUSED = 16;
const INVISIBLE = 32;
const ABOUT_THE_ROUTE = 64;

/** The beginning of an unknown answer, before its secrets are redacted. The error shows 500 characters. */
const MAX_PREFIX_LENGTH = 4_000;
/** Errors of elements may be nested in those of their list: `allowed_days: { 0: [...] }` is `allowed_days.0`. */
const MAX_LEVELS = 4;
/** Longer names are not combined: the copies would fill the memory. */
const MAX_NAME_LENGTH = 200;
/** A time of day as servers write it: PHP's `H:i:s`, or without seconds. */
const TIME = /^((?:[01]?\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?$/;

/** Returns the meaning of an answer: the requested data, or an error. */
export function readAnswer(answer: AnswerResult, purpose: Purpose): DoneResult | ErrorResult {
  const { status, headers, response } = answer;
  const head = { status, headers, requestId: requestIdOf(headers) };
  const text = typeof answer.text === "string" ? answer.text : answer.prefix;
  const json = jsonOf(answer);
  const errors = errorsOf(status, json);
  const message = messageOf(status, json);
  const relayCode = relayCodeOf(json);
  const shape = shapeOf(answer, json, purpose, message, errors);
  const verdict = client.run((wasm) => wasm.classify(PURPOSES[purpose], status, shape, message ?? "", relayCode ?? ""));
  if (verdict === 0) return { ...head, kind: "done", data: dataOf(purpose, json), json, response };
  const kind = CODES[(verdict & CODE) - 1] as string;
  const code = kind === "relay" ? (relayCode as string) : kind;
  const outcome = verdict & REFUSED ? "refused" : "unknown";
  const isKnown = outcome === "refused" || code === relayCode;
  const mayWait = status === 429 || (status >= 502 && status <= 504);
  return {
    ...head,
    kind: "error",
    code,
    outcome,
    message: explainAnswer(kind, {
      purpose,
      status,
      outcome,
      text: verdict & INVISIBLE ? "" : (message ?? "").trim(),
      isAboutTheRoute: (verdict & ABOUT_THE_ROUTE) !== 0,
      body: unexpectedBody(shape, purpose, status),
    }),
    retryAfter: mayWait ? retryAfter(headers) : undefined,
    errors: code === "validation" ? (errors ?? {}) : undefined,
    body: isKnown ? undefined : text?.slice(0, MAX_PREFIX_LENGTH) || undefined,
  };
}

/**
 * Parses the body; `undefined` if it is not JSON, or not whole. An integer that no number holds becomes a text of its
 * digits.
 */
function jsonOf({ text, value }: AnswerResult): unknown {
  // Hardly any answer has a long integer, and most bodies are long: they stay out of wasm.
  const isLong = typeof text === "string" && /\d{16}/.test(text);
  const json = isLong ? client.run((wasm) => wasm.quoteLongIntegers(text)) : text;
  try {
    // A fake response may throw on any access.
    return JSON.parse(typeof json === "string" ? json : JSON.stringify(value));
  } catch {
    return undefined;
  }
}

function shapeOf(
  { status, text, prefix }: AnswerResult,
  json: unknown,
  purpose: Purpose,
  message: string | undefined,
  errors: object | undefined,
): number {
  if (prefix !== undefined) return SHAPES.tooLarge;
  if (text === "") return SHAPES.empty;
  if (json === undefined) return SHAPES.notJson;
  if (purpose === "read" && listIn(json)) return SHAPES.requested;
  if (!isRecord(json)) return SHAPES.json;
  if (purpose === "get" && isCampaign(json.data)) return SHAPES.requested;
  if (purpose === "create" && status >= 200 && status < 300 && isCampaign(json.data)) return SHAPES.campaign;
  // `errors` describes the refusal, even if the host's own handler leaves out Laravel's `message`. PHP's empty list
  // stands for an empty object.
  const isRefusal = errors || isRecord(json.errors) || (Array.isArray(json.errors) && json.errors.length === 0);
  if (message === undefined && !(status === 422 && isRefusal)) return SHAPES.json;
  return SHAPES.message + (errors ? WITH_ERRORS : 0) + (json.success === false ? FAILED : 0);
}

/** Describes a body that the contract does not know. */
function unexpectedBody(shape: number, purpose: Purpose, status: number): string {
  if (shape === SHAPES.empty) return "an empty body";
  if (shape === SHAPES.notJson) return "not JSON";
  if (shape === SHAPES.tooLarge) return "too large and not read to its end";
  const missing = { create: "a campaign", change: "", read: "a list", get: "a campaign" }[purpose];
  return missing && status >= 200 && status < 300 ? `JSON without ${missing}` : "JSON";
}

/** Returns the server's message. A 422 of a host's own handler may have a list of texts instead. */
function messageOf(status: number, json: unknown): string | undefined {
  const errors = memberOf(json, "errors");
  const message = textOf(json, "message") ?? (status === 422 && Array.isArray(errors) ? errors[0] : undefined);
  // `jsonOf` makes a text of a long integer, but the server sent no text.
  return typeof message === "string" && !/^-?\d{16,}$/.test(message) ? truncate(message) : undefined;
}

/** Returns the `code` of an answer that the relay made. */
function relayCodeOf(json: unknown): string | undefined {
  const code = textOf(json, "code");
  return code !== undefined && /^relay_[a-z_]{0,34}$/.test(code) ? code : undefined;
}

/**
 * Returns whether the data is a campaign. An `id` is enough: a campaign with other missing members that counted as "not
 * created" would invite a second one.
 */
function isCampaign(data: unknown): boolean {
  const id = isRecord(data) ? data.id : undefined;
  return Number.isFinite(id) || (typeof id === "string" && id !== "");
}

/** Returns the requested data: the campaign, the list, or the server's report of a change. */
function dataOf(purpose: Purpose, json: unknown): unknown {
  // Callers read members of the elements. A null holds none.
  if (purpose === "read") return (listIn(json) ?? []).filter((element) => element !== null).map(withShortHours);
  const data = memberOf(json, "data");
  return purpose === "change" ? data : withShortHours(data);
}

/** Returns the list of an answer: the answer itself, or its `data`. */
function listIn(json: unknown): unknown[] | undefined {
  return listOf(json) ?? listOf(memberOf(json, "data"));
}

/** Reads a list. PHP encodes an array with removed elements as an object with numeric keys. */
function listOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value);
  const isList = entries.length > 0 && entries.every(([key, element]) => /^\d+$/.test(key) && isRecord(element));
  return isList ? Object.values(value) : undefined;
}

/** Writes the hours of a campaign and its windows as the form does: `09:00`. Keeps every other text. */
function withShortHours(campaign: unknown): unknown {
  if (!isRecord(campaign)) return campaign;
  shortenHours(campaign, "allowed_hours_start_time", "allowed_hours_end_time");
  for (const window of listOf(campaign.schedule_windows) ?? []) shortenHours(window, "start", "end");
  return campaign;
}

function shortenHours(source: unknown, ...names: string[]): void {
  for (const name of names) {
    const [, time] = TIME.exec(textOf(source, name) ?? "") ?? [];
    if (time) (source as Record<string, unknown>)[name] = time.padStart(5, "0");
  }
}

/**
 * Returns the errors by field, in Laravel's shape, or `undefined` without errors. A 422 of Laravel before 5.5 has the
 * fields at its top level, and some hosts put them beside `message`.
 */
function errorsOf(status: number, json: unknown): Record<string, string[]> | undefined {
  const found: [string, string[]][] = [];
  const errors = memberOf(json, "errors");
  if (isRecord(errors)) {
    collectTexts("", errors, MAX_LEVELS, found);
  } else if (status === 422 && isRecord(json) && !errors) {
    const members = Object.entries(json).filter(([name]) => name !== "message");
    const fields = members.filter((member): member is [string, string[]] => isListOfTexts(member[1]));
    // Without a message, each member must be a field's errors. Any other member means an unrelated answer.
    if (typeof json.message === "string" || fields.length === members.length) found.push(...fields);
  }
  // Not set one by one, because `__proto__` may be a key.
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === "string");
}

/** Adds each list of texts below `value` with its key. A single text becomes a list. */
function collectTexts(key: string, value: unknown, levels: number, found: [string, string[]][]): void {
  const texts = Array.isArray(value) ? value : [value];
  const messages = texts.filter((text) => typeof text === "string");
  if (messages.length > 0 && levels < MAX_LEVELS) found.push([key, messages]);
  if (typeof value !== "object" || value === null || levels === 0 || key.length > MAX_NAME_LENGTH) return;
  for (const [name, inner] of Object.entries(value)) {
    // The texts of a list belong to the list, not to its elements.
    if ((typeof inner === "object" && inner !== null) || (typeof inner === "string" && !Array.isArray(value))) {
      collectTexts(levels === MAX_LEVELS ? name : `${key}.${name}`, inner, levels - 1, found);
    }
  }
}
