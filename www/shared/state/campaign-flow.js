// The pages of a campaign that is being created: the form, the review, the end. The form store sends, keeps an unclear attempt
// and never creates twice. This file decides where a person sees what the store knows.
import { AssistantNotFoundError, campaignFields, localTimezone, ValidationError } from "outbound-campaign";
import { createStore } from "./store.js";

/** @import { Campaign, CampaignClient, CampaignInput, CreateCampaign, Validation } from "outbound-campaign" */
/** @import { CampaignForm, FormState, UnclearAttempt } from "outbound-campaign/form" */
/**
 * Where a person is. `refused`: nothing was created, and not because of a field. `created` with `foundBy`: another tab created
 * it, or a look into the list found it.
 *
 * @typedef {{ at: "editing" } | { at: "reviewing" | "sending", campaign: CreateCampaign }
 *   | { at: "refused", campaign: CreateCampaign, error: unknown }
 *   | { at: "unclear", campaign: CreateCampaign, attempt: UnclearAttempt }
 *   | { at: "created", created: Campaign, foundBy?: "tab" | "look" }} Step
 */
/**
 * @typedef {object} FlowState
 * @property {"edit" | "review"} page the page that the person has chosen
 * @property {{ tries: number, by: "rules" | "server" }} refused counts the tries that ended at the fields, and says who refused
 * @property {boolean} hadDraft whether the form began with a draft of an earlier visit
 * @property {boolean} hasLooked whether this page has looked for the campaign
 * @property {unknown} seenError the error of an earlier try, which the review does not repeat
 */

/** Both dashboards share their drafts. */
const STORAGE_KEY = "outbound-campaign.draft";

/** The page that shows a step. */
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

/** Returns the options of the form beside those that decide its verdict. @param {CampaignClient} client */
export function flowFormOptions(client) {
  return {
    client,
    initialValues: { timezone: localTimezone() },
    storageKey: STORAGE_KEY,
    focus: () => {}, // the summary takes the focus, and leads to the fields
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
  // An edit while the request ran, or an account that was loaded later.
  if (!verdict.ok) return { at: "editing" };
  const { campaign } = verdict;
  return error === undefined || error === seenError
    ? { at: "reviewing", campaign }
    : { at: "refused", campaign, error };
}

/**
 * Returns how this page came to know a campaign that it did not create itself.
 *
 * @param {Pick<FormState<Campaign>, "found">} form
 * @param {boolean} hasLooked
 */
export function finderOf({ found }, hasLooked) {
  if (!found) return undefined;
  return hasLooked ? "look" : "tab";
}

/** Only a person who has looked may send again, or leave it. @param {UnclearAttempt["search"]} search */
export function maySendAgain({ status }) {
  return status === "not-seen" || status === "ambiguous" || status === "failed";
}

/** Whether the messages of an error stand at fields. @param {unknown} error */
export function isAboutFields(error) {
  return error instanceof ValidationError || error instanceof AssistantNotFoundError;
}

/** @param {CampaignForm<Campaign>} form made with `flowFormOptions` */
export function createCampaignFlow(form) {
  const { get, set, subscribe } = createStore(atStart());

  /** @returns {FlowState} */
  function atStart() {
    const { sending, unclear, dirty } = form.getState();
    return {
      page: sending || unclear ? "review" : "edit",
      refused: { tries: 0, by: "rules" },
      hadDraft: dirty.size > 0,
      hasLooked: false,
      seenError: undefined,
    };
  }

  /** @param {Partial<FlowState>} change */
  const update = (change) => set({ ...get(), ...change });

  /** @param {"rules" | "server"} by */
  const endAtFields = (by) => update({ page: "edit", refused: { tries: get().refused.tries + 1, by } });

  /** Follows the form from when its draft is restored. @returns {() => void} stops it */
  function follow() {
    set(atStart());
    let wasSending = form.submitting;
    return form.subscribe(() => {
      const { submitting, unclear, error } = form.getState();
      const hasEnded = wasSending && !submitting;
      wasSending = submitting;
      if (hasEnded && !unclear && isAboutFields(error) && form.hasErrors) endAtFields("server");
    });
  }

  function review() {
    form.validate();
    const { ok, error } = form.getState();
    if (ok) update({ page: "review", seenError: error });
    else endAtFields("rules");
  }

  async function send() {
    const sent = await form.submit();
    if (!sent.ok && sent.error === undefined) endAtFields("rules");
  }

  /** Looks for the campaign of an unclear attempt. */
  async function look() {
    // Another tab may have dropped the attempt, and then `submit` would send.
    if (!form.getState().unclear) return;
    update({ page: "review", hasLooked: true });
    await form.submit();
  }

  /** Sends the campaign of the unclear attempt again; values that were edited since come back afterwards. */
  async function sendAgain() {
    const { unclear, values } = form.getState();
    if (!unclear) return;
    form.setValues(wholeForm(unclear.values));
    const sent = await form.submitAnyway();
    if (!sent.ok && sent.error === undefined) return endAtFields("rules");
    if (!isSameForm(values, unclear.values)) form.setValues(wholeForm(values));
  }

  /** A person has looked, and knows better than this page whether the campaign exists. */
  function leave() {
    const { unclear, values } = form.getState();
    if (!unclear || !form.discardAttempt()) return;
    if (isSameForm(values, unclear.values)) form.reset();
    set(atStart());
  }

  /** Begins the next campaign with an empty form. */
  function startOver() {
    form.reset();
    set(atStart());
  }

  const back = () => update({ page: "edit", seenError: form.getState().error });
  return { get, subscribe, follow, review, back, send, look, sendAgain, leave, startOver };
}

/** @typedef {ReturnType<typeof createCampaignFlow>} CampaignFlow */

/** Returns every field, so that none of the present form stays. @param {Partial<CampaignInput>} values */
function wholeForm(values) {
  return Object.fromEntries(campaignFields.map(({ name }) => [name, values[name]]));
}

/** @param {Partial<CampaignInput>} one @param {Partial<CampaignInput>} other */
function isSameForm(one, other) {
  return JSON.stringify(Object.values(wholeForm(one))) === JSON.stringify(Object.values(wholeForm(other)));
}
