// Custom messages: messages and field names that replace Laravel's, in the shape of a Laravel `lang/xx/validation.php`.

/** Matches a key that names one element of a list. */
const ELEMENT_KEY = /(^|\.)(allowed_days|phone_number_ids)\.(?!\*)./;

/** Looks up the custom messages and field names of a validator. Falls back on those of its language. */
export class CustomMessages {
  /** Whether there is no custom message and no custom field name. */
  declare isEmpty: boolean;
  /** Whether messages about the elements of a list can differ in more than the element's key. */
  declare variesByElement: boolean;

  #messages: Map<string, string>;
  #attributes: Map<string, string>;
  #language: CustomMessages | undefined;

  /**
   * @param messages keys and texts in turn
   * @param attributes keys and field names in turn
   * @param language every key of `messages` and `attributes` comes before it, also a less specific one
   */
  constructor(messages: string[], attributes: string[], language?: CustomMessages) {
    this.#messages = byKey(messages);
    this.#attributes = byKey(attributes);
    this.#language = language;
    const texts = [...this.#messages.values(), ...this.#attributes.values()];
    this.isEmpty = texts.length === 0 && language === undefined;
    this.variesByElement =
      language?.variesByElement ||
      [...this.#messages.keys(), ...this.#attributes.keys()].some((key) => ELEMENT_KEY.test(key)) ||
      texts.some((text) => /index|position/i.test(text));
  }

  /** Returns whether a caller's own message has this exact key. A language's messages are not the caller's. */
  has(key: string): boolean {
    return this.#messages.has(key);
  }

  /** Returns the custom message for the first of these exact keys that has one. */
  get(...keys: string[]): string | undefined {
    const own = keys.find((key) => this.#messages.has(key));
    return own === undefined ? this.#language?.get(...keys) : this.#messages.get(own);
  }

  /**
   * Returns the custom message for a rule, as Laravel's `FormatsMessages::getMessage` does. A message for the field's
   * key without an element applies to its elements too.
   *
   * @param kind `numeric`, `array` or `string`: the kind of value that size rules measure
   * @param element the key of an element; undefined for the field itself
   */
  template(field: string, code: string, kind: string, element?: string): string | undefined {
    const messages = this.#messages;
    for (const custom of ["", "custom."]) {
      const prefix = custom + field;
      const own =
        element === undefined
          ? messages.get(`${prefix}.${code}`)
          : (messages.get(`${prefix}.${element}.${code}`) ??
            // In `custom.*` messages, `*` matches one segment of a key. In other messages it matches any text.
            (custom || !element.includes(".") ? messages.get(`${prefix}.*.${code}`) : undefined) ??
            messages.get(`${prefix}.${code}`));
      if (own !== undefined) return own;
    }
    return (
      messages.get(`${code}.${kind}`) ?? messages.get(code) ?? this.#language?.template(field, code, kind, element)
    );
  }

  /** Returns the custom name of a field or an element, as `FormatsMessages::getDisplayableAttribute` does. */
  attribute(field: string, element?: string): string | undefined {
    const own =
      element === undefined
        ? this.#attribute(field)
        : (this.#attribute(`${field}.${element}`) ??
          (element.includes(".") ? undefined : this.#attribute(`${field}.*`)));
    return own ?? this.#language?.attribute(field, element);
  }

  /** Looks up a name. Ignores `""` and `"0"`, because they are false in PHP. */
  #attribute(key: string): string | undefined {
    return [this.#attributes.get(key), this.#messages.get(`attributes.${key}`)].find((name) => name && name !== "0");
  }

  /**
   * Returns the custom message for a top-level message, or that message itself.
   *
   * @param count the number in the message, which selects its plural form
   */
  topLevel(sentence: string, count?: number): string {
    const own = this.get(sentence);
    return own === undefined || count === undefined ? (own ?? sentence) : choosePlural(own, count);
  }
}

/** Creates a map from keys and texts in turn. Of equal keys the first wins. */
function byKey(list: string[]): Map<string, string> {
  const map: Map<string, string> = new Map();
  for (let i = list.length - 2; i >= 0; i -= 2) map.set(String(list[i]), String(list[i + 1]));
  return map;
}

/**
 * Chooses one of the plural forms between `|`, as Laravel's `MessageSelector::choose` does.
 *
 * Languages with more than two forms need conditions (`{1}`, `[2,*]`). Without conditions, the first form is for 1 and
 * the second for all other numbers.
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

/** Returns whether a count meets the inside of `{1}` or `[2,*]`. */
function meetsCondition(condition: string, count: number): boolean {
  const comma = condition.indexOf(",");
  if (comma < 0) return integerOf(condition) === count;
  const [from, to] = [condition.slice(0, comma), condition.slice(comma + 1)];
  const isAbove = integerOf(from) <= count;
  const isBelow = count <= integerOf(to);
  return to === "*" ? isAbove : from === "*" ? isBelow : isAbove && isBelow;
}

/** Parses an integer of 64 bits. Returns NaN for any other text. */
function integerOf(text: string): number {
  return /^-?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text) ? Number(text) : Number.NaN;
}
