// Takes the code out of the documentation: every fenced block of every page, with what the page says about it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { root } from "../../scripts/lib/process.mjs";

/**
 * @typedef {object} Snippet
 * @property {string} page such as "docs/calibrate.md"
 * @property {string} heading the one above it
 * @property {number} line where its code begins
 * @property {string} language
 * @property {string} code
 * @property {string | undefined} file what its first line says it is a file of: `// src/App.jsx`
 * @property {Record<string, string>} given what a reader has from elsewhere: its name there, by its name here
 */

/** Everything that users read. */
export const pages = [
  "README.md",
  "pkg-template/README.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => `docs/${name}`),
];

const FILE = /^(?:\/\/|<!--|#) ([\w./-]+\.\w+)(?: -->)?$/;
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

/** Of all pages. */
export const snippets = pages.flatMap(snippetsOf);

/** @param {Snippet} snippet */
export const placeOf = ({ page, line }) => `${page}:${line}`;

/**
 * The file of that name on a page; of several the one below that heading.
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

/** A line that says what comes of it: `verdict.ok; // false`, `console.log(id); // 7`. */
const PROMISE = /^( *)(?:console\.log\((.+)\)|([^=]+?|[^=]+\(.*\)[^=]*?)); \/\/ (.+)$/;
/** A value as one writes it; any other comment is for people. */
const VALUE = /^(?:[[{"]|-?\d+$|(?:true|false|null|undefined)$)/;

/**
 * The same code, with an assertion in place of each line that says what comes of it.
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
