// Takes a time of day, in hours and minutes.
//
// An incomplete time has the value "" and only sets validity.badInput. It is passed on as incomplete, because the
// server's default would replace an empty value.
import { controlId } from "../../shared/state/keys.js";
import { describedBy, isInvalid } from "../../shared/text/field-parts.js";
import { LabelledField } from "./frame.js";
import type { FieldProps } from "./props.js";

const UNFINISHED = "--:--";

export function TimeField({ spec, field, change, leave }: FieldProps) {
  const take = ({ value, validity }: HTMLInputElement) => change(validity.badInput ? UNFINISHED : value);
  return (
    <LabelledField spec={spec} field={field}>
      <input
        type="time"
        id={controlId(spec.name)}
        name={spec.name}
        className="short"
        // The browser shows an incomplete time itself. Set as a value, it would clear the control.
        value={typeof field.value === "string" && field.value !== UNFINISHED ? field.value : ""}
        autoComplete="off"
        aria-invalid={isInvalid(field)}
        aria-describedby={describedBy(spec, field)}
        onChange={(event) => take(event.target)}
        onBlur={(event) => {
          // An incomplete time in an empty control fires no change event.
          if (event.target.validity.badInput) take(event.target);
          leave();
        }}
      />
    </LabelledField>
  );
}
