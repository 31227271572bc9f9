// Shows when a campaign calls: its week, the next 14 days, and the calls to a lead that never answers.
import { useMemo } from "react";
import { mountFortnight } from "../../shared/charts/fortnight.js";
import { mountRetryPlan } from "../../shared/charts/retry-plan.js";
import { mountWeekImage } from "../../shared/charts/week-image.js";
import { sendsMessages, serverName } from "../../shared/state/create-view.js";
import type { KnownCampaign } from "../../shared/state/known-campaign.js";
import { weeklyMinutes } from "../../shared/state/list-view.js";
import { hoursNumber, hoursText, zoneText } from "../../shared/text/hours-text.js";
import { useDashboard } from "../dashboard.js";
import { useMinutes } from "../list/useCampaigns.js";
import { Picture } from "../parts/Picture.js";

export function SchedulePanels({ campaign, viewerZone }: { campaign: KnownCampaign; viewerZone: string }) {
  const { translations, chartTranslations, language, about } = useDashboard();
  const { detail } = translations;
  const { settings } = campaign;
  const { timezone } = settings;
  const now = useMinutes();
  const weekProps = useMemo(
    () => ({ settings, translations, chartTranslations, language, at: new Date(now) }),
    [settings, translations, chartTranslations, language, now],
  );
  const props = useMemo(
    () => ({
      campaign: settings,
      accountTimezone: viewerZone,
      viewerTimezone: viewerZone,
      translations: chartTranslations,
      language,
    }),
    [settings, viewerZone, chartTranslations, language],
  );
  return (
    <div className="stack">
      <section className="panel" aria-labelledby="when-heading">
        <h2 id="when-heading">{detail.whenTitle}</h2>
        <p>
          {hoursText(settings, { translations, language })}
          {timezone !== undefined && `, ${zoneText(timezone, translations)}`}
          <span className="muted"> · {detail.perWeek(hoursNumber(weeklyMinutes(settings), language))}</span>
        </p>
        <Picture mount={mountWeekImage} props={weekProps} />
        <h3>{detail.fortnight}</h3>
        {timezone === undefined && <p className="help">{detail.zoneUnknown(serverName(about), viewerZone)}</p>}
        <Picture mount={mountFortnight} props={props} />
      </section>
      {!sendsMessages(settings) && (
        <section className="panel" aria-labelledby="plan-heading">
          <h2 id="plan-heading">{detail.plan}</h2>
          <Picture mount={mountRetryPlan} props={props} />
        </section>
      )}
    </div>
  );
}
