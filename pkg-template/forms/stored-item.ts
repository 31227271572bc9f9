// JSON values in a storage that may be missing, full, forbidden or spoilt by others.
import type { DraftStorage } from "./form.js";

/** One element of a list. The storage may hold any JSON value. */
type StoredElement = { id?: unknown } | null;

/** Elements by the name of their list. */
type Lists = Record<string, StoredElement[]>;

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
  #lastEntries = "[]";
  #value;

  /** @param names of the lists */
  constructor(storage: DraftStorage | undefined, key: string, names: readonly string[]) {
    this.#storage = storage;
    this.#key = key;
    this.#names = names;
    this.#value = this.#empty();
    this.#isListable = typeof (storage as Partial<Storage> | undefined)?.key === "function";
  }

  /**
   * Returns the stored lists, not to be changed. A list that cannot be read is empty.
   *
   * @returns the same object as long as nothing has changed
   */
  read(): Lists {
    const entries = this.#entries();
    const seen = JSON.stringify(entries);
    if (seen === this.#lastEntries) return this.#value;
    this.#lastEntries = seen;
    const lists = this.#empty();
    for (const [key, text] of entries) {
      const value = parseJson(text) as Record<string, unknown> | null | undefined;
      const own = this.#nameOf(key);
      if (own) lists[own].push(value as StoredElement);
      else for (const name of this.#names) if (Array.isArray(value?.[name])) lists[name] = value[name];
    }
    this.#value = lists;
    return lists;
  }

  /**
   * Puts an element into a list, in place of the one with its id, or removes that one.
   *
   * @param name of the list
   * @param element removed if it is missing
   * @returns whether the storage has taken it
   */
  put(name: string, id: string, element?: object): boolean {
    if (this.#isListable) return this.#write(`${this.#key}.${name}.${id}`, element);
    const before = this.read();
    const others = before[name].filter((other) => other?.id !== id);
    const lists = { ...before, [name]: element ? [...others, element] : others };
    return this.#write(this.#key, Object.values(lists).flat().length ? lists : undefined);
  }

  #empty(): Lists {
    return Object.fromEntries(this.#names.map((name) => [name, []]));
  }

  /** The list of an entry's key. */
  #nameOf(key: string | null) {
    return this.#names.find((name) => key?.startsWith(`${this.#key}.${name}.`));
  }

  #entries(): [string, string | null][] {
    try {
      const storage = this.#storage as Storage;
      // In order: an id begins with its time.
      const keys = this.#isListable
        ? Array.from({ length: storage.length }, (_, i) => storage.key(i))
            .filter((key) => this.#nameOf(key))
            .sort()
        : [this.#key];
      return (keys as string[]).map((key) => [key, storage.getItem(key)]);
    } catch {
      return []; // forbidden, or missing
    }
  }

  /** @param value `undefined` removes the entry */
  #write(key: string, value: object | undefined) {
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

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}

/** A field that was emptied is kept as null: left out, it would come back with its initial value. */
export function toText(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : (inner ?? null)));
}
