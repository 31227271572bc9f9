// Holds the list of the account's campaigns, and starts, stops and deletes them.
import { failedResult, newestFirst } from "./campaign-list.js";
import { createStore } from "./store.js";

/** @import { Campaign } from "outbound-campaign" */
/** @import { ActionResult } from "./campaign-list.js" */
/** @import { DashboardStore } from "./dashboard.js" */
/** @import { Loadable } from "./store.js" */
/** @typedef {"start" | "stop" | "remove"} Action */
/**
 * @typedef {object} CampaignsState
 * @property {Loadable<readonly Campaign[]>} list
 * @property {boolean} refreshing whether the list is being read again; the old one stays visible
 * @property {Campaign["id"] | undefined} busy the campaign that an action is running on
 * @property {ActionResult | undefined} result the outcome of the last action
 */
/** @typedef {ReturnType<typeof createCampaigns>} CampaignsStore */

/** @param {Pick<DashboardStore, "get" | "subscribe">} dashboard gives the client and the texts */
export function createCampaigns(dashboard) {
  const { get, set, subscribe } = createStore(
    /** @type {CampaignsState} */ ({
      list: { state: "loading" },
      refreshing: false,
      busy: undefined,
      result: undefined,
    }),
  );
  /** @param {Partial<CampaignsState>} change */
  const update = (change) => set({ ...get(), ...change });
  let reads = 0;

  async function read() {
    reads += 1;
    const own = reads;
    update({ refreshing: true });
    /** @type {Loadable<readonly Campaign[]>} */
    const list = await dashboard
      .get()
      .client.listCampaigns()
      .then(
        (campaigns) => ({ state: "ready", value: newestFirst(campaigns) }),
        (error) => ({ state: "failed", error }),
      );
    // An earlier request can answer after a later one, with an older list.
    if (own === reads) update({ list, refreshing: false });
  }

  return {
    get,
    subscribe,
    /** Reads the list, and again whenever the client changes. @returns {() => void} stops it */
    follow() {
      if (!__HAS_SERVER__) return () => {};
      let { client } = dashboard.get();
      void read();
      return dashboard.subscribe(() => {
        if (dashboard.get().client === client) return;
        client = dashboard.get().client;
        void read();
      });
    },
    refresh() {
      update({ result: undefined });
      return read();
    },
    /** @param {Action} action @param {Campaign} campaign */
    async act(action, { id, name }) {
      const { client, translations } = dashboard.get();
      const { started, stopped, removed } = translations.list;
      update({ busy: id, result: undefined });
      try {
        if (action === "start") await client.startCampaign(id);
        else if (action === "stop") await client.stopCampaign(id);
        else await client.deleteCampaign(id);
        update({ result: { kind: "ok", title: { start: started, stop: stopped, remove: removed }[action](name) } });
      } catch (error) {
        update({ result: failedResult(error, translations) });
      }
      await read(); // also after a failure: the server may have done it all the same
      update({ busy: undefined });
    },
  };
}
