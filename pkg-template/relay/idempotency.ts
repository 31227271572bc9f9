// Deduplicates POSTs by idempotency key. A duplicate gets the first response, even while it is pending.
import { IDEMPOTENCY_KEY } from "../http/idempotency-key.js";
import { type Purpose, withPossibleEffect } from "../http/outcome.js";
import { now, pause } from "../http/retry.js";
import { sha256 } from "../http/sha256.js";
import { withTimeout } from "../http/timeout.js";
import { errorResponse, type RelaySettings } from "./options.js";
import type { IdempotencyContext, IdempotencyRecord, StoredResponse } from "./relay.js";

/** The header of version 0.1.0. A page that still sends it would wrongly expect protection against duplicates. */
const FORMER_HEADER = "outbound-campaign-attempt";
/** Milliseconds for which a key is remembered: 24 hours. */
const TTL_MS = 24 * 60 * 60 * 1000;
/**
 * Milliseconds between two reads of the store while the first response is pending. The interval doubles up to the
 * maximum.
 */
const FIRST_POLL_MS = 10;
const MAX_POLL_MS = 500;

/** The result of forwarding a request. */
export interface Forwarded {
  response: Response;
  /** Whether it is certain that the server did nothing. The same key may then be forwarded again. */
  nothingDone: boolean;
}

/** The request that an idempotency key belongs to. */
interface KeyedRequest {
  request: Request;
  body: Uint8Array;
  purpose: Purpose;
  /** The caller's name, or `""`. */
  caller: string;
}

/** Returns the key of a request: `undefined` without the header, an error response for an invalid key. */
export function readIdempotencyKey({ headers }: Request): string | Response | undefined {
  const key = headers.get(IDEMPOTENCY_KEY);
  if (key === null && headers.has(FORMER_HEADER)) {
    const message = `Send ${IDEMPOTENCY_KEY} instead of ${FORMER_HEADER}. Nothing was forwarded.`;
    return errorResponse(400, "relay_idempotency_key", message);
  }
  if (key === null) return undefined;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const message = `${IDEMPOTENCY_KEY} must have 1 to 255 visible ASCII characters. Nothing was forwarded.`;
  return errorResponse(400, "relay_idempotency_key", message);
}

/**
 * Runs `send` unless the store knows the key. The fingerprint covers the received body: a later change of the
 * validation options must not make a duplicate look like another request.
 *
 * @param send Forwards the request. Throws only before anything was sent.
 */
export async function sendOnce(
  key: string,
  { request, body, purpose, caller }: KeyedRequest,
  settings: RelaySettings,
  send: () => Promise<Forwarded>,
): Promise<Response> {
  const { idempotency: store, timeout, report } = settings;
  const fingerprint = fingerprintOf(request, body);
  // The length makes the scoped key unambiguous for any caller and key.
  const scopedKey = `${caller.length}:${caller}:${key}`;
  const context = { caller, fingerprint, ttl: TTL_MS };
  const tryStore = async (change: () => unknown) => {
    try {
      const result = await withTimeout(Promise.resolve(change()), { timeout });
      if (result === "timeout") throw storeTimeout(timeout);
    } catch (error) {
      // The key stays pending, so a duplicate is not forwarded.
      report(error);
    }
  };

  const record = await claim(scopedKey, context, settings, request.signal);
  if (record === undefined) {
    const message = "The relay's idempotency store failed. This request was not forwarded.";
    return errorResponse(503, "relay_idempotency_store", message);
  }
  if (record.state !== "new") return duplicateResponse(record, fingerprint, purpose);
  let sent: Forwarded;
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
 * Claims the key. If another request holds it, waits until that request is finished or the time is over.
 *
 * @param signal The caller's signal.
 * @returns The record of the key; `undefined` if the store failed before it returned one.
 */
async function claim(
  key: string,
  context: IdempotencyContext,
  { idempotency: store, timeout, report }: RelaySettings,
  signal: AbortSignal | undefined,
): Promise<IdempotencyRecord | undefined> {
  const deadline = now() + timeout;
  let record: IdempotencyRecord | undefined;
  for (let wait = FIRST_POLL_MS; ; wait = Math.min(2 * wait, MAX_POLL_MS)) {
    try {
      const left = Math.max(1, deadline - now());
      const result = await withTimeout(Promise.resolve(store.begin(key, context.fingerprint, context)), {
        timeout: left,
      });
      if (result === "timeout" || result === "aborted") throw storeTimeout(timeout);
      record = readRecord(result);
    } catch (error) {
      report(error);
      // Once the store reported the key as pending, the first request may have been forwarded.
      return record;
    }
    const isPending = record.state === "pending" && record.fingerprint === context.fingerprint;
    if (!isPending || signal?.aborted || now() + wait >= deadline) return record;
    await pause(wait);
  }
}

/**
 * Checks the result of a custom store, which may be anything. Nothing is forwarded unless it clearly reports a new key.
 *
 * @throws {TypeError} If it is not an `IdempotencyRecord`.
 */
function readRecord(result: unknown): IdempotencyRecord {
  const record = result as { state?: unknown; fingerprint?: unknown; response?: unknown } | null | undefined;
  if (record?.state === "new") return record as IdempotencyRecord;
  if (typeof record?.fingerprint === "string") {
    if (record.state === "pending") return record as IdempotencyRecord;
    if (record.state === "finished" && isStoredResponse(record.response)) return record as IdempotencyRecord;
  }
  const states = '{ state: "new" }, or "pending" or "finished" with the stored fingerprint';
  throw new TypeError(`begin of the idempotency store must return ${states}`);
}

/** Returns whether a record's response can be sent. A record without a response is valid. */
function isStoredResponse(response: unknown) {
  if (response === undefined) return true;
  const { status, headers, body } = (response ?? {}) as { status: number; headers: unknown; body: unknown };
  const hasBody = typeof body === "string" || body === null;
  return Number.isInteger(status) && status >= 200 && status <= 599 && typeof headers === "object" && hasBody;
}

/** Returns the response to a request whose key is known. */
function duplicateResponse(
  record: Exclude<IdempotencyRecord, { state: "new" }>,
  fingerprint: string,
  purpose: Purpose,
) {
  if (record.fingerprint !== fingerprint) {
    const message = `Another request had this ${IDEMPOTENCY_KEY}. This one was not forwarded.`;
    return errorResponse(422, "relay_idempotency_mismatch", message);
  }
  if (record.state === "finished" && record.response) return responseOf(record.response);
  const fact = record.state === "finished" ? "has a response that is no longer stored" : "has no known response yet";
  const message = `The first request with this ${IDEMPOTENCY_KEY} ${fact}. This duplicate was not forwarded.`;
  return errorResponse(409, "relay_idempotency_pending", withPossibleEffect(message, purpose));
}

/** Returns the digest of path and body: 64 hexadecimal digits. */
function fingerprintOf(request: Request, body: Uint8Array) {
  const path = new TextEncoder().encode(`${new URL(request.url).pathname}\n`);
  const bytes = new Uint8Array(path.length + body.length);
  bytes.set(path);
  bytes.set(body, path.length);
  return sha256(bytes);
}

/** Converts a response to plain data: in Cloudflare's runtime, one request cannot read another one's `Response`. */
async function toStored(response: Response): Promise<StoredResponse> {
  const { status, headers, body } = response;
  return { status, headers: Object.fromEntries(headers), body: body === null ? null : await response.text() };
}

function responseOf({ status, headers, body }: StoredResponse) {
  return new Response(body, { status, headers });
}

/** @param timeout Milliseconds. */
const storeTimeout = (timeout: number) => new Error(`The idempotency store did not answer within ${timeout} ms.`);
