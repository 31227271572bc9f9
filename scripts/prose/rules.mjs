// The rules of plain English: patterns that a sentence must not contain, and how long a sentence may be.
import { ParseEnglish } from "parse-english";
import remarkParse from "remark-parse";
import remarkRetext from "remark-retext";
import { unified } from "unified";
import { VFile } from "vfile";

export const MAX_WORDS = 25;
export const MAX_AVERAGE = 16;
export const MAX_COLUMNS = 120;

/** The start of a clause: of a sentence, or behind punctuation, a conjunction, a preposition or a verb. */
const CLAUSE =
  "(?:^|[,;:(–—] *|\\b(?:about|and|as|at|but|by|for|from|in|into|is|knows?|of|on|or|says?|see|shows?|than|that|to)\\s+)";

/**
 * The patterns of the old dialect. `words` in `old-word` come from the table of names that the project left behind.
 * @type {{ rule: string, pattern: RegExp, advice: string }[]}
 */
export const PATTERNS = [
  {
    rule: "clause-without-noun",
    pattern: new RegExp(
      [
        "\\b(?:what(?! to\\b)|whatever|whoever|whomever|whichever|that which|those which|of which|such as are)\\b",
        `${CLAUSE}who\\b`,
        "(?:^|[:(–—] *)which\\b",
      ].join("|"),
      "i",
    ),
    advice: "name the noun: the value, the caller, the request",
  },
  {
    rule: "old-word",
    pattern: new RegExp(
      [
        "mend(?:s|ed|ing)?|misfits?|foretold|foretells?|foresight|patience|newcomers?|learnt|judgements?|glances?",
        "spelled out|reword(?:s|ed|ing)?|taken for granted|takes? off|(?:has|have) boarded|name of (?:an|the) attempt",
        "in (?:your|our|its|their|his|the \\w+'s) (?:own )?words|words of (?:your|our|its|their) own",
        "(?:breaks?|broke|broken|breaking) off",
      ]
        .map((words) => `\\b(?:${words})\\b`)
        .join("|"),
      "i",
    ),
    advice: "use the standard word: fixed, invalid field, predicted, timeout, custom message, ended early",
  },
  {
    rule: "told-or-said",
    pattern: /\b(?:told|said)\b/i,
    advice: "name who reports it: the server reports, the documentation states, the caller passes",
  },
  {
    rule: "is-no",
    pattern: /(?<!\bthere )\b(?:is|are|was|were) no (?!longer|more|other|later|earlier)\w/i,
    advice: "write `is not a`",
  },
  {
    rule: "nothing-of",
    pattern:
      /\b(?:nothing|much|something|some|more|less) of (?:it|the|a|this|that) \w+ (?:is|was|counts|stands|has)\b/i,
    advice: "name the part: the body is ignored, the first bytes are read",
  },
];

/** @typedef {import("nlcst").Nodes} Node */

const processor = unified().use(remarkParse).use(remarkRetext, new ParseEnglish()).freeze();

/** Code in backticks; code blocks have three. */
const CODE = /(?<!`)(`{1,2})(?!`)[^`]+\1(?!`)/g;

/** @typedef {{ line: number, text: string, words: number }} Sentence `line` counts from 1 within the Markdown */

/**
 * Splits Markdown into sentences. Code and quoted text count as one word and are not read.
 * @param {string} markdown
 * @returns {Sentence[]}
 */
export function sentencesOf(markdown) {
  // A capital, because parse-english looks for it after the end of a sentence.
  const file = new VFile(markdown.replace(CODE, (code) => `Code${code.replace(/[^\n]/g, "")}`));
  /** @type {Sentence[]} */
  const sentences = [];
  collect(/** @type {Node} */ (processor.runSync(processor.parse(file), file)), sentences);
  return sentences;
}

/**
 * @param {Node} node
 * @param {Sentence[]} sentences
 */
function collect(node, sentences) {
  if (node.type !== "SentenceNode") {
    if ("children" in node) for (const child of node.children) collect(child, sentences);
    return;
  }
  const text = plainText(node)
    .replace(/"[^"]*"|“[^”]*”/g, "“x”")
    .replace(/\s+/g, " ")
    .trim();
  const words = text.match(/[\p{L}\p{N}`“][^\s–—]*/gu)?.length ?? 0;
  if (words > 0) sentences.push({ line: node.position?.start.line ?? 1, text, words });
}

/**
 * @param {Node} node
 * @returns {string}
 */
function plainText(node) {
  return "children" in node ? node.children.map(plainText).join("") : node.value;
}

/**
 * Returns the patterns that a sentence breaks. A question may begin with a question word.
 * @param {string} sentence
 */
export const brokenPatterns = (sentence) =>
  PATTERNS.filter(
    ({ rule, pattern }) => pattern.test(sentence) && !(rule === "clause-without-noun" && /\?\W*$/.test(sentence)),
  );
