// The body of a response: read chunk by chunk, up to a limit, within the timeout. Its start is in the error.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { describe, test } from "node:test";
import { CREATED, FORM, failure, newClient, server } from "../support/client.mjs";

const MIB = 2 ** 20;
const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

/**
 * A Response whose body has the chunks that the function returns, until it returns undefined.
 *
 * @param {(index: number) => Uint8Array | undefined} chunkOf
 * @param {{ status?: number, onCancel?: () => void }} [more]
 */
function streamed(chunkOf, { status = 201, onCancel } = {}) {
  let index = 0;
  const body = new ReadableStream({
    pull(controller) {
      const chunk = chunkOf(index++);
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
    cancel: () => onCancel?.(),
  });
  return new Response(body, { status });
}
const fetching = (/** @type {() => unknown} */ fetch) => ({
  fetch: /** @type {any} */ (async () => fetch()),
  maxRetries: 0,
});

describe("the body of a response", () => {
  test("a body that arrives byte by byte, with characters of several bytes, is decoded correctly", async () => {
    const text = `\ufeff${JSON.stringify({ ...CREATED, data: { id: 7, name: "Grüße 🚀" } })}`;
    const parts = bytes(text);
    const fetch = fetching(() => streamed((i) => (i < parts.length ? parts.subarray(i, i + 1) : undefined)));
    assert.equal((await newClient(fetch).createCampaign(FORM)).name, "Grüße 🚀");
  });

  test("a body beyond the limit is not read further, and its connection is released", async () => {
    for (const [call, limit] of /** @type {const} */ ([
      ["createCampaign", MIB],
      ["listCampaigns", 16 * MIB],
    ])) {
      let sent = 0;
      let cancelled = 0;
      const chunk = bytes("x".repeat(64 * 1024));
      const fetch = fetching(() =>
        streamed(
          () => {
            sent += chunk.length;
            return chunk;
          },
          { onCancel: () => cancelled++ },
        ),
      );
      const error = await failure(
        /** @type {any} */ (newClient(fetch))[call](FORM && call === "createCampaign" ? FORM : {}),
      );
      assert.deepEqual([error.code, error.outcome, cancelled], ["unexpected_response", "unknown", 1]);
      assert.match(error.message, /not read to its end/);
      assert.ok(sent > limit && sent < limit + MIB, `${sent} bytes were read`);
      assert.equal(error.body, "x".repeat(333));
    }
  });

  test("the body of a list just below the limit is read", async () => {
    const list = [{ id: 1, name: "x".repeat(15 * MIB) }];
    const fetch = fetching(() => Response.json(list));
    assert.equal((await newClient(fetch).listCampaigns()).length, 1);
  });

  test("a body that never ends and never pauses is abandoned at the timeout", async () => {
    const fetch = fetching(() => streamed(() => new Uint8Array(0)));
    // The platform's stream drops empty chunks. This reader returns them without end.
    const made = fetching(() => ({
      status: 201,
      body: {
        getReader: () => ({ read: async () => ({ done: false, value: new Uint8Array(0) }), cancel: async () => {} }),
      },
    }));
    const empty = fetching(() => ({ status: 201, body: { getReader: () => ({ read: async () => undefined }) } }));
    for (const options of [fetch, made, empty]) {
      const error = await failure(newClient({ ...options, timeout: 200 }).createCampaign(FORM));
      assert.deepEqual([error.code, error.outcome], ["timeout", "unknown"]);
    }
  });

  test("a body whose reader throws or returns anything but bytes is a broken connection", async () => {
    const readers = [
      { read: () => Promise.reject("cut") },
      {
        read: () => {
          throw new Error("cut");
        },
      },
      { read: async () => ({ done: false, value: 7 }) },
    ];
    for (const reader of readers) {
      const fetch = fetching(() => ({ status: 201, body: { getReader: () => reader } }));
      const error = await failure(newClient({ ...fetch, timeout: 500 }).createCampaign(FORM));
      assert.deepEqual([error.code, error.outcome], ["connection", "unknown"]);
    }
  });

  test("a body of 400 MiB costs less than 150 MiB of memory", { timeout: 60_000 }, async () => {
    const script = `import { createServer } from "node:http";
      import { CampaignClient } from ${JSON.stringify(new URL("../../../pkg/index.js", import.meta.url).href)};
      const chunk = Buffer.alloc(1 << 20, "x");
      const upstream = createServer(async (request, response) => {
        request.resume();
        response.writeHead(201);
        for (let i = 0; i < 400 && !response.destroyed; i++) {
          if (!response.write(chunk))
            await Promise.race(["drain", "close"].map((name) => new Promise((done) => response.once(name, done))));
        }
        response.end();
      });
      await new Promise((done) => upstream.listen(0, "127.0.0.1", done));
      const client = new CampaignClient({ baseUrl: "http://127.0.0.1:" + upstream.address().port + "/api" });
      const created = await client.createCampaign({ name: "a", assistant_id: 1 }).catch(({ code }) => code);
      const listed = await client.listCampaigns().catch(({ code }) => code);
      console.log(JSON.stringify({ created, listed, mebibytes: process.resourceUsage().maxRSS / 1024 }));
      process.exit();`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    await new Promise((resolve) => child.once("close", resolve));
    const { created, listed, mebibytes } = JSON.parse(output);
    assert.deepEqual([created, listed], ["unexpected_response", "unexpected_response"]);
    assert.ok(mebibytes < 150, `${mebibytes} MiB`);
  });
});

describe("the body of an error", () => {
  test("error.body holds the first 500 characters of a response outside the contract", async () => {
    const page = `<html><title>Blocked by the firewall, ray 42</title>${" word".repeat(10_000)}</html>`;
    /** @type {any} */
    let info;
    for (const status of [200, 302, 401, 403, 404, 418, 422, 429, 500, 503]) {
      server.answerWith(status, page, { "content-type": "text/html" });
      const error = await failure(
        newClient({ maxRetries: 0, onResponse: (seen) => (info = seen) }).createCampaign(FORM),
      );
      assert.equal(error.body, page.slice(0, 500), String(status));
      assert.equal(info.body, error.body);
      assert.equal(JSON.parse(JSON.stringify(error)).body, error.body);
    }
  });

  test("error.body holds JSON of an undocumented shape", async () => {
    server.answerWith(400, { error: "nope", code: 7 });
    assert.equal((await failure(newClient().createCampaign(FORM))).body, '{"error":"nope","code":7}');
  });

  test("error.body is undefined for a documented response, an empty response and no response", async () => {
    for (const [status, body] of /** @type {[number, unknown][]} */ ([
      [401, { message: "Unauthenticated." }],
      [422, { message: "x", errors: { name: ["y"] } }],
      [502, { message: "x", code: "relay_upstream" }],
      [500, ""],
    ])) {
      server.answerWith(status, body);
      assert.equal((await failure(newClient({ maxRetries: 0 }).createCampaign(FORM))).body, undefined);
    }
    const fetch = /** @type {any} */ (() => Promise.reject(new Error("x")));
    assert.equal((await failure(newClient({ fetch }).createCampaign(FORM))).body, undefined);
  });
});
