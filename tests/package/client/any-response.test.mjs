// Any response of a server, and any value of an injected fetch: the promise settles with a campaign or a documented
// error, and no error says "refused" if a campaign may exist.
// RUNS=20000 SEED=42 node --test tests/package/client/any-response.test.mjs
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { CampaignClient, CampaignError } from "../../../pkg/index.js";
import { assertKeyless, FORM, KEY } from "../support/client.mjs";
import { holder } from "../support/hold.mjs";

const { holdAsync, shown } = holder({ runs: 500, properties: 2 });

const STATUSES = [200, 201, 204, 301, 302, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504];
const CODES = [
  ...["authentication", "plan_limit", "assistant_not_found", "not_found", "validation", "rate_limit"],
  ...["server", "unexpected_response", "connection", "timeout", "aborted"],
];

const text = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "The given data was invalid.",
    "maximum number of campaigns",
    "Forbidden",
    "The route x",
    "relay_timeout",
  ),
  fc.string({ unit: "binary" }),
);
/** Members that the client reads, with an expected or an arbitrary value. */
const members = fc.record(
  {
    message: fc.oneof(text, fc.jsonValue()),
    errors: fc.oneof(
      fc.dictionary(fc.string(), fc.oneof(text, fc.array(fc.oneof(text, fc.jsonValue())))),
      fc.jsonValue(),
    ),
    data: fc.oneof(
      fc.record(
        {
          id: fc.oneof(fc.nat(), fc.string(), fc.jsonValue()),
          name: fc.string(),
          allowed_hours_start_time: fc.constantFrom("09:00:00", "9:00", "x", ""),
          __proto__: fc.constant(null),
        },
        { requiredKeys: [] },
      ),
      fc.array(fc.jsonValue()),
      fc.jsonValue(),
    ),
    success: fc.jsonValue(),
    code: fc.oneof(text, fc.jsonValue()),
    meta: fc.jsonValue(),
    last_page: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const campaign = fc.record({
  message: text,
  data: fc.record({ id: fc.oneof(fc.nat(), fc.string({ minLength: 1 })), name: text }),
});
const body = fc.oneof(
  { weight: 3, arbitrary: campaign.map((value) => JSON.stringify(value)) },
  { weight: 6, arbitrary: members.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.tuple(fc.json(), fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1))) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.uint8Array() },
  { weight: 1, arbitrary: fc.constantFrom("", "<html>", "null", '{"__proto__":{"polluted":1},"message":"x"}') },
);
const headers = fc.dictionary(
  fc.constantFrom("retry-after", "date", "x-request-id", "content-type", "location"),
  fc.oneof(
    fc.constantFrom("0", "Sun, 06 Nov 1994 08:49:37 GMT", "-1", "text/html"),
    fc.stringMatching(/^[!-~]{0,20}$/),
  ),
  { maxKeys: 3 },
);
const status = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...STATUSES) },
  { weight: 1, arbitrary: fc.constantFrom(200, 201) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
);

/** @param {typeof globalThis.fetch} fetch */
const clientOf = (fetch) =>
  new CampaignClient({ baseUrl: "https://api.example/api", apiKey: KEY, fetch, maxRetries: 0, timeout: 5_000 });

/**
 * @param {CampaignClient} client
 * @returns {Promise<{ campaign?: any, error?: any }>}
 */
const outcomeOf = (client) =>
  client.createCampaign(FORM).then(
    (campaign) => ({ campaign }),
    (error) => ({ error }),
  );

/** @param {any} error */
function assertDocumented(error) {
  assert.ok(error instanceof CampaignError, String(error?.stack ?? error));
  assert.ok(CODES.includes(error.code) || error.code.startsWith("relay"), error.code);
  assert.ok(["not-sent", "refused", "unknown"].includes(error.outcome), error.outcome);
  assert.notEqual(error.message.trim(), "");
  assertKeyless(error);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
}

describe(`arbitrary responses: ${shown}`, () => {
  test("an arbitrary response of a server gives a campaign, or an error that claims only proven facts", async () => {
    let created = 0;
    const tried = await holdAsync(
      fc.asyncProperty(status, headers, body, async (status, headers, content) => {
        const bodiless = [204, 205, 304].includes(status);
        const answer = () => new Response(bodiless ? null : /** @type {any} */ (content), { status, headers });
        const { campaign, error } = await outcomeOf(clientOf(async () => answer()));
        const text = await answer().text();
        let json;
        try {
          json = JSON.parse(text);
        } catch {} // An invalid text is neither a campaign nor a refusal.
        if (campaign) {
          created += 1;
          assert.ok(status === 200 || status === 201);
          assert.deepEqual(campaign.id, json.data.id);
          return;
        }
        assertDocumented(error);
        assert.equal(error.status, status);
        assert.notEqual(error.outcome, "not-sent");
        if (error.outcome === "refused") {
          const isOfRelay = typeof json.message === "string" && /^relay_[a-z_]+$/.test(json.code);
          const namesFields = status === 422 && typeof json === "object" && !Array.isArray(json);
          assert.ok((status >= 400 && status < 500) || isOfRelay, text);
          assert.ok(typeof json.message === "string" || namesFields, text);
        }
      }),
    );
    // About one in thirteen.
    assert.ok(created > 0 && created < tried / 2, `${created} of ${tried} were campaigns`);
  });

  test("a message that is a long integer proves no refusal, as any other number", async () => {
    for (const message of ["5", "9007199254740992", "-9223372036854775808"]) {
      const { error } = await outcomeOf(clientOf(async () => new Response(`{"message":${message}}`, { status: 401 })));
      assert.deepEqual([error.code, error.outcome], ["unexpected_response", "unknown"], message);
    }
  });

  test("an arbitrary value that an injected fetch returns or throws settles the call", async () => {
    const odd = fc.oneof(
      fc.anything({ withBigInt: true, withNullPrototype: true, withObjectString: true }),
      fc.record(
        { status, text: fc.anything().map((value) => () => value), headers: fc.anything() },
        { requiredKeys: [] },
      ),
      fc.record(
        { status, json: fc.anything().map((value) => async () => value), headers },
        { requiredKeys: ["status"] },
      ),
    );
    await holdAsync(
      fc.asyncProperty(odd, fc.constantFrom("give", "throw", "reject"), async (value, how) => {
        const fetch = /** @type {any} */ (
          () => {
            if (how === "throw") throw value;
            return how === "reject" ? Promise.reject(value) : value;
          }
        );
        const { campaign, error } = await outcomeOf(clientOf(fetch));
        if (campaign === undefined) assertDocumented(error);
        else assert.ok("id" in campaign);
        if (how !== "give") assert.equal(error.code, "connection");
      }),
    );
  });
});
