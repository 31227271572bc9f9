// Reads members of values of any origin: an error or an answer may be a proxy, or have getters that throw.

const MAX_TEXT_LENGTH = 2_000;

/** Returns a member, or `undefined` if it is missing or reading it throws. */
export function memberOf(source: unknown, name: string): unknown {
  try {
    return (source as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

/** Returns a member that is a string, or `undefined`. */
export function textOf(source: unknown, name: string): string | undefined {
  const value = memberOf(source, name);
  return typeof value === "string" ? value : undefined;
}

/** Cuts a long text (a server's message has no limit) between words: redaction would not find half a key. */
export function truncate(text: string): string {
  return text.length > MAX_TEXT_LENGTH ? text.slice(0, MAX_TEXT_LENGTH).replace(/\s?\S*$/, "") : text;
}
