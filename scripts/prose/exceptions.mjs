// The exceptions of the prose linter and of the spelling check, each with its reason.

/**
 * @typedef {object} Exception
 * @property {string[]} files names of files, and beginnings of names that end in `/`
 * @property {string[]} [rules] default: all
 * @property {string} [text] a part of the sentence; default: every sentence
 * @property {string} reason
 */

/** @type {Exception[]} */
export const exceptions = [
  { files: ["scripts/prose/rules.mjs"], reason: "lists the patterns that it looks for" },
  { files: ["tests/repo/prose.test.mjs"], reason: "holds the sentences that the linter must find" },
  { files: ["bench/RESULTS.md"], reason: "written by the bench; the linter reads the text in bench/report.mjs" },
  {
    files: ["bench/PROFILE.md"],
    rules: ["sentence-length", "average-length"],
    reason: "written by the bench; a sentence lists the functions of a profile",
  },
  { files: ["bench/probes.mjs"], rules: ["is-no"], reason: "bench/results.json stores these names" },
  {
    files: ["pkg-template/messages/", "www/shared/i18n/"],
    rules: ["columns"],
    reason: "a translated sentence stays on one line",
  },
  {
    files: [
      "pkg-template/client/options.ts",
      "pkg-template/schedule/plan.ts",
      "pkg-template/schedule/predict.ts",
      "pkg-template/wasm/load.ts",
      "src/verdict/warning_texts.rs",
    ],
    rules: ["columns"],
    reason: "a message of the package stays on one line, so that a search for its text finds it",
  },
  {
    files: ["pkg-template/schedule/windows-zones.ts"],
    rules: ["columns"],
    reason: "the list of time zone names of CLDR is data in one string",
  },
  { files: ["www/shared/text/icons.js", "www/guide/bar.js"], rules: ["columns"], reason: "paths of pictures" },
  {
    files: [
      "scripts/package/build.mjs",
      "scripts/package/contract-files.mjs",
      "scripts/package/encode-wasm.mjs",
      "scripts/package/glue-types.mjs",
      "www/docs/build.mjs",
    ],
    rules: ["columns"],
    reason: "templates of generated code and markup keep the lines of their output",
  },
  {
    files: [
      "pkg-template/validate/json-schema-patterns.ts",
      "scripts/package/declarations.mjs",
      "src/verdict/validate.rs",
      "src/verdict/warnings.rs",
    ],
    rules: ["columns"],
    reason: "a pattern, a list of characters or a JSON text stays on one line",
  },
];

/** The files that the spelling check leaves out. @type {{ files: string, reason: string }[]} */
export const unspelled = [
  { files: ".git", reason: "holds the path of the repository in a worktree" },
  { files: "**/package-lock.json", reason: "written by npm" },
  { files: "Cargo.lock", reason: "written by Cargo" },
  { files: "**/*.snap", reason: "written by the build" },
  { files: "bench/results.json", reason: "written by the bench" },
  { files: "tests/conformance/**/*.jsonl", reason: "recorded forms and answers, with texts in many languages" },
  { files: "pkg-template/messages/{de,es,fr,pt}{,-2026-07}.ts", reason: "translations" },
  { files: "**/*.de.js", reason: "German texts of the pages" },
  { files: "www/shared/i18n/de.js", reason: "German texts of the pages" },
  { files: "bench/calls/german.mjs", reason: "German texts" },
  { files: "{src/rules,tests/conformance}/*.txt", reason: "names of the time zone database" },
  { files: "tests/laravel/variants.php", reason: "translations that the live comparison uses" },
];

/** The files whose quoted texts the spelling check leaves out. @type {{ files: string, reason: string }[]} */
export const unspelledQuotes = [
  { files: "docs/translate.md", reason: "quotes German and Dutch messages" },
  { files: "docs/contract-2026-07.md", reason: "quotes a German message and label" },
  { files: "tests/package/messages/language.test.mjs", reason: "quotes the German messages that it expects" },
  { files: "tests/package/contract-2026-07/validate.test.mjs", reason: "quotes German messages" },
  { files: "tests/package/calibrate/contract-2026-07.test.mjs", reason: "quotes German messages" },
  { files: "tests/package/client/contract-2026-07.test.mjs", reason: "quotes German messages" },
  { files: "tests/dashboard/state/contract-2026-07-texts.test.mjs", reason: "quotes German texts" },
  { files: "tests/dashboard/state/campaigns.test.mjs", reason: "quotes the German texts that it expects" },
];
