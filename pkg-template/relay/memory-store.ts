// The idempotency store of one process. Each caller has its own bounds, so no caller can evict the keys of another one.
import type { IdempotencyContext, IdempotencyRecord, IdempotencyStore, StoredResponse } from "./relay.js";

const MAX_KEYS_PER_CALLER = 10_000;
const MAX_KEYS = 100_000;
const MAX_RESPONSE_BYTES_PER_CALLER = 4 * 1024 * 1024;
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;

/** A key of one caller. */
interface Entry {
  key: string;
  fingerprint: string;
  owner: CallerEntries;
  /** Milliseconds, on the clock of `performance.now`. */
  expires: number;
  isFinished: boolean;
  /** Absent while pending, and after an eviction to save memory. */
  response?: StoredResponse;
}

/** The keys of one caller, oldest first. */
interface CallerEntries {
  caller: string;
  entries: Map<string, Entry>;
  /** The size of each stored response, in bytes by key. */
  responses: Map<string, number>;
  /** The size of all stored responses. */
  bytes: number;
}

class MemoryIdempotencyStore implements IdempotencyStore {
  /** All keys, oldest first. */
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
    const owner = this.#callers.get(caller) ?? { caller, entries: new Map(), responses: new Map(), bytes: 0 };
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
    this.#dropResponse(owner, key);
    entry.isFinished = true;
    entry.response = response;
    const bytes = bytesOf(response);
    owner.responses.set(key, bytes);
    owner.bytes += bytes;
    this.#bytes += bytes;
    while (owner.bytes > MAX_RESPONSE_BYTES_PER_CALLER) this.#dropOldestResponse(owner);
    while (this.#bytes > MAX_RESPONSE_BYTES) this.#dropOldestResponse(this.#largest(({ bytes }) => bytes));
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

  /** Makes room for one key. Pending keys stay: their requests may be under way. */
  #removeOldest(owner: CallerEntries) {
    for (const entry of owner.entries.values()) {
      if (entry.isFinished) return this.#remove(entry);
    }
    throw new Error("The idempotency store is full: it holds the maximum number of pending keys.");
  }

  #remove({ key, owner }: Entry) {
    this.#dropResponse(owner, key);
    this.#entries.delete(key);
    owner.entries.delete(key);
    if (owner.entries.size === 0) this.#callers.delete(owner.caller);
  }

  #dropOldestResponse(owner: CallerEntries) {
    for (const key of owner.responses.keys()) return this.#dropResponse(owner, key);
  }

  #dropResponse(owner: CallerEntries, key: string) {
    const bytes = owner.responses.get(key) ?? 0;
    owner.responses.delete(key);
    owner.bytes -= bytes;
    this.#bytes -= bytes;
    const entry = owner.entries.get(key);
    if (entry) delete entry.response;
  }

  /** Returns the caller with the largest amount. */
  #largest(amount: (owner: CallerEntries) => number) {
    return [...this.#callers.values()].reduce((most, owner) => (amount(owner) > amount(most) ? owner : most));
  }
}

/** Returns an upper bound of the memory of a response, in bytes. */
function bytesOf({ headers, body }: StoredResponse) {
  // Engines store a text with two bytes a character unless one byte suffices for all of its characters.
  return 2 * (JSON.stringify(headers).length + (body?.length ?? 0));
}

/**
 * Creates the default idempotency store of a relay. It keeps keys in the memory of this process for 24 hours.
 *
 * It holds 10,000 keys and 4 MB of responses for each caller, and 100,000 keys and 32 MB in total. Beyond the first
 * bounds it evicts the caller's oldest keys and responses; beyond the second ones, those of the largest caller.
 * Responses can be evicted without their keys: a duplicate then gets 409.
 *
 * @returns The store, for the option `idempotency` of `createRelay`.
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
