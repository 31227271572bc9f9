// The present time, which changes every minute, so that "in 5 minutes" does not grow old.
import { createStore } from "./store.js";

const MINUTE = 60_000;
const { get, set, subscribe } = createStore(new Date());
let followers = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

function next() {
  timer = setTimeout(
    () => {
      set(new Date());
      next();
    },
    MINUTE - (Date.now() % MINUTE),
  );
}

/** A store of the time. It runs while something follows it. */
export const minute = {
  get,
  /** @param {() => void} listener */
  subscribe(listener) {
    const stop = subscribe(listener);
    followers += 1;
    if (followers === 1) {
      if (Date.now() - Number(get()) > MINUTE) set(new Date()); // it stood still
      next();
    }
    return () => {
      stop();
      followers -= 1;
      if (followers === 0) clearTimeout(timer);
    };
  },
};
