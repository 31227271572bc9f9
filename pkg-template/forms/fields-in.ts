// Returns the table of fields in another language. Starts no wasm.
import { campaignFields } from "../fields.js";
import type { Language } from "../messages/language.js";
import type { FieldSpec } from "../types.js";

/** The translated tables by language. A component gets the same one at each render. */
const tables: WeakMap<object, readonly FieldSpec[]> = /* @__PURE__ */ new WeakMap();

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
  if (typeof language !== "object" || language === null) {
    throw new TypeError('language must be an object, such as de of "outbound-campaign/messages/de"');
  }
  const known = tables.get(language);
  if (known) return known;
  const table = campaignFields.map((spec) => translated(spec, language));
  tables.set(language, table);
  return table;
}

function translated(spec: FieldSpec, { attributes, help, placeholders, units, options }: Partial<Language>): FieldSpec {
  const { name, unit } = spec;
  const labels = options?.[name];
  return {
    ...spec,
    label: attributes?.[name] ?? spec.label,
    help: help?.[name] ?? spec.help,
    placeholder: placeholders?.[name] ?? spec.placeholder,
    ...(unit && { unit: units?.[unit] ?? unit }),
    ...(labels &&
      spec.options && { options: spec.options.map(({ value, label }) => ({ value, label: labels[value] ?? label })) }),
  };
}
