// The relay's routes, and the part of a request that each forwards. Everything else is refused or dropped.
import { readId } from "../client/options.js";
import { CONTRACT_HEADER } from "../http/relay-mark.js";
import type { Paths } from "../types.js";
import { handleCalibrate } from "./calibrate.js";
import { largestErrorSize } from "./error-size.js";
import { readIdempotencyKey, sendOnce } from "./idempotency.js";
import { errorResponse, type RelaySettings, readBody, relayResponse } from "./options.js";
import type { RelayEndpoint } from "./relay.js";
import { forward } from "./upstream.js";

/** The checked parts of a request that are forwarded. Never the received bytes: they may hold more than was checked. */
export interface AcceptedRequest {
  body?: unknown;
  query?: Record<string, string>;
  /** The campaign's id. */
  id?: string;
  /** The path at the server, for a list that the first contract lacks. */
  path?: string;
}

/** A route of the relay. */
export interface Route {
  endpoint: RelayEndpoint;
  /** The end of the path, wherever the relay is mounted. `{id}` stands for digits. */
  path: string;
  method: "GET" | "POST";
  handle: (request: Request, caller: string, settings: RelaySettings) => Promise<Response>;
}

/** Checks a body. Returns the accepted request or an error response. */
type ReadBody = (body: Uint8Array, settings: RelaySettings) => AcceptedRequest | Response;

/** The endpoints that are forwarded by GET. */
type ReadEndpoint = Exclude<RelayEndpoint, "create" | "updateStatus" | "calibrate">;

const ROUTES: Route[] = [
  write("create", "/user/campaign", readCreate),
  write("updateStatus", "/user/campaigns/update-status", readStatus),
  read("list", "/user/campaigns"),
  read("outboundAssistants", "/user/assistants/outbound"),
  read("assistants", "/user/assistants/get"),
  read("phoneNumbers", "/user/phone-numbers/all"),
];

/** The routes of endpoints that the first contract lacks. They exist only with the option `contract`. */
const CONTRACT_ROUTES: Route[] = [
  read("get", "/user/campaign/{id}"),
  read("whatsappSenders", "/user/whatsapp/senders", "list"),
  read("whatsappTemplates", "/user/whatsapp/senders/{id}/templates", "list"),
];

/** The relay's own route. It exists only with the option `calibrate`. */
const CALIBRATE: Route = {
  endpoint: "calibrate",
  path: "/user/campaign/calibrate",
  method: "POST",
  handle: handleCalibrate,
};

/** Returns the route of an address, wherever the relay is mounted. A campaign can be read, and nothing else. */
export function routeOf(
  { pathname }: URL,
  requestMethod: string,
  { calibrate, contract }: Pick<RelaySettings, "calibrate" | "contract">,
): Route | undefined {
  const routes = [...ROUTES, ...(contract ? CONTRACT_ROUTES : []), ...(calibrate ? [CALIBRATE] : [])];
  const isRead = requestMethod === "GET" || requestMethod === "OPTIONS";
  const end = isRead ? pathname.replace(ID, "/{id}$2") : pathname;
  return routes.find(({ path }) => end.endsWith(path));
}

/** Matches the id in a path. */
const ID = /\/([1-9]\d{0,18})(\/templates)?$/;

/** Returns a route that forwards accepted bodies, once for each idempotency key. */
function write(endpoint: "create" | "updateStatus", path: string, readAccepted: ReadBody): Route {
  return {
    endpoint,
    path,
    method: "POST",
    async handle(request, caller, settings) {
      const key = readIdempotencyKey(request);
      if (key instanceof Response) return key;
      const fault = endpoint === "create" ? contractFault(request, settings) : undefined;
      if (fault) return fault;
      const body = await readBody(request, settings);
      if (body instanceof Response) return body;
      const send = async () => {
        const accepted = readAccepted(body, settings);
        if (accepted instanceof Response) return { response: accepted, nothingDone: true };
        return forward(endpoint, accepted, settings);
      };
      if (key === undefined) return (await send()).response;
      const purpose = endpoint === "create" ? "create" : "change";
      return sendOnce(key, { request, body, purpose, caller }, settings, send);
    },
  };
}

/**
 * Returns a route that forwards reads: one campaign, or one page of a list.
 *
 * @param listAs The endpoint that is requested with this path. Default: the endpoint itself, with its own path.
 */
function read(endpoint: ReadEndpoint, path: string, listAs?: "list"): Route {
  return {
    endpoint,
    path,
    method: "GET",
    async handle(request, _, settings) {
      const url = new URL(request.url);
      const id = ID.exec(url.pathname)?.[1];
      const accepted: AcceptedRequest = readPage(url);
      if (listAs) accepted.path = path.replace("{id}", String(id));
      else if (path.includes("{id}")) accepted.id = String(id);
      return (await forward(listAs ?? (endpoint as keyof Paths), accepted, settings)).response;
    },
  };
}

/**
 * Refuses a form of a contract that this relay does not serve. The relay would drop the fields that it does not know,
 * and create another campaign than the caller's. A form of the first contract is valid in every contract.
 */
function contractFault({ headers }: Request, { contract }: RelaySettings): Response | undefined {
  const name = headers.get(CONTRACT_HEADER);
  if (name === null || name === contract?.name) return undefined;
  const message = "The relay serves another contract than the client. Pass both the same option contract.";
  return errorResponse(400, "relay_contract", `${message} Nothing was forwarded.`);
}

/** Validates a form. Returns the accepted campaign or the 422 of the server. */
function readCreate(body: Uint8Array, settings: RelaySettings): AcceptedRequest | Response {
  if (largestErrorSize(body, settings.contract?.listFields) > settings.maxAnswerBytes) return errorsTooLarge(settings);
  const verdict = settings.validateJson(body);
  if (verdict.ok) return { body: verdict.campaign };
  const text = JSON.stringify({ message: verdict.message, errors: verdict.errors });
  const isTooLarge = new TextEncoder().encode(text).length > settings.maxAnswerBytes;
  return isTooLarge ? errorsTooLarge(settings) : relayResponse(422, text);
}

function errorsTooLarge({ maxAnswerBytes }: RelaySettings) {
  const message = `The validation errors of this form are larger than ${maxAnswerBytes} bytes. Nothing was forwarded.`;
  return errorResponse(413, "relay_errors_too_large", message);
}

/** Reads the body of a status change. */
function readStatus(bytes: Uint8Array): AcceptedRequest | Response {
  try {
    const { campaign_id, action } = JSON.parse(new TextDecoder().decode(bytes));
    if (action === "start" || action === "stop") return { body: { campaign_id: readId(campaign_id), action } };
  } catch {
    // Not JSON, null, or an invalid id: refused below.
  }
  return errorResponse(
    400,
    "relay_body",
    'The body must be a JSON object with campaign_id and action, "start" or "stop".',
  );
}

/** The query parameters of a paginator, with the pattern of their values. */
const PAGE_PARAMETERS = new Map([
  ["page", /^[1-9]\d{0,5}$/],
  ["per_page", /^[1-9]\d{0,5}$/],
  ["cursor", /^[\w-]{1,1000}={0,2}$/],
]);

/** Returns the valid query parameters. All others are dropped. */
function readPage({ searchParams }: URL): AcceptedRequest {
  const query = [...searchParams].filter(([name, value]) => PAGE_PARAMETERS.get(name)?.test(value));
  return query.length ? { query: Object.fromEntries(query) } : {};
}
