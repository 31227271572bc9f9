// Converts our verdicts and Laravel's into one text, to compare and show them.

/** @typedef {import("./oracle.mjs").Answer} Answer */
/** @typedef {import("./forms.mjs").Form} Form */

/**
 * Returns the package's options that equal the oracle's for a form.
 * @param {Form} form
 * @param {import("./engines.mjs").Profile} profile
 */
export const optionsOf = ({ limit }, profile) => ({
  profile,
  ...(limit === undefined ? {} : { account: { max_calls_in_parallel: limit } }),
});

/** @param {string | Uint8Array} body */
export const shownBody = (body) => (typeof body === "string" ? body : `bytes ${Buffer.from(body).toString("hex")}`);

/** @param {import("../../pkg/index.js").Validation} ours */
export function shownOurs(ours) {
  return ours.ok ? { ok: true } : { ok: false, message: ours.message, errors: Object.entries(ours.errors) };
}

/** If Laravel crashes, the form must get the message of the crashing rule. @param {Answer} theirs */
export function shownTheirs(theirs) {
  if (theirs.status === 201) return { ok: true };
  const { message, errors } = theirs.status === 500 ? theirs.refusal : theirs;
  return { ok: false, message, errors: Object.entries(errors) };
}
