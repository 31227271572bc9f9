// A React 19 form with an action (`useActionState`), read by fromFormData, without state of its own or a library.
import { createElement as h, useActionState } from "react";
import { createRoot } from "react-dom/client";
import { fromFormData, validateCampaign } from "../../../pkg/index.js";

/** @typedef {import("../../../pkg/index.js").Validation} Validation */

/**
 * @param {Validation | null} _
 * @param {FormData} data
 */
async function create(_, data) {
  const verdict = validateCampaign(fromFormData(data, { checkboxes: ["mark_complete_when_no_leads"] }));
  if (verdict.ok) await /** @type {any} */ (globalThis).post(verdict.campaign);
  return verdict;
}

function Page() {
  const [verdict, action, isPending] = useActionState(create, null);
  const days = ["monday", "friday"].map((day) =>
    h("input", { key: day, type: "checkbox", name: "allowed_days[]", value: day, "aria-label": day }),
  );
  return h(
    "form",
    { action },
    h("input", { name: "name", "aria-label": "Name" }),
    h("input", { name: "assistant_id", "aria-label": "Assistant" }),
    days,
    h("input", { type: "checkbox", name: "mark_complete_when_no_leads", "aria-label": "Complete" }),
    h("button", { type: "submit", disabled: isPending }, "Create"),
    h("output", null, verdict && JSON.stringify(verdict.ok ? verdict.campaign : verdict.errors)),
  );
}

createRoot(/** @type {HTMLElement} */ (document.getElementById("app"))).render(h(Page));
