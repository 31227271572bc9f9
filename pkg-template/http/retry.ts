// Whether a request is sent once more, and when. A write only where the server said that it took nothing of it.
import type { Purpose, Result } from "../client/errors.js";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/** A server that wants a longer pause than this is told to the caller instead. */
const LONGEST_RETRY_AFTER_MS = 60_000;
/** Up to a quarter less, so that many clients do not come back at the same moment. */
const JITTER = 0.25;

/** Milliseconds to wait before the next attempt; `undefined` where there must be none. */
export function waitBeforeRepeat(
  result: Result,
  { purpose, attempts, maxRetries }: { purpose: Purpose; attempts: number; maxRetries: number },
): number | undefined {
  if (result.kind !== "error" || attempts > maxRetries) return undefined;
  const { code, outcome, status, retryAfter } = result;
  const refused = code === "rate_limit" && outcome === "refused";
  const harmless =
    purpose === "read" && (code === "connection" || status === 429 || (status && status >= 502 && status <= 504));
  if (!refused && !harmless) return undefined;
  if (retryAfter !== undefined) {
    const wait = retryAfter * 1000;
    return wait > LONGEST_RETRY_AFTER_MS ? undefined : wait;
  }
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return wait * (1 - JITTER * Math.random());
}

/** @param signal ends the pause early */
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

/** Milliseconds on a clock that nobody can set. */
export const now = (): number => performance.now();
