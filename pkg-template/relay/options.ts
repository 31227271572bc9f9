// Shared by the parts of the relay: its options, its own answers, and the bounded reading of bodies.
import { type RequestTarget, readClientOptions } from "../client/options.js";
import { describe, redactor, secretsOf } from "../http/redact.js";
import { OWN } from "../http/relay-mark.js";
import { settled } from "../http/timeout.js";
import { type Validator, validatorOf } from "../validate/engine.js";
import { assertKnownKeys } from "../validate/options.js";
import { Slice } from "../wasm/event-loop.js";
import { readHosts } from "./hosts.js";
import { createMemoryIdempotencyStore } from "./memory-store.js";
import type { IdempotencyStore, RelayOptions } from "./relay.js";

export interface RelaySettings {
  /** where requests go */
  target: RequestTarget;
  /** its options are read once */
  validator: Validator;
  apiKey: () => Promise<string>;
  authorize: RelayOptions["authorize"];
  origins: ReadonlySet<string>;
  /** in lower case, each with or without a port */
  hosts: ReadonlySet<string> | undefined;
  idempotency: IdempotencyStore;
  maxBodyBytes: number;
  maxAnswerBytes: number;
  /** whether there is a route that calibrates */
  calibrate: boolean;
  /** milliseconds */
  timeout: number;
  fetch?: typeof fetch;
  /** what of the headers must be shown nowhere */
  secrets: readonly string[];
  /** cuts out the key, the secrets, and `more`; never throws */
  report: (error: unknown, more?: readonly string[]) => void;
}

/** Says that a write may have been done. */
export const UNCLEAR = "What was asked for may have been done all the same.";

const DEFAULT_MAX_BODY_BYTES = 64 * 1024;
const DEFAULT_MAX_ANSWER_BYTES = 256 * 1024;
/** The options that are the client's, and mean the same. */
const OF_THE_CLIENT = ["provider", "baseUrl", "paths", "apiKey", "headers", "fetch", "timeout"];
/** Those that validation takes too. */
const OF_VALIDATION = ["profile", "account", "messages", "attributes"];
const OF_THE_RELAY = [
  "authorize",
  "origins",
  "hosts",
  "idempotency",
  "maxBodyBytes",
  "maxAnswerBytes",
  "calibrate",
  "onError",
];
const KNOWN = [...OF_THE_RELAY, ...OF_THE_CLIENT, ...OF_VALIDATION];

export function readOptions(options: RelayOptions): RelaySettings {
  const {
    authorize,
    origins = [],
    hosts,
    idempotency = createMemoryIdempotencyStore(),
    maxBodyBytes = DEFAULT_MAX_BODY_BYTES,
    maxAnswerBytes = DEFAULT_MAX_ANSWER_BYTES,
    calibrate = false,
    onError,
    ...rest
  } = assertKnownKeys(options, "The options of createRelay", KNOWN);
  expect(typeof authorize === "function", "authorize", "a function that says whom to let in: (request) => boolean");
  expect(
    Array.isArray(origins) && origins.every(isOrigin),
    "origins",
    'a list of origins such as "https://example.com"',
  );
  const allowedHosts = hosts === undefined ? undefined : readHosts(hosts);
  expect(allowedHosts !== null, "hosts", 'a list of host names such as "app.example.com" or "localhost:5173"');
  expect(
    ["begin", "finish", "fail"].every((name) => typeof Object(idempotency)[name] === "function"),
    "idempotency",
    "an IdempotencyStore: an object with the methods begin, finish and fail",
  );
  for (const [name, bytes] of Object.entries({ maxBodyBytes, maxAnswerBytes })) {
    expect(Number.isInteger(bytes) && bytes >= 1, name, "a whole number of bytes, at least 1");
  }
  expect(typeof calibrate === "boolean", "calibrate", "a boolean");
  expect(onError === undefined || typeof onError === "function", "onError", "a function");
  expect(rest.apiKey !== undefined, "apiKey", "a string, or a function that gives one: the relay is there to hold it");
  // A relay runs on a server, but some servers' runtimes look like a browser's worker.
  const { request, apiKey, fetch, timeout } = readClientOptions({ ...rest, dangerouslyAllowBrowser: true });
  const secrets = secretsOf(request.headers ?? {});
  /** The key that was used last: a function may give another one each time. */
  let lastKey = "";
  return {
    target: request,
    validator: validatorOf(request),
    async apiKey() {
      const key = typeof apiKey === "function" ? await apiKey() : apiKey;
      if (typeof key !== "string") throw new TypeError("The function apiKey must give a string, the key");
      lastKey = key;
      return key;
    },
    authorize,
    origins: new Set(origins),
    hosts: allowedHosts ?? undefined,
    idempotency,
    maxBodyBytes,
    maxAnswerBytes,
    calibrate,
    timeout,
    fetch: fetch as typeof globalThis.fetch | undefined,
    secrets,
    report(error, more = []) {
      try {
        const key = typeof apiKey === "string" ? apiKey : lastKey;
        onError?.(describe(error, redactor([...secrets, key, ...more])));
      } catch {
        // A logger that is broken must not cost the page its answer.
      }
    },
  };
}

function isOrigin(text: unknown) {
  try {
    return typeof text === "string" && new URL(text).origin === text;
  } catch {
    return false;
  }
}

function expect(holds: boolean, name: string, expected: string) {
  if (!holds) throw new TypeError(`${name} must be ${expected}`);
}

/** An answer that the relay makes itself. */
export function ownAnswer(status: number, json: string, headers: Record<string, string> = {}): Response {
  return answer(status, json, { "content-type": "application/json", [OWN]: "validated", ...headers });
}

/** @param code `relay_…`: the client never reads it as a refusal of the server's */
export function refuse(status: number, code: string, message: string, headers?: Record<string, string>): Response {
  return ownAnswer(status, JSON.stringify({ message, code }), headers);
}

export function answer(status: number, body: string | null, headers: Record<string, string>): Response {
  return new Response(body, {
    status,
    headers: { ...headers, "cache-control": "no-store", "x-content-type-options": "nosniff" },
  });
}

/**
 * The bytes of a JSON body, or the refusal. A page of another site can send a form or plain text without asking first,
 * but not JSON: so nothing else is taken.
 */
export async function readBody(
  request: Request,
  { maxBodyBytes: most, timeout }: RelaySettings,
): Promise<Uint8Array | Response> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    return refuse(415, "relay_content_type", "The relay takes application/json.");
  }
  const tooLarge = () => refuse(413, "relay_too_large", `The relay takes at most ${most} bytes.`);
  if (Number(request.headers.get("content-length")) > most) return tooLarge();
  const reader = request.body?.getReader();
  let read: Awaited<ReturnType<typeof readAll>> | "timeout" | "aborted";
  try {
    // A sender of one byte a minute must not keep the relay busy.
    read = await settled(readAll(reader, most), { timeout });
  } catch {
    // After any failure of the stream the rest of the body will not come.
    return refuse(400, "relay_body", "The body broke off.");
  }
  if (read instanceof Uint8Array) return read;
  // Nobody waits for the rest, and nobody needs to hear of its end.
  reader?.cancel().catch(() => {});
  return read === "too large" ? tooLarge() : refuse(408, "relay_slow", `The body did not arrive within ${timeout} ms.`);
}

const FIRST_CAPACITY_BYTES = 4 * 1024;

/**
 * The bytes of a stream, joined as they come: a list of one-byte chunks takes hundreds of times their memory.
 *
 * @param most bytes
 */
export async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  most: number,
): Promise<Uint8Array | "too large"> {
  let bytes = new Uint8Array(Math.min(most, FIRST_CAPACITY_BYTES));
  let length = 0;
  const slice = new Slice();
  for (;;) {
    // A stream that always has a chunk ready, an empty one even, would let no timer run.
    if (slice.isOver) await slice.next();
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return bytes.subarray(0, length);
    const end = length + value.byteLength;
    if (end > most) return "too large";
    if (end > bytes.length) {
      const larger = new Uint8Array(Math.min(most, Math.max(end, 2 * bytes.length)));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    bytes.set(value, length);
    length = end;
  }
}
