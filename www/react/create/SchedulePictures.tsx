// Draws the schedule of the current form: the calls to one lead, the next windows, and the duration.
import type { Campaign, CreateCampaign } from "outbound-campaign";
import { useCampaignFormState } from "outbound-campaign/react";
import { useDeferredValue, useMemo } from "react";
import { mountCapacity } from "../../shared/charts/capacity.js";
import { mountRetryPlan } from "../../shared/charts/retry-plan.js";
import { mountWeekImage } from "../../shared/charts/week-image.js";
import { mountWindowsTimeline } from "../../shared/charts/windows-timeline.js";
import { hoursOnly, OWN_ZONE } from "../../shared/state/create-view.js";
import { useDashboard } from "../dashboard.js";
import { Picture } from "../parts/Picture.js";
import type { Create } from "./useCreate.js";

const ZONES = { accountTimezone: OWN_ZONE, viewerTimezone: OWN_ZONE };

type Props = Pick<Create, "form">;

export function CallPlan({ form }: Props) {
  return (
    <div className="plan">
      <Picture mount={mountRetryPlan} props={useSchedule(form)} />
    </div>
  );
}

export function Duration({ form }: Props) {
  return <Picture mount={mountCapacity} props={useSchedule(form)} />;
}

export function NextWindows({ form }: Props) {
  const all = useSchedule(form);
  // Invalid retries must not hide the windows.
  const props = useMemo(() => ({ ...all, campaign: hoursOnly(all.campaign) }), [all]);
  return <Picture mount={mountWindowsTimeline} props={props} />;
}

/** Draws the week of a campaign that is not changed here. */
export function WeekImage({ campaign }: { campaign: Partial<CreateCampaign> }) {
  const { translations, chartTranslations, language } = useDashboard();
  const props = useMemo(
    () => ({ settings: campaign, translations, chartTranslations, language }),
    [campaign, translations, chartTranslations, language],
  );
  return <Picture mount={mountWeekImage} props={props} />;
}

/** The schedule reads numeric strings as numbers, as the server does. Typing has priority over its pictures. */
function useSchedule(form: Props["form"]) {
  const { chartTranslations, language } = useDashboard();
  const campaign = useDeferredValue(useCampaignFormState<Campaign>(form).values) as Partial<CreateCampaign>;
  return useMemo(
    () => ({ campaign, ...ZONES, translations: chartTranslations, language }),
    [campaign, chartTranslations, language],
  );
}
