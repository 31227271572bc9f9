// Attacks of a hostile page, program or body on the relay (SECURITY.md lists them). The upstream sees only requests of
// the relay's own, and the key does not leave the server.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { connect } from "node:net";
import { describe, test } from "node:test";
import { CREATED, FORM, KEY, server } from "../support/client.mjs";
import { newRelay, SITE } from "../support/relay.mjs";

const CREATE = "/api/outbound/user/campaign";

/**
 * Closes each connection: some attacks keep this process busy for longer than the server keeps an idle connection.
 * @param {number} status @param {unknown} body @param {Record<string, string>} [headers]
 */
const answerWith = (status, body, headers) => server.answerWith(status, body, { ...headers, connection: "close" });

/** @param {string} path @param {RequestInit & { duplex?: "half" }} [init] */
const post = (path, { headers, ...init } = {}) =>
  new Request(`${SITE}${path}`, {
    method: "POST",
    body: JSON.stringify(FORM),
    ...init,
    headers: { origin: SITE, "content-type": "application/json", .../** @type {any} */ (headers) },
  });

/** @param {Response} response */
const readResponse = async (response) => {
  const text = await response.text();
  const shown = text + JSON.stringify([...response.headers]);
  assert.ok(!shown.includes("canary"), "the key is in the answer");
  return { status: response.status, headers: response.headers, text };
};

/**
 * Serves the relay from a Node server on a real socket.
 * @param {(port: number) => Promise<void>} use @param {any} [options]
 */
async function mounted(use, options) {
  const relay = newRelay(options);
  const host = createServer(async (incoming, outgoing) => {
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
    const chunks = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk);
    } catch {
      return; // The attacker hung up.
    }
    const hasBody = !["GET", "HEAD"].includes(incoming.method ?? "");
    const answer = await relay(
      new Request(`http://${incoming.headers.host}${incoming.url}`, {
        method: incoming.method,
        headers: /** @type {any} */ (headers),
        ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
      }),
    );
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(await answer.text());
  });
  await new Promise((resolve) => host.listen(0, "127.0.0.1", () => resolve(undefined)));
  try {
    await use(/** @type {import("node:net").AddressInfo} */ (host.address()).port);
  } finally {
    host.closeAllConnections();
    await new Promise((resolve) => host.close(resolve));
  }
}

/** @param {number} port @param {string} bytes @returns {Promise<string>} all that came back */
const raw = (port, bytes) =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let answer = "";
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });

describe("smuggling", () => {
  const body = JSON.stringify(FORM);
  /** @type {[string, string][]} */
  const rows = [
    ["two lengths", `Content-Length: ${body.length}\r\nContent-Length: 5\r\n\r\n${body}`],
    [
      "a length and chunks",
      "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" +
        "0\r\n\r\nDELETE /api/user/campaign/1 HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
    ["an odd transfer encoding", `Transfer-Encoding: xchunked\r\n\r\n${body}`],
    ["a header that goes on", `X-A: b\n\tTransfer-Encoding: chunked\r\nContent-Length: ${body.length}\r\n\r\n${body}`],
  ];
  for (const [name, rest] of rows) {
    test(`smuggling by ${name}: at most one request reaches the server, and the relay built it`, async () => {
      answerWith(201, CREATED);
      await mounted(async (port) => {
        const start = `POST ${CREATE} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n`;
        const answer = await raw(port, start + rest);
        assert.ok(!answer.includes("canary"));
      });
      assert.ok(server.requests.length <= 1);
      for (const { method, url } of server.requests) assert.deepEqual([method, url], ["POST", "/api/user/campaign"]);
    });
  }

  test("the relay passes on no hop-by-hop header and no forwarding header of the caller", async () => {
    answerWith(201, CREATED);
    const names = [
      "te",
      "x-forwarded-for",
      "x-forwarded-host",
      "forwarded",
      "x-real-ip",
      "x-original-url",
      "x-rewrite-url",
      "x-http-method-override",
      "authorization",
      "cookie",
      "proxy-authorization",
      "x-api-key",
      "range",
      "if-none-match",
    ];
    const headers = Object.fromEntries(names.map((name) => [name, "evil"]));
    assert.equal((await readResponse(await newRelay()(post(CREATE, { headers })))).status, 201);
    const [seen] = server.requests;
    for (const name of names.filter((one) => one !== "authorization"))
      assert.notEqual(seen.headers[name], "evil", name);
    assert.equal(seen.headers.authorization, `Bearer ${KEY}`);
  });
});

describe("method override", () => {
  for (const override of ["DELETE", "PUT", "GET"]) {
    test(`a create with _method and override headers of ${override} stays a POST of the form`, async () => {
      answerWith(201, CREATED);
      const request = post(`${CREATE}?_method=${override}`, {
        headers: { "x-http-method-override": override, "x-http-method": override, "x-method-override": override },
        body: JSON.stringify({ ...FORM, _method: override, _token: "x" }),
      });
      await readResponse(await newRelay()(request));
      for (const seen of server.requests) {
        assert.deepEqual([seen.method, seen.url], ["POST", "/api/user/campaign"]);
        assert.ok(!seen.body.includes("_method"));
      }
    });
  }
});

describe("addresses", () => {
  const rows = [
    "/user/campaign/..%2f..%2fadmin",
    "/user/campaign%00",
    "/user/campaign;/../../admin",
    "//evil.example/user/campaignx",
    "/user/campaign/%2e%2e/%2e%2e/me",
    "/USER/CAMPAIGN",
    "/user/campaign\\..\\me",
    "/user/campaigns@evil.example/x",
    "/user/campaign%0d%0aHost:%20evil.example",
  ];
  for (const path of rows) {
    test(`the path ${path} reaches no route but the relay's own`, async () => {
      answerWith(201, CREATED);
      await readResponse(await newRelay()(post(`/api/outbound${path}`)));
      for (const { url, headers } of server.requests) {
        assert.equal(url, "/api/user/campaign");
        assert.equal(`http://${headers.host}/api`, server.baseUrl);
      }
    });
  }

  test("the caller's Host header does not decide to which server the key goes", async () => {
    answerWith(201, CREATED);
    await mounted(async (port) => {
      const body = JSON.stringify(FORM);
      const answer = await raw(
        port,
        `POST ${CREATE} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      assert.match(answer, /^HTTP\/1\.1 201/);
    });
    assert.equal(`http://${server.requests[0].headers.host}/api`, server.baseUrl);
  });
});

describe("cross-site", () => {
  const rows = /** @type {[string, Record<string, string>][]} */ ([
    ["another site", { origin: "https://evil.example" }],
    ["a site whose name begins alike", { origin: "https://shop.example.evil.example" }],
    ["a site whose name ends alike", { origin: "https://evilshop.example" }],
    ["another port", { origin: "https://shop.example:8443" }],
    ["a user in front", { origin: "https://shop.example@evil.example" }],
    ["a sandboxed frame", { origin: "null" }],
    ["an empty origin", { origin: "" }],
    ["two origins", { origin: `${SITE}, https://evil.example` }],
    ["a form as text/plain", { "content-type": "text/plain" }],
    ["a form as urlencoded", { "content-type": "application/x-www-form-urlencoded" }],
    ["JSON hidden in text", { "content-type": "text/plain; application/json" }],
  ]);
  for (const [name, headers] of rows) {
    test(`a cross-site request with ${name} is refused, even if authorize would allow it`, async () => {
      answerWith(201, CREATED);
      const { status, headers: answered } = await readResponse(await newRelay()(post(CREATE, { headers })));
      assert.ok(status === 403 || status === 415, String(status));
      assert.equal(answered.get("access-control-allow-origin"), null);
      assert.equal(server.requests.length, 0);
    });
  }
});

describe("bodies", () => {
  /** @type {[string, string][]} */
  const pollution = [
    ["__proto__", '{"name":"x","assistant_id":1,"__proto__":{"polluted":1,"isAdmin":true}}'],
    ["constructor.prototype", '{"name":"x","assistant_id":1,"constructor":{"prototype":{"polluted":1}}}'],
    ["in an element", '{"name":"x","assistant_id":1,"allowed_days":{"__proto__":"monday"}}'],
    [
      "of the result's own keys",
      '{"name":"x","assistant_id":1,"phone_number_ids":{"__proto__":"x","constructor":"y","a.__proto__":"z"}}',
    ],
  ];
  for (const [name, body] of pollution) {
    test(`prototype pollution by ${name} changes no prototype, and the keys are not passed on`, async () => {
      answerWith(201, CREATED);
      await readResponse(await newRelay()(post(CREATE, { body })));
      assert.equal(/** @type {any} */ ({}).polluted, undefined);
      assert.equal(/** @type {any} */ ([]).polluted, undefined);
      for (const seen of server.requests) assert.ok(!/__proto__|constructor|polluted/.test(seen.body), seen.body);
    });
  }

  test("a body of deep nesting, long numbers or many elements gets a verdict", async () => {
    answerWith(201, CREATED);
    const entries = Array.from({ length: 2_000 }, (_, i) => `":input${i}":":attribute"`).join();
    const bodies = [
      `{"name":${"[".repeat(30_000)}${"]".repeat(30_000)}}`,
      `{"name":"x","assistant_id":${"9".repeat(60_000)}}`,
      `{"name":"x","assistant_id":1e${"9".repeat(60_000)}}`,
      `{"name":"x","assistant_id":1,"phone_number_ids":[${"1,".repeat(30_000)}1]}`,
      `{"name":"x","assistant_id":1,"phone_number_ids":{${entries}}}`,
      `{${'"name":"x",'.repeat(5_000)}"assistant_id":1e400}`,
    ];
    for (const body of bodies) {
      const before = process.cpuUsage();
      const { status } = await readResponse(await newRelay()(post(CREATE, { body })));
      const { user } = process.cpuUsage(before);
      // 422 by the rules, or 413 because the errors alone would be too large.
      assert.ok(status === 422 || status === 413, `${status} ${body.slice(0, 60)}`);
      assert.ok(user < 3_000_000, `${user / 1000} ms of processor time for ${body.slice(0, 60)}`);
    }
    assert.equal(server.requests.length, 0);
  });

  test("a wrong Content-Length is trusted neither below nor above the real length", async () => {
    answerWith(201, CREATED);
    const long = " ".repeat(70_000);
    assert.equal(
      (await readResponse(await newRelay()(post(CREATE, { body: long, headers: { "content-length": "2" } })))).status,
      413,
    );
    assert.equal(
      (await readResponse(await newRelay()(post(CREATE, { headers: { "content-length": "99999999" } })))).status,
      413,
    );
    assert.equal(server.requests.length, 0);
  });
});

describe("header injection and logs", () => {
  test("no value of a form, a response or a query becomes a header or a line of its own", async () => {
    const evil = "x\r\nSet-Cookie: a=b\r\n\r\n<script>";
    answerWith(422, { message: evil, errors: { name: [evil] } }, { "x-request-id": "r 1" });
    const { headers } = await readResponse(
      await newRelay()(post(CREATE, { body: JSON.stringify({ ...FORM, name: evil }) })),
    );
    assert.equal(headers.get("set-cookie"), null);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.match(headers.get("content-type") ?? "", /^application\/json/);
    assert.equal(server.requests[0].headers["set-cookie"], undefined);
  });

  test("a preflight response echoes no header name with a line break or markup", async () => {
    for (const asked of ["content-type, <script>", "a;b", "a(b)"]) {
      const request = new Request(`${SITE}${CREATE}`, {
        method: "OPTIONS",
        headers: { origin: SITE, "access-control-request-method": "POST", "access-control-request-headers": asked },
      });
      const { headers } = await readResponse(await newRelay()(request));
      assert.equal(headers.get("access-control-allow-headers"), null);
    }
  });

  test("onError gets no key, even if the upstream's failure quotes it", async () => {
    /** @type {unknown[]} */
    const heard = [];
    const fetch = /** @type {any} */ (
      async (/** @type {any} */ _, /** @type {any} */ { headers }) => {
        throw new Error(
          `\u001b[2J\r\nINFO all is well ${JSON.stringify(headers)} ${encodeURIComponent(KEY)} ${btoa(KEY)}`,
        );
      }
    );
    await readResponse(await newRelay({ fetch, onError: (error) => heard.push(error) })(post(CREATE)));
    assert.equal(heard.length, 1);
    assert.ok(!String(heard[0]).includes(KEY));
  });
});

test("the relay's regular expressions take linear time on a long header", async () => {
  answerWith(201, CREATED);
  const evils = ["application/json".repeat(3_000), `application/json${" ".repeat(50_000)}x`, `${"a-".repeat(20_000)}!`];
  const before = process.cpuUsage();
  for (const evil of evils) {
    await readResponse(await newRelay()(post(CREATE, { headers: { "content-type": evil } })));
    await readResponse(
      await newRelay()(
        new Request(`${SITE}${CREATE}`, {
          method: "OPTIONS",
          headers: { origin: SITE, "access-control-request-headers": evil },
        }),
      ),
    );
  }
  assert.ok(process.cpuUsage(before).user < 2_000_000);
  assert.equal(server.requests.length, 0);
});

test("a body that arrives too slowly is refused at the relay's timeout", async () => {
  answerWith(201, CREATED);
  const drip = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      controller.enqueue(new TextEncoder().encode(" "));
    },
  });
  const answer = newRelay({ timeout: 200 })(post(CREATE, { body: drip, duplex: "half" }));
  assert.equal((await readResponse(await answer)).status, 408);
  assert.equal(server.requests.length, 0);
});
