// Describes a field's rule, from its FieldSpec and the package's JSON Schema.
import { createCampaignSchema } from "outbound-campaign";

/** @typedef {import("outbound-campaign").FieldSpec} FieldSpec */
/** @typedef {{ maximum?: number, uniqueItems?: boolean, items?: { enum?: string[] } }} Rule */

const schema = createCampaignSchema({})["~standard"].jsonSchema.output({ target: "draft-2020-12" });
const rules = /** @type {Record<string, Rule>} */ (schema.properties);

/**
 * @param {FieldSpec} spec
 * @param {import("./words.en.js").GuideWords} words
 * @param {string | undefined} defaultText
 * @returns {string[]} sentences
 */
export function ruleOf(spec, words, defaultText) {
  const rule = rules[spec.name] ?? {};
  const max = spec.max ?? rule.maximum;
  const options = spec.options ?? [];
  const sentences = [
    spec.required ? words.required : words.optional,
    defaultText !== undefined && words.defaultIs(defaultText),
    spec.input === "time" ? words.time : words.types[spec.type],
    spec.min !== undefined && (max === undefined ? words.atLeast(spec.min) : words.between(spec.min, max)),
    spec.maxLength !== undefined && words.maxCharacters(spec.maxLength),
    spec.type === "string" && options.length > 0 && words.oneOf(options.length),
    spec.type === "array" &&
      (options.length > 0 ? words.eachOneOf(options.map(({ value }) => value).join(", ")) : words.eachInteger),
    rule.uniqueItems === true && words.distinct,
  ];
  return sentences.filter((sentence) => typeof sentence === "string");
}
