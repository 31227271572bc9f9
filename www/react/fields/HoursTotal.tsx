// Shows the chosen days, and the hours of a week.
import type { Create } from "../create/useCreate.js";

export function HoursTotal({ create: { view } }: { create: Create }) {
  if (view.hours === undefined) return null;
  return (
    <p className="hours-total">
      <strong>{view.hours.days}</strong>
      <span className="muted">{view.hours.perWeek}</span>
    </p>
  );
}
