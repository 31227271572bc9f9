// Connects the pages to the relay.
import { ConnectionError } from "outbound-campaign";

/** @import { CampaignClient } from "outbound-campaign" */
/** @typedef {{ method: string, path: string, headers: Record<string, string>, body: string }} SentRequest */
/** @typedef {{ status: number, statusText: string, headers: Record<string, string>, body: string }} ReceivedAnswer */
/**
 * One request to the relay. `answer` is absent when no response came.
 * @typedef {{ request: SentRequest, answer?: ReceivedAnswer }} Exchange
 */
/**
 * @typedef {object} ConnectOptions
 * @property {import("outbound-campaign").ValidationOptions} [validation]
 * @property {object} [contract] the option `contract` of the client
 * @property {string} [path] the address of the relay; default: "/api"
 * @property {(exchange: Exchange) => void} [onExchange] gets each request with its response
 */
/** @typedef {Pick<CampaignClient, (typeof METHODS)[number]>} Client */
/**
 * @typedef {object} About
 * @property {"sandbox" | "live"} mode
 * @property {string} host
 * @property {"autocalls" | "intellixent"} [provider]
 * @property {"documented" | "laravel-8" | "laravel-12"} profile
 * @property {import("../../server/calibrated-relay.mjs").Calibrated | null} calibrated
 * @property {string} [contract] the contract that the server serves at "/api"; default: the first one
 * @property {readonly import("./contract.js").ContractName[]} [contracts] those that the page can choose from
 */

const METHODS = /** @type {const} */ ([
  "createCampaign",
  "deleteCampaign",
  "findCreated",
  "listCampaigns",
  "startCampaign",
  "stopCampaign",
]);

/** Loads the client's script. A failure is not kept: the next call tries again. */
export const loadClient = () => import("./campaign-client.js");

/**
 * Returns a client for the relay that served this page. Its script is loaded at the first call.
 * @param {ConnectOptions} options
 * @returns {Client}
 */
export function connect(options) {
  /** @type {CampaignClient | undefined} */
  let client;
  async function ready() {
    const { createClient } = await loadClient().catch((cause) => {
      throw new ConnectionError("The script that sends requests could not be loaded.", { outcome: "not-sent", cause });
    });
    client ??= createClient(options);
    return client;
  }
  /** @param {(typeof METHODS)[number]} name @returns {(...values: unknown[]) => Promise<unknown>} */
  const method =
    (name) =>
    async (...values) =>
      /** @type {any} */ (await ready())[name](...values);
  return /** @type {any} */ (Object.fromEntries(METHODS.map((name) => [name, method(name)])));
}

/** Returns the address at which a server serves a contract. @param {About | undefined} about @param {string} name */
export function apiPath(about, name) {
  return name === (about?.contract ?? "2026-02") ? "/api" : `/${name}/api`;
}

/** Loads the description of the server behind the relay. @param {string} [path] @returns {Promise<About>} */
export function loadAbout(path = "/api") {
  return readJson(`${path}/about`);
}

/** Loads the account's data: names for the selects, and facts for the verdict. @param {string} path */
export async function loadOwned(path) {
  /** @type {import("../../server/account.mjs").Account} */
  const { descriptions, ...account } = await readJson(`${path}/account`);
  return { ...account, descriptions: new Map(Object.entries(descriptions)) };
}

/** @typedef {Awaited<ReturnType<typeof loadOwned>>} Owned */

/** @param {string} path */
async function readJson(path) {
  const response = await fetch(path, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  return response.json();
}

/** Returns display names by id; goals by assistant id and name. @param {Owned} owned */
export function ownedNames({ assistants, phoneNumbers, descriptions, senders }) {
  return {
    senders,
    assistants: new Map(assistants.map(({ id, name }) => [String(id), name])),
    numbers: new Map(phoneNumbers.map(({ id, phone_number }) => [String(id), phone_number])),
    goals: descriptions,
  };
}
