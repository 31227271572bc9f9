// Holds a verdict against what the server answered to the same form.
import { isRecord, readRefusal } from "./refusal.js";

/** @import { Disagreement } from "./compare.d.ts" */
/** @import { Refusal } from "./refusal.js" */

/** @type {typeof import("./compare.d.ts").compare} */
export function compare(report, response) {
  if (typeof report?.ok !== "boolean") throw new TypeError("report must be a verdict, as validateCampaign gives it");
  const theirs = readAnswer(response);
  const ours = report.ok ? undefined : report;
  const [ourFields, theirFields] = [ours, theirs].map((refusal) => byField(refusal?.errors ?? {}));
  const fields = new Set([...ourFields.keys(), ...theirFields.keys()]);
  /** @type {Disagreement[]} */
  const found = [];
  for (const field of fields) {
    const [mine, other] = [ourFields.get(field) ?? {}, theirFields.get(field) ?? {}];
    if (differ(mine, other)) found.push({ field, ours: mine, theirs: other });
  }
  const disputed = new Set(found.map(({ field }) => field));
  const [ourKeys, theirKeys] = [ours, theirs].map((refusal) =>
    Object.keys(refusal?.errors ?? {}).filter((key) => !disputed.has(fieldOf(key))),
  );
  if (differ(ourKeys, theirKeys))
    found.push({ field: "errors", ours: { errors: ourKeys }, theirs: { errors: theirKeys } });
  if (ours && theirs && ours.message !== theirs.message) {
    found.push({ field: "message", ours: { message: [ours.message] }, theirs: { message: [theirs.message] } });
  }
  return found;
}

/**
 * The field that a key of `errors` belongs to.
 *
 * @param {string} key
 */
const fieldOf = (key) => key.split(".", 1)[0] ?? key;

/**
 * @param {unknown} response
 * @returns {Refusal | undefined} `undefined` where the server took the form
 */
function readAnswer(response) {
  const refusal = readRefusal(response);
  if (!refusal && !(isRecord(response) && isRecord(response.data))) {
    throw new TypeError("response must be the body of the server's 422 or 201, read as JSON");
  }
  return refusal;
}

/**
 * @param {Record<string, string[]>} errors
 * @returns {Map<string, Record<string, string[]>>}
 */
function byField(errors) {
  /** @type {Map<string, Record<string, string[]>>} */
  const fields = new Map();
  for (const [key, messages] of Object.entries(errors)) {
    fields.set(fieldOf(key), { ...fields.get(fieldOf(key)), [key]: messages });
  }
  return fields;
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
const differ = (one, other) => JSON.stringify(one) !== JSON.stringify(other);
