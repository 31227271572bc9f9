// The relay's own request to the server, with the key, and the part of the answer that goes back.
import { endpointRequest } from "../http/endpoint.js";
import { redactJson, redactor } from "../http/redact.js";
import { withTimeout } from "../http/timeout.js";
import type { CampaignRequest, Paths } from "../types.js";
import { request as requestModule } from "../wasm/request_module.js";
import type { Sent } from "./idempotency.js";
import { answer, type RelaySettings, readAll, refuse, UNCLEAR } from "./options.js";
import type { Accepted } from "./routes.js";

/** The server's headers that a browser needs. No cookies: they are the relay's, not the page's. */
const SAFE_HEADERS = ["retry-after", "x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining"];

/** How deep a chain of causes is followed, as in the core. */
const MOST_CAUSES = 5;
/** A host has a handful of addresses. More errors than this prove nothing. */
const MOST_ADDRESSES = 50;

/** Sends the request once. Only the client repeats: it knows which requests it may repeat. */
export async function forward(endpoint: keyof Paths, accepted: Accepted, settings: RelaySettings): Promise<Sent> {
  const { timeout, report } = settings;
  // The key is added when it is there: another request may have got another one.
  const secrets = [...settings.secrets];
  const request = await prepare(endpoint, accepted, settings, secrets);
  if (request instanceof Response) return { response: request, nothingDone: true };
  const controller = new AbortController();
  let result: Sent | "timeout" | "aborted" | "failed";
  try {
    result = await withTimeout(send(request, settings, secrets, controller.signal), { timeout });
  } catch (error) {
    report(error, secrets);
    result = "failed";
  }
  if (typeof result !== "string") return result;
  // Ends the request, and the reading of its answer.
  controller.abort();
  if (result === "failed") {
    return { response: refuse(502, "relay_upstream", `The server could not be asked. ${UNCLEAR}`), nothingDone: false };
  }
  const message = `The server gave no complete answer within ${timeout} ms.`;
  report(new Error(message));
  return { response: refuse(504, "relay_timeout", `${message} ${UNCLEAR}`), nothingDone: false };
}

/**
 * The request with the key, or the refusal for want of one.
 *
 * @param secrets gets the key
 */
async function prepare(
  endpoint: keyof Paths,
  accepted: Accepted,
  { target, apiKey, timeout, report }: RelaySettings,
  secrets: string[],
) {
  try {
    const got = await withTimeout(
      apiKey().then((key) => ({ key })),
      { timeout },
    );
    if (typeof got === "string") throw new Error(`The function apiKey gave no key within ${timeout} ms.`);
    secrets.push(got.key);
    return endpointRequest(endpoint, { ...target, apiKey: got.key }, accepted);
  } catch (error) {
    report(error, secrets);
    return refuse(500, "relay_key", "The relay could not get its API key. Nothing was sent on.");
  }
}

async function send(
  { url, ...request }: CampaignRequest,
  settings: RelaySettings,
  secrets: string[],
  signal: AbortSignal,
): Promise<Sent> {
  const { fetch = globalThis.fetch, maxAnswerBytes, report } = settings;
  // Not as a method: a worker's fetch refuses to be called on another object.
  let response: Response;
  try {
    response = await fetch(url, { ...request, redirect: "manual", signal });
  } catch (error) {
    if (!wasNeverSent(error, MOST_CAUSES)) throw error;
    report(error, secrets);
    const message = "The server could not be reached. Nothing was sent on.";
    return { response: refuse(502, "relay_unreachable", message), nothingDone: true };
  }
  const isRead = request.method === "GET";
  const text = await readText(response, maxAnswerBytes);
  if (text === undefined) return answerTooLarge(response.status, isRead, settings);
  const { status } = response;
  if (status === 401) report(new Error("The server does not take the relay's key (status 401)."));
  const json = readJson(text);
  const isAnswer = status >= 200 && status < 600 && !(status >= 300 && status < 400);
  if (!isAnswer || json === undefined) {
    const message = `The server's answer (status ${status}) is not one that the contract knows.`;
    report(new Error(message));
    return { response: refuse(502, "relay_upstream", `${message} ${UNCLEAR}`), nothingDone: false };
  }
  const redact = redactor(secrets);
  const body = redactJson(text, redact);
  // A key that is cut out may leave a longer text behind.
  if (new TextEncoder().encode(body).length > maxAnswerBytes) return answerTooLarge(status, isRead, settings);
  const headers = SAFE_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, redact(value)]];
  });
  return {
    response: answer(status, status === 204 ? null : body, {
      "content-type": "application/json",
      ...Object.fromEntries(headers),
    }),
    // The documented shape only: anything may stand between the relay and the server.
    nothingDone: status === 429 && typeof Object(json)?.message === "string",
  };
}

/** Whether what fetch threw proves that nothing was sent. The core judges each error; here is only the way to it. */
function wasNeverSent(error: any, depth: number): boolean {
  if (depth === 0 || typeof error !== "object" || error === null) return false;
  const { errors } = error;
  if (Array.isArray(errors) && errors.length > 0) {
    return errors.length <= MOST_ADDRESSES && errors.every((one) => wasNeverSent(one, depth - 1));
  }
  const text = (value: unknown) => (typeof value === "string" ? value.slice(0, 2_000) : "");
  const code = text(error.code);
  const isProven = requestModule.run((wasm) => wasm.notSent(code, text(error.syscall), text(error.message)));
  // The outermost code is the one that ended the call: below another one, a cause is history.
  return isProven || (code === "" && wasNeverSent(error.cause, depth - 1));
}

function answerTooLarge(status: number, isRead: boolean, { maxAnswerBytes, report }: RelaySettings): Sent {
  const message = `The server's answer (status ${status}) is larger than ${maxAnswerBytes} bytes.`;
  report(new Error(message));
  const text = isRead ? message : `${message} ${UNCLEAR}`;
  return { response: refuse(413, "relay_answer_too_large", text), nothingDone: false };
}

/**
 * The text of an answer, read chunk by chunk; `undefined` where it is longer than `most` bytes.
 *
 * @param most bytes
 */
async function readText(response: Response, most: number) {
  const { body } = response;
  // Some fetch functions give a Response of their own, without a stream.
  if (typeof body?.getReader !== "function") {
    const text = await response.text();
    return new TextEncoder().encode(text).length > most ? undefined : text;
  }
  const reader = body.getReader();
  const bytes = await readAll(reader, most);
  if (bytes instanceof Uint8Array) return new TextDecoder().decode(bytes);
  reader.cancel().catch(() => {});
  return undefined;
}

/** The value, `null` for an empty text, `undefined` where it is no JSON. */
function readJson(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
