// Yes, no, or the server's default: a plain tick could not leave the field out.
import { controlId } from "../form/ids.js";
import type { FieldProps } from "./Field.js";
import { GroupedField, isInvalid } from "./parts.js";

const CHOICES = [
  { answer: undefined, label: "Default" },
  { answer: true, label: "Yes" },
  { answer: false, label: "No" },
];

export function TriStateField({ spec, value, errors, onChange, onLeave }: FieldProps) {
  return (
    <GroupedField spec={spec} errors={errors}>
      <div className="chips">
        {CHOICES.map(({ answer, label }) => (
          <label key={label} className="chip">
            <input
              type="radio"
              id={answer === value ? controlId(spec.name) : undefined}
              name={spec.name}
              checked={answer === value}
              aria-invalid={isInvalid(spec, errors) || undefined}
              onChange={() => onChange(answer)}
              onBlur={() => onLeave()}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </GroupedField>
  );
}
