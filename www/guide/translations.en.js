// The field guide's English texts. tsc and a test check that the German file has the same keys.

/** @typedef {typeof translations} GuideTranslations */

export const translations = {
  title: "Field guide",
  intro:
    "Every field of a campaign, its rule, and what the server says to values. Each verdict on this page is made as you look at it, by the package itself.",
  docs: "The documentation has the guides, and this page to read.",
  fields: "Fields",
  rule: "Rule",
  examples: "Examples",
  value: "Value",
  verdict: "Verdict",
  accepted: "Accepted",
  refused: "Refused",
  warning: "Warning",
  try: "Try it",
  tryLabel: (/** @type {string} */ label) => `A value for ${label}`,
  tryHelp: 'Write JSON: 5, "5", true, null, ["monday"]. Anything else is taken as a text.',
  sent: "Sent as",
  leftOut: "Left out",
  characters: (/** @type {number} */ count) => `${count} characters`,

  required: "Required.",
  optional: "May be left out, null or empty.",
  defaultIs: (/** @type {string} */ value) => `Left out, ${value} counts.`,
  types: /** @type {Record<string, string>} */ ({
    string: "A text.",
    integer: 'A whole number, or a text of one: 5 and "5", but no 5.5 and no "05".',
    boolean: 'true or false; 1, 0, "1" and "0" are taken as well.',
    array: "A list.",
  }),
  time: 'A time as "HH:MM": two digits each, 24 hours, no seconds.',
  atLeast: (/** @type {number} */ min) => `At least ${min}.`,
  between: (/** @type {number} */ min, /** @type {number} */ max) => `From ${min} to ${max}.`,
  maxCharacters: (/** @type {number} */ max) => `At most ${max} characters, blanks at its ends not counted.`,
  oneOf: (/** @type {number} */ count) => `One of ${count} names.`,
  eachOneOf: (/** @type {string} */ values) => `Each one of: ${values}.`,
  eachInteger: "Each a whole number.",
  distinct: "None of them twice.",
};
