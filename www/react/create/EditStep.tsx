// Draws the form, with its verdict and schedule preview beside it.
import type { Campaign, CampaignField } from "outbound-campaign";
import type { CampaignForm } from "outbound-campaign/form";
import { useCampaignFormState } from "outbound-campaign/react";
import type { FormEvent } from "react";
import { GROUPS } from "../../shared/text/describe.js";
import { groupWarnings } from "../../shared/text/field-parts.js";
import { useDashboard } from "../dashboard.js";
import { Field } from "../fields/Field.js";
import { WarningList } from "../fields/frame.js";
import { Notice } from "../parts/Notice.js";
import { CreateNotices } from "./CreateNotices.js";
import { ErrorSummary } from "./ErrorSummary.js";
import { SchedulePreview, WeekPart } from "./SchedulePreview.js";
import type { Create } from "./useCreate.js";
import { VerdictCard } from "./VerdictCard.js";

export function EditStep({ create }: { create: Create }) {
  const { translations, owned } = useDashboard();
  const { form, flow, refused, hadDraft } = create;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // A time input reports an incomplete time only on blur, and Enter causes no blur.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    flow.review();
  };
  return (
    <div className="columns">
      <form className="form" ref={form.attach} noValidate onSubmit={onSubmit} aria-labelledby="page-heading">
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
        {refused.tries > 0 && <ErrorSummary form={form} refused={refused} />}
        {GROUPS.map(({ key, fields }) => (
          <section key={key} className="card" aria-labelledby={`group-${key}`}>
            <h2 id={`group-${key}`}>{translations.create.groups[key]}</h2>
            <div className="fields">
              {fields.map((name) => (
                <Field key={name} form={form} name={name} />
              ))}
              <GroupWarnings form={form} fields={fields} />
            </div>
            {key === "window" && <WeekPart form={form} />}
          </section>
        ))}
        <div className="send">
          <button
            type="submit"
            className="button primary large"
            // Prevents a blur: it could show a message and move this button away before the click.
            onMouseDown={(event) => event.preventDefault()}
          >
            {translations.create.review}
          </button>
          <p className="hint">{translations.create.hint}</p>
        </div>
      </form>
      <aside className="aside" aria-label={translations.verdict.title}>
        <VerdictCard create={create} />
        <SchedulePreview form={form} />
      </aside>
    </div>
  );
}

/** Shows the warnings about several fields, below the group of the first one. */
function GroupWarnings({ form, fields }: { form: CampaignForm<Campaign>; fields: readonly CampaignField[] }) {
  const { warnings } = useCampaignFormState(form);
  const own = groupWarnings(warnings, fields);
  return own.length === 0 ? null : (
    <div className="wide">
      <WarningList warnings={own} />
    </div>
  );
}
