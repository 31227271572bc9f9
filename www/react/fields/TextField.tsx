// A line of text, or a number.
//
// A number is typed into a text input as well: <input type="number"> answers "" for whatever it does not like, and a campaign would
// be created with the server's default in place of what was typed. For the same reason there is no maxlength, which cuts silently.
import { controlId } from "../form/ids.js";
import type { FieldProps } from "./Field.js";
import { describedBy, isInvalid, LabelledField } from "./parts.js";

export function TextField({ spec, value, errors, onChange, onLeave }: FieldProps) {
  const isNumber = spec.input === "number";
  const input = (
    <input
      type="text"
      id={controlId(spec.name)}
      name={spec.name}
      className={isNumber ? "short" : undefined}
      inputMode={isNumber ? "numeric" : undefined}
      value={typeof value === "string" ? value : ""}
      placeholder={spec.placeholder}
      autoComplete={spec.autocomplete}
      required={spec.required}
      aria-invalid={isInvalid(spec, errors)}
      aria-describedby={describedBy(spec, errors)}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => onLeave()}
    />
  );
  return (
    <LabelledField spec={spec} errors={errors}>
      {!isNumber || spec.unit === undefined ? (
        input
      ) : (
        <span className="with-unit">
          {input} <span aria-hidden="true">{spec.unit}</span>
        </span>
      )}
    </LabelledField>
  );
}
