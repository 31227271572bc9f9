// Sends one attempt, and searches for the campaign of an attempt whose outcome is unknown. Nothing here rejects.

import { expect } from "../validate/options.js";
import { translateError } from "../validate/translate-error.js";
import { findLast } from "../wasm/builtins.js";
import { type Attempt, type Attempts, campaignKey, type Outcome, withLock } from "./attempts.js";
import type { CampaignFormClient, CampaignFormOptions, FoundResult, KeptError } from "./form.js";

const LIST_TIMEOUT_MS = 5_000;
const SEARCH_TIMEOUT_MS = 30_000;
/** Longer than a client waits for its answer. */
const LOCK_TIMEOUT_MS = 90_000;
const MAX_MESSAGE_LENGTH = 500;

/** The surroundings of a submission. */
interface SendContext {
  attempts: Attempts;
  options: CampaignFormOptions<unknown>;
  /** The open attempt that the caller sends once more. */
  retried?: Attempt;
}

/**
 * Sends an attempt, unless the same campaign is open or was created meanwhile. Without a client that lists, and without
 * Web Locks, `onSubmit` is called before this function returns.
 */
export async function send(attempt: Attempt, context: SendContext): Promise<Outcome> {
  const { attempts } = context;
  const key = campaignKey(attempt.campaign);
  const settledBefore = new Set(attempts.settled.map(({ id }) => id));
  try {
    return await withLock(
      `outbound-campaign ${attempts.key} ${key}`,
      () => sendLocked(attempt, key, settledBefore, context),
      LOCK_TIMEOUT_MS,
    );
  } catch {
    return { status: "held" }; // another tab sends the same campaign and does not finish
  }
}

/**
 * Sends an attempt while no other tab sends the same campaign.
 *
 * @param settledBefore The ids of attempts that were settled when the person clicked. Any other settled attempt counts
 *   as this campaign.
 */
async function sendLocked(
  attempt: Attempt,
  key: string,
  settledBefore: ReadonlySet<string>,
  { attempts, options, retried }: SendContext,
): Promise<Outcome> {
  const { client, onSubmit } = options;
  // A retry is compared with the list from before the first request.
  const canList = retried === undefined && client?.listCampaigns !== undefined;
  const knownIds = canList ? await listIds(client) : retried?.knownIds;
  // No await until the request is sent: the records of other tabs must be current.
  const existing = findLast(
    attempts.settled,
    ({ id, status, campaign }) =>
      (status === "created" || status === "found") &&
      (id === retried?.id || !settledBefore.has(id)) &&
      campaignKey(campaign) === key,
  );
  if (existing) return { status: "found", campaign: attempt.campaign, result: existing.result };
  const isHeldByOther = attempts.open.some(
    ({ id, sentAt, campaign }) => (id !== retried?.id || sentAt !== retried.sentAt) && campaignKey(campaign) === key,
  );
  if (isHeldByOther) return { status: "held" };
  const sentAt = new Date().toISOString();
  const sent = { ...attempt, sentAt, since: retried?.since ?? sentAt, ...(knownIds && { knownIds }) };
  attempts.save(sent);
  try {
    const result = await (onSubmit ? onSubmit(attempt.campaign) : client?.createCampaign(attempt.campaign));
    attempts.settle(sent, { status: "created", result });
    return { status: "created", campaign: attempt.campaign, result };
  } catch (error) {
    translateError(error, { ...options, contract: options.contract ?? client?.contract } as typeof options, "create");
    // Another tab may have searched meanwhile.
    const settled = findLast(attempts.settled, ({ id }) => id === sent.id);
    if (settled?.status === "found") return { status: "found", campaign: sent.campaign, result: settled.result };
    if (isOutcomeUnknown(error)) {
      // The browser aborted the request because the page is left. This says nothing about the server.
      if (settled === undefined && !attempts.isPageLeft) {
        attempts.save({ ...sent, error: toKeptError(error), refusal: undefined });
      }
      return { status: "unclear", error };
    }
    // The server certainly refused this request. The outcome of the request before it stays unknown.
    if (retried && settled === undefined) attempts.save({ ...retried, refusal: toKeptError(error) });
    else if (!retried) attempts.settle(sent, { status: "refused" });
    return { status: "refused", error };
  }
}

/** Searches the account's list for the campaign of an attempt. */
export async function findAttempt(
  { campaign, since, knownIds }: Attempt,
  options: CampaignFormOptions<unknown>,
): Promise<FoundResult<unknown> | { status: "failed"; error: unknown }> {
  const { client, findCreated = client?.findCreated?.bind(client) } = options;
  try {
    if (!findCreated) throw new TypeError("The form cannot search. Pass the option client or findCreated.");
    const known = knownIds && { knownIds };
    const result = (await rejectAfter(SEARCH_TIMEOUT_MS, findCreated(campaign, { since, ...known }))) as
      | FoundResult<unknown>
      | undefined;
    if (result?.status === "found" && result.campaign) return result;
    if (result?.status === "ambiguous" && Array.isArray(result.candidates)) return result;
    if (result?.status === "not-seen") return { status: "not-seen" };
    throw new TypeError('findCreated must return an object whose status is "found", "ambiguous" or "not-seen".');
  } catch (error) {
    translateError(error, options, "read");
    return { status: "failed", error };
  }
}

/**
 * Returns the ids of the campaigns that exist before the request. They tell a new campaign from an older one like it,
 * more reliably than times.
 *
 * @returns `undefined` if the list fails. A search then compares times.
 */
async function listIds(client: CampaignFormClient<unknown>): Promise<(number | string)[] | undefined> {
  try {
    const list = await rejectAfter(LIST_TIMEOUT_MS, client.listCampaigns?.({ timeout: LIST_TIMEOUT_MS }));
    return list?.map(({ id }) => id);
  } catch {
    return undefined;
  }
}

/**
 * Returns the promise's value. Rejects if it takes longer than the timeout.
 *
 * @param timeout Milliseconds.
 */
async function rejectAfter<T>(timeout: number, promise: T | PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No response arrived within ${timeout} ms.`)), timeout);
  });
  try {
    return (await Promise.race([promise, limit])) as T;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Returns whether a campaign may exist although its submission failed.
 *
 * Only two errors rule that out: an `outcome` of `"not-sent"` or `"refused"`, or Laravel's `errors` with a status below
 * 500.
 */
function isOutcomeUnknown(error: unknown) {
  const [outcome, code, status] = ["outcome", "code", "status"].map((name) => memberOf(error, name));
  if (outcome === "not-sent" || outcome === "refused") return false;
  // A ValidationError that an app creates itself has the outcome "unknown" by default.
  const isRefusal = errorsOf(error) !== undefined && (outcome === undefined || code === "validation");
  return !isRefusal || Number(status) >= 500;
}

/**
 * Returns the `errors` of an error as lists of strings. The error may be any value, and reading it may throw.
 *
 * @returns `undefined` if the error has none.
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
  return { assistant_id: [toKeptError(error).message] };
}

/**
 * Returns the messages as lists of strings by key. Other values are dropped.
 *
 * @throws {TypeError} If the messages are not an object. An accepted form has no `errors`.
 */
export function messagesByKey(errors: object): Record<string, string[]> {
  expect(Object(errors) === errors, "errors", "an object");
  return Object.fromEntries(
    Object.entries(errors).map(([key, all]) => [key, [all].flat(2).filter((message) => typeof message === "string")]),
  );
}

/** Returns the members of an error that are stored. Long strings are truncated. */
export function toKeptError(error: unknown): KeptError {
  const message = memberOf(error, "message");
  const kept: KeptError = { message: (typeof message === "string" ? message : "").slice(0, MAX_MESSAGE_LENGTH) };
  for (const name of ["name", "code", "outcome", "requestId", "serverMessage"] as const) {
    const value = memberOf(error, name);
    if (typeof value === "string") kept[name] = value.slice(0, MAX_MESSAGE_LENGTH);
  }
  for (const name of ["status", "retryAfter"] as const) {
    const value = memberOf(error, name);
    if (typeof value === "number") kept[name] = value;
  }
  return kept;
}

/** Reads a member of any value. A getter that throws counts as missing. */
function memberOf(error: unknown, name: string) {
  try {
    return (error as Record<string, unknown> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}
