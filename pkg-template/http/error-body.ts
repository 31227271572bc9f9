// Reads the body of a server's 422. Any JSON value may stand in its place.

/** The message and the errors of a 422. */
export type Refusal = { message: string; errors: Record<string, string[]> };

/** Returns the message and the errors of a 422, or `undefined` for any other body. */
export function readRefusal(body: unknown): Refusal | undefined {
  if (!isRefusal(body)) return undefined;
  const errors = Object.entries(body.errors).map(([key, texts]) => [key, messagesOf(texts)]);
  return { message: body.message, errors: Object.fromEntries(errors) };
}

/** Returns whether a body is the body of a 422. */
export const isRefusal = (body: unknown): body is { message: string; errors: Record<string, unknown> } =>
  isRecord(body) && typeof body.message === "string" && isRecord(body.errors);

/** Returns the messages of a key as strings, even if the server sent other values. */
export function messagesOf(texts: unknown): string[] {
  if (!Array.isArray(texts)) return [toText(texts)];
  return texts.every((text) => typeof text === "string") ? texts : texts.map(toText);
}

/** Writes a message that is not a string as JSON. `String` throws on `{"toString": 1}`. */
function toText(value: unknown) {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  try {
    return String(JSON.stringify(value));
  } catch {
    return "(a value that is nested too deeply)";
  }
}

/** Returns whether a value is an object, not a list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
