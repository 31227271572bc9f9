// Runs each row of the table in docs/outcomes.md: the code and the outcome that it promises for a cause.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { client as wasmClient } from "../../../pkg/wasm/client_module.js";
import { root } from "../../../scripts/lib/process.mjs";
import { CREATED, FORM, failure, newClient, PLAN_LIMIT, sleep } from "../support/client.mjs";

/** @typedef {{ options?: object, form?: unknown, act?: (client: any) => PromiseLike<unknown> }} Scenario */

/** @param {() => unknown} fetch */
const by = (fetch) => ({ options: { fetch, maxRetries: 0 } });
/** @param {number} status @param {unknown} body */
const answered = (status, body) =>
  by(async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status }));
/** @param {object} cause */
const failed = (cause) => by(() => Promise.reject(Object.assign(new TypeError("fetch failed"), { cause })));
/** @param {string} code @param {string} [syscall] */
const networkError = (code, syscall) => Object.assign(new Error(code), { code, ...(syscall && { syscall }) });
/** @param {number} status @param {string} code */
const relayed = (status, code) => answered(status, { message: "The relay says something.", code });
const never = () => new Promise(() => {});

/** One or more ways to produce each cause. @type {Record<string, Scenario[]>} */
const scenarios = {
  "the form is invalid": [{ form: {} }],
  "the function `apiKey` throws": [
    {
      options: {
        apiKey: () => {
          throw new Error("the vault is shut");
        },
      },
    },
  ],
  "`timeout` expires before the function `apiKey` returns": [{ options: { apiKey: never, timeout: 20 } }],
  "the signal is aborted before the call": [
    { act: (client) => client.createCampaign(FORM, { signal: AbortSignal.abort() }) },
  ],
  "the connection is refused (`ECONNREFUSED`)": [
    failed(networkError("ECONNREFUSED", "connect")),
    failed(new AggregateError([networkError("ECONNREFUSED", "connect"), networkError("ECONNREFUSED")])),
    by(() => Promise.reject(networkError("ConnectionRefused"))),
  ],
  "the host is unknown (`ENOTFOUND`, `EAI_AGAIN`)": [
    failed(networkError("ENOTFOUND", "getaddrinfo")),
    failed(networkError("EAI_AGAIN", "getaddrinfo")),
  ],
  "the host cannot be reached (`EHOSTUNREACH`, `ENETUNREACH`)": [
    failed(networkError("EHOSTUNREACH", "connect")),
    failed(new AggregateError([networkError("ENETUNREACH", "connect"), networkError("EHOSTUNREACH", "connect")])),
  ],
  "connecting takes too long (`UND_ERR_CONNECT_TIMEOUT`, `ETIMEDOUT` of `connect`)": [
    failed(networkError("UND_ERR_CONNECT_TIMEOUT")),
    failed(networkError("ETIMEDOUT", "connect")),
  ],
  "the certificate is not trusted (`CERT_HAS_EXPIRED`, `DEPTH_ZERO_SELF_SIGNED_CERT` and the like)": [
    failed(networkError("CERT_HAS_EXPIRED")),
    failed(networkError("DEPTH_ZERO_SELF_SIGNED_CERT")),
    failed(networkError("ERR_TLS_CERT_ALTNAME_INVALID")),
  ],
  "one of several addresses fails after the connection was there": [
    failed(new AggregateError([networkError("ECONNREFUSED", "connect"), networkError("ECONNRESET", "read")])),
  ],
  "fetch fails without a reason, as in browsers": [by(() => Promise.reject(new TypeError("Failed to fetch")))],
  "the connection breaks before the answer is complete (`ECONNRESET`)": [
    failed(networkError("ECONNRESET", "read")),
    failed(networkError("EHOSTUNREACH", "read")),
    by(
      async () =>
        new Response(new ReadableStream({ pull: (c) => c.error(networkError("ECONNREFUSED")) }), { status: 201 }),
    ),
  ],
  "`timeout` expires before the answer is complete": [{ options: { fetch: never, timeout: 20 } }],
  "the signal is aborted before the answer is complete": [
    { options: { fetch: never }, act: (client) => client.createCampaign(FORM, { signal: AbortSignal.timeout(20) }) },
  ],
  "the signal is aborted while a repetition after a 429 waits": [
    {
      options: { fetch: async () => Response.json({ message: "Slow down." }, { status: 429 }) },
      act: (client) => client.createCampaign(FORM, { signal: AbortSignal.timeout(60) }),
    },
  ],
  "the WebAssembly module fails inside": [
    {
      options: { fetch: never },
      act: async (client) => {
        const created = client.createCampaign(FORM);
        created.catch(() => {});
        await sleep(10);
        assert.throws(() =>
          wasmClient.run(() => {
            throw new WebAssembly.RuntimeError("unreachable");
          }),
        );
        return created;
      },
    },
  ],
  "401 with a `message`": [answered(401, { message: "Unauthenticated." })],
  "403 whose `message` mentions the limit on campaigns": [
    answered(403, { message: PLAN_LIMIT }),
    answered(403, { message: "You cannot create more than 5 campaigns." }),
  ],
  "403 with any other `message`: an unverified email address, a missing scope or role": [
    answered(403, { message: "Your email address is not verified." }),
    answered(403, { message: "Rate limit for campaign creation exceeded." }),
    answered(403, { message: "Campaign delimiter is wrong." }),
    answered(403, { message: "Invalid scope(s) provided." }),
    answered(403, { message: "User does not have the right roles." }),
    answered(403, { message: "" }),
  ],
  "404 with a `message`": [answered(404, { message: "Assistant not found or not an outbound assistant." })],
  '404 whose `message` is empty or begins with "The route"': [
    answered(404, { message: "" }),
    answered(404, { message: "The route api/user/campaign could not be found." }),
  ],
  "422 with `errors`, with or without a `message`": [
    answered(422, { message: "The given data was invalid.", errors: { name: ["Taken."] } }),
    answered(422, { errors: { name: ["Taken."] } }),
    answered(422, { errors: { name: "Taken." }, status: "error" }),
    answered(422, { errors: {} }),
    answered(422, { errors: [] }),
    answered(422, { errors: { allowed_days: { 0: ["Unknown."] } } }),
  ],
  "422 with a list of texts for each field at the top (Laravel before 5.5)": [answered(422, { name: ["Taken."] })],
  "422 without `errors` whose `message` mentions the limit on campaigns": [answered(422, { message: PLAN_LIMIT })],
  "422 without `errors` whose `message` says that the assistant is unknown or not for outbound calls": [
    answered(422, { message: "Assistant not found or not an outbound assistant." }),
  ],
  "422 with any other `message` alone": [answered(422, { message: "No." }), answered(422, { errors: ["No."] })],
  "429 with a `message`": [answered(429, { message: "Too Many Attempts." })],
  "429 in another shape": [answered(429, "<html>")],
  "401, 403, 404 or 422 in another shape, such as a firewall's page": [
    ...[401, 403, 404, 422].flatMap((status) => [answered(status, "<html>Blocked"), answered(status, { error: "x" })]),
    answered(422, { name: ["Taken."], error: "x" }),
    answered(422, { errors: [{ field: "name" }] }),
  ],
  "another status from 400 to 499": [400, 402, 405, 409, 419].map((status) => answered(status, { message: "No." })),
  "a redirect": [answered(302, ""), answered(307, "")],
  "200 or 201 without a campaign, or without JSON": [
    answered(201, { message: "ok", data: [] }),
    answered(200, "<html>"),
    answered(201, ""),
  ],
  "200 or 201 with more than 1 MiB": [answered(201, { ...CREATED, more: "x".repeat(2 ** 20) })],
  "a status from 500 to 599": [answered(500, { message: "Server Error" }), answered(503, "<html>")],
  "the relay refuses (a status from 400 to 499)": [relayed(403, "relay_forbidden"), relayed(422, "relay_some_refusal")],
  "the relay has no key (`relay_key`), or no store for its idempotency keys (`relay_idempotency_store`)": [
    relayed(500, "relay_key"),
    relayed(503, "relay_idempotency_store"),
  ],
  "the relay cannot reach the server (`relay_unreachable`)": [relayed(502, "relay_unreachable")],
  "the relay got no answer (`relay_upstream`, `relay_timeout`), or a too large one (`relay_answer_too_large`)": [
    relayed(502, "relay_upstream"),
    relayed(504, "relay_timeout"),
    relayed(413, "relay_answer_too_large"),
  ],
  "another request under the same key is under way (`relay_idempotency_pending`)": [
    relayed(409, "relay_idempotency_pending"),
  ],
  "the relay fails otherwise (a status from 500 to 599)": [relayed(500, "relay_internal"), relayed(503, "relay_new")],
};

const page = readFileSync(join(root, "docs", "outcomes.md"), "utf8");
/** The rows of the page's table. */
const rows = [...page.matchAll(/^\| (?!cause )(.+?) +\| (.+?) +\| `([a-z-]+)` +\|$/gm)].map(
  ([, cause = "", code, outcome]) => ({ cause, code: String(code).replaceAll("`", ""), outcome }),
);

describe("the table of docs/outcomes.md", () => {
  test("docs/outcomes.md has a row for each scenario of this file, and no others", () => {
    assert.deepEqual(rows.map(({ cause }) => cause).sort(), Object.keys(scenarios).sort());
  });

  for (const { cause, code, outcome } of rows) {
    test(`the outcome of "${cause}" is ${code}, ${outcome}`, async () => {
      for (const { options, form = FORM, act } of scenarios[cause] ?? []) {
        const client = newClient(options);
        const error = await failure((act ?? ((client) => client.createCampaign(form)))(client));
        const shown = `${error.code}: ${error.message}`;
        assert.equal(error.outcome, outcome, shown);
        if (code === "the relay's") assert.match(error.code, /^relay_/);
        else assert.equal(error.code, code, shown);
        // The message states the campaign's fate once, and as the outcome does.
        const doubts = error.message.match(/may have been|Nothing was sent/g) ?? [];
        const expected = { "not-sent": cause === "the form is invalid" ? [] : ["Nothing was sent"], refused: [] };
        assert.deepEqual(doubts, /** @type {any} */ (expected)[outcome ?? ""] ?? ["may have been"], shown);
      }
    });
  }
});
