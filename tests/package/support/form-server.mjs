// An account in memory with a client whose responses a test can lose, and browser tabs that share a storage.
import { createCampaignForm } from "../../../pkg/form.js";

export const spring = { name: "Spring", assistant_id: "127" };
export const autumn = { name: "Autumn", assistant_id: "128" };

/**
 * The server's treatment of a create. `create-late`: the connection breaks, and the campaign appears with `arrive()`.
 * `create-and-hang`: the campaign is created without a response. `slow`: the response waits for `release()`.
 *
 * @typedef {"ok" | "lose-answer" | "break-before" | "create-late" | "create-and-hang" | "refuse" | "slow"} Treatment
 */

/** A storage that lives as long as the test. @param {Map<string, string>} [map] */
export function memoryStorage(map = new Map()) {
  return {
    map,
    getItem: (/** @type {string} */ key) => map.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void map.set(key, value),
    removeItem: (/** @type {string} */ key) => void map.delete(key),
  };
}

/**
 * @param {Treatment[]} treatments one for each create
 * @param {{ before?: { id: number, name: string }[] }} [options]
 */
export function accountServer(treatments, { before = [] } = {}) {
  /** @type {any[]} */
  const campaigns = [...before];
  /** @type {any[]} */
  let late = [];
  /** @type {(() => void)[]} */
  let waiting = [];
  let failing = 0;
  let nextId = 1;
  const lost = () => Object.assign(new Error("connection lost"), { outcome: "unknown" });
  const server = {
    campaigns,
    posts: 0,
    looks: 0,
    /** @type {any} */
    lastLook: undefined,
    /** Delivers the requests that the server has not seen yet. */
    arrive() {
      campaigns.push(...late);
      late = [];
    },
    /** Releases slow responses. */
    release() {
      for (const go of waiting) go();
      waiting = [];
    },
    /** Waits until a request has reached the server. */
    idle: () => new Promise((resolve) => setTimeout(resolve, 5)),
    /** @param {number} count */
    failLists(count) {
      failing = count;
    },
    client: {
      /** @param {any} campaign */
      async createCampaign(campaign) {
        const treatment = treatments[server.posts++] ?? "ok";
        const made = { id: nextId++, ...campaign };
        if (treatment === "break-before") throw lost();
        if (treatment === "refuse") throw Object.assign(new Error("Too many."), { outcome: "refused", status: 429 });
        if (treatment === "create-late") {
          late.push(made);
          throw lost();
        }
        if (treatment === "slow") await new Promise((resolve) => waiting.push(() => resolve(undefined)));
        campaigns.push(made);
        if (treatment === "lose-answer") throw lost();
        if (treatment === "create-and-hang") await new Promise(() => {});
        return made;
      },
      /**
       * @param {any} campaign
       * @param {any} options
       */
      async findCreated(campaign, options) {
        server.looks++;
        server.lastLook = options;
        const known = new Set(options.knownIds ?? []);
        const seen = campaigns.filter(({ id, name }) => name === campaign.name && !known.has(id));
        if (seen.length === 0) return { status: /** @type {const} */ ("not-seen") };
        if (seen.length > 1) return { status: /** @type {const} */ ("ambiguous"), candidates: seen };
        return { status: /** @type {const} */ ("found"), campaign: seen[0] };
      },
      async listCampaigns() {
        if (failing-- > 0) throw new Error("unavailable");
        return [...campaigns];
      },
    },
  };
  return server;
}

/**
 * A tab. Its forms share one storage object, so they belong to one page. `reload()` and `otherTab()` are other pages.
 *
 * @param {ReturnType<typeof accountServer>} server
 * @param {object} [options] of every form
 * @param {Map<string, string>} [map]
 */
export function tabOf(server, options, map = new Map()) {
  const tab = {
    storage: memoryStorage(map),
    /** @param {object} [more] */
    open: (more) => createCampaignForm({ client: server.client, storage: tab.storage, ...options, ...more }),
    /** Loads the page again. Only the storage is kept. @param {object} [more] */
    reload(more) {
      tab.storage = memoryStorage(map);
      return tab.open(more);
    },
    otherTab: () => tabOf(server, options, map),
  };
  return tab;
}
