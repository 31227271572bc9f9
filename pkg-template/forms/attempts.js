// The attempts to create a campaign. An attempt is kept from before its request leaves until its outcome is known, so that
// neither a reload nor another tab or form can forget it and create the campaign again.

/** @import { CreateCampaign } from "../types.js" */
/** @import { StoredLists } from "./stored-item.js" */
/** @import { KeptError } from "./form.d.ts" */
/**
 * @typedef {object} Attempt
 * @property {string} id
 * @property {string} draft the id of the draft that was sent
 * @property {readonly string[]} [lineage] the drafts that it comes from
 * @property {CreateCampaign} campaign
 * @property {Record<string, unknown>} values the form as it was filled in
 * @property {string} since when the first request for this campaign left, in ISO 8601
 * @property {string} sentAt when the last one left
 * @property {(number | string)[]} [knownIds] the campaigns that existed before; missing if the list failed
 * @property {KeptError} [error] what came in place of a clear answer; missing if the page was left before
 * @property {KeptError} [refusal] what the server refused a repetition with
 *
 * An attempt whose outcome is known.
 *
 * @typedef {object} Settled
 * @property {string} id
 * @property {string} draft
 * @property {readonly string[]} [lineage]
 * @property {CreateCampaign} campaign
 * @property {"created" | "found" | "discarded" | "refused"} status
 * @property {unknown} [result]
 * @property {number} at milliseconds since 1970
 *
 * How a submission ended, for every form that waits for it.
 *
 * @typedef {{ status: "created" | "found", campaign: CreateCampaign, result: unknown }
 *   | { status: "refused" | "unclear", error: unknown } | { status: "held" }} Outcome
 * @typedef {{ attempt: Attempt, outcome: Promise<Outcome> }} Running
 */

const SETTLED_MS = 24 * 60 * 60_000;
const MOST_SETTLED = 20;
/** In memory, for the forms of this page. */
const MOST_REMEMBERED = 500;

/** Two campaigns with the same key are the same request. @param {CreateCampaign} campaign */
export const campaignKey = (campaign) => JSON.stringify(campaign);

export class Attempts {
  key;
  /** Submissions of this page whose answer is awaited, by attempt. @type {Map<string, Running>} */
  running = new Map();
  /** Whether the page is being unloaded, which breaks its requests off. */
  isPageLeft = false;
  #lists;
  #changed;
  /** Open attempts of this page, for as long as it lives: a storage may be full, or emptied. @type {Map<string, Attempt>} */
  #own = new Map();
  /** Ids in `#own` whose newest version the storage has not taken. @type {Set<string>} */
  #unkept = new Set();
  /** @type {Map<string, Settled>} */
  #settled = new Map();
  /** The stored value that was seen last. @type {object | undefined} */
  #seen;

  /**
   * @param {StoredLists} lists the lists `open` and `settled`
   * @param {string} key
   * @param {() => void} changed
   */
  constructor(lists, key, changed) {
    this.#lists = lists;
    this.key = key;
    this.#changed = changed;
  }

  /** @returns {{ open: Attempt[], settled: Settled[] }} */
  get #stored() {
    const { open, settled } = this.#lists.read();
    return {
      open: open.filter(isAttempt),
      settled: settled.filter(isSettled),
    };
  }

  /** Whether the storage holds other attempts than when this was asked last. */
  haveChanged() {
    const before = this.#seen;
    this.#seen = this.#lists.read();
    return before !== this.#seen;
  }

  /** The open attempts of this page, also if somebody has emptied the storage, and those of others. @returns {Attempt[]} */
  get open() {
    const { open, settled } = this.#stored;
    const all = new Map(open.map((attempt) => [attempt.id, attempt]));
    for (const [id, attempt] of this.#own) if (this.#unkept.has(id) || !all.has(id)) all.set(id, attempt);
    for (const { id } of settled) {
      all.delete(id);
      this.#own.delete(id);
    }
    return [...all.values()].filter(({ id }) => !this.#settled.has(id));
  }

  /** The settled attempts, oldest first. @returns {Settled[]} */
  get settled() {
    const all = new Map(this.#stored.settled.map((settled) => [settled.id, settled]));
    for (const [id, settled] of this.#settled) all.set(id, settled);
    return [...all.values()];
  }

  /** @param {Running} running */
  begin(running) {
    this.running.set(running.attempt.id, running);
    this.#changed();
  }

  /** @param {Attempt} attempt */
  end({ id }) {
    this.running.delete(id);
    this.#changed();
  }

  /** @param {Attempt} attempt */
  keep(attempt) {
    this.#own.set(attempt.id, attempt);
    this.#settled.delete(attempt.id);
    if (this.#lists.put("open", attempt.id, attempt)) this.#unkept.delete(attempt.id);
    else this.#unkept.add(attempt.id);
    this.#changed();
  }

  /**
   * @param {Attempt} attempt
   * @param {Pick<Settled, "status" | "result">} end
   * @param {boolean} isForOthers whether other pages may ask what became of it
   */
  settle(attempt, end, isForOthers) {
    const { id, draft, lineage, campaign } = attempt;
    /** @type {Settled} */
    const settled = { id, draft, ...(lineage && { lineage }), campaign, ...end, at: Date.now() };
    this.#own.delete(id);
    this.#settled.set(id, settled);
    const [oldest = id] = this.#settled.keys();
    if (this.#settled.size > MOST_REMEMBERED) this.#settled.delete(oldest);
    // A result may be no JSON: the attempt must not stay open for that.
    const tell = () =>
      isForOthers && [settled, { ...settled, result: undefined }].some((end) => this.#lists.put("settled", id, end));
    const isTold = tell();
    this.#lists.put("open", id);
    // A full storage has room now.
    if (!isTold) tell();
    const all = this.#stored.settled;
    all.forEach(({ id, at }, i) => {
      if (at > Date.now() - SETTLED_MS && i >= all.length - MOST_SETTLED) return;
      // Another tab may have written the open attempt back: it must not come back with its end forgotten.
      this.#lists.put("open", id);
      this.#lists.put("settled", id);
    });
    this.#changed();
  }
}

/**
 * Runs `work` alone for this campaign among the tabs of the browser. Without Web Locks it runs at once, and synchronously.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {number} patience milliseconds to wait for another tab
 * @returns {Promise<T>} rejects with the lock's error if the other tab takes longer
 */
export function withLock(name, work, patience) {
  const locks = typeof document === "undefined" ? undefined : globalThis.navigator?.locks;
  if (!locks) return work();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  let hasBegun = false;
  const begin = () => {
    clearTimeout(timer);
    hasBegun = true;
    return work();
  };
  // A page without an origin has no locks: the records alone must do.
  const asked = Promise.resolve().then(() => locks.request(name, { signal: limit.signal }, begin));
  return asked.catch((error) => {
    clearTimeout(timer);
    if (hasBegun || limit.signal.aborted) throw error;
    return work();
  });
}

/** @param {unknown} text */
const isTime = (text) => typeof text === "string" && !Number.isNaN(Date.parse(text));

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {any} value */
const isLineage = ({ draft, lineage }) =>
  typeof draft === "string" && (lineage === undefined || Array.isArray(lineage));

/** @param {any} value @returns {value is Attempt} */
function isAttempt(value) {
  return (
    isObject(value) &&
    typeof value.id === "string" &&
    isLineage(value) &&
    isTime(value.since) &&
    isTime(value.sentAt) &&
    isObject(value.campaign) &&
    typeof value.campaign.name === "string" &&
    isObject(value.values) &&
    (value.knownIds == null || Array.isArray(value.knownIds)) &&
    [value.error, value.refusal].every((error) => error == null || typeof error.message === "string")
  );
}

/** @param {any} value @returns {value is Settled} */
function isSettled(value) {
  return (
    isObject(value) &&
    typeof value.id === "string" &&
    isLineage(value) &&
    isObject(value.campaign) &&
    ["created", "found", "discarded"].includes(value.status) &&
    Number.isFinite(value.at)
  );
}
