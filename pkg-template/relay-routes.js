// The relay's routes, and what each takes of a request. Anything else has no way through.
import { readId } from "./client-options.js";
import { answerCalibrate } from "./relay-calibrate.js";
import { ownAnswer, readBody, refuse } from "./relay-parts.js";
import { forward } from "./relay-upstream.js";
import { validateCampaignJson } from "./validate.js";

/** @import { RelayEndpoint } from "./relay.d.ts" */
/** @import { RelaySettings } from "./relay-parts.js" */
/** @import { Repeats } from "./relay-repeats.js" */

/**
 * What is sent on: never the bytes that came in, which may hold more than was looked at.
 *
 * @typedef {{ body?: unknown, query?: Record<string, string> }} Accepted
 * @typedef {object} Route
 * @property {RelayEndpoint} endpoint
 * @property {string} path how the address ends
 * @property {"GET" | "POST"} method
 * @property {(request: Request, url: URL, settings: RelaySettings, repeats: Repeats) => Promise<Response>} answer
 * @typedef {(request: Request, url: URL, settings: RelaySettings) => Promise<Accepted | Response>} Read
 */

/** @type {Route[]} */
const ROUTES = [
  forwarded("create", "POST", "/user/campaign", readCreate),
  forwarded("updateStatus", "POST", "/user/campaigns/update-status", readStatus),
  forwarded("list", "GET", "/user/campaigns", readPage),
  forwarded("outboundAssistants", "GET", "/user/assistants/outbound", readPage),
  forwarded("assistants", "GET", "/user/assistants/get", readPage),
  forwarded("phoneNumbers", "GET", "/user/phone-numbers/all", readPage),
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
 * A route whose requests are read, and sent on where they are accepted.
 *
 * @param {Exclude<RelayEndpoint, "calibrate">} endpoint
 * @param {Route["method"]} method
 * @param {string} path
 * @param {Read} read
 * @returns {Route}
 */
function forwarded(endpoint, method, path, read) {
  return {
    endpoint,
    path,
    method,
    async answer(request, url, settings, repeats) {
      const accepted = await read(request, url, settings);
      if (accepted instanceof Response) return accepted;
      return repeats.once(request, accepted, () => forward(endpoint, accepted, settings));
    },
  };
}

/** @type {Read} */
async function readCreate(request, _, settings) {
  const body = await readBody(request, settings);
  if (body instanceof Response) return body;
  const verdict = validateCampaignJson(body, settings.validation);
  if (!verdict.ok) return ownAnswer(422, { message: verdict.message, errors: verdict.errors });
  return { body: verdict.campaign };
}

/** @type {Read} */
async function readStatus(request, _, settings) {
  const bytes = await readBody(request, settings);
  if (bytes instanceof Response) return bytes;
  try {
    const { campaign_id, action } = JSON.parse(new TextDecoder().decode(bytes));
    if (action === "start" || action === "stop") return { body: { campaign_id: readId(campaign_id), action } };
  } catch {
    // Not JSON, null, or an id that is none: all refused below.
  }
  return refuse(400, "relay_body", "The body must be a JSON object with campaign_id and action, start or stop.");
}

/** What the parameters of a paginator may hold. @type {Record<string, RegExp>} */
const PAGE_PARAMETERS = { page: /^[1-9]\d{0,5}$/, per_page: /^[1-9]\d{0,5}$/, cursor: /^[\w-]{1,1000}={0,2}$/ };

/** @type {Read} */
async function readPage(_, { searchParams }) {
  const query = [...searchParams].filter(([name, value]) => PAGE_PARAMETERS[name]?.test(value));
  return query.length ? { query: Object.fromEntries(query) } : {};
}
