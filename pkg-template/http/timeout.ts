// Races a promise against a timeout and an AbortSignal. It is JavaScript, not wasm, because it must end a call even if
// the wasm module failed.

/**
 * Returns the promise's value, or the limit that came first.
 *
 * The timer runs until the promise settles, so it also covers the reading of the body.
 *
 * @param limits `timeout` in milliseconds.
 */
export async function withTimeout<T>(
  promise: Promise<T>,
  { timeout, signal }: { timeout: number; signal?: AbortSignal },
): Promise<T | "timeout" | "aborted"> {
  let stopTimer: () => void = () => {};
  const limitReached: Promise<"timeout" | "aborted"> = new Promise((resolve) => {
    const timer = setTimeout(resolve, timeout, "timeout");
    // Drops the event and the signal's reason, which may be any value.
    const abort = () => resolve("aborted");
    signal?.addEventListener("abort", abort);
    stopTimer = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
  });
  try {
    return await Promise.race([promise, limitReached]);
  } finally {
    stopTimer();
  }
}
