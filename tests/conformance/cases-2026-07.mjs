// Compares the package's verdict on the second contract with an answer of a real Laravel.
import { isDeepStrictEqual } from "node:util";
import { normalise2026_07 } from "../laravel/normalise-2026-07.mjs";

/** @typedef {{ status: number, validated?: any, message?: string, errors?: Record<string, string[]> }} Answer */
/** @typedef {{ kind: "same" | "crash" | "date" | "differs", shown?: string }} Comparison */

const DATE = "scheduled_start_at";

/**
 * @param {import("../../pkg/2026-07.js").Validation} ours
 * @param {Answer} theirs
 * @returns {Comparison} `crash`: Laravel itself crashed, and the package refuses; `date`: the only error is that of a
 *   date that the package does not read
 */
export function compareWithLaravel(ours, theirs) {
  if (theirs.status === 500) return ours.ok ? differs(ours, theirs) : { kind: "crash" };
  const isUnread = ours.unchecked.some(({ code }) => code === "scheduled_start_format");
  if (theirs.status === 201) {
    if (!ours.ok) return differs(ours, theirs);
    const expected = normalise2026_07(theirs.validated);
    return isDeepStrictEqual(withoutInfinity(ours.campaign), expected) ? { kind: "same" } : differs(ours, expected);
  }
  const errors = Object.entries(theirs.errors ?? {}).filter(([key]) => !isUnread || key !== DATE);
  if (errors.length === 0) return ours.ok ? { kind: "date" } : differs(ours, theirs);
  if (ours.ok || !isDeepStrictEqual(Object.entries(ours.errors), errors)) return differs(ours, theirs);
  const hasAll = errors.length === Object.keys(theirs.errors ?? {}).length;
  return !hasAll || ours.message === theirs.message ? { kind: "same" } : differs(ours, theirs);
}

/** @param {unknown} ours @param {unknown} theirs @returns {Comparison} */
function differs(ours, theirs) {
  return { kind: "differs", shown: `  ours   ${JSON.stringify(ours)}\n  theirs ${JSON.stringify(theirs)}` };
}

/** PHP's json_encode writes an infinite number as 0. @param {any} value @returns {any} */
function withoutInfinity(value) {
  if (typeof value === "number") return Number.isFinite(value) ? value : 0;
  if (Array.isArray(value)) return value.map(withoutInfinity);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutInfinity(item)]));
}
