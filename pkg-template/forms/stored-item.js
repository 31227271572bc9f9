// One JSON value in a storage that may be missing, full, forbidden or spoilt by others.

/** @import { DraftStorage } from "./form.d.ts" */

/** One object, so that a state derived from it stays the same. */
const NOTHING = Object.freeze({});

export class StoredItem {
  #storage;
  #key;
  /** The text that `#value` was read from. @type {string | null} */
  #text = null;
  /** @type {object} */
  #value = NOTHING;

  /**
   * @param {DraftStorage | undefined} storage
   * @param {string} key
   */
  constructor(storage, key) {
    this.#storage = storage;
    this.#key = key;
  }

  /** Returns the stored object, not to be changed; an empty one if there is none that can be read. @returns {object} */
  read() {
    try {
      const text = this.#storage?.getItem(this.#key) ?? null;
      if (text !== this.#text) {
        this.#text = text;
        this.#value = NOTHING;
        const value = JSON.parse(text ?? "null");
        if (typeof value === "object" && value !== null) this.#value = value;
      }
    } catch {
      this.#value = NOTHING;
    }
    return this.#value;
  }

  /**
   * @param {object | undefined} value `undefined` removes the item
   * @returns {boolean} whether the storage has taken it
   */
  write(value) {
    try {
      const text = value && toText(value);
      if (text === undefined) this.#storage?.removeItem(this.#key);
      else this.#storage?.setItem(this.#key, text);
      return this.#storage?.getItem(this.#key) === (text ?? null);
    } catch {
      return false;
    }
  }
}

/** A field that was emptied is kept as null: left out, it would come back with its initial value. @param {unknown} value */
export function toText(value) {
  return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : (inner ?? null)));
}
