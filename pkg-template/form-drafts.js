// Drafts of a form: its values in a storage that the caller hands in, so that they survive a reload.

/** @import { CampaignInput } from "./types.js" */
/** @import { DraftStorage } from "./form.d.ts" */

export class Drafts {
  /** @type {DraftStorage | undefined} */ #storage;
  /** @type {string} */ #key;

  /** @param {{ storage?: DraftStorage, storageKey?: string }} options */
  constructor({ storage, storageKey = "outbound-campaign.draft" }) {
    this.#storage = storage;
    this.#key = storageKey;
  }

  /** A field that was emptied is kept as null: left out, it would come back with its initial value. @param {Partial<CampaignInput>} values */
  save(values) {
    this.#attempt((storage) => {
      const text = JSON.stringify(values, (_, value) => (typeof value === "bigint" ? String(value) : (value ?? null)));
      storage.setItem(this.#key, text);
    });
  }

  /** @returns {Partial<CampaignInput> | undefined} */
  load() {
    const draft = this.#attempt((storage) => JSON.parse(storage.getItem(this.#key) ?? "null"));
    if (typeof draft !== "object" || draft === null || Array.isArray(draft)) return undefined;
    return Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, value ?? undefined]));
  }

  clear() {
    this.#attempt((storage) => storage.removeItem(this.#key));
  }

  /**
   * A draft is a convenience: a full, forbidden or spoilt storage must not break the form.
   * @template T
   * @param {(storage: DraftStorage) => T} work
   */
  #attempt(work) {
    try {
      return this.#storage && work(this.#storage);
    } catch {
      return undefined;
    }
  }
}
