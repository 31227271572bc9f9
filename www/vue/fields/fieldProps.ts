// The props and events of every field component.
import type { FieldSpec } from "outbound-campaign";
import type { FieldState } from "outbound-campaign/form";

export interface FieldProps {
  spec: FieldSpec;
  field: FieldState;
  /** The form's assistant, which decides the goal variables. */
  assistantId?: unknown;
}

export interface FieldEmits {
  change: [value: unknown];
  leave: [];
}

/** Returns the value of an event's control. */
export function typed(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

/** Whether an event's checkbox is checked. */
export function ticked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked;
}
