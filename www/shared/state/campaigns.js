// Holds the account's campaigns, and starts, stops, deletes and copies them. All pages of a dashboard share one store,
// so that the list is there when a page comes back.
import { offerCopy } from "./campaign-copy.js";
import { contract } from "./contract.js";
import { isRunning, knownCampaign } from "./known-campaign.js";
import { currentRoute, PATHS } from "./routes.js";
import { createSelection } from "./selection.js";
import { sentCampaigns } from "./sent-campaigns.js";
import { createStore } from "./store.js";

/** @import { Campaign } from "outbound-campaign" */
/** @import { DashboardStore } from "./dashboard.js" */
/** @import { KnownCampaign } from "./known-campaign.js" */
/** @import { Loadable } from "./store.js" */
/** @typedef {"start" | "stop" | "remove"} Action */
/**
 * The outcome of an action. `error` is absent if it succeeded. `scheduled` has the settings of a campaign that waits
 * for its scheduled start.
 * @typedef {{ action: Action, name: string, error?: unknown, scheduled?: object, at: Date }} ActionResult
 */
/**
 * @typedef {object} CampaignsState
 * @property {Loadable<readonly KnownCampaign[]>} list newest first
 * @property {Date | undefined} failedAt when the list could not be read
 * @property {{ error: unknown, at: Date } | undefined} outdated why the shown list could not be read again
 * @property {boolean} refreshing whether the list is being read again; the old one stays visible
 * @property {KnownCampaign["id"] | undefined} busy the campaign that an action is running on
 * @property {{ action: Action, campaign: KnownCampaign } | undefined} asked the action that awaits confirmation
 * @property {ActionResult | undefined} result the outcome of the last action
 */
/** @typedef {ReturnType<typeof createCampaigns>} CampaignsStore */

/** Milliseconds after which a visible list is read again by itself. */
const REFRESH_MS = 60_000;
/** A list that takes long to read is read less often: it takes at most this share of the time. */
const READING_SHARE = 1 / 20;
/** Milliseconds between two looks at the clock. */
const TICK_MS = 10_000;

/** @type {WeakMap<object, Map<string, CampaignsStore>>} */
const stores = new WeakMap();

/**
 * Returns the one store of a dashboard and its contract.
 * @param {Pick<DashboardStore, "get" | "subscribe">} dashboard
 */
export function campaignsOf(dashboard) {
  const byContract = stores.get(dashboard.subscribe) ?? new Map();
  stores.set(dashboard.subscribe, byContract);
  const { name } = contract();
  const store = byContract.get(name) ?? createCampaigns(dashboard);
  byContract.set(name, store);
  return store;
}

/** @param {Pick<DashboardStore, "get" | "subscribe">} dashboard gives the client and the texts */
export function createCampaigns(dashboard) {
  const { get, set, subscribe } = createStore(
    /** @type {CampaignsState} */ ({
      list: { state: "loading" },
      failedAt: undefined,
      outdated: undefined,
      refreshing: false,
      busy: undefined,
      asked: undefined,
      result: undefined,
    }),
  );
  /** @param {Partial<CampaignsState>} change */
  const update = (change) => set({ ...get(), ...change });
  let reads = 0;
  /** When the list may be read again by itself. */
  let dueAt = 0;

  /**
   * @param {{ isQuiet?: boolean }} [options] `isQuiet`: a failure is not reported while an older list is shown
   */
  async function read({ isQuiet = false } = {}) {
    reads += 1;
    const own = reads;
    const { client, about } = dashboard.get();
    if (!isQuiet) update({ refreshing: true });
    const start = Date.now();
    /** @type {Loadable<readonly KnownCampaign[]>} */
    const list = await client.listCampaigns().then(
      (campaigns) => ({ state: "ready", value: knownCampaigns(campaigns, about) }),
      (error) => ({ state: "failed", error }),
    );
    // An earlier request can answer after a later one, with an older list.
    if (own !== reads) return;
    const end = Date.now();
    dueAt = end + Math.max(REFRESH_MS, (end - start) / READING_SHARE);
    const at = new Date(end);
    if (list.state === "ready") update({ list, refreshing: false, failedAt: undefined, outdated: undefined });
    else if (get().list.state !== "ready") update({ list, refreshing: false, failedAt: at });
    else update({ refreshing: false, ...(!isQuiet && { outdated: { error: list.error, at } }) });
  }

  /** Reads a list that has been shown for long, unless the visitor is about to act on it. */
  function readIfDue() {
    const { list, refreshing, busy, asked } = get();
    const { asked: bulkAsked, progress } = selection.get();
    const isBusy = refreshing || busy !== undefined || asked || bulkAsked || progress;
    if (list.state !== "ready" || isBusy || document.visibilityState !== "visible" || Date.now() < dueAt) return;
    dueAt = Date.now() + REFRESH_MS;
    void read({ isQuiet: true });
  }

  const selection = createSelection({
    client: () => dashboard.get().client,
    read,
  });

  /** @param {Action} action @param {Pick<KnownCampaign, "id" | "name"> & Partial<KnownCampaign>} campaign */
  async function act(action, { id, name, settings }) {
    const { client } = dashboard.get();
    update({ busy: id, result: undefined });
    /** @type {unknown} */
    let error;
    /** @type {Partial<Campaign> | undefined} */
    let started;
    try {
      if (action === "start") started = await client.startCampaign(id);
      else if (action === "stop") await client.stopCampaign(id);
      else await client.deleteCampaign(id);
    } catch (cause) {
      error = cause;
    }
    // Also after a failure: the server may have done it anyway. One failure is shown, not two.
    await read({ isQuiet: error !== undefined });
    // The answer has the status only.
    const scheduled = started?.status === "scheduled" ? settings : undefined;
    const outcome = { ...(error !== undefined && { error }), ...(scheduled && { scheduled }) };
    update({ busy: undefined, result: { action, name, ...outcome, at: new Date() } });
    const isGone = action === "remove" && error === undefined;
    if (isGone && currentRoute() === "campaign") window.location.hash = PATHS.campaigns;
  }

  return {
    get,
    subscribe,
    selection,
    /**
     * Reads the list, again whenever the client changes, and each minute while the page is visible.
     * @returns {() => void} stops it
     */
    follow() {
      if (!__HAS_SERVER__) return () => {};
      // Before the server is described, the client is a preliminary one. Waiting for its own reads the list once.
      const isWaiting = () => dashboard.get().about?.state === "loading";
      let client = isWaiting() ? undefined : dashboard.get().client;
      if (client !== undefined) void read();
      const timer = setInterval(readIfDue, TICK_MS);
      document.addEventListener("visibilitychange", readIfDue);
      const leave = dashboard.subscribe(() => {
        const next = dashboard.get().client;
        if (isWaiting() || next === client) return;
        client = next;
        void read();
      });
      return () => {
        clearInterval(timer);
        document.removeEventListener("visibilitychange", readIfDue);
        leave();
      };
    },
    refresh() {
      update({ result: undefined });
      selection.dismiss();
      return read();
    },
    act,
    /** Asks for confirmation. @param {Action} action @param {KnownCampaign} campaign */
    ask(action, campaign) {
      if (get().busy === undefined) update({ asked: { action, campaign } });
    },
    cancel: () => update({ asked: undefined }),
    confirm() {
      const { asked } = get();
      update({ asked: undefined });
      return asked && act(asked.action, asked.campaign);
    },
    /** Forgets the outcome of the last action, and that of the last reading. */
    dismiss() {
      update({ result: undefined, outdated: undefined });
      selection.dismiss();
    },
    /** Opens the form with a copy. @param {KnownCampaign} campaign */
    duplicate(campaign) {
      const { list } = get();
      const { detail } = dashboard.get().translations;
      offerCopy(campaign, new Set(list.state === "ready" ? list.value.map(({ name }) => name) : []), detail.copyName);
      window.location.hash = PATHS.create;
    },
  };
}

/**
 * Sorts by id, which the server counts up. Leaves an id that is not a number in its place.
 * @param {readonly Campaign[]} campaigns
 * @param {import("./dashboard.js").DashboardState["about"] | undefined} about
 */
function knownCampaigns(campaigns, about) {
  const sent = sentCampaigns(about?.state === "ready" ? about.value.host : "");
  return campaigns
    .map((campaign) => knownCampaign(campaign, sent.get(String(campaign.id))))
    .sort((a, b) => Number(b.id) - Number(a.id) || 0);
}

/**
 * Returns the sentence about the outcome of an action.
 * @param {ActionResult} result
 * @param {boolean} isUnknown
 * @param {import("../i18n/en.js").DashboardTranslations} translations
 */
export function resultTitle({ action, name, error }, isUnknown, { list }) {
  const done = { start: list.started, stop: list.stopped, remove: list.removed };
  const refused = { start: list.notStarted, stop: list.notStopped, remove: list.notRemoved };
  const unclear = { start: list.unclearStart, stop: list.unclearStop, remove: list.unclearRemoval };
  if (error === undefined) return done[action](name);
  return (isUnknown ? unclear : refused)[action](name);
}

/** Whether the deletion of a campaign must be confirmed by typing its name. @param {KnownCampaign} campaign */
export function needsTypedName({ status }) {
  return isRunning(status);
}

/** Whether a typed text is the campaign's name. @param {string} typed @param {string} name */
export function isTypedName(typed, name) {
  return typed.trim().normalize() === name.trim().normalize();
}
