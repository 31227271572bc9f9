// The way of a campaign in React: the shared flow, the form it sends, and the verdicts on it.
import { type Campaign, type Validation, type ValidationOptions, validateCampaign } from "outbound-campaign";
import type { CampaignForm } from "outbound-campaign/form";
import { useCampaignForm, useCampaignFormState } from "outbound-campaign/react";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { type CampaignFlow, createCampaignFlow, type FlowState, flowFormOptions } from "../../shared/campaign-flow.js";
import { formOptions } from "../../shared/judgement.js";
import { useDashboard } from "../dashboard.js";

export interface Create extends FlowState {
  flow: CampaignFlow;
  form: CampaignForm<Campaign>;
  /** The verdict on the form as it is, whichever of its messages are due. */
  verdict: Validation;
  /** The same as the server alone would give it: in its own words, knowing nothing of what the account owns. */
  serverVerdict: Validation;
  /** What decides that one. */
  server: ValidationOptions;
}

export function useCreate(): Create {
  const { client, server, owned, language } = useDashboard();
  const latest = useRef(client);
  useEffect(() => {
    latest.current = client;
  }, [client]);

  const facts = owned.state === "ready" ? owned.value.facts : undefined;
  const validation = useMemo(() => formOptions(server, facts, language), [server, facts, language]);
  const form: CampaignForm<Campaign> = useCampaignForm<Campaign>({
    ...validation,
    ...flowFormOptions((campaign) => flow.post(campaign)),
  });
  const [flow] = useState<CampaignFlow>(() => createCampaignFlow({ form, client: () => latest.current }));
  const state = useSyncExternalStore(flow.subscribe, flow.get);
  const { values } = useCampaignFormState(form);
  const verdict = useMemo(() => validateCampaign(values, validation), [values, validation]);
  const serverVerdict = useMemo(() => validateCampaign(values, server), [values, server]);
  return { ...state, flow, form, verdict, serverVerdict, server };
}
