// Updates every relative time on a page, such as "2 hours ago" and "in 5 minutes". One timer serves all listeners.
import { createStore } from "./store.js";

/** Milliseconds between two reports. */
const STEP_MS = 30_000;

const { get, set, subscribe } = createStore(Date.now());
let listeners = 0;
/** @type {ReturnType<typeof setInterval> | undefined} */
let timer;

const tick = () => set(Date.now());

/** The current time in milliseconds since 1970. It is reported while it has listeners. */
export const minutes = {
  get,
  /** @param {() => void} listener @returns {() => void} removes the listener */
  subscribe(listener) {
    const remove = subscribe(listener);
    listeners += 1;
    if (listeners === 1) {
      timer = setInterval(tick, STEP_MS);
      // The time is not updated without listeners. The update comes later: the listener may still be drawing.
      if (Math.abs(Date.now() - get()) >= STEP_MS) queueMicrotask(tick);
    }
    return () => {
      remove();
      listeners -= 1;
      if (listeners === 0) clearInterval(timer);
    };
  },
};
