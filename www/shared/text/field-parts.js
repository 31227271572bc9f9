// Field logic that both dashboards share: notes, widths, messages and warnings.
import { fieldOf, helpId, messagesId } from "../state/keys.js";

/** @typedef {import("outbound-campaign/form").FieldState} FieldState */
/** @typedef {import("../i18n/en.js").DashboardTranslations} DashboardTranslations */

/**
 * Returns the id for aria-describedby. Messages take the place of the help.
 * @param {Pick<FieldState, "name" | "errors">} field
 */
export function describedBy({ name, errors }) {
  return errors.length > 0 ? messagesId(name) : helpId(name);
}

/** Whether the field or one of its elements has errors. @param {Pick<FieldState, "errors" | "elements">} field */
export function isInvalid({ errors, elements }) {
  return errors.length > 0 || Object.keys(elements).length > 0;
}

/** Returns the field with its elements' messages added to its own. @param {FieldState} field @returns {FieldState} */
export function withElements(field) {
  const elements = Object.values(field.elements).flat();
  return elements.length === 0 ? field : { ...field, errors: [...field.errors, ...elements] };
}

/**
 * Returns the text after a message in the summary: "in Time zone". Empty if the message has the field's label already.
 * @param {string} key
 * @param {string} message
 * @param {DashboardTranslations} translations
 * @param {boolean} [isHidden] whether the form shows no such field: then its label stands alone
 */
export function summaryField(key, message, translations, isHidden = false) {
  const label = translations.labels[fieldOf(key)] ?? key;
  if (message.includes(label)) return "";
  return ` ${isHidden ? `(${label})` : translations.create.jumpTo(label)}`;
}
