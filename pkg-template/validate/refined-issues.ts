// Reads the issues that the caller's own rules report.
import { nearestName } from "./nearest.js";

/** An issue of the caller's own rule. */
interface RefinedIssue {
  message: string;
  path: (string | number)[];
  source: "client";
}

/**
 * Checks the result of the caller's own rules.
 *
 * @param found the value that `refine` returned
 * @param names the fields of the contract
 * @throws {TypeError} if it is not a list of issues
 */
export function refinedIssues(found: unknown, names: readonly string[]): RefinedIssue[] {
  if (found === undefined || found === null) return [];
  if (!Array.isArray(found)) {
    const isPromise = typeof (found as { then?: unknown }).then === "function";
    throw new TypeError(`refine must return a list of issues${isPromise ? ", not a promise" : ""}`);
  }
  return found.map(({ message, path = [] }) => {
    if (typeof message !== "string") throw new TypeError("refine must return issues with a message");
    const [field] = path;
    if (field !== undefined && !names.includes(field)) {
      const near = nearestName(String(field), names, true);
      throw new TypeError(`refine: "${String(field)}" is not a field of a campaign. Did you mean "${near}"?`);
    }
    return { message, path: [...path], source: "client" };
  });
}
