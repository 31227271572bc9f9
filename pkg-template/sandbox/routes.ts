// The routes of the sandbox, and the server's behaviour for each.
import { validateJson } from "../validate/engine-json.js";
import { type Assistant, outbound, PHONE_NUMBERS, paginate } from "./account.js";
import type { SandboxSettings } from "./options.js";
import { FAILURES, json } from "./responses.js";
import type { CampaignStore } from "./store.js";

/** An authenticated request, and the state of the sandbox. */
interface Call {
  settings: SandboxSettings;
  store: CampaignStore;
  assistants: readonly Assistant[];
  url: URL;
  headers: Headers;
  /** The API key; empty if the request has none. */
  key: string;
  body: Uint8Array | "too large";
}

/** A route of the documented API. */
interface Route {
  /** The end of the path, with any base. */
  path: RegExp;
  method: "GET" | "POST" | "DELETE";
  respond: (call: Call) => Response;
}

const ROUTES: readonly Route[] = [
  { path: /\/user\/campaign\/?$/, method: "POST", respond: create },
  { path: /\/user\/campaigns\/?$/, method: "GET", respond: ({ store }) => json(200, store.list()) },
  { path: /\/user\/campaigns\/update-status\/?$/, method: "POST", respond: updateStatus },
  { path: /\/user\/campaign\/\d+\/?$/, method: "DELETE", respond: deleteCampaign },
  // The platform returns lists in three shapes: bare, in pages, and in `data`.
  {
    path: /\/user\/assistants\/outbound\/?$/,
    method: "GET",
    respond: ({ assistants }) => json(200, outbound(assistants).map(withoutSchema)),
  },
  {
    path: /\/user\/assistants\/get\/?$/,
    method: "GET",
    respond: ({ assistants, url: { searchParams } }) =>
      json(200, paginate(assistants, searchParams.get("page"), searchParams.get("per_page"))),
  },
  { path: /\/user\/phone-numbers\/all\/?$/, method: "GET", respond: () => json(200, { data: PHONE_NUMBERS }) },
];

/** Returns the route of a request, or the error response if there is none. */
export function routeOf(method: string, pathname: string): Route | Response {
  const path = pathname.replace(/^\/+/, "");
  const route = ROUTES.find((candidate) => candidate.path.test(pathname));
  if (!route) return json(404, { message: `The route ${path} could not be found.` });
  if (route.method === (method === "HEAD" ? "GET" : method)) return route;
  const supported = route.method === "GET" ? "GET, HEAD" : route.method;
  const message = `The ${method} method is not supported for route ${path}. Supported methods: ${supported}.`;
  return json(405, { message }, { allow: supported });
}

export const isCreate = ({ respond }: Route): boolean => respond === create;

function create(call: Call): Response {
  const { settings, store, headers, key, body } = call;
  if (body === "too large") return json(...FAILURES.tooLarge);
  if (key.endsWith("-full") || store.isFull) return json(...FAILURES.planLimit);
  // Laravel parses the body only if its content type is JSON. Otherwise the form has no fields.
  const isJson = /[/+]json/i.test(headers.get("content-type") ?? "");
  const verdict = validateJson(settings.validator, isJson ? body : "");
  if (!verdict.ok) return refuseForm(headers, verdict.message, verdict.errors);
  if (!isOutboundAssistant(verdict.campaign.assistant_id, call)) return json(...FAILURES.assistantNotFound);
  return json(201, { message: "Campaign created successfully", data: store.create(verdict.campaign) });
}

/**
 * Returns the 422 of a form. A request that does not accept JSON gets a redirect to the previous page, as in Laravel.
 *
 * @param headers The headers of the request.
 */
export function refuseForm(headers: Headers, message: string, errors: Record<string, string[]>): Response {
  if (wantsJson(headers.get("accept") ?? "")) return json(422, { message, errors });
  return new Response(null, { status: 302, headers: { location: "/" } });
}

function updateStatus({ store, body }: Call): Response {
  const { campaign_id, action } = parse(body);
  if (action !== "start" && action !== "stop") return json(400, { message: "Invalid action." });
  const campaign = store.setStatus(campaign_id, action === "start" ? "in-progress" : "stopped");
  if (!campaign) return json(...FAILURES.campaignNotFound);
  const message = `Campaign ${action === "start" ? "started" : "stopped"} successfully.`;
  return json(200, { message, success: true, data: { campaign_id: campaign.id, status: campaign.status } });
}

function deleteCampaign({ store, url }: Call): Response {
  const [id = ""] = /\d+(?=\/?$)/.exec(url.pathname) ?? [];
  if (!store.delete(id)) return json(...FAILURES.campaignNotFound);
  return json(200, { message: "Campaign deleted successfully" });
}

/** Parses the body of a status change. Returns an empty object for anything but JSON. */
function parse(body: Call["body"]): { campaign_id?: unknown; action?: unknown } {
  try {
    return JSON.parse(new TextDecoder().decode(body as Uint8Array)) ?? {};
  } catch {
    return {};
  }
}

/** @param id A string if a number would lose digits. */
function isOutboundAssistant(id: number | string, { settings, assistants }: Call) {
  const text = String(id);
  if (settings.assistants === undefined && !settings.seeded) return /^[1-9]/.test(text) && text !== "404";
  return outbound(assistants).some((assistant) => String(assistant.id) === text);
}

/**
 * Returns whether JSON is the preferred type, as Laravel's `wantsJson` does.
 *
 * @param accept The header `Accept`.
 */
function wantsJson(accept: string) {
  const types = accept.split(",").map((part) => {
    const [type = "", ...parameters] = part.split(";").map((text) => text.trim());
    const quality = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2) ?? "1";
    return { type, quality: Number(quality) || 0 };
  });
  const [first] = types.sort((a, b) => b.quality - a.quality);
  return first !== undefined && /[/+]json/i.test(first.type);
}

const withoutSchema = ({ post_call_schema, ...rest }: Assistant) => rest;
