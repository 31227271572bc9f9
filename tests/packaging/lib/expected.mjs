// The exact output of every environment: the server's messages.
const verdict = (/** @type {string} */ created) =>
  JSON.stringify({
    good: true,
    bad: {
      assistant_id: ["The assistant id field is required."],
      timezone: ["The timezone field must be a valid timezone."],
    },
    created,
  });

/** Expected outputs by their names in package.json. */
export const expected = {
  verdict: verdict("501"),
  "verdict without Response": verdict("no Response here"),
  "content security policy": "Add 'wasm-unsafe-eval' to its script-src",
};
