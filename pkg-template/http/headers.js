// Reads the option `headers` in every shape that fetch takes: an object, a `Headers`, a Map, a list of pairs.
import { hasOwn } from "../wasm/own.js";

/**
 * @param {unknown} headers
 * @returns {Record<string, string>} a copy; whether names and values can be sent, the core judges
 */
export function readHeaders(headers) {
  if (typeof headers !== "object" || headers === null) throw wrong();
  if (!(Symbol.iterator in headers)) return { ...headers };
  /** @type {Record<string, string>} */
  const read = {};
  for (const pair of /** @type {Iterable<unknown>} */ (headers)) {
    if (!Array.isArray(pair) || pair.length !== 2 || pair.some((part) => typeof part !== "string")) throw wrong();
    const [name, value] = pair;
    const known = Object.keys(read).find((other) => other.toLowerCase() === name.toLowerCase()) ?? name;
    // What fetch makes of a header that is named twice.
    read[known] = hasOwn(read, known) ? `${read[known]}, ${value}` : value;
  }
  return read;
}

function wrong() {
  return new TypeError(
    "headers must be an object of texts by name, a Headers, or a list of pairs of a name and a text",
  );
}

/** @param {Record<string, unknown>} headers */
export function namesAuthorization(headers) {
  return Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
}
