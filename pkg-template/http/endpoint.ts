// Requests to the endpoints, and where they go. The core judges addresses, paths, headers and keys; an option that cannot be used is a
// TypeError that names it.
import type { BuildRequestOptions, CampaignRequest, Paths } from "../types.js";
import { invalidOption, object, readProvider, text } from "../validate/options.js";
import { request } from "../wasm/request_module.js";

/** The endpoints, by their keys in the option `paths`, in the core's order. */
export const ENDPOINTS = [
  "create",
  "list",
  "updateStatus",
  "delete",
  "outboundAssistants",
  "assistants",
  "phoneNumbers",
] as const;

/**
 * The request to an endpoint.
 *
 * @param options `headers` is an object
 */
export function endpointRequest(
  endpoint: keyof Paths,
  options: BuildRequestOptions,
  { id, query, body }: { id?: string; query?: Record<string, string | number>; body?: unknown } = {},
): CampaignRequest {
  const built = requestHead(endpoint, id, options, options.headers) as CampaignRequest;
  if (query) {
    const text = Object.entries(query)
      .map(([name, value]) => `${name}=${value}`)
      .join("&");
    built.url += (built.url.includes("?") ? "&" : "?") + text;
  }
  return body === undefined ? built : { ...built, body: JSON.stringify(body) };
}

/**
 * Method, address and headers of the request to an endpoint.
 *
 * @param headers the option `headers`, as an object
 */
export function requestHead(
  endpoint: keyof Paths,
  id: string | undefined,
  options: unknown,
  headers: unknown,
): Omit<CampaignRequest, "body"> {
  const given = object(options, "options");
  const provider = given && readProvider(given);
  const baseUrl = given?.baseUrl === undefined ? undefined : address(given.baseUrl);
  if (!given || (baseUrl === undefined && provider === undefined)) {
    throw new TypeError("provider or baseUrl is needed: where should the request go?");
  }
  const texts = [baseUrl, readPaths(given.paths)[endpoint], id, text(given.apiKey, "apiKey")];
  let isGiven = 0;
  texts.forEach((part, i) => {
    if (part !== undefined) isGiven |= 1 << i;
  });
  const named = object(headers, "headers") ?? {};
  for (const name of Object.keys(named)) {
    // A name that holds a bar, or is long and has a digit, may be a key in the wrong place.
    const isShown = !name.includes("|") && !(name.length >= 20 && /\d/.test(name));
    const value = text(named[name], `headers.${isShown ? name : "[redacted]"}`);
    if (value !== undefined) texts.push(name, value);
  }
  const head = request.run((wasm) =>
    wasm.requestHead(
      ENDPOINTS.indexOf(endpoint),
      provider ?? 0,
      isGiven,
      texts.join(""),
      Uint32Array.from(texts, (part) => part?.length ?? 0),
    ),
  );
  const [method = "", url = "", ...lines] = head.split("\n");
  if (method === "") throw new TypeError(url);
  const pairs: [string, string][] = [];
  for (let i = 0; i < lines.length; i += 2) pairs.push([String(lines[i]), String(lines[i + 1])]);
  return { method, url, headers: Object.fromEntries(pairs) };
}

/** A text, or a `URL` object. */
function address(url: unknown) {
  const given = typeof url === "object" && url !== null ? (url as { href?: unknown }).href : url;
  if (typeof given !== "string") throw invalidOption("baseUrl", "a string or a URL");
  return given;
}

function readPaths(paths: unknown): Partial<Record<keyof Paths, string>> {
  const given = object(paths, "paths") ?? {};
  const read: Record<string, string | undefined> = Object.create(null);
  for (const name of Object.keys(given)) {
    if (!ENDPOINTS.includes(name as any)) {
      throw new TypeError(`paths.${name} is no endpoint; expected one of: ${ENDPOINTS.join(", ")}`);
    }
    read[name] = text(given[name], `paths.${name}`);
  }
  return read;
}
