// Draws the steps of a new campaign: form, review, done.
import { useEffect, useRef } from "react";
import { PAGE_OF, PAGES } from "../../shared/state/campaign-flow.js";
import { useDashboard } from "../dashboard.js";
import { usePageTitle } from "../routes.js";
import { DoneStep } from "./DoneStep.js";
import { EditStep } from "./EditStep.js";
import { ReviewStep } from "./ReviewStep.js";
import { useCreate } from "./useCreate.js";

export function CreatePage() {
  const { translations } = useDashboard();
  const create = useCreate();
  const { step } = create;
  const page = PAGE_OF[step.at];
  usePageTitle(translations.create.title, translations.product);
  useFocusOnPage(page);
  return (
    <>
      <div className="page-head">
        <div>
          <h1 id="page-heading" tabIndex={-1}>
            {translations.create.title}
          </h1>
          <p>{translations.create.intro}</p>
        </div>
        <Steps at={page} />
      </div>
      {page === "edit" && <EditStep create={create} />}
      {page === "review" && <ReviewStep create={create} />}
      {step.at === "created" && (
        <DoneStep campaign={step.created} foundBy={step.foundBy} onAnother={create.flow.startOver} />
      )}
    </>
  );
}

type Page = (typeof PAGES)[number];

function Steps({ at }: { at: Page }) {
  const { translations } = useDashboard();
  const current = PAGES.indexOf(at);
  return (
    <ol className="steps" aria-label={translations.create.steps.label}>
      {PAGES.map((page, index) => (
        <li
          key={page}
          aria-current={page === at ? "step" : undefined}
          className={index < current ? "passed" : undefined}
        >
          <span className="step-number" aria-hidden="true">
            {index + 1}
          </span>
          {translations.create.steps[page]}
        </li>
      ))}
    </ol>
  );
}

/** Focuses the heading of a new step; on the form, the page's heading. */
function useFocusOnPage(at: Page): void {
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    const heading = document.getElementById("step-heading") ?? document.getElementById("page-heading");
    // The error summary already has the focus.
    if (!document.activeElement?.closest(".summary")) heading?.focus();
  }, [at]);
}
