// A time of day, hours and minutes.
//
// A time of which only a part is filled in has the value "" and tells so only by validity.badInput: it is passed on as what it is,
// unfinished, or the campaign would be created with the server's default.
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
        // An unfinished time is the browser's own to show; given as a value it would empty the control.
        value={typeof field.value === "string" && field.value !== UNFINISHED ? field.value : ""}
        autoComplete="off"
        aria-invalid={isInvalid(field)}
        aria-describedby={describedBy(spec, field)}
        onChange={(event) => take(event.target)}
        onBlur={(event) => {
          // Half a time that was typed into an empty control is no change to the browser.
          if (event.target.validity.badInput) take(event.target);
          leave();
        }}
      />
    </LabelledField>
  );
}
