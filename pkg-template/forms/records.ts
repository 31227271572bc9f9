// The records that forms share in this page and across tabs: drafts, open attempts and settled attempts.
import { Attempts } from "./attempts.js";
import type { CampaignFormOptions, DraftStorage } from "./form.js";
import { isPage, storageKeyOf, storageOf } from "./options.js";
import { StoredLists } from "./stored-item.js";

/** A draft, as it is stored. */
export interface Draft {
  id: string;
  /** The id of the form that writes the draft. */
  owner: string;
  values: Record<string, unknown>;
  /** Milliseconds since 1970. */
  savedAt: number;
  /** The index of the form among those of its page, from 0. */
  slot: number;
  /** Whether the owner's page is gone. */
  isLeft?: boolean;
  /** The drafts that this draft comes from, newest first. */
  lineage?: string[];
}

const MAX_DRAFTS = 20;

const recordsByStorage: WeakMap<object, Map<string, FormRecords>> = new WeakMap();
/** The key for forms of a page that have no storage. A form that is mounted again then finds its attempt. */
const NO_STORAGE = {};

/** Returns the records of a form. Forms with the same storage and key share them. */
export function recordsOf(options: CampaignFormOptions<unknown>): FormRecords {
  const storage = storageOf(options);
  const key = storageKeyOf(options);
  // On a server, forms without a storage belong to different people.
  if (!storage && !isPage()) return new FormRecords(undefined, key);
  const owner = storage ?? NO_STORAGE;
  const byKey = recordsByStorage.get(owner) ?? new Map<string, FormRecords>();
  recordsByStorage.set(owner, byKey);
  const records = byKey.get(key) ?? new FormRecords(storage, key);
  byKey.set(key, records);
  return records;
}

/** The records of all forms with one storage and key. */
export class FormRecords {
  #version = 0;
  /** The live forms of this page, and the slot of each. */
  slots: Map<string, number> = new Map();
  /** The live forms that have a listener. */
  shown: Set<string> = new Set();
  attempts: Attempts;
  #drafts;
  #listeners: Set<() => void> = new Set();

  constructor(storage: DraftStorage | undefined, key: string) {
    this.#drafts = new StoredLists(storage, key, ["drafts"]);
    const lists = new StoredLists(storage, `${key}.attempts`, ["open", "settled"]);
    this.attempts = new Attempts(lists, key, () => this.changed());
    if (!isPage()) return;
    globalThis.addEventListener("storage", (event) => {
      if (event.key === null || event.key.startsWith(`${key}.attempts`)) this.changed();
    });
    // After a reload the page finds its own draft, not one that is being typed in another tab.
    globalThis.addEventListener("pagehide", () => this.#markLeft(true));
    globalThis.addEventListener("pageshow", ({ persisted }) => persisted && this.#markLeft(false));
  }

  /** Calls `listener` after every change. Returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * The number of changes. A form compares it to know whether its state is stale. It also sees changes of other tabs
   * that sent no event.
   */
  get version(): number {
    if (this.attempts.haveChanged()) this.#version++;
    return this.#version;
  }

  /** Counts a change and notifies the listeners. */
  changed(): void {
    this.#version++;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Returns the drafts, newest first. Of drafts with the same time, the last one written comes first. */
  get drafts(): Draft[] {
    return this.#drafts.read().drafts.filter(isDraft).reverse();
  }

  /**
   * Changes the drafts. Writes only those that differ.
   *
   * @param change Returns the new list, with unchanged drafts as they are.
   */
  changeDrafts(change: (drafts: Draft[]) => Draft[]): void {
    const before = this.drafts;
    const drafts = change([...before])
      .sort((a, b) => b.savedAt - a.savedAt)
      .slice(0, MAX_DRAFTS);
    for (const { id } of before) if (!drafts.some((draft) => draft.id === id)) this.#drafts.put("drafts", id);
    for (const draft of drafts.reverse()) if (!before.includes(draft)) this.#drafts.put("drafts", draft.id, draft);
  }

  /** Adds a form to the live ones. */
  register(form: string): void {
    if (this.slots.has(form)) return;
    const taken = new Set(this.slots.values());
    let slot = 0;
    while (taken.has(slot)) slot++;
    this.slots.set(form, slot);
  }

  /** Marks the drafts of this page's forms as left, or as owned again. */
  #markLeft(isLeft: boolean) {
    this.attempts.isPageLeft = isLeft;
    const isOurs = ({ owner }: Draft) => this.slots.has(owner);
    this.changeDrafts((drafts) => drafts.map((draft) => (isOurs(draft) ? { ...draft, isLeft } : draft)));
  }
}

/** Returns an id that no other form, tab or visit has. */
export function newId(): string {
  // crypto.randomUUID exists on secure pages only.
  const random = () => Math.random().toString(36).slice(2, 12).padEnd(10, "0");
  return `${Date.now().toString(36)}-${random()}${random()}`;
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null | undefined;
  return (
    typeof draft?.id === "string" &&
    typeof draft.owner === "string" &&
    (draft.lineage === undefined || Array.isArray(draft.lineage)) &&
    Number.isFinite(draft.savedAt) &&
    typeof draft.values === "object" &&
    draft.values !== null &&
    !Array.isArray(draft.values)
  );
}
