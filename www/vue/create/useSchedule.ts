// The schedule of the current form, for its pictures.
import type { Campaign, CreateCampaign } from "outbound-campaign";
import type { UseCampaignForm } from "outbound-campaign/vue";
import { type ComputedRef, computed } from "vue";
import type { ScheduleProps } from "../../shared/charts/schedule-picture.js";
import { OWN_ZONE } from "../../shared/state/create-view.js";
import { useDashboard } from "../dashboard.js";

/** The schedule reads numeric strings as numbers, as the server does. */
export function useSchedule(use: UseCampaignForm<Campaign>): ComputedRef<ScheduleProps> {
  const { chartTranslations, language } = useDashboard();
  return computed(() => ({
    campaign: use.state.value.values as Partial<CreateCampaign>,
    accountTimezone: OWN_ZONE,
    viewerTimezone: OWN_ZONE,
    translations: chartTranslations.value,
    language: language.value,
  }));
}
