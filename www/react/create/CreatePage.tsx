// Draws the steps of a new campaign: form, review, done.
import { useEffect, useRef } from "react";
import { loadClient } from "../../shared/state/connection.js";
import { focusControl } from "../../shared/state/keys.js";
import { createPart } from "../../shared/state/part.js";
import { pageTitle } from "../../shared/text/create-text.js";
import { useDashboard } from "../dashboard.js";
import { NotLoaded, usePart } from "../parts/Loaded.js";
import { usePageTitle } from "../routes.js";
import { EditStep } from "./EditStep.js";
import { type Create, useCreate } from "./useCreate.js";

/** Loaded at the first entry, so that the review opens at once. */
const laterSteps = createPart(() => Promise.all([import("./laterSteps.js"), loadClient()]).then(([steps]) => steps));

export function CreatePage() {
  const { translations } = useDashboard();
  const create = useCreate();
  const { step, isBegun } = create;
  const later = usePart(laterSteps);
  usePageTitle(pageTitle(step, translations), translations.product);
  useEffect(() => {
    if (isBegun) laterSteps.load();
  }, [isBegun]);
  useFocusOnStep(create, later.state === "ready");
  if (step.at === "editing") return <EditStep create={create} />;
  if (later.state !== "ready") return <NotLoaded part={laterSteps} />;
  const { DoneStep, ReviewStep } = later.value;
  if (step.at !== "created") return <ReviewStep create={create} step={step} />;
  return <DoneStep create={create} campaign={step.created} foundBy={step.foundBy} />;
}

/** Focuses the heading of a new step, or the field that the user wants to change. */
function useFocusOnStep({ step, focusOn }: Create, isLoaded: boolean): void {
  const at = step.at === "editing" || isLoaded ? step.at : "loading";
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
