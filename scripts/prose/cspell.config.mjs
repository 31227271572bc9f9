// The spelling check: `cspell lint --config scripts/prose/cspell.config.mjs .` reads every file, code included.
import { unspelled, unspelledQuotes } from "./exceptions.mjs";

export default {
  version: "0.2",
  language: "en-US,en-GB",
  globRoot: "../..",
  useGitignore: true,
  gitignoreRoot: "../..",
  minWordLength: 4,
  dictionaries: ["rust", "typescript", "node", "npm", "php", "html", "css", "bash", "softwareTerms", "project"],
  dictionaryDefinitions: [{ name: "project", path: "./words.txt", addWords: true }],
  ignorePaths: unspelled.map(({ files }) => files),
  overrides: unspelledQuotes.map(({ files }) => ({
    filename: `**/${files}`,
    ignoreRegExpList: ['/"[^"\\n]*"|`[^`\\n]*`/g'],
  })),
  // Digests, long escapes and encoded keys.
  ignoreRegExpList: ["/[0-9a-f]{16,}/gi", "/[A-Za-z0-9+/_=-]{40,}/g", "/%[0-9A-F]{2}\\w+/gi", "/\\\\u\\{?[0-9a-f]+/gi"],
};
