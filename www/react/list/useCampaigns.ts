// Subscribes React components to the stores of the list.
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type CampaignsState, type CampaignsStore, campaignsOf } from "../../shared/state/campaigns.js";
import { ownedNames } from "../../shared/state/connection.js";
import type { ListView } from "../../shared/state/list-view.js";
import { createListView, type ListViewStore } from "../../shared/state/list-view-store.js";
import { minutes } from "../../shared/state/minutes.js";
import type { SelectionState } from "../../shared/state/selection.js";
import type { DisplayNames } from "../../shared/text/describe.js";
import { useDashboard } from "../dashboard.js";

export type Campaigns = CampaignsState & CampaignsStore;

/** Follows the list while the component is mounted. */
export function useCampaigns(): Campaigns {
  const store = campaignsOf(useDashboard());
  useEffect(() => store.follow(), [store]);
  return { ...store, ...useSyncExternalStore(store.subscribe, store.get) };
}

export function useSelection({ selection }: Campaigns): SelectionState {
  return useSyncExternalStore(selection.subscribe, selection.get);
}

/** Returns the current time in milliseconds. The component is drawn again while time passes. */
export function useMinutes(): number {
  return useSyncExternalStore(minutes.subscribe, minutes.get);
}

/** Returns the names of assistants and numbers, once they are loaded. */
export function useOwnedNames(): DisplayNames | undefined {
  const { owned } = useDashboard();
  return useMemo(() => (owned.state === "ready" ? ownedNames(owned.value) : undefined), [owned]);
}

export function useListView(): { view: ListView; change: ListViewStore["change"] } {
  const [store] = useState(createListView);
  useEffect(() => store.follow(), [store]);
  return { view: useSyncExternalStore(store.subscribe, store.get), change: store.change };
}
