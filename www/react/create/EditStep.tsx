// Draws the form, with its summary beside it.
import type { FormEvent } from "react";
import { contract } from "../../shared/state/contract.js";
import { createPart } from "../../shared/state/part.js";
import { listPath } from "../../shared/state/routes.js";
import { useDashboard } from "../dashboard.js";
import { NumbersField, YesNoField } from "../fields/ChoiceFields.js";
import { HoursField } from "../fields/HoursField.js";
import { AssistantField, GoalField } from "../fields/SelectField.js";
import { StepperField } from "../fields/StepperField.js";
import { TextField } from "../fields/TextField.js";
import { TimezoneField } from "../fields/TimezoneField.js";
import { Icon } from "../parts/Icon.js";
import { Loaded } from "../parts/Loaded.js";
import { Notice } from "../parts/Notice.js";
import { CreateNotices } from "./CreateNotices.js";
import { FormSummary } from "./FormSummary.js";
import { idsField, MoreSection } from "./MoreSection.js";
import { Problems } from "./Problems.js";
import { CallPlan } from "./SchedulePictures.js";
import { Section } from "./Section.js";
import type { Create } from "./useCreate.js";

/** The fields of the contract of July 2026. */
const laterSections = createPart(() => import("../contract-2026-07/FormSections.js").then((part) => part.FormSections));

/** The form's id: its button is in the summary. */
export const FORM_ID = "campaign-form";

export function EditStep({ create }: { create: Create }) {
  const { translations, owned } = useDashboard();
  const { form, flow, hadDraft } = create;
  const isAccountUnknown = owned.state === "failed";
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // A search for a time zone ends when its input is left, and the button keeps the focus where it is.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    flow.review();
  };
  return (
    <>
      <nav className="crumbs" aria-label={translations.create.here}>
        <a href={listPath()}>
          <Icon name="left" />
          {translations.nav.campaigns}
        </a>
      </nav>
      <h1 id="page-heading" tabIndex={-1}>
        {translations.create.title}
      </h1>
      <div className="with-overview">
        <form
          id={FORM_ID}
          className="form"
          ref={form.attach}
          noValidate
          onSubmit={onSubmit}
          aria-labelledby="page-heading"
        >
          {hadDraft && (
            <Notice kind="info">
              <p>
                {translations.create.draftRestored}{" "}
                <button type="button" className="link" onClick={flow.startOver}>
                  {translations.create.draftDiscard}
                </button>
              </p>
            </Notice>
          )}
          <CreateNotices create={create} />
          {isAccountUnknown && __HAS_SERVER__ && (
            <Notice kind="warning">
              <p>{translations.create.accountFailed}</p>
            </Notice>
          )}
          <Problems create={create} />
          {contract().later ? <Loaded part={laterSections} create={create} /> : <FirstSections create={create} />}
        </form>
        <FormSummary create={create} />
      </div>
    </>
  );
}

/** The fields of the first contract. */
function FirstSections({ create }: { create: Create }) {
  const { translations, owned } = useDashboard();
  const { form, view } = create;
  const isAccountUnknown = owned.state === "failed";
  return (
    <>
      <Section name="who">
        <TextField create={create} name="name" />
        {isAccountUnknown ? (
          <TextField create={create} name="assistant_id" />
        ) : (
          <AssistantField create={create} name="assistant_id" />
        )}
      </Section>
      <Section name="when">
        <TimezoneField create={create} name="timezone" />
        <HoursField create={create} />
      </Section>
      <Section name="often">
        <StepperField create={create} name="max_calls_in_parallel" max={view.maxParallel} />
        <div className="pair">
          <StepperField create={create} name="max_retries" />
          <StepperField create={create} name="retry_interval" by={10} help={view.intervalHelp} />
        </div>
        <CallPlan form={form} />
      </Section>
      <Section name="goal">
        {isAccountUnknown ? (
          <TextField create={create} name="goal_completion_variable" isHidden />
        ) : (
          <GoalField create={create} name="goal_completion_variable" />
        )}
        {view.goal.asksRetry && <YesNoField create={create} name="retry_on_goal_incomplete" />}
      </Section>
      <MoreSection create={create}>
        {isAccountUnknown ? (
          <Loaded part={idsField} create={create} name="phone_number_ids" />
        ) : (
          <NumbersField create={create} name="phone_number_ids" />
        )}
        <YesNoField create={create} name="retry_on_voicemail" />
      </MoreSection>
    </>
  );
}
