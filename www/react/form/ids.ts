// The ids that tie inputs, help, messages and the summary's links together.
import { fieldOf } from "./errors.js";

/** The id of the control that a key ("name", "phone_number_ids.0") is about. */
export function controlId(key: string): string {
  return `campaign-${key.replaceAll(".", "-")}`;
}

export function helpId(key: string): string {
  return `${controlId(key)}-help`;
}

export function messagesId(key: string): string {
  return `${controlId(key)}-messages`;
}

/** Moves the focus to the control of a key, or to its field's where the element has none of its own. */
export function focusControl(key: string): void {
  const control = document.getElementById(controlId(key)) ?? document.getElementById(controlId(fieldOf(key)));
  control?.focus();
}
