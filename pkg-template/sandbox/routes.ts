// The routes of the sandbox, and the server's behaviour for each.
import type { CreateCampaign202607 } from "../types.js";
import { type Assistant, outbound, PHONE_NUMBERS, paginate, type StoredCampaign } from "./account.js";
import {
  accountFault,
  disabledMessage,
  inList,
  isLenientId,
  phoneNumbers202607,
  startedStatus,
  templatesOf,
  whatsappSenders,
} from "./contract-2026-07.js";
import type { SandboxSettings } from "./options.js";
import { FAILURES, json, refuseCreate } from "./responses.js";
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
  {
    path: /\/user\/campaigns\/?$/,
    method: "GET",
    respond: ({ store, settings }) => json(200, settings.contract ? store.list().map(inList) : store.list()),
  },
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
  {
    path: /\/user\/phone-numbers\/all\/?$/,
    method: "GET",
    respond: ({ settings }) => json(200, { data: settings.contract ? phoneNumbers202607 : PHONE_NUMBERS }),
  },
];

/** The routes that the first contract lacks. */
const CONTRACT_ROUTES: readonly Route[] = [
  { path: /\/user\/campaign\/\d+\/?$/, method: "GET", respond: getCampaign },
  {
    path: /\/user\/whatsapp\/senders\/?$/,
    method: "GET",
    respond: ({ settings }) => json(200, { data: whatsappSenders(settings) }),
  },
  { path: /\/user\/whatsapp\/senders\/\d+\/templates\/?$/, method: "GET", respond: listTemplates },
];

/** Returns the route of a request, or the error response if there is none. */
export function routeOf(method: string, pathname: string, { contract }: SandboxSettings): Route | Response {
  const path = pathname.replace(/^\/+/, "");
  const routes = contract ? [...CONTRACT_ROUTES, ...ROUTES] : ROUTES;
  const candidates = routes.filter((candidate) => candidate.path.test(pathname));
  if (candidates.length === 0) return json(404, { message: `The route ${path} could not be found.` });
  const route = candidates.find((candidate) => candidate.method === (method === "HEAD" ? "GET" : method));
  if (route) return route;
  const supported = candidates.map(({ method }) => (method === "GET" ? "GET, HEAD" : method)).join(", ");
  const message = `The ${method} method is not supported for route ${path}. Supported methods: ${supported}.`;
  return json(405, { message }, { allow: supported });
}

export const isCreate = ({ respond }: Route): boolean => respond === create;

function create(call: Call): Response {
  const { settings, store, headers, key, body } = call;
  const isNewer = settings.contract !== undefined;
  if (body === "too large") return json(...FAILURES.tooLarge);
  if (key.endsWith("-full") || store.isFull) return refuseCreate(FAILURES.planLimit, isNewer);
  // Laravel parses the body only if its content type is JSON. Otherwise the form has no fields.
  const isJson = /[/+]json/i.test(headers.get("content-type") ?? "");
  const verdict = settings.validateJson(isJson ? body : "");
  if (!verdict.ok) return refuseForm(headers, verdict.message, verdict.errors);
  const { assistant_id } = verdict.campaign;
  if (assistant_id !== undefined && !isOutboundAssistant(assistant_id, call)) {
    return refuseCreate(FAILURES.assistantNotFound, isNewer);
  }
  const fault = isNewer ? accountFault(verdict.campaign as CreateCampaign202607, settings) : undefined;
  if (fault) return json(422, { message: fault });
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

function updateStatus({ store, body, settings }: Call): Response {
  const { campaign_id, action } = parse(body);
  if (action !== "start" && action !== "stop") return json(400, { message: "Invalid action." });
  const isStart = action === "start";
  const { contract, disabledChannels, now } = settings;
  const channel = String(store.get(String(campaign_id))?.channel);
  if (isStart && disabledChannels.includes(channel)) return json(422, { message: disabledMessage(channel) });
  const statusOf = (stored: StoredCampaign) => {
    if (!contract) return isStart ? "in-progress" : "stopped";
    return isStart ? startedStatus(stored, contract, now()) : "paused";
  };
  const campaign = store.setStatus(campaign_id, statusOf);
  if (!campaign) return json(...FAILURES.campaignNotFound);
  const message = `Campaign ${isStart ? "started" : "stopped"} successfully.`;
  const { id, status } = campaign;
  const data = { campaign_id: id, status, ...(contract && { channel: campaign.channel }) };
  return json(200, { message, success: true, data });
}

function getCampaign({ store, url }: Call): Response {
  const campaign = store.get(idIn(url));
  return campaign ? json(200, { data: campaign }) : json(404, { message: "Campaign not found" });
}

function listTemplates({ settings, url }: Call): Response {
  const templates = templatesOf(idIn(url), settings);
  return templates ? json(200, { data: templates }) : json(404, { message: "Sender not found" });
}

/** Returns the last number in the path of an address. */
const idIn = ({ pathname }: URL): string => /(\d+)\D*$/.exec(pathname)?.[1] ?? "";

function deleteCampaign({ store, url }: Call): Response {
  if (!store.delete(idIn(url))) return json(...FAILURES.campaignNotFound);
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
  if (settings.assistants === undefined && !settings.seeded) return isLenientId(text);
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
