// CampaignClient with an injected fetch: its arguments, and arbitrary results. No call hangs, no call traps.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { CampaignError } from "../../../pkg/index.js";
import { CREATED, FORM, failure, KEY, newClient, server } from "../support/client.mjs";
import { accepted, refused } from "../support/odd-fetches.mjs";

describe("an injected fetch", () => {
  test("an injected fetch is called as fetch(url, init) with plain values", async () => {
    /** @type {any} */
    let seen;
    const fetch = /** @type {any} */ (
      /** @this {unknown} */ function (/** @type {unknown[]} */ ...args) {
        seen = { self: this, args };
        return globalThis.fetch(/** @type {any} */ (args[0]), /** @type {any} */ (args[1]));
      }
    );
    await newClient({ fetch, credentials: "same-origin" }).createCampaign(FORM);
    assert.equal(seen.self, undefined);
    assert.equal(seen.args.length, 2);
    const [url, init] = seen.args;
    assert.equal(url, `${server.baseUrl}/user/campaign`);
    const { signal, headers, ...rest } = init;
    assert.ok(signal instanceof AbortSignal);
    const { "Idempotency-Key": key, ...others } = headers;
    assert.match(key, /^[0-9a-f]{32}$/);
    assert.deepEqual(
      { ...rest, headers: others },
      {
        method: "POST",
        headers: { Accept: "application/json", Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
        redirect: "manual",
        body: JSON.stringify(FORM),
        credentials: "same-origin",
      },
    );
  });

  test("the global fetch is read at each call when no fetch is injected", async () => {
    const original = globalThis.fetch;
    const client = newClient();
    globalThis.fetch = async () => Response.json(CREATED, { status: 201 });
    try {
      assert.equal((await client.createCampaign(FORM)).id, 1);
    } finally {
      globalThis.fetch = original;
    }
    assert.equal(server.requests.length, 0);
  });

  for (const [name, answer] of accepted) {
    test(`an injected fetch may return ${name}`, async () => {
      const fetch = /** @type {any} */ (answer);
      assert.equal((await newClient({ fetch }).createCampaign(FORM)).id, 1);
    });
  }

  for (const [name, fetch, code] of refused) {
    test(`an injected fetch that ${name} gives an error of code ${code}, outcome unknown`, async () => {
      const error = await failure(newClient({ fetch: /** @type {any} */ (fetch) }).createCampaign(FORM));
      assert.ok(error instanceof CampaignError, inspect(error));
      assert.deepEqual([error.code, error.outcome, error.attempts], [code, "unknown", 1]);
      assert.match(error.message, /may have been created anyway\.$/);
    });
  }

  test("an injected fetch may call the client", async () => {
    /** @type {any} */
    let inner;
    const fetch = /** @type {any} */ (
      (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
        inner ??= newClient().createCampaign({ ...FORM, name: "inner" });
        return globalThis.fetch(url, init);
      }
    );
    await newClient({ fetch }).createCampaign(FORM);
    assert.equal((await inner).id, 1);
    assert.equal(server.requests.length, 2);
  });
});
