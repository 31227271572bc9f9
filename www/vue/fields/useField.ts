// Connects one field of the form to its control.
import type { CampaignField, FieldSpec } from "outbound-campaign";
import type { CampaignField as LaterField } from "outbound-campaign/2026-07";
import type { FieldState } from "outbound-campaign/form";
import { type ComputedRef, computed } from "vue";
import { specOf } from "../../shared/state/contract.js";
import { suggestionFor } from "../../shared/state/create-view.js";
import { controlId } from "../../shared/state/keys.js";
import { describedBy, isInvalid } from "../../shared/text/field-parts.js";
import type { Create } from "../create/useCreate.js";

/** A field of any contract. */
export type FieldName = CampaignField | LaterField;

export interface UseField {
  spec: FieldSpec;
  field: ComputedRef<FieldState>;
  /** The value as text. Empty for a list or a boolean. */
  text: ComputedRef<string>;
  suggestion: ComputedRef<string | undefined>;
  change(value: unknown): void;
  leave(): void;
  /** The attributes of the control. */
  control: ComputedRef<{ id: string; name: string; "aria-invalid": boolean; "aria-describedby": string }>;
}

export function useField({ use, verdict }: Create, given: FieldName): UseField {
  // The types of the form are those of the first contract.
  const name = given as CampaignField;
  const field = computed<FieldState>(() => use.field(name).value);
  return {
    spec: specOf(name),
    field,
    text: computed(() => {
      const { value } = field.value;
      return typeof value === "string" || typeof value === "number" ? String(value) : "";
    }),
    suggestion: computed(() => {
      const { errors, suggestion, value } = field.value;
      return errors.length > 0 ? suggestionFor(name, suggestion, verdict.value, value) : undefined;
    }),
    change: (next) => use.form.setValue(name, next as never),
    leave: () => use.form.touch(name),
    control: computed(() => ({
      id: controlId(name),
      name,
      "aria-invalid": isInvalid(field.value),
      "aria-describedby": describedBy(field.value),
    })),
  };
}

/** Returns the value of an event's control. */
export function typed(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

/** Whether an event's checkbox is checked. */
export function ticked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked;
}
