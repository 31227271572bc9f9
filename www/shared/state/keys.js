// The ids that tie controls, help, messages and the summary's links together, by Laravel's keys ("name", "phone_number_ids.0").

/** The field that a key belongs to: "allowed_days" of "allowed_days.0". @param {string} key */
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

/** Moves the focus to the control of a key, or to its field's where the element has none of its own. @param {string} key */
export function focusControl(key) {
  const control = document.getElementById(controlId(key)) ?? document.getElementById(controlId(fieldOf(key)));
  control?.focus();
}
