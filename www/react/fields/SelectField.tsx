// A choice from a long list, grouped by what stands before the first "/" (the time zones' regions).
import type { FieldSpec } from "outbound-campaign";
import { memo } from "react";
import { controlId } from "../form/ids.js";
import type { FieldProps } from "./Field.js";
import { describedBy, isInvalid, LabelledField } from "./parts.js";

export function SelectField({ spec, value, errors, onChange, onLeave }: FieldProps) {
  return (
    <LabelledField spec={spec} errors={errors}>
      <select
        id={controlId(spec.name)}
        name={spec.name}
        value={typeof value === "string" ? value : ""}
        autoComplete={spec.autocomplete}
        required={spec.required}
        aria-invalid={isInvalid(spec, errors)}
        aria-describedby={describedBy(spec, errors)}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => onLeave()}
      >
        <option value="">{spec.required ? "Choose" : "Server default"}</option>
        <Options options={spec.options ?? NO_OPTIONS} />
      </select>
    </LabelledField>
  );
}

type Option = NonNullable<FieldSpec["options"]>[number];
const NO_OPTIONS: readonly Option[] = [];

/** Drawn once: hundreds of options would otherwise be gone through at every key. */
const Options = memo(function Options({ options }: { options: readonly Option[] }) {
  const regions = new Map<string, Option[]>();
  for (const option of options) {
    const slash = option.value.indexOf("/");
    const region = slash < 0 ? "" : option.value.slice(0, slash);
    const members = regions.get(region);
    if (members === undefined) regions.set(region, [option]);
    else members.push(option);
  }
  return [...regions].map(([region, members]) => {
    const entries = members.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ));
    return region === "" ? (
      entries
    ) : (
      <optgroup key={region} label={region}>
        {entries}
      </optgroup>
    );
  });
});
