// JSON values in a storage that may be missing, full, forbidden or spoilt by others.

/** @import { DraftStorage } from "./form.d.ts" */

/** One object, so that a state derived from it stays the same. */
/** @type {Lists} */
const NOTHING = Object.freeze({});

/** @typedef {Record<string, any[]>} Lists whose elements have an `id` */

/**
 * Lists that several tabs change at the same time. A tab that wrote all elements as one value would write back what it read
 * before the other tab's change, and so forget it. Each element therefore is an entry of its own, and a tab only writes the
 * elements that it changes. A storage whose keys cannot be listed keeps one value.
 */
export class StoredLists {
  #storage;
  #key;
  #names;
  /** The texts that `#value` was read from, by key. @type {Map<string, string>} */
  #texts = new Map();
  /** @type {Lists} */
  #value = NOTHING;

  /**
   * @param {DraftStorage | undefined} storage
   * @param {string} key
   * @param {readonly string[]} names of the lists
   */
  constructor(storage, key, names) {
    this.#storage = storage;
    this.#key = key;
    this.#names = names;
  }

  /**
   * Returns the stored lists, in any order and not to be changed. A list that cannot be read is missing.
   *
   * @returns {Lists} the same object as long as nothing has changed
   */
  read() {
    const texts = this.#readTexts();
    if (texts.size !== this.#texts.size || [...texts].some(([key, text]) => this.#texts.get(key) !== text)) {
      this.#texts = texts;
      this.#value = this.#parse(texts);
    }
    return this.#value;
  }

  /**
   * @param {string} name of the list
   * @param {{ id: string }} element takes the place of the one with its id
   * @returns {boolean} whether the storage has taken it
   */
  put(name, element) {
    if (this.#isListable) return this.#write(this.#keyOf(name, element.id), element);
    const elements = (this.read()[name] ?? []).filter((other) => other?.id !== element.id);
    return this.#write(this.#key, { ...this.read(), [name]: [...elements, element] });
  }

  /**
   * @param {string} name of the list
   * @param {string} id
   */
  remove(name, id) {
    if (this.#isListable) {
      this.#write(this.#keyOf(name, id), undefined);
      return;
    }
    const before = this.read();
    if (!before[name]?.some((other) => other?.id === id)) return;
    const lists = { ...before, [name]: before[name].filter((other) => other?.id !== id) };
    const isEmpty = Object.values(lists).every((list) => list.length === 0);
    this.#write(this.#key, isEmpty ? undefined : lists);
  }

  /** Whether a key of the storage belongs to these lists. @param {string} key */
  hasKey(key) {
    return key === this.#key || this.#nameOf(key) !== undefined;
  }

  get #isListable() {
    try {
      const { key, length } = /** @type {Partial<Storage>} */ (this.#storage ?? {});
      return typeof key === "function" && typeof length === "number";
    } catch {
      return false;
    }
  }

  /** @param {string} name @param {string} id */
  #keyOf(name, id) {
    return `${this.#key}.${name}.${id}`;
  }

  /** @param {string} key */
  #nameOf(key) {
    return this.#names.find((name) => key.startsWith(this.#keyOf(name, "")));
  }

  #readTexts() {
    /** @type {Map<string, string>} */
    const texts = new Map();
    try {
      for (const key of this.#isListable ? this.#listKeys() : [this.#key]) {
        const text = this.#storage?.getItem(key);
        if (typeof text === "string") texts.set(key, text);
      }
    } catch {
      // Forbidden: there is nothing to read.
    }
    return texts;
  }

  #listKeys() {
    const storage = /** @type {Storage} */ (this.#storage);
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
    return keys.filter((key) => key !== null && this.#nameOf(key) !== undefined);
  }

  /** @param {Map<string, string>} texts @returns {Lists} */
  #parse(texts) {
    /** @type {Lists} */
    const lists = {};
    for (const [key, text] of texts) {
      const value = parsed(text);
      const name = this.#isListable ? this.#nameOf(key) : undefined;
      if (name !== undefined) lists[name] = [...(lists[name] ?? []), value];
      else for (const known of this.#names) if (Array.isArray(value?.[known])) lists[known] = value[known];
    }
    return lists;
  }

  /**
   * @param {string} key
   * @param {object | undefined} value `undefined` removes the entry
   * @returns {boolean} whether the storage has taken it
   */
  #write(key, value) {
    try {
      const text = value && toText(value);
      if (text === undefined) this.#storage?.removeItem(key);
      else this.#storage?.setItem(key, text);
      return this.#storage?.getItem(key) === (text ?? null);
    } catch {
      return false;
    }
  }
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A field that was emptied is kept as null: left out, it would come back with its initial value. @param {unknown} value */
export function toText(value) {
  return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : (inner ?? null)));
}
