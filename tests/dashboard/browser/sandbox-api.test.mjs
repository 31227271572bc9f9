// The sandbox API alone: the same responses as the real Laravel server, and its additional features.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CREATED, EXAMPLE } from "../../../scripts/package/example.mjs";
import { createSandboxApp, startSandbox } from "../../../www/server/sandbox.mjs";
import { startLaravelServer } from "../../laravel/server.mjs";

const JSON_HEADERS = {
  Accept: "application/json",
  Authorization: "Bearer canary-key",
  "Content-Type": "application/json",
};

/**
 * @param {unknown} body a text goes as it is, all else as JSON
 * @param {Record<string, string>} [headers]
 */
function post(body, headers = JSON_HEADERS) {
  return { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) };
}

const SMALL = { name: "Spring", assistant_id: 127 };

/** @type {{ title: string, path?: string, init: RequestInit, status: number }[]} */
const SAME_AS_LARAVEL = [
  { title: "no key", init: post(SMALL, { Accept: "application/json" }), status: 401 },
  { title: "no key, and a wrong form", init: post({}, { Accept: "application/json" }), status: 401 },
  {
    title: "a full plan, and a wrong form",
    init: post({}, { ...JSON_HEADERS, Authorization: "Bearer canary-key-full" }),
    status: 403,
  },
  { title: "an empty form", init: post({}), status: 422 },
  { title: "not JSON", init: post("{name"), status: 422 },
  { title: "JSON declared as text", init: post(SMALL, { ...JSON_HEADERS, "Content-Type": "text/plain" }), status: 422 },
  {
    title: "many errors, an unknown assistant",
    init: post({ assistant_id: 404, max_retries: 9, phone_number_ids: [1, "1"] }),
    status: 422,
  },
  { title: "more calls than the plan allows", init: post({ ...SMALL, max_calls_in_parallel: 11 }), status: 422 },
  { title: "assistant 404", init: post({ ...SMALL, assistant_id: 404 }), status: 404 },
  { title: "assistant 0", init: post({ ...SMALL, assistant_id: "0" }), status: 404 },
  { title: "assistant -1", init: post({ ...SMALL, assistant_id: -1 }), status: 404 },
  { title: "the documented example", init: post(EXAMPLE), status: 201 },
  { title: "the smallest form", init: post(SMALL), status: 201 },
  {
    title: "no days, numbers as text, no",
    init: post({ ...SMALL, allowed_days: [], max_retries: "5", mark_complete_when_no_leads: "0" }),
    status: 201,
  },
  {
    title: "days as an object, nulls, spaces",
    init: post({ name: "  Ä/ö  ", assistant_id: "127", allowed_days: { a: "monday" }, timezone: null }),
    status: 201,
  },
  {
    title: "an id beyond the range of a JavaScript number",
    init: post('{"name":"Big","assistant_id":9223372036854775807}'),
    status: 201,
  },
  { title: "an unknown route", path: "/user/nothing", init: post(SMALL), status: 404 },
];

test("the sandbox answers as the real Laravel server does", async (t) => {
  const laravel = await startLaravelServer("laravel-12");
  t.after(laravel.close);
  const sandbox = await startSandbox({ profile: "laravel-12" });
  t.after(sandbox.close);
  for (const { title, path = "/user/campaign", init, status } of SAME_AS_LARAVEL) {
    await t.test(`the sandbox answers as the real Laravel server: ${title}`, async () => {
      const [theirs, ours] = await Promise.all(
        [laravel.baseUrl, sandbox.baseUrl].map((baseUrl) => ask(baseUrl + path, init)),
      );
      assert.equal(theirs?.status, status);
      assert.deepEqual(ours, theirs);
    });
  }
});

/**
 * Returns status and body with the order of its keys. Replaces the creation time by its format.
 * @param {string} url
 * @param {RequestInit} init
 */
async function ask(url, init) {
  const response = await fetch(url, init);
  const body = JSON.stringify(await response.json());
  return { status: response.status, body: body.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z/g, "TIMESTAMP") };
}

const URL_PATH = "http://sandbox/api/user/campaign";

test("a create answers the documented 201, ids count from 1, and the list is a bare array", async () => {
  const app = createSandboxApp({ now: () => new Date("2026-02-23T10:00:00Z") });
  const created = await app.request(URL_PATH, post(EXAMPLE));
  assert.equal(created.status, 201);
  assert.equal(await created.text(), JSON.stringify(CREATED));
  assert.equal((await app.request(URL_PATH, post(EXAMPLE))).status, 201);
  const list = await app.request(`${URL_PATH}s`, { headers: JSON_HEADERS });
  assert.deepEqual(await list.json(), [CREATED.data, { ...CREATED.data, id: 2 }]);
});

test("an empty form answers the documented 422", async () => {
  const response = await createSandboxApp().request(URL_PATH, post({}));
  assert.equal(response.status, 422);
  assert.deepEqual(await response.json(), {
    message: "The given data was invalid.",
    errors: { name: ["The name field is required."], assistant_id: ["The assistant id field is required."] },
  });
});

test("an invalid form is redirected when the client does not accept JSON, and a valid form is not", async () => {
  const app = createSandboxApp();
  for (const accept of ["*/*", "text/html, application/json;q=0.9"]) {
    const response = await app.request(URL_PATH, post({}, { ...JSON_HEADERS, Accept: accept }));
    assert.equal(response.status, 302, accept);
    assert.equal(response.headers.get("location"), "/");
  }
  assert.equal((await app.request(URL_PATH, post(SMALL, { ...JSON_HEADERS, Accept: "*/*" }))).status, 201);
});

test("a 429 states the waiting time, by token and by request limit", async () => {
  const slow = await createSandboxApp().request(
    URL_PATH,
    post(SMALL, { ...JSON_HEADERS, Authorization: "Bearer canary-key-slow-down" }),
  );
  assert.equal(slow.status, 429);
  assert.ok(Number(slow.headers.get("retry-after")) > 0);

  let time = Date.parse("2026-02-23T10:00:00Z");
  const app = createSandboxApp({ maxPerMinute: 2, now: () => new Date(time) });
  const ask = async () => (await app.request(URL_PATH, post(SMALL))).status;
  assert.deepEqual([await ask(), await ask(), await ask()], [201, 201, 429]);
  time += 30_000;
  assert.equal((await app.request(URL_PATH, post(SMALL))).headers.get("retry-after"), "30");
  time += 30_000;
  assert.equal(await ask(), 201);
});

test("a create beyond the plan's limit answers 403", async () => {
  const app = createSandboxApp({ campaignLimit: 1 });
  assert.equal((await app.request(URL_PATH, post(SMALL))).status, 201);
  const refused = await app.request(URL_PATH, post(SMALL));
  assert.equal(refused.status, 403);
  assert.deepEqual(await refused.json(), {
    message: "You have reached the maximum number of campaigns allowed by your plan.",
  });
});

test("a body that is too large is refused before it is read", async () => {
  const response = await createSandboxApp().request(URL_PATH, post({ ...SMALL, extra: "x".repeat(2 * 1024 * 1024) }));
  assert.equal(response.status, 413);
});

test("an unsupported method answers with the supported ones", async () => {
  const response = await createSandboxApp().request(URL_PATH, { headers: JSON_HEADERS });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "POST");
});

test("only the page's origin may read the responses", async () => {
  const app = createSandboxApp({ origins: new Set(["http://127.0.0.1:5173"]) });
  const allowed = async (/** @type {string} */ origin) => {
    const preflight = await app.request(URL_PATH, {
      method: "OPTIONS",
      headers: {
        Origin: origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
      },
    });
    return preflight.headers.get("access-control-allow-origin");
  };
  assert.equal(await allowed("http://127.0.0.1:5173"), "http://127.0.0.1:5173");
  assert.equal(await allowed("http://example.com"), null);
});
