// Reads the options of the client and of its calls. An invalid option throws a TypeError that names it.
import { isDocumentedUrl } from "../http/documented-host.js";
import { ENDPOINTS, endpointRequest } from "../http/endpoint.js";
import { isRecord } from "../http/error-body.js";
import { namesAuthorization, readHeaders } from "../http/headers.js";
import { sanitizer, secretsOf } from "../http/redact.js";
import type { BuildRequestOptions, ClientOptions, FindCreatedOptions, ReadOptions, RequestOptions } from "../types.js";
import { type Contract, type ContractTypes, readContract, type WithContract } from "../validate/contract.js";
import { assertKnownKeys, CALIBRATION_MEMBERS, expect, validationOptionsOf } from "../validate/options.js";
import { validateCampaign } from "../validate/validate.js";

/** The options of requests, with headers as a plain object. */
export type RequestTarget = Omit<BuildRequestOptions, "headers"> & { headers?: Record<string, string> };

/** The checked options of the client. */
export interface ClientSettings {
  /** The address of requests, and the options of validation. */
  request: RequestTarget;
  apiKey: ClientOptions["apiKey"];
  dangerouslyAllowBrowser: boolean;
  fetch: ClientOptions["fetch"];
  credentials: ClientOptions["credentials"];
  /** Milliseconds. */
  timeout: number;
  maxRetries: number;
  onRequest: ClientOptions["onRequest"];
  onResponse: ClientOptions["onResponse"];
  /** The contract of the server. `undefined`: the first. */
  contract: Contract | undefined;
}

/** The checked options of a call that reads. */
export type ResolvedReadOptions = Omit<ReadOptions, "headers"> & { headers?: Record<string, string> };

/** The checked options of a call that writes. */
export type ResolvedWriteOptions = ResolvedReadOptions & { dedupe: boolean };

/** The checked options of `findCreated`. */
export interface ResolvedFindOptions {
  /** Milliseconds since 1970. */
  since: number;
  knownIds?: Set<string>;
  /** Milliseconds. */
  wait: number;
  readOptions: ResolvedReadOptions;
}

/** The options that `buildRequest` accepts too, except the key: a function may return the key later. */
const REQUEST_OPTIONS = [
  "provider",
  "baseUrl",
  "paths",
  "headers",
  "profile",
  "account",
  "language",
  "messages",
  "attributes",
] as const;
const CLIENT_ONLY_OPTIONS = [
  "apiKey",
  "dangerouslyAllowBrowser",
  "credentials",
  "fetch",
  "timeout",
  "maxRetries",
  "onRequest",
  "onResponse",
  "contract",
];
const READ_OPTIONS = ["signal", "timeout", "headers"];
const WRITE_OPTIONS = [...READ_OPTIONS, "dedupe"];
const FIND_OPTIONS = [...READ_OPTIONS, "since", "knownIds", "wait"];

const CREDENTIALS = ["omit", "same-origin", "include"];
const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_RETRIES = 2;
const MAX_RETRIES = 10;
/** A longer timer fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Checks the options of the client.
 *
 * @throws {TypeError} If an option is invalid. The message names it and never shows the key.
 */
export function readClientOptions<Types extends ContractTypes>(
  options: WithContract<ClientOptions, Types>,
): ClientSettings {
  const known = [...REQUEST_OPTIONS, ...CLIENT_ONLY_OPTIONS];
  const given = assertKnownKeys(options, "The options of CampaignClient", known, CALIBRATION_MEMBERS);
  const { dangerouslyAllowBrowser = false, credentials, fetch, timeout = DEFAULT_TIMEOUT_MS } = given;
  const { maxRetries = DEFAULT_RETRIES, onRequest, onResponse } = given;
  const contract = readContract(given.contract);
  expect(typeof dangerouslyAllowBrowser === "boolean", "dangerouslyAllowBrowser", "a boolean");
  expect(
    isOneOf(typeof given.apiKey, ["undefined", "string", "function"]),
    "apiKey",
    "a string, or a function that returns one",
  );
  if (given.apiKey !== undefined && !dangerouslyAllowBrowser && isBrowser()) throw keyInBrowserError("apiKey");
  expect(
    credentials === undefined || isOneOf(credentials, CREDENTIALS),
    "credentials",
    `one of ${CREDENTIALS.join(", ")}`,
  );
  expect(fetch === undefined || typeof fetch === "function", "fetch", "a function that is called as fetch(url, init)");
  expectTimeout(timeout);
  const areRetriesValid = Number.isInteger(maxRetries) && maxRetries >= 0 && maxRetries <= MAX_RETRIES;
  expect(areRetriesValid, "maxRetries", `a whole number from 0 to ${MAX_RETRIES}`);
  for (const [name, hook] of Object.entries({ onRequest, onResponse })) {
    expect(hook === undefined || typeof hook === "function", name, "a function");
  }
  const request = copyOptions(
    Object.fromEntries(REQUEST_OPTIONS.filter((name) => given[name] !== undefined).map((name) => [name, given[name]])),
  ) as RequestTarget;
  assertNoKeyInBrowser(request.headers, dangerouslyAllowBrowser);
  const apiKey = given.apiKey === undefined && credentials === undefined ? keyOfEnvironment(request) : given.apiKey;
  withKeyRedacted(apiKey, () => validateEagerly(request, apiKey, contract));
  const hasCredential = apiKey !== undefined || secretsOf(request.headers ?? {}).length > 0;
  if (!hasCredential && credentials === undefined && fetch === undefined && !isBrowser() && isDocumentedHost(request)) {
    throw new TypeError(
      `apiKey is missing: pass it, or set the environment variable ${KEY_VARIABLE}. To try the package without a key, pass fetch: createSandbox().fetch of outbound-campaign/sandbox`,
    );
  }
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
    contract,
  };
}

/** The environment variable that holds the API key, in Node. */
const KEY_VARIABLE = "OUTBOUND_CAMPAIGN_API_KEY";

/** Returns the API key of Node's environment for a documented host. */
function keyOfEnvironment(request: RequestTarget): string | undefined {
  const { process, Deno }: Scope = globalThis;
  // Deno asks a person for the permission to read the variable.
  if (process?.versions?.node === undefined || Deno !== undefined || isBrowser()) return undefined;
  // Never for another host, such as a relay: it must not receive the key unasked.
  if (namesAuthorization(request.headers ?? {}) || !isDocumentedHost(request)) return undefined;
  return process.env?.[KEY_VARIABLE]?.trim() || undefined;
}

/** Returns whether requests go to a documented host, which requires a key. */
export function isDocumentedHost(request: RequestTarget): boolean {
  return !isRelative(request.baseUrl) && isDocumentedUrl(endpointRequest("list", request).url);
}

/** Returns whether an address is a path on the page's own origin. */
const isRelative = (baseUrl: unknown): boolean => typeof baseUrl === "string" && /^\/(?!\/)/.test(baseUrl);

/**
 * Resolves a relative `baseUrl` to the page's origin. Called for each request, because a server that renders the page
 * has no origin yet.
 *
 * @throws {TypeError} If this is not a page.
 */
export function withAbsoluteBase(request: RequestTarget): RequestTarget {
  if (!isRelative(request.baseUrl)) return request;
  const origin = globalThis.location?.origin;
  if (origin === undefined || origin === "null") {
    throw new TypeError(
      `baseUrl: ${request.baseUrl} is relative, and there is no page here whose address completes it. Pass an absolute address to send requests from a server`,
    );
  }
  return { ...request, baseUrl: origin + request.baseUrl };
}

/** Throws if a browser would send a caller's own `Authorization`. It is the key under another name. */
export function assertNoKeyInBrowser(
  headers: Record<string, unknown> = {},
  dangerouslyAllowBrowser: boolean = false,
): void {
  if (!dangerouslyAllowBrowser && isBrowser() && namesAuthorization(headers))
    throw keyInBrowserError("headers.Authorization");
}

/** Keeps the key out of the errors of options. It may have been passed as the name of a header. */
export function withKeyRedacted<T>(apiKey: ClientOptions["apiKey"], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError) || typeof apiKey !== "string") throw error;
    throw new TypeError(sanitizer([apiKey])(error.message));
  }
}

function keyInBrowserError(option: string) {
  return new TypeError(
    `${option}: must not be set in a browser, where every visitor could read the key. Send the form to a relay that holds the key. For a test key on your own machine, set dangerouslyAllowBrowser: true`,
  );
}

/** Reads the options of a call that writes. */
export function readWriteOptions(options: RequestOptions = {}): ResolvedWriteOptions {
  const { dedupe = true, ...rest } = assertKnownKeys(options, "The options of a call", WRITE_OPTIONS);
  expect(typeof dedupe === "boolean", "dedupe", "a boolean");
  return { ...readReadOptions(rest), dedupe: dedupe as boolean };
}

/** Reads the options of a call that reads. */
export function readReadOptions(options: ReadOptions = {}): ResolvedReadOptions {
  const { signal, timeout, headers } = assertKnownKeys(options, "The options of a call", READ_OPTIONS);
  const isSignal = signal === undefined || typeof signal?.addEventListener === "function";
  expect(isSignal, "signal", "an AbortSignal");
  if (timeout !== undefined) expectTimeout(timeout);
  const read = headers === undefined ? undefined : readHeaders(headers);
  return { signal, timeout, headers: read } as ResolvedReadOptions;
}

/** Reads the options of `findCreated`. */
export function readFindOptions(options: FindCreatedOptions): ResolvedFindOptions {
  const { since, knownIds, wait = 0, ...rest } = assertKnownKeys(options, "The options of findCreated", FIND_OPTIONS);
  const time = since instanceof Date || typeof since === "string" ? new Date(since).getTime() : since;
  expect(typeof time === "number" && !Number.isNaN(time), "since", "a Date, a date string, or milliseconds since 1970");
  const ids = knownIds === undefined ? undefined : Array.isArray(knownIds) && knownIds.map(String);
  expect(ids !== false, "knownIds", "a list of ids");
  expect(
    typeof wait === "number" && wait >= 0 && wait <= MAX_TIMER_MS,
    "wait",
    `a number of milliseconds from 0 to ${MAX_TIMER_MS}`,
  );
  return {
    since: time as number,
    knownIds: ids ? new Set(ids) : undefined,
    wait: wait as number,
    readOptions: readReadOptions(rest),
  };
}

/** Reads a campaign's id. Returns a number if a number holds it exactly, else the string of digits. */
export function readId(id: unknown): number | string {
  const text = String(id);
  // A larger number has already lost digits. It may be the id of another campaign.
  const isExact = typeof id === "string" || Number.isSafeInteger(id);
  const expected =
    "the id of a campaign: a whole number of at least 1, or a string of its digits (required beyond 2^53 - 1)";
  expect(isExact && /^[1-9]\d{0,18}$/.test(text), "id", expected);
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/**
 * Reports invalid options when the client is created, not at the first campaign.
 *
 * Builds a request to every endpoint and validates an empty form. Addresses, headers and keys, and the options of
 * validation, are each checked in one place only, which this function calls.
 */
function validateEagerly(
  request: BuildRequestOptions,
  apiKey: ClientOptions["apiKey"],
  contract: Contract | undefined,
) {
  const key = typeof apiKey === "function" ? "comes-later" : apiKey;
  // A key is for the API itself, whose address is absolute.
  const isPath = key === undefined && isRelative(request.baseUrl);
  const target = isPath ? { ...request, baseUrl: `https://relative.invalid${request.baseUrl}` } : request;
  const options = key === undefined ? target : { ...target, apiKey: key };
  const validation = validationOptionsOf(request);
  contract?.createValidator(validation) ?? validateCampaign({}, validation);
  for (const endpoint of ENDPOINTS) endpointRequest(endpoint, options, endpoint === "delete" ? { id: "1" } : {});
}

/** Copies the options. Later changes to the caller's objects must not change where the key is sent. */
function copyOptions(options: Record<string, unknown>) {
  for (const [name, value] of Object.entries(options)) {
    if (name === "baseUrl") options[name] = value instanceof URL ? value.href : value;
    else if (name === "headers") options[name] = readHeaders(value);
    // A language is compared by identity.
    else if (name !== "language" && isRecord(value)) options[name] = { ...value };
  }
  return options;
}

function expectTimeout(timeout: unknown) {
  const isValid = typeof timeout === "number" && timeout >= 1 && timeout <= MAX_TIMER_MS;
  expect(isValid, "timeout", `a number of milliseconds from 1 to ${MAX_TIMER_MS}`);
}

function isOneOf(value: unknown, values: string[]) {
  return values.includes(value as string);
}

/** The globals that tell a browser from a server's runtime. */
type Scope = {
  window?: { document?: unknown };
  process?: { versions?: { node?: string }; env?: Record<string, string | undefined> };
  Deno?: unknown;
  importScripts?: unknown;
  WorkerGlobalScope?: unknown;
};

/** Returns whether this is a page, or a worker that a page started. Some servers' runtimes have the same globals. */
function isBrowser() {
  const scope: Scope = globalThis;
  const isPage = typeof scope.window?.document !== "undefined";
  const isServer = scope.process?.versions?.node !== undefined || scope.Deno !== undefined;
  const isWorker = typeof scope.importScripts === "function" && scope.WorkerGlobalScope !== undefined && !isServer;
  return isPage || isWorker;
}
