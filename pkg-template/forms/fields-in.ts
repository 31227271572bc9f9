// Returns the table of fields in another language. Starts no wasm.
import { campaignFields } from "../fields.js";
import type { Language } from "../messages/language.js";
import type { FieldSpec } from "../types.js";
import { fieldTranslator } from "../validate/translated-fields.js";

const translate = /* @__PURE__ */ fieldTranslator(() => campaignFields, "outbound-campaign/messages/de");

/**
 * Returns `campaignFields` with the labels, help, placeholders, units and options of a language. Missing texts stay
 * English.
 *
 * @param language A language, such as `de` of `outbound-campaign/messages/de`, or a part of one.
 * @returns The same table for the same language.
 *
 * @example
 * import { fieldsIn } from "outbound-campaign";
 * import { de } from "outbound-campaign/messages/de";
 *
 * fieldsIn(de)[0].label; // "Name der Kampagne"
 */
export function fieldsIn(language: Partial<Language>): readonly FieldSpec[] {
  return translate(language);
}
