// A time of day, hours and minutes.
//
// A time of which only a part is filled in has the value "" and tells so only by validity.badInput: it is passed on as unfinished,
// or the campaign would be created with the server's default.
import { controlId } from "../form/ids.js";
import type { FieldProps } from "./Field.js";
import { describedBy, isInvalid, LabelledField } from "./parts.js";

export function TimeField({ spec, value, errors, onChange, onLeave }: FieldProps) {
  return (
    <LabelledField spec={spec} errors={errors}>
      <input
        type="time"
        id={controlId(spec.name)}
        name={spec.name}
        className="short"
        value={typeof value === "string" ? value : ""}
        autoComplete={spec.autocomplete}
        required={spec.required}
        aria-invalid={isInvalid(spec, errors)}
        aria-describedby={describedBy(spec, errors)}
        onChange={(event) => onChange(event.target.value, event.target.validity.badInput)}
        onBlur={(event) => onLeave(event.target.validity.badInput)}
      />
    </LabelledField>
  );
}
