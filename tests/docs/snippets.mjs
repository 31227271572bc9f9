// Extracts the code of the documentation: every fenced block of every page, with its file name and its given values.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { root } from "../../scripts/lib/process.mjs";

/**
 * @typedef {object} Snippet
 * @property {string} page such as "docs/calibrate.md"
 * @property {string} heading above it
 * @property {number} line of the first line of code
 * @property {string} language
 * @property {string} code
 * @property {string | undefined} file the name in its first line: `// src/App.jsx`
 * @property {Record<string, string>} given names in snippet-setup.mjs by the names of the snippet
 */

/** All pages that users read. */
export const pages = [
  "README.md",
  "pkg-template/README.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => `docs/${name}`),
];

const FILE = /^(?:\/\/|<!--|#) ([\w./+[\]-]+\.\w+)(?: -->)?$/;
/** A comment that Markdown does not show: `<!-- given: form, cutClient as client -->`. */
const GIVEN = /^<!-- given: (.*) -->\s*$/;

/** @param {string} page @returns {Snippet[]} */
export function snippetsOf(page) {
  const tokens = new MarkdownIt({ html: true }).parse(readFileSync(join(root, page), "utf8"), {});
  let heading = "";
  return tokens.flatMap((token, i) => {
    if (token.type === "heading_open") heading = tokens[i + 1]?.content ?? "";
    if (token.type !== "fence") return [];
    const before = tokens[i - 1];
    const given = before?.type === "html_block" ? GIVEN.exec(before.content)?.[1] : undefined;
    return {
      page,
      heading,
      line: (token.map?.[0] ?? 0) + 2,
      language: token.info,
      code: token.content,
      file: FILE.exec(token.content.split("\n")[0] ?? "")?.[1],
      given: Object.fromEntries((given?.split(", ") ?? []).map(namesOf)),
    };
  });
}

/** @param {string} text `cutClient as client`, or a name alone */
function namesOf(text) {
  const [there = "", here = there] = text.split(" as ");
  return [here, there];
}

/** The snippets of all pages. */
export const snippets = pages.flatMap(snippetsOf);

/** @param {Snippet} snippet */
export const locationOf = ({ page, line }) => `${page}:${line}`;

/**
 * Returns the file of that name on a page. If there are several, the one below that heading.
 * @param {string} page
 * @param {string} file
 * @param {string} [below]
 */
export function fileOf(page, file, below) {
  const found = snippetsOf(page).find(
    (snippet) => snippet.file === file && (below === undefined || snippet.heading === below),
  );
  if (!found) throw new Error(`${page} shows no ${file}${below === undefined ? "" : ` below "${below}"`}`);
  return found.code;
}

/** A line with its result: `verdict.ok; // false`, `console.log(id); // 7`. */
const PROMISE = /^( *)(?:console\.log\((.+)\)|([^=]+?|[^=]+\(.*\)[^=]*?)); \/\/ (.+)$/;
/** A literal value. Any other comment is prose. */
const VALUE = /^(?:[[{"]|-?\d+$|(?:true|false|null|undefined)$)/;

/**
 * Returns the code with an assertion instead of each line that states its result.
 * @param {string} code
 * @returns {{ code: string, promises: number }}
 */
export function asserting(code) {
  let promises = 0;
  const lines = code.split("\n").map((line) => {
    const [, indent = "", logged, plain, value = ""] = PROMISE.exec(line) ?? [];
    const expression = logged ?? plain;
    if (expression === undefined || !VALUE.test(value) || /^(const|let|return|import)\b/.test(expression)) return line;
    promises += 1;
    return `${indent}promised.deepEqual(${expression}, ${value});`;
  });
  return { code: lines.join("\n"), promises };
}
