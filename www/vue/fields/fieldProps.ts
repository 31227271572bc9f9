// What every field's component is given, and what it tells.
import type { FieldSpec } from "outbound-campaign";
import type { FieldState } from "outbound-campaign/form";

export interface FieldProps {
  spec: FieldSpec;
  field: FieldState;
  /** The assistant that the form names, of which the goal variables depend. */
  assistantId?: unknown;
}

export interface FieldEmits {
  change: [value: unknown];
  leave: [];
}

/** What the control of an event holds. */
export function typed(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

/** Whether the box of an event is ticked. */
export function ticked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked;
}
