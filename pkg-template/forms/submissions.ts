// The submissions of one form: which campaign is under way, unclear or created, for the values that the form holds.
import type { Campaign, CreateCampaign } from "../types.js";
import { findLast } from "../wasm/own.js";
import { type Attempt, campaignKey, type Outcome, type Running } from "./attempts.js";
import type { Drafts } from "./drafts.js";
import { onlyFields } from "./field-names.js";
import type { CampaignFormOptions, SubmitResult, UnclearAttempt } from "./form.js";
import { isPage } from "./options.js";
import { type FormRecords, newId } from "./records.js";
import { fieldErrorsOf, keptError, look, send } from "./send.js";

type Done = Extract<SubmitResult<any>, { ok: true }>;
/** What the submissions need from their form. */
interface Host {
  options: () => CampaignFormOptions<any>;
  values: () => object;
  /** the key of the campaign that the form holds; none while it is not valid */
  currentKey: () => string | undefined;
  /** the messages that are due */
  errors: () => Readonly<Record<string, readonly string[]>>;
  setErrors: (errors: Record<string, string[]>) => void;
  focusFirstError: () => void;
  changed: () => void;
}

export class Submissions {
  #host;
  #attempts;
  #drafts;
  /** A submission or a look that is under way. */
  working: Promise<SubmitResult<any>> | undefined;
  /** The campaign that is on its way. */
  #sending: CreateCampaign | undefined;
  /** The attempt that this form made or restored, by id. */
  #bound: string | undefined;
  /** The attempts of other forms that this form has waited for, or shown, because they are for its campaign. */
  #met: Set<string> = new Set();
  /** What looking for an attempt came to. */
  #looked: { id: string; search: UnclearAttempt["search"] } | undefined;
  /** The campaigns of this form that exist, by their keys. */
  #created: Map<string, Done> = new Map();
  /** The last of them. */
  #last: Done | undefined;
  /** `id` is the attempt that the error leaves unclear. */
  #failure: { error: unknown; id?: string } | undefined;

  constructor(host: Host, records: FormRecords, drafts: Drafts) {
    this.#host = host;
    this.#attempts = records.attempts;
    this.#drafts = drafts;
  }

  /** The part of the form's state that is about submissions. */
  get state(): {
    error?: unknown;
    unclear?: UnclearAttempt<Campaign> | undefined;
    earlier?:
      | {
          found?: true | undefined;
          campaign: CreateCampaign;
          result: any;
        }
      | undefined;
    found?: true | undefined;
    result?: any;
    submitted: boolean;
    sending?: CreateCampaign | undefined;
    submitting: boolean;
  } {
    const sending = this.#sending ?? this.running()?.attempt.campaign;
    const submitting = sending !== undefined;
    const open = submitting ? undefined : this.openAttempt();
    const created = this.created();
    const done = open || submitting ? undefined : created;
    // Not an error about an attempt that is clear by now, nor one about a campaign that exists after all.
    const isDue = !done && (this.#failure?.id === undefined || this.#failure.id === open?.id);
    const failure = isDue ? this.#failure : undefined;
    return {
      submitting,
      ...(sending && { sending }),
      submitted: done !== undefined,
      ...(done && { result: done.result, ...(done.found && { found: done.found }) }),
      ...(this.#last && this.#last !== created && { earlier: earlierOf(this.#last) }),
      ...(open && { unclear: this.#unclear(open) }),
      ...(failure ? { error: failure.error } : open && { error: attemptError(open) }),
    };
  }

  // ---- what may happen -----------------------------------------------------------------------------------------------

  submit(campaign: CreateCampaign): Promise<SubmitResult<any>> {
    return this.#start(() => this.#send(campaign), campaign);
  }

  look(open: Attempt): Promise<SubmitResult<any>> {
    return this.#start(async () => (await this.#look(open)) ?? this.#failed());
  }

  /** Looks once more, because the first request may have arrived since, and then sends. */
  submitAnyway(campaign: CreateCampaign, open: Attempt): Promise<SubmitResult<any>> {
    return this.#start(async () => {
      const found = await this.#look(open);
      if (found) return found;
      this.#sending = campaign;
      this.#host.changed();
      return this.#send(campaign, open);
    });
  }

  /** Waits for a submission that another form of this page has begun. */
  follow({ attempt, outcome }: Running): Promise<SubmitResult<any>> {
    return this.#start(async () => this.#apply(await outcome, attempt), attempt.campaign);
  }

  /** Takes an attempt over from a draft. */
  bind({ id }: Attempt): void {
    this.#bound = id;
    const running = this.#attempts.running.get(id);
    if (running && !this.working) this.follow(running);
  }

  discard(open: Attempt): void {
    this.#bound = this.#failure = this.#looked = undefined;
    this.#attempts.settle(open, { status: "discarded" }, true);
    this.#host.changed();
  }

  /** Forgets the created campaigns; not an open attempt, whose campaign may exist. */
  reset(): void {
    this.#created.clear();
    this.#met.clear();
    this.#last = undefined;
    this.forgetFailure();
  }

  forgetFailure(): void {
    if (this.#failure?.id === undefined) this.#failure = undefined;
  }

  // ---- what is known -------------------------------------------------------------------------------------------------

  /** Whether a person may send in spite of the attempt. */
  hasLooked({ id }: Attempt): boolean {
    return this.#looked?.id === id && ["not-seen", "ambiguous", "failed"].includes(this.#looked.search.status);
  }

  /** Returns the submission of this page that this form waits for, or would repeat. */
  running(): Running | undefined {
    const { running } = this.#attempts;
    if (running.size === 0) return undefined;
    const bound = running.get(this.#bound ?? "");
    if (bound) return bound;
    const key = this.#host.currentKey();
    const same = [...running.values()].find(({ attempt }) => campaignKey(attempt.campaign) === key);
    if (same) this.#met.add(same.attempt.id);
    return same;
  }

  /** Returns the open attempt of this form, or another one for the same campaign. */
  openAttempt(): Attempt | undefined {
    const { open } = this.#attempts;
    const bound = open.find(({ id }) => id === this.#bound);
    if (bound || open.length === 0) return bound;
    const key = this.#host.currentKey();
    const same = open.find(({ campaign }) => campaignKey(campaign) === key);
    if (same) this.#met.add(same.id);
    return same;
  }

  /** Returns the campaign of the values of now, if it exists: another form of the draft may have created it. */
  created():
    | {
        readonly ok: true;
        readonly campaign: CreateCampaign;
        readonly result: any;
        readonly found?: true;
      }
    | undefined {
    const key = this.#host.currentKey();
    if (key === undefined) return undefined;
    const own = this.#created.get(key);
    if (own) return own;
    const other = findLast(
      this.#attempts.settled,
      (settled) =>
        (settled.status === "created" || settled.status === "found") &&
        (this.#met.has(settled.id) || this.#drafts.isRelated(settled)) &&
        campaignKey(settled.campaign) === key,
    );
    if (!other) return undefined;
    const done: Done = { ok: true, campaign: other.campaign, result: other.result, found: true };
    this.#created.set(key, done);
    return done;
  }

  // ---- inside --------------------------------------------------------------------------------------------------------

  #start(work: () => Promise<SubmitResult<any>>, sending?: CreateCampaign) {
    // There before anything is called that could submit once more.
    let settle: (result: Promise<SubmitResult<any>>) => void = () => {};
    const submission: Promise<SubmitResult<any>> = new Promise((resolve) => {
      settle = resolve;
    });
    this.working = submission;
    this.#sending = sending;
    const done = work().catch((error) => ({ ok: false, errors: {}, error }) as SubmitResult<any>);
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

  /** @param open the open attempt in spite of which it is sent */
  async #send(campaign: CreateCampaign, open?: Attempt): Promise<SubmitResult<any>> {
    const options = this.#host.options();
    if (!options.onSubmit && !options.client) {
      const help = "Nothing was sent: the form has neither client nor onSubmit. Use createCampaignForm({ client }).";
      this.#failure = { error: new TypeError(help) };
      return this.#failed();
    }
    // Another form of this page may have been faster while this one looked.
    const running = this.running();
    if (running) return this.#apply(await running.outcome, running.attempt);
    const attempts = this.#attempts;
    const key = campaignKey(campaign);
    const again = open && campaignKey(open.campaign) === key ? open : undefined;
    const attempt: Attempt = {
      ...again,
      id: again?.id ?? newId(),
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
    attempts.begin({ attempt, outcome });
    const isForOthers = () =>
      isPage() || this.#drafts.isShared(attempt.values) || open !== undefined || this.#host.currentKey() !== key;
    const came = await send(attempt, { attempts, options, again, isForOthers });
    // Another campaign was sent in spite of the open attempt: nobody waits for that one any more.
    if (open && !again && came.status !== "refused" && came.status !== "held") {
      attempts.settle(open, { status: "discarded" }, true);
    }
    const result = this.#apply(came, attempt);
    settle(came);
    attempts.end(attempt);
    return result;
  }

  #apply(outcome: Outcome, attempt: Attempt): SubmitResult<any> {
    if ("result" in outcome) {
      return this.#done(attempt, outcome.result, outcome.status === "found");
    }
    if (!("error" in outcome)) {
      const key = campaignKey(attempt.campaign);
      const open = this.#attempts.open.find(({ campaign }) => campaignKey(campaign) === key);
      if (open) this.#bound = open.id;
      else this.#failure = { error: new Error("Nothing was sent: another tab is sending the same campaign.") };
      return this.#failed();
    }
    const { error } = outcome;
    if (outcome.status === "unclear") this.#bound = attempt.id;
    // A look from before this request says nothing any more.
    this.#looked = undefined;
    this.#failure = outcome.status === "unclear" ? { error, id: attempt.id } : { error };
    const errors = fieldErrorsOf(error);
    if (errors) this.#host.setErrors(errors);
    return this.#failed();
  }

  /** The campaign exists. It is the form's own as long as the form holds the same, else an earlier one. */
  #done(attempt: Pick<Attempt, "id" | "draft" | "campaign" | "values">, result: unknown, isFound: boolean) {
    const { campaign } = attempt;
    const key = campaignKey(campaign);
    const done: Done = { ok: true, campaign, result, ...(isFound && { found: true }) };
    this.#created.set(key, done);
    this.#last = done;
    if (this.#bound === attempt.id) this.#bound = undefined;
    this.#failure = undefined;
    this.#drafts.removeCreated(attempt, this.#host.currentKey() === key);
    return done;
  }

  #failed(): SubmitResult<any> {
    const open = this.#failure ? undefined : this.openAttempt();
    return { ok: false, errors: this.#host.errors(), error: open ? attemptError(open) : this.#failure?.error };
  }

  /**
   * Looks for the campaign of an open attempt.
   *
   * @returns the campaign's, if it was found here or elsewhere
   */
  async #look(attempt: Attempt): Promise<SubmitResult<any> | undefined> {
    const { id } = attempt;
    this.#bound = id;
    this.#looked = { id, search: { status: "looking" } };
    this.#host.changed();
    const seen = await look(attempt, this.#host.options());
    const settled = findLast(this.#attempts.settled, (other) => other.id === id);
    if (settled?.status === "created" || settled?.status === "found") return this.#done(attempt, settled.result, true);
    if (seen.status === "found") {
      this.#attempts.settle(attempt, { status: "found", result: seen.campaign }, true);
      return this.#done(attempt, seen.campaign, true);
    }
    this.#looked = { id, search: seen };
    return undefined;
  }

  #unclear({ id, campaign, values, since, sentAt, error, refusal }: Attempt): UnclearAttempt {
    return {
      campaign,
      // The storage may have been written by anybody.
      values: onlyFields(values),
      since,
      sentAt,
      ...(error && { error: keptError(error) }),
      ...(refusal && { refusal: keptError(refusal) }),
      search: this.#looked?.id === id ? this.#looked.search : { status: "idle" },
    };
  }
}

function earlierOf({ campaign, result, found }: Done) {
  return { campaign, result, ...(found && { found }) };
}

const errorsByAttempt: WeakMap<Attempt, Error> = new WeakMap();

/** The error of an attempt that another page made, or this one before it was loaded anew. */
function attemptError(attempt: Attempt) {
  const { error } = attempt;
  const known = errorsByAttempt.get(attempt);
  if (known) return known;
  const made = error
    ? Object.assign(new Error(error.message), keptError(error))
    : Object.assign(new Error("A request to create this campaign was not answered yet. The campaign may exist."), {
        name: "UnclearAttemptError",
        code: "unclear_attempt",
        outcome: "unknown",
      });
  errorsByAttempt.set(attempt, made);
  return made;
}
