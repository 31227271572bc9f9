// The server between the pages and the sandbox: sessions, the package's relay, deletes, and the faults route.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contract202607 } from "outbound-campaign/2026-07";
import { createApi } from "../../../www/server/relay.mjs";
import { startSandbox } from "../../../www/server/sandbox.mjs";
import { createFaults } from "../../../www/server/sandbox-faults.mjs";
import { createSessions } from "../../../www/server/sessions.mjs";
import { hostOf, targetOfEnvironment } from "../../../www/server/target.mjs";

const ORIGIN = "http://127.0.0.1:5173";
const API_KEY = "canary-key-of-the-relay-test";
const FORM = JSON.stringify({ name: "Spring", assistant_id: 127 });

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let sandbox;
before(async () => {
  sandbox = await startSandbox({ apiKey: API_KEY });
});
after(() => sandbox.close());

/**
 * Opens the relay as one of its own pages does.
 * @param {import("../../../www/server/sandbox-faults.mjs").Faults} [faults]
 */
function open(faults) {
  const sessions = createSessions("session");
  const app = createApi({ target: { baseUrl: sandbox.baseUrl, apiKey: API_KEY }, sessions, faults });
  const setCookie = sessions.begin(new Headers()) ?? "";
  const cookie = setCookie.split(";")[0] ?? "";
  /** @param {string} path @param {RequestInit} [init] */
  const ask = (path, init = {}) =>
    app.request(`${ORIGIN}${path}`, {
      ...init,
      headers: { cookie, origin: ORIGIN, "content-type": "application/json", ...init.headers },
    });
  return { ask, setCookie, sessions };
}

test("the session cookie of a page is HttpOnly and SameSite=Strict", () => {
  const { setCookie, sessions } = open();
  assert.match(setCookie, /^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  assert.equal(sessions.begin(new Headers({ cookie: `other=1; ${setCookie.split(";")[0]}` })), undefined);
  assert.equal(sessions.isKnown(new Headers({ cookie: "session=guessed" })), false);
});

test("a session expires after 12 idle hours, and beyond 1,000 sessions the oldest one expires", () => {
  let time = 0;
  const sessions = createSessions("session", () => time);
  const begin = () => new Headers({ cookie: sessions.begin(new Headers())?.split(";")[0] ?? "" });
  const hour = 3_600_000;
  const [used, unused] = [begin(), begin()];
  time = 11 * hour;
  assert.ok(sessions.isKnown(used));
  time = 13 * hour;
  assert.deepEqual([sessions.isKnown(used), sessions.isKnown(unused)], [true, false]);
  const first = begin();
  for (let i = 0; i < 999; i++) {
    begin();
    assert.ok(sessions.isKnown(used));
  }
  assert.deepEqual([sessions.isKnown(first), sessions.isKnown(used)], [false, true]);
});

test("the relay refuses a request whose host name is not loopback", async () => {
  const sessions = createSessions("session");
  const app = createApi({ target: { baseUrl: sandbox.baseUrl, apiKey: API_KEY }, sessions });
  const cookie = sessions.begin(new Headers())?.split(";")[0] ?? "";
  const origin = "http://rebound.example:5173";
  const response = await app.request(`${origin}/api/user/campaigns`, { headers: { cookie, origin } });
  assert.deepEqual([response.status, (await response.json()).code], [421, "relay_host"]);
});

test("a create that is retried after the calibration was switched on creates one campaign", async () => {
  const { ask } = open();
  const create = () =>
    ask("/api/user/campaign", {
      method: "POST",
      body: JSON.stringify({ name: "Only once", assistant_id: 127 }),
      headers: { "idempotency-key": "0e37df36-f698-11e6-8dd4-cb9ced3df976" },
    });
  const first = await (await create()).json();
  assert.equal((await ask("/api/user/campaign/calibrate", { method: "POST", body: "{}" })).status, 200);
  for (const used of [true, false]) {
    assert.equal((await ask("/api/calibration", { method: "PUT", body: JSON.stringify({ used }) })).status, 200);
    assert.deepEqual(await (await create()).json(), first);
  }
  const listed = await (await ask("/api/user/campaigns")).json();
  assert.equal(listed.filter((/** @type {{ name: string }} */ { name }) => name === "Only once").length, 1);
});

test("every API route refuses a request without a session", async () => {
  const { ask } = open(createFaults());
  for (const [path, method] of [
    ["/api/user/campaigns", "GET"],
    ["/api/user/campaign", "POST"],
    ["/api/user/campaign/1", "DELETE"],
    ["/api/about", "GET"],
    ["/api/account", "GET"],
    ["/api/faults", "GET"],
  ]) {
    const response = await ask(path ?? "", { method, headers: { cookie: "session=guessed" } });
    assert.equal(response.status, 403, path);
    assert.equal((await response.json()).code, "relay_forbidden");
  }
});

test("a campaign is created and deleted through the relay, and no response contains the API key", async () => {
  const { ask } = open();
  const created = await ask("/api/user/campaign", { method: "POST", body: FORM });
  assert.equal(created.status, 201);
  const { id } = (await created.json()).data;
  const deleted = await ask(`/api/user/campaign/${id}`, { method: "DELETE" });
  assert.deepEqual([deleted.status, await deleted.json()], [200, { message: "Campaign deleted successfully" }]);
  const again = await ask(`/api/user/campaign/${id}`, { method: "DELETE" });
  assert.deepEqual([again.status, await again.json()], [404, { message: "Campaign not found." }]);
  const about = await (await ask("/api/about")).text();
  const { host } = new URL(sandbox.baseUrl);
  assert.deepEqual(JSON.parse(about), { mode: "live", host, profile: "documented", calibrated: null });
  assert.ok(!about.includes(API_KEY));
});

test("the account is one answer with names, facts and descriptions of goals, without the API key", async () => {
  const text = await (await open().ask("/api/account")).text();
  const { facts, assistants, phoneNumbers, descriptions } = JSON.parse(text);
  assert.deepEqual(
    assistants.map((/** @type {{ id: number }} */ { id }) => id),
    facts.outbound_assistant_ids,
  );
  assert.deepEqual(Object.keys(assistants[0]).sort(), ["id", "name", "timezone"]);
  assert.deepEqual(
    phoneNumbers.map((/** @type {{ id: number }} */ { id }) => id),
    facts.phone_number_ids,
  );
  const goals = Object.entries(facts.goal_variables).flatMap(([id, names]) =>
    /** @type {string[]} */ (names).map((name) => `${id} ${name}`),
  );
  const described = Object.keys(descriptions);
  assert.ok(described.length > 0 && goals.some((goal) => described.includes(goal)), `${goals} | ${described}`);
  assert.ok(!text.includes(API_KEY));
});

test("an account that the server cannot read answers 502 relay_upstream", async (t) => {
  t.mock.method(console, "error", () => {});
  const sessions = createSessions("session");
  const app = createApi({ target: { baseUrl: "http://127.0.0.1:1/api", apiKey: API_KEY }, sessions });
  const cookie = sessions.begin(new Headers())?.split(";")[0] ?? "";
  const response = await app.request(`${ORIGIN}/api/account`, { headers: { cookie } });
  assert.deepEqual([response.status, (await response.json()).code], [502, "relay_upstream"]);
});

test("a delete from another origin is refused even with a valid cookie", async () => {
  const { ask } = open();
  for (const origin of ["http://127.0.0.1:9999", "null"]) {
    const response = await ask("/api/user/campaign/1", { method: "DELETE", headers: { origin } });
    assert.equal((await response.json()).code, "relay_origin");
  }
});

test("a delete on an unreachable server answers 502 relay_upstream", async (t) => {
  t.mock.method(console, "error", () => {});
  const gone = await startSandbox();
  await gone.close();
  const sessions = createSessions("session");
  const app = createApi({ target: { baseUrl: gone.baseUrl, apiKey: API_KEY }, sessions });
  const cookie = sessions.begin(new Headers())?.split(";")[0] ?? "";
  const init = { method: "DELETE", headers: { cookie, origin: ORIGIN } };
  const response = await app.request(`${ORIGIN}/api/user/campaign/1`, init);
  assert.equal(response.status, 502);
  assert.equal((await response.json()).code, "relay_upstream");
});

test("the faults route accepts known faults only, and exists in the sandbox only", async () => {
  const faults = createFaults();
  const { ask } = open(faults);
  const put = (/** @type {unknown} */ body) => ask("/api/faults", { method: "PUT", body: JSON.stringify(body) });
  assert.equal((await put({ kind: "slow", scope: "everything" })).status, 200);
  assert.deepEqual(await (await ask("/api/faults")).json(), { kind: "slow", scope: "everything" });
  assert.equal((await put({ kind: "fire", scope: "everything" })).status, 400);
  assert.deepEqual(faults.get(), { kind: "slow", scope: "everything" });
  assert.equal((await open().ask("/api/faults")).status, 404);
});

test("the target is read from the environment, and an empty environment selects the sandbox", () => {
  assert.equal(targetOfEnvironment({}), undefined);
  const target = targetOfEnvironment({
    OUTBOUND_CAMPAIGN_PROVIDER: "autocalls",
    OUTBOUND_CAMPAIGN_API_KEY: "canary-key",
  });
  assert.deepEqual(target, { provider: "autocalls", apiKey: "canary-key" });
  assert.equal(hostOf({ baseUrl: "https://api.example.com/v1", apiKey: "canary-key" }), "api.example.com");
  assert.throws(() => targetOfEnvironment({ OUTBOUND_CAMPAIGN_PROVIDER: "autocalls" }), /OUTBOUND_CAMPAIGN_API_KEY/);
  assert.throws(() => targetOfEnvironment({ OUTBOUND_CAMPAIGN_API_KEY: "canary-key" }), /OUTBOUND_CAMPAIGN_BASE_URL/);
});

test("--contract applies to the host of the environment, wins over its contract, and a wrong name is refused", () => {
  const env = { OUTBOUND_CAMPAIGN_PROVIDER: "autocalls", OUTBOUND_CAMPAIGN_API_KEY: "canary-key" };
  const second = { ...env, OUTBOUND_CAMPAIGN_CONTRACT: "2026-07" };
  assert.equal(targetOfEnvironment(env, "2026-07")?.contract, contract202607);
  assert.equal(targetOfEnvironment(second)?.contract, contract202607);
  assert.equal(targetOfEnvironment(second, "2026-02")?.contract, undefined);
  assert.throws(() => targetOfEnvironment(env, "2026-70"), /--contract must be 2026-02 or 2026-07, not 2026-70/);
});
