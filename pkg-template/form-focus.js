// Moves the focus to the control of a wrong field.

/**
 * Focuses the control of a key of Laravel's: `name`, `allowed_days.0` (the element's own control where the form has one for
 * each, else the first of the field).
 * @param {string} key
 * @param {HTMLElement | null} within the form, where it is known
 */
export function focusControl(key, within) {
  if (typeof document === "undefined") return;
  const [field, index] = key.split(".");
  const controls = /** @type {NodeListOf<HTMLElement>} */ (
    (within ?? document).querySelectorAll(`[name="${field}"], [name="${field}[]"], [name="${field}[${index}]"]`)
  );
  // A group of boxes is no list of elements: the second day that is ticked is not the second box.
  const isGroup = /** @type {HTMLInputElement} */ (controls[0])?.type === "checkbox";
  ((isGroup ? undefined : controls[Number(index)]) ?? controls[0])?.focus();
}
