// Reads the option `headers` in every shape that fetch accepts: an object, a `Headers`, a Map, a list of pairs.
import { hasOwn } from "../wasm/builtins.js";

/**
 * Returns a copy of the headers as a plain object. The core checks names and values later.
 *
 * @throws {TypeError} If the value has none of the shapes that fetch accepts.
 */
export function readHeaders(headers: unknown): Record<string, string> {
  if (typeof headers !== "object" || headers === null) throw invalidHeaders();
  if (!(Symbol.iterator in headers)) return { ...headers };
  const read: Record<string, string> = {};
  for (const pair of headers as Iterable<unknown>) {
    if (!Array.isArray(pair) || pair.length !== 2 || pair.some((part) => typeof part !== "string"))
      throw invalidHeaders();
    const [name, value] = pair;
    const known = Object.keys(read).find((other) => other.toLowerCase() === name.toLowerCase()) ?? name;
    // fetch joins the values of a repeated header in the same way.
    read[known] = hasOwn(read, known) ? `${read[known]}, ${value}` : value;
  }
  return read;
}

function invalidHeaders() {
  return new TypeError(
    "headers must be an object of strings by name, a Headers object, or a list of pairs of name and value",
  );
}

/** Returns whether the headers name `Authorization`, in any case. */
export function namesAuthorization(headers: Record<string, unknown>): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
}

/** Returns the server's own id of the request. */
export function requestIdOf(headers: Record<string, string>): string | undefined {
  const names = ["x-request-id", "request-id", "x-correlation-id", "cf-ray"];
  return names.map((name) => headers[name]).find((id) => id !== undefined);
}
