// The submissions of one form: the pending, unclear or created campaign for its current values.
import type { CreateCampaign } from "../types.js";
import { findLast } from "../wasm/builtins.js";
import { type Attempt, campaignKey, type Outcome, type Running } from "./attempts.js";
import type { Drafts } from "./drafts.js";
import type { FieldNames } from "./field-names.js";
import type { CampaignFormOptions, FormError, FormState, SubmitResult, UnclearAttempt } from "./form.js";
import { type FormRecords, newId } from "./records.js";
import { fieldErrorsOf, findAttempt, send, toKeptError } from "./send.js";

type Submitted = SubmitResult<unknown>;
type Done = Extract<Submitted, { ok: true }>;

/** The members of a form's state that describe its submissions. */
type SubmissionState = Pick<
  FormState<unknown>,
  "submitting" | "sending" | "submitted" | "result" | "found" | "earlier" | "unclear" | "error"
>;

/** The methods of the form that submissions use. */
interface FormHost {
  options: () => CampaignFormOptions<unknown>;
  values: () => object;
  names: () => FieldNames;
  /** Returns the key of the form's campaign, or `undefined` while the form is invalid. */
  currentKey: () => string | undefined;
  /** Returns the visible messages. */
  errors: () => Readonly<Record<string, readonly string[]>>;
  setErrors: (errors: Record<string, string[]>) => void;
  focusFirstError: () => void;
  changed: () => void;
}

/** The submissions of one form. */
export class Submissions {
  #host;
  #attempts;
  #drafts;
  /** The pending submission or search. */
  working: Promise<Submitted> | undefined;
  /** The campaign that is being sent. */
  #sending: CreateCampaign | undefined;
  /** The id of the attempt that this form made or restored. */
  #boundId: string | undefined;
  /** The ids of other forms' attempts that this form waited for, or showed, because they are for its campaign. */
  #relatedIds: Set<string> = new Set();
  /** The state of the last search for an attempt. */
  #lastSearch: { id: string; search: UnclearAttempt<unknown>["search"] } | undefined;
  /** The existing campaigns of this form, by their keys. */
  #created: Map<string, Done> = new Map();
  /** The last created campaign. */
  #lastCreated: Done | undefined;
  /** The last error. `id` is the attempt that the error leaves unclear. */
  #failure: { error: FormError; id?: string } | undefined;

  constructor(host: FormHost, records: FormRecords, drafts: Drafts) {
    this.#host = host;
    this.#attempts = records.attempts;
    this.#drafts = drafts;
  }

  /** Returns the part of the form's state that describes submissions. */
  get state(): SubmissionState {
    const sending = this.#sending ?? this.running()?.attempt.campaign;
    const submitting = sending !== undefined;
    const open = submitting ? undefined : this.openAttempt();
    const created = this.created();
    const done = open || submitting ? undefined : created;
    // Hides an error about an attempt that is no longer open, or about a campaign that exists.
    const isRelevant = !done && (this.#failure?.id === undefined || this.#failure.id === open?.id);
    const failure = isRelevant ? this.#failure : undefined;
    return {
      submitting,
      ...(sending && { sending }),
      submitted: done !== undefined,
      ...(done && { result: done.result, ...(done.found && { found: done.found }) }),
      ...(this.#lastCreated && this.#lastCreated !== created && { earlier: toEarlier(this.#lastCreated) }),
      ...(open && { unclear: this.#toUnclearAttempt(open) }),
      ...(failure ? { error: failure.error } : open && { error: attemptError(open) }),
    };
  }

  // ---- actions ----------------------------------------------------------------------------------------------------

  /** Sends a campaign. */
  submit(campaign: CreateCampaign): Promise<Submitted> {
    return this.#start(() => this.#send(campaign), campaign);
  }

  /** Searches for the campaign of an open attempt. */
  search(open: Attempt): Promise<Submitted> {
    return this.#start(async () => (await this.#search(open)) ?? this.#fail());
  }

  /** Searches once more, because the first request may have arrived since, and then sends. */
  submitAnyway(campaign: CreateCampaign, open: Attempt): Promise<Submitted> {
    return this.#start(async () => {
      const found = await this.#search(open);
      if (found) return found;
      this.#sending = campaign;
      this.#host.changed();
      return this.#send(campaign, open);
    });
  }

  /** Waits for a submission that another form of this page started. */
  follow({ attempt, outcome }: Running): Promise<Submitted> {
    return this.#start(async () => this.#apply(await outcome, attempt), attempt.campaign);
  }

  /** Takes over an attempt from a draft. */
  bind({ id }: Attempt): void {
    this.#boundId = id;
    const running = this.#attempts.running.get(id);
    if (running && !this.working) this.follow(running);
  }

  /** Drops an open attempt that a person has resolved. */
  discard(open: Attempt): void {
    this.#boundId = this.#failure = this.#lastSearch = undefined;
    this.#attempts.settle(open, { status: "discarded" });
    this.#host.changed();
  }

  /** Forgets the created campaigns. Keeps an open attempt, whose campaign may exist. */
  reset(): void {
    this.#created.clear();
    this.#relatedIds.clear();
    this.#lastCreated = undefined;
    this.forgetFailure();
  }

  /** Forgets the last error, unless it belongs to an open attempt. */
  forgetFailure(): void {
    if (this.#failure?.id === undefined) this.#failure = undefined;
  }

  // ---- queries ----------------------------------------------------------------------------------------------------

  /** Returns whether a search has ended, so that a person may send in spite of the attempt. */
  hasSearched({ id }: Attempt): boolean {
    return this.#lastSearch?.id === id && ["not-seen", "ambiguous", "failed"].includes(this.#lastSearch.search.status);
  }

  /** Returns the pending submission of this page that this form waits for, or would duplicate. */
  running(): Running | undefined {
    const { running } = this.#attempts;
    if (running.size === 0) return undefined;
    const bound = running.get(this.#boundId ?? "");
    if (bound) return bound;
    const key = this.#host.currentKey();
    const match = [...running.values()].find(({ attempt }) => campaignKey(attempt.campaign) === key);
    if (match) this.#relatedIds.add(match.attempt.id);
    return match;
  }

  /** Returns the open attempt of this form, or another one for the same campaign. */
  openAttempt(): Attempt | undefined {
    const { open } = this.#attempts;
    const bound = open.find(({ id }) => id === this.#boundId);
    if (bound || open.length === 0) return bound;
    const key = this.#host.currentKey();
    const match = open.find(({ campaign }) => campaignKey(campaign) === key);
    if (match) this.#relatedIds.add(match.id);
    return match;
  }

  /** Returns the campaign of the current values if it exists. Another form of the draft may have created it. */
  created(): Done | undefined {
    const key = this.#host.currentKey();
    if (key === undefined) return undefined;
    const own = this.#created.get(key);
    if (own) return own;
    const other = findLast(
      this.#attempts.settled,
      (settled) =>
        (settled.status === "created" || settled.status === "found") &&
        (this.#relatedIds.has(settled.id) || this.#drafts.isRelated(settled)) &&
        campaignKey(settled.campaign) === key,
    );
    if (!other) return undefined;
    const done: Done = { ok: true, campaign: other.campaign, result: other.result, found: true };
    this.#created.set(key, done);
    return done;
  }

  // ---- private ----------------------------------------------------------------------------------------------------

  /** Runs a submission or a search, and makes it the pending one. */
  #start(work: () => Promise<Submitted>, sending?: CreateCampaign) {
    // Set before any call that could submit once more.
    let settle: (result: Promise<Submitted>) => void = () => {};
    const submission: Promise<Submitted> = new Promise((resolve) => {
      settle = resolve;
    });
    this.working = submission;
    this.#sending = sending;
    const done = work().catch((error): Submitted => ({ ok: false, errors: {}, error }));
    settle(
      done.then((result) => {
        this.working = undefined;
        this.#sending = undefined;
        this.#host.changed();
        if (!result.ok) this.#host.focusFirstError();
        return result;
      }),
    );
    this.#host.changed();
    return submission;
  }

  /**
   * Sends a campaign.
   *
   * @param open An open attempt that does not hold it back.
   */
  async #send(campaign: CreateCampaign, open?: Attempt): Promise<Submitted> {
    const options = this.#host.options();
    if (!options.onSubmit && !options.client) {
      const help =
        "Nothing was sent: the form has neither client nor onSubmit. Pass one: createCampaignForm({ client }).";
      this.#failure = { error: new TypeError(help) };
      return this.#fail();
    }
    // Another form of this page may have started while this one searched.
    const running = this.running();
    if (running) return this.#apply(await running.outcome, running.attempt);
    const attempts = this.#attempts;
    const key = campaignKey(campaign);
    const retried = open && campaignKey(open.campaign) === key ? open : undefined;
    const attempt: Attempt = {
      ...retried,
      id: retried?.id ?? newId(),
      draft: this.#drafts.current,
      lineage: this.#drafts.lineage,
      campaign,
      values: { ...this.#host.values() },
      since: "",
      sentAt: "",
    };
    let settle: (outcome: Outcome) => void = () => {};
    const outcome: Promise<Outcome> = new Promise((resolve) => {
      settle = resolve;
    });
    attempts.start({ attempt, outcome });
    const sent = await send(attempt, { attempts, options, retried });
    // Another campaign was sent in spite of the open attempt. That attempt is no longer needed.
    if (open && !retried && sent.status !== "refused" && sent.status !== "held") {
      attempts.settle(open, { status: "discarded" });
    }
    const result = this.#apply(sent, attempt);
    settle(sent);
    attempts.finish(attempt);
    return result;
  }

  /** Records the outcome of a submission and returns its result. */
  #apply(outcome: Outcome, attempt: Attempt): Submitted {
    if ("result" in outcome) {
      return this.#succeed(attempt, outcome.result, outcome.status === "found");
    }
    if (!("error" in outcome)) {
      const key = campaignKey(attempt.campaign);
      const open = this.#attempts.open.find(({ campaign }) => campaignKey(campaign) === key);
      if (open) this.#boundId = open.id;
      else this.#failure = { error: new Error("Nothing was sent: another tab is sending the same campaign.") };
      return this.#fail();
    }
    const error = outcome.error as FormError;
    if (outcome.status === "unclear") this.#boundId = attempt.id;
    // A search from before this request is outdated.
    this.#lastSearch = undefined;
    this.#failure = outcome.status === "unclear" ? { error, id: attempt.id } : { error };
    const errors = fieldErrorsOf(error);
    if (errors) this.#host.setErrors(errors);
    return this.#fail();
  }

  /**
   * Records that the campaign exists. It belongs to the form while the form holds the same values, else it is an
   * earlier one.
   */
  #succeed(attempt: Pick<Attempt, "id" | "draft" | "campaign" | "values">, result: unknown, isFound: boolean) {
    const { campaign } = attempt;
    const key = campaignKey(campaign);
    const done: Done = { ok: true, campaign, result, ...(isFound && { found: true }) };
    this.#created.set(key, done);
    this.#lastCreated = done;
    if (this.#boundId === attempt.id) this.#boundId = undefined;
    this.#failure = undefined;
    this.#drafts.removeCreated(attempt, this.#host.currentKey() === key);
    return done;
  }

  /** Returns the result of a failed submission. */
  #fail(): Submitted {
    const open = this.#failure ? undefined : this.openAttempt();
    return { ok: false, errors: this.#host.errors(), error: open ? attemptError(open) : this.#failure?.error };
  }

  /**
   * Searches for the campaign of an open attempt.
   *
   * @returns The result if the campaign was found here or elsewhere.
   */
  async #search(attempt: Attempt): Promise<Submitted | undefined> {
    const { id } = attempt;
    this.#boundId = id;
    this.#lastSearch = { id, search: { status: "looking" } };
    this.#host.changed();
    const result = await findAttempt(attempt, this.#host.options());
    const settled = findLast(this.#attempts.settled, (other) => other.id === id);
    if (settled?.status === "created" || settled?.status === "found")
      return this.#succeed(attempt, settled.result, true);
    if (result.status === "found") {
      this.#attempts.settle(attempt, { status: "found", result: result.campaign });
      return this.#succeed(attempt, result.campaign, true);
    }
    this.#lastSearch = { id, search: result };
    return undefined;
  }

  /** Returns the public form of an open attempt. */
  #toUnclearAttempt({ id, campaign, values, since, sentAt, error, refusal }: Attempt): UnclearAttempt<unknown> {
    return {
      campaign,
      // Another script may have written the storage.
      values: this.#host.names().onlyFields(values),
      since,
      sentAt,
      ...(error && { error: toKeptError(error) }),
      ...(refusal && { refusal: toKeptError(refusal) }),
      search: this.#lastSearch?.id === id ? this.#lastSearch.search : { status: "idle" },
    };
  }
}

function toEarlier({ campaign, result, found }: Done) {
  return { campaign, result, ...(found && { found }) };
}

const errorsByAttempt: WeakMap<Attempt, Error> = new WeakMap();

/** Returns the error of an attempt that another page made, or this page before a reload. */
function attemptError(attempt: Attempt) {
  const { error } = attempt;
  const known = errorsByAttempt.get(attempt);
  if (known) return known;
  const created = error
    ? Object.assign(new Error(error.message), toKeptError(error))
    : Object.assign(new Error("A request to create this campaign has no response yet. The campaign may exist."), {
        name: "UnclearAttemptError",
        code: "unclear_attempt",
        outcome: "unknown",
      });
  errorsByAttempt.set(attempt, created);
  return created;
}
