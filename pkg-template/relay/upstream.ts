// Sends the relay's request to the server, with the key, and returns the safe part of the response.
import { endpointRequest } from "../http/endpoint.js";
import { notSentReason } from "../http/not-sent.js";
import { type Purpose, withPossibleEffect } from "../http/outcome.js";
import { redactJson, redactor } from "../http/redact.js";
import { withTimeout } from "../http/timeout.js";
import type { CampaignRequest, Paths } from "../types.js";
import type { Forwarded } from "./idempotency.js";
import { errorResponse, type RelaySettings, readAll, secureResponse } from "./options.js";
import type { AcceptedRequest } from "./routes.js";

/** The server's headers that a browser needs. Cookies are not among them: they belong to the relay, not to the page. */
const SAFE_HEADERS = ["retry-after", "x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining"];

/** Returns the purpose of the requests to an endpoint that the relay forwards. */
const purposeOf = (endpoint: keyof Paths): Purpose =>
  endpoint === "create" ? "create" : endpoint === "updateStatus" ? "change" : "read";

/** Forwards a request once. Only the client retries: it knows which requests are safe to retry. */
export async function forward(
  endpoint: keyof Paths,
  accepted: AcceptedRequest,
  settings: RelaySettings,
): Promise<Forwarded> {
  const { timeout, report } = settings;
  const purpose = purposeOf(endpoint);
  // `prepare` adds the key of this request: another request may have another key.
  const secrets = [...settings.secrets];
  const request = await prepare(endpoint, accepted, settings, secrets);
  if (request instanceof Response) return { response: request, nothingDone: true };
  const controller = new AbortController();
  let result: Forwarded | "timeout" | "aborted" | "failed";
  try {
    result = await withTimeout(send(request, purpose, settings, secrets, controller.signal), { timeout });
  } catch (error) {
    report(error, secrets);
    result = "failed";
  }
  if (typeof result !== "string") return result;
  // Ends the request, and the reading of its response.
  controller.abort();
  if (result === "failed") {
    const message = withPossibleEffect("The request to the server failed.", purpose);
    return { response: errorResponse(502, "relay_upstream", message), nothingDone: false };
  }
  const message = `The server sent no complete response within ${timeout} ms.`;
  report(new Error(message));
  const text = withPossibleEffect(message, purpose);
  return { response: errorResponse(504, "relay_timeout", text), nothingDone: false };
}

/**
 * Gets the API key and builds the request with it.
 *
 * @param secrets Gets the key before the request is built, so that reports of its errors are redacted.
 * @returns The request. A reported 500 if no key arrives within `timeout` milliseconds, or the request is invalid.
 */
async function prepare(
  endpoint: keyof Paths,
  accepted: AcceptedRequest,
  { target, apiKey, timeout, report }: RelaySettings,
  secrets: string[],
): Promise<CampaignRequest | Response> {
  try {
    const result = await withTimeout(
      apiKey().then((key) => ({ key })),
      { timeout },
    );
    if (typeof result === "string") throw new Error(`The function apiKey returned no key within ${timeout} ms.`);
    secrets.push(result.key);
    const { path } = accepted;
    const options = { ...target, apiKey: result.key, ...(path !== undefined && { paths: { [endpoint]: path } }) };
    return endpointRequest(endpoint, options, accepted);
  } catch (error) {
    report(error, secrets);
    return errorResponse(500, "relay_key", "The relay could not get its API key. Nothing was forwarded.");
  }
}

/** Sends the request and reads the response. */
async function send(
  { url, ...request }: CampaignRequest,
  purpose: Purpose,
  settings: RelaySettings,
  secrets: string[],
  signal: AbortSignal,
): Promise<Forwarded> {
  const { fetch = globalThis.fetch, maxAnswerBytes, report } = settings;
  // Called as a plain function: a worker's fetch throws when it is called as a method of another object.
  let response: Response;
  try {
    response = await fetch(url, { ...request, redirect: "manual", signal });
  } catch (error) {
    if (!notSentReason(error)) throw error;
    report(error, secrets);
    const message = "The server could not be reached. Nothing was forwarded.";
    return { response: errorResponse(502, "relay_unreachable", message), nothingDone: true };
  }
  const text = await readText(response, maxAnswerBytes);
  if (text === undefined) return responseTooLarge(response.status, purpose, settings);
  const { status } = response;
  if (status === 401) report(new Error("The server refused the relay's API key (status 401)."));
  const json = readJson(text);
  const isKnownStatus = status >= 200 && status < 600 && !(status >= 300 && status < 400);
  if (!isKnownStatus || json === undefined) {
    const message = `The server sent an undocumented response (status ${status}).`;
    report(new Error(message));
    const shown = withPossibleEffect(message, purpose);
    return { response: errorResponse(502, "relay_upstream", shown), nothingDone: false };
  }
  const redact = redactor(secrets);
  const body = redactJson(text, redact);
  // The replacement can be longer than the key.
  if (new TextEncoder().encode(body).length > maxAnswerBytes) return responseTooLarge(status, purpose, settings);
  const headers = SAFE_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, redact(value)]];
  });
  return {
    response: secureResponse(status, status === 204 ? null : body, {
      "content-type": "application/json",
      ...Object.fromEntries(headers),
    }),
    // Only the documented body proves it: a proxy between relay and server may send its own 429.
    nothingDone: status === 429 && typeof Object(json)?.message === "string",
  };
}

function responseTooLarge(status: number, purpose: Purpose, { maxAnswerBytes, report }: RelaySettings): Forwarded {
  const message = `The server's response (status ${status}) is larger than ${maxAnswerBytes} bytes.`;
  report(new Error(message));
  const text = withPossibleEffect(message, purpose);
  return { response: errorResponse(413, "relay_answer_too_large", text), nothingDone: false };
}

/** Reads the text of a response, chunk by chunk; `undefined` if it has more than `maxBytes`. */
async function readText(response: Response, maxBytes: number): Promise<string | undefined> {
  const { body } = response;
  // Some fetch functions return their own Response class, without a stream.
  if (typeof body?.getReader !== "function") {
    const text = await response.text();
    return new TextEncoder().encode(text).length > maxBytes ? undefined : text;
  }
  const reader = body.getReader();
  const bytes = await readAll(reader, maxBytes);
  if (bytes instanceof Uint8Array) return new TextDecoder().decode(bytes);
  reader.cancel().catch(() => {});
  return undefined;
}

/** Parses a text: `null` if it is empty, `undefined` if it is not JSON. */
function readJson(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
