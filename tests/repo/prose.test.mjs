// The prose linter: it finds the old dialect in documents, comments and messages, and accepts plain English.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/lib/process.mjs";
import { exceptions, unspelled, unspelledQuotes } from "../../scripts/prose/exceptions.mjs";
import { lintFile } from "../../scripts/prose/lint.mjs";

/**
 * @param {string} file
 * @param {string} source
 */
const rulesFor = (file, source) => lintFile(file, source).findings.map(({ rule }) => rule);

/** Comments of the first versions of this project, with the rule that each breaks. */
// cspell:ignore recieved
const BEFORE = [
  ["Everything that is wrong with a form: by the server's rules, then by what the caller says.", "clause-without-noun"],
  ["What of a line is here that is not whole yet.", "clause-without-noun"],
  ["Texts of which it is certain that none of their characters is invisible.", "clause-without-noun"],
  ["One caller's patience with a promise: a timer and an abort signal.", "old-word"],
  ["Takes off when its first caller has boarded.", "old-word"],
  ["Sends nothing on twice under one name of an attempt.", "old-word"],
  ["Whoever cancels has its own error to tell.", "clause-without-noun"],
  ["Names the groups of which a value is a member, and those whose members it equals.", "clause-without-noun"],
  ["Nothing of the body counts.", "nothing-of"],
  ["Everything is mended: go on.", "old-word"],
  ["retires is no option.", "is-no"],
  ["The body broke off.", "old-word"],
  ["The rules are those that the server told.", "told-or-said"],
  ["The answer is for who asked.", "clause-without-noun"],
];

const AFTER = [
  "Validates a form: server rules first, then account facts. Applies custom messages last.",
  "Races a promise against a timeout and an AbortSignal.",
  "Deduplicates POSTs by idempotency key. A duplicate gets the first response, even while it is pending.",
  "The body is ignored, but requiring JSON forces a CORS preflight.",
  "Which profile does my server run? There is no endpoint that reports it.",
  'The page shows "What is taken for granted", and `what` is a name.',
];

test("the linter finds each sentence of before in a document, a comment and a message", () => {
  for (const [sentence = "", rule] of BEFORE) {
    assert.deepEqual(rulesFor("page.md", `# Title\n\n${sentence} It is short.\n`), [rule], sentence);
    assert.deepEqual(rulesFor("page.md", `| a |\n| --- |\n| ${sentence} |\n`), [rule], sentence);
    assert.deepEqual(rulesFor("code.ts", `/** ${sentence} */\nexport const a = 1;\n`), [rule], sentence);
    assert.deepEqual(rulesFor("code.rs", `/// ${sentence}\nfn a() {}\n`), [rule], sentence);
    assert.deepEqual(rulesFor("code.mjs", `throw new Error(${JSON.stringify(sentence)});\n`), [rule], sentence);
    assert.deepEqual(rulesFor("Page.vue", `<template>\n  <p>${sentence}</p>\n</template>\n`), [rule], sentence);
  }
});

test("the linter accepts plain sentences, questions, quotes and code", () => {
  for (const sentence of AFTER) assert.deepEqual(rulesFor("page.md", sentence), [], sentence);
});

test("the linter finds a clause that runs over two lines of a comment, and names its line", () => {
  const source = "const a = 1;\n// The caller decides\n// whoever may wait.\nconst b = 2;\n";
  assert.deepEqual(
    lintFile("code.mjs", source).findings.map(({ line, rule }) => ({ line, rule })),
    [{ line: 2, rule: "clause-without-noun" }],
  );
});

test("the linter finds sentences of more than 25 words in documents, and a high average", () => {
  const words = (/** @type {number} */ count) => `The ${"very ".repeat(count - 3)}end counts.\n\n`;
  assert.deepEqual(rulesFor("page.md", words(25) + words(3)), []);
  assert.deepEqual(rulesFor("page.md", words(26) + words(3)), ["sentence-length"]);
  assert.deepEqual(rulesFor("page.md", words(17) + words(16)), ["average-length"]);
});

test("the linter finds lines of more than 120 columns in code, but not in Markdown", () => {
  const line = `// ${"a".repeat(118)}`;
  assert.deepEqual(rulesFor("code.mjs", line), ["columns"]);
  assert.deepEqual(rulesFor("code.mjs", line.slice(1)), []);
  assert.deepEqual(rulesFor("page.md", line), []);
});

test("the spelling check finds an unknown word", () => {
  const folder = mkdtempSync(join(tmpdir(), "spelling-"));
  try {
    writeFileSync(join(folder, "page.md"), "The campaign is recieved.\n");
    const check = () =>
      spawnSync(
        process.execPath,
        ["node_modules/cspell/bin.mjs", "lint", "--config", "scripts/prose/cspell.config.mjs", "--root", folder, "."],
        { cwd: root, encoding: "utf8" },
      );
    assert.match(check().stdout, /Unknown word \(recieved\)/);
    writeFileSync(join(folder, "page.md"), "The campaign is received.\n");
    assert.equal(check().status, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("every exception of the linter and of the spelling check has a reason", () => {
  for (const { files, reason } of [...exceptions, ...unspelled, ...unspelledQuotes])
    assert.ok(reason.length > 5, String(files));
});
