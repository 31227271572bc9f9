// Keeps the key out of everything that is shown: errors, their causes, and what the hooks see.

/** What stands in the place of a secret. */
export const REDACTED = "[redacted]";
/** A shorter "secret" is an ordinary word, and cutting it out would spoil messages. */
const SHORTEST_SECRET = 8;
const DEEPEST_CAUSE = 5;

/** A header of such a name holds a credential. */
const SECRET_NAME = /auth|cookie|key|token|secret/i;

/**
 * The values of the caller's own headers that look like credentials.
 *
 * @param {Record<string, string>} headers
 */
export function secretsOf(headers) {
  return Object.entries(headers)
    .filter(([name]) => SECRET_NAME.test(name))
    .flatMap(([, value]) => [value, value.replace(/^[a-z][\w-]* +/i, "")]);
}

/**
 * A server or a proxy may repeat the key in what it says.
 *
 * @param {string[]} secrets
 * @returns {(text: string) => string}
 */
export function redactor(secrets) {
  const spellings = secrets
    // The half behind the bar of a key such as `1|abc` opens the door as well.
    .flatMap((secret) => [secret, secret.slice(secret.indexOf("|") + 1)])
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => {
      const inUrl = encodeURIComponent(secret);
      const inJson = JSON.stringify(secret).slice(1, -1);
      const small = inUrl.replace(/%../g, (code) => code.toLowerCase());
      return [secret, inUrl, small, inJson, inJson.replaceAll("/", "\\/")];
    })
    // A part of another one comes after it.
    .sort((a, b) => b.length - a.length);
  return (text) => spellings.reduce((shown, secret) => shown.replaceAll(secret, REDACTED), text);
}

/**
 * Redacts the texts of a JSON document, however they are spelt, and nothing else: a number that holds a secret's digits is none.
 *
 * @param {string} json
 * @param {(text: string) => string} redact
 */
export function redactJson(json, redact) {
  return json.replace(/"(?:[^"\\]|\\.)*"/gs, (literal) => {
    const text = JSON.parse(literal);
    const shown = redact(text);
    return shown === text ? literal : JSON.stringify(shown);
  });
}

/**
 * @param {Record<string, string>} headers
 * @param {(text: string) => string} redact
 */
export function redactHeaders(headers, redact) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, SECRET_NAME.test(name) ? REDACTED : redact(value)]),
  );
}

/**
 * A copy of what was thrown, by name, message, code and cause only: HTTP libraries hang the whole request, key
 * included, on their errors.
 *
 * @param {unknown} reason
 * @param {(text: string) => string} redact
 * @param {number} [depth]
 * @returns {unknown}
 */
export function describe(reason, redact, depth = 0) {
  if (typeof reason === "string") return redact(reason);
  if (typeof reason !== "object" || reason === null) return typeof reason === "function" ? undefined : reason;
  const source = /** @type {Record<string, unknown>} */ (reason);
  const message = textOf(source, "message");
  const copy = new Error(message === undefined ? "an object that is no Error was thrown" : redact(message));
  for (const name of ["name", "code", "stack"]) {
    const text = textOf(source, name);
    if (text !== undefined)
      Object.defineProperty(copy, name, { value: redact(text), configurable: true, writable: true });
  }
  const inner = depth < DEEPEST_CAUSE ? memberOf(source, "cause") : undefined;
  if (inner !== undefined) Object.defineProperty(copy, "cause", { value: describe(inner, redact, depth + 1) });
  return copy;
}

/**
 * @param {Record<string, unknown>} source
 * @param {string} name
 */
function textOf(source, name) {
  const value = memberOf(source, name);
  return typeof value === "string" ? value : undefined;
}

/**
 * @param {Record<string, unknown>} source
 * @param {string} name
 */
function memberOf(source, name) {
  try {
    return source[name];
  } catch {
    return undefined;
  }
}
