// Proves that relays with a shared store create each campaign once: many creates, each posted several times at once
// through one address, and again after each restart. The server behind the relays counts.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** Returns the number of creates: `npm run test:idempotency` runs all. @param {number} all @param {number} few */
export const creates = (all, few) => (process.env.IDEMPOTENCY_ALL ? all : few);

export const SESSION = "session-of-the-proof";
const KEY_HEADER = "idempotency-key";
/** The number of creates at the same time. */
const WIDTH = 20;

/** The server that the relays forward to. It answers after 0 to 20 ms. */
export async function startUpstream() {
  /** The number of creates of each campaign, by name. @type {Map<string, number>} */
  const created = new Map();
  const server = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray()).toString();
    const { name } = JSON.parse(body);
    created.set(name, (created.get(name) ?? 0) + 1);
    const id = created.size;
    await sleep(Math.random() * 20);
    outgoing.writeHead(201, { "content-type": "application/json" });
    outgoing.end(JSON.stringify({ message: "Campaign created successfully", data: { id, name, status: "draft" } }));
  });
  // A connection that the server closes during a request has an unknown outcome, which this proof does not cover.
  server.keepAliveTimeout = 0;
  const port = await listen(server);
  return { baseUrl: `http://127.0.0.1:${port}/api`, created, close: () => close(server) };
}

/**
 * Serves one address for several relays, which take turns.
 *
 * @param {() => string[]} origins of the current relays
 */
export async function startRoundRobin(origins) {
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const { method, url = "/", headers } = incoming;
    const all = origins();
    const { host, origin } = new URL(/** @type {string} */ (all[turn++ % all.length]));
    const passed = request(`${origin}${url}`, { method, headers: { ...headers, host }, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.writeHead(502).end());
    incoming.pipe(passed);
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}/api/outbound/user/campaign`, close: () => close(server) };
}

/**
 * Posts each create two to four times at once, and again after each restart. Every response must equal the first.
 *
 * @param {object} proof
 * @param {string} proof.url
 * @param {Map<string, number>} proof.created counted by the server
 * @param {number} proof.count
 * @param {(() => Promise<void>)[]} proof.restarts
 */
export async function proveOnce({ url, created, count, restarts }) {
  const names = Array.from({ length: count }, (_, i) => `Campaign ${i}`);
  /** @type {Map<string, string>} */
  const answers = new Map();
  let posts = 0;
  const post = async (/** @type {string} */ name) => {
    posts++;
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: `session=${SESSION}`, [KEY_HEADER]: keyOf(name) },
      body: JSON.stringify({ name, assistant_id: 127 }),
    });
    const text = `${response.status} ${await response.text()}`;
    assert.match(text, /^201 /, name);
    assert.equal(text, answers.get(name) ?? text, `${name}: two answers`);
    answers.set(name, text);
  };
  await inParallel(names, (name, i) => Promise.all(Array.from({ length: 2 + (i % 3) }, () => post(name))));
  for (const restart of restarts) {
    await restart();
    await inParallel(names, post);
  }
  assert.deepEqual([...created.keys()].sort(), names.toSorted?.() ?? [...names].sort());
  assert.deepEqual(
    [...created].filter(([, times]) => times !== 1),
    [],
    "created more than once",
  );
  return { posts, campaigns: created.size };
}

/** Returns keys of several formats. @param {string} name */
const keyOf = (name) => (name.length % 2 ? `"${name.replace(" ", "-")}"` : `create/${name.replace(" ", ":")}`);

/**
 * @param {string[]} names
 * @param {(name: string, index: number) => Promise<unknown>} work
 */
async function inParallel(names, work) {
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < names.length; i = next++) await work(/** @type {string} */ (names[i]), i);
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
}

/**
 * Starts a program that serves on a port. It is killed without warning, so it cannot clean up.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, port: number }} options
 */
export async function startProcess(program, args, { env = {}, cwd, port }) {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    complaints = (complaints + text).slice(-4_000);
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
    if (await accepts(port)) return { origin: `http://127.0.0.1:${port}`, kill, complaints: () => complaints };
    if (child.exitCode === null && Date.now() < deadline) continue;
    await kill();
    throw new Error(`${program} did not serve. ${complaints}`);
  }
}

/** @param {number} port */
async function accepts(port) {
  const { connect } = await import("node:net");
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.once("connect", () => socket.destroy());
    socket.once("error", () => resolve(false));
  });
}

/** @param {import("node:http").Server} server @returns {Promise<number>} */
async function listen(server) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  return /** @type {import("node:net").AddressInfo} */ (server.address()).port;
}

/** @param {import("node:http").Server} server */
async function close(server) {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
