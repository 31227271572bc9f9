// The idempotency store of one process. Bounded for each caller, so that nobody pushes another caller's keys out.

/** @import { IdempotencyContext, IdempotencyRecord, IdempotencyStore, StoredResponse } from "./relay.d.ts" */

const MAX_KEYS_PER_CALLER = 10_000;
const MAX_KEYS = 100_000;
const MAX_ANSWER_BYTES_PER_CALLER = 4 * 1024 * 1024;
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * @typedef {object} Entry
 * @property {string} key
 * @property {string} fingerprint
 * @property {CallerEntries} owner
 * @property {number} expires on the clock of performance.now
 * @property {boolean} isFinished
 * @property {StoredResponse} [response] absent while pending, and once the answers take too much memory
 *
 * @typedef {object} CallerEntries one caller's keys, the oldest first
 * @property {string} caller
 * @property {Map<string, Entry>} entries
 * @property {Map<string, number>} answers the bytes of each answer that is kept
 * @property {number} bytes of all answers
 */

/** @implements {IdempotencyStore} */
class MemoryIdempotencyStore {
  /** All keys, the oldest first. @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {Map<string, CallerEntries>} */
  #callers = new Map();
  #bytes = 0;

  /**
   * @param {string} key
   * @param {string} fingerprint
   * @param {IdempotencyContext} context
   * @returns {IdempotencyRecord}
   */
  begin(key, fingerprint, { caller, ttl }) {
    const time = performance.now();
    this.#removeExpired(time);
    const known = this.#entries.get(key);
    if (known?.isFinished) return { state: "finished", fingerprint: known.fingerprint, response: known.response };
    if (known) return { state: "pending", fingerprint: known.fingerprint };
    const before = this.#callers.get(caller);
    if (before && before.entries.size >= MAX_KEYS_PER_CALLER) this.#removeOldest(before);
    if (this.#entries.size >= MAX_KEYS) this.#removeOldest(this.#largest(({ entries }) => entries.size));
    const owner = this.#callers.get(caller) ?? { caller, entries: new Map(), answers: new Map(), bytes: 0 };
    this.#callers.set(caller, owner);
    const entry = { key, fingerprint, owner, expires: time + ttl, isFinished: false };
    owner.entries.set(key, entry);
    this.#entries.set(key, entry);
    return { state: "new" };
  }

  /**
   * @param {string} key
   * @param {StoredResponse} response
   */
  finish(key, response) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    const { owner } = entry;
    this.#dropAnswer(owner, key);
    entry.isFinished = true;
    entry.response = response;
    const bytes = bytesOf(response);
    owner.answers.set(key, bytes);
    owner.bytes += bytes;
    this.#bytes += bytes;
    while (owner.bytes > MAX_ANSWER_BYTES_PER_CALLER) this.#dropOldestAnswer(owner);
    while (this.#bytes > MAX_ANSWER_BYTES) this.#dropOldestAnswer(this.#largest(({ bytes }) => bytes));
  }

  /** @param {string} key */
  fail(key) {
    const entry = this.#entries.get(key);
    if (entry && !entry.isFinished) this.#remove(entry);
  }

  /** @param {number} time */
  #removeExpired(time) {
    for (const entry of this.#entries.values()) {
      if (entry.expires > time) return;
      this.#remove(entry);
    }
  }

  /**
   * Makes room for one key. A pending key stays: its request may be on its way.
   *
   * @param {CallerEntries} owner
   */
  #removeOldest(owner) {
    for (const entry of owner.entries.values()) {
      if (entry.isFinished) return this.#remove(entry);
    }
    throw new Error("The idempotency store holds as many pending keys as it can.");
  }

  /** @param {Entry} entry */
  #remove({ key, owner }) {
    this.#dropAnswer(owner, key);
    this.#entries.delete(key);
    owner.entries.delete(key);
    if (owner.entries.size === 0) this.#callers.delete(owner.caller);
  }

  /** @param {CallerEntries} owner */
  #dropOldestAnswer(owner) {
    for (const key of owner.answers.keys()) return this.#dropAnswer(owner, key);
  }

  /**
   * @param {CallerEntries} owner
   * @param {string} key
   */
  #dropAnswer(owner, key) {
    const bytes = owner.answers.get(key) ?? 0;
    owner.answers.delete(key);
    owner.bytes -= bytes;
    this.#bytes -= bytes;
    const entry = owner.entries.get(key);
    if (entry) delete entry.response;
  }

  /**
   * The caller that holds the most.
   *
   * @param {(owner: CallerEntries) => number} amount
   */
  #largest(amount) {
    return [...this.#callers.values()].reduce((most, owner) => (amount(owner) > amount(most) ? owner : most));
  }
}

/** @param {StoredResponse} response */
function bytesOf({ headers, body }) {
  // Engines keep a character in two bytes unless all of a text's fit into one.
  return 2 * (JSON.stringify(headers).length + (body?.length ?? 0));
}

/** @type {typeof import("./relay.d.ts").createMemoryIdempotencyStore} */
export function createMemoryIdempotencyStore() {
  return new MemoryIdempotencyStore();
}
