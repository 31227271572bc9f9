// Brings our verdict and Laravel's into one shape, in which they can be compared and shown.

/** @typedef {import("./oracle.mjs").Answer} Answer */
/** @typedef {import("./forms.mjs").Form} Form */

/** The package's options for a form as the oracle is asked about it. @param {Form} form @param {import("./engines.mjs").Profile} profile */
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

/** Where Laravel itself crashes, the form must be refused with what the crashing rule would have said. @param {Answer} theirs */
export function shownTheirs(theirs) {
  if (theirs.status === 201) return { ok: true };
  const { message, errors } = theirs.status === 500 ? theirs.refusal : theirs;
  return { ok: false, message, errors: Object.entries(errors) };
}
