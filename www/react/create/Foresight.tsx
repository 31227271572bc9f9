// When the phone would ring: drawn from the form as it is.
import { type Campaign, type CreateCampaign, localTimezone } from "outbound-campaign";
import type { CampaignForm } from "outbound-campaign/form";
import { type CallingWindow, previewSchedule } from "outbound-campaign/schedule";
import { useMemo } from "react";
import { useDashboard } from "../dashboard.js";

export function Foresight(_: { form: CampaignForm<Campaign> }) {
  return null;
}

/** The first windows of an accepted campaign, in words. */
export function FirstWindows({ campaign }: { campaign: CreateCampaign }) {
  const { words, language } = useDashboard();
  const windows = useMemo(() => {
    return previewSchedule(campaign, { count: 3, accountTimezone: localTimezone() ?? "UTC" });
  }, [campaign]);
  if (windows.length === 0) return null;
  return (
    <>
      <h3>{words.review.windowsTitle}</h3>
      <ol className="windows">
        {windows.map((window) => (
          <li key={window.start.getTime()}>{windowText(window, language)}</li>
        ))}
      </ol>
    </>
  );
}

/** Wall times of the campaign's zone, whatever the reader's is. */
function windowText({ localStart, localEnd }: CallingWindow, language: string): string {
  const start = new Date(`${localStart}Z`);
  const end = new Date(`${localEnd}Z`);
  const day = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  const time = new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
    hourCycle: "h23",
  });
  return `${day.format(start)}, ${time.format(start)} – ${time.format(end)}`;
}
