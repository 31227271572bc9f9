// Connects the shared flow, the form store and the verdicts to React.
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
  /** Notices about an earlier campaign. */
  notices: readonly CreateNotice[];
  form: CampaignForm<Campaign>;
  /** The verdict on the current form, including messages that are not shown yet. */
  verdict: Validation;
  /** The server's own verdict: its messages, without the account's facts. */
  serverVerdict: Validation;
  /** The options of `serverVerdict`. */
  server: ValidationOptions;
}

export function useCreate(): Create {
  const { translations, client, server, owned, language } = useDashboard();
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
  const notices = createNotices(step, state, formState, translations);
  return { ...state, step, notices, flow, form, verdict, serverVerdict, server };
}
