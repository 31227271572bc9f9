// Counts the seconds until the server may be asked again.
import { createStore } from "./store.js";

/**
 * @param {Date} start when the server asked to wait
 * @param {number} seconds
 */
export function createCountdown(start, seconds) {
  const end = Number(start) + seconds * 1000;
  const left = () => Math.max(0, Math.ceil((end - Date.now()) / 1000));
  const { get, set, subscribe } = createStore(left());
  return {
    get,
    subscribe,
    /** @returns {() => void} stops it */
    follow() {
      const timer = setInterval(() => {
        if (left() !== get()) set(left());
        if (left() === 0) clearInterval(timer);
      }, 250);
      return () => clearInterval(timer);
    },
  };
}
