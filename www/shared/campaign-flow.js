// The way of a campaign, whatever draws it: filled in, reviewed, sent once, and looked for where nobody knows what became of it.
// A campaign places real calls, so none may be created twice: a try is kept before it goes out, and until its end is known no
// way leads to another but through looking, not after a reload and not in another page of this browser either.
import { AssistantNotFoundError, campaignFields, localTimezone } from "outbound-campaign";
import { createAttempts } from "./attempts.js";
import { isUnclear, keptError } from "./failure.js";
import { storage } from "./settings.js";
import { createStore } from "./store.js";

/** @typedef {import("outbound-campaign").Campaign} Campaign */
/** @typedef {import("outbound-campaign").CreateCampaign} CreateCampaign */
/** @typedef {import("outbound-campaign/form").CampaignForm<Campaign>} CampaignForm */
/** @typedef {import("./attempts.js").Attempt} Attempt */
/** What looking for a campaign came to. @typedef {{ state: "none" } | { state: "looking" } | { state: "failed", error: unknown } | { state: "seen", seen: Exclude<import("outbound-campaign").FoundCampaign, { status: "found" }> }} Search */
/**
 * Where one is. `refused`: nothing was created, and not because of a field. `unclear`: it may have been created. `created` with
 * `wasFound`: it was not this page that heard of it.
 * @typedef {{ at: "editing" } | { at: "reviewing" } | { at: "sending", again?: Attempt } | { at: "refused", error: unknown }
 *   | { at: "unclear", attempt: Attempt, search: Search } | { at: "created", campaign: Campaign, wasFound: boolean }} Step
 */
/**
 * @typedef {object} FlowState
 * @property {Step} step
 * @property {{ tries: number, by: "rules" | "server" }} refused counts the tries that ended at the fields, and says who refused
 * @property {boolean} hadDraft whether the form began with a draft of an earlier visit
 */

const DRAFT_KEY = "outbound-campaign.draft";
const LIST_TIMEOUT_MS = 5_000;
const LOOK_MS = 4_000;

/** The page that a step is drawn on. */
export const PAGE_OF = /** @type {const} */ ({
  editing: "edit",
  reviewing: "review",
  sending: "review",
  refused: "review",
  unclear: "review",
  created: "done",
});
/** The pages in their order. */
export const PAGES = /** @type {const} */ (["edit", "review", "done"]);

/** What a form of this flow is told beside what decides its verdict. @param {(campaign: CreateCampaign) => Promise<Campaign>} onSubmit */
export function flowFormOptions(onSubmit) {
  return {
    initialValues: { timezone: localTimezone() },
    storage: storage(),
    storageKey: DRAFT_KEY,
    focus: () => {}, // the summary takes the focus, and leads to the fields
    onSubmit,
  };
}

/** The campaign that a step is about: what was sent, or what is to be. @param {Step} step @param {import("outbound-campaign").Validation} verdict */
export function campaignOf(step, verdict) {
  if (step.at === "unclear") return step.attempt.campaign;
  if (step.at === "sending" && step.again !== undefined) return step.again.campaign;
  return verdict.ok ? verdict.campaign : undefined;
}

/** Only who has looked may send again, or leave it. @param {Search} search */
export function hasLooked({ state }) {
  return state === "seen" || state === "failed";
}

/**
 * @param {object} options
 * @param {CampaignForm} options.form made with `flowFormOptions`, whose `onSubmit` is this flow's `post`
 * @param {() => import("outbound-campaign").CampaignClient} options.client the one of this moment
 */
export function createCampaignFlow({ form, client }) {
  const kept = storage();
  const attempts = createAttempts(kept);
  const hasDraft = () => kept?.getItem(DRAFT_KEY) != null;
  const left = attempts.load();
  const store = createStore(
    /** @type {FlowState} */ ({
      step: left === undefined ? { at: "editing" } : unclear(left),
      refused: { tries: 0, by: "rules" },
      hadDraft: hasDraft(),
    }),
  );
  /** What is known of the try that is about to go out. @type {Pick<Attempt, "since" | "sentAt" | "knownIds">} */
  let pending = { since: "", sentAt: "" };

  /** @param {Step} step @param {Partial<FlowState>} [rest] */
  function go(step, rest) {
    store.set({ ...store.get(), ...rest, step });
  }

  /** @param {"rules" | "server"} by */
  function endAtFields(by) {
    go({ at: "editing" }, { refused: { tries: store.get().refused.tries + 1, by } });
  }

  /** The only dependable way to know a new campaign from an older one like it. */
  async function idsBefore() {
    try {
      return (await client().listCampaigns({ timeout: LIST_TIMEOUT_MS })).map(({ id }) => id);
    } catch {
      return undefined; // the list can wait: looking then goes by the time
    }
  }

  /** @param {Attempt} attempt @param {{ wait?: number, timeout?: number }} [patience] */
  function lookFor({ campaign, since, knownIds }, patience) {
    return client().findCreated(campaign, { since, knownIds, ...patience });
  }

  /** It exists: its draft must not become a second one. @param {Campaign} campaign @param {Attempt} attempt */
  function found(campaign, attempt) {
    settle(attempt);
    go({ at: "created", campaign, wasFound: true });
  }

  /** Nothing more is asked about a try; a form that holds another campaign meanwhile stays. @param {Attempt} attempt */
  function settle(attempt) {
    attempts.forget();
    if (isSameForm(form.values, attempt.values)) form.reset();
  }

  /**
   * Sends what the form holds; for `form.submit` to call, synchronously.
   * @param {CreateCampaign} campaign
   */
  async function post(campaign) {
    const attempt = { ...pending, values: form.values, campaign };
    const before = attempts.load();
    attempts.keep(attempt);
    try {
      const created = await client().createCampaign(campaign);
      attempts.forget();
      return created;
    } catch (error) {
      const failure = keptError(error);
      if (isUnclear(error)) attempts.keep({ ...attempt, failure });
      // This one was refused for certain; of the one before it nobody knows any more than they did.
      else if (before !== undefined) attempts.keep({ ...before, refusal: failure });
      else attempts.forget();
      throw error;
    }
  }

  /** From the review; and again after an unclear end, for who has looked. */
  async function send() {
    const { step } = store.get();
    if (step.at === "sending") return;
    const again = step.at === "unclear" ? step.attempt : undefined;
    if (step.at === "unclear" && !hasLooked(step.search)) return;
    go({ at: "sending", again });
    if (again !== undefined) {
      // The request may have arrived since one looked.
      const seen = await lookFor(again, { timeout: LIST_TIMEOUT_MS }).catch(() => undefined);
      if (seen?.status === "found") return found(seen.campaign, again);
      form.setValues(wholeForm(again.values));
    }
    const knownIds = again === undefined ? await idsBefore() : again.knownIds;
    // Nothing is awaited from here until the request is on its way: what another page of this browser has sent is seen.
    const other = attempts.load();
    if (other !== undefined && other.sentAt !== again?.sentAt) return go(unclear(other));
    const sentAt = new Date().toISOString();
    pending = { since: again?.since ?? sentAt, sentAt, knownIds };
    const sent = await form.submit();
    if (sent.ok) {
      form.reset();
      return go({ at: "created", campaign: sent.result, wasFound: false });
    }
    const { error } = sent;
    if (error instanceof AssistantNotFoundError) form.setErrors({ assistant_id: [error.message] });
    const open = attempts.load();
    if (form.hasErrors && !isUnclear(error)) endAtFields(error === undefined ? "rules" : "server");
    else go(open === undefined ? { at: "refused", error } : unclear(open));
  }

  async function find() {
    const { step } = store.get();
    if (step.at !== "unclear" || step.search.state === "looking") return;
    const { attempt } = step;
    const say = (/** @type {Search} */ search) => go({ at: "unclear", attempt, search });
    say({ state: "looking" });
    try {
      const seen = await lookFor(attempt, { wait: LOOK_MS });
      if (seen.status === "found") found(seen.campaign, attempt);
      else say({ state: "seen", seen });
    } catch (error) {
      say({ state: "failed", error });
    }
  }

  function review() {
    form.validate();
    if (form.getState().ok) go({ at: "reviewing" });
    else endAtFields("rules");
  }

  /** A person has looked, and knows better than this page what became of it. */
  function leave() {
    const { step } = store.get();
    if (step.at !== "unclear" || !hasLooked(step.search)) return;
    settle(step.attempt);
    another();
  }

  /** The next campaign; a draft that is another one's is still there. */
  function another() {
    go({ at: "editing" }, { refused: { tries: 0, by: "rules" }, hadDraft: hasDraft() });
  }

  /** Throws the draft away. */
  function startOver() {
    form.reset();
    another();
  }

  const { get, subscribe } = store;
  return { get, subscribe, post, review, back: () => go({ at: "editing" }), send, find, leave, another, startOver };
}

/** @typedef {ReturnType<typeof createCampaignFlow>} CampaignFlow */

/** @param {Attempt} attempt @returns {Step} */
function unclear(attempt) {
  return { at: "unclear", attempt, search: { state: "none" } };
}

/** Every field, so that none of another form's stays. @param {Attempt["values"]} values */
function wholeForm(values) {
  return Object.fromEntries(campaignFields.map(({ name }) => [name, values[name]]));
}

/** @param {Attempt["values"]} one @param {Attempt["values"]} other */
function isSameForm(one, other) {
  return JSON.stringify(Object.values(wholeForm(one))) === JSON.stringify(Object.values(wholeForm(other)));
}
