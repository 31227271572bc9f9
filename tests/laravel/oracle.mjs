// The real Laravel as a function: one long-lived PHP process (oracle.php), one line per question, any number in flight.
import { execFile, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { engineEnvironment, phpError } from "./engines.mjs";
import { parseExact } from "./exact-json.mjs";

/** @typedef {import("./engines.mjs").Profile} Profile */
/**
 * The plan's parallel calls. null: a plan without a limit. undefined: none given, so the documented cap of 10.
 * @typedef {number | null | undefined} Limit
 */
/** @typedef {{ message: string, errors: Record<string, string[]> }} Refusal */
/** @typedef {Record<string, [passed: number, failed: number]>} Cells */
/**
 * @typedef {object} Answer
 * @property {201 | 422 | 500} status
 * @property {import("./exact-json.mjs").ExactMap} validated on 201
 * @property {string} message on 422
 * @property {Record<string, string[]>} errors on 422
 * @property {string} exception on 500, the class that Laravel threw
 * @property {string} detail on 500
 * @property {Refusal} refusal on 500, the expected refusal if Laravel crashes (crash.php)
 * @property {Cells} [cells] if requested: the results of the rules (cells.php)
 */
/** @typedef {{ laravel: string, php: string, zones: number, crc32: string }} About */

const SCRIPT = "oracle.php";

/**
 * @param {Profile} profile
 * @param {Record<string, string>} [settings] environment variables named in variants.php
 * @param {string} [script] a script of this folder: that of another contract
 */
export async function startOracle(profile, settings = {}, script = SCRIPT) {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const env = { ...engineEnvironment(profile), ...settings };
  const php = spawn("php", [file], { env, stdio: ["pipe", "pipe", "pipe"] });

  /** @type {Map<number, { resolve: (answer: Answer) => void, reject: (error: Error) => void }>} */
  const pending = new Map();
  /** @type {Error | undefined} why no further question can be answered */
  let dead;
  let lastId = 0;
  let complaint = "";
  let unread = "";

  /** @param {Error} error */
  const fail = (error) => {
    dead ??= error;
    for (const { reject } of pending.values()) reject(dead);
    pending.clear();
  };
  const closed = new Promise((resolve) => php.once("close", resolve));
  php.once("error", (error) => fail(phpError(error)));
  php.once("close", (code, signal) => {
    fail(new Error(`The ${profile} oracle ended (${signal ?? `exit status ${code}`}). ${complaint}`));
  });
  php.stdin.on("error", () => {}); // A broken pipe: "close" follows with the reason.
  php.stderr.setEncoding("utf8").on("data", (text) => {
    complaint = (complaint + text).slice(-4000);
  });
  php.stdout.setEncoding("utf8").on("data", (text) => {
    const lines = (unread + text).split("\n"); // node:readline would split at U+2028 too.
    unread = /** @type {string} */ (lines.pop());
    for (const line of lines) take(line);
  });

  /** @param {string} line */
  const take = (line) => {
    try {
      const answer = JSON.parse(line);
      const waiting = pending.get(answer.id);
      if (waiting === undefined) throw new Error("an answer to no question");
      if (answer.status === 201) answer.validated = parseExact(line).get("validated");
      pending.delete(answer.id);
      waiting.resolve(answer);
    } catch (cause) {
      fail(new Error(`The ${profile} oracle wrote something else than an answer: ${line.slice(0, 500)}`, { cause }));
    }
  };

  /**
   * @param {string | Uint8Array} body the raw request body; a string is encoded as by fetch
   * @param {Limit} [limit]
   * @param {{ cells?: boolean }} [options]
   * @returns {Promise<Answer>}
   */
  const ask = (body, limit, { cells = false } = {}) =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead);
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      const question = {
        id,
        body_b64: Buffer.from(/** @type {string} */ (body)).toString("base64"),
        max_calls_in_parallel: limit === null ? "unlimited" : (limit ?? null),
        cells,
      };
      php.stdin.write(`${JSON.stringify(question)}\n`);
    });

  return {
    profile,
    ask,
    /** @param {{ body: string | Uint8Array, limit?: Limit }[]} questions @returns {Promise<Answer[]>} */
    askMany: (questions) => Promise.all(questions.map(({ body, limit }) => ask(body, limit))),
    /** @returns {Promise<About>} versions, number and checksum of the accepted time zones */
    about: async () => JSON.parse((await promisify(execFile)("php", [file, "--about"], { env })).stdout),
    close: async () => {
      php.stdin.end();
      await closed;
    },
  };
}
