// Draws the folded pictures of the summary: the next windows, and the duration.
import { useMemo } from "react";
import { mountCapacity } from "../../shared/charts/capacity.js";
import { mountWindowsTimeline } from "../../shared/charts/windows-timeline.js";
import { hoursOnly } from "../../shared/state/create-view.js";
import { Picture } from "../parts/Picture.js";
import { useSchedule } from "./SchedulePictures.js";
import type { Create } from "./useCreate.js";

type Props = Pick<Create, "form">;

export function Duration({ form }: Props) {
  return <Picture mount={mountCapacity} props={useSchedule(form)} />;
}

export function NextWindows({ form }: Props) {
  const all = useSchedule(form);
  // Invalid retries must not hide the windows.
  const props = useMemo(() => ({ ...all, campaign: hoursOnly(all.campaign) }), [all]);
  return <Picture mount={mountWindowsTimeline} props={props} />;
}
