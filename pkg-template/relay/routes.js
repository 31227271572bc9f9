// The relay's routes, and the part of a request that each takes. Anything else has no way through.
import { readId } from "../client/options.js";
import { validateJson } from "../validate/engine-json.js";
import { answerCalibrate } from "./calibrate.js";
import { largestErrorSize } from "./error-size.js";
import { readIdempotencyKey, sendOnce } from "./idempotency.js";
import { ownAnswer, readBody, refuse } from "./options.js";
import { forward } from "./upstream.js";

/** @import { RelayEndpoint } from "./relay.d.ts" */
/** @import { RelaySettings } from "./options.js" */

/**
 * What is sent on: never the bytes that came in, which may hold more than was looked at.
 *
 * @typedef {{ body?: unknown, query?: Record<string, string> }} Accepted
 * @typedef {object} Route
 * @property {RelayEndpoint} endpoint
 * @property {string} path how the address ends
 * @property {"GET" | "POST"} method
 * @property {(request: Request, caller: string, settings: RelaySettings) => Promise<Response>} answer
 * @typedef {(body: Uint8Array, settings: RelaySettings) => Accepted | Response} ReadBody gives a refusal, or what is
 * sent on
 */

/** @type {Route[]} */
const ROUTES = [
  write("create", "/user/campaign", readCreate),
  write("updateStatus", "/user/campaigns/update-status", readStatus),
  read("list", "/user/campaigns"),
  read("outboundAssistants", "/user/assistants/outbound"),
  read("assistants", "/user/assistants/get"),
  read("phoneNumbers", "/user/phone-numbers/all"),
];

/** A route of the relay's own, where it is wanted. @type {Route} */
const CALIBRATE = { endpoint: "calibrate", path: "/user/campaign/calibrate", method: "POST", answer: answerCalibrate };

/**
 * The route of an address, wherever the relay is mounted.
 *
 * @param {URL} url
 * @param {Pick<RelaySettings, "calibrate">} settings
 */
export function routeOf({ pathname }, { calibrate }) {
  const routes = calibrate ? [...ROUTES, CALIBRATE] : ROUTES;
  return routes.find(({ path }) => pathname.endsWith(path));
}

/**
 * A route whose accepted bodies are sent on, once for each idempotency key.
 *
 * @param {"create" | "updateStatus"} endpoint
 * @param {string} path
 * @param {ReadBody} readAccepted
 * @returns {Route}
 */
function write(endpoint, path, readAccepted) {
  return {
    endpoint,
    path,
    method: "POST",
    async answer(request, caller, settings) {
      const key = readIdempotencyKey(request);
      if (key instanceof Response) return key;
      const body = await readBody(request, settings);
      if (body instanceof Response) return body;
      const send = async () => {
        const accepted = readAccepted(body, settings);
        if (accepted instanceof Response) return { response: accepted, nothingDone: true };
        return forward(endpoint, accepted, settings);
      };
      if (key === undefined) return (await send()).response;
      return sendOnce(key, { request, body, caller }, settings, send);
    },
  };
}

/**
 * A route that reads a list, page by page where the server has pages.
 *
 * @param {"list" | "outboundAssistants" | "assistants" | "phoneNumbers"} endpoint
 * @param {string} path
 * @returns {Route}
 */
function read(endpoint, path) {
  return {
    endpoint,
    path,
    method: "GET",
    async answer(request, _, settings) {
      return (await forward(endpoint, readPage(new URL(request.url)), settings)).response;
    },
  };
}

/** @type {ReadBody} */
function readCreate(body, settings) {
  if (largestErrorSize(body) > settings.maxAnswerBytes) return errorsTooLarge(settings);
  const verdict = validateJson(settings.validator, body);
  if (verdict.ok) return { body: verdict.campaign };
  const text = JSON.stringify({ message: verdict.message, errors: verdict.errors });
  const isTooLarge = new TextEncoder().encode(text).length > settings.maxAnswerBytes;
  return isTooLarge ? errorsTooLarge(settings) : ownAnswer(422, text);
}

/** @param {RelaySettings} settings */
function errorsTooLarge({ maxAnswerBytes }) {
  const message = `The errors of this form take more than ${maxAnswerBytes} bytes. Nothing was sent on.`;
  return refuse(413, "relay_errors_too_large", message);
}

/** @type {ReadBody} */
function readStatus(bytes) {
  try {
    const { campaign_id, action } = JSON.parse(new TextDecoder().decode(bytes));
    if (action === "start" || action === "stop") return { body: { campaign_id: readId(campaign_id), action } };
  } catch {
    // Not JSON, null, or no usable id: all refused below.
  }
  return refuse(400, "relay_body", "The body must be a JSON object with campaign_id and action, start or stop.");
}

/** The parameters of a paginator, and their values. */
const PAGE_PARAMETERS = new Map([
  ["page", /^[1-9]\d{0,5}$/],
  ["per_page", /^[1-9]\d{0,5}$/],
  ["cursor", /^[\w-]{1,1000}={0,2}$/],
]);

/** @param {URL} url @returns {Accepted} */
function readPage({ searchParams }) {
  const query = [...searchParams].filter(([name, value]) => PAGE_PARAMETERS.get(name)?.test(value));
  return query.length ? { query: Object.fromEntries(query) } : {};
}
