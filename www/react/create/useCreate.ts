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
import type { CampaignForm } from "outbound-campaign/form";
import { attributes, messages } from "outbound-campaign/messages/de";
import { useCampaignForm, useCampaignFormState } from "outbound-campaign/react";
import { useMemo, useRef, useState } from "react";
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
  form: CampaignForm<Campaign>;
  /** The verdict on the form as it is, whichever of its messages are due. */
  verdict: Validation;
  /** The same as the server alone would give it: in its own words, knowing nothing of what the account owns. */
  serverVerdict: Validation;
  /** What decides that one. */
  server: ValidationOptions;
  step: Step;
  /** What the last try to send failed with, where it was not about fields. */
  error: unknown;
  search: Search;
  /** Counts the tries that ended at the fields, and says who refused. */
  refused: { tries: number; by: "rules" | "server" };
  hadDraft: boolean;
  review(): void;
  back(): void;
  send(): Promise<void>;
  find(): Promise<void>;
  startOver(): void;
}

export function useCreate(): Create {
  const { client, about, owned, language } = useDashboard();
  const [step, setStep] = useState<Step>({ at: "edit" });
  const [error, setError] = useState<unknown>();
  const [search, setSearch] = useState<Search>({ state: "none" });
  const [refused, setRefused] = useState<Create["refused"]>({ tries: 0, by: "rules" });
  const [hadDraft, setHadDraft] = useState(() => storage()?.getItem(DRAFT) != null);
  /** What findCreated needs to know of the last try. */
  const attempt = useRef<{ since: Date; knownIds?: Campaign["id"][] }>({ since: new Date() });

  const profile = about.state === "ready" ? about.value.profile : undefined;
  const provider = about.state === "ready" ? about.value.provider : undefined;
  const account = owned.state === "ready" ? owned.value.facts : undefined;
  const server = useMemo<ValidationOptions>(() => ({ profile, provider }), [profile, provider]);
  const validation = useMemo<ValidationOptions>(
    () => ({ ...server, account, ...(language === "de" ? { messages, attributes } : {}) }),
    [server, account, language],
  );
  const form = useCampaignForm<Campaign>({
    ...validation,
    initialValues: { timezone: localTimezone() },
    storage: storage(),
    storageKey: DRAFT,
    focus: () => {}, // the summary takes the focus, and leads to the fields
    onSubmit: async (campaign) => {
      attempt.current = { since: new Date(), knownIds: await idsBefore() };
      return client.createCampaign(campaign);
    },
  });
  const { values } = useCampaignFormState(form);
  const verdict = useMemo(() => validateCampaign(values, validation), [values, validation]);
  const serverVerdict = useMemo(() => validateCampaign(values, server), [values, server]);

  /** The only dependable way to know a new campaign from an older one like it. */
  async function idsBefore(): Promise<Campaign["id"][] | undefined> {
    try {
      return (await client.listCampaigns({ timeout: 5_000 })).map(({ id }) => id);
    } catch {
      return undefined; // the list can wait: findCreated then goes by the time
    }
  }

  function endAtFields(by: "rules" | "server"): void {
    setStep({ at: "edit" });
    setRefused(({ tries }) => ({ tries: tries + 1, by }));
  }

  return {
    form,
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
      setError(undefined);
      setSearch({ state: "none" });
      if (form.getState().ok) setStep({ at: "review" });
      else endAtFields("rules");
    },
    back: () => setStep({ at: "edit" }),
    async send() {
      setError(undefined);
      setSearch({ state: "none" });
      const sent = await form.submit();
      if (sent.ok) {
        setStep({ at: "done", campaign: sent.result, wasFound: false });
        return;
      }
      if (sent.error instanceof AssistantNotFoundError) form.setErrors({ assistant_id: [sent.error.message] });
      if (form.hasErrors) endAtFields("server");
      else setError(sent.error);
    },
    async find() {
      setSearch({ state: "looking" });
      try {
        const seen = await client.findCreated(form.values, { ...attempt.current, wait: 4_000 });
        if (seen.status !== "found") return setSearch({ state: "seen", seen });
        setSearch({ state: "none" });
        setStep({ at: "done", campaign: seen.campaign, wasFound: true });
        form.reset(); // it exists: its draft must not become a second one
      } catch (failure) {
        setSearch({ state: "failed", error: failure });
      }
    },
    startOver() {
      form.reset();
      setHadDraft(false);
      setError(undefined);
      setSearch({ state: "none" });
      setRefused({ tries: 0, by: "rules" });
      setStep({ at: "edit" });
    },
  };
}
