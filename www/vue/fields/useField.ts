// Connects one field of the form to its control.
import type { CampaignField, FieldSpec } from "outbound-campaign";
import type { FieldState } from "outbound-campaign/form";
import { type ComputedRef, computed } from "vue";
import { suggestionFor } from "../../shared/state/create-view.js";
import { controlId } from "../../shared/state/keys.js";
import { specOf } from "../../shared/text/describe.js";
import { describedBy, isInvalid } from "../../shared/text/field-parts.js";
import type { Create } from "../create/useCreate.js";

export interface FieldProps {
  create: Create;
  name: CampaignField;
}

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

export function useField({ use, verdict }: Create, name: CampaignField): UseField {
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
