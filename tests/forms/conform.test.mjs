// Conform: a submission of FormData, parsed by its names, validated by the schema, reported by its formatIssues.
import assert from "node:assert/strict";
import { test } from "node:test";
import { formatIssues, parseSubmission, report } from "@conform-to/dom/future";
import { campaignSchema } from "../../pkg/index.js";
import { campaign, errors, right, wrong } from "./values.mjs";

/** @param {Record<string, unknown>} form */
function post(form) {
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) {
    // Conform's names for lists: allowed_days[0].
    if (Array.isArray(value)) for (const [i, item] of value.entries()) data.append(`${name}[${i}]`, item);
    else data.append(name, value === true ? "1" : String(value));
  }
  const submission = parseSubmission(data);
  const result = campaignSchema["~standard"].validate(submission.payload);
  return { result, reply: report(submission, { error: result.issues ? formatIssues(result.issues) : null }) };
}

test("Conform submits a valid form as its campaign", () => {
  const { result, reply } = post(right);
  assert.deepEqual("value" in result && result.value, campaign);
  assert.equal(reply.error, null);
});

test("Conform gets the server's messages at every field and element of an invalid form", () => {
  const { reply } = post(wrong);
  const expected = Object.entries(errors).map(([key, all]) => [key.replace(/\.(\d+)/, "[$1]"), all]);
  assert.deepEqual(reply.error?.fieldErrors, Object.fromEntries(expected));
});
