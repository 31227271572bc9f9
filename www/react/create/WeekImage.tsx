// Draws the week of a campaign that is not changed here.
import type { CreateCampaign } from "outbound-campaign";
import { useMemo } from "react";
import { mountWeekImage } from "../../shared/charts/week-image.js";
import { useDashboard } from "../dashboard.js";
import { Picture } from "../parts/Picture.js";

export function WeekImage({ campaign }: { campaign: Partial<CreateCampaign> }) {
  const { translations, chartTranslations, language } = useDashboard();
  const props = useMemo(
    () => ({ settings: campaign, translations, chartTranslations, language }),
    [campaign, translations, chartTranslations, language],
  );
  return <Picture mount={mountWeekImage} props={props} />;
}
