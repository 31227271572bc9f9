// The idempotency store of one process. Bounded for each caller, so that nobody pushes another caller's keys out.
import type { IdempotencyContext, IdempotencyRecord, IdempotencyStore, StoredResponse } from "./relay.js";

const MAX_KEYS_PER_CALLER = 10_000;
const MAX_KEYS = 100_000;
const MAX_ANSWER_BYTES_PER_CALLER = 4 * 1024 * 1024;
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

interface Entry {
  key: string;
  fingerprint: string;
  owner: CallerEntries;
  /** on the clock of performance.now */
  expires: number;
  isFinished: boolean;
  /** absent while pending, and once the answers take too much memory */
  response?: StoredResponse;
}

/** one caller's keys, the oldest first */
interface CallerEntries {
  caller: string;
  entries: Map<string, Entry>;
  /** the bytes of each answer that is kept */
  answers: Map<string, number>;
  /** of all answers */
  bytes: number;
}

class MemoryIdempotencyStore implements IdempotencyStore {
  /** All keys, the oldest first. */
  #entries: Map<string, Entry> = new Map();
  #callers: Map<string, CallerEntries> = new Map();
  #bytes = 0;

  begin(key: string, fingerprint: string, { caller, ttl }: IdempotencyContext): IdempotencyRecord {
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

  finish(key: string, response: StoredResponse) {
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

  fail(key: string) {
    const entry = this.#entries.get(key);
    if (entry && !entry.isFinished) this.#remove(entry);
  }

  #removeExpired(time: number) {
    for (const entry of this.#entries.values()) {
      if (entry.expires > time) return;
      this.#remove(entry);
    }
  }

  /** Makes room for one key. A pending key stays: its request may be on its way. */
  #removeOldest(owner: CallerEntries) {
    for (const entry of owner.entries.values()) {
      if (entry.isFinished) return this.#remove(entry);
    }
    throw new Error("The idempotency store holds as many pending keys as it can.");
  }

  #remove({ key, owner }: Entry) {
    this.#dropAnswer(owner, key);
    this.#entries.delete(key);
    owner.entries.delete(key);
    if (owner.entries.size === 0) this.#callers.delete(owner.caller);
  }

  #dropOldestAnswer(owner: CallerEntries) {
    for (const key of owner.answers.keys()) return this.#dropAnswer(owner, key);
  }

  #dropAnswer(owner: CallerEntries, key: string) {
    const bytes = owner.answers.get(key) ?? 0;
    owner.answers.delete(key);
    owner.bytes -= bytes;
    this.#bytes -= bytes;
    const entry = owner.entries.get(key);
    if (entry) delete entry.response;
  }

  /** The caller that holds the most. */
  #largest(amount: (owner: CallerEntries) => number) {
    return [...this.#callers.values()].reduce((most, owner) => (amount(owner) > amount(most) ? owner : most));
  }
}

function bytesOf({ headers, body }: StoredResponse) {
  // Engines keep a character in two bytes unless all of a text's fit into one.
  return 2 * (JSON.stringify(headers).length + (body?.length ?? 0));
}

/**
 * Makes the store that a relay has by default: it keeps keys in the memory of this process for 24 hours. It holds
 * 10,000 keys and 4 MB of answers for each caller, 100,000 keys and 32 MB in all. Beyond, a caller's own oldest ones
 * go, or those of the caller that holds the most; answers go before keys, and a repetition without an answer gets 409.
 *
 * @example
 * ```ts
 * const idempotency = createMemoryIdempotencyStore();
 * let relay = createRelay({ ...options, idempotency });
 * // Later: other options, but the same memory.
 * relay = createRelay({ ...options, messages, idempotency });
 * ```
 */
export function createMemoryIdempotencyStore(): IdempotencyStore {
  return new MemoryIdempotencyStore();
}
