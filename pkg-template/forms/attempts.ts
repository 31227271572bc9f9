// The attempts to create a campaign. An attempt is kept from before its request leaves until its outcome is known, so that
// neither a reload nor another tab or form can forget it and create the campaign again.
import type { CreateCampaign } from "../types.js";
import type { KeptError } from "./form.js";
import type { StoredLists } from "./stored-item.js";

export interface Attempt {
  id: string;
  /** the id of the draft that was sent */
  draft: string;
  /** the drafts that it comes from */
  lineage?: readonly string[];
  campaign: CreateCampaign;
  /** the form as it was filled in */
  values: Record<string, unknown>;
  /** when the first request for this campaign left, in ISO 8601 */
  since: string;
  /** when the last one left */
  sentAt: string;
  /** the campaigns that existed before; missing if the list failed */
  knownIds?: (number | string)[];
  /** what came in place of a clear answer; missing if the page was left before */
  error?: KeptError;
  /**
   * what the server refused a repetition with
   *
   * An attempt whose outcome is known.
   */
  refusal?: KeptError;
}

interface Settled {
  id: string;
  draft: string;
  lineage?: readonly string[];
  campaign: CreateCampaign;
  status: "created" | "found" | "discarded" | "refused";
  result?: unknown;
  /**
   * milliseconds since 1970
   *
   * How a submission ended, for every form that waits for it.
   */
  at: number;
}

export type Outcome =
  | { status: "created" | "found"; campaign: CreateCampaign; result: unknown }
  | { status: "refused" | "unclear"; error: unknown }
  | { status: "held" };

export type Running = { attempt: Attempt; outcome: Promise<Outcome> };

const SETTLED_LIFETIME_MS = 24 * 60 * 60_000;
const MAX_STORED_SETTLED = 20;
/** In memory, for the forms of this page. */
const MAX_REMEMBERED_SETTLED = 500;

/** Two campaigns with the same key are the same request. */
export const campaignKey = (campaign: CreateCampaign): string => JSON.stringify(campaign);

export class Attempts {
  key: string;
  /** Submissions of this page whose answer is awaited, by attempt. */
  running: Map<string, Running> = new Map();
  /** Whether the page is being unloaded, which breaks its requests off. */
  isPageLeft = false;
  #lists;
  #changed;
  /** Open attempts of this page, for as long as it lives: a storage may be full, or emptied. */
  #own: Map<string, Attempt> = new Map();
  /** Ids in `#own` whose newest version the storage has not taken. */
  #unsaved: Set<string> = new Set();
  #settled: Map<string, Settled> = new Map();
  /** The stored value that was seen last. */
  #lastRead: object | undefined;

  /** @param lists the lists `open` and `settled` */
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

  /** Whether the storage holds other attempts than when this was asked last. */
  haveChanged(): boolean {
    const before = this.#lastRead;
    this.#lastRead = this.#lists.read();
    return before !== this.#lastRead;
  }

  /** The open attempts of this page, also if somebody has emptied the storage, and those of others. */
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

  /** The settled attempts, oldest first. */
  get settled(): Settled[] {
    const all = new Map(this.#stored.settled.map((settled) => [settled.id, settled]));
    for (const [id, settled] of this.#settled) all.set(id, settled);
    return [...all.values()];
  }

  start(running: Running): void {
    this.running.set(running.attempt.id, running);
    this.#changed();
  }

  finish({ id }: Attempt): void {
    this.running.delete(id);
    this.#changed();
  }

  save(attempt: Attempt): void {
    this.#own.set(attempt.id, attempt);
    this.#settled.delete(attempt.id);
    if (this.#lists.put("open", attempt.id, attempt)) this.#unsaved.delete(attempt.id);
    else this.#unsaved.add(attempt.id);
    this.#changed();
  }

  /** @param isShared whether other pages may ask what became of it */
  settle(attempt: Attempt, end: Pick<Settled, "status" | "result">, isShared: boolean): void {
    const { id, draft, lineage, campaign } = attempt;
    const settled: Settled = { id, draft, ...(lineage && { lineage }), campaign, ...end, at: Date.now() };
    this.#own.delete(id);
    this.#settled.set(id, settled);
    const [oldest = id] = this.#settled.keys();
    if (this.#settled.size > MAX_REMEMBERED_SETTLED) this.#settled.delete(oldest);
    // A result may be no JSON: the attempt must not stay open for that.
    const store = () =>
      isShared && [settled, { ...settled, result: undefined }].some((end) => this.#lists.put("settled", id, end));
    const isStored = store();
    this.#lists.put("open", id);
    // A full storage has room now.
    if (!isStored) store();
    const all = this.#stored.settled;
    all.forEach(({ id, at }, i) => {
      if (at > Date.now() - SETTLED_LIFETIME_MS && i >= all.length - MAX_STORED_SETTLED) return;
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
 * @param timeout milliseconds to wait for another tab
 * @returns rejects with the lock's error if the other tab takes longer
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
  // A page without an origin has no locks: the records alone must do.
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
