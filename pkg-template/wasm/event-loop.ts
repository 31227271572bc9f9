// Splits long work into time slices, so that timers, input and aborts run between two slices.

/** Longest slice in milliseconds. The documented limit is 20 ms; this is shorter because a step can end late. */
const SLICE_MS = 8;

/** Read when this module loads, so that a test's fake timers do not stop real work. */
const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => unknown };

/** Returns milliseconds of a monotonic clock: changes of the system time do not affect it. */
const now = (): number => performance.now();

/**
 * Resolves in a new task of the event loop, after the tasks that are due now.
 *
 * Does not use `scheduler.yield`, because its continuation runs before timers. Uses `setTimeout` only if nothing else
 * exists, because browsers delay nested timers by 4 ms.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else if (typeof MessageChannel === "function") {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        // An open port keeps the process alive in some runtimes.
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    } else setTimeout(resolve, 0);
  });
}

/** Measures how long work has run since it last yielded to the event loop. */
export class Slice {
  #start = now();

  /** Whether the slice has taken its time, so that the work must yield. */
  get isOver(): boolean {
    return now() - this.#start > SLICE_MS;
  }

  /** Yields to the event loop, and starts the next slice. */
  async next(): Promise<void> {
    await yieldToEventLoop();
    this.#start = now();
  }
}

/**
 * Runs a generator to its end in time slices.
 *
 * @param steps yields often, without a value, to mark the points where the work can pause
 * @param checkLimits called after each pause; throws to stop the work
 */
export async function runInSlices<T>(steps: Generator<void, T, void>, checkLimits: () => void): Promise<T> {
  const slice = new Slice();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (!slice.isOver) continue;
    await slice.next();
    checkLimits();
  }
}

/** Runs a generator to its end without a pause. */
export function runToEnd<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
