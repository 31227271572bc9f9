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
    (Array.isArray(texts) ? texts : [texts]).map(String),
  ]);
  return { message: body.message, errors: Object.fromEntries(errors) };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
