// The account's campaigns, and what can be done with one.
import type { Campaign } from "outbound-campaign";
import { onMounted, type ShallowRef, shallowRef, watch } from "vue";
import { newestFirst, type Told, toldOf } from "../../shared/state/campaign-list.js";
import { type Loadable, useDashboard } from "../dashboard.js";

export type Action = "start" | "stop" | "remove";

export interface Campaigns {
  list: ShallowRef<Loadable<readonly Campaign[]>>;
  /** Being read again, the old list still shown. */
  refreshing: ShallowRef<boolean>;
  /** The campaign that something is being done with. */
  busy: ShallowRef<Campaign["id"] | undefined>;
  /** What became of the last action, to be said aloud. */
  told: ShallowRef<Told | undefined>;
  refresh(): Promise<void>;
  act(action: Action, campaign: Campaign): Promise<void>;
}

export function useCampaigns(): Campaigns {
  const { client, words } = useDashboard();
  const list = shallowRef<Loadable<readonly Campaign[]>>({ state: "loading" });
  const refreshing = shallowRef(false);
  const busy = shallowRef<Campaign["id"]>();
  const told = shallowRef<Told>();

  async function read(): Promise<void> {
    refreshing.value = true;
    try {
      list.value = { state: "ready", value: newestFirst(await client.value.listCampaigns()) };
    } catch (error) {
      list.value = { state: "failed", error };
    }
    refreshing.value = false;
  }
  const readIfServed = () => {
    if (__HAS_SERVER__) void read();
  };
  onMounted(readIfServed);
  watch(client, readIfServed);

  async function act(action: Action, { id, name }: Campaign): Promise<void> {
    busy.value = id;
    told.value = undefined;
    const done = { start: words.value.list.started, stop: words.value.list.stopped, remove: words.value.list.removed };
    try {
      if (action === "start") await client.value.startCampaign(id);
      else if (action === "stop") await client.value.stopCampaign(id);
      else await client.value.deleteCampaign(id);
      told.value = { kind: "ok", title: done[action](name) };
    } catch (error) {
      told.value = toldOf(error, words.value);
    }
    await read(); // also after a failure: the list shows what the server says now
    busy.value = undefined;
  }

  return {
    list,
    refreshing,
    busy,
    told,
    act,
    refresh: () => {
      told.value = undefined;
      return read();
    },
  };
}
