// npm run fuzz: runs every target for ten minutes, guided by coverage if it is native. Then compares the findings with
// two Laravels.
//   npm run fuzz -- --minutes 1 decoder laravel
// Nightly Rust is not needed: without a sanitizer the stable compiler has libFuzzer's instrumentation. There is no
// unsafe code to check.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCases } from "../tests/conformance/cases.mjs";
import { ensurePackage } from "./build.mjs";
import { cargoTool } from "./lib/cargo-tools.mjs";
import { passSignalsOn, root, run } from "./lib/process.mjs";
import { ensureCxx, ensureLaravel10, ensurePhp, ensureRust, explain } from "./lib/setup.mjs";

/** @typedef {{ ok: boolean, count: string, reason: string }} FuzzResult */
/** @typedef {{ about: string, fuzz: (minutes: number) => Promise<FuzzResult> }} Target */

const corpora = join(root, "fuzz", "corpus");

/** @param {string} name */
const corpus = (name) => {
  const folder = join(corpora, name);
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** Writes each recorded body to a file: the initial corpus of targets that read bodies. */
function seeds() {
  const folder = corpus("seeds");
  for (const { id, body } of readCases()) {
    if (body.length < 4_000) writeFileSync(join(folder, String(id)), body);
  }
  return folder;
}

/**
 * Returns a target of fuzz/fuzz_targets.
 * @param {string} name
 * @param {string} about
 * @param {() => string[]} [more] returns further folders of inputs, and options
 * @returns {[string, Target]}
 */
const native = (name, about, more = () => []) => [
  name,
  {
    about,
    async fuzz(minutes) {
      for (const ensure of [ensureRust, ensureCxx]) {
        const lack = await ensure();
        if (lack) return { ok: false, count: "", reason: explain(lack) };
      }
      const cargoFuzz = await cargoTool("cargo-fuzz");
      let end = "";
      const { ok, reason } = await run(
        [
          cargoFuzz,
          ...["run", "--sanitizer", "none", name, corpus(name), ...more()],
          // A hang is a finding too, and so is a body with excessive use of memory.
          ...[
            "--",
            `-max_total_time=${Math.round(minutes * 60)}`,
            "-timeout=10",
            "-rss_limit_mb=2048",
            "-max_len=4096",
          ],
          ...["-use_value_profile=1", "-print_final_stats=1", `-dict=${join(root, "fuzz", "campaign.dict")}`],
        ],
        {
          hear: (text) => {
            end = (end + text).slice(-20_000);
          },
        },
      );
      const executed = /stat::number_of_executed_units:\s*(\d+)/.exec(end)?.[1] ?? "an unknown number of";
      return { ok, count: `${executed} executions`, reason: ok ? "" : `${reason}; the input is in fuzz/artifacts` };
    },
  },
];

/**
 * Returns a target that tests a property of JavaScript code with random values of fast-check.
 * @param {string} name
 * @param {string} about
 * @param {string} file
 * @returns {[string, Target]}
 */
const property = (name, about, file) => [
  name,
  {
    about,
    async fuzz(minutes) {
      const obstacle = await ensurePackage();
      if (obstacle) return { ok: false, count: "", reason: obstacle };
      let counted = 0;
      const { ok, reason } = await run([process.execPath, "--test", "--test-reporter=spec", file], {
        env: { MINUTES: String(minutes) },
        hear: (text) => {
          for (const [, runs] of text.matchAll(/ (\d+) values held/g)) counted += Number(runs);
        },
      });
      return { ok, count: `${counted} values`, reason };
    },
  },
];

/** Writes the findings to a file, one body a line. @returns {Promise<string | undefined>} the file */
async function bodies() {
  const file = join(corpora, "bodies.txt");
  const manifest = join(root, "fuzz", "Cargo.toml");
  const [engine, forms] = ["engine", "forms"].map(corpus);
  const { ok } = await run([
    "cargo",
    "run",
    "--quiet",
    "--release",
    "--manifest-path",
    manifest,
    "--example",
    "bodies",
    file,
    engine,
    forms,
  ]);
  return ok ? file : undefined;
}

/** @type {Map<string, Target>} */
const targets = new Map([
  native("decoder", "the JSON decoder compared with serde_json, on arbitrary bytes", () => [seeds()]),
  native("engine", "arbitrary bytes as a request body, in each profile; each rule compared with the engine", () => [
    seeds(),
  ]),
  native("forms", "generated forms, and mutated recorded forms"),
  native("answers", "response classification, Retry-After, addresses, headers"),
  property("values", "any JavaScript value as a form", "tests/package/validate/any-value.test.mjs"),
  property("form-data", "any names and texts of an HTML form", "tests/package/forms/form-data-any.test.mjs"),
  property("responses", "any response of a server, read by the client", "tests/package/client/any-response.test.mjs"),
  [
    "laravel",
    {
      about:
        "both real Laravels: first on the bodies that the targets found, then on mutations of those and of the " +
        "recorded cases",
      async fuzz(minutes) {
        for (const ensure of [ensurePhp, ensureLaravel10]) {
          const lack = await ensure();
          if (lack) return { ok: false, count: "", reason: explain(lack) };
        }
        const obstacle = await ensurePackage();
        if (obstacle) return { ok: false, count: "", reason: obstacle };
        const file = await bodies();
        if (!file) return { ok: false, count: "", reason: "the example `bodies` of fuzz/ failed" };
        let count = "";
        const { ok, reason } = await run([process.execPath, "tests/laravel/fuzz.mjs"], {
          // The time is the limit, not the number of forms.
          env: { BODIES: file, MINUTES: String(minutes), FORMS: process.env.FORMS ?? "Infinity" },
          hear: (text) => {
            count = /^\d+ forms, \d+ verdicts: .*$/m.exec(text)?.[0] ?? count;
          },
        });
        return { ok, count, reason };
      },
    },
  ],
]);

passSignalsOn();
const names = process.argv.slice(2);
const at = names.indexOf("--minutes");
const minutes = at < 0 ? 10 : Number(names.splice(at, 2)[1]);
const unknown = names.filter((name) => !targets.has(name));
if (unknown.length > 0 || !(minutes > 0)) {
  console.error(`usage: npm run fuzz -- [--minutes N] [target ...]   The targets:`);
  for (const [name, { about }] of targets) console.error(`  ${name.padEnd(10)} ${about}`);
  process.exit(2);
}
const rows = [];
for (const [name, { about, fuzz }] of targets) {
  if ((names.length > 0 && !names.includes(name)) || process.exitCode) continue;
  console.log(`\n=== ${name}: ${about}`);
  rows.push({ name, ...(await fuzz(minutes)) });
}
console.log("");
for (const { name, ok, count, reason } of rows)
  console.log(`${name.padEnd(10)} ${ok ? "passed" : "FAILED"}  ${count}  ${reason}`);
if (rows.some(({ ok }) => !ok)) process.exitCode ||= 1;
