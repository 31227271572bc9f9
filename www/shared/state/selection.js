// Holds the chosen rows of the list, and stops or deletes their campaigns one after the other.
import { isRunning } from "./known-campaign.js";
import { createStore } from "./store.js";

/** @import { Client } from "./connection.js" */
/** @import { KnownCampaign } from "./known-campaign.js" */
/** @typedef {"stop" | "remove"} BulkAction */
/**
 * The outcome for several campaigns. The first failure ends the work, so at most one campaign failed.
 * @typedef {object} BulkResult
 * @property {BulkAction} action
 * @property {number} done
 * @property {number} total
 * @property {{ name: string, error: unknown }} [failure]
 * @property {Date} at
 */
/**
 * @typedef {object} SelectionState
 * @property {boolean} isOn whether rows can be chosen
 * @property {ReadonlySet<string>} ids the chosen campaigns
 * @property {{ action: BulkAction, campaigns: readonly KnownCampaign[] } | undefined} asked awaits confirmation
 * @property {{ action: BulkAction, done: number, total: number } | undefined} progress
 * @property {BulkResult | undefined} result
 */
/** @typedef {ReturnType<typeof createSelection>} Selection */

/**
 * @param {object} options
 * @param {() => Client} options.client
 * @param {(options: { isQuiet: boolean }) => Promise<void>} options.read reads the list again
 */
export function createSelection({ client, read }) {
  const { get, set, subscribe } = createStore(
    /** @type {SelectionState} */ ({
      isOn: false,
      ids: new Set(),
      asked: undefined,
      progress: undefined,
      result: undefined,
    }),
  );
  /** @param {Partial<SelectionState>} change */
  const update = (change) => set({ ...get(), ...change });
  let isCancelled = false;

  /** @param {BulkAction} action @param {KnownCampaign["id"]} id */
  const send = (action, id) => (action === "stop" ? client().stopCampaign(id) : client().deleteCampaign(id));

  /** @param {BulkAction} action @param {readonly KnownCampaign[]} campaigns */
  async function run(action, campaigns) {
    const total = campaigns.length;
    let done = 0;
    isCancelled = false;
    /** @type {BulkResult["failure"]} */
    let failure;
    update({ asked: undefined, result: undefined, progress: { action, done, total } });
    for (const { id, name } of campaigns) {
      if (isCancelled) break;
      try {
        await send(action, id);
      } catch (error) {
        failure = { name, error };
        break;
      }
      done += 1;
      // The others stay chosen, for another try.
      const ids = new Set(get().ids);
      ids.delete(String(id));
      update({ ids, progress: { action, done, total } });
    }
    // Also after a failure: the server may have done it anyway. One failure is shown, not two.
    await read({ isQuiet: failure !== undefined });
    update({ progress: undefined, result: { action, done, total, failure, at: new Date() } });
  }

  return {
    get,
    subscribe,
    /** Begins or ends the choice. */
    toggle: () => update({ isOn: !get().isOn, ids: new Set(), result: undefined }),
    /** @param {KnownCampaign["id"]} id */
    toggleRow(id) {
      const ids = new Set(get().ids);
      if (!ids.delete(String(id))) ids.add(String(id));
      update({ ids });
    },
    /** Chooses all rows, or none if all are chosen. @param {readonly KnownCampaign[]} rows */
    toggleAll(rows) {
      const ids = rows.map(({ id }) => String(id));
      update({ ids: new Set(ids.every((id) => get().ids.has(id)) ? [] : ids) });
    },
    /** Asks for confirmation. @param {BulkAction} action @param {readonly KnownCampaign[]} campaigns */
    ask(action, campaigns) {
      if (campaigns.length > 0 && get().progress === undefined) update({ asked: { action, campaigns } });
    },
    dismissQuestion: () => update({ asked: undefined }),
    async confirm() {
      const { asked } = get();
      if (asked) await run(asked.action, asked.campaigns);
    },
    /** Ends the work after the pending request. */
    cancel() {
      isCancelled = true;
    },
    dismiss: () => update({ result: undefined }),
  };
}

/**
 * Returns the chosen campaigns among the shown rows, and the ones that each action applies to. A chosen row that a
 * search hides is left alone.
 * @param {SelectionState} state
 * @param {readonly KnownCampaign[]} rows
 */
export function chosenOf({ ids }, rows) {
  const chosen = ids.size === 0 ? [] : rows.filter(({ id }) => ids.has(String(id)));
  return {
    count: chosen.length,
    isAll: chosen.length > 0 && chosen.length === rows.length,
    stop: chosen.filter(({ status }) => isRunning(status)),
    // A running campaign is deleted alone, with its typed name.
    remove: chosen.filter(({ status }) => !isRunning(status)),
  };
}
