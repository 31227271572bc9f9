// Sends one attempt, and looks for the campaign of an attempt whose outcome is unknown. Nothing here rejects.
import { findLast } from "../wasm/own.js";
import { type Attempt, type Attempts, campaignKey, type Outcome, withLock } from "./attempts.js";
import type { CampaignFormOptions, KeptError } from "./form.js";

const LIST_TIMEOUT_MS = 5_000;
const LOOK_TIMEOUT_MS = 30_000;
/** Longer than a client waits for its answer. */
const LOCK_PATIENCE_MS = 90_000;
const LONGEST_MESSAGE = 500;

type Seen =
  | { status: "not-seen" }
  | { status: "found"; campaign: any }
  | { status: "ambiguous"; candidates: readonly any[] };

/**
 * Sends an attempt, unless the same campaign is open or was created meanwhile. Without a client that lists, and without Web
 * Locks, `onSubmit` is called before this returns.
 */
export async function send(
  attempt: Attempt,
  context: {
    attempts: Attempts;
    options: CampaignFormOptions<any>;
    /** the open attempt that the caller sends once more */
    again?: Attempt;
    /** whether other pages may ask what became of it */
    isForOthers: () => boolean;
  },
): Promise<Outcome> {
  const { attempts } = context;
  const key = campaignKey(attempt.campaign);
  const before = new Set(attempts.settled.map(({ id }) => id));
  try {
    return await withLock(
      `outbound-campaign ${attempts.key} ${key}`,
      () => sendLocked(attempt, key, before, context),
      LOCK_PATIENCE_MS,
    );
  } catch {
    return { status: "held" }; // another tab sends the same campaign, and does not come to an end
  }
}

/** @param before the attempts that were settled when the person clicked: any other one is this campaign */
async function sendLocked(
  attempt: Attempt,
  key: string,
  before: ReadonlySet<string>,
  { attempts, options, again, isForOthers }: Parameters<typeof send>[1],
): Promise<Outcome> {
  const { client, onSubmit } = options;
  // A repetition is compared with the list from before the first request.
  const lists = again === undefined && client?.listCampaigns !== undefined;
  const knownIds = lists ? await listIds(client) : again?.knownIds;
  // Nothing is awaited from here until the request is on its way: the records of other tabs are those of now.
  const done = findLast(
    attempts.settled,
    ({ id, status, campaign }) =>
      (status === "created" || status === "found") &&
      (id === again?.id || !before.has(id)) &&
      campaignKey(campaign) === key,
  );
  if (done) return { status: "found", campaign: attempt.campaign, result: done.result };
  const isHeld = attempts.open.some(
    ({ id, sentAt, campaign }) => (id !== again?.id || sentAt !== again.sentAt) && campaignKey(campaign) === key,
  );
  if (isHeld) return { status: "held" };
  const sentAt = new Date().toISOString();
  const sent = { ...attempt, sentAt, since: again?.since ?? sentAt, ...(knownIds && { knownIds }) };
  attempts.keep(sent);
  try {
    const result = await (onSubmit ? onSubmit(attempt.campaign) : client?.createCampaign(attempt.campaign));
    attempts.settle(sent, { status: "created", result }, isForOthers());
    return { status: "created", campaign: attempt.campaign, result };
  } catch (error) {
    // Another tab may have looked meanwhile.
    const settled = findLast(attempts.settled, ({ id }) => id === sent.id);
    if (settled?.status === "found") return { status: "found", campaign: sent.campaign, result: settled.result };
    if (isUnclear(error)) {
      // A request that the browser broke off because the page is left tells nothing of the server.
      if (settled === undefined && !attempts.isPageLeft) {
        attempts.keep({ ...sent, error: keptError(error), refusal: undefined });
      }
      return { status: "unclear", error };
    }
    // This request was refused for certain; nothing new is known of the one before.
    if (again && settled === undefined) attempts.keep({ ...again, refusal: keptError(error) });
    else if (!again) attempts.settle(sent, { status: "refused" }, false);
    return { status: "refused", error };
  }
}

/** Looks into the account's list for the campaign of an attempt. */
export async function look(
  { campaign, since, knownIds }: Attempt,
  options: CampaignFormOptions<any>,
): Promise<Seen | { status: "failed"; error: unknown }> {
  const { client, findCreated = client?.findCreated?.bind(client) } = options;
  try {
    if (!findCreated)
      throw new TypeError("The form cannot look for the campaign: it has neither client nor findCreated.");
    const known = knownIds && { knownIds };
    const seen = (await within(LOOK_TIMEOUT_MS, findCreated(campaign, { since, ...known }))) as Seen | undefined;
    if (seen?.status === "found" && seen.campaign) return seen;
    if (seen?.status === "ambiguous" && Array.isArray(seen.candidates)) return seen;
    if (seen?.status === "not-seen") return { status: "not-seen" };
    throw new TypeError('findCreated must give an object whose status is "found", "ambiguous" or "not-seen".');
  } catch (error) {
    return { status: "failed", error };
  }
}

/**
 * The ids of the campaigns that exist before the request: the dependable way to know a new one from an older one like it.
 *
 * @returns `undefined` if the list fails: a look then goes by time
 */
async function listIds(
  client: NonNullable<CampaignFormOptions<any>["client"]>,
): Promise<(number | string)[] | undefined> {
  try {
    const list = await within(LIST_TIMEOUT_MS, client.listCampaigns?.({ timeout: LIST_TIMEOUT_MS }));
    return list?.map(({ id }) => id);
  } catch {
    return undefined;
  }
}

/** @param timeout milliseconds */
async function within<T>(timeout: number, promise: T | PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer came within ${timeout} ms.`)), timeout);
  });
  try {
    return (await Promise.race([promise, limit])) as T;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether a campaign may exist although its submission failed. Only an error that says otherwise makes it certain: an
 * `outcome` of `"not-sent"` or `"refused"`, or Laravel's `errors` with a status below 500.
 */
function isUnclear(error: unknown) {
  const [outcome, code, status] = ["outcome", "code", "status"].map((name) => memberOf(error, name));
  if (outcome === "not-sent" || outcome === "refused") return false;
  // A ValidationError made by hand has the outcome "unknown" by default.
  const isRefusal = errorsOf(error) !== undefined && (outcome === undefined || code === "validation");
  return !isRefusal || Number(status) >= 500;
}

/**
 * Returns the `errors` that an error has, as lists of texts. The error may be anything, and throw where it is read.
 *
 * @returns `undefined` if it has none
 */
function errorsOf(error: unknown): Record<string, string[]> | undefined {
  try {
    const errors = memberOf(error, "errors");
    if (typeof errors !== "object" || errors === null || Array.isArray(errors)) return undefined;
    return messagesByKey(errors);
  } catch {
    return undefined;
  }
}

/** Returns the messages of an error that belong to fields: its `errors`, or the 404 that means the assistant. */
export function fieldErrorsOf(error: unknown): Record<string, string[]> | undefined {
  if (memberOf(error, "code") !== "assistant_not_found") return errorsOf(error);
  return { assistant_id: [keptError(error).message] };
}

export function messagesByKey(errors: object): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(errors).map(([key, all]) => [key, [all].flat(2).filter((message) => typeof message === "string")]),
  );
}

export function keptError(error: unknown): KeptError {
  const message = memberOf(error, "message");
  const kept: KeptError = { message: (typeof message === "string" ? message : "").slice(0, LONGEST_MESSAGE) };
  for (const name of ["name", "code", "outcome", "requestId"] as const) {
    const value = memberOf(error, name);
    if (typeof value === "string") kept[name] = value.slice(0, LONGEST_MESSAGE);
  }
  for (const name of ["status", "retryAfter"] as const) {
    const value = memberOf(error, name);
    if (typeof value === "number") kept[name] = value;
  }
  return kept;
}

function memberOf(error: unknown, name: string) {
  try {
    return (error as any)?.[name];
  } catch {
    return undefined;
  }
}
