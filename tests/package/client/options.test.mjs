// Invalid options of CampaignClient, and the key, which no output may show.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { buildRequest, CampaignClient } from "../../../pkg/index.js";
import { assertKeyless, CREATED, FORM, facts, failure, KEY, newClient, server } from "../support/client.mjs";

/** Nothing was sent, because there is no key. */
const NO_KEY = {
  name: "AuthenticationError",
  code: "authentication",
  outcome: "not-sent",
  status: undefined,
  attempts: 0,
};

describe("the API key", () => {
  test("inspecting or serializing a client does not show its key", () => {
    const client = newClient({ headers: { "X-Api-Key": "canary-key" } });
    assert.ok(!`${inspect(client, { depth: 20, showHidden: true })}${JSON.stringify(client)}`.includes("canary"));
  });

  test("the key is redacted in the text that a server or a proxy repeats", async () => {
    server.answerWith(
      422,
      { message: `Token ${KEY} may not`, errors: { name: [`No ${encodeURIComponent(KEY)}`] } },
      { "x-echo": `Bearer ${KEY}`, "x-request-id": KEY },
    );
    const error = await failure(newClient().createCampaign(FORM));
    assert.equal(error.serverMessage, "Token [redacted] may not");
    assert.equal(error.message, "name: No [redacted]");
    assert.deepEqual(error.errors, { name: ["No [redacted]"] });
    assert.equal(error.headers["x-echo"], "Bearer [redacted]");
  });

  test("the key is redacted in every spelling, and so is the secret after its bar", async () => {
    const key = "17|canary-key/that+must-appear-nowhere";
    const [, half] = key.split("|");
    for (const spelling of [
      key,
      half,
      encodeURIComponent(key),
      encodeURIComponent(key).replace(/%../g, (code) => code.toLowerCase()),
      key.replaceAll("/", "\\/"),
      `${"x ".repeat(990)}${key}`,
      `${"x".repeat(1990)}${key}`,
    ]) {
      server.answerWith(422, { message: `Bad ${spelling}`, errors: { [`name.${spelling}`]: [`No ${spelling}`] } });
      const error = await failure(newClient({ apiKey: key }).createCampaign(FORM));
      assert.equal(error.code, "validation");
      assert.match(error.issues[0].message, /^No /);
    }
  });

  test("a key of any scheme is redacted if it was passed as a header", async () => {
    server.answer((response, { headers }) => {
      response.writeHead(422, { "content-type": "application/json" });
      response.end(
        JSON.stringify({ message: `Bad ${String(headers.authorization).split(" ")[1]}`, errors: { a: ["b"] } }),
      );
    });
    const headers = { Authorization: "Token canary-key-of-a-token" };
    const error = await failure(newClient({ apiKey: undefined, headers }).createCampaign(FORM));
    assert.equal(error.serverMessage, "Bad [redacted]");
  });

  test("the error of a failing apiKey function is copied without its other properties", async () => {
    const vault = Object.assign(new Error("sealed"), {
      config: { headers: { Authorization: "Bearer canary-key-of-a-vault" } },
    });
    const error = await failure(newClient({ apiKey: () => Promise.reject(vault) }).createCampaign(FORM));
    assert.deepEqual(facts(error), NO_KEY);
    assert.equal(error.message, "The function apiKey failed. Nothing was sent.");
    assert.equal(error.cause.message, "sealed");
    assert.equal(error.cause.config, undefined);
  });

  test("an apiKey function that fails at a retry leaves the outcome refused, after one attempt", async () => {
    server.answerWith(429, { message: "Too Many Attempts." }, { "retry-after": "0" });
    let calls = 0;
    const apiKey = () => {
      if (calls++ > 0) throw new Error(`no longer ${KEY}`);
      return KEY;
    };
    const error = await failure(newClient({ apiKey }).createCampaign(FORM));
    assert.deepEqual([error.code, error.outcome, error.attempts], ["authentication", "refused", 1]);
    assert.match(error.message, /had refused it, and a retry was pending/);
    assert.equal(error.cause.message, "no longer [redacted]");
  });

  test("a key that was passed as an Authorization header is redacted", async () => {
    const client = new CampaignClient({ baseUrl: server.baseUrl, headers: { Authorization: `Bearer ${KEY}` } });
    server.answerWith(401, { message: `Unknown token ${KEY}` });
    assert.match((await failure(client.createCampaign(FORM))).message, /Unknown token \[redacted\]/);
  });

  test("an error of an HTTP library does not carry the key", async () => {
    const fetch = /** @type {any} */ (
      async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
        throw Object.assign(
          new Error(`POST failed with ${JSON.stringify(init.headers)}`, { cause: { config: init, message: KEY } }),
          {
            config: { url, ...init },
            code: "ERR_NETWORK",
          },
        );
      }
    );
    const error = await failure(newClient({ fetch }).createCampaign(FORM));
    assert.equal(error.cause.code, "ERR_NETWORK");
    assert.match(error.cause.message, /Bearer \[redacted\]/);
  });

  for (const key of ["canary-key\n", "canary-key key", "canary-key\u{1F511}", ""]) {
    test(`the key ${JSON.stringify(key.replace("canary-key", "…"))} is refused before any request`, async () => {
      assert.throws(
        () => newClient({ apiKey: key }),
        (/** @type {any} */ error) => {
          assertKeyless(error);
          assert.ok(error instanceof TypeError);
          assert.match(error.message, /^apiKey: must be the key/);
          return true;
        },
      );
      const error = await failure(newClient({ apiKey: () => key }).createCampaign(FORM));
      assert.deepEqual(facts(error), NO_KEY);
      assert.match(error.message, /^apiKey: must be the key/);
      assert.equal(server.requests.length, 0);
    });
  }

  test("a failing apiKey function rejects with an AuthenticationError, and nothing is sent", async () => {
    const cause = new Error("vault sealed");
    const failing = newClient({ apiKey: () => Promise.reject(cause) });
    const error = await failure(failing.createCampaign(FORM));
    assert.deepEqual([error.name, error.outcome, error.cause], ["AuthenticationError", "not-sent", cause]);
    const empty = newClient({ apiKey: /** @type {any} */ (() => undefined) });
    assert.match(
      (await failure(empty.createCampaign(FORM))).message,
      /must return the key as a string.*returned undefined/,
    );
    assert.equal(server.requests.length, 0);
  });
});

describe("invalid options", () => {
  /** @type {[string, any, RegExp][]} */
  const rows = [
    ["nothing", undefined, /options of CampaignClient must be an object/],
    ["neither provider nor baseUrl", { provider: undefined, baseUrl: undefined }, /provider or baseUrl/],
    ["an unknown option", { retries: 2 }, /^Unknown option "retries"\. .*baseUrl/],
    ["an unknown provider", { provider: "acme" }, /^provider must be one of/],
    ["a relative address", { baseUrl: "/api" }, /^baseUrl: must be an absolute address/],
    ["plain http to another machine", { baseUrl: "http://example.com" }, /^baseUrl: must begin with https/],
    ["a password in the address", { baseUrl: "https://u:canary-key@example.com" }, /^baseUrl: .*without a user name/],
    ["an unknown path", { paths: { creates: "x" } }, /^paths\.creates/],
    ["a key that is a number", { apiKey: 17 }, /^apiKey must be a string, or a function/],
    [
      "a header with a line break",
      { headers: { "X-A": "canary-key\r\nX-B: 1" } },
      /^headers: the value of X-A contains a line break/,
    ],
    ["a header's name with a space", { headers: { "X A": "canary-key" } }, /^headers: a header's name/],
    ["a header that the package sets", { headers: { accept: "text/html" } }, /^headers: must not contain accept/],
    [
      "Authorization beside a key",
      { headers: { authorization: "Basic canary-key" } },
      /^headers: must not contain Authorization/,
    ],
    ["a timeout of 0", { timeout: 0 }, /^timeout must be a number of milliseconds/],
    ["a timeout that no timer can keep", { timeout: 2 ** 31 }, /^timeout must be a number of milliseconds/],
    ["a timeout that is NaN", { timeout: Number.NaN }, /^timeout must be a number of milliseconds/],
    ["a fetch that is none", { fetch: "fetch" }, /^fetch must be a function/],
    ["a negative number of retries", { maxRetries: -1 }, /^maxRetries must be a whole number from 0 to 10/],
    ["half a retry", { maxRetries: 1.5 }, /^maxRetries must be/],
    ["a hook that is none", { onResponse: "log" }, /^onResponse must be a function/],
    ["a delete without an id", { paths: { delete: "campaign" } }, /^paths\.delete: must contain \{id\}/],
    ["a path to another host", { paths: { list: "https://evil.test/" } }, /^paths\.list: must be a path/],
    [
      "assistants that are a text",
      { account: { outbound_assistant_ids: "1" } },
      /^account\.outbound_assistant_ids must/,
    ],
    [
      "a phone number's id that is none",
      { account: { phone_number_ids: [1, "x"] } },
      /^account\.phone_number_ids must/,
    ],
    ["goal variables that are not lists", { account: { goal_variables: { 1: "g" } } }, /^account\.goal_variables must/],
    ["an account's zone that is a number", { account: { timezone: 1 } }, /^account\.timezone must be the name/],
    ["unknown credentials", { credentials: "yes" }, /^credentials must be one of omit, same-origin, include/],
    ["an unknown profile", { profile: "laravel-5" }, /^profile must be one of/],
    ["a limit below 1", { account: { max_calls_in_parallel: 0 } }, /^account\.max_calls_in_parallel must be/],
  ];
  for (const [name, options, message] of rows) {
    test(`new CampaignClient with ${name} throws a TypeError that names the option`, () => {
      const make = () => new CampaignClient(options && { baseUrl: server.baseUrl, apiKey: KEY, ...options });
      assert.throws(make, (/** @type {any} */ error) => {
        assertKeyless(error);
        assert.ok(error instanceof TypeError, inspect(error));
        assert.match(error.message, message);
        return true;
      });
    });
  }

  for (const [options, message] of /** @type {[any, RegExp][]} */ ([
    [{ retries: 1 }, /^Unknown option "retries"/],
    [{ signal: {} }, /^signal must be an AbortSignal/],
    [{ timeout: -1 }, /^timeout must be/],
    [{ dedupe: "no" }, /^dedupe must be a boolean/],
    [{ headers: { "X-A": "a\nb" } }, /^headers: the value of X-A/],
    [{ headers: { Authorization: "Basic canary-key" } }, /^headers: must not contain Authorization/],
    [null, /must be an object/],
  ])) {
    test(`invalid call options ${JSON.stringify(Object.keys(options ?? {}))} reject before a request`, async () => {
      const error = await failure(newClient().createCampaign(FORM, options));
      assert.ok(error instanceof TypeError, inspect(error));
      assert.match(error.message, message);
      assert.equal(server.requests.length, 0);
    });
  }

  test("an apiKey in a browser is refused, unless the caller allows it", () => {
    const page = /** @type {any} */ (globalThis);
    page.window = { document: {} };
    try {
      assert.throws(
        () => newClient(),
        /^TypeError: apiKey: must not be set in a browser, where every visitor could read the key/,
      );
      assert.throws(() => newClient({ apiKey: () => KEY }), /apiKey: must not be set in a browser/);
      assert.ok(newClient({ dangerouslyAllowBrowser: true }));
      assert.ok(newClient({ apiKey: undefined }));
    } finally {
      delete page.window;
    }
  });

  test("an Authorization header in a browser is refused like an apiKey, wherever headers are set", async () => {
    const page = /** @type {any} */ (globalThis);
    page.window = { document: {} };
    try {
      const message = /^headers\.Authorization: must not be set in a browser, where every visitor could read the key/;
      for (const headers of [{ authorization: KEY }, new Headers({ Authorization: KEY }), [["AUTHORIZATION", KEY]]]) {
        const options = /** @type {any} */ ({ apiKey: undefined, headers });
        assert.throws(() => newClient(options), { name: "TypeError", message });
        assert.ok(newClient({ ...options, dangerouslyAllowBrowser: true }));
        const keyless = newClient({ apiKey: undefined });
        for (const call of [
          keyless.createCampaign(FORM, { headers: options.headers }),
          keyless.listCampaigns({ headers: options.headers }),
          keyless.listAssistants({ headers: options.headers }),
          keyless.findCreated(FORM, { since: 0, headers: options.headers }),
        ]) {
          const error = await failure(call);
          assert.ok(error instanceof TypeError);
          assert.match(error.message, message);
        }
      }
      assert.ok(newClient({ apiKey: undefined, headers: { "X-Session": "s" } }));
      assert.equal(server.requests.length, 0);
    } finally {
      delete page.window;
    }
  });

  test("headers are accepted in every form of fetch, by the client, a call and buildRequest", async () => {
    for (const [client, call] of /** @type {[any, any][]} */ ([
      [new Headers({ "X-A": "1", "X-B": "1" }), new Headers({ "x-b": "2" })],
      [new Map(Object.entries({ "X-A": "1", "X-B": "1" })), new Map([["X-B", "2"]])],
      [Object.entries({ "X-A": "1", "X-B": "1" }), [["X-B", "2"]]],
      [{ "X-A": "1", "X-B": "1", "X-C": undefined }, { "X-B": "2" }],
    ])) {
      server.answerWith(201, CREATED);
      await newClient({ headers: client }).createCampaign(FORM, { headers: call });
      const { "x-a": a, "x-b": b, "x-c": c, authorization } = server.requests[0].headers;
      assert.deepEqual([a, b, c, authorization], ["1", "2", undefined, `Bearer ${KEY}`]);
      const built = buildRequest(FORM, { provider: "autocalls", headers: client });
      assert.equal(new Headers(built.headers).get("x-b"), "1");
      assert.equal(new Headers(built.headers).get("accept"), "application/json");
    }
    const twice = buildRequest(FORM, {
      provider: "autocalls",
      headers: [
        ["X-A", "1"],
        ["x-a", "2"],
      ],
    });
    assert.equal(new Headers(twice.headers).get("x-a"), "1, 2");
  });

  test("an API key that is passed as the name of an option is not shown", () => {
    const options = /** @type {any} */ ({ provider: "autocalls", [KEY]: true, "canary-key-of-20-digits": true });
    assert.throws(
      () => newClient(options),
      (error) => {
        assertKeyless(error);
        return error instanceof TypeError && error.message.startsWith('Unknown option "…".');
      },
    );
  });

  for (const headers of /** @type {any[]} */ (["X-A: 1", 5, null, ["X-A"], [["X-A"]], [["X-A", 1]], new Set(["ab"])])) {
    test(`headers that are ${inspect(headers)}: a TypeError that names them, everywhere`, async () => {
      const refusal = { name: "TypeError", message: /^headers must be an object of strings by name/ };
      assert.throws(() => newClient({ headers }), refusal);
      assert.throws(() => buildRequest(FORM, { provider: "autocalls", headers }), refusal);
      await assert.rejects(newClient().createCampaign(FORM, { headers }), refusal);
      await assert.rejects(newClient().listCampaigns({ headers }), refusal);
    });
  }

  test("changing the options of a client afterwards changes nothing", async () => {
    const headers = { "X-A": "1" };
    const client = newClient({ headers });
    headers["X-A"] = "2";
    await client.createCampaign(FORM);
    assert.equal(server.requests[0].headers["x-a"], "1");
  });
});
