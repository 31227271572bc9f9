// The props that every field component takes.
import type { FieldSpec } from "outbound-campaign";
import type { CampaignForm, FieldState } from "outbound-campaign/form";

export interface FieldProps {
  spec: FieldSpec;
  form: CampaignForm<unknown>;
  field: FieldState;
  /** Sets the field's value. */
  change(value: unknown): void;
  /** Marks the field as touched. */
  leave(): void;
}
