// What the server says to one value of one field, and nothing else of the form.
import { validateFields } from "outbound-campaign";
import { attributes, messages, remarks } from "outbound-campaign/messages/de";

/** @typedef {import("outbound-campaign").CampaignField} CampaignField */

/**
 * @param {CampaignField} name
 * @param {unknown} value undefined: left out
 * @param {import("../shared/state/settings.js").Language} language of the warnings, which are not the server's
 */
export function verdictOn(name, value, language) {
  const form = { [name]: value };
  const { ok, errors, warnings } = validateFields(form, [name], language === "de" ? { messages: remarks } : {});
  return { ok, errors: Object.values(errors).flat(), warnings: warnings.filter(({ fields }) => fields.includes(name)) };
}

/** The server's sentences in German, beside the English ones that it really sends. @param {CampaignField} name @param {unknown} value */
export function germanErrors(name, value) {
  return Object.values(validateFields({ [name]: value }, [name], { messages, attributes }).errors).flat();
}

/** What was typed: JSON where it is some, else a text; nothing is a field left out. @param {string} typed @returns {unknown} */
export function readValue(typed) {
  if (typed.trim() === "") return undefined;
  try {
    return JSON.parse(typed);
  } catch {
    return typed; // 09:00 is no JSON, and meant as a text
  }
}
