// Lints the prose of the tree. `node scripts/prose/lint.mjs README.md docs` lints some files; `--counts` prints
// figures.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../lib/process.mjs";
import { exceptions } from "./exceptions.mjs";
import { brokenPatterns, MAX_AVERAGE, MAX_COLUMNS, MAX_WORDS, sentencesOf } from "./rules.mjs";
import { blocksOf, isProse, PARAGRAPH } from "./text.mjs";

/** @typedef {{ file: string, line: number, rule: string, advice: string, text: string }} Finding */

/** @param {string[]} folders */
const listFiles = (folders) =>
  execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...folders], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\0")
    .filter((file) => isProse(file) && existsSync(join(root, file)));

/**
 * Returns the findings in one file. Exceptions are not considered.
 * @param {string} file
 * @param {string} source
 * @returns {{ findings: Finding[], sentences: number, words: number }}
 */
export function lintFile(file, source) {
  /** @type {Finding[]} */
  const findings = [];
  let [sentences, words] = [0, 0];
  const isDocument = file.endsWith(".md");
  if (!isDocument) {
    source.split("\n").forEach((line, i) => {
      if (line.length <= MAX_COLUMNS) return;
      findings.push({ file, line: i + 1, rule: "columns", advice: `at most ${MAX_COLUMNS}`, text: line.trim() });
    });
  }
  for (const block of blocksOf(file, source)) {
    let line = block.line;
    for (const part of block.text.split(PARAGRAPH)) {
      for (const sentence of sentencesOf(part)) {
        const where = { file, line: line + sentence.line - 1, text: sentence.text };
        for (const { rule, advice } of brokenPatterns(sentence.text)) findings.push({ ...where, rule, advice });
        if (!isDocument) continue;
        if (sentence.words > MAX_WORDS) {
          findings.push({ ...where, rule: "sentence-length", advice: `${sentence.words} words, at most ${MAX_WORDS}` });
        }
        // Headings, list entries and cells without a full stop would lower the average.
        if (block.kind === "document" && /[.!?:]\W*$/.test(sentence.text)) {
          sentences += 1;
          words += sentence.words;
        }
      }
      line += part.split("\n").length - 1;
    }
  }
  if (words > MAX_AVERAGE * sentences) {
    const advice = `${(words / sentences).toFixed(1)} words, at most ${MAX_AVERAGE}`;
    findings.push({ file, line: 1, rule: "average-length", advice, text: "" });
  }
  return { findings, sentences, words };
}

/** @param {Finding} finding */
const exceptionFor = ({ file, rule, text }) =>
  exceptions.find(
    (entry) =>
      entry.files.some((name) => file === name || (name.endsWith("/") && file.startsWith(name))) &&
      (!entry.rules || entry.rules.includes(rule)) &&
      (!entry.text || text.includes(entry.text)),
  );

/** @param {string[]} args */
function main(args) {
  const folders = args.filter((arg) => !arg.startsWith("--"));
  const used = new Set();
  /** @type {Record<string, number>} */
  const counts = {};
  /** @type {Finding[]} */
  const open = [];
  let [sentences, words] = [0, 0];
  for (const file of listFiles(folders)) {
    const result = lintFile(file, readFileSync(join(root, file), "utf8"));
    sentences += result.sentences;
    words += result.words;
    for (const finding of result.findings) {
      counts[finding.rule] = (counts[finding.rule] ?? 0) + 1;
      const exception = exceptionFor(finding);
      if (exception) used.add(exception);
      else open.push(finding);
    }
  }
  if (args.includes("--counts")) {
    console.log({
      ...counts,
      sentencesInDocuments: sentences,
      wordsPerSentence: Number((words / sentences).toFixed(1)),
    });
    return;
  }
  for (const { file, line, rule, advice, text } of open)
    console.log(`${file}:${line}: ${rule}: ${advice}\n    ${text}`);
  if (folders.length === 0) {
    for (const entry of exceptions) {
      if (!used.has(entry)) console.log(`Exception without use: ${entry.files.join(", ")} (${entry.reason})`);
    }
  }
  if (open.length > 0) {
    console.error(`prose: ${open.length} findings. Rewrite the sentence, or list it in scripts/prose/exceptions.mjs.`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
