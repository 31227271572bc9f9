// Compares a verdict with the server's answer to the same form. Time and memory grow linearly with the answer.
import { isRecord, isRefusal } from "../http/error-body.js";
import { runToEnd } from "../wasm/event-loop.js";
import { findDisagreements, groupErrors, toDisagreement } from "./error-groups.js";

/** @type {typeof import("./compare.d.ts").compare} */
export function compare(report, response) {
  if (typeof report?.ok !== "boolean") throw new TypeError("report must be a verdict, as validateCampaign gives it");
  const isRefused = isRefusal(response);
  if (!isRefused && !(isRecord(response) && isRecord(response.data))) {
    throw new TypeError("response must be the body of the server's 422 or 201, read as JSON");
  }
  const theirs = runToEnd(groupErrors(isRefused ? response.errors : {}));
  const found = runToEnd(findDisagreements(report, isRefused ? response.message : undefined, theirs));
  return found.map((disagreement) => runToEnd(toDisagreement(disagreement)));
}
