// Long work in slices: between two of them timers, input and aborts get their turn.

/** The longest slice, in milliseconds. Callers are promised 20 ms, and a step may end late. */
const SLICE_MS = 8;

/** Taken when this module loads: a test's fake timers must not stop real work. */
const { setImmediate }: { setImmediate?: (callback: () => void) => unknown } = globalThis as any;

/** Milliseconds on a clock that nobody can set. */
const now = () => performance.now();

/**
 * Resolves in a new task of the event loop, after the tasks that are due now. Not by `scheduler.yield`, whose continuation
 * runs before timers, and by `setTimeout` only where nothing else exists: browsers hold nested timers back for 4 ms.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else if (typeof MessageChannel === "function") {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        // An open port keeps some runtimes from ending.
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    } else setTimeout(resolve, 0);
  });
}

/** Measures how long work has run since it last gave way to the event loop. */
export class Slice {
  #start = now();

  /** Whether it is time to give way. */
  get isOver(): boolean {
    return now() - this.#start > SLICE_MS;
  }

  /** Gives way, and begins anew. */
  async next(): Promise<void> {
    await yieldToEventLoop();
    this.#start = now();
  }
}

/**
 * Runs a generator to its end in slices.
 *
 * @param steps yields often, and nothing
 * @param checkLimits called after each pause; throws where the work is to end
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

/** Runs a generator to its end at once. */
export function runToEnd<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
