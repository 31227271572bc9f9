// Decides whether and when a request is retried. A write is retried only if the server said that it accepted nothing of
// it.
import type { Purpose, Result } from "../client/errors.js";

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
    purpose === "read" && (code === "connection" || status === 429 || (status && status >= 502 && status <= 504));
  if (!isRefusedForNow && !isRetryableRead) return undefined;
  if (retryAfter !== undefined) {
    const delay = retryAfter * 1000;
    return delay > MAX_RETRY_AFTER_MS ? undefined : delay;
  }
  const delay = Math.min(BASE_DELAY_MS * 2 ** (attempts - 1), MAX_DELAY_MS);
  return delay * (1 - JITTER * Math.random());
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
