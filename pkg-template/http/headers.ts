// Reads the option `headers` in every shape that fetch takes: an object, a `Headers`, a Map, a list of pairs.
import { hasOwn } from "../wasm/own.js";

/** @returns a copy; whether names and values can be sent, the core judges */
export function readHeaders(headers: unknown): Record<string, string> {
  if (typeof headers !== "object" || headers === null) throw invalidHeaders();
  if (!(Symbol.iterator in headers)) return { ...headers };
  const read: Record<string, string> = {};
  for (const pair of headers as Iterable<unknown>) {
    if (!Array.isArray(pair) || pair.length !== 2 || pair.some((part) => typeof part !== "string"))
      throw invalidHeaders();
    const [name, value] = pair;
    const known = Object.keys(read).find((other) => other.toLowerCase() === name.toLowerCase()) ?? name;
    // What fetch makes of a header that is named twice.
    read[known] = hasOwn(read, known) ? `${read[known]}, ${value}` : value;
  }
  return read;
}

function invalidHeaders() {
  return new TypeError(
    "headers must be an object of texts by name, a Headers, or a list of pairs of a name and a text",
  );
}

export function namesAuthorization(headers: Record<string, unknown>): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
}
