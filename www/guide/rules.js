// Describes a field's rule, from its FieldSpec and the package's JSON Schema.
import { createCampaignSchema } from "outbound-campaign";

/** @typedef {import("outbound-campaign").FieldSpec} FieldSpec */
/** @typedef {{ maximum?: number, uniqueItems?: boolean, items?: { enum?: string[] } }} Rule */

const schema = createCampaignSchema({})["~standard"].jsonSchema.output({ target: "draft-2020-12" });
const rules = /** @type {Record<string, Rule>} */ (schema.properties);

/**
 * @param {FieldSpec} spec
 * @param {import("./translations.en.js").GuideTranslations} translations
 * @param {string | undefined} defaultText
 * @returns {string[]} sentences
 */
export function ruleOf(spec, translations, defaultText) {
  const rule = rules[spec.name] ?? {};
  const max = spec.max ?? rule.maximum;
  const options = spec.options ?? [];
  const sentences = [
    spec.required ? translations.required : translations.optional,
    defaultText !== undefined && translations.defaultIs(defaultText),
    spec.input === "time" ? translations.time : translations.types[spec.type],
    spec.min !== undefined &&
      (max === undefined ? translations.atLeast(spec.min) : translations.between(spec.min, max)),
    spec.maxLength !== undefined && translations.maxCharacters(spec.maxLength),
    spec.type === "string" && options.length > 0 && translations.oneOf(options.length),
    spec.type === "array" &&
      (options.length > 0
        ? translations.eachOneOf(options.map(({ value }) => value).join(", "))
        : translations.eachInteger),
    rule.uniqueItems === true && translations.distinct,
  ];
  return sentences.filter((sentence) => typeof sentence === "string");
}
