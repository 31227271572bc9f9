// The attempts to create a campaign. An attempt is stored before its request is sent, and until its outcome is known.
// Neither a reload nor another tab or form can then forget it and create the campaign again.
import type { CreateCampaign } from "../types.js";
import type { KeptError } from "./form.js";
import type { StoredLists } from "./stored-item.js";

/** An attempt to create a campaign, as it is stored. */
export interface Attempt {
  id: string;
  /** The id of the draft that was sent. */
  draft: string;
  /** The drafts that this draft comes from. */
  lineage?: readonly string[];
  campaign: CreateCampaign;
  /** The values of the form. */
  values: Record<string, unknown>;
  /** The time of the first request for this campaign, in ISO 8601. */
  since: string;
  /** The time of the last request, in ISO 8601. */
  sentAt: string;
  /** The ids of the campaigns that existed before; missing if the list failed. */
  knownIds?: (number | string)[];
  /** The error that came in place of a clear answer; missing if the page was left before. */
  error?: KeptError;
  /** The error with which the server refused a retry. */
  refusal?: KeptError;
}

/** An attempt whose outcome is known. */
interface Settled {
  id: string;
  draft: string;
  lineage?: readonly string[];
  campaign: CreateCampaign;
  status: "created" | "found" | "discarded" | "refused";
  result?: unknown;
  /** The time of the outcome, in milliseconds since 1970. */
  at: number;
}

/** The outcome of a submission, for every form that waits for it. */
export type Outcome =
  | { status: "created" | "found"; campaign: CreateCampaign; result: unknown }
  | { status: "refused" | "unclear"; error: unknown }
  | { status: "held" };

/** A pending submission of this page. */
export type Running = { attempt: Attempt; outcome: Promise<Outcome> };

const SETTLED_LIFETIME_MS = 24 * 60 * 60_000;
const MAX_STORED_SETTLED = 20;
/** The limit in memory, for the forms of this page. */
const MAX_REMEMBERED_SETTLED = 500;

/** Returns a key of a campaign. Two campaigns with the same key are the same request. */
export const campaignKey = (campaign: CreateCampaign): string => JSON.stringify(campaign);

/** The attempts of all forms that share a storage key. */
export class Attempts {
  /** The storage key. It is part of the name of the lock. */
  key: string;
  /** The pending submissions of this page, by attempt id. */
  running: Map<string, Running> = new Map();
  /** Whether the page is being unloaded, which aborts its requests. */
  isPageLeft = false;
  #lists;
  #changed;
  /** The open attempts of this page. They stay in memory, because a storage may be full or emptied. */
  #own: Map<string, Attempt> = new Map();
  /** The ids in `#own` whose newest version the storage did not accept. */
  #unsaved: Set<string> = new Set();
  #settled: Map<string, Settled> = new Map();
  /** The stored value of the last read. */
  #lastRead: object | undefined;

  /**
   * @param lists Holds the lists `open` and `settled`.
   * @param changed Called after every change.
   */
  constructor(lists: StoredLists, key: string, changed: () => void) {
    this.#lists = lists;
    this.key = key;
    this.#changed = changed;
  }

  get #stored(): { open: Attempt[]; settled: Settled[] } {
    const { open, settled } = this.#lists.read();
    return {
      open: open.filter(isAttempt),
      settled: settled.filter(isSettled),
    };
  }

  /** Returns whether the stored attempts have changed since the last call. */
  haveChanged(): boolean {
    const before = this.#lastRead;
    this.#lastRead = this.#lists.read();
    return before !== this.#lastRead;
  }

  /** Returns the open attempts of this page and of others. This page's own survive an emptied storage. */
  get open(): Attempt[] {
    const { open, settled } = this.#stored;
    const all = new Map(open.map((attempt) => [attempt.id, attempt]));
    for (const [id, attempt] of this.#own) if (this.#unsaved.has(id) || !all.has(id)) all.set(id, attempt);
    for (const { id } of settled) {
      all.delete(id);
      this.#own.delete(id);
    }
    return [...all.values()].filter(({ id }) => !this.#settled.has(id));
  }

  /** Returns the settled attempts, oldest first. */
  get settled(): Settled[] {
    const all = new Map(this.#stored.settled.map((settled) => [settled.id, settled]));
    for (const [id, settled] of this.#settled) all.set(id, settled);
    return [...all.values()];
  }

  /** Registers a pending submission. */
  start(running: Running): void {
    this.running.set(running.attempt.id, running);
    this.#changed();
  }

  /** Removes a pending submission. */
  finish({ id }: Attempt): void {
    this.running.delete(id);
    this.#changed();
  }

  /** Stores an open attempt. */
  save(attempt: Attempt): void {
    this.#own.set(attempt.id, attempt);
    this.#settled.delete(attempt.id);
    if (this.#lists.put("open", attempt.id, attempt)) this.#unsaved.delete(attempt.id);
    else this.#unsaved.add(attempt.id);
    this.#changed();
  }

  /**
   * Records the outcome of an attempt. Refused attempts are not stored, because no other form needs their outcome.
   */
  settle(attempt: Attempt, end: Pick<Settled, "status" | "result">): void {
    const { id, draft, lineage, campaign } = attempt;
    const settled: Settled = { id, draft, ...(lineage && { lineage }), campaign, ...end, at: Date.now() };
    this.#own.delete(id);
    this.#settled.set(id, settled);
    const [oldest = id] = this.#settled.keys();
    if (this.#settled.size > MAX_REMEMBERED_SETTLED) this.#settled.delete(oldest);
    // A result may be impossible to write as JSON. The attempt must not stay open for that reason.
    const store = () =>
      end.status !== "refused" &&
      [settled, { ...settled, result: undefined }].some((end) => this.#lists.put("settled", id, end));
    const isStored = store();
    this.#lists.put("open", id);
    // A full storage has room now.
    if (!isStored) store();
    const all = this.#stored.settled;
    all.forEach(({ id, at }, i) => {
      if (at > Date.now() - SETTLED_LIFETIME_MS && i >= all.length - MAX_STORED_SETTLED) return;
      // Another tab may have written the open attempt back. It must not return after its outcome is forgotten.
      this.#lists.put("open", id);
      this.#lists.put("settled", id);
    });
    this.#changed();
  }
}

/**
 * Runs `work` while no other tab of the browser runs it under the same name. Without Web Locks it runs at once, and
 * synchronously.
 *
 * @param name The name of the lock: one for each campaign.
 * @param timeout Milliseconds to wait for another tab.
 * @returns The result of `work`. Rejects with the lock's error if the other tab takes longer.
 */
export function withLock<T>(name: string, work: () => Promise<T>, timeout: number): Promise<T> {
  const locks = typeof document === "undefined" ? undefined : globalThis.navigator?.locks;
  if (!locks) return work();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeout);
  let hasStarted = false;
  const start = () => {
    clearTimeout(timer);
    hasStarted = true;
    return work();
  };
  // A page without an origin has no locks. The stored records alone must then prevent duplicates.
  const request = Promise.resolve().then(() => locks.request(name, { signal: limit.signal }, start));
  return request.catch((error) => {
    clearTimeout(timer);
    if (hasStarted || limit.signal.aborted) throw error;
    return work();
  });
}

const isTime = (text: unknown) => typeof text === "string" && !Number.isNaN(Date.parse(text));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const hasDraft = ({ draft, lineage }: Record<string, unknown>) =>
  typeof draft === "string" && (lineage === undefined || Array.isArray(lineage));

function isAttempt(value: unknown): value is Attempt {
  return (
    isObject(value) &&
    typeof value.id === "string" &&
    hasDraft(value) &&
    isTime(value.since) &&
    isTime(value.sentAt) &&
    isObject(value.campaign) &&
    typeof value.campaign.name === "string" &&
    isObject(value.values) &&
    (value.knownIds == null || Array.isArray(value.knownIds)) &&
    [value.error, value.refusal].every(
      (error) => error == null || typeof (error as Partial<KeptError>).message === "string",
    )
  );
}

function isSettled(value: unknown): value is Settled {
  return (
    isObject(value) &&
    typeof value.id === "string" &&
    hasDraft(value) &&
    isObject(value.campaign) &&
    ["created", "found", "discarded"].includes(value.status as string) &&
    Number.isFinite(value.at)
  );
}
