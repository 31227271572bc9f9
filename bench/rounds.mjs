// The common part of `npm run bench` and `npm run bench:browser`: which contenders and parts run, how often, and where
// the samples go.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { bench, hasBefore, isOtherBuild } from "./prepare.mjs";
import { callers, report, versions } from "./report.mjs";

export const quick = process.argv.includes("--quick");
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
const all = [
  "ours",
  ...(hasBefore ? ["before"] : []),
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
const parts = ["forms", "calls", "alone", "start", "rows", "bounds", "memory", "size"];
const unknown = only?.filter((name) => ![...all, ...parts].includes(name)) ?? [];
if (unknown.length)
  throw new Error(`--only=${unknown}: the contenders are ${all.join(", ")}; the parts are ${parts.join(", ")}`);

const askedContenders = all.filter((name) => only?.includes(name));
const some = askedContenders.length ? askedContenders : all;
/** The contenders whose calls are measured as well: they have a module in calls/. */
export const callContenders = some.filter((name) => callers.includes(name));
const askedParts = parts.filter((part) => only?.includes(part));
/** @param {"forms" | "calls" | "alone" | "start" | "rows" | "bounds" | "memory" | "size"} part */
export const has = (part) => !askedParts.length || askedParts.includes(part);
const areAllNeeded = has("forms") || has("start") || has("memory") || has("size");
export const contenders = areAllNeeded ? some : callContenders;
export const rounds = quick ? 1 : 5;
/** Milliseconds that a kind of form takes of one contender's time in one round. */
export const milliseconds = quick ? 10 : 40;
/** Milliseconds of one call in one turn, and the number of turns in one round. */
export const callTime = quick ? { milliseconds: 1, turns: 3 } : { milliseconds: 4, turns: 15 };

/**
 * One sample a round of each measurement, so that a busy minute hits all contenders alike.
 * @type {import("./report.mjs").Samples}
 */
const samples = {};
/** The load of the machine at each round's end: processes that run or wait. @type {number[]} */
const loads = [];

/** @param {string} work @param {string} name @param {number} value */
export function keep(work, name, value) {
  samples[work] ??= {};
  samples[work][name] ??= [];
  samples[work][name].push(Number(value.toPrecision(4)));
}

/**
 * Keeps the calls of one contender.
 * @param {string} name
 * @param {Record<string, Record<string, number>>} measured by label and way
 */
export function keepCalls(name, measured) {
  for (const [label, ways] of Object.entries(measured))
    for (const [way, value] of Object.entries(ways))
      keep(`call: ${label}`, way === "inline options" ? name : `${name}, ${way}`, value);
}

/** @param {number} round */
export function endRound(round) {
  loads.push(Number((loadavg()[0] ?? 0).toFixed(1)));
  console.log(`round ${round + 1} of ${rounds} done`);
}

/**
 * Returns what a script of this folder prints in a process of its own.
 * @param {string} script
 * @param {(string | number)[]} args
 */
export async function child(script, ...args) {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(bench, script), ...args.map(String)]);
    return JSON.parse(stdout);
  } catch (error) {
    // The error stands at the end; before it Node quotes the line, which may be a whole bundle.
    const { stderr = String(error) } = /** @type {{ stderr?: string }} */ (error);
    throw new Error(`${script} ${args.join(" ")}: ${stderr.slice(-1000)}`);
  }
}

/**
 * Writes the samples to results.json and RESULTS.md, beside those that the other script keeps. A part, another build or
 * a quick run is only printed.
 * @param {"node" | "browser"} section
 * @param {string} engine
 * @param {object} [more]
 */
export function finish(section, engine, more) {
  const file = join(bench, "results.json");
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${process.platform} ${process.arch}, ${availableParallelism()} shared cores`;
  const circumstances = { date, engine, machine, loads, rounds, contenders, versions: versions() };
  const measured = { ...circumstances, ...(quick && { isTrial: true }), ...more, samples };
  if (quick || only || isOtherBuild) {
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
