// The relay's own request to the server, with the key, and what of the answer goes back.
import { endpointRequest } from "./endpoint.js";
import { settled } from "./patience.js";
import { redactJson, redactor } from "./redact.js";
import { answer, refuse } from "./relay-parts.js";

/** @import { Paths } from "./types.js" */
/** @import { RelaySettings } from "./relay-parts.js" */
/** @import { Accepted } from "./relay-routes.js" */

/** What of the server's headers a browser needs. No cookies: they are the relay's, not the page's. */
const SAFE_HEADERS = ["retry-after", "x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining"];
/** No documented answer is nearly as long: to a read, and to a write, whose answer is kept for repetitions. */
const LONGEST_ANSWER_UTF16 = { GET: 16 * 1024 * 1024, POST: 64 * 1024 };

const UNCLEAR = "What was asked for may have been done all the same.";

/**
 * Sends the request once. A refused one is for the client to repeat, which knows what it may repeat.
 *
 * @param {keyof Paths} endpoint
 * @param {Accepted} accepted
 * @param {RelaySettings} settings
 * @returns {Promise<Response>}
 */
export async function forward(endpoint, accepted, settings) {
  const { timeout, report } = settings;
  // The key is added when it is there: another request may have got another one.
  const secrets = [...settings.secrets];
  const controller = new AbortController();
  const result = await settled(send(endpoint, accepted, settings, secrets, controller.signal), { timeout }).catch(
    (error) => {
      report(error, secrets);
      return /** @type {const} */ ("failed");
    },
  );
  if (result === "timeout" || result === "aborted") {
    controller.abort();
    const what = `The server gave no complete answer within ${timeout} ms.`;
    report(new Error(what));
    return refuse(504, "relay_timeout", `${what} ${UNCLEAR}`);
  }
  if (result === "failed") return refuse(502, "relay_upstream", `The server could not be asked. ${UNCLEAR}`);
  return result;
}

/**
 * @param {keyof Paths} endpoint
 * @param {Accepted} accepted
 * @param {RelaySettings} settings
 * @param {string[]} secrets gets the key
 * @param {AbortSignal} signal
 */
async function send(endpoint, accepted, settings, secrets, signal) {
  const { target, fetch = globalThis.fetch, report } = settings;
  let prepared;
  try {
    const key = await settings.apiKey();
    secrets.push(key);
    prepared = endpointRequest(endpoint, { ...target, apiKey: key }, accepted);
  } catch (error) {
    report(error, secrets);
    return refuse(500, "relay_key", "The relay could not get its API key. Nothing was sent on.");
  }
  const { url, ...request } = prepared;
  // Not as a method: a worker's fetch refuses to be called on another object.
  const response = await fetch(url, { ...request, redirect: "manual", signal });
  const text = await response.text();
  const longest = LONGEST_ANSWER_UTF16[request.method === "POST" ? "POST" : "GET"];
  return passOn(response, text, longest, redactor(secrets), report);
}

/**
 * @param {Response} response
 * @param {string} text
 * @param {number} longest
 * @param {(text: string) => string} redact
 * @param {RelaySettings["report"]} report
 */
function passOn(response, text, longest, redact, report) {
  const { status } = response;
  if (status === 401) report(new Error("The server does not take the relay's key (status 401)."));
  const isAnswer = status >= 200 && status < 600 && !(status >= 300 && status < 400);
  if (!isAnswer || text.length > longest || !isJson(text)) {
    const what = `The server's answer (status ${status}) is not one that the contract knows.`;
    report(new Error(what));
    return refuse(502, "relay_upstream", `${what} ${UNCLEAR}`);
  }
  const headers = SAFE_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, redact(value)]];
  });
  return answer(status, status === 204 ? null : redactJson(text, redact), {
    "content-type": "application/json",
    ...Object.fromEntries(headers),
  });
}

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return text === "";
  }
}
