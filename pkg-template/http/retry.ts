// Decides whether and when a request is retried. A write is retried only if the server reported that it
// accepted nothing of it.
import type { Result } from "../client/errors.js";
import type { Purpose } from "./outcome.js";

const BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 8_000;
/** If a server asks for a longer pause, the caller gets the error instead. */
const MAX_RETRY_AFTER_MS = 60_000;
/** Shortens a delay by up to a quarter, so that many clients do not return at the same moment. */
const JITTER = 0.25;

/** Returns the delay before the next attempt in milliseconds, or `undefined` if there must be none. */
export function retryDelay(
  result: Result,
  { purpose, attempts, maxRetries }: { purpose: Purpose; attempts: number; maxRetries: number },
): number | undefined {
  if (result.kind !== "error" || attempts > maxRetries) return undefined;
  const { code, outcome, status, retryAfter } = result;
  const isRefusedForNow = code === "rate_limit" && outcome === "refused";
  const isRetryableRead =
    (purpose === "read" || purpose === "get") &&
    (code === "connection" || status === 429 || (status && status >= 502 && status <= 504));
  if (!isRefusedForNow && !isRetryableRead) return undefined;
  if (retryAfter !== undefined) {
    const delay = retryAfter * 1000;
    return delay > MAX_RETRY_AFTER_MS ? undefined : delay;
  }
  const delay = Math.min(BASE_DELAY_MS * 2 ** (attempts - 1), MAX_DELAY_MS);
  return delay * (1 - JITTER * Math.random());
}

/**
 * Returns the seconds of the header `Retry-After`: a number, or a date. A date is compared with the answer's own
 * `Date`, so that a wrong local clock has no effect. Returns 0 for a date in the past, 2^32 - 1 for a longer wait, and
 * `undefined` for any other text.
 */
export function retryAfter(headers: Record<string, string>): number | undefined {
  const text = (headers["retry-after"] ?? "").trim();
  const start = readHttpDate((headers.date ?? "").trim()) ?? Math.floor(Date.now() / 1000);
  const seconds = /^\d+$/.test(text) ? Number(text) : Number(readHttpDate(text)) - start;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), MAX_SECONDS);
}

const MAX_SECONDS = 2 ** 32 - 1;
const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
const HTTP_DATE = /^.{3}, (0[1-9]|[12]\d|3[01]) (\w{3}) (\d{4}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60) GMT$/;

/** Returns the seconds since 1970 of an HTTP date in its one current form (RFC 9110, 5.6.7). */
function readHttpDate(text: string): number | undefined {
  const [, day, month = "", year, ...time] = HTTP_DATE.exec(text) ?? [];
  const [hour, minute, second] = time.map(Number);
  const index = MONTHS.indexOf(month);
  if (day === undefined || index % 3 !== 0) return undefined;
  return Date.UTC(Number(year), index / 3, Number(day), hour, minute, second) / 1000;
}

/**
 * Waits.
 *
 * @param signal Ends the pause early, without an error.
 */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}

/** Returns milliseconds of a monotonic clock. */
export const now = (): number => performance.now();
