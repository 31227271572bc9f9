// Reads members of values of any origin: an error or an answer may be a proxy, or have getters that throw.

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
