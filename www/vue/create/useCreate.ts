// The way of a campaign: filled in, reviewed, sent once, and found again where nobody knows what became of it.
import {
  AssistantNotFoundError,
  type Campaign,
  type FoundCampaign,
  localTimezone,
  type Validation,
  type ValidationOptions,
  validateCampaign,
} from "outbound-campaign";
import { attributes, messages } from "outbound-campaign/messages/de";
import { type UseCampaignForm, useCampaignForm } from "outbound-campaign/vue";
import { type ComputedRef, computed, type ShallowRef, shallowRef } from "vue";
import { storage } from "../../shared/settings.js";
import { useDashboard } from "../dashboard.js";

const DRAFT = "outbound-campaign.draft";

export type Step = { at: "edit" } | { at: "review" } | { at: "done"; campaign: Campaign; wasFound: boolean };
/** What looking for a campaign came to. */
export type Search =
  | { state: "none" }
  | { state: "looking" }
  | { state: "failed"; error: unknown }
  | { state: "seen"; seen: FoundCampaign };

export interface Create {
  use: UseCampaignForm<Campaign>;
  /** The verdict on the form as it is, whichever of its messages are due. */
  verdict: ComputedRef<Validation>;
  /** The same as the server alone would give it: in its own words, knowing nothing of what the account owns. */
  serverVerdict: ComputedRef<Validation>;
  /** What decides that one. */
  server: ComputedRef<ValidationOptions>;
  step: ShallowRef<Step>;
  /** What the last try to send failed with, where it was not about fields. */
  error: ShallowRef<unknown>;
  search: ShallowRef<Search>;
  /** Counts the tries that ended at the fields, and says who refused. */
  refused: ShallowRef<{ tries: number; by: "rules" | "server" }>;
  hadDraft: ShallowRef<boolean>;
  review(): void;
  back(): void;
  send(): Promise<void>;
  find(): Promise<void>;
  startOver(): void;
}

export function useCreate(): Create {
  const { client, about, owned, language } = useDashboard();
  const step = shallowRef<Step>({ at: "edit" });
  const error = shallowRef<unknown>();
  const search = shallowRef<Search>({ state: "none" });
  const refused = shallowRef<Create["refused"]["value"]>({ tries: 0, by: "rules" });
  const hadDraft = shallowRef(storage()?.getItem(DRAFT) != null);
  /** What findCreated needs to know of the last try. */
  let attempt: { since: Date; knownIds?: Campaign["id"][] } = { since: new Date() };

  const server = computed<ValidationOptions>(() => {
    const ready = about.value.state === "ready" ? about.value.value : undefined;
    return { profile: ready?.profile, provider: ready?.provider };
  });
  const validation = computed<ValidationOptions>(() => {
    const account = owned.value.state === "ready" ? owned.value.value.facts : undefined;
    const words = language.value === "de" ? { messages, attributes } : {};
    return { ...server.value, account, ...words };
  });
  const use = useCampaignForm<Campaign>(() => ({
    ...validation.value,
    initialValues: { timezone: localTimezone() },
    storage: storage(),
    storageKey: DRAFT,
    focus: () => {}, // the summary takes the focus, and leads to the fields
    onSubmit: async (campaign) => {
      attempt = { since: new Date(), knownIds: await idsBefore() };
      return client.value.createCampaign(campaign);
    },
  }));
  const { form, state } = use;
  const verdict = computed(() => validateCampaign(state.value.values, validation.value));
  const serverVerdict = computed(() => validateCampaign(state.value.values, server.value));

  /** The only dependable way to know a new campaign from an older one like it. */
  async function idsBefore(): Promise<Campaign["id"][] | undefined> {
    try {
      return (await client.value.listCampaigns({ timeout: 5_000 })).map(({ id }) => id);
    } catch {
      return undefined; // the list can wait: findCreated then goes by the time
    }
  }

  function endAtFields(by: "rules" | "server"): void {
    step.value = { at: "edit" };
    refused.value = { tries: refused.value.tries + 1, by };
  }

  function forgetFailure(): void {
    error.value = undefined;
    search.value = { state: "none" };
  }

  return {
    use,
    verdict,
    serverVerdict,
    server,
    step,
    error,
    search,
    refused,
    hadDraft,
    review() {
      form.validate();
      forgetFailure();
      if (form.getState().ok) step.value = { at: "review" };
      else endAtFields("rules");
    },
    back() {
      step.value = { at: "edit" };
    },
    async send() {
      forgetFailure();
      const sent = await form.submit();
      if (sent.ok) {
        step.value = { at: "done", campaign: sent.result, wasFound: false };
        return;
      }
      if (sent.error instanceof AssistantNotFoundError) form.setErrors({ assistant_id: [sent.error.message] });
      if (form.hasErrors) endAtFields("server");
      else error.value = sent.error;
    },
    async find() {
      search.value = { state: "looking" };
      try {
        const seen = await client.value.findCreated(form.values, { ...attempt, wait: 4_000 });
        if (seen.status !== "found") {
          search.value = { state: "seen", seen };
          return;
        }
        search.value = { state: "none" };
        step.value = { at: "done", campaign: seen.campaign, wasFound: true };
        form.reset(); // it exists: its draft must not become a second one
      } catch (failure) {
        search.value = { state: "failed", error: failure };
      }
    },
    startOver() {
      form.reset();
      hadDraft.value = false;
      forgetFailure();
      refused.value = { tries: 0, by: "rules" };
      step.value = { at: "edit" };
    },
  };
}
