// One caller's patience with a promise: a timer and an abort signal. In JavaScript, not in wasm, because it must end the call
// where the wasm is dead.

/**
 * What the promise gives, or what came first. The timer runs until then: it covers the reading of the body too.
 *
 * @param limits `timeout` in milliseconds
 */
export async function withTimeout<T>(
  promise: Promise<T>,
  { timeout, signal }: { timeout: number; signal?: AbortSignal },
): Promise<T | "timeout" | "aborted"> {
  let stopTimer: () => void = () => {};
  const limitReached: Promise<"timeout" | "aborted"> = new Promise((resolve) => {
    const timer = setTimeout(resolve, timeout, "timeout");
    // The event and the signal's reason, which may be anything, do not come in here.
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
