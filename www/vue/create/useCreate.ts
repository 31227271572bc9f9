// Connects the shared flow, the form store and the verdicts to Vue.
import type { Campaign, Validation, ValidationOptions } from "outbound-campaign";
import { type UseCampaignForm, useCampaignForm } from "outbound-campaign/vue";
import { type ComputedRef, computed, onMounted, onScopeDispose, type ShallowRef } from "vue";
import {
  type CampaignFlow,
  createCampaignFlow,
  createCancellation,
  type FlowState,
  flowFormOptions,
  type Step,
  stepOf,
} from "../../shared/state/campaign-flow.js";
import { contract } from "../../shared/state/contract.js";
import { type CreateNotice, createNotices } from "../../shared/state/create-notices.js";
import { type CreateView, createView } from "../../shared/state/create-view.js";
import { minutes } from "../../shared/state/minutes.js";
import { formOptions, verdictOn } from "../../shared/state/server-options.js";
import { useDashboard } from "../dashboard.js";
import { useStore } from "../useStore.js";

export interface Create {
  flow: CampaignFlow;
  state: ShallowRef<FlowState>;
  step: ComputedRef<Step>;
  /** Notices about an earlier campaign. */
  notices: ComputedRef<readonly CreateNotice[]>;
  use: UseCampaignForm<Campaign>;
  /** The verdict on the current form, including messages that are not shown yet. */
  verdict: ComputedRef<Validation>;
  /** The server's own verdict: its messages, without the account's facts. */
  serverVerdict: ComputedRef<Validation>;
  /** The options of `serverVerdict`. */
  server: ComputedRef<ValidationOptions>;
  view: ComputedRef<CreateView>;
  /** Whether the form has an entry of the user. */
  isBegun: ComputedRef<boolean>;
}

export function useCreate(): Create {
  const { translations, client, server, owned, about, language } = useDashboard();
  const validation = computed(() => formOptions(server.value, owned.value, translations.value.packageTexts));
  const cancellation = createCancellation();
  const options = computed(() => flowFormOptions(client.value, cancellation));
  const use = useCampaignForm<Campaign>(() => ({ ...validation.value, ...options.value }));
  const { form, state: formState } = use;
  const flow = createCampaignFlow(form, cancellation);
  const state = useStore(flow);
  let stop = () => {};
  // The composable has restored the draft before this hook.
  onMounted(() => {
    stop = flow.follow();
  });
  onScopeDispose(() => stop());
  const now = useStore(minutes);
  // Only a later contract's verdict depends on the time.
  const verdict = computed(() => verdictOn(formState.value.values, validation.value, contract().later ? now.value : 0));
  const serverVerdict = computed(() => contract().validateCampaign(formState.value.values, server.value));
  const step = computed(() => stepOf(state.value, formState.value, verdict.value));
  const texts = computed(() => ({ translations: translations.value, language: language.value }));
  const notices = computed(() => createNotices(step.value, state.value, formState.value, texts.value));
  const view = computed(() =>
    createView(state.value, formState.value, verdict.value, {
      ...texts.value,
      about: about.value,
      owned: owned.value,
      now: new Date(now.value),
    }),
  );
  const isBegun = computed(() => formState.value.dirty.size > 0);
  return { flow, state, step, notices, use, verdict, serverVerdict, server, view, isBegun };
}
