// Moves the focus to the control of a wrong field.

/**
 * Focuses the control of an error key: `name`, or `allowed_days.0` (the element's own control if the form has one for each,
 * else the first control of the field).
 *
 * @param key any text: keys come from the server
 * @param within the form, if it is known
 */
export function focusControl(key: string, within: HTMLElement | null): void {
  if (typeof document === "undefined") return;
  const [field, index] = key.split(".");
  const names = [field, `${field}[]`, `${field}[${index}]`];
  // Compared by name, not by selector: a key may hold quotes and brackets.
  const controls = [...((within ?? document).querySelectorAll("[name]") as NodeListOf<HTMLInputElement>)].filter(
    (control) => names.includes(control.getAttribute("name") as string),
  );
  // A group of boxes is no list of elements: the second day that is ticked is not the second box.
  const isGroup = controls[0]?.type === "checkbox";
  ((isGroup ? undefined : controls[Number(index)]) ?? controls[0])?.focus();
}
