// Laravel's error record: { "name": [...], "allowed_days.0": [...] }, keyed by field or by a list's element.
export type Errors = Readonly<Record<string, readonly string[]>>;

export const NO_ERRORS: Errors = {};

/** The field that a key belongs to: "allowed_days" of "allowed_days.0". */
export function fieldOf(key: string): string {
  const dot = key.indexOf(".");
  return dot < 0 ? key : key.slice(0, dot);
}

export function pickErrors(errors: Errors, wanted: (field: string) => boolean): Errors {
  return Object.fromEntries(Object.entries(errors).filter(([key]) => wanted(fieldOf(key))));
}

/** Both records, `first` leading; a message that both hold is kept once. */
export function mergeErrors(first: Errors, second: Errors): Errors {
  const merged: Record<string, readonly string[]> = { ...first };
  for (const [key, messages] of Object.entries(second))
    merged[key] = [...new Set([...(merged[key] ?? []), ...messages])];
  return merged;
}

export function countMessages(errors: Errors): number {
  return Object.values(errors).reduce((sum, messages) => sum + messages.length, 0);
}
