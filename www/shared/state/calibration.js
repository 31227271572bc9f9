// Runs a calibration from a page. The relay queries its host and keeps the result.
import { CampaignError, ConnectionError, RateLimitError } from "outbound-campaign";
import { loadAbout } from "./connection.js";
import { createStore } from "./store.js";

/** @typedef {import("./connection.js").About} About */
/** @typedef {{ at: "idle" } | { at: "asking" } | { at: "failed", error: unknown }} Calibrating */

/** Error codes by the server's status. A relay's own errors carry their code. @type {Record<number, string>} */
const CODES = { 401: "authentication", 403: "forbidden", 404: "not_found" };

/**
 * @param {(about: About) => void} onAbout called with the relay's new description after every change
 * @param {string} path the address of the relay
 */
export function createCalibration(onAbout, path) {
  const store = createStore(/** @type {Calibrating} */ ({ at: "idle" }));
  let asking = new AbortController();

  /** @param {Calibrating} meanwhile @param {(signal: AbortSignal) => Promise<About>} work */
  async function run(meanwhile, work) {
    if (store.get().at === "asking") return;
    asking = new AbortController();
    const { signal } = asking;
    store.set(meanwhile);
    try {
      onAbout(await work(signal));
      store.set({ at: "idle" });
    } catch (error) {
      store.set(signal.aborted ? { at: "idle" } : { at: "failed", error });
    }
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    ask: () =>
      run({ at: "asking" }, async (signal) => {
        await call(`${path}/user/campaign/calibrate`, { method: "POST", body: "{}", signal });
        return loadAbout(path);
      }),
    /** Stops waiting. The relay may finish its requests: they create nothing. */
    stop: () => asking.abort(),
    /** @param {boolean} used */
    use: (used) =>
      run({ at: "idle" }, () => call(`${path}/calibration`, { method: "PUT", body: JSON.stringify({ used }) })),
    forget: () => run({ at: "idle" }, () => call(`${path}/calibration`, { method: "DELETE" })),
  };
}

/**
 * Throws the client's error classes, so that the same texts apply.
 * @param {string} path
 * @param {RequestInit} init
 */
async function call(path, init) {
  let response;
  try {
    const headers = { accept: "application/json", "content-type": "application/json" };
    response = await fetch(path, { credentials: "same-origin", headers, ...init });
  } catch (error) {
    throw new ConnectionError(error instanceof Error ? error.message : "", { outcome: "refused" });
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const { status } = response;
  const { message = "", code = CODES[status] ?? (status >= 500 ? "server" : "unexpected_response") } = answer;
  const details = { status, outcome: /** @type {const} */ ("refused") };
  if (status !== 429) throw new CampaignError(message, { code, ...details });
  const retryAfter = Number(response.headers.get("retry-after")) || undefined;
  throw new RateLimitError(message, { ...details, retryAfter });
}
