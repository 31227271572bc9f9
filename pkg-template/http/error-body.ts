// The body of a server's 422, read from what may be anything.

export type Refusal = { message: string; errors: Record<string, string[]> };

/** `undefined` for anything but the body of a 422. */
export function readRefusal(body: unknown): Refusal | undefined {
  if (!isRefusal(body)) return undefined;
  const errors = Object.entries(body.errors).map(([key, texts]) => [key, messagesOf(texts)]);
  return { message: body.message, errors: Object.fromEntries(errors) };
}

export const isRefusal = (body: unknown): body is { message: string; errors: Record<string, unknown> } =>
  isRecord(body) && typeof body.message === "string" && isRecord(body.errors);

/** The messages of a key, whatever the server sent in their place. */
export function messagesOf(texts: unknown): string[] {
  if (!Array.isArray(texts)) return [toText(texts)];
  return texts.every((text) => typeof text === "string") ? texts : texts.map(toText);
}

/** A message that is no text, as JSON: `String` throws on `{"toString": 1}`. */
function toText(value: unknown) {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  try {
    return String(JSON.stringify(value));
  } catch {
    return "(a value that is nested too deeply)";
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
