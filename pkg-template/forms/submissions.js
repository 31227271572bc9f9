// The submissions of one form: which campaign is under way, unclear or created, for the values that the form holds.
import { findLast } from "../wasm/own.js";
import { campaignKey } from "./attempts.js";
import { onlyFields } from "./field-names.js";
import { isPage } from "./options.js";
import { newId } from "./records.js";
import { fieldErrorsOf, keptError, look, send } from "./send.js";

/** @import { CreateCampaign } from "../types.js" */
/** @import { CampaignFormOptions, SubmitResult, UnclearAttempt } from "./form.d.ts" */
/** @import { Attempt, Outcome, Running } from "./attempts.js" */
/** @import { Drafts } from "./drafts.js" */
/** @import { FormRecords } from "./records.js" */
/** @typedef {Extract<SubmitResult<any>, { ok: true }>} Done */
/**
 * What the submissions need from their form.
 *
 * @typedef {object} Host
 * @property {() => CampaignFormOptions<any>} options
 * @property {() => object} values
 * @property {() => string | undefined} currentKey the key of the campaign that the form holds; none while it is not valid
 * @property {() => Readonly<Record<string, readonly string[]>>} errors the messages that are due
 * @property {(errors: Record<string, string[]>) => void} setErrors
 * @property {() => void} focusFirstError
 * @property {() => void} changed
 */

export class Submissions {
  #host;
  #attempts;
  #drafts;
  /** A submission or a look that is under way. @type {Promise<SubmitResult<any>> | undefined} */
  working;
  /** The campaign that is on its way. @type {CreateCampaign | undefined} */
  #sending;
  /** The attempt that this form made or restored, by id. @type {string | undefined} */
  #bound;
  /** The attempts of other forms that this form has waited for, or shown, because they are for its campaign. @type {Set<string>} */
  #met = new Set();
  /** What looking for an attempt came to. @type {{ id: string, search: UnclearAttempt["search"] } | undefined} */
  #looked;
  /** The campaigns of this form that exist, by their keys. @type {Map<string, Done>} */
  #created = new Map();
  /** The last of them. @type {Done | undefined} */
  #last;
  /** `id` is the attempt that the error leaves unclear. @type {{ error: unknown, id?: string } | undefined} */
  #failure;

  /**
   * @param {Host} host
   * @param {FormRecords} records
   * @param {Drafts} drafts
   */
  constructor(host, records, drafts) {
    this.#host = host;
    this.#attempts = records.attempts;
    this.#drafts = drafts;
  }

  /** The part of the form's state that is about submissions. */
  get state() {
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

  /** @param {CreateCampaign} campaign */
  submit(campaign) {
    return this.#start(() => this.#send(campaign), campaign);
  }

  /** @param {Attempt} open */
  look(open) {
    return this.#start(async () => (await this.#look(open)) ?? this.#failed());
  }

  /**
   * Looks once more, because the first request may have arrived since, and then sends.
   *
   * @param {CreateCampaign} campaign
   * @param {Attempt} open
   */
  submitAnyway(campaign, open) {
    return this.#start(async () => {
      const found = await this.#look(open);
      if (found) return found;
      this.#sending = campaign;
      this.#host.changed();
      return this.#send(campaign, open);
    });
  }

  /** Waits for a submission that another form of this page has begun. @param {Running} running */
  follow({ attempt, outcome }) {
    return this.#start(async () => this.#apply(await outcome, attempt), attempt.campaign);
  }

  /** Takes an attempt over from a draft. @param {Attempt} attempt */
  bind({ id }) {
    this.#bound = id;
    const running = this.#attempts.running.get(id);
    if (running && !this.working) this.follow(running);
  }

  /** @param {Attempt} open */
  discard(open) {
    this.#bound = this.#failure = this.#looked = undefined;
    this.#attempts.settle(open, { status: "discarded" }, true);
    this.#host.changed();
  }

  /** Forgets the created campaigns; not an open attempt, whose campaign may exist. */
  reset() {
    this.#created.clear();
    this.#met.clear();
    this.#last = undefined;
    this.forgetFailure();
  }

  forgetFailure() {
    if (this.#failure?.id === undefined) this.#failure = undefined;
  }

  // ---- what is known -------------------------------------------------------------------------------------------------

  /** Whether a person may send in spite of the attempt. @param {Attempt} attempt */
  hasLooked({ id }) {
    return this.#looked?.id === id && ["not-seen", "ambiguous", "failed"].includes(this.#looked.search.status);
  }

  /** Returns the submission of this page that this form waits for, or would repeat. @returns {Running | undefined} */
  running() {
    const { running } = this.#attempts;
    if (running.size === 0) return undefined;
    const bound = running.get(this.#bound ?? "");
    if (bound) return bound;
    const key = this.#host.currentKey();
    const same = [...running.values()].find(({ attempt }) => campaignKey(attempt.campaign) === key);
    if (same) this.#met.add(same.attempt.id);
    return same;
  }

  /** Returns the open attempt of this form, or another one for the same campaign. @returns {Attempt | undefined} */
  openAttempt() {
    const { open } = this.#attempts;
    const bound = open.find(({ id }) => id === this.#bound);
    if (bound || open.length === 0) return bound;
    const key = this.#host.currentKey();
    const same = open.find(({ campaign }) => campaignKey(campaign) === key);
    if (same) this.#met.add(same.id);
    return same;
  }

  /** Returns the campaign of the values of now, if it exists: another form of the draft may have created it. */
  created() {
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
    /** @type {Done} */
    const done = { ok: true, campaign: other.campaign, result: other.result, found: true };
    this.#created.set(key, done);
    return done;
  }

  // ---- inside --------------------------------------------------------------------------------------------------------

  /**
   * @param {() => Promise<SubmitResult<any>>} work
   * @param {CreateCampaign} [sending]
   */
  #start(work, sending) {
    // There before anything is called that could submit once more.
    /** @type {(result: Promise<SubmitResult<any>>) => void} */
    let settle = () => {};
    /** @type {Promise<SubmitResult<any>>} */
    const submission = new Promise((resolve) => {
      settle = resolve;
    });
    this.working = submission;
    this.#sending = sending;
    const done = work().catch((error) => /** @type {SubmitResult<any>} */ ({ ok: false, errors: {}, error }));
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
   * @param {CreateCampaign} campaign
   * @param {Attempt} [open] the open attempt in spite of which it is sent
   * @returns {Promise<SubmitResult<any>>}
   */
  async #send(campaign, open) {
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
    /** @type {Attempt} */
    const attempt = {
      ...again,
      id: again?.id ?? newId(),
      draft: this.#drafts.current,
      lineage: this.#drafts.lineage,
      campaign,
      values: { ...this.#host.values() },
      since: "",
      sentAt: "",
    };
    /** @type {(outcome: Outcome) => void} */
    let settle = () => {};
    /** @type {Promise<Outcome>} */
    const outcome = new Promise((resolve) => {
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

  /**
   * @param {Outcome} outcome
   * @param {Attempt} attempt
   * @returns {SubmitResult<any>}
   */
  #apply(outcome, attempt) {
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

  /**
   * The campaign exists. It is the form's own as long as the form holds the same, else an earlier one.
   *
   * @param {Pick<Attempt, "id" | "draft" | "campaign" | "values">} attempt
   * @param {unknown} result
   * @param {boolean} isFound
   */
  #done(attempt, result, isFound) {
    const { campaign } = attempt;
    const key = campaignKey(campaign);
    /** @type {Done} */
    const done = { ok: true, campaign, result, ...(isFound && { found: true }) };
    this.#created.set(key, done);
    this.#last = done;
    if (this.#bound === attempt.id) this.#bound = undefined;
    this.#failure = undefined;
    this.#drafts.removeCreated(attempt, this.#host.currentKey() === key);
    return done;
  }

  /** @returns {SubmitResult<any>} */
  #failed() {
    const open = this.#failure ? undefined : this.openAttempt();
    return { ok: false, errors: this.#host.errors(), error: open ? attemptError(open) : this.#failure?.error };
  }

  /**
   * Looks for the campaign of an open attempt.
   *
   * @param {Attempt} attempt
   * @returns {Promise<SubmitResult<any> | undefined>} the campaign's, if it was found here or elsewhere
   */
  async #look(attempt) {
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

  /** @param {Attempt} attempt @returns {UnclearAttempt} */
  #unclear({ id, campaign, values, since, sentAt, error, refusal }) {
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

/** @param {Done} done */
function earlierOf({ campaign, result, found }) {
  return { campaign, result, ...(found && { found }) };
}

/** @type {WeakMap<Attempt, Error>} */
const errorsByAttempt = new WeakMap();

/** The error of an attempt that another page made, or this one before it was loaded anew. @param {Attempt} attempt */
function attemptError(attempt) {
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
