// Where the client's key comes from, and addresses of a relay on the page's own origin.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { CampaignClient } from "../../../pkg/index.js";
import { createSandbox } from "../../../pkg/sandbox.js";
import { assertKeyless, CREATED, FORM, failure, KEY, server } from "../support/client.mjs";

const VARIABLE = "OUTBOUND_CAMPAIGN_API_KEY";
const ENVIRONMENT_KEY = "23|canary-key-of-the-environment";

afterEach(() => {
  delete process.env[VARIABLE];
  delete (/** @type {any} */ (globalThis).location);
});

/**
 * Returns the Authorization header of a create at a documented host.
 * @param {Partial<import("../../../pkg/index.js").ClientOptions>} [options]
 */
async function authorization(options) {
  /** @type {string | null | undefined} */
  let header;
  /** @type {typeof globalThis.fetch} */
  const fetch = (url, init) => {
    header = new Headers(init?.headers).get("authorization");
    return createSandbox().fetch(url, init);
  };
  await new CampaignClient({ provider: "autocalls", fetch, ...options }).createCampaign(FORM);
  return header ?? undefined;
}

test("without apiKey the key is that of the environment, without blanks around it", async () => {
  assert.equal(await authorization(), undefined);
  process.env[VARIABLE] = `${ENVIRONMENT_KEY}\n`;
  assert.equal(await authorization(), `Bearer ${ENVIRONMENT_KEY}`);
  process.env[VARIABLE] = " ";
  assert.equal(await authorization(), undefined);
});

test("another credential takes the place of the environment's key", async () => {
  process.env[VARIABLE] = ENVIRONMENT_KEY;
  assert.equal(await authorization({ apiKey: KEY }), `Bearer ${KEY}`);
  assert.equal(await authorization({ headers: { authorization: "Basic canary-key" } }), "Basic canary-key");
  assert.equal(await authorization({ credentials: "include" }), undefined);
});

test("the environment's key is never sent to another host than a documented one", async () => {
  process.env[VARIABLE] = ENVIRONMENT_KEY;
  server.answerWith(201, CREATED);
  await new CampaignClient({ baseUrl: server.baseUrl }).createCampaign(FORM);
  assert.equal(server.requests.at(-1)?.headers.authorization, undefined);
  assert.equal(await authorization({ baseUrl: "https://autocalls.example/api" }), undefined);
  assert.equal(await authorization({ baseUrl: "https://APP.autocalls.ai/api" }), `Bearer ${ENVIRONMENT_KEY}`);
});

test("the environment's key appears in no error", async () => {
  process.env[VARIABLE] = ENVIRONMENT_KEY;
  const fetch = async () => Response.json({ message: `bad key ${ENVIRONMENT_KEY}` }, { status: 500 });
  const error = await failure(new CampaignClient({ provider: "autocalls", fetch }).createCampaign(FORM));
  assert.ok(!JSON.stringify(error).includes(ENVIRONMENT_KEY) && !error.stack.includes(ENVIRONMENT_KEY));
});

test("a client of a documented host without any credential throws at construction", () => {
  for (const options of /** @type {import("../../../pkg/index.js").ClientOptions[]} */ ([
    { provider: "autocalls" },
    { provider: "intellixent", headers: { "x-trace": "1" } },
    { baseUrl: "https://app.autocalls.ai/api" },
  ])) {
    assert.throws(
      () => new CampaignClient(options),
      (error) => {
        assertKeyless(error);
        return (
          error instanceof TypeError && /^apiKey is missing: .*OUTBOUND_CAMPAIGN_API_KEY.*sandbox/.test(error.message)
        );
      },
    );
  }
});

test("a client with another credential, or of a relay, needs no key", () => {
  const sandbox = createSandbox();
  for (const options of /** @type {import("../../../pkg/index.js").ClientOptions[]} */ ([
    { provider: "autocalls", apiKey: KEY },
    { provider: "autocalls", apiKey: () => KEY },
    { provider: "autocalls", headers: { Authorization: "Basic canary-key" } },
    { provider: "autocalls", headers: { Cookie: "session=canary-key" } },
    { provider: "autocalls", fetch: sandbox.fetch },
    { provider: "autocalls", credentials: "include" },
    { baseUrl: "https://relay.example/api" },
    { baseUrl: "/api" },
  ])) {
    new CampaignClient(options);
  }
  process.env[VARIABLE] = ENVIRONMENT_KEY;
  new CampaignClient({ provider: "autocalls" });
});

test("a relative baseUrl is resolved to the page's origin at the first call", async () => {
  process.env[VARIABLE] = ENVIRONMENT_KEY;
  const client = new CampaignClient({ baseUrl: "/api" });
  const error = await failure(client.createCampaign(FORM));
  assert.ok(error instanceof TypeError);
  assert.match(error.message, /^baseUrl: \/api is relative, and there is no page here/);
  assert.equal(server.requests.length, 0);
  const { origin } = new URL(server.baseUrl);
  /** @type {any} */ (globalThis).location = { origin, href: `${origin}/campaigns/new` };
  await client.createCampaign(FORM);
  assert.deepEqual(
    [server.requests.at(-1)?.url, server.requests.at(-1)?.headers.authorization],
    ["/api/user/campaign", undefined],
  );
});

test("a relative baseUrl beside a key, and an address without a host, are refused", () => {
  assert.throws(() => new CampaignClient({ baseUrl: "/api", apiKey: KEY }), /^TypeError: baseUrl: must be an absolute/);
  for (const baseUrl of ["//evil.example/api", "api", "", "/api?x=1"]) {
    assert.throws(() => new CampaignClient({ baseUrl }), /^TypeError: baseUrl: /, baseUrl);
  }
});
