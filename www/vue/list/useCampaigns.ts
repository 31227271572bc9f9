// Subscribes Vue components to the stores of the list.
import { type ComputedRef, computed, type ShallowRef } from "vue";
import { type CampaignsState, type CampaignsStore, campaignsOf } from "../../shared/state/campaigns.js";
import { ownedNames } from "../../shared/state/connection.js";
import type { ListView } from "../../shared/state/list-view.js";
import { createListView, type ListViewStore } from "../../shared/state/list-view-store.js";
import { minutes } from "../../shared/state/minutes.js";
import type { SelectionState } from "../../shared/state/selection.js";
import type { DisplayNames } from "../../shared/text/describe.js";
import { useDashboard } from "../dashboard.js";
import { followWhileMounted, useStore } from "../useStore.js";

export interface Campaigns {
  store: CampaignsStore;
  state: ShallowRef<CampaignsState>;
}

/** Follows the list while the component is mounted. */
export function useCampaigns(): Campaigns {
  const store = campaignsOf(useDashboard().store);
  followWhileMounted(store);
  return { store, state: useStore(store) };
}

export function useSelection({ store }: Campaigns): ShallowRef<SelectionState> {
  return useStore(store.selection);
}

/** Returns the current time in milliseconds, as it passes. */
export function useMinutes(): ShallowRef<number> {
  return useStore(minutes);
}

/** Returns the names of assistants and numbers, once they are loaded. */
export function useOwnedNames(): ComputedRef<DisplayNames | undefined> {
  const { owned } = useDashboard();
  return computed(() => (owned.value.state === "ready" ? ownedNames(owned.value.value) : undefined));
}

export function useListView(): { view: ShallowRef<ListView>; change: ListViewStore["change"] } {
  const store = createListView();
  followWhileMounted(store);
  return { view: useStore(store), change: store.change };
}
