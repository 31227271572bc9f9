// The body of a server's 422, read from what may be anything.

/** @typedef {{ message: string, errors: Record<string, string[]> }} Refusal */

/**
 * `undefined` for anything but the body of a 422.
 *
 * @param {unknown} body
 * @returns {Refusal | undefined}
 */
export function readRefusal(body) {
  if (!isRefusal(body)) return undefined;
  const errors = Object.entries(body.errors).map(([key, texts]) => [key, messagesOf(texts)]);
  return { message: body.message, errors: Object.fromEntries(errors) };
}

/**
 * @param {unknown} body
 * @returns {body is { message: string, errors: Record<string, unknown> }}
 */
export const isRefusal = (body) => isRecord(body) && typeof body.message === "string" && isRecord(body.errors);

/**
 * The messages of a key, whatever the server sent in their place.
 *
 * @param {unknown} texts
 * @returns {string[]}
 */
export function messagesOf(texts) {
  if (!Array.isArray(texts)) return [textOf(texts)];
  return texts.every((text) => typeof text === "string") ? texts : texts.map(textOf);
}

/**
 * A message that is no text, as JSON: `String` throws on `{"toString": 1}`.
 *
 * @param {unknown} value
 */
function textOf(value) {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  try {
    return String(JSON.stringify(value));
  } catch {
    return "(a value that is nested too deeply)";
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
