// Selects weekdays. The page distinguishes an absent field from an empty list.
import { controlId } from "../../shared/state/keys.js";
import { dayName } from "../../shared/text/describe.js";
import { isInvalid, toggled } from "../../shared/text/field-parts.js";
import { useDashboard } from "../dashboard.js";
import { GroupedField } from "./frame.js";
import type { FieldProps } from "./props.js";

export function DaysField({ spec, field, change, leave }: FieldProps) {
  const { translations, language } = useDashboard();
  const options = spec.options ?? [];
  const ticked = Array.isArray(field.value) ? (field.value as readonly string[]) : undefined;

  return (
    <GroupedField spec={spec} field={field}>
      <div className="chips days">
        {options.map((option, index) => (
          <label key={option.value} className="chip">
            <input
              type="checkbox"
              id={index === 0 ? controlId(spec.name) : undefined}
              name={`${spec.name}[]`}
              value={option.value}
              checked={ticked?.includes(option.value) ?? false}
              aria-invalid={isInvalid(field)}
              onChange={(event) => change(toggled(spec, ticked ?? [], option.value, event.target.checked))}
              onBlur={leave}
            />
            <span>
              <span aria-hidden="true">{dayName(option.value, language, "short")}</span>
              <span className="visually-hidden">{dayName(option.value, language)}</span>
            </span>
          </label>
        ))}
      </div>
      <p className="state">
        {ticked === undefined
          ? translations.create.daysDefault
          : ticked.length === 0
            ? translations.create.daysNone
            : translations.create.daysSome(ticked.length)}{" "}
        {ticked !== undefined && (
          <button type="button" className="link" onClick={() => change(undefined)}>
            {translations.create.daysReset}
          </button>
        )}
      </p>
    </GroupedField>
  );
}
