// Moves the focus to the control of a wrong field.

/**
 * Focuses the control of an error key: `name`, or `allowed_days.0` (the element's own control if the form has one for each,
 * else the first control of the field).
 *
 * @param {string} key any text: keys come from the server
 * @param {HTMLElement | null} within the form, if it is known
 */
export function focusControl(key, within) {
  if (typeof document === "undefined") return;
  const [field, index] = key.split(".");
  const names = [field, `${field}[]`, `${field}[${index}]`];
  // Compared by name, not by selector: a key may hold quotes and brackets.
  const controls = [
    .../** @type {NodeListOf<HTMLInputElement>} */ ((within ?? document).querySelectorAll("[name]")),
  ].filter((control) => names.includes(/** @type {string} */ (control.getAttribute("name"))));
  // A group of boxes is no list of elements: the second day that is ticked is not the second box.
  const isGroup = controls[0]?.type === "checkbox";
  ((isGroup ? undefined : controls[Number(index)]) ?? controls[0])?.focus();
}
