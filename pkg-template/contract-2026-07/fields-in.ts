// Returns the table of fields in another language. Starts no wasm.
import { campaignFields } from "../fields-2026-07.js";
import type { Language202607 } from "../messages/language-2026-07.js";
import { fieldTranslator } from "../validate/translated-fields.js";
import type { FieldSpec } from "./types.js";

const translate = /* @__PURE__ */ fieldTranslator(() => campaignFields, "outbound-campaign/messages/de-2026-07");

/**
 * Returns `campaignFields` with the labels, help, placeholders, units and options of a language. Missing texts stay
 * English.
 *
 * @param language A language, such as `de` of `outbound-campaign/messages/de-2026-07`, or a part of one.
 * @returns The same table for the same language.
 *
 * @example
 * import { fieldsIn } from "outbound-campaign/2026-07";
 * import { de } from "outbound-campaign/messages/de-2026-07";
 *
 * fieldsIn(de)[0].label; // "Name der Kampagne"
 */
export function fieldsIn(language: Partial<Language202607>): readonly FieldSpec[] {
  return translate(language);
}
