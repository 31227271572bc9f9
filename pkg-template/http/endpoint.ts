// Builds the requests to the endpoints. The core checks addresses, paths, headers and keys. An invalid option throws a
// TypeError that names it.
import type { BuildRequestOptions, CampaignRequest, Paths } from "../types.js";
import { invalidOption, object, readProvider, text } from "../validate/options.js";
import { client } from "../wasm/client_module.js";
import { namesAuthorization } from "./headers.js";

/** The endpoints in the core's order. Each is a key of the option `paths`. */
export const ENDPOINTS = [
  "create",
  "list",
  "get",
  "updateStatus",
  "delete",
  "outboundAssistants",
  "assistants",
  "phoneNumbers",
] as const;

/** The parts of a request that differ from call to call. */
export interface RequestParts {
  /** The campaign's id, for endpoints whose path has one. */
  id?: string;
  query?: Record<string, string | number> | undefined;
  /** Sent as JSON. */
  body?: unknown;
}

/**
 * Returns the request to an endpoint.
 *
 * @param options `headers` is a plain object.
 * @param parts The campaign's id, the query parameters, and the body, which is sent as JSON.
 * @throws {TypeError} If an option is invalid.
 */
export function endpointRequest(
  endpoint: keyof Paths,
  options: BuildRequestOptions,
  { id, query, body }: RequestParts = {},
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
 * Returns method, address and headers of the request to an endpoint.
 *
 * @param id The campaign's id, for endpoints whose path has one.
 * @param headers The option `headers`, as a plain object.
 * @throws {TypeError} If an option is invalid.
 */
export function requestHead(
  endpoint: keyof Paths,
  id: string | undefined,
  options: unknown,
  headers: unknown,
): Omit<CampaignRequest, "body"> {
  const given = object(options, "options");
  const provider = given && readProvider(given);
  const baseUrl = given?.baseUrl === undefined ? undefined : readBaseUrl(given.baseUrl);
  if (!given || (baseUrl === undefined && provider === undefined)) {
    throw new TypeError(
      "provider or baseUrl is required: pass the name of a documented host, or the address of the API or of a relay",
    );
  }
  const texts = [baseUrl, readPaths(given.paths)[endpoint], id, text(given.apiKey, "apiKey")];
  let givenParts = 0;
  texts.forEach((part, i) => {
    if (part !== undefined) givenParts |= 1 << i;
  });
  const headerValues = object(headers, "headers") ?? {};
  for (const name of Object.keys(headerValues)) {
    // A name with a bar, or a long name with a digit, may be a key in the wrong place.
    const isShown = !name.includes("|") && !(name.length >= 20 && /\d/.test(name));
    const value = text(headerValues[name], `headers.${isShown ? name : "[redacted]"}`);
    if (value !== undefined) texts.push(name, value);
  }
  const response = client.run((wasm) =>
    wasm.requestHead(
      ENDPOINTS.indexOf(endpoint),
      provider ?? 0,
      givenParts,
      texts.join(""),
      Uint32Array.from(texts, (part) => part?.length ?? 0),
    ),
  );
  const [method = "", url = "", ...lines] = response.split("\n");
  if (method === "") throw new TypeError(url.replace(/^path:/, `paths.${endpoint}:`));
  const pairs: [string, string][] = [];
  for (let i = 0; i < lines.length; i += 2) pairs.push([String(lines[i]), String(lines[i + 1])]);
  return { method, url, headers: Object.fromEntries(pairs) };
}

/**
 * Checks the API key of a request.
 *
 * @param headers The request's headers. They must not hold `Authorization` too.
 * @returns The error, a sentence that begins with the option's name, or an empty string.
 */
export function keyFault(apiKey: string, headers: Record<string, string>): string {
  return client.run((wasm) => wasm.keyError(apiKey, namesAuthorization(headers)));
}

/**
 * Returns the text of a base URL, which may be a string or a `URL`. The core checks the address later.
 *
 * @throws {TypeError} If the value is of another type.
 */
function readBaseUrl(url: unknown) {
  const given = typeof url === "object" && url !== null ? (url as { href?: unknown }).href : url;
  if (typeof given !== "string") throw invalidOption("baseUrl", "a string or a URL");
  return given;
}

function readPaths(paths: unknown): Partial<Record<keyof Paths, string>> {
  const given = object(paths, "paths") ?? {};
  const read: Record<string, string | undefined> = Object.create(null);
  for (const name of Object.keys(given)) {
    if (!(ENDPOINTS as readonly string[]).includes(name)) {
      throw new TypeError(`paths.${name} is not an endpoint. The endpoints are ${ENDPOINTS.join(", ")}`);
    }
    read[name] = text(given[name], `paths.${name}`);
  }
  return read;
}
