// Sets days and hours in one press.
import type { Create } from "../create/useCreate.js";
import { useDashboard } from "../dashboard.js";

export function PresetChips({ create: { form, view } }: { create: Create }) {
  const { translations } = useDashboard();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a fieldset would be read as a field
    <div className="chips" role="group" aria-label={translations.create.presets}>
      {view.presets.map(({ key, label, isOn, values }) => (
        <button key={key} type="button" className="chip" aria-pressed={isOn} onClick={() => form.setValues(values)}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** Shows the chosen days, and the hours of a week. */
export function HoursTotal({ create: { view } }: { create: Create }) {
  if (view.hours === undefined) return null;
  return (
    <p className="hours-total">
      <strong>{view.hours.days}</strong>
      <span className="muted">{view.hours.perWeek}</span>
    </p>
  );
}
