// Chromium sends a POST again by itself if a kept connection is reset before the response. Through the relay that still
// creates one campaign, because the repetition has the same Idempotency-Key (pkg-template/http/idempotency-key.ts).
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { after, before, describe, test } from "node:test";
import { createRelay } from "../../pkg/relay.js";
import { root } from "../../scripts/lib/process.mjs";
import { launchChromium } from "../dashboard/browser/chromium.mjs";
import { ScriptedServer } from "../package/support/server.mjs";

const CREATED = { message: "Campaign created successfully", data: { id: 7, name: "Once", status: "draft" } };
const HEADER = "idempotency-key";

/** The time of the reset, and whether the relay sees the idempotency key. */
const CASES = {
  "after the server created it": { early: false, keyed: true, creates: 1 },
  "while the server creates it": { early: true, keyed: true, creates: 1 },
  // The control, which proves that Chromium really repeats.
  "without its Idempotency-Key": { early: false, keyed: false, creates: 2 },
};

describe("a create that Chromium repeats by itself", () => {
  const upstream = new ScriptedServer();
  /** @type {Awaited<ReturnType<typeof launchChromium>>} */
  let browser;
  before(async () => {
    await upstream.start();
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await upstream.stop();
  });

  for (const [name, { early, keyed, creates }] of Object.entries(CASES)) {
    test(`a create that Chromium repeats after a reset, ${name}, reaches the server ${creates} time(s)`, async () => {
      upstream.answer((response, { method }) => {
        const say = () =>
          response
            .writeHead(method === "POST" ? 201 : 200, { "content-type": "application/json" })
            .end(JSON.stringify(method === "POST" ? CREATED : []));
        setTimeout(say, early ? 300 : 0);
      });
      const site = await startSite(upstream.baseUrl, { early, keyed });
      const page = await browser.newPage();
      try {
        await page.goto(`${site.origin}/index.html`);
        const id = await page.evaluate(async () => {
          const { CampaignClient } = await import(/** @type {any} */ ("/pkg/index.js"));
          const client = new CampaignClient({ baseUrl: `${location.origin}/api`, credentials: "same-origin" });
          await client.listCampaigns();
          return (await client.createCampaign({ name: "Once", assistant_id: 127 })).id;
        });
        assert.equal(id, 7);
        assert.equal(site.posts.length, 2, "Chromium sent it twice");
        assert.match(String(site.posts[0]), /^[0-9a-f]{32}$/);
        assert.equal(site.posts[0], site.posts[1]);
        assert.equal(upstream.requests.filter(({ method }) => method === "POST").length, creates);
      } finally {
        await page.close();
        await site.close();
      }
    });
  }
});

/**
 * Serves a page with the package, and a relay that resets the connection of its first POST.
 *
 * @param {string} baseUrl of the server behind the relay
 * @param {{ early: boolean, keyed: boolean }} options
 */
async function startSite(baseUrl, { early, keyed }) {
  const relay = createRelay({ baseUrl, apiKey: "1|canary-key", authorize: () => true });
  /** The received idempotency keys. @type {unknown[]} */
  const posts = [];
  const server = createServer(async (request, response) => {
    const { method = "GET", url = "/", socket } = request;
    if (!url.startsWith("/api/")) {
      const file = normalize(url).startsWith("/pkg/") ? await readFile(join(root, normalize(url))) : "<!doctype html>";
      return void response
        .writeHead(200, { "content-type": url.endsWith("js") ? "text/javascript" : "text/html" })
        .end(file);
    }
    const chunks = await request.toArray();
    const headers = new Headers(/** @type {Record<string, string>} */ (request.headers));
    if (method === "POST") posts.push(headers.get(HEADER));
    if (!keyed) headers.delete(HEADER);
    const isFirst = method === "POST" && posts.length === 1;
    if (isFirst && early) setTimeout(() => socket.resetAndDestroy(), 100);
    const body = method === "POST" ? Buffer.concat(chunks) : undefined;
    const answer = await relay(new Request(`http://${request.headers.host}${url}`, { method, headers, body }));
    if (isFirst) return void socket.resetAndDestroy();
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    posts,
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
