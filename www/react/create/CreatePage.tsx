// Draws the steps of a new campaign: form, review, done.
import { useEffect, useRef } from "react";
import { PAGE_OF } from "../../shared/state/campaign-flow.js";
import { focusControl } from "../../shared/state/keys.js";
import { pageTitle } from "../../shared/text/review-text.js";
import { useDashboard } from "../dashboard.js";
import { usePageTitle } from "../routes.js";
import { DoneStep } from "./DoneStep.js";
import { EditStep } from "./EditStep.js";
import { ReviewStep } from "./ReviewStep.js";
import { type Create, useCreate } from "./useCreate.js";

export function CreatePage() {
  const { translations } = useDashboard();
  const create = useCreate();
  const { step } = create;
  usePageTitle(pageTitle(step, translations), translations.product);
  useFocusOnStep(create);
  if (step.at === "created") {
    return <DoneStep create={create} campaign={step.created} foundBy={step.foundBy} />;
  }
  return step.at === "editing" ? <EditStep create={create} /> : <ReviewStep create={create} step={step} />;
}

/** Focuses the heading of a new step, or the field that the user wants to change. */
function useFocusOnStep({ step, focusOn }: Create): void {
  // Creating, refused and unclear each have a heading of their own.
  const at = step.at === "reviewing" ? PAGE_OF[step.at] : step.at;
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    // The errors already have the focus.
    if (document.activeElement?.closest(".problems")) return;
    window.scrollTo(0, 0);
    if (at === "editing" && focusOn) focusControl(focusOn);
    else document.getElementById("page-heading")?.focus();
  }, [at, focusOn]);
}
