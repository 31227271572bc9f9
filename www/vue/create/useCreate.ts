// The way of a campaign in Vue: the shared flow, the form it sends, and the verdicts on it.
import { type Campaign, type Validation, type ValidationOptions, validateCampaign } from "outbound-campaign";
import { type UseCampaignForm, useCampaignForm } from "outbound-campaign/vue";
import { type ComputedRef, computed, onMounted, onScopeDispose, type ShallowRef } from "vue";
import {
  type CampaignFlow,
  createCampaignFlow,
  type FlowState,
  flowFormOptions,
  type Step,
  stepOf,
} from "../../shared/state/campaign-flow.js";
import { type CreateNotice, createNotices } from "../../shared/state/create-notices.js";
import { formOptions } from "../../shared/state/server-options.js";
import { useDashboard } from "../dashboard.js";
import { useStore } from "../useStore.js";

export interface Create {
  flow: CampaignFlow;
  state: ShallowRef<FlowState>;
  step: ComputedRef<Step>;
  /** The campaign of an earlier click. */
  notices: ComputedRef<readonly CreateNotice[]>;
  use: UseCampaignForm<Campaign>;
  /** The verdict on the form as it is, whichever of its messages are due. */
  verdict: ComputedRef<Validation>;
  /** The same as the server alone would give it: in its own words, knowing nothing of what the account owns. */
  serverVerdict: ComputedRef<Validation>;
  /** What decides that one. */
  server: ComputedRef<ValidationOptions>;
}

export function useCreate(): Create {
  const { words, client, server, owned, language } = useDashboard();
  const validation = computed(() => formOptions(server.value, owned.value, language.value));
  const use = useCampaignForm<Campaign>(() => ({ ...validation.value, ...flowFormOptions(client.value) }));
  const { form, state: formState } = use;
  const flow = createCampaignFlow(form);
  const state = useStore(flow);
  let stop = () => {};
  // The composable has restored the draft by then.
  onMounted(() => {
    stop = flow.follow();
  });
  onScopeDispose(() => stop());
  const verdict = computed(() => validateCampaign(formState.value.values, validation.value));
  const serverVerdict = computed(() => validateCampaign(formState.value.values, server.value));
  const step = computed(() => stepOf(state.value, formState.value, verdict.value));
  const notices = computed(() => createNotices(step.value, state.value, formState.value, words.value));
  return { flow, state, step, notices, use, verdict, serverVerdict, server };
}
