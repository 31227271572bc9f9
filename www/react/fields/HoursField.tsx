// Chooses days and hours: presets, two times, and the week picture, which all change the same values.
import type { Campaign } from "outbound-campaign";
import { useCampaignFormState } from "outbound-campaign/react";
import { useMemo } from "react";
import { mountWeekPicture, type WeekChange } from "../../shared/charts/week-picture.js";
import { firstWindow, hoursChange, OWN_ZONE } from "../../shared/state/create-view.js";
import { controlId, messagesId } from "../../shared/state/keys.js";
import { withElements } from "../../shared/text/field-parts.js";
import type { Create } from "../create/useCreate.js";
import { useDashboard } from "../dashboard.js";
import { Picture } from "../parts/Picture.js";
import { Messages } from "./frame.js";
import { HoursTotal } from "./HoursTotal.js";
import { PresetChips } from "./PresetChips.js";
import { TimeInput } from "./TimeInput.js";
import { type FieldProps, type UseField, useField } from "./useField.js";

export function HoursField({ create }: { create: Create }) {
  const { translations } = useDashboard();
  const start = useField({ create, name: "allowed_hours_start_time" });
  const end = useField({ create, name: "allowed_hours_end_time" });
  const days = useField({ create, name: "allowed_days" });
  return (
    <fieldset className="field hours" data-field="allowed_days">
      <legend className="label">{translations.create.daysAndHours}</legend>
      <PresetChips create={create} onChoose={create.form.setValues} />
      <div className="hours-times">
        <TimeField create={create} name="allowed_hours_start_time" use={start} />
        <span className="hours-dash" aria-hidden="true">
          –
        </span>
        <TimeField create={create} name="allowed_hours_end_time" use={end} />
        <HoursTotal create={create} />
      </div>
      {[start, end, { ...days, field: withElements(days.field) }].map(
        (use) => use.field.errors.length > 0 && <Messages key={use.spec.name} use={use} field={use.field} />,
      )}
      <WeekPart form={create.form} />
    </fieldset>
  );
}

function TimeField({ name, use }: FieldProps & { use: UseField }) {
  const { translations } = useDashboard();
  const { field, change, leave, control } = use;
  return (
    <div className="field" data-field={name}>
      <label className="label" htmlFor={control.id}>
        {translations.labels[name as keyof typeof translations.labels]}
      </label>
      <TimeInput
        {...control}
        value={field.value}
        aria-describedby={field.errors.length > 0 ? messagesId(name) : undefined}
        onChange={change}
        onLeave={leave}
      />
    </div>
  );
}

/** Draws the editable week. */
function WeekPart({ form }: { form: Create["form"] }) {
  const { chartTranslations, language } = useDashboard();
  const { values } = useCampaignFormState<Campaign>(form);
  const { timezone, allowed_days, allowed_hours_start_time, allowed_hours_end_time } = values;
  const props = useMemo(
    () => ({
      days: allowed_days,
      windows: [firstWindow({ allowed_hours_start_time, allowed_hours_end_time })],
      timezone: timezone || OWN_ZONE,
      viewerTimezone: OWN_ZONE,
      onChange: (change: WeekChange) => form.setValues(hoursChange(change, form.values)),
      daysId: controlId("allowed_days"),
      translations: chartTranslations,
      language,
    }),
    [form, timezone, allowed_days, allowed_hours_start_time, allowed_hours_end_time, chartTranslations, language],
  );
  return <Picture mount={mountWeekPicture} props={props} />;
}
