// Draws the form, with its summary beside it.
import type { FormEvent } from "react";
import { contract } from "../../shared/state/contract.js";
import { createPart } from "../../shared/state/part.js";
import { listPath } from "../../shared/state/routes.js";
import { useDashboard } from "../dashboard.js";
import { HoursField } from "../fields/HoursField.js";
import { AssistantField } from "../fields/SelectField.js";
import { TextField } from "../fields/TextField.js";
import { TimezoneField } from "../fields/TimezoneField.js";
import { Icon } from "../parts/Icon.js";
import { Loaded } from "../parts/Loaded.js";
import { Notice } from "../parts/Notice.js";
import { CallSections } from "./CallSections.js";
import { CreateNotices } from "./CreateNotices.js";
import { FormSummary } from "./FormSummary.js";
import { MoreSection } from "./MoreSection.js";
import { Problems } from "./Problems.js";
import { Section } from "./Section.js";
import type { Create } from "./useCreate.js";

/** The fields of the contract of July 2026. */
const laterSections = createPart(() => import("../contract-2026-07/FormSections.js").then((part) => part.FormSections));

/** The form's id: its button is in the summary. */
export const FORM_ID = "campaign-form";

export function EditStep({ create }: { create: Create }) {
  const { translations, owned } = useDashboard();
  const { form, flow, hadDraft } = create;
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
          {owned.state === "failed" && __HAS_SERVER__ && (
            <Notice kind="warning">
              <p>{translations.create.accountFailed}</p>
            </Notice>
          )}
          <Problems create={create} />
          {contract().later ? (
            <Loaded part={laterSections} create={create} />
          ) : (
            <>
              <Section name="who">
                <TextField create={create} name="name" />
                <AssistantField create={create} name="assistant_id" />
              </Section>
              <Section name="when">
                <TimezoneField create={create} name="timezone" />
                <HoursField create={create} />
              </Section>
              <CallSections create={create} />
              <MoreSection create={create} hasCalls />
            </>
          )}
        </form>
        <FormSummary create={create} />
      </div>
    </>
  );
}
