// Shared by the modules of the relay: its options, its own responses, and the bounded reading of bodies.
import { type RequestTarget, readClientOptions } from "../client/options.js";
import { copyError, redactor, secretsOf } from "../http/redact.js";
import { RELAY_HEADER } from "../http/relay-mark.js";
import { withTimeout } from "../http/timeout.js";
import type { Contract, ContractTypes } from "../validate/contract.js";
import { jsonValidatorOf } from "../validate/json-validator.js";
import { assertKnownKeys, expect, VALIDATION_OPTIONS, validationOptionsOf } from "../validate/options.js";
import { Slice } from "../wasm/event-loop.js";
import { readHosts } from "./hosts.js";
import { createMemoryIdempotencyStore } from "./memory-store.js";
import type { IdempotencyStore, RelayOptions } from "./relay.js";

/** The members of a verdict that the relay needs. Every contract has them. */
type RelayVerdict =
  | { ok: true; campaign: object }
  | { ok: false; message: string; errors: Readonly<Record<string, readonly string[]>> };

/** The options of `createRelay`, checked and completed. */
export interface RelaySettings {
  /** The server, and the headers and paths of requests to it. */
  target: RequestTarget;
  /** Validates the raw body of a form. Its options are read once. */
  validateJson: (body: Uint8Array) => RelayVerdict;
  /** The contract of the server. `undefined`: the first. */
  contract: Contract | undefined;
  /** Returns the key. Rejects if the option `apiKey` returns no string. */
  apiKey: () => Promise<string>;
  authorize: RelayOptions["authorize"];
  origins: ReadonlySet<string>;
  /** Lower case, each with or without a port. `undefined`: every host is allowed. */
  hosts: ReadonlySet<string> | undefined;
  idempotency: IdempotencyStore;
  maxBodyBytes: number;
  maxAnswerBytes: number;
  /** Whether the route `calibrate` exists. */
  calibrate: boolean;
  /** Milliseconds. */
  timeout: number;
  fetch?: typeof fetch;
  /** The credentials in `headers`. They must not be shown anywhere. */
  secrets: readonly string[];
  /** Passes a copy of an error to `onError`, without the key, `secrets` and `moreSecrets`. Never throws. */
  report: (error: unknown, moreSecrets?: readonly string[]) => void;
}

const DEFAULT_MAX_BODY_BYTES = 64 * 1024;
const DEFAULT_MAX_ANSWER_BYTES = 256 * 1024;
/** The options of the client, with the same meaning. */
const CLIENT_OPTIONS = ["baseUrl", "paths", "apiKey", "headers", "fetch", "timeout", "contract"];
const RELAY_OPTIONS = [
  "authorize",
  "origins",
  "hosts",
  "idempotency",
  "maxBodyBytes",
  "maxAnswerBytes",
  "calibrate",
  "onError",
];
const KNOWN_OPTIONS = [...RELAY_OPTIONS, ...CLIENT_OPTIONS, ...VALIDATION_OPTIONS];

/** Checks the options and adds the defaults. @throws {TypeError} If an option is invalid; the message names it. */
export function readOptions<Types extends ContractTypes>(options: RelayOptions<Types>): RelaySettings {
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
  } = assertKnownKeys(options, "The options of createRelay", KNOWN_OPTIONS);
  expect(
    typeof authorize === "function",
    "authorize",
    "a function that decides whether a request is allowed: (request) => boolean",
  );
  readOrigins(origins);
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
  expect(rest.apiKey !== undefined, "apiKey", "the API key as a string, or a function that returns it");
  // A relay runs on a server, but some server runtimes look like a browser's worker.
  const client = readClientOptions({ ...rest, dangerouslyAllowBrowser: true });
  const { request, apiKey, fetch, timeout, contract } = client;
  const secrets = secretsOf(request.headers ?? {});
  /** The key of the last request: a function may return another key each time. */
  let lastKey = "";
  return {
    target: request,
    validateJson: jsonValidatorOf(validationOptionsOf(request), contract),
    contract,
    async apiKey() {
      const key = typeof apiKey === "function" ? await apiKey() : apiKey;
      if (typeof key !== "string") throw new TypeError("The function apiKey must return the key as a string");
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
    report(error, moreSecrets = []) {
      try {
        const key = typeof apiKey === "string" ? apiKey : lastKey;
        onError?.(copyError(error, redactor([...secrets, key, ...moreSecrets])));
      } catch {
        // A broken logger must not prevent the response.
      }
    },
  };
}

/** Origins of pages inside apps and extensions, whose schemes `URL` gives no origin: `capacitor://localhost`. */
const APP_ORIGIN =
  /^(?!(?:https?|wss?|ftp|file|data|blob|about|javascript):)[a-z][a-z0-9+.-]*:\/\/[\w.~-]+(?::\d{1,5})?$/;

/** @throws {TypeError} If the option is not a list of origins. The message names the entry. */
function readOrigins(origins: unknown): void {
  expect(Array.isArray(origins), "origins", 'a list of origins such as "https://example.com"');
  (origins as unknown[]).forEach((origin, i) => {
    const url = typeof origin === "string" ? parseUrl(origin) : undefined;
    if (url?.origin === origin && !String(origin).includes("*")) return;
    if (typeof origin === "string" && APP_ORIGIN.test(origin)) return;
    throw new TypeError(`origins[${i}] ${originHint(origin, url)}`);
  });
}

/** Returns the rest of the sentence about an entry that is not an origin. */
function originHint(origin: unknown, url: URL | undefined) {
  if (typeof origin !== "string") return 'must be an origin such as "https://example.com", in a string';
  const shown = JSON.stringify(origin.slice(0, 100));
  if (origin.includes("*")) return `must be one origin, but ${shown} is a pattern. List each origin by its name.`;
  if (origin === "null") return 'must not be "null": every sandboxed frame of any site has that origin';
  const isWeb = url !== undefined && url.origin !== "null";
  const hint = isWeb ? ` Did you mean "${url.origin}"?` : ' Origins look like "https://example.com".';
  return `must be an origin: scheme, host and port only, but is ${shown}.${hint}`;
}

function parseUrl(text: string) {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Returns a response that the relay creates itself, marked by the relay's header. */
export function relayResponse(status: number, json: string, headers: Record<string, string> = {}): Response {
  return secureResponse(status, json, { "content-type": "application/json", [RELAY_HEADER]: "validated", ...headers });
}

/**
 * Returns an error response of the relay.
 *
 * @param code `relay_…`. The client never reads such a response as a refusal by the server.
 */
export function errorResponse(
  status: number,
  code: string,
  message: string,
  headers?: Record<string, string>,
): Response {
  return relayResponse(status, JSON.stringify({ message, code }), headers);
}

/** Returns a response that is neither cached nor sniffed for another content type. */
export function secureResponse(status: number, body: string | null, headers: Record<string, string>): Response {
  return new Response(body, {
    status,
    headers: { ...headers, "cache-control": "no-store", "x-content-type-options": "nosniff" },
  });
}

/**
 * Reads the bytes of a JSON body. Requires the content type of JSON: a page of another site can send a form or plain
 * text without a CORS preflight, but not JSON.
 *
 * @returns The bytes, or an error response.
 */
export async function readBody(
  request: Request,
  { maxBodyBytes, timeout }: RelaySettings,
): Promise<Uint8Array | Response> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    return errorResponse(415, "relay_content_type", "The relay accepts only application/json.");
  }
  const tooLarge = () => errorResponse(413, "relay_too_large", `The relay accepts at most ${maxBodyBytes} bytes.`);
  if (Number(request.headers.get("content-length")) > maxBodyBytes) return tooLarge();
  const reader = request.body?.getReader();
  let result: Uint8Array | "too large" | "timeout" | "aborted";
  try {
    // The timeout bounds the work for a sender of one byte a minute.
    result = await withTimeout(readAll(reader, maxBodyBytes), { timeout });
  } catch {
    // The stream failed, so the rest of the body will not arrive.
    return errorResponse(400, "relay_body", "The request body is incomplete: the connection closed before its end.");
  }
  if (result instanceof Uint8Array) return result;
  // Ignore cancel errors: the rest of the body is not needed.
  reader?.cancel().catch(() => {});
  return result === "too large"
    ? tooLarge()
    : errorResponse(408, "relay_slow", `The request body did not arrive within ${timeout} ms.`);
}

const INITIAL_CAPACITY_BYTES = 4 * 1024;

/**
 * Reads a stream into one buffer that grows: a list of one-byte chunks takes hundreds of times the memory.
 *
 * @returns The bytes, or `"too large"` if there are more than `maxBytes`.
 */
export async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  maxBytes: number,
): Promise<Uint8Array | "too large"> {
  let bytes = new Uint8Array(Math.min(maxBytes, INITIAL_CAPACITY_BYTES));
  let length = 0;
  const slice = new Slice();
  for (;;) {
    // A stream whose chunks are always ready, even empty ones, would starve the timers.
    if (slice.isOver) await slice.next();
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return bytes.subarray(0, length);
    const end = length + value.byteLength;
    if (end > maxBytes) return "too large";
    if (end > bytes.length) {
      const larger = new Uint8Array(Math.min(maxBytes, Math.max(end, 2 * bytes.length)));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    bytes.set(value, length);
    length = end;
  }
}
