// Tells the time to everything on a page that speaks of it: "2 hours ago", "calling now". One timer for all.
import { createStore } from "./store.js";

/** Milliseconds between two reports. */
const STEP_MS = 30_000;

const { get, set, subscribe } = createStore(Date.now());
let followers = 0;
/** @type {ReturnType<typeof setInterval> | undefined} */
let timer;

const tick = () => set(Date.now());

/** The current time in milliseconds since 1970. It is reported while somebody subscribes. */
export const minutes = {
  get,
  /** @param {() => void} listener @returns {() => void} removes the listener */
  subscribe(listener) {
    const remove = subscribe(listener);
    followers += 1;
    if (followers === 1) {
      timer = setInterval(tick, STEP_MS);
      // Without followers the time stood still. Its change is reported later: the listener may still be drawing.
      queueMicrotask(tick);
    }
    return () => {
      remove();
      followers -= 1;
      if (followers === 0) clearInterval(timer);
    };
  },
};
