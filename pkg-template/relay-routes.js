// What the relay forwards: its routes, and what each takes of a request. Anything else has no way through.
import { readId } from "./client-options.js";
import { ownAnswer, readBody, refuse } from "./relay-parts.js";
import { validateCampaignJson } from "./validate.js";

/** @import { RelayEndpoint } from "./relay.d.ts" */
/** @import { RelaySettings } from "./relay-parts.js" */

/**
 * What is sent on: never the bytes that came in, which may hold more than was looked at.
 *
 * @typedef {{ body?: unknown, query?: Record<string, string> }} Accepted
 * @typedef {object} Route
 * @property {RelayEndpoint} endpoint
 * @property {string} path how the address ends
 * @property {"GET" | "POST"} method
 * @property {(request: Request, url: URL, settings: RelaySettings) => Promise<Accepted | Response>} read
 */

/** @type {Route[]} */
const ROUTES = [
  { endpoint: "create", path: "/user/campaign", method: "POST", read: readCreate },
  { endpoint: "updateStatus", path: "/user/campaigns/update-status", method: "POST", read: readStatus },
  { endpoint: "list", path: "/user/campaigns", method: "GET", read: readNothing },
  { endpoint: "outboundAssistants", path: "/user/assistants/outbound", method: "GET", read: readNothing },
  { endpoint: "assistants", path: "/user/assistants/get", method: "GET", read: readPage },
  { endpoint: "phoneNumbers", path: "/user/phone-numbers/all", method: "GET", read: readNothing },
];

/**
 * The route of an address, wherever the relay is mounted.
 *
 * @param {URL} url
 */
export function routeOf({ pathname }) {
  return ROUTES.find(({ path }) => pathname.endsWith(path));
}

/** @type {Route["read"]} */
async function readCreate(request, _, settings) {
  const body = await readBody(request, settings);
  if (body instanceof Response) return body;
  const verdict = validateCampaignJson(body, settings.validation);
  if (!verdict.ok) return ownAnswer(422, { message: verdict.message, errors: verdict.errors });
  return { body: verdict.campaign };
}

/** @type {Route["read"]} */
async function readStatus(request, _, settings) {
  const bytes = await readBody(request, settings);
  if (bytes instanceof Response) return bytes;
  try {
    const { campaign_id, action } = JSON.parse(new TextDecoder().decode(bytes));
    if (action === "start" || action === "stop") return { body: { campaign_id: readId(campaign_id), action } };
  } catch {}
  return refuse(400, "relay_body", "The body must be a JSON object with campaign_id and action, start or stop.");
}

/** @type {Route["read"]} */
async function readNothing() {
  return {};
}

/** @type {Route["read"]} */
async function readPage(_, { searchParams }) {
  const numbers = [...searchParams].filter(
    ([name, value]) => ["page", "per_page"].includes(name) && /^[1-9]\d{0,5}$/.test(value),
  );
  return numbers.length ? { query: Object.fromEntries(numbers) } : {};
}
