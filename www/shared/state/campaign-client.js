// The client behind connection.js, which loads this module at the first request: no form needs it before.
import { CampaignClient } from "outbound-campaign";

/** @import { Exchange } from "./connection.js" */

const SHOWN_HEADERS = ["content-type", "retry-after", "x-request-id", "outbound-campaign-relay"];

/**
 * Creates a client for the relay that served this page. The relay adds the API key.
 * @param {import("./connection.js").ConnectOptions} options
 * @returns {CampaignClient}
 */
export function createClient({ validation = {}, contract, path = "/api", onExchange }) {
  return new CampaignClient({
    ...validation,
    .../** @type {{}} */ (contract && { contract }),
    baseUrl: new URL(path, window.location.href),
    credentials: "same-origin",
    timeout: 30_000,
    fetch: (url, init) => fetchRecorded(url, init, onExchange),
  });
}

/**
 * @param {string} url
 * @param {RequestInit} init
 * @param {((exchange: Exchange) => void) | undefined} onExchange
 */
async function fetchRecorded(url, init, onExchange) {
  const headers = Object.fromEntries(new Headers(init.headers));
  const { pathname, search } = new URL(url);
  const request = { method: init.method ?? "GET", path: pathname + search, headers, body: String(init.body ?? "") };
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    onExchange?.({ request });
    throw error;
  }
  const copy = response.clone();
  copy.text().then(
    (body) => onExchange?.({ request, answer: { ...describe(response), body } }),
    () => onExchange?.({ request }), // the connection broke within the body
  );
  return response;
}

/** @param {Response} response */
function describe({ status, statusText, headers }) {
  const shown = SHOWN_HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { status, statusText, headers: Object.fromEntries(shown) };
}
