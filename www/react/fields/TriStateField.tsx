// Takes yes, no, or the server's default. A checkbox could not leave the field out.
import { controlId } from "../../shared/state/keys.js";
import { isInvalid } from "../../shared/text/field-parts.js";
import { useDashboard } from "../dashboard.js";
import { GroupedField } from "./frame.js";
import type { FieldProps } from "./props.js";

export function TriStateField({ spec, field, change, leave }: FieldProps) {
  const { translations } = useDashboard();
  const choices = [
    { answer: undefined, label: translations.create.serverDefault },
    { answer: true, label: translations.create.yes },
    { answer: false, label: translations.create.no },
  ];
  return (
    <GroupedField spec={spec} field={field}>
      <div className="segments">
        {choices.map(({ answer, label }) => (
          <label key={label} className="segment">
            <input
              type="radio"
              id={answer === field.value ? controlId(spec.name) : undefined}
              name={spec.name}
              checked={answer === field.value}
              aria-invalid={isInvalid(field) || undefined}
              onChange={() => change(answer)}
              onBlur={leave}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </GroupedField>
  );
}
