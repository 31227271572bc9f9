// Subscribes a Vue component to the store of the account's campaigns.
import { onMounted, onScopeDispose, type ShallowRef } from "vue";
import { type CampaignsState, type CampaignsStore, createCampaigns } from "../../shared/state/campaigns.js";
import { useDashboard } from "../dashboard.js";
import { useStore } from "../useStore.js";

export interface Campaigns {
  store: CampaignsStore;
  state: ShallowRef<CampaignsState>;
}

export function useCampaigns(): Campaigns {
  const store = createCampaigns(useDashboard().store);
  let stop = () => {};
  onMounted(() => {
    stop = store.follow();
  });
  onScopeDispose(() => stop());
  return { store, state: useStore(store) };
}
