// The drafts of one form. Each form writes its own draft, so that neither a second form nor another tab loses its
// input.
import { findLast } from "../wasm/builtins.js";
import type { Attempt } from "./attempts.js";
import { isPage } from "./options.js";
import { type Draft, type FormRecords, newId } from "./records.js";
import { toText } from "./stored-item.js";

type Restored = { values: Record<string, unknown>; attempt?: Attempt };

const MAX_LINEAGE = 5;

/** The draft of one form, among those of the other forms with the same storage key. */
export class Drafts {
  /** The ids of the drafts of other forms from which this form started, newest first. */
  #lineage: string[] = [];
  #id: string | undefined;
  #owner: string | undefined;
  #records;

  constructor(records: FormRecords) {
    this.#records = records;
  }

  /**
   * The id of the draft that this form writes. It is made at the first use, because Next refuses a component that reads
   * the clock or a random number while the server renders it.
   */
  get id(): string {
    this.#id ??= newId();
    return this.#id;
  }

  /** The id of this form. */
  get #form(): string {
    this.#owner ??= newId();
    return this.#owner;
  }

  /** Returns whether a draft belongs to this form: its own, or one from which it started. */
  has(draft: string): boolean {
    return draft === this.id || this.#lineage.includes(draft);
  }

  /** The drafts that this form comes from, for the record of an attempt. */
  get lineage(): string[] {
    return this.#lineage;
  }

  /**
   * Returns whether the draft of an attempt, or a draft that it comes from, is this form's or one from which this form
   * started. Both are ids of drafts. Ancestors beyond `MAX_LINEAGE` are forgotten.
   */
  isRelated({ draft, lineage = [] }: { draft: string; lineage?: readonly string[] }): boolean {
    return [draft, ...lineage].some((id) => this.has(id));
  }

  /** The id of the draft that holds this form's values. */
  get current(): string {
    return this.#find(this.id) ? this.id : (this.#lineage[0] ?? this.id);
  }

  /** Stores the values as this form's draft. */
  save(values: object): void {
    this.#register();
    const found = this.#find(this.id);
    // Another form has taken over the draft and writes it now.
    if (found && found.owner !== this.#form) {
      this.#forkFrom(this.id, this.#lineage);
    }
    this.#put({ ...values });
  }

  /** Restores the draft of this form, of its last visit, or of another form, in this order. */
  restore(): Restored | undefined {
    this.#register();
    const { attempts, drafts } = this.#records;
    const open = attempts.open;
    const own = drafts.find(({ id, owner }) => id === this.id && owner === this.#form);
    const found = own ?? this.#findBest(drafts, open);
    const attempt = findLast(open, ({ draft }) => draft === (found?.id ?? this.id));
    if (found) {
      if (own || found.isLeft) this.#takeOver(found);
      // The form of a live draft keeps it.
      else this.#forkFrom(found.id, found.lineage ?? []);
      return { values: found.values, ...(attempt && { attempt }) };
    }
    // The draft could not be stored, but its attempt could.
    const left = findLast(open, ({ draft }) => !drafts.some(({ id }) => id === draft));
    if (!left) return undefined;
    this.#forkFrom(left.draft, []);
    return { values: left.values, attempt: left };
  }

  /** Removes this form's own draft and starts another one. */
  clear(): void {
    this.remove();
    this.#id = newId();
    this.#lineage = [];
  }

  /** Removes this form's own draft. */
  remove(): void {
    const isOwn = ({ id, owner }: Draft) => id === this.id && owner === this.#form;
    this.#records.changeDrafts((drafts) => drafts.filter((draft) => !isOwn(draft)));
  }

  /**
   * Removes the drafts of a created campaign: this form's unless it has changed since, and others with the same values.
   *
   * @param isUnchanged Whether the form still holds the campaign.
   */
  removeCreated({ draft, values }: { draft: string; values: object }, isUnchanged: boolean): void {
    const text = comparisonText(values);
    const isCreated = ({ id, owner, values: draftValues }: Draft) =>
      isUnchanged && id === this.id && owner === this.#form
        ? true
        : (id === draft || this.has(id)) && comparisonText(draftValues) === text;
    this.#records.changeDrafts((drafts) => drafts.filter((other) => !isCreated(other)));
    if (isUnchanged) this.#forkFrom(this.id, this.#lineage);
  }

  /** Leaves the draft to the next form of this page. */
  release(): void {
    const own = this.#find(this.id);
    if (own?.owner === this.#form) this.#put(own.values, { isLeft: true });
    this.#records.slots.delete(this.#form);
    this.#records.shown.delete(this.#form);
  }

  /**
   * Marks the form as shown or hidden.
   *
   * @param isShown Whether the form has a listener.
   */
  setShown(isShown: boolean): void {
    if (isShown) this.#records.shown.add(this.#form);
    else this.#records.shown.delete(this.#form);
  }

  /** Returns the draft that fits best: of the same slot, left by another form, with an open attempt, or the newest. */
  #findBest(drafts: Draft[], open: Attempt[]) {
    const { slots, shown } = this.#records;
    const slot = slots.get(this.#form);
    const rank = (draft: Draft) => {
      if (draft.isLeft) return draft.slot === slot ? 3 : 2;
      return open.some((attempt) => attempt.draft === draft.id) ? 1 : 0;
    };
    return (
      drafts
        // Two forms that a page shows side by side are two campaigns.
        .filter(({ isLeft, owner }) => isLeft || !isPage() || !shown.has(owner))
        .sort((a, b) => rank(b) - rank(a) || b.savedAt - a.savedAt)[0]
    );
  }

  /** Makes a draft without an owner this form's own. */
  #takeOver(draft: Draft) {
    this.#id = draft.id;
    this.#lineage = draft.lineage ?? [];
    this.#put(draft.values, { savedAt: draft.savedAt });
  }

  /**
   * Gives this form a draft of its own that comes from another one.
   *
   * @param lineage The lineage of the other draft.
   */
  #forkFrom(draft: string, lineage: readonly string[]) {
    this.#lineage = [draft, ...lineage].slice(0, MAX_LINEAGE);
    this.#id = newId();
  }

  /** Writes this form's draft. */
  #put(values: Record<string, unknown>, rest?: Partial<Draft>) {
    const draft: Draft = {
      id: this.id,
      owner: this.#form,
      values,
      savedAt: Date.now(),
      slot: this.#records.slots.get(this.#form) ?? 0,
      ...(this.#lineage.length > 0 && { lineage: this.#lineage }),
      ...rest,
    };
    this.#records.changeDrafts((drafts) => [draft, ...drafts.filter(({ id }) => id !== this.id)]);
  }

  #register() {
    this.#records.register(this.#form);
  }

  #find(id: string) {
    return this.#records.drafts.find((draft) => draft.id === id);
  }
}

/** Returns a text that is equal for equal values. Values that JSON cannot hold equal nothing. */
function comparisonText(values: object) {
  try {
    return toText(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
  } catch {
    return Symbol("not comparable");
  }
}
