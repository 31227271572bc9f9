// Connects the pages to the relay and records requests and responses.
import { CampaignClient } from "outbound-campaign";

/** @typedef {{ method: string, path: string, headers: Record<string, string>, body: string }} SentRequest */
/** @typedef {{ status: number, statusText: string, headers: Record<string, string>, body: string }} ReceivedAnswer */
/**
 * One request to the relay. `answer` is absent when no response came.
 * @typedef {{ request: SentRequest, answer?: ReceivedAnswer }} Exchange
 */
/**
 * @typedef {object} About
 * @property {"sandbox" | "live"} mode
 * @property {string} host
 * @property {"autocalls" | "intellixent"} [provider]
 * @property {"documented" | "laravel-8" | "laravel-12"} profile
 * @property {import("../../server/calibrated-relay.mjs").Calibrated | null} calibrated
 */

const SHOWN_HEADERS = ["content-type", "retry-after", "x-request-id", "outbound-campaign-relay"];

/**
 * Creates a client for the relay that served this page. The relay adds the API key.
 * @param {{
 *   validation?: import("outbound-campaign").ValidationOptions,
 *   onExchange?: (exchange: Exchange) => void,
 * }} options
 */
export function connect({ validation = {}, onExchange }) {
  return new CampaignClient({
    ...validation,
    baseUrl: new URL("/api", window.location.href),
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

/** Loads the description of the server behind the relay. @returns {Promise<About>} */
export async function loadAbout() {
  const response = await fetch("/api/about", { credentials: "same-origin" });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return response.json();
}

/**
 * Loads the account's data: names for the selects, and facts for the verdict.
 * @param {CampaignClient} client
 */
export async function loadOwned(client) {
  const [facts, assistants, phoneNumbers, descriptions] = await Promise.all([
    client.loadAccount(),
    client.listOutboundAssistants(),
    client.listPhoneNumbers(),
    loadDescriptions(client),
  ]);
  return { facts, assistants, phoneNumbers, descriptions };
}

/**
 * Loads the descriptions of the assistants' goals, by assistant id and name. They only explain: none are needed.
 * @param {CampaignClient} client
 * @returns {Promise<ReadonlyMap<string, string>>}
 */
async function loadDescriptions(client) {
  const assistants = await client.listAssistants().then(
    (list) => list,
    () => [],
  );
  return new Map(
    assistants.flatMap(({ id, post_call_schema }) =>
      (post_call_schema ?? []).flatMap(({ name, description }) =>
        description ? [/** @type {const} */ ([`${id} ${name}`, description])] : [],
      ),
    ),
  );
}

/** @typedef {Awaited<ReturnType<typeof loadOwned>>} Owned */

/** Returns display names by id; goals by assistant id and name. @param {Owned} owned */
export function ownedNames({ assistants, phoneNumbers, descriptions }) {
  return {
    assistants: new Map(assistants.map(({ id, name }) => [String(id), name])),
    numbers: new Map(phoneNumbers.map(({ id, phone_number }) => [String(id), phone_number])),
    goals: descriptions,
  };
}
