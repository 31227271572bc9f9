// CampaignClient's classification of every response: class, code, outcome, message, and the number of requests.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as outboundCampaign from "../../../pkg/index.js";
import { CREATED, FORM, facts, failure, newClient, PLAN_LIMIT, server } from "../support/client.mjs";
import { ScriptedServer } from "../support/server.mjs";

const { CampaignError, ValidationError } = outboundCampaign;

describe("the classification by status", () => {
  const errors = { name: ["The name field is required."], "phone_number_ids.0": ["Taken.", "Twice."] };
  /** @type {[number, unknown, string, string, string, string | RegExp][]} */
  const rows = [
    [
      401,
      { message: "Unauthenticated." },
      "AuthenticationError",
      "authentication",
      "refused",
      /did not accept the API key.*Unauthenticated\./,
    ],
    [403, { message: PLAN_LIMIT }, "PlanLimitError", "plan_limit", "refused", PLAN_LIMIT],
    [
      403,
      { message: "This action is unauthorized." },
      "AuthenticationError",
      "authentication",
      "refused",
      /unauthorized/,
    ],
    [403, { message: "" }, "AuthenticationError", "authentication", "refused", /does not allow this with the API key/],
    [
      403,
      { message: "Your email address is not verified." },
      "AuthenticationError",
      "authentication",
      "refused",
      "The server does not allow this with the API key (status 403): Your email address is not verified.",
    ],
    [
      403,
      { message: "Invalid scope(s) provided." },
      "AuthenticationError",
      "authentication",
      "refused",
      /Invalid scope/,
    ],
    [422, { errors }, "ValidationError", "validation", "refused", "name: is required (and 2 more)"],
    [422, { name: ["Taken."] }, "ValidationError", "validation", "refused", "name: Taken"],
    [
      403,
      { message: "You do not have permission to create campaigns." },
      "AuthenticationError",
      "authentication",
      "refused",
      /permission/,
    ],
    [
      403,
      { message: "No permission: your plan's maximum of campaigns is reached." },
      "PlanLimitError",
      "plan_limit",
      "refused",
      /maximum/,
    ],
    [
      404,
      { message: "Assistant not found or not an outbound assistant." },
      "AssistantNotFoundError",
      "assistant_not_found",
      "refused",
      /^Assistant not found/,
    ],
    [
      404,
      { message: "The route api/user/campaign could not be found." },
      "NotFoundError",
      "not_found",
      "refused",
      /baseUrl and paths/,
    ],
    [404, { message: "" }, "NotFoundError", "not_found", "refused", /baseUrl and paths/],
    [
      422,
      { message: "The given data was invalid.", errors },
      "ValidationError",
      "validation",
      "refused",
      "name: is required (and 2 more)",
    ],
    [422, { message: "No." }, "ValidationError", "validation", "refused", "No."],
    [422, { message: PLAN_LIMIT }, "PlanLimitError", "plan_limit", "refused", PLAN_LIMIT],
    [429, { message: "Too Many Attempts." }, "RateLimitError", "rate_limit", "refused", /too many requests/],
    [429, "<html>", "RateLimitError", "rate_limit", "unknown", /may have been created/],
    [500, { message: "Server Error" }, "ServerError", "server", "unknown", /Server Error.*may have been created/],
    [503, "<html>", "ServerError", "server", "unknown", /status 503/],
    [401, "<html>", "UnexpectedResponseError", "unexpected_response", "unknown", /status 401, not JSON/],
    [403, "<html>", "UnexpectedResponseError", "unexpected_response", "unknown", /status 403/],
    [404, "<html>", "UnexpectedResponseError", "unexpected_response", "unknown", /status 404/],
    [422, ["x"], "UnexpectedResponseError", "unexpected_response", "unknown", /status 422, JSON/],
    [
      200,
      "<!doctype html><title>Login</title>",
      "UnexpectedResponseError",
      "unexpected_response",
      "unknown",
      /status 200, not JSON/,
    ],
    [
      201,
      '{"message":"Campaign cre',
      "UnexpectedResponseError",
      "unexpected_response",
      "unknown",
      /status 201, not JSON/,
    ],
    [201, "", "UnexpectedResponseError", "unexpected_response", "unknown", /status 201, an empty body/],
    [
      201,
      { message: "ok", data: [] },
      "UnexpectedResponseError",
      "unexpected_response",
      "unknown",
      /JSON without a campaign/,
    ],
    [
      201,
      { message: "ok", data: { id: null } },
      "UnexpectedResponseError",
      "unexpected_response",
      "unknown",
      /JSON without a campaign/,
    ],
    [201, null, "UnexpectedResponseError", "unexpected_response", "unknown", /JSON without a campaign/],
    [202, CREATED, "UnexpectedResponseError", "unexpected_response", "unknown", /status 202/],
    [
      405,
      { message: "Not here." },
      "UnexpectedResponseError",
      "unexpected_response",
      "unknown",
      /status 405.*Not here\./,
    ],
  ];
  for (const [status, body, name, code, outcome, message] of rows) {
    test(`${status} ${JSON.stringify(body).slice(0, 40)} is a ${name}, ${outcome}`, async () => {
      server.answerWith(status, body, { "x-request-id": "r-7", "set-cookie": "session=canary-key" });
      const error = await failure(newClient({ maxRetries: 0 }).createCampaign(FORM));
      assert.deepEqual(facts(error), { name, code, outcome, status, attempts: 1 });
      assert.ok(error instanceof CampaignError && error instanceof Error);
      assert.ok(error instanceof /** @type {any} */ (outboundCampaign)[name]);
      if (typeof message === "string") assert.equal(error.message, message);
      else assert.match(error.message, message);
      assert.equal(error.requestId, "r-7");
      assert.equal(error.headers["content-type"], "application/json");
      assert.equal(server.requests.length, 1);
    });
  }

  test("a 422 gives its errors in Laravel's shape and as issues", async () => {
    server.answerWith(422, {
      message: "The given data was invalid.",
      errors: { ...errors, odd: "a text", none: [1], empty: [] },
    });
    const error = await failure(newClient().createCampaign(FORM));
    assert.deepEqual(error.errors, { ...errors, odd: ["a text"] });
    assert.equal(error.source, "server");
    assert.deepEqual(
      error.issues.map((/** @type {any} */ { key, path, code, message, source }) => [key, path, code, message, source]),
      [
        // The sentence is one of ours, so the rule is known.
        ["name", ["name"], "required", "The name field is required.", "server"],
        ["phone_number_ids.0", ["phone_number_ids", 0], "server", "Taken.", "server"],
        ["phone_number_ids.0", ["phone_number_ids", 0], "server", "Twice.", "server"],
        ["odd", ["odd"], "server", "a text", "server"],
      ],
    );
    for (const body of [{ errors: { name: ["Taken."] } }, { name: ["Taken."] }]) {
      server.answerWith(422, body);
      assert.deepEqual((await failure(newClient().createCampaign(FORM))).errors, { name: ["Taken."] });
    }
    for (const [body, found] of /** @type {[object, object][]} */ ([
      [{ errors: {} }, {}],
      [{ errors: [] }, {}],
      [{ errors: { allowed_days: { 0: ["a"], 2: "b" } } }, { "allowed_days.0": ["a"], "allowed_days.2": ["b"] }],
      // PHP writes an array with the keys 0, 1, ... as a list.
      [{ errors: { allowed_days: ["a", ["b"]] } }, { allowed_days: ["a"], "allowed_days.1": ["b"] }],
      [{ message: "m", name: ["Taken."] }, { name: ["Taken."] }],
      [{ message: "m", name: ["Taken."], code: 7, trace: [{ file: "x" }] }, { name: ["Taken."] }],
      [{ message: "m", errors: null, name: ["Taken."] }, { name: ["Taken."] }],
    ])) {
      server.answerWith(422, body);
      const { code, outcome, errors: read } = await failure(newClient().createCampaign(FORM));
      assert.deepEqual({ code, outcome, read }, { code: "validation", outcome: "refused", read: found });
    }
    const odd = '{"errors":{"__proto__":["a"],"constructor":["b"]}}';
    server.answerWith(422, odd);
    const strange = (await failure(newClient().createCampaign(FORM))).errors;
    assert.deepEqual(Object.entries(strange), [
      ["__proto__", ["a"]],
      ["constructor", ["b"]],
    ]);
    server.answerWith(422, { message: "No.", errors: [] });
    assert.deepEqual((await failure(newClient().createCampaign(FORM))).errors, {});
  });

  test("the message of a ValidationError names the first field, and serverMessage is the server's", async () => {
    for (const [key, sentence, shortForm] of [
      ["assistant_id", "The assistant id field must be an integer.", "must be an integer"],
      ["assistant_id", "The assistant id must be an integer.", "must be an integer"],
      ["allowed_days.0", "The selected allowed_days.0 is invalid.", "is invalid"],
      ["name", "Der Name fehlt.", "Der Name fehlt"],
      ["name", "", ""],
    ]) {
      server.answerWith(422, { message: "The given data was invalid.", errors: { [key]: [sentence] } });
      const error = await failure(newClient().createCampaign(FORM));
      assert.deepEqual([error.message, error.serverMessage], [`${key}: ${shortForm}`, "The given data was invalid."]);
      assert.equal(JSON.parse(JSON.stringify(error)).serverMessage, "The given data was invalid.");
    }
    for (const body of [{ message: "No." }, { message: "No.", errors: { name: [] } }]) {
      server.answerWith(422, body);
      const error = await failure(newClient().createCampaign(FORM));
      assert.deepEqual([error.message, error.serverMessage], ["No.", "No."]);
    }
    server.answerWith(422, { errors: { name: ["Taken."] } });
    const untitled = await failure(newClient().createCampaign(FORM));
    assert.equal(untitled.serverMessage, "The server refused the request (status 422).");
  });

  test("the message of a ValidationError has at most 520 characters and ends with a whole one", async () => {
    const errors = { [`name.${"🙂".repeat(500)}`]: ["x".repeat(5_000)], name: ["Taken."] };
    server.answerWith(422, { message: "No.", errors });
    const { message } = await failure(newClient().createCampaign(FORM));
    assert.ok(message.length <= 520, String(message.length));
    assert.match(message, /^name\.(🙂)+ \(and 1 more\)$/u);
  });

  test("a long name of a 422 is not copied to each name below it", async () => {
    const below = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [i, "x"]));
    server.answerWith(422, { errors: { name: ["Taken."], ["n".repeat(200_000)]: below } });
    assert.deepEqual((await failure(newClient().createCampaign(FORM))).errors, { name: ["Taken."] });
  });

  test("a refusal of the relay is a plain CampaignError with the relay's code", async () => {
    for (const [status, code, outcome] of /** @type {[number, string, string][]} */ ([
      [403, "relay_forbidden", "refused"],
      [404, "relay_route", "refused"],
      [500, "relay_key", "refused"],
      [502, "relay_upstream", "unknown"],
      [409, "relay_idempotency_pending", "unknown"],
      [500, "relay_internal", "unknown"],
    ])) {
      server.answerWith(status, { message: PLAN_LIMIT, code });
      const error = await failure(newClient().createCampaign(FORM));
      assert.deepEqual(facts(error), { name: "CampaignError", code, outcome, status, attempts: 1 });
      assert.match(error.message, /The relay answered/);
    }
    server.answerWith(403, { message: PLAN_LIMIT, code: "relay_Odd code" });
    assert.equal((await failure(newClient().createCampaign(FORM))).code, "plan_limit");
  });

  for (const [sent, seconds] of /** @type {[string, number | undefined][]} */ ([
    ["7", 7],
    ["Sun, 06 Nov 1994 08:50:37 GMT", 60],
    ["soon", undefined],
  ])) {
    test(`a 429 with Retry-After "${sent}" has a retryAfter of ${seconds} seconds`, async () => {
      server.answerWith(429, { message: "Slow down." }, { "retry-after": sent, date: "Sun, 06 Nov 1994 08:49:37 GMT" });
      const error = await failure(newClient({ maxRetries: 0 }).createCampaign(FORM));
      assert.equal(error.retryAfter, seconds);
    });
  }

  test("a redirect is never followed, because the key would go with it", async () => {
    const elsewhere = await new ScriptedServer().start();
    elsewhere.answerWith(201, CREATED);
    for (const status of [301, 302, 303, 307, 308]) {
      server.answerWith(status, "", { location: `${elsewhere.baseUrl}/user/campaign` });
      const error = await failure(newClient().createCampaign(FORM));
      assert.deepEqual(facts(error), {
        name: "UnexpectedResponseError",
        code: "unexpected_response",
        outcome: "unknown",
        status,
        attempts: 1,
      });
      assert.match(error.message, /redirect/);
    }
    assert.equal(elsewhere.requests.length, 0);
    await elsewhere.stop();
  });

  test("a message of any length is truncated", async () => {
    server.answerWith(422, { message: "long ".repeat(100_000) });
    assert.ok((await failure(newClient().createCampaign(FORM))).message.length <= 2_000);
  });
});

describe("the error classes", () => {
  test("error classes are recognized across two copies of the package", async () => {
    const copy = await import(/** @type {any} */ ("../../../pkg/errors.js?another-copy"));
    const error = new copy.PlanLimitError("full");
    assert.notEqual(copy.PlanLimitError, outboundCampaign.PlanLimitError);
    assert.ok(error instanceof outboundCampaign.PlanLimitError);
    assert.ok(error instanceof CampaignError);
    assert.ok(!(error instanceof ValidationError));
    assert.ok(!(new CampaignError("plain") instanceof ValidationError));
    for (const other of [null, undefined, 7, {}, new Error("x")]) assert.ok(!(other instanceof CampaignError));
  });

  test("an error made by hand has the code of its class and the details of its arguments", () => {
    const codes = {
      CampaignError: "unexpected_response",
      AuthenticationError: "authentication",
      PlanLimitError: "plan_limit",
      AssistantNotFoundError: "assistant_not_found",
      NotFoundError: "not_found",
      ValidationError: "validation",
      RateLimitError: "rate_limit",
      ServerError: "server",
      UnexpectedResponseError: "unexpected_response",
      ConnectionError: "connection",
      TimeoutError: "timeout",
      AbortedError: "aborted",
    };
    for (const [name, code] of Object.entries(codes)) {
      const Class = /** @type {typeof CampaignError} */ (/** @type {any} */ (outboundCampaign)[name]);
      class Derived extends Class {}
      for (const error of [new Class("x"), new Derived("x"), new Class("x", {}), new Class("x", { code: undefined })]) {
        assert.deepEqual([error.name, error.code, error.outcome, error.attempts], [name, code, "unknown", 0]);
      }
      const made = new Class("x", { code: "own", outcome: "refused", status: 418 });
      assert.deepEqual([made.code, made.outcome, made.status, made.message], ["own", "refused", 418, "x"]);
    }
  });

  test("an error class can be derived from", () => {
    class OwnError extends ValidationError {}
    assert.ok(new OwnError("x") instanceof OwnError);
    assert.ok(new OwnError("x") instanceof ValidationError);
    assert.ok(!(new ValidationError("x") instanceof OwnError));
  });

  test("an error prints its name, and its JSON has no headers and no cause", async () => {
    server.answerWith(429, { message: "Slow down." }, { "retry-after": "3" });
    const error = await failure(newClient({ maxRetries: 0 }).createCampaign(FORM));
    assert.match(String(error), /^RateLimitError: /);
    assert.deepEqual(Object.keys(JSON.parse(JSON.stringify(error))), [
      "name",
      "code",
      "message",
      "outcome",
      "status",
      "attempts",
      "retryAfter",
    ]);
  });
});
