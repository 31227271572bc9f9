// Sends a POST on at most once for each idempotency key. A repetition gets the first answer, also while that is
// pending.
import { IDEMPOTENCY_KEY } from "../http/idempotency-key.js";
import { now, pause } from "../http/retry.js";
import { sha256 } from "../http/sha256.js";
import { withTimeout } from "../http/timeout.js";
import { type RelaySettings, refuse, UNCLEAR } from "./options.js";
import type { IdempotencyContext, IdempotencyRecord, StoredResponse } from "./relay.js";

/** The header of version 0.1.0. A page that still sends it would believe that its repetitions are recognised. */
const FORMER_HEADER = "outbound-campaign-attempt";
/** How long a key is remembered. */
const TTL_MS = 24 * 60 * 60 * 1000;
/** Milliseconds between two looks at the store while the first answer is pending. */
const FIRST_POLL_MS = 10;
const LONGEST_POLL_MS = 500;

export interface Sent {
  response: Response;
  /** whether it is certain that nothing was done: the same key may then be sent on again */
  nothingDone: boolean;
}

/** The key of a request: `undefined` without the header, a refusal for a key that cannot be used. */
export function readIdempotencyKey({ headers }: Request): string | Response | undefined {
  const key = headers.get(IDEMPOTENCY_KEY);
  if (key === null && headers.has(FORMER_HEADER)) {
    const message = `${IDEMPOTENCY_KEY} has replaced ${FORMER_HEADER}. Nothing was sent on.`;
    return refuse(400, "relay_idempotency_key", message);
  }
  if (key === null) return undefined;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const message = `${IDEMPOTENCY_KEY} must have 1 to 255 visible ASCII characters. Nothing was sent on.`;
  return refuse(400, "relay_idempotency_key", message);
}

/**
 * Runs `send` unless the store knows the key. The fingerprint covers the body as it came: a later change of the
 * validation options must not make a repetition look like another request.
 *
 * @param send throws only before anything was sent
 */
export async function sendOnce(
  key: string,
  { request, body, caller }: { request: Request; body: Uint8Array; caller: string },
  settings: RelaySettings,
  send: () => Promise<Sent>,
): Promise<Response> {
  const { idempotency: store, timeout, report } = settings;
  const fingerprint = fingerprintOf(request, body);
  // The length keeps the parts apart, whatever they hold.
  const scopedKey = `${caller.length}:${caller}:${key}`;
  const context = { caller, fingerprint, ttl: TTL_MS };
  const tryStore = async (change: () => unknown) => {
    try {
      const result = await withTimeout(Promise.resolve(change()), { timeout });
      if (result === "timeout") throw storeTimeout(timeout);
    } catch (error) {
      // The key stays pending: a repetition is not sent on.
      report(error);
    }
  };

  const record = await claim(scopedKey, context, settings, request.signal);
  if (record === undefined) {
    const message = "The relay's idempotency store failed. This request was not sent on.";
    return refuse(503, "relay_idempotency_store", message);
  }
  if (record.state !== "new") return answerRepetition(record, fingerprint);
  let sent: Awaited<ReturnType<typeof send>>;
  try {
    sent = await send();
  } catch (error) {
    await tryStore(() => store.fail(scopedKey, context));
    throw error;
  }
  const stored = await toStored(sent.response);
  await tryStore(() => (sent.nothingDone ? store.fail(scopedKey, context) : store.finish(scopedKey, stored, context)));
  return responseOf(stored);
}

/**
 * Claims the key, or waits for the first request with it until that is answered or the time is up.
 *
 * @param signal of the caller
 * @returns `undefined` where the store failed
 */
async function claim(
  key: string,
  context: IdempotencyContext,
  { idempotency: store, timeout, report }: RelaySettings,
  signal: AbortSignal | undefined,
): Promise<IdempotencyRecord | undefined> {
  const deadline = now() + timeout;
  let record: IdempotencyRecord | undefined;
  for (let wait = FIRST_POLL_MS; ; wait = Math.min(2 * wait, LONGEST_POLL_MS)) {
    try {
      const left = Math.max(1, deadline - now());
      const begun = await withTimeout(Promise.resolve(store.begin(key, context.fingerprint, context)), { timeout: left });
      if (begun === "timeout" || begun === "aborted") throw storeTimeout(timeout);
      record = readRecord(begun);
    } catch (error) {
      report(error);
      // Once the store has said that the key is pending, the first request may have been sent on.
      return record;
    }
    const waits = record.state === "pending" && record.fingerprint === context.fingerprint;
    if (!waits || signal?.aborted || now() + wait >= deadline) return record;
    await pause(wait);
  }
}

/**
 * A store of somebody else's making may give anything. Nothing is sent on unless it says clearly that the key is new.
 */
function readRecord(record: any): IdempotencyRecord {
  if (record?.state === "new") return record;
  if (typeof record?.fingerprint === "string") {
    if (record.state === "pending") return record;
    if (record.state === "finished" && isStoredResponse(record.response)) return record;
  }
  const states = '{ state: "new" }, or "pending" or "finished" with the fingerprint that it keeps';
  throw new TypeError(`begin of the idempotency store must give ${states}`);
}

function isStoredResponse(response: any) {
  if (response === undefined) return true;
  const { status, headers, body } = response ?? {};
  const hasBody = typeof body === "string" || body === null;
  return Number.isInteger(status) && status >= 200 && status <= 599 && typeof headers === "object" && hasBody;
}

function answerRepetition(record: Exclude<IdempotencyRecord, { state: "new" }>, fingerprint: string) {
  if (record.fingerprint !== fingerprint) {
    const message = `Another request came with this ${IDEMPOTENCY_KEY}. This one was not sent on.`;
    return refuse(422, "relay_idempotency_mismatch", message);
  }
  if (record.state === "finished" && record.response) return responseOf(record.response);
  const fact =
    record.state === "finished" ? "has been answered, but its answer is no longer kept" : "has no known answer yet";
  const message = `The first request with this ${IDEMPOTENCY_KEY} ${fact}. This repetition was not sent on. ${UNCLEAR}`;
  return refuse(409, "relay_idempotency_pending", message);
}

function fingerprintOf(request: Request, body: Uint8Array) {
  const path = new TextEncoder().encode(`${new URL(request.url).pathname}\n`);
  const bytes = new Uint8Array(path.length + body.length);
  bytes.set(path);
  bytes.set(body, path.length);
  return sha256(bytes);
}

/** Plain data: a `Response` of one request cannot be read by another one in Cloudflare's runtime. */
async function toStored(response: Response): Promise<StoredResponse> {
  const { status, headers, body } = response;
  return { status, headers: Object.fromEntries(headers), body: body === null ? null : await response.text() };
}

function responseOf({ status, headers, body }: StoredResponse) {
  return new Response(body, { status, headers });
}

/** @param timeout milliseconds */
const storeTimeout = (timeout: number) => new Error(`The idempotency store gave no answer within ${timeout} ms.`);
