// Controls the steps of creating a campaign: form, review, done. The form store sends the request, keeps an unclear
// attempt and prevents a second create. This module decides which step shows the store's state.
import { AssistantNotFoundError, localTimezone, ValidationError } from "outbound-campaign";
import { SAFE_HOURS } from "../text/presets.js";
import { takeCopy } from "./campaign-copy.js";
import { contract, specOf } from "./contract.js";
import { assistantOf, goalsOf } from "./create-view.js";
import { createStore } from "./store.js";

/** @import { Campaign, CampaignInput, CreateCampaign, Validation } from "outbound-campaign" */
/** @import { CampaignForm, FormState, UnclearAttempt } from "outbound-campaign/form" */
/** @import { Client } from "./connection.js" */
/** @import { CampaignCopy } from "./campaign-copy.js" */
/**
 * The current step. `refused`: nothing was created, for a reason other than a field. `created` with `foundBy`: another
 * tab created the campaign, or a search of the list found it.
 *
 * @typedef {{ at: "editing" } | { at: "reviewing" | "sending", campaign: CreateCampaign }
 *   | { at: "refused", campaign: CreateCampaign, error: unknown }
 *   | { at: "unclear", campaign: CreateCampaign, attempt: UnclearAttempt }
 *   | { at: "created", created: Campaign, foundBy?: "tab" | "look" }} Step
 */
/**
 * @typedef {object} FlowState
 * @property {"edit" | "review"} page the page that the user chose
 * @property {{ tries: number, by: "rules" | "server" }} refused the number of tries with field errors, and the side
 *   that refused the last one
 * @property {boolean} hadDraft whether the form started with a draft of an earlier visit
 * @property {boolean} hasLooked whether this page has looked for the campaign
 * @property {unknown} seenError the error of an earlier try; the review does not show it again
 * @property {CopiedForm | undefined} copy set while the form holds the copy of a campaign
 * @property {string | undefined} focusOn the field that the form focuses when it opens
 */
/** @typedef {CampaignCopy & { draft: Partial<CampaignInput> | undefined }} CopiedForm `draft`: the values before */

/** Both dashboards use the same drafts. Each contract has its own: an open attempt belongs to its server. */
const STORAGE_KEY = "outbound-campaign.draft";

/** The form that the page shows. @type {CampaignForm<Campaign> | undefined} */
let shownForm;
/** The values of the form of another contract, for the next form. @type {Partial<CampaignInput> | undefined} */
let carried;

/** Whether a form of this page waits for an answer, also after its page is left. The contract must not change then. */
export const waiting = createStore(false);
let requests = 0;

/** @template Answer @param {Promise<Answer>} answer */
async function whileWaiting(answer) {
  requests += 1;
  waiting.set(true);
  try {
    return await answer;
  } finally {
    requests -= 1;
    waiting.set(requests > 0);
  }
}

/**
 * Keeps the values of the shown form that the next contract has too. Call it before the contract changes.
 * @param {import("./contract.js").ContractParts} next
 */
export function carryValues(next) {
  const { values = {}, dirty, sending, unclear, result } = shownForm?.getState() ?? {};
  // The campaign of a `result` exists: its values in another form would create it again.
  if (!dirty?.size || sending || unclear || result) return;
  const campaign = /** @type {Partial<CreateCampaign>} */ (values);
  const form = next.later?.formOf(campaign) ?? contract().later?.firstFormOf(campaign) ?? campaign;
  const names = new Set(next.campaignFields.map(({ name }) => String(name)));
  const known = Object.entries(form).filter(([name, value]) => names.has(name) && value !== undefined);
  carried = /** @type {Partial<CampaignInput>} */ (Object.fromEntries(known));
}

/** The page of each step. */
export const PAGE_OF = /** @type {const} */ ({
  editing: "edit",
  reviewing: "review",
  sending: "review",
  refused: "review",
  unclear: "review",
  created: "done",
});
/** The pages in order. */
export const PAGES = /** @type {const} */ (["edit", "review", "done"]);

/**
 * Returns the values of a new form. The documented defaults stand in their fields, so that the page shows the values
 * that it sends.
 * @returns {Partial<CampaignInput>}
 */
function initialValues() {
  const defaultOf = (/** @type {string} */ field) => Number(specOf(field).default);
  const values = {
    timezone: localTimezone(),
    max_calls_in_parallel: defaultOf("max_calls_in_parallel"),
    ...SAFE_HOURS,
    max_retries: defaultOf("max_retries"),
    retry_interval: defaultOf("retry_interval"),
  };
  return contract().later?.formOf(values) ?? values;
}

/** Lets a user cancel the request that creates a campaign. */
export function createCancellation() {
  let controller = new AbortController();
  return {
    /**
     * Returns a client for the form whose requests `cancel` aborts.
     * @param {Client} client
     * @returns {import("outbound-campaign/form").CampaignFormClient<Campaign>}
     */
    clientOf: (client) => ({
      createCampaign: (campaign) => client.createCampaign(campaign, { signal: controller.signal }),
      listCampaigns: (options) => client.listCampaigns({ ...options, signal: controller.signal }),
      findCreated: (campaign, options) => client.findCreated(campaign, options),
    }),
    begin() {
      controller = new AbortController();
    },
    cancel: () => controller.abort(),
  };
}

/** @typedef {ReturnType<typeof createCancellation>} Cancellation */

/**
 * Returns the form options that do not affect its verdict.
 * @param {Client} client
 * @param {Cancellation} cancellation
 */
export function flowFormOptions(client, cancellation) {
  return {
    client: cancellation.clientOf(client),
    initialValues: initialValues(),
    .../** @type {{}} */ (contract().later && { contract: contract().later?.option }),
    storageKey: contract().later ? `${STORAGE_KEY}.${contract().name}` : STORAGE_KEY,
    focus: () => {}, // the summary takes the focus and links to the fields
  };
}

/**
 * @param {FlowState} flow
 * @param {FormState<Campaign>} form
 * @param {Validation} verdict on the form
 * @returns {Step}
 */
export function stepOf({ page, hasLooked, seenError }, form, verdict) {
  const { sending, unclear, result, error } = form;
  if (page === "edit") return { at: "editing" };
  if (sending) return { at: "sending", campaign: sending };
  if (unclear) return { at: "unclear", campaign: unclear.campaign, attempt: unclear };
  if (result) return { at: "created", created: result, foundBy: finderOf(form, hasLooked) };
  // The user edited the form while the request ran, or the account loaded later.
  if (!verdict.ok) return { at: "editing" };
  const { campaign } = verdict;
  return error === undefined || error === seenError
    ? { at: "reviewing", campaign }
    : { at: "refused", campaign, error };
}

/**
 * Returns how this page found a campaign that it did not create.
 *
 * @param {Pick<FormState<Campaign>, "found">} form
 * @param {boolean} hasLooked
 */
export function finderOf({ found }, hasLooked) {
  if (!found) return undefined;
  return hasLooked ? "look" : "tab";
}

/**
 * Only a user who has searched the list may send again or discard the attempt.
 * @param {UnclearAttempt["search"]} search
 */
export function maySendAgain({ status }) {
  return status === "not-seen" || status === "ambiguous" || status === "failed";
}

/** Whether an error's messages belong to fields. @param {unknown} error */
export function isAboutFields(error) {
  return error instanceof ValidationError || error instanceof AssistantNotFoundError;
}

/**
 * @param {CampaignForm<Campaign>} form made with `flowFormOptions`
 * @param {Cancellation} cancellation
 */
export function createCampaignFlow(form, cancellation) {
  const { get, set, subscribe } = createStore(atStart());
  /** @type {CopiedForm | undefined} */
  let copied;

  /** @returns {FlowState} */
  function atStart() {
    const { sending, unclear, dirty } = form.getState();
    return {
      page: sending || unclear ? "review" : "edit",
      refused: { tries: 0, by: "rules" },
      hadDraft: dirty.size > 0,
      hasLooked: false,
      seenError: undefined,
      copy: undefined,
      focusOn: undefined,
    };
  }

  /** Fills the form with the copy that another page offers. */
  function fillInCopy() {
    const copy = takeCopy();
    if (copy === undefined) return;
    const { values, dirty } = form.getState();
    copied = { ...copy, draft: dirty.size > 0 ? values : undefined };
    form.setValues(wholeForm(copy.values));
  }

  /** Goes back to the draft that a copy replaced. */
  function restoreDraft() {
    if (copied?.draft) form.setValues(wholeForm(copied.draft));
    copied = undefined;
    update({ copy: undefined });
  }

  /** @param {Partial<FlowState>} change */
  const update = (change) => set({ ...get(), ...change });

  /** @param {"rules" | "server"} by */
  const endAtFields = (by) =>
    update({ page: "edit", refused: { tries: get().refused.tries + 1, by }, focusOn: undefined });

  /** Follows the form. Call it after the draft is restored. @returns {() => void} stops it */
  function follow() {
    shownForm = form;
    const { dirty, sending: pending, unclear: open } = form.getState();
    // A draft of this contract is older than the switch, and stays.
    const isCarried = carried !== undefined && dirty.size === 0 && !pending && !open;
    if (isCarried && carried) form.setValues(carried);
    carried = undefined;
    fillInCopy();
    set({ ...atStart(), ...(isCarried && { hadDraft: false }), ...(copied && { hadDraft: false, copy: copied }) });
    let wasSending = form.submitting;
    const stop = form.subscribe(() => {
      const { submitting, unclear, error } = form.getState();
      const hasEnded = wasSending && !submitting;
      wasSending = submitting;
      if (hasEnded && !unclear && isAboutFields(error) && form.hasErrors) endAtFields("server");
    });
    const stopLater = contract().later?.follow(/** @type {any} */ (form));
    return () => {
      if (shownForm === form) shownForm = undefined;
      stop();
      stopLater?.();
    };
  }

  function review() {
    form.validate();
    const { later, campaignFields } = contract();
    later?.showTimes(form);
    // Shows the messages of fields that came with another channel, too.
    const shown = campaignFields.filter(({ name }) => later && !later.isOfOtherChannel(name, form.values));
    form.touch(shown.map(({ name }) => name));
    const { ok, error } = form.getState();
    if (ok) update({ page: "review", seenError: error, focusOn: undefined });
    else endAtFields("rules");
  }

  async function send() {
    if (!form.submitting) cancellation.begin();
    const sent = await whileWaiting(form.submit());
    if (!sent.ok && sent.error === undefined) endAtFields("rules");
  }

  /** Searches the list for the campaign of an unclear attempt. */
  async function look() {
    // Without an attempt `submit` would send: another tab may have discarded it.
    if (!form.getState().unclear) return;
    update({ page: "review", hasLooked: true });
    await whileWaiting(form.submit());
  }

  /** Sends the campaign of the unclear attempt again, then restores later edits. */
  async function sendAgain() {
    const { unclear, values } = form.getState();
    if (!unclear) return;
    form.setValues(wholeForm(unclear.values));
    cancellation.begin();
    const sent = await whileWaiting(form.submitAnyway());
    if (!sent.ok && sent.error === undefined) return endAtFields("rules");
    if (!isSameForm(values, unclear.values)) form.setValues(wholeForm(values));
  }

  function reset() {
    form.reset();
    contract().later?.forgetEntries(form);
  }

  /** Discards the unclear attempt, on the decision of a user who has searched the list. */
  function leave() {
    const { unclear, values } = form.getState();
    if (!unclear || !form.discardAttempt()) return;
    if (isSameForm(values, unclear.values)) reset();
    set(atStart());
  }

  /** Starts the next campaign with an empty form. */
  function startOver() {
    reset();
    copied = undefined;
    set(atStart());
  }

  /**
   * Chooses an assistant. The time zone follows, unless the user chose another one; a goal of another assistant goes.
   * @param {string} id
   * @param {import("./store.js").Loadable<import("./connection.js").Owned>} owned
   */
  function chooseAssistant(id, owned) {
    const { timezone, assistant_id, goal_completion_variable: goal } = form.values;
    const before = assistantOf(assistant_id, owned)?.timezone ?? localTimezone();
    const zone = assistantOf(id, owned)?.timezone;
    const isGoalKept = !goal || goalsOf(id, owned).some(({ name }) => name === goal);
    form.setValues({
      assistant_id: id,
      ...(zone && (!timezone || timezone === before || timezone === localTimezone()) && { timezone: zone }),
      ...(!isGoalKept && { goal_completion_variable: undefined, retry_on_goal_incomplete: undefined }),
    });
  }

  /** Chooses the goal. A goal without retries would have no effect. @param {string} goal "" for none */
  function chooseGoal(goal) {
    form.setValues(
      goal === ""
        ? { goal_completion_variable: undefined, retry_on_goal_incomplete: undefined }
        : { goal_completion_variable: goal, retry_on_goal_incomplete: true },
    );
  }

  /** Returns to the form. @param {string} [focusOn] the field that it focuses */
  const back = (focusOn) => update({ page: "edit", seenError: form.getState().error, focusOn });
  const { cancel } = cancellation;
  return {
    get,
    subscribe,
    follow,
    review,
    back,
    send,
    cancel,
    look,
    sendAgain,
    leave,
    startOver,
    restoreDraft,
    chooseAssistant,
    chooseGoal,
  };
}

/** @typedef {ReturnType<typeof createCampaignFlow>} CampaignFlow */

/** Returns every field, so that setting them keeps no current value. @param {Partial<CampaignInput>} values */
function wholeForm(values) {
  return Object.fromEntries(contract().campaignFields.map(({ name }) => [name, values[name]]));
}

/** @param {Partial<CampaignInput>} one @param {Partial<CampaignInput>} other */
function isSameForm(one, other) {
  return JSON.stringify(Object.values(wholeForm(one))) === JSON.stringify(Object.values(wholeForm(other)));
}
