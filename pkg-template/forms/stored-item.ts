// Stores JSON lists in a storage that may be missing, full, forbidden or damaged.
import type { DraftStorage } from "./form.js";

/** An element of a list. The storage may hold any JSON value. */
type StoredElement = { id?: unknown } | null;

/** The elements, by the name of their list. */
type Lists = Record<string, StoredElement[]>;

/**
 * Lists that several tabs change at the same time.
 *
 * Each element is an entry of its own, and a tab writes only the elements that it changes. If a tab wrote the whole
 * list, it would overwrite changes of other tabs since its last read. A storage whose keys cannot be listed keeps the
 * whole list in one entry.
 */
export class StoredLists {
  #storage;
  #key;
  #names;
  #isListable;
  /** The entries from which `#value` was read. */
  #lastEntries = "[]";
  #value;

  /** @param names The names of the lists. */
  constructor(storage: DraftStorage | undefined, key: string, names: readonly string[]) {
    this.#storage = storage;
    this.#key = key;
    this.#names = names;
    this.#value = this.#empty();
    this.#isListable = typeof (storage as Partial<Storage> | undefined)?.key === "function";
  }

  /**
   * Returns the stored lists, which callers must not change. A list that cannot be read is empty.
   *
   * @returns The same object until something changes.
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
   * Puts an element into a list, replacing the one with its id, or removes that one.
   *
   * @param name The name of the list.
   * @param element The element; `undefined` removes it.
   * @returns Whether the storage accepted the change.
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

  /** Returns the list that an entry's key belongs to. */
  #nameOf(key: string | null) {
    return this.#names.find((name) => key?.startsWith(`${this.#key}.${name}.`));
  }

  #entries(): [string, string | null][] {
    try {
      const storage = this.#storage as Storage;
      // Sorted by time: an id starts with its time.
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

  /**
   * Writes or removes an entry. Never throws: the storage may be missing, full or forbidden.
   *
   * @param value The value; `undefined` removes the entry.
   * @returns Whether a read confirms the change; `false` without a storage.
   */
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

/**
 * Writes a value as JSON. An emptied field is kept as null. If it were left out, it would return with its initial
 * value.
 */
export function toText(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : (inner ?? null)));
}
