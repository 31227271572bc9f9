// Reads the options of the client and of its calls. An option that cannot be used is a TypeError that names it.
import { ENDPOINTS, endpointRequest } from "../http/endpoint.js";
import { namesAuthorization, readHeaders } from "../http/headers.js";
import { sanitizer } from "../http/redact.js";
import type { BuildRequestOptions, ClientOptions, FindCreatedOptions, ReadOptions, RequestOptions } from "../types.js";
import { assertKnownKeys, OF_A_CALIBRATION } from "../validate/options.js";
import { validateCampaign } from "../validate/validate.js";

export type RequestTarget = Omit<BuildRequestOptions, "headers"> & { headers?: Record<string, string> };

export interface ClientSettings {
  /** where requests go, and how forms are judged */
  request: RequestTarget;
  apiKey: ClientOptions["apiKey"];
  dangerouslyAllowBrowser: boolean;
  fetch: ClientOptions["fetch"];
  credentials: ClientOptions["credentials"];
  /** milliseconds */
  timeout: number;
  maxRetries: number;
  onRequest: ClientOptions["onRequest"];
  onResponse: ClientOptions["onResponse"];
}

/** the options of a call that reads, read */
export type Reading = Omit<ReadOptions, "headers"> & { headers?: Record<string, string> };

/** What `buildRequest` takes too, apart from the key: a function may give that one later. */
const FOR_REQUESTS = ["provider", "baseUrl", "paths", "headers", "profile", "account", "messages", "attributes"];
const FOR_THE_CLIENT = [
  "apiKey",
  "dangerouslyAllowBrowser",
  "credentials",
  "fetch",
  "timeout",
  "maxRetries",
  "onRequest",
  "onResponse",
];
const FOR_A_READ = ["signal", "timeout", "headers"];
const FOR_A_WRITE = [...FOR_A_READ, "dedupe"];
const FOR_FINDING = [...FOR_A_READ, "since", "knownIds", "wait"];

const CREDENTIALS = ["omit", "same-origin", "include"];
const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_RETRIES = 2;
const MOST_RETRIES = 10;
/** A longer timer fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function readClientOptions(options: ClientOptions): ClientSettings {
  const known = [...FOR_REQUESTS, ...FOR_THE_CLIENT];
  const given = assertKnownKeys(options, "The options of CampaignClient", known, OF_A_CALIBRATION);
  const { apiKey, dangerouslyAllowBrowser = false, credentials, fetch, timeout = DEFAULT_TIMEOUT_MS } = given;
  const { maxRetries = DEFAULT_RETRIES, onRequest, onResponse } = given;
  expect(typeof dangerouslyAllowBrowser === "boolean", "dangerouslyAllowBrowser", "a boolean");
  expect(
    isOneOf(typeof apiKey, ["undefined", "string", "function"]),
    "apiKey",
    "a string, or a function that gives one",
  );
  if (apiKey !== undefined && !dangerouslyAllowBrowser && isBrowser()) throw keyInBrowser("apiKey");
  expect(
    credentials === undefined || isOneOf(credentials, CREDENTIALS),
    "credentials",
    `one of ${CREDENTIALS.join(", ")}`,
  );
  expect(fetch === undefined || typeof fetch === "function", "fetch", "a function that is called as fetch(url, init)");
  expectTimeout(timeout);
  const retriesFit = Number.isInteger(maxRetries) && maxRetries >= 0 && maxRetries <= MOST_RETRIES;
  expect(retriesFit, "maxRetries", `a whole number from 0 to ${MOST_RETRIES}`);
  for (const [name, hook] of Object.entries({ onRequest, onResponse })) {
    expect(hook === undefined || typeof hook === "function", name, "a function");
  }
  const request = snapshot(
    Object.fromEntries(FOR_REQUESTS.filter((name) => given[name] !== undefined).map((name) => [name, given[name]])),
  ) as RequestTarget;
  assertNoKeyInBrowser(request.headers, dangerouslyAllowBrowser);
  withoutKey(apiKey, () => tryOut(request, apiKey));
  return {
    request,
    apiKey,
    dangerouslyAllowBrowser,
    fetch,
    credentials,
    timeout,
    maxRetries,
    onRequest,
    onResponse,
  };
}

/** A caller's own `Authorization` is the key under another name. */
export function assertNoKeyInBrowser(
  headers: Record<string, unknown> = {},
  dangerouslyAllowBrowser: boolean = false,
): void {
  if (!dangerouslyAllowBrowser && isBrowser() && namesAuthorization(headers))
    throw keyInBrowser("headers.Authorization");
}

/** Keeps the key out of the errors of options: it may stand in the place of a header's name. */
export function withoutKey<T>(apiKey: ClientOptions["apiKey"], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError) || typeof apiKey !== "string") throw error;
    throw new TypeError(sanitizer([apiKey])(error.message));
  }
}

function keyInBrowser(option: string) {
  return new TypeError(
    `${option}: in a browser every visitor could read the key. Send the form to a relay of your own that holds it; for a throw-away key on your own machine, set dangerouslyAllowBrowser: true`,
  );
}

/** The options of a call that changes something. */
export function readWriteOptions(options: RequestOptions = {}): {
  dedupe: boolean;
  signal?: AbortSignal | undefined;
  timeout?: number | undefined;
  headers?: Record<string, string>;
} {
  const { dedupe = true, ...rest } = assertKnownKeys(options, "The options of a call", FOR_A_WRITE);
  expect(typeof dedupe === "boolean", "dedupe", "a boolean");
  return { ...readReadOptions(rest), dedupe: dedupe as boolean };
}

/** The options of a call that reads. */
export function readReadOptions(options: ReadOptions = {}) {
  const { signal, timeout, headers } = assertKnownKeys(options, "The options of a call", FOR_A_READ);
  const listens = signal === undefined || typeof signal?.addEventListener === "function";
  expect(listens, "signal", "an AbortSignal");
  if (timeout !== undefined) expectTimeout(timeout);
  const read = headers === undefined ? undefined : readHeaders(headers);
  return { signal, timeout, headers: read } as Reading;
}

export function readFindOptions(options: FindCreatedOptions): {
  since: number;
  knownIds: Set<string> | undefined;
  wait: number;
  reading: Reading;
} {
  const { since, knownIds, wait = 0, ...rest } = assertKnownKeys(options, "The options of findCreated", FOR_FINDING);
  const time = since instanceof Date || typeof since === "string" ? new Date(since).getTime() : since;
  expect(typeof time === "number" && !Number.isNaN(time), "since", "a moment: a Date, a text of one, or milliseconds");
  const ids = knownIds === undefined ? undefined : Array.isArray(knownIds) && knownIds.map(String);
  expect(ids !== false, "knownIds", "a list of ids");
  expect(typeof wait === "number" && wait >= 0 && wait <= LONGEST_TIMER_MS, "wait", "a number of milliseconds, or 0");
  return {
    since: time as number,
    knownIds: ids ? new Set(ids) : undefined,
    wait: wait as number,
    reading: readReadOptions(rest),
  };
}

/** A campaign's id, as it is sent: a number where a number holds it. */
export function readId(id: unknown): number | string {
  const text = String(id);
  // A number beyond has lost digits before it came here: it may be another campaign's.
  const isExact = typeof id === "string" || Number.isSafeInteger(id);
  const expected =
    "the id of a campaign: a whole number of at least 1, or a string of its digits (beyond 2^53 - 1 it must be)";
  expect(isExact && /^[1-9]\d{0,18}$/.test(text), "id", expected);
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/**
 * Builds a request to every endpoint and judges an empty form, so that the one place that judges addresses, headers and keys,
 * and the one that judges the options of validation, judge them now, and not at the first campaign.
 */
function tryOut(request: BuildRequestOptions, apiKey: ClientOptions["apiKey"]) {
  const key = typeof apiKey === "function" ? "comes-later" : apiKey;
  const options = key === undefined ? request : { ...request, apiKey: key };
  validateCampaign({}, request);
  for (const endpoint of ENDPOINTS) endpointRequest(endpoint, options, endpoint === "delete" ? { id: "1" } : {});
}

/** Later changes to the caller's objects must not change where the key is sent. */
function snapshot(options: Record<string, any>) {
  for (const [name, value] of Object.entries(options)) {
    if (name === "baseUrl") options[name] = value instanceof URL ? value.href : value;
    else if (name === "headers") options[name] = readHeaders(value);
    else if (isRecord(value)) options[name] = { ...value };
  }
  return options;
}

function expectTimeout(timeout: unknown) {
  const fits = typeof timeout === "number" && timeout >= 1 && timeout <= LONGEST_TIMER_MS;
  expect(fits, "timeout", `a number of milliseconds from 1 to ${LONGEST_TIMER_MS}`);
}

function expect(holds: boolean, name: string, expected: string) {
  if (!holds) throw new TypeError(`${name} must be ${expected}`);
}

function isOneOf(value: unknown, values: string[]) {
  return values.includes(value as string);
}

function isRecord(value: unknown): value is Record<string, any> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A page, or a worker that a page started; not a server's runtime, some of which have the same globals. */
function isBrowser() {
  const scope = globalThis as Record<string, any>;
  const isPage = typeof scope.window?.document !== "undefined";
  const isServer = scope.process?.versions?.node !== undefined || scope.Deno !== undefined;
  const isWorker = typeof scope.importScripts === "function" && scope.WorkerGlobalScope !== undefined && !isServer;
  return isPage || isWorker;
}
