// What `npm run bench` and `npm run bench:browser` have in common: which contenders run, how often, and where the samples go.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { bench } from "./prepare.mjs";
import { report, versions } from "./report.mjs";

export const quick = process.argv.includes("--quick");
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
const all = [
  "ours",
  "hand-written",
  "ajv-standalone",
  "ajv",
  "ajv-json-schema",
  "typebox",
  "arktype",
  "zod",
  "zod-mini",
  "valibot",
  "vine",
  "joi",
  "yup",
  "validatorjs",
];
const strange = only?.filter((name) => !all.includes(name)) ?? [];
if (strange.length) throw new Error(`--only=${strange}: the contenders are ${all.join(", ")}`);
export const contenders = all.filter((name) => !only || only.includes(name));
export const rounds = quick ? 1 : 5;
/** What a kind of form may take of a contender's time in one round. */
export const milliseconds = quick ? 10 : 40;

/** Each measurement once a round, so that a busy minute hits all contenders alike. @type {import("./report.mjs").Samples} */
const samples = {};

/** @param {string} work @param {string} name @param {number} value */
export function keep(work, name, value) {
  samples[work] ??= {};
  samples[work][name] ??= [];
  samples[work][name].push(Number(value.toPrecision(4)));
}

/** What a script of this folder prints in a process of its own. @param {string} script @param {(string | number)[]} args */
export async function child(script, ...args) {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(bench, script), ...args.map(String)]);
    return JSON.parse(stdout);
  } catch (error) {
    // Its end says what happened; before that node quotes the line, which may be a whole bundle.
    const { stderr = String(error) } = /** @type {{ stderr?: string }} */ (error);
    throw new Error(`${script} ${args.join(" ")}: ${stderr.slice(-1000)}`);
  }
}

/**
 * Prints what was measured; keeps it in results.json and RESULTS.md where it was all of it, beside what the other script kept.
 * @param {"node" | "browser"} section
 * @param {string} engine
 * @param {object} [more]
 */
export function finish(section, engine, more) {
  const file = join(bench, "results.json");
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${process.platform} ${process.arch}, ${availableParallelism()} shared cores`;
  const measured = { date, engine, machine, rounds, contenders, versions: versions(), ...more, samples };
  if (quick || only) {
    console.log(report({ [section]: measured }));
    return;
  }
  const results = { ...JSON.parse(readFileSync(file, "utf8")), [section]: measured };
  // Lists of numbers on one line each, as the formatter wants them.
  const lines = JSON.stringify(results, null, 2).replace(/\[[-\d.,\s]+\]/g, (list) =>
    list.replace(/\s+/g, " ").replace("[ ", "[").replace(" ]", "]"),
  );
  writeFileSync(file, `${lines}\n`);
  writeFileSync(join(bench, "RESULTS.md"), report(results));
  console.log(`written: bench/results.json, bench/RESULTS.md`);
}
