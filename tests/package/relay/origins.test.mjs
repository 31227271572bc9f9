// The pages that may use the relay: their origins, and the host names of the relay itself.
// Origins of extensions and apps: cspell:ignore abcdefghijklmnopabcdefghijklmnop xcapacitor
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CREATED, server } from "../support/client.mjs";
import { ask, CREATE, MOUNT, newRelay, readResponse, refusal } from "../support/relay.mjs";

describe("origins", () => {
  const OTHER = "https://app.example";
  test("a listed origin may send requests and read responses, and another origin gets no CORS header", async () => {
    server.answerWith(201, CREATED);
    const relay = newRelay({ origins: [OTHER] });
    const { status, headers } = await readResponse(await relay(ask(CREATE, { headers: { origin: OTHER } })));
    assert.equal(status, 201);
    assert.equal(headers["access-control-allow-origin"], OTHER);
    assert.equal(headers["access-control-allow-credentials"], "true");
    const stranger = await readResponse(await relay(ask(CREATE, { headers: { origin: "https://evil.example" } })));
    assert.equal(stranger.headers["access-control-allow-origin"], undefined);
    const own = await readResponse(await relay(ask(CREATE)));
    assert.equal(own.headers["access-control-allow-origin"], undefined);
  });

  test("origins of apps and extensions are allowed only by their exact names", async () => {
    server.answerWith(201, CREATED);
    const apps = [
      "capacitor://localhost",
      "ionic://localhost",
      "tauri://localhost",
      "app://example",
      "app://.",
      "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
      "moz-extension://0b7c0d0e-5a3c-4b7e-9f5e-2d1c0b9a8f7e",
      "http://localhost:5173",
    ];
    const relay = newRelay({ origins: apps });
    for (const origin of apps) {
      const { status, headers } = await readResponse(await relay(ask(CREATE, { headers: { origin } })));
      assert.deepEqual([status, headers["access-control-allow-origin"]], [201, origin]);
    }
    for (const origin of [
      "capacitor://localhost.evil",
      "capacitor://evil",
      "xcapacitor://localhost",
      "tauri://",
      "null",
    ]) {
      const { status, json } = await readResponse(await relay(ask(CREATE, { headers: { origin } })));
      assert.deepEqual([status, json.code], [403, "relay_origin"], origin);
    }
  });

  test("the host of the header makes the relay's own origin, with the scheme of the address", async () => {
    server.answerWith(201, CREATED);
    // Next passes http://localhost:3000 for every host.
    const url = "http://localhost:3000/api/user/campaign";
    const relay = newRelay({ hosts: ["127.0.0.1"] });
    const post = (/** @type {Record<string, string>} */ headers) => relay(new Request(url, ask(CREATE, { headers })));
    const host = "127.0.0.1:3000";
    for (const origin of ["https://127.0.0.1:3000", "http://127.0.0.1", "http://evil.example", "null"]) {
      assert.deepEqual(await refusal(await post({ host, origin })), [403, "relay_origin"], origin);
    }
    assert.deepEqual(await refusal(await post({ origin: "http://null" })), [421, "relay_host"], "no host");
    assert.equal((await post({ host, origin: "http://127.0.0.1:3000" })).status, 201);
    assert.equal((await post({ host, origin: "http://localhost:3000" })).status, 201);
  });

  test("the host of the header makes no origin without the option hosts", async () => {
    // DNS rebinding: a page resolves its own name to the relay's machine.
    const host = "evil.example:3000";
    const request = new Request(
      "http://localhost:3000/api/user/campaign",
      ask(CREATE, { headers: { host, origin: `http://${host}` } }),
    );
    assert.deepEqual(await refusal(await newRelay()(request)), [403, "relay_origin"]);
  });

  test("a preflight of a listed origin is answered without authorize", async () => {
    const relay = newRelay({ origins: [OTHER], authorize: () => false });
    const request = new Request(`${MOUNT}${CREATE}`, {
      method: "OPTIONS",
      headers: {
        origin: OTHER,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    const response = await relay(request);
    assert.equal(response.status, 204);
    assert.equal(response.headers.get("access-control-allow-methods"), "POST");
    assert.equal(response.headers.get("access-control-allow-headers"), "content-type");
    assert.equal(response.headers.get("access-control-allow-origin"), OTHER);
  });

  test("a request without an origin is passed to authorize", async () => {
    server.answerWith(200, []);
    const bare = new Request(`${MOUNT}/user/campaigns`);
    assert.equal((await newRelay()(bare)).status, 200);
    const own = new Request(`${MOUNT}/user/campaigns`, { headers: { "sec-fetch-site": "same-origin" } });
    assert.equal((await newRelay()(own)).status, 200);
  });
});

describe("hosts", () => {
  /** @param {string} url @param {Record<string, string>} [headers] */
  const list = (url, headers = {}) => new Request(`${url}/user/campaigns`, { headers });
  /** @type {[string, string[], string, Record<string, string>, number][]} */
  const rows = [
    ["a name on the list", ["shop.example"], "https://shop.example", {}, 200],
    ["a name in capitals", ["Shop.Example"], "https://SHOP.example", {}, 200],
    ["any port of a name without one", ["localhost"], "http://localhost:5173", {}, 200],
    ["the port of the list", ["localhost:5173"], "http://localhost:5173", {}, 200],
    ["the scheme's own port", ["shop.example:443"], "https://shop.example", {}, 200],
    [
      "the scheme's own port, left out in Host",
      ["shop.example:443"],
      "https://shop.example",
      { host: "shop.example" },
      200,
    ],
    ["an IPv6 address", ["[::1]"], "http://[::1]:8080", {}, 200],
    ["a Host header that agrees", ["shop.example"], "https://shop.example", { host: "shop.example:443" }, 200],
    ["another port", ["localhost:5173"], "http://localhost:8080", {}, 421],
    ["a name that was rebound", ["localhost"], "http://evil.example:5173", { origin: "http://evil.example:5173" }, 421],
    ["a name that begins alike", ["shop.example"], "https://shop.example.evil.example", {}, 421],
    ["a name that ends in a point", ["shop.example"], "https://shop.example.", {}, 421],
    ["a Host header of another name", ["shop.example"], "https://shop.example", { host: "evil.example" }, 421],
    ["no name at all", [], "https://shop.example", {}, 421],
  ];
  for (const [name, hosts, url, headers, status] of rows) {
    test(`the relay answers ${name} with ${status}`, async () => {
      server.answerWith(200, []);
      const answer = await readResponse(await newRelay({ hosts })(list(url, headers)));
      assert.equal(answer.status, status);
      assert.equal(server.requests.length, status === 200 ? 1 : 0);
      if (status === 421) assert.equal(answer.json.code, "relay_host");
    });
  }

  test("an unlisted host is refused before authorize is called", async () => {
    let asked = 0;
    const relay = newRelay({ hosts: ["shop.example"], authorize: () => ++asked > 0 });
    assert.equal((await relay(list("https://evil.example"))).status, 421);
    assert.equal(asked, 0);
  });
});
