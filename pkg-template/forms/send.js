// Sends one attempt, and looks for the campaign of an attempt whose outcome is unknown. Nothing here rejects.
import { findLast } from "../wasm/own.js";
import { campaignKey, withLock } from "./attempts.js";

/** @import { CampaignFormOptions, KeptError } from "./form.d.ts" */
/** @import { Attempt, Attempts, Outcome } from "./attempts.js" */

const LIST_TIMEOUT_MS = 5_000;
const LOOK_TIMEOUT_MS = 30_000;
/** Longer than a client waits for its answer. */
const LOCK_PATIENCE_MS = 90_000;
const LONGEST_MESSAGE = 500;

/** @typedef {{ status: "not-seen" } | { status: "found", campaign: any } | { status: "ambiguous", candidates: readonly any[] }} Seen */

/**
 * Sends an attempt, unless the same campaign is open or was created meanwhile. Without a client that lists, and without Web
 * Locks, `onSubmit` is called before this returns.
 *
 * @param {Attempt} attempt
 * @param {object} context
 * @param {Attempts} context.attempts
 * @param {CampaignFormOptions<any>} context.options
 * @param {Attempt} [context.again] the open attempt that the caller sends once more
 * @param {() => boolean} context.isForOthers whether other pages may ask what became of it
 * @returns {Promise<Outcome>}
 */
export async function send(attempt, context) {
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

/**
 * @param {Attempt} attempt
 * @param {string} key
 * @param {ReadonlySet<string>} before the attempts that were settled when the person clicked: any other one is this campaign
 * @param {Parameters<typeof send>[1]} context
 * @returns {Promise<Outcome>}
 */
async function sendLocked(attempt, key, before, { attempts, options, again, isForOthers }) {
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

/**
 * Looks into the account's list for the campaign of an attempt.
 *
 * @param {Attempt} attempt
 * @param {CampaignFormOptions<any>} options
 * @returns {Promise<Seen | { status: "failed", error: unknown }>}
 */
export async function look({ campaign, since, knownIds }, options) {
  const { client, findCreated = client?.findCreated?.bind(client) } = options;
  try {
    if (!findCreated)
      throw new TypeError("The form cannot look for the campaign: it has neither client nor findCreated.");
    const known = knownIds && { knownIds };
    const seen = /** @type {Seen | undefined} */ (
      await within(LOOK_TIMEOUT_MS, findCreated(campaign, { since, ...known }))
    );
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
 * @param {NonNullable<CampaignFormOptions<any>["client"]>} client
 * @returns {Promise<(number | string)[] | undefined>} `undefined` if the list fails: a look then goes by time
 */
async function listIds(client) {
  try {
    const list = await within(LIST_TIMEOUT_MS, client.listCampaigns?.({ timeout: LIST_TIMEOUT_MS }));
    return list?.map(({ id }) => id);
  } catch {
    return undefined;
  }
}

/**
 * @template T
 * @param {number} timeout milliseconds
 * @param {T | PromiseLike<T>} promise
 * @returns {Promise<T>}
 */
async function within(timeout, promise) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer came within ${timeout} ms.`)), timeout);
  });
  try {
    return /** @type {T} */ (await Promise.race([promise, limit]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether a campaign may exist although its submission failed. Only an error that says otherwise makes it certain: an
 * `outcome` of `"not-sent"` or `"refused"`, or Laravel's `errors` with a status below 500.
 *
 * @param {unknown} error
 */
function isUnclear(error) {
  const [outcome, code, status] = ["outcome", "code", "status"].map((name) => memberOf(error, name));
  if (outcome === "not-sent" || outcome === "refused") return false;
  // A ValidationError made by hand has the outcome "unknown" by default.
  const isRefusal = errorsOf(error) !== undefined && (outcome === undefined || code === "validation");
  return !isRefusal || Number(status) >= 500;
}

/**
 * Returns the `errors` that an error has, as lists of texts. The error may be anything, and throw where it is read.
 *
 * @param {unknown} error
 * @returns {Record<string, string[]> | undefined} `undefined` if it has none
 */
function errorsOf(error) {
  try {
    const errors = memberOf(error, "errors");
    if (typeof errors !== "object" || errors === null || Array.isArray(errors)) return undefined;
    return messagesByKey(errors);
  } catch {
    return undefined;
  }
}

/**
 * Returns the messages of an error that belong to fields: its `errors`, or the 404 that means the assistant.
 *
 * @param {unknown} error
 */
export function fieldErrorsOf(error) {
  if (memberOf(error, "code") !== "assistant_not_found") return errorsOf(error);
  return { assistant_id: [keptError(error).message] };
}

/** @param {object} errors @returns {Record<string, string[]>} */
export function messagesByKey(errors) {
  return Object.fromEntries(
    Object.entries(errors).map(([key, all]) => [key, [all].flat(2).filter((message) => typeof message === "string")]),
  );
}

/** @param {unknown} error @returns {KeptError} */
export function keptError(error) {
  const message = memberOf(error, "message");
  /** @type {KeptError} */
  const kept = { message: (typeof message === "string" ? message : "").slice(0, LONGEST_MESSAGE) };
  for (const name of /** @type {const} */ (["name", "code", "outcome", "requestId"])) {
    const value = memberOf(error, name);
    if (typeof value === "string") kept[name] = value.slice(0, LONGEST_MESSAGE);
  }
  for (const name of /** @type {const} */ (["status", "retryAfter"])) {
    const value = memberOf(error, name);
    if (typeof value === "number") kept[name] = value;
  }
  return kept;
}

/** @param {unknown} error @param {string} name */
function memberOf(error, name) {
  try {
    return /** @type {any} */ (error)?.[name];
  } catch {
    return undefined;
  }
}
