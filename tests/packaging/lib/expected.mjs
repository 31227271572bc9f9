// What every environment has to print or show: the server's sentences, to the letter.
const verdict = (/** @type {string} */ created) =>
  JSON.stringify({
    good: true,
    bad: {
      assistant_id: ["The assistant id field is required."],
      timezone: ["The timezone field must be a valid timezone."],
    },
    created,
  });

/** What a run may expect, by the name that its package.json gives. */
export const expected = {
  verdict: verdict("501"),
  "verdict without Response": verdict("no Response here"),
  "content security policy": "Add 'wasm-unsafe-eval' to its script-src",
};
