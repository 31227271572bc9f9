// The field guide's English texts. tsc and a test check that the German file has the same keys.

/** @typedef {typeof translations} GuideTranslations */

export const translations = {
  title: "Field guide",
  intro:
    "Every field of a campaign with its rule and example values. The package validates each value in your browser.",
  docs: "The documentation has guides and a text version of this page.",
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
  tryHelp: 'Write JSON: 5, "5", true, null, ["monday"]. Anything else is sent as a string.',
  sent: "Sent as",
  leftOut: "Left out",
  characters: (/** @type {number} */ count) => `${count} characters`,

  required: "Required.",
  optional: "May be left out, null or empty.",
  defaultIs: (/** @type {string} */ value) => `Default: ${value}.`,
  types: /** @type {Record<string, string>} */ ({
    string: "A string.",
    integer: 'A whole number, or a string of one: 5 and "5", but not 5.5 or "05".',
    boolean: 'true or false. 1, 0, "1" and "0" are accepted too.',
    array: "A list.",
  }),
  time: 'A time as "HH:MM": two digits each, 24 hours, no seconds.',
  atLeast: (/** @type {number} */ min) => `At least ${min}.`,
  between: (/** @type {number} */ min, /** @type {number} */ max) => `From ${min} to ${max}.`,
  maxCharacters: (/** @type {number} */ max) => `At most ${max} characters, not counting spaces at both ends.`,
  oneOf: (/** @type {number} */ count) => `One of ${count} names.`,
  eachOneOf: (/** @type {string} */ values) => `Each element is one of: ${values}.`,
  eachInteger: "Each element is a whole number.",
  distinct: "No duplicates.",
};
