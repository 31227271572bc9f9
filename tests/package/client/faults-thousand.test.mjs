// A thousand creates on a server that fails one time in three, at a random point: none is lost, none is created twice.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { CampaignClient, CampaignError } from "../../../pkg/index.js";

const COUNT = 1_000;
const AT_ONCE = 40;

/** Random numbers in [0, 1), the same for the same seed (mulberry32). @param {number} seed */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const random = randomNumbers(seed);

/** @type {{ id: number, name: string, created_at: string }[]} */
const campaigns = [];
let failures = 0;
/** The time of the server's last work. */
let lastWork = 0;

/** @typedef {import("node:http").ServerResponse} Answer */
/**
 * Points of failure: before and after the campaign is created.
 * @type {((response: Answer, make: () => string) => void)[]}
 */
const failuresAt = [
  (response) => response.socket?.resetAndDestroy(),
  (response) => response.writeHead(503).end("<html>"),
  (response) => response.writeHead(429, { "retry-after": "0" }).end('{"message":"Too Many Attempts."}'),
  (response) => response.writeHead(403).end('{"message":"You have reached the maximum number of campaigns."}'),
  (response, make) => {
    make();
    response.socket?.resetAndDestroy();
  },
  (response, make) => {
    const text = make();
    response.writeHead(201, { "content-length": text.length }).write(text.slice(0, 30));
    setTimeout(() => response.socket?.resetAndDestroy(), 5);
  },
  (response, make) => {
    make();
    response.writeHead(500).end('{"message":"Server Error"}');
  },
  (response, make) => {
    make();
    response.writeHead(200).end("<html>");
  },
  (response, make) => response.writeHead(201).end(make().slice(0, 30)),
  // The response never leaves, but the server has worked.
  (_, make) => void setTimeout(make, 50),
];

/** Waits until no late request can create a campaign: the request of a client that gave up may still arrive. */
async function serverIsQuiet() {
  for (let quiet = 0; quiet < 3; quiet = performance.now() - lastWork > 200 ? quiet + 1 : 0) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const server = createServer((request, response) => {
  lastWork = performance.now();
  /** @type {Buffer[]} */
  const chunks = [];
  request.on("error", () => {});
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const fails = random() < 1 / 3;
    if (request.method === "GET") {
      if (fails) response.socket?.destroy();
      else response.end(JSON.stringify(campaigns));
      return;
    }
    const make = () => {
      lastWork = performance.now();
      const { name } = JSON.parse(Buffer.concat(chunks).toString());
      const campaign = { id: campaigns.length + 1, name, created_at: new Date().toISOString() };
      campaigns.push(campaign);
      return JSON.stringify({ message: "Campaign created successfully", data: campaign });
    };
    if (!fails) return void response.writeHead(201).end(make());
    failures++;
    failuresAt[Math.floor(random() * failuresAt.length)](response, make);
  });
});
before(() => new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined))));
after(() => {
  server.closeAllConnections();
  server.close();
});

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<void>} work
 */
async function eachOf(items, work) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

test(`${COUNT} creates on a failing server, seed ${seed}, double no campaign and lose none`, async () => {
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const client = new CampaignClient({ baseUrl: `http://127.0.0.1:${port}`, timeout: 2_000, maxRetries: 10 });
  const since = new Date();
  const names = Array.from({ length: COUNT }, (_, i) => `Campaign ${i}`);
  let successes = 0;
  let found = 0;
  /** @type {string[]} */
  let unclear = [];
  /** @type {string[]} */
  let missing = [];

  const create = async (/** @type {string} */ name) => {
    try {
      await client.createCampaign({ name, assistant_id: 1 }, { timeout: 1_000 });
      successes++;
    } catch (error) {
      assert.ok(error instanceof CampaignError, `something raw: ${error}`);
      (error.outcome === "unknown" ? unclear : missing).push(name);
    }
  };
  const look = async (/** @type {string} */ name) => {
    const seen = await client.findCreated({ name, assistant_id: 1 }, { since, knownIds: [], timeout: 60_000 });
    assert.notEqual(seen.status, "ambiguous");
    if (seen.status === "found") found++;
    else missing.push(name);
  };

  await eachOf(names, create);
  const afterCreates = { successes, unclear: unclear.length, refused: missing.length, failures };
  await serverIsQuiet();
  await eachOf(unclear, look);
  console.log({ ...afterCreates, found, campaigns: campaigns.length });
  assert.equal(afterCreates.successes + afterCreates.unclear + afterCreates.refused, COUNT);
  assert.ok(failures > COUNT / 4 && found > COUNT / 20, "it did fail, and some of the lost ones were there");
  assert.equal(campaigns.length, successes + found);

  // No request is under way any more, so names that were refused or not seen are safe to send again.
  // After the rounds each name exists once.
  for (let round = 0; missing.length > 0 && round < 20; round++) {
    const again = missing;
    [missing, unclear] = [[], []];
    await eachOf(again, create);
    await serverIsQuiet();
    await eachOf(unclear, look);
  }
  assert.deepEqual(campaigns.map(({ name }) => name).sort(), [...names].sort());
});
