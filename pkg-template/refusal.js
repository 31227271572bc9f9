// The body of a server's 422, read from what may be anything.

/** @typedef {{ message: string, errors: Record<string, string[]> }} Refusal */

/**
 * `undefined` for anything but the body of a 422.
 *
 * @param {unknown} body
 * @returns {Refusal | undefined}
 */
export function readRefusal(body) {
  if (!isRecord(body) || typeof body.message !== "string" || !isRecord(body.errors)) return undefined;
  const errors = Object.entries(body.errors).map(([key, texts]) => [
    key,
    (Array.isArray(texts) ? texts : [texts]).map(textOf),
  ]);
  return { message: body.message, errors: Object.fromEntries(errors) };
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
