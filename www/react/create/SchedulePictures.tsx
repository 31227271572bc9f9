// Draws the calls to one lead.
import type { Campaign, CreateCampaign } from "outbound-campaign";
import { useCampaignFormState } from "outbound-campaign/react";
import { useDeferredValue, useMemo } from "react";
import { mountRetryPlan } from "../../shared/charts/retry-plan.js";
import { OWN_ZONE } from "../../shared/state/create-view.js";
import { useDashboard } from "../dashboard.js";
import { Picture } from "../parts/Picture.js";
import type { Create } from "./useCreate.js";

const ZONES = { accountTimezone: OWN_ZONE, viewerTimezone: OWN_ZONE };

export function CallPlan({ form }: Pick<Create, "form">) {
  return (
    <div className="plan">
      <Picture mount={mountRetryPlan} props={useSchedule(form)} />
    </div>
  );
}

/** The schedule reads numeric strings as numbers, as the server does. Typing has priority over its pictures. */
export function useSchedule(form: Create["form"]) {
  const { chartTranslations, language } = useDashboard();
  const campaign = useDeferredValue(useCampaignFormState<Campaign>(form).values) as Partial<CreateCampaign>;
  return useMemo(
    () => ({ campaign, ...ZONES, translations: chartTranslations, language }),
    [campaign, chartTranslations, language],
  );
}
