// Finds the prose of a file: Markdown, comments, and the texts that people read (strings with at least three words).
import { parser as css } from "@lezer/css";
import { configureNesting, parser as html } from "@lezer/html";
import { parser as javascript } from "@lezer/javascript";
import { parser as php } from "@lezer/php";
import { parser as rust } from "@lezer/rust";

/** @typedef {"document" | "cell" | "comment" | "message"} Kind */
/** @typedef {{ kind: Kind, line: number, text: string }} Block `line` is the first line in the file, from 1 */

const typescript = javascript.configure({ dialect: "ts" });
const page = html.configure({
  wrap: configureNesting([
    { tag: "script", parser: typescript },
    { tag: "style", parser: css },
  ]),
});

/** @type {Record<string, typeof javascript>} by the ending of a file's name */
const PARSERS = {
  rs: rust,
  ts: typescript,
  tsx: javascript.configure({ dialect: "ts jsx" }),
  js: javascript.configure({ dialect: "jsx" }),
  mjs: javascript.configure({ dialect: "jsx" }),
  vue: page,
  svelte: page,
  html: page,
  css,
  php,
};

/** Stands for the start of a new paragraph on the same line, because the number of lines must stay. */
export const PARAGRAPH = "\u2029";

const COMMENT = /Comment$/;
const STRING = /^(String|RawString|TemplateString|StringLiteral|Text|JSXText|JSXAttributeValue|AttributeValue)$/;
/** Three words in a row, so that selectors, names and code are left out. */
const SENTENCE = /\p{L}[\p{L}'’]* \p{L}[\p{L}'’]*,? \p{Ll}/u;

/** @param {string} file */
export const endingOf = (file) => file.slice(file.lastIndexOf(".") + 1);

/** @param {string} file */
export const isProse = (file) => ["md", "toml", "yml", "sh"].includes(endingOf(file)) || endingOf(file) in PARSERS;

/**
 * Removes the marks and the indentation of a comment, and the tags and types of JSDoc. The number of lines stays.
 * @param {string} comment
 */
function withoutMarks(comment) {
  return comment
    .replace(/^\/\*+!?|\*+\/$|^<!--|-->$/g, "")
    .split("\n")
    .map((line) =>
      line
        .replace(/^\s*(\/\/[/!]?|\*(?=\s|$)|#+(?=\s))\s?/, "")
        .replace(/^\s*@example.*/, "")
        .replace(/^\s*@(type|typedef|template|import|satisfies|see)\b.*/, "")
        // A description of a tag is a paragraph of its own.
        .replace(/\s*@\w+(\s+\{[^}]*\})?(\s+\[?[\w.$-]+(=[^\]]*)?\]?(\s+-)?)?/g, PARAGRAPH)
        .trim(),
    )
    .join("\n");
}

/**
 * Removes the quotes of a string and the indentation of its lines. A value that is filled in counts as code.
 * @param {string} literal
 */
const withoutQuotes = (literal) =>
  literal
    .replace(/\$?\{[^{}]*\}+/g, "`x`")
    .replace(/\\[nrt]/g, "  ")
    .replace(/\\(["'`])/g, "$1")
    .replace(/^(?:b?r#*)?["'`]+|["'`]+#*$/g, "")
    .replace(/^[ \t]+/gm, "");

/** @param {string} source */
const lineCounter = (source) => {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return (/** @type {number} */ offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (/** @type {number} */ (starts[middle]) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
};

/**
 * Splits a page into its running text and the cells of its tables, one text for each cell.
 * @param {string} source
 * @returns {Block[]}
 */
function markdownBlocks(source) {
  /** @type {Block[]} */
  const cells = [];
  let inCode = false;
  const lines = source.split("\n").map((line, i) => {
    if (/^\s*```/.test(line)) inCode = !inCode;
    if (inCode || !/^\s*\|/.test(line)) return line;
    for (const cell of line.split(/(?<!\\)\|/)) {
      if (/\p{L}/u.test(cell)) cells.push({ kind: "cell", line: i + 1, text: cell.trim() });
    }
    return "";
  });
  return [{ kind: "document", line: 1, text: lines.join("\n") }, ...cells];
}

/**
 * Returns the prose of a file. Line comments on consecutive lines are one block.
 * @param {string} file its name gives the language
 * @param {string} source
 * @returns {Block[]}
 */
export function blocksOf(file, source) {
  if (endingOf(file) === "md") return markdownBlocks(source);
  /** @type {Block[]} */
  const blocks = [];
  /**
   * @param {number} line
   * @param {string} comment
   * @param {boolean} isWholeLine
   */
  const addComment = (line, comment, isWholeLine) => {
    const text = withoutMarks(comment);
    const last = blocks.at(-1);
    if (isWholeLine && last?.kind === "comment" && last.line + last.text.split("\n").length === line) {
      last.text += `\n${text}`;
    } else blocks.push({ kind: "comment", line, text });
  };
  const parser = PARSERS[endingOf(file)];
  if (!parser) {
    source.split("\n").forEach((line, i) => {
      if (/^\s*#/.test(line)) addComment(i + 1, line, true);
    });
    return blocks;
  }
  const lineOf = lineCounter(source);
  parser.parse(source).iterate({
    enter({ name, from, to }) {
      if (COMMENT.test(name)) {
        const isWholeLine = name === "LineComment" && /(^|\n)[ \t]*$/.test(source.slice(Math.max(0, from - 120), from));
        addComment(lineOf(from), source.slice(from, to), isWholeLine);
        return false;
      }
      if (!STRING.test(name)) return true;
      const text = withoutQuotes(source.slice(from, to));
      if (SENTENCE.test(text)) blocks.push({ kind: "message", line: lineOf(from), text });
      return name === "TemplateString";
    },
  });
  return blocks;
}
