// Translates a table of fields, of any contract.

/** The texts of a field. */
interface FieldTexts {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly placeholder: string;
  readonly unit?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

type Texts = Readonly<Record<string, string>>;

/** The part of a language that is about fields. */
interface FieldLanguage {
  readonly attributes?: Texts;
  readonly help?: Texts;
  readonly placeholders?: Texts;
  readonly units?: Texts;
  readonly options?: Readonly<Record<string, Texts | undefined>>;
}

/**
 * Creates the function that translates a table.
 *
 * @param fields called once for each language
 * @param entry the entry of a language, for the message of an invalid one
 */
export function fieldTranslator<Spec extends FieldTexts>(
  fields: () => readonly Spec[],
  entry: string,
): (language: object) => readonly Spec[] {
  /** The translated tables by language. A component gets the same one at each render. */
  const tables: WeakMap<object, readonly Spec[]> = new WeakMap();
  return (language) => {
    if (typeof language !== "object" || language === null) {
      throw new TypeError(`language must be an object, such as de of "${entry}"`);
    }
    const known = tables.get(language);
    if (known) return known;
    const table = fields().map((spec) => translated(spec, language as FieldLanguage));
    tables.set(language, table);
    return table;
  };
}

function translated<Spec extends FieldTexts>(
  spec: Spec,
  { attributes, help, placeholders, units, options }: FieldLanguage,
): Spec {
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
