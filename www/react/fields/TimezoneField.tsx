// Selects a time zone that the server accepts, grouped by region, with today's offset.
import { type TimezoneOption, timezoneOptions } from "outbound-campaign";
import { memo, useEffect, useState } from "react";
import { controlId } from "../../shared/state/keys.js";
import { offsetText } from "../../shared/text/describe.js";
import { byRegion, describedBy, isInvalid, whenIdle } from "../../shared/text/field-parts.js";
import { useDashboard } from "../dashboard.js";
import { LabelledField } from "./frame.js";
import type { FieldProps } from "./props.js";

export function TimezoneField({ spec, field, change, leave }: FieldProps) {
  const { translations } = useDashboard();
  const options = useTimezones();
  const chosen = typeof field.value === "string" ? field.value : "";
  return (
    <LabelledField spec={spec} field={field} onSuggestion={change}>
      <select
        id={controlId(spec.name)}
        name={spec.name}
        value={chosen}
        aria-invalid={isInvalid(field)}
        aria-describedby={describedBy(spec, field)}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
      >
        <option value="">{translations.create.serverDefault}</option>
        {/* Shows the chosen zone until the list is loaded, and a zone that is not in the list. */}
        {chosen !== "" && !options.some(({ name }) => name === chosen) && <option value={chosen}>{chosen}</option>}
        <Options options={options} />
      </select>
    </LabelledField>
  );
}

let made: readonly TimezoneOption[] = [];

/** Loads the zones when the browser is idle: hundreds of `Intl` calls take longer than drawing the form. */
function useTimezones(): readonly TimezoneOption[] {
  const [options, setOptions] = useState(made);
  useEffect(() => {
    if (made.length > 0) return;
    return whenIdle(() => {
      made = timezoneOptions();
      setOptions(made);
    });
  }, []);
  return options;
}

/** Memoized, because each key press would otherwise diff hundreds of options. */
const Options = memo(function Options({ options }: { options: readonly TimezoneOption[] }) {
  return byRegion(options).map(([region, members]) => (
    <optgroup key={region} label={region}>
      {members.map(({ name, offsetMinutes }) => (
        <option key={name} value={name}>
          {`${name.replaceAll("_", " ")} (${offsetText(offsetMinutes)})`}
        </option>
      ))}
    </optgroup>
  ));
});
