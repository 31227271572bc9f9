// Selects any of the account's phone numbers.
import { controlId } from "../../shared/state/keys.js";
import { isInvalid } from "../../shared/text/field-parts.js";
import { useDashboard } from "../dashboard.js";
import { GroupedField } from "./frame.js";
import type { FieldProps } from "./props.js";

export function NumbersField({ spec, field, change, leave }: FieldProps) {
  const { translations, owned } = useDashboard();
  const numbers = owned.state === "ready" ? owned.value.phoneNumbers : [];
  const chosen = Array.isArray(field.value) ? field.value.map(String) : [];
  const toggle = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((other) => other !== id);
    change(next.length === 0 ? undefined : next);
  };
  return (
    <GroupedField spec={spec} field={field}>
      {owned.state === "loading" ? (
        <p className="state">{translations.create.optionsLoading}</p>
      ) : (
        <div className="chips">
          {numbers.map(({ id, phone_number, nickname }, index) => (
            <label key={id} className="chip">
              <input
                type="checkbox"
                id={index === 0 ? controlId(spec.name) : undefined}
                name={`${spec.name}[]`}
                value={String(id)}
                checked={chosen.includes(String(id))}
                aria-invalid={isInvalid(field)}
                onChange={(event) => toggle(String(id), event.target.checked)}
                onBlur={leave}
              />
              <span>{nickname ? `${nickname} · ${phone_number}` : phone_number}</span>
            </label>
          ))}
        </div>
      )}
    </GroupedField>
  );
}
