// Selects one of the account's outbound assistants.
import { controlId } from "../../shared/state/keys.js";
import { describedBy, isInvalid } from "../../shared/text/field-parts.js";
import { useDashboard } from "../dashboard.js";
import { LabelledField } from "./frame.js";
import type { FieldProps } from "./props.js";

export function AssistantField({ spec, field, change, leave }: FieldProps) {
  const { translations, owned } = useDashboard();
  const assistants = owned.state === "ready" ? owned.value.assistants : [];
  const chosen = String(field.value ?? "");
  const zone = assistants.find(({ id }) => String(id) === chosen)?.timezone;
  return (
    <LabelledField spec={spec} field={field}>
      <select
        id={controlId(spec.name)}
        name={spec.name}
        value={chosen}
        required={spec.required}
        aria-busy={owned.state === "loading"}
        aria-invalid={isInvalid(field)}
        aria-describedby={describedBy(spec, field)}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
      >
        <option value="">
          {owned.state === "loading" ? translations.create.optionsLoading : translations.create.choose}
        </option>
        {assistants.map(({ id, name }) => (
          <option key={id} value={String(id)}>
            {name} ({id})
          </option>
        ))}
        {/* Keeps a deleted assistant of a draft visible, with the server's message. */}
        {chosen !== "" && !assistants.some(({ id }) => String(id) === chosen) && (
          <option value={chosen}>{chosen}</option>
        )}
      </select>
      {zone && <p className="state">{translations.create.assistantZone(zone)}</p>}
    </LabelledField>
  );
}
