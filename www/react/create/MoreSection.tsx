// Draws the rare settings, folded.
import { createPart } from "../../shared/state/part.js";
import { useDashboard } from "../dashboard.js";
import { CheckField, NumbersField, YesNoField } from "../fields/ChoiceFields.js";
import { Fold } from "../parts/Fold.js";
import { Loaded } from "../parts/Loaded.js";
import type { Create } from "./useCreate.js";

/** Only a form without the account's numbers needs it. */
const idsField = createPart(() => import("../fields/IdsField.js").then((part) => part.IdsField));

/** @param hasCalls Whether the campaign makes calls. */
export function MoreSection({ create, hasCalls }: { create: Create; hasCalls: boolean }) {
  const { translations, owned } = useDashboard();
  const { view } = create;
  return (
    <section className="section" aria-label={translations.create.groups.more}>
      <Fold
        isEager
        isOpen={view.hasErrorInMore}
        summary={
          <>
            <span className="big">{translations.create.groups.more}</span>
            <br />
            <span className="muted small">{view.moreLine}</span>
          </>
        }
      >
        <div className="fields">
          {hasCalls && (
            <>
              {owned.state === "failed" ? (
                <Loaded part={idsField} create={create} name="phone_number_ids" />
              ) : (
                <NumbersField create={create} name="phone_number_ids" />
              )}
              <YesNoField create={create} name="retry_on_voicemail" />
            </>
          )}
          <CheckField create={create} name="mark_complete_when_no_leads" help={translations.create.completeHelp} />
        </div>
      </Fold>
    </section>
  );
}
