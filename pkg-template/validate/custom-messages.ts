// The caller's own messages: sentences and field names in place of Laravel's, in the shape of a Laravel `lang/xx/validation.php`.

/** A key that names a certain element of a list. */
const OF_ELEMENT = /(^|\.)(allowed_days|phone_number_ids)\.(?!\*)./;

export class CustomMessages {
  declare isEmpty: boolean;
  /** Whether sentences about the elements of a list differ in more than the element's key. */
  declare variesByElement: boolean;

  #messages;
  #attributes;

  /** @param messages keys and texts in turn */
  constructor(messages: string[], attributes: string[]) {
    this.#messages = byKey(messages);
    this.#attributes = byKey(attributes);
    const texts = [...this.#messages.values(), ...this.#attributes.values()];
    this.isEmpty = texts.length === 0;
    this.variesByElement =
      [...this.#messages.keys(), ...this.#attributes.keys()].some((key) => OF_ELEMENT.test(key)) ||
      texts.some((text) => /index|position/i.test(text));
  }

  get(key: string): string | undefined {
    return this.#messages.get(key);
  }

  /**
   * The custom sentence for a rule: `FormatsMessages::getMessage`. The field's plain key counts for its elements too.
   *
   * @param kind the kind that size rules measure
   * @param element the key of an element
   */
  template(field: string, code: string, kind: string, element?: string): string | undefined {
    for (const custom of ["", "custom."]) {
      const prefix = custom + field;
      const own =
        element === undefined
          ? this.get(`${prefix}.${code}`)
          : (this.get(`${prefix}.${element}.${code}`) ??
            // The `*` of a custom message is one segment of a key, and that of a translation any text.
            (custom || !element.includes(".") ? this.get(`${prefix}.*.${code}`) : undefined) ??
            this.get(`${prefix}.${code}`));
      if (own !== undefined) return own;
    }
    return this.get(`${code}.${kind}`) ?? this.get(code);
  }

  /** The custom name of a field or an element: `FormatsMessages::getDisplayableAttribute`. */
  attribute(field: string, element?: string): string | undefined {
    if (element === undefined) return this.#attribute(field);
    return (
      this.#attribute(`${field}.${element}`) ?? (element.includes(".") ? undefined : this.#attribute(`${field}.*`))
    );
  }

  /** To PHP `""` and `"0"` are false, and count as none. */
  #attribute(key: string) {
    return [this.#attributes.get(key), this.get(`attributes.${key}`)].find((name) => name && name !== "0");
  }

  /**
   * A custom sentence in place of a top-level one.
   *
   * @param count the number that the sentence speaks of
   */
  topLevel(sentence: string, count?: number): string {
    const own = this.get(sentence);
    return own === undefined || count === undefined ? (own ?? sentence) : choosePlural(own, count);
  }
}

/** The first of equal keys counts. */
function byKey(list: string[]) {
  const map: Map<string, string> = new Map();
  for (let i = list.length - 2; i >= 0; i -= 2) map.set(String(list[i]), String(list[i + 1]));
  return map;
}

/**
 * Chooses one of the plural forms between `|`: `MessageSelector::choose`. Languages with more than two forms need conditions (`{1}`,
 * `[2,*]`): without one, the first form counts for 1 and the second for all other numbers.
 */
function choosePlural(line: string, count: number): string {
  const forms = line.split("|").map((form) => {
    const [, condition = "", text = form] = /^[{[]([-?\d*,.]*)[\]}]([\s\S]*)$/.exec(form) ?? [];
    return { condition, text };
  });
  const met = forms.find(({ condition }) => meetsCondition(condition, count));
  if (met) return met.text.replace(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, "");
  return ((forms[count === 1 ? 0 : 1] ?? forms[0]) as { text: string }).text;
}

function meetsCondition(condition: string, count: number) {
  const comma = condition.indexOf(",");
  if (comma < 0) return integerOf(condition) === count;
  const [from, to] = [condition.slice(0, comma), condition.slice(comma + 1)];
  const isAbove = integerOf(from) <= count;
  const isBelow = count <= integerOf(to);
  return to === "*" ? isAbove : from === "*" ? isBelow : isAbove && isBelow;
}

/** NaN for a text that is no integer of 64 bits. */
function integerOf(text: string) {
  return /^-?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text) ? Number(text) : Number.NaN;
}
