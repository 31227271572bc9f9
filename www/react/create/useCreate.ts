// The way of a campaign in React: the shared flow, the form it sends, and the verdicts on it.
import { type Campaign, type Validation, type ValidationOptions, validateCampaign } from "outbound-campaign";
import type { CampaignForm } from "outbound-campaign/form";
import { useCampaignForm, useCampaignFormState } from "outbound-campaign/react";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
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

export interface Create extends FlowState {
  flow: CampaignFlow;
  step: Step;
  /** The campaign of an earlier click. */
  notices: readonly CreateNotice[];
  form: CampaignForm<Campaign>;
  /** The verdict on the form as it is, whichever of its messages are due. */
  verdict: Validation;
  /** The same as the server alone would give it: in its own words, knowing nothing of what the account owns. */
  serverVerdict: Validation;
  /** What decides that one. */
  server: ValidationOptions;
}

export function useCreate(): Create {
  const { words, client, server, owned, language } = useDashboard();
  const validation = useMemo(() => formOptions(server, owned, language), [server, owned, language]);
  const form: CampaignForm<Campaign> = useCampaignForm<Campaign>({ ...validation, ...flowFormOptions(client) });
  const [flow] = useState<CampaignFlow>(() => createCampaignFlow(form));
  useEffect(() => flow.follow(), [flow]);
  const state = useSyncExternalStore(flow.subscribe, flow.get);
  const formState = useCampaignFormState(form);
  const { values } = formState;
  const verdict = useMemo(() => validateCampaign(values, validation), [values, validation]);
  const serverVerdict = useMemo(() => validateCampaign(values, server), [values, server]);
  const step = stepOf(state, formState, verdict);
  const notices = createNotices(step, state, formState, words);
  return { ...state, step, notices, flow, form, verdict, serverVerdict, server };
}
