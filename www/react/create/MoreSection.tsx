// Draws the rare settings, folded.
import type { ReactNode } from "react";
import { createPart } from "../../shared/state/part.js";
import { useDashboard } from "../dashboard.js";
import { CheckField } from "../fields/ChoiceFields.js";
import { Fold } from "../parts/Fold.js";
import type { Create } from "./useCreate.js";

/** Only a form without the account's numbers needs it. */
export const idsField = createPart(() => import("../fields/IdsField.js").then((part) => part.IdsField));

export function MoreSection({ create, children }: { create: Create; children?: ReactNode }) {
  const { translations } = useDashboard();
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
          {children}
          <CheckField create={create} name="mark_complete_when_no_leads" help={translations.create.completeHelp} />
        </div>
      </Fold>
    </section>
  );
}
