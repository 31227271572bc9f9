// The sentence of an error that the server's answer caused.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { readAnswer } from "../../../pkg/client/answer.js";
import "../../../pkg/index.js";

const LIMIT = "You have reached the maximum number of campaigns allowed by your plan.";
const EFFECTS = {
  create: "The campaign may have been created anyway.",
  change: "The change may have been made anyway.",
  read: "",
};

/**
 * Returns the result of an answer with this body. A string is sent as it is.
 * @param {number} status
 * @param {unknown} body
 * @param {"create" | "change" | "read"} [purpose]
 */
function result(status, body, purpose = "create") {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return readAnswer({ kind: "answer", status, headers: {}, text, response: new Response() }, purpose);
}

/** @param {Parameters<typeof result>} args */
const messageOf = (...args) => /** @type {{ message: string }} */ (result(...args)).message;

describe("the message of an answer", () => {
  for (const [status, body, expected] of /** @type {const} */ ([
    [422, { message: "The given data was invalid.", errors: { name: ["x"] } }, "The given data was invalid."],
    [403, { message: LIMIT }, LIMIT],
    [401, { message: "Unauthenticated." }, "The server did not accept the API key (status 401): Unauthenticated."],
    [404, { message: "" }, "The server has no such address (status 404, check baseUrl and paths)."],
    [
      403,
      { message: "Your email address is not verified." },
      "The server does not allow this with the API key (status 403): Your email address is not verified.",
    ],
    [429, { message: "Wait!" }, "The server received too many requests (status 429): Wait!"],
    [500, { message: "Server Error" }, `The server failed (status 500): Server Error. ${EFFECTS.create}`],
    [200, "<html>", `The server sent an undocumented response (status 200, not JSON). ${EFFECTS.create}`],
    [201, "", `The server sent an undocumented response (status 201, an empty body). ${EFFECTS.create}`],
    [200, "{}", `The server sent an undocumented response (status 200, JSON without a campaign). ${EFFECTS.create}`],
    [400, "{}", `The server sent an undocumented response (status 400, JSON). ${EFFECTS.create}`],
    [
      500,
      { message: "The relay could not get its API key. Nothing was forwarded.", code: "relay_key" },
      "The relay answered (status 500): The relay could not get its API key. Nothing was forwarded.",
    ],
    [
      504,
      { message: `No answer. ${EFFECTS.create}`, code: "relay_timeout" },
      `The relay answered (status 504): No answer. ${EFFECTS.create}`,
    ],
    [
      504,
      { message: "No answer. It may have been sent.", code: "relay_timeout" },
      "The relay answered (status 504): No answer. It may have been sent.",
    ],
    [
      500,
      { message: "The relay failed.", code: "relay_internal" },
      `The relay answered (status 500): The relay failed. ${EFFECTS.create}`,
    ],
    // An app's own route may forward the message of one of this package's errors.
    [
      500,
      { message: "No response arrived. The campaign may have been created anyway." },
      "The server failed (status 500): No response arrived. The campaign may have been created anyway.",
    ],
  ])) {
    test(`status ${status} with ${JSON.stringify(body)} gives "${expected}"`, () => {
      assert.equal(messageOf(status, body), expected);
    });
  }

  test("an invisible message counts as empty", () => {
    for (const blank of [" ", "\u000b", "\0", "\u00a0\ufeff"]) {
      assert.equal(
        messageOf(422, { message: blank, errors: { name: ["x"] } }),
        "The server refused the request (status 422).",
      );
      assert.equal(messageOf(404, { message: blank }), messageOf(404, { message: "" }));
    }
  });

  test("a redirect is named as the reason, also if a browser hides its status", () => {
    assert.match(messageOf(302, "x"), /a redirect, which is never followed/);
    assert.match(messageOf(0, "x"), /\(status 0, a redirect/);
  });

  test("a read states no effect", () => {
    assert.equal(
      messageOf(200, { message: "Hello" }, "read"),
      "The server sent an undocumented response (status 200, JSON without a list): Hello.",
    );
  });

  test("the message is never empty, and states the possible effect exactly if the outcome is unknown", () => {
    const statuses = fc.constantFrom(0, 200, 201, 204, 301, 400, 401, 403, 404, 422, 429, 500, 502, 503, 504);
    const bodies = fc.record(
      {
        message: fc.string({ unit: "binary" }),
        errors: fc.constantFrom({}, { name: ["x"] }, []),
        code: fc.constantFrom("relay_key", "relay_timeout", "relay_idempotency_pending", "relay_x", "other"),
        success: fc.boolean(),
        data: fc.constantFrom({ id: 1 }, [], {}),
      },
      { requiredKeys: [] },
    );
    const purposes = fc.constantFrom(
      /** @type {const} */ ("create"),
      /** @type {const} */ ("change"),
      /** @type {const} */ ("read"),
    );
    fc.assert(
      fc.property(statuses, fc.oneof(bodies, fc.string()), purposes, (status, body, purpose) => {
        const read = result(status, body, purpose);
        if (read.kind === "done") return;
        assert.notEqual(read.message.trim(), "");
        if (purpose === "read") return;
        const isOpen = read.outcome === "unknown";
        assert.equal(read.message.endsWith(EFFECTS[/** @type {"create"} */ (purpose)]), isOpen, read.message);
      }),
    );
  });
});
