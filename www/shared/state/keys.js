// Element ids of controls, help and messages, derived from Laravel's keys ("name", "phone_number_ids.0").

/** Returns the field of a key: "allowed_days" for "allowed_days.0". @param {string} key */
export function fieldOf(key) {
  return /** @type {import("outbound-campaign").CampaignField} */ (key.split(".", 1)[0]);
}

/** @param {string} key */
export function controlId(key) {
  return `campaign-${key.replaceAll(".", "-")}`;
}

/** @param {string} key */
export function helpId(key) {
  return `${controlId(key)}-help`;
}

/** @param {string} key */
export function messagesId(key) {
  return `${controlId(key)}-messages`;
}

/** Focuses the control of a key, or the field's control when the element has none. @param {string} key */
export function focusControl(key) {
  const control = document.getElementById(controlId(key)) ?? document.getElementById(controlId(fieldOf(key)));
  control?.focus();
}
