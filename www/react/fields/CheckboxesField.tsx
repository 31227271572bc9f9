// Several of a few values (the days). Not answered and "none of them" are two things, and the page says which it is.
import { controlId } from "../form/ids.js";
import { describeDefault } from "./describe.js";
import type { FieldProps } from "./Field.js";
import { GroupedField, isInvalid } from "./parts.js";

export function CheckboxesField({ spec, value, errors, onChange, onLeave }: FieldProps) {
  const options = spec.options ?? [];
  const ticked = Array.isArray(value) ? (value as readonly string[]) : undefined;

  function toggle(toggled: string, on: boolean): void {
    // in the options' order, however they were ticked
    onChange(
      options
        .map((option) => option.value)
        .filter((entry) => (entry === toggled ? on : (ticked?.includes(entry) ?? false))),
    );
  }

  return (
    <GroupedField spec={spec} errors={errors}>
      <div className="chips">
        {options.map((option, index) => (
          <label key={option.value} className="chip">
            <input
              type="checkbox"
              id={index === 0 ? controlId(spec.name) : undefined}
              name={`${spec.name}[]`}
              value={option.value}
              checked={ticked?.includes(option.value) ?? false}
              aria-invalid={isInvalid(spec, errors)}
              onChange={(event) => toggle(option.value, event.target.checked)}
              onBlur={() => onLeave()}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <p className="state">
        {ticked === undefined
          ? `Nothing is sent: the server's default applies${describeDefault(spec) === undefined ? "" : ` (${describeDefault(spec)})`}.`
          : ticked.length === 0
            ? "An empty list is sent: none at all. "
            : `${ticked.length} of ${options.length} sent. `}
        {ticked !== undefined && (
          <button type="button" className="link" onClick={() => onChange(undefined)}>
            Use the server's default
          </button>
        )}
      </p>
    </GroupedField>
  );
}
