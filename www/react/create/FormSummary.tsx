// The summary of the form: verdict, warnings, facts, and the button.
import { focusControl } from "../../shared/state/keys.js";
import { createPart } from "../../shared/state/part.js";
import { PATHS } from "../../shared/state/routes.js";
import { calibratedText } from "../../shared/text/create-text.js";
import { useDashboard } from "../dashboard.js";
import { Fold } from "../parts/Fold.js";
import { Loaded } from "../parts/Loaded.js";
import { FORM_ID } from "./EditStep.js";
import { Facts, Overview } from "./Overview.js";
import type { Create } from "./useCreate.js";
import { Warnings } from "./Warnings.js";

// The folds load their content when they are opened.
const exact = createPart(() => import("./Exact.js").then((part) => part.Exact));
const nextWindows = createPart(() => import("./FoldedPictures.js").then((part) => part.NextWindows));
const duration = createPart(() => import("./FoldedPictures.js").then((part) => part.Duration));

export function FormSummary({ create }: { create: Create }) {
  const { translations } = useDashboard();
  const { form, serverVerdict, view } = create;
  const { verdict } = translations;
  const { goTo } = view.verdict;
  return (
    <Overview
      verdict={view.verdict}
      onGoTo={goTo === undefined ? undefined : () => focusControl(goTo)}
      actions={
        <>
          <button
            type="submit"
            form={FORM_ID}
            className="button primary large"
            // Prevents a blur: it could show a message and move this button away before the click.
            onMouseDown={(event) => event.preventDefault()}
          >
            {translations.create.review}
          </button>
          <p className="help">{translations.create.hint}</p>
        </>
      }
    >
      <Warnings create={create} />
      <Facts facts={view.facts} />
      <div>
        <Fold summary={verdict.windows}>
          <Loaded part={nextWindows} form={form} />
        </Fold>
        {!view.sendsMessages && (
          <Fold summary={verdict.howLong}>
            <Loaded part={duration} form={form} />
          </Fold>
        )}
        <Fold summary={serverVerdict.ok ? verdict.exact : verdict.exactAnswer(view.server)}>
          <Loaded part={exact} create={create} />
        </Fold>
      </div>
      <CalibratedBy />
    </Overview>
  );
}

/** Shows the date of the calibration in use, with a link to it. */
function CalibratedBy() {
  const { translations, about, language } = useDashboard();
  const text = about.state === "ready" && calibratedText(about.value, translations, language);
  return text ? (
    <a className="link small" href={PATHS.calibrate}>
      {text}
    </a>
  ) : null;
}
