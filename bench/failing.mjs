// The failing fields that a contender finds, in one shape for all contenders.

/**
 * @typedef {object} Contender
 * @property {(form: any) => any} validate its natural answer (or the promise of one)
 * @property {(result: any) => any[]} issues all of them, each with its `message`; none where the form is fine
 * @property {(issue: any) => string | string[]} fieldOf
 */

/** The failing fields, in alphabetical order. @param {Contender} contender @param {object} form */
export async function failing({ validate, issues, fieldOf }, form) {
  const found = issues(await validate(form));
  for (const issue of found)
    if (typeof issue.message !== "string" || !issue.message) throw new Error(`an issue without a message: ${issue}`);
  return [...new Set(found.flatMap(fieldOf))].sort().join();
}
