// The short name of a form's state on the pages of the double-create scenarios.

/** @param {import("../../../pkg/form.js").FormState<any>} state */
export function statusOf({ unclear, submitting, submitted, found, earlier, error }) {
  if (submitting) return "sending";
  if (unclear) return `unclear: ${unclear.search.status}`;
  if (submitted) return found ? "found" : "created";
  if (earlier) return `earlier: ${earlier.campaign.name}`;
  return error ? "failed" : "ready";
}
