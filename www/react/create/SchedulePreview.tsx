// Previews the schedule of the current form: the week, the next windows, the calls to one lead, and the duration.
import { type Campaign, type CreateCampaign, localTimezone } from "outbound-campaign";
import type { CampaignForm } from "outbound-campaign/form";
import { useCampaignField, useCampaignFormState } from "outbound-campaign/react";
import { type ReactNode, useDeferredValue, useMemo } from "react";
import { mountCapacity } from "../../shared/charts/capacity.js";
import { mountRetryPlan } from "../../shared/charts/retry-plan.js";
import { mountWeekPicture } from "../../shared/charts/week-picture.js";
import { mountWindowsTimeline } from "../../shared/charts/windows-timeline.js";
import { useDashboard } from "../dashboard.js";
import { Picture } from "../parts/Picture.js";

/** The visitor's zone. Replaces the account's zone, which no endpoint returns, when the form names none. */
const OWN_ZONE = localTimezone() ?? "UTC";
const ZONES = { accountTimezone: OWN_ZONE, viewerTimezone: OWN_ZONE };

/** Draws the editable week. Place it beside the fields that it changes. */
export function WeekPart({ form }: { form: CampaignForm<Campaign> }) {
  const { chartTranslations, language } = useDashboard();
  const { value: timezone } = useCampaignField(form, "timezone");
  const { value: allowed_days } = useCampaignField(form, "allowed_days");
  const { value: allowed_hours_start_time } = useCampaignField(form, "allowed_hours_start_time");
  const { value: allowed_hours_end_time } = useCampaignField(form, "allowed_hours_end_time");
  const props = useMemo(
    () => ({
      allowed_days,
      allowed_hours_start_time,
      allowed_hours_end_time,
      timezone: timezone || OWN_ZONE,
      viewerTimezone: OWN_ZONE,
      onChange: (change: Partial<CreateCampaign>) => form.setValues(change),
      translations: chartTranslations,
      language,
    }),
    [form, timezone, allowed_days, allowed_hours_start_time, allowed_hours_end_time, chartTranslations, language],
  );
  return <Picture mount={mountWeekPicture} props={props} />;
}

export function SchedulePreview({ form }: { form: CampaignForm<Campaign> }) {
  const { translations, chartTranslations, language } = useDashboard();
  // Typing has priority over the preview.
  const values = useDeferredValue(useCampaignFormState(form).values);
  // The schedule reads numeric strings as numbers, as the server does.
  const campaign = values as Partial<CreateCampaign>;
  // Invalid retries must not hide the windows.
  const { timezone, allowed_days, allowed_hours_start_time, allowed_hours_end_time } = campaign;
  const windows = useMemo(
    () => ({
      campaign: { timezone, allowed_days, allowed_hours_start_time, allowed_hours_end_time },
      ...ZONES,
      translations: chartTranslations,
      language,
    }),
    [timezone, allowed_days, allowed_hours_start_time, allowed_hours_end_time, chartTranslations, language],
  );
  const all = useMemo(
    () => ({ campaign, ...ZONES, translations: chartTranslations, language }),
    [campaign, chartTranslations, language],
  );
  return (
    <section className="card schedule-preview" aria-labelledby="schedule-preview-heading">
      <h2 id="schedule-preview-heading">{translations.schedulePreview.title}</h2>
      {!timezone && <p className="help">{translations.schedulePreview.zoneAssumed(OWN_ZONE)}</p>}
      <Part title={translations.schedulePreview.windows}>
        <Picture mount={mountWindowsTimeline} props={windows} />
      </Part>
      <Part title={translations.schedulePreview.retries}>
        <Picture mount={mountRetryPlan} props={all} />
      </Part>
      <Part title={translations.schedulePreview.capacity}>
        <Picture mount={mountCapacity} props={all} />
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="schedule-preview-part">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

/** Draws the first windows of an accepted campaign. */
export function FirstWindows({ campaign }: { campaign: CreateCampaign }) {
  const { translations, chartTranslations, language } = useDashboard();
  const props = useMemo(
    () => ({ campaign, ...ZONES, count: 3, translations: chartTranslations, language }),
    [campaign, chartTranslations, language],
  );
  return (
    <Part title={translations.review.windowsTitle}>
      {!campaign.timezone && <p className="help">{translations.schedulePreview.zoneAssumed(OWN_ZONE)}</p>}
      <Picture mount={mountWindowsTimeline} props={props} />
    </Part>
  );
}
