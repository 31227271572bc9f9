// Returns the server's verdict on one value of one field.
import { validateFields } from "outbound-campaign";
import { de } from "outbound-campaign/messages/de";

/** @typedef {import("outbound-campaign").CampaignField} CampaignField */

/** The German warnings alone: the guide shows the server's own messages. */
const DIAGNOSTICS = { warnings: de.warnings, unchecked: de.unchecked };

/**
 * @param {CampaignField} name
 * @param {unknown} value undefined: absent
 * @param {import("../shared/state/settings.js").Language} language of the warnings, which the package adds
 */
export function verdictOn(name, value, language) {
  const form = { [name]: value };
  const { ok, errors, warnings } = validateFields(form, [name], language === "de" ? { language: DIAGNOSTICS } : {});
  return { ok, errors: Object.values(errors).flat(), warnings: warnings.filter(({ fields }) => fields.includes(name)) };
}

/**
 * Returns the German translations of the server's English messages.
 * @param {CampaignField} name
 * @param {unknown} value
 */
export function germanErrors(name, value) {
  return Object.values(validateFields({ [name]: value }, [name], { language: de }).errors).flat();
}

/**
 * Parses typed text: JSON if possible, else a string. Empty text means an absent field.
 * @param {string} typed
 * @returns {unknown}
 */
export function readValue(typed) {
  if (typed.trim() === "") return undefined;
  try {
    return JSON.parse(typed);
  } catch {
    return typed; // 09:00 is not JSON but a string
  }
}
