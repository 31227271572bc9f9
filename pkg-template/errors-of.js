// Laravel's `errors`, made of the issues of a verdict.

/**
 * Issues of one key stand next to each other.
 * @param {import("./types.js").Issue[]} issues
 */
export function errorsOf(issues) {
  /** @type {Record<string, string[]>} */
  const errors = {};
  let last;
  for (const { key, message } of issues) {
    if (key === last) errors[key]?.push(message);
    else errors[key] = [message];
    last = key;
  }
  return errors;
}
