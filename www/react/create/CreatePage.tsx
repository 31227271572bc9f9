// A new campaign: the form with its foresight, the review, and what became of it.
import { useEffect, useRef } from "react";
import { useDashboard } from "../dashboard.js";
import { usePageTitle } from "../routes.js";
import { DoneStep } from "./DoneStep.js";
import { EditStep } from "./EditStep.js";
import { ReviewStep } from "./ReviewStep.js";
import { type Step, useCreate } from "./useCreate.js";

export function CreatePage() {
  const { words } = useDashboard();
  const create = useCreate();
  const { step } = create;
  usePageTitle(words.create.title, words.product);
  useFocusOnStep(step.at);
  return (
    <>
      <div className="page-head">
        <div>
          <h1 id="page-heading" tabIndex={-1}>
            {words.create.title}
          </h1>
          <p>{words.create.intro}</p>
        </div>
        <Steps at={step.at} />
      </div>
      {step.at === "edit" && <EditStep create={create} />}
      {step.at === "review" && <ReviewStep create={create} />}
      {step.at === "done" && (
        <DoneStep campaign={step.campaign} wasFound={step.wasFound} onAnother={create.startOver} />
      )}
    </>
  );
}

const STEPS = ["edit", "review", "done"] as const;

function Steps({ at }: { at: Step["at"] }) {
  const { words } = useDashboard();
  const current = STEPS.indexOf(at);
  return (
    <ol className="steps" aria-label={words.create.steps.label}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={step === at ? "step" : undefined}
          className={index < current ? "passed" : undefined}
        >
          <span className="step-number" aria-hidden="true">
            {index + 1}
          </span>
          {words.create.steps[step]}
        </li>
      ))}
    </ol>
  );
}

/** Who goes on to another step begins at its heading; back at the form, at the page's. */
function useFocusOnStep(at: Step["at"]): void {
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    const heading = document.getElementById("step-heading") ?? document.getElementById("page-heading");
    // The summary of a refused form has taken the focus already.
    if (!document.activeElement?.closest(".summary")) heading?.focus();
  }, [at]);
}
