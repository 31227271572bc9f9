// The relay's routes, and the part of a request that each takes. Anything else has no way through.
import { readId } from "../client/options.js";
import { validateJson } from "../validate/engine-json.js";
import { answerCalibrate } from "./calibrate.js";
import { largestErrorSize } from "./error-size.js";
import { readIdempotencyKey, sendOnce } from "./idempotency.js";
import { ownAnswer, type RelaySettings, readBody, refuse } from "./options.js";
import type { RelayEndpoint } from "./relay.js";
import { forward } from "./upstream.js";

/** What is sent on: never the bytes that came in, which may hold more than was looked at. */
export type Accepted = { body?: unknown; query?: Record<string, string> };

export interface Route {
  endpoint: RelayEndpoint;
  /** how the address ends */
  path: string;
  method: "GET" | "POST";
  answer: (request: Request, caller: string, settings: RelaySettings) => Promise<Response>;
}

/** gives a refusal, or what is sent on */
type ReadBody = (body: Uint8Array, settings: RelaySettings) => Accepted | Response;

const ROUTES: Route[] = [
  write("create", "/user/campaign", readCreate),
  write("updateStatus", "/user/campaigns/update-status", readStatus),
  read("list", "/user/campaigns"),
  read("outboundAssistants", "/user/assistants/outbound"),
  read("assistants", "/user/assistants/get"),
  read("phoneNumbers", "/user/phone-numbers/all"),
];

/** A route of the relay's own, where it is wanted. */
const CALIBRATE: Route = {
  endpoint: "calibrate",
  path: "/user/campaign/calibrate",
  method: "POST",
  answer: answerCalibrate,
};

/** The route of an address, wherever the relay is mounted. */
export function routeOf({ pathname }: URL, { calibrate }: Pick<RelaySettings, "calibrate">): Route | undefined {
  const routes = calibrate ? [...ROUTES, CALIBRATE] : ROUTES;
  return routes.find(({ path }) => pathname.endsWith(path));
}

/** A route whose accepted bodies are sent on, once for each idempotency key. */
function write(endpoint: "create" | "updateStatus", path: string, readAccepted: ReadBody): Route {
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

/** A route that reads a list, page by page where the server has pages. */
function read(endpoint: "list" | "outboundAssistants" | "assistants" | "phoneNumbers", path: string): Route {
  return {
    endpoint,
    path,
    method: "GET",
    async answer(request, _, settings) {
      return (await forward(endpoint, readPage(new URL(request.url)), settings)).response;
    },
  };
}

function readCreate(body: Uint8Array, settings: RelaySettings): Accepted | Response {
  if (largestErrorSize(body) > settings.maxAnswerBytes) return errorsTooLarge(settings);
  const verdict = validateJson(settings.validator, body);
  if (verdict.ok) return { body: verdict.campaign };
  const text = JSON.stringify({ message: verdict.message, errors: verdict.errors });
  const isTooLarge = new TextEncoder().encode(text).length > settings.maxAnswerBytes;
  return isTooLarge ? errorsTooLarge(settings) : ownAnswer(422, text);
}

function errorsTooLarge({ maxAnswerBytes }: RelaySettings) {
  const message = `The errors of this form take more than ${maxAnswerBytes} bytes. Nothing was sent on.`;
  return refuse(413, "relay_errors_too_large", message);
}

function readStatus(bytes: Uint8Array): Accepted | Response {
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

function readPage({ searchParams }: URL): Accepted {
  const query = [...searchParams].filter(([name, value]) => PAGE_PARAMETERS.get(name)?.test(value));
  return query.length ? { query: Object.fromEntries(query) } : {};
}
