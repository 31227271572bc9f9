// Reads cases.jsonl: request bodies and the answers of the real Laravels (README.md beside this file).
import { readFileSync } from "node:fs";
import { parseExact } from "../laravel/exact-json.mjs";

/** @typedef {import("../laravel/engines.mjs").Profile} Profile */
/** @typedef {{ status: 201, validated: import("../laravel/exact-json.mjs").ExactMap }} Accepted */
/** @typedef {{ status: 422, message: string, errors: Record<string, string[]> }} Refused */
/** @typedef {Accepted | Refused | { status: 500 }} Recorded */
/**
 * @typedef {object} Case
 * @property {number} id
 * @property {string} group
 * @property {string | Uint8Array} body bytes if the body is invalid UTF-8
 * @property {number | undefined} limit the plan's max_calls_in_parallel; undefined without an account
 * @property {Record<Profile, Recorded>} recorded
 */

/** @param {string} [file] of this folder, or an absolute path @returns {Case[]} */
export function readCases(file = "cases.jsonl") {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  return text.trimEnd().split("\n").map(readCase);
}

/** @param {string} line @returns {Case} */
function readCase(line) {
  const plain = JSON.parse(line);
  const exact = parseExact(line);
  /** @param {Profile} profile @returns {Recorded} */
  const recorded = (profile) => {
    const answer = plain[profile];
    return answer.status === 201 ? { status: 201, validated: exact.get(profile).get("validated") } : answer;
  };
  return {
    id: plain.id,
    group: plain.group,
    body: plain.body ?? Buffer.from(plain.body_b64, "base64"),
    limit: plain.max_calls_in_parallel ?? undefined,
    recorded: { "laravel-8": recorded("laravel-8"), "laravel-12": recorded("laravel-12") },
  };
}
