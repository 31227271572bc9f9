// Takes a line of text, or a number.
//
// A number uses a text input too: <input type="number"> returns "" for invalid text, and the server's default would
// replace the typed value. There is no maxlength, because it truncates silently.

import type { CampaignForm } from "outbound-campaign/form";
import { useCampaignFormState } from "outbound-campaign/react";
import { controlId } from "../../shared/state/keys.js";
import { describedBy, isInvalid } from "../../shared/text/field-parts.js";
import { useDashboard } from "../dashboard.js";
import { LabelledField } from "./frame.js";
import type { FieldProps } from "./props.js";

export function TextField({ spec, form, field, change, leave }: FieldProps) {
  const { translations } = useDashboard();
  const isNumber = spec.type === "integer";
  const choices = `${controlId(spec.name)}-choices`;
  const isGoal = spec.name === "goal_completion_variable";
  const input = (
    <input
      type="text"
      id={controlId(spec.name)}
      name={spec.name}
      className={isNumber ? "short" : undefined}
      inputMode={isNumber ? "numeric" : undefined}
      value={typeof field.value === "string" || typeof field.value === "number" ? field.value : ""}
      placeholder={spec.placeholder}
      autoComplete="off"
      spellCheck={isNumber || isGoal ? false : undefined}
      list={isGoal ? choices : undefined}
      required={spec.required}
      aria-invalid={isInvalid(field)}
      aria-describedby={describedBy(spec, field)}
      onChange={(event) => change(event.target.value)}
      onBlur={leave}
    />
  );
  return (
    <LabelledField spec={spec} field={field} noteBeside={isNumber && !spec.required}>
      {input}
      {isNumber && spec.unit !== undefined && (
        <span aria-hidden="true">{translations.units[spec.unit] ?? spec.unit}</span>
      )}
      {isGoal && <GoalChoices id={choices} form={form} />}
    </LabelledField>
  );
}

/** Suggests the boolean variables of the chosen assistant, when the account's facts have them. */
function GoalChoices({ id, form }: { id: string; form: CampaignForm<unknown> }) {
  const { owned } = useDashboard();
  const { assistant_id } = useCampaignFormState(form).values;
  const known = owned.state === "ready" ? (owned.value.facts.goal_variables ?? {}) : {};
  return (
    <datalist id={id}>
      {(known[String(assistant_id ?? "")] ?? []).map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
