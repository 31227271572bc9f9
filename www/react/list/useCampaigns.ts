// Subscribes a React component to the store of the account's campaigns.
import { useEffect, useState, useSyncExternalStore } from "react";
import { type CampaignsState, type CampaignsStore, createCampaigns } from "../../shared/state/campaigns.js";
import { useDashboard } from "../dashboard.js";

export type Campaigns = CampaignsState & CampaignsStore;

export function useCampaigns(): Campaigns {
  const dashboard = useDashboard();
  const [store] = useState(() => createCampaigns(dashboard));
  useEffect(() => store.follow(), [store]);
  return { ...store, ...useSyncExternalStore(store.subscribe, store.get) };
}
