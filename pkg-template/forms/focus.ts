// Moves the focus to the control of an invalid field.

/**
 * Focuses the control of an error key: `name`, `allowed_days.0`, or `schedule_windows.0.start`.
 *
 * A key of an element focuses the element's own control if the form has one for each. Else it focuses the first control
 * of the field.
 *
 * @param key Any text: keys come from the server.
 * @param within The form, or null to search the whole page.
 */
export function focusControl(key: string, within: HTMLElement | null): void {
  if (typeof document === "undefined") return;
  const [field, index] = key.split(".");
  const names = [field, `${field}[]`, key.replace(/\.([^.]*)/g, "[$1]")];
  // Compares by name, not by selector: a key may hold quotes and brackets.
  const controls = [...((within ?? document).querySelectorAll("[name]") as NodeListOf<HTMLInputElement>)].filter(
    (control) => names.includes(control.getAttribute("name") as string),
  );
  // A group of checkboxes is not a list of elements: the second selected day is not the second checkbox.
  const isGroup = controls[0]?.type === "checkbox";
  ((isGroup ? undefined : controls[Number(index)]) ?? controls[0])?.focus();
}
