// JSON values in a storage that may be missing, full, forbidden or spoilt by others.

/** @import { DraftStorage } from "./form.d.ts" */

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
  #isListable;
  /** The entries that `#value` was read from. */
  #seen = "[]";
  #value;

  /**
   * @param {DraftStorage | undefined} storage
   * @param {string} key
   * @param {readonly string[]} names of the lists
   */
  constructor(storage, key, names) {
    this.#storage = storage;
    this.#key = key;
    this.#names = names;
    this.#value = this.#empty();
    this.#isListable = typeof (/** @type {Partial<Storage> | undefined} */ (storage)?.key) === "function";
  }

  /**
   * Returns the stored lists, not to be changed. A list that cannot be read is empty.
   *
   * @returns {Lists} the same object as long as nothing has changed
   */
  read() {
    const entries = this.#entries();
    const seen = JSON.stringify(entries);
    if (seen === this.#seen) return this.#value;
    this.#seen = seen;
    const lists = this.#empty();
    for (const [key, text] of entries) {
      const value = parsed(text);
      const own = this.#nameOf(key);
      if (own) lists[own].push(value);
      else for (const name of this.#names) if (Array.isArray(value?.[name])) lists[name] = value[name];
    }
    this.#value = lists;
    return lists;
  }

  /**
   * Puts an element into a list, in place of the one with its id, or removes that one.
   *
   * @param {string} name of the list
   * @param {string} id
   * @param {object} [element] removed if it is missing
   * @returns {boolean} whether the storage has taken it
   */
  put(name, id, element) {
    if (this.#isListable) return this.#write(`${this.#key}.${name}.${id}`, element);
    const before = this.read();
    const others = before[name].filter((other) => other?.id !== id);
    const lists = { ...before, [name]: element ? [...others, element] : others };
    return this.#write(this.#key, Object.values(lists).flat().length ? lists : undefined);
  }

  /** @returns {Lists} */
  #empty() {
    return Object.fromEntries(this.#names.map((name) => [name, []]));
  }

  /** The list of an entry's key. @param {string | null} key */
  #nameOf(key) {
    return this.#names.find((name) => key?.startsWith(`${this.#key}.${name}.`));
  }

  /** @returns {[string, string | null][]} */
  #entries() {
    try {
      const storage = /** @type {Storage} */ (this.#storage);
      // In order: an id begins with its time.
      const keys = this.#isListable
        ? Array.from({ length: storage.length }, (_, i) => storage.key(i))
            .filter((key) => this.#nameOf(key))
            .sort()
        : [this.#key];
      return /** @type {string[]} */ (keys).map((key) => [key, storage.getItem(key)]);
    } catch {
      return []; // forbidden, or missing
    }
  }

  /**
   * @param {string} key
   * @param {object | undefined} value `undefined` removes the entry
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

/** @param {string | null} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}

/** A field that was emptied is kept as null: left out, it would come back with its initial value. @param {unknown} value */
export function toText(value) {
  return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : (inner ?? null)));
}
