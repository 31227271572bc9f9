// Connects one field of the form to its control.
import type { CampaignField, FieldSpec } from "outbound-campaign";
import type { CampaignField as LaterField } from "outbound-campaign/2026-07";
import type { FieldState } from "outbound-campaign/form";
import { useCampaignField } from "outbound-campaign/react";
import { specOf } from "../../shared/state/contract.js";
import { suggestionFor } from "../../shared/state/create-view.js";
import { controlId } from "../../shared/state/keys.js";
import { describedBy, isInvalid } from "../../shared/text/field-parts.js";
import type { Create } from "../create/useCreate.js";

/** A field of any contract. */
export type FieldName = CampaignField | LaterField;

export interface FieldProps {
  create: Create;
  name: FieldName;
}

export interface UseField {
  spec: FieldSpec;
  field: FieldState;
  /** The value as text. Empty for a list or a boolean. */
  text: string;
  suggestion: string | undefined;
  change(value: unknown): void;
  leave(): void;
  /** The attributes of the control. */
  control: { id: string; name: string; "aria-invalid": boolean; "aria-describedby": string };
}

export function useField({ create: { form, verdict }, name: given }: FieldProps): UseField {
  // The types of the form are those of the first contract.
  const name = given as CampaignField;
  const field: FieldState = useCampaignField(form, name);
  const { value } = field;
  return {
    spec: specOf(name),
    field,
    text: typeof value === "string" || typeof value === "number" ? String(value) : "",
    suggestion: field.errors.length > 0 ? suggestionFor(name, field.suggestion, verdict, value) : undefined,
    change: (next) => form.setValue(name, next as never),
    leave: () => form.touch(name),
    control: {
      id: controlId(name),
      name,
      "aria-invalid": isInvalid(field),
      "aria-describedby": describedBy(field),
    },
  };
}
