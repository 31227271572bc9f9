// One caller's patience with a promise: a timer and an abort signal. In JavaScript, not in wasm, because it must end the call
// where the wasm is dead.

/**
 * What the promise gives, or what came first. The timer runs until then: it covers the reading of the body too.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {{ timeout: number, signal?: AbortSignal }} limits `timeout` in milliseconds
 * @returns {Promise<T | "timeout" | "aborted">}
 */
export async function settled(promise, { timeout, signal }) {
  /** @type {() => void} */
  let tidy = () => {};
  /** @type {Promise<"timeout" | "aborted">} */
  const limit = new Promise((resolve) => {
    const timer = setTimeout(resolve, timeout, "timeout");
    // The event and the signal's reason, which may be anything, do not come in here.
    const abort = () => resolve("aborted");
    signal?.addEventListener("abort", abort);
    tidy = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    tidy();
  }
}
