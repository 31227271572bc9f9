// Connects the shared flow, the form store, the verdicts and the view to React.
import type { Campaign, Validation, ValidationOptions } from "outbound-campaign";
import type { CampaignForm } from "outbound-campaign/form";
import { useCampaignForm, useCampaignFormState } from "outbound-campaign/react";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
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
  view: CreateView;
  /** Whether the form has an entry of the user. */
  isBegun: boolean;
}

export function useCreate(): Create {
  const { translations, client, server, owned, about, language } = useDashboard();
  const validation = useMemo(
    () => formOptions(server, owned, translations.packageTexts),
    [server, owned, translations],
  );
  const [cancellation] = useState(createCancellation);
  const options = useMemo(() => flowFormOptions(client, cancellation), [client, cancellation]);
  const form: CampaignForm<Campaign> = useCampaignForm<Campaign>({ ...validation, ...options });
  const [flow] = useState<CampaignFlow>(() => createCampaignFlow(form, cancellation));
  useEffect(() => flow.follow(), [flow]);
  const state = useSyncExternalStore(flow.subscribe, flow.get);
  const formState = useCampaignFormState(form);
  const { values } = formState;
  const now = useSyncExternalStore(minutes.subscribe, minutes.get);
  // Only a later contract's verdict depends on the time.
  const verdictTime = contract().later ? now : 0;
  const verdict = useMemo(() => verdictOn(values, validation, verdictTime), [values, validation, verdictTime]);
  const serverVerdict = useMemo(() => contract().validateCampaign(values, server), [values, server]);
  const step = stepOf(state, formState, verdict);
  const notices = createNotices(step, state, formState, { translations, language });
  const view = useMemo(
    () => createView(state, formState, verdict, { translations, language, about, owned, now: new Date(now) }),
    [state, formState, verdict, translations, language, about, owned, now],
  );
  return {
    ...state,
    step,
    notices,
    flow,
    form,
    verdict,
    serverVerdict,
    server,
    view,
    isBegun: formState.dirty.size > 0,
  };
}
