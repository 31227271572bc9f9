// The measurements as a page of Markdown: medians, their spread, and the goals that they are held against.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { bench } from "./prepare.mjs";

/** @typedef {Record<string, Record<string, number[]>>} Samples values by work and contender, one a round */

const works = ["full", "minimal", "one error", "six errors", "full, unseen strings"];

/** What is to be reached: at most `limit` times the peer's figure. */
const goals = [
  { work: "full", peer: "ajv-standalone", limit: 0.3 },
  { work: "full", peer: "zod", limit: 1 / 10 },
  { work: "full", peer: "valibot", limit: 1 / 8 },
  { work: "full", peer: "hand-written", limit: 2 },
  { work: "minimal", peer: "ajv-standalone", limit: 0.5 },
  { work: "minimal", peer: "zod", limit: 1 / 6 },
  { work: "one error", peer: "ajv-standalone", limit: 0.4 },
  { work: "one error", peer: "zod", limit: 1 / 20 },
  { work: "six errors", peer: "ajv-standalone", limit: 0.6 },
  { work: "six errors", peer: "zod", limit: 1 / 15 },
  { work: "full, unseen strings", peer: "ajv-standalone", limit: 0.7 },
  { work: "import to first verdict", peer: "valibot", limit: 1.3 },
  { work: "import to first verdict", peer: "zod", limit: 0.5 },
  { work: "bulk", peer: "ajv-standalone", limit: 1 / 5 },
];

/** @param {number[] | undefined} values */
const median = (values = []) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** @param {number} value */
const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** A median with the smallest and the largest value. @param {number[] | undefined} values */
const spread = (values) =>
  values ? `${short(median(values))} (${short(Math.min(...values))}–${short(Math.max(...values))})` : "–";

/** @param {string[]} head @param {string[][]} rows */
const table = (head, rows) =>
  [head, head.map((_, i) => (i ? "--:" : "---")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

/** @param {string} name */
const version = (name) => JSON.parse(readFileSync(join(bench, "node_modules", name, "package.json"), "utf8")).version;

/**
 * @param {Samples} samples
 * @param {string[]} contenders
 * @param {number} rounds
 */
export function report(samples, contenders, rounds) {
  /** @param {string} work @param {string[]} [names] */
  const row = (work, names = contenders) => names.map((name) => spread(samples[work]?.[name]));
  const reached = goals.flatMap(({ work, peer, limit }) => {
    const ratio = median(samples[work]?.ours) / median(samples[work]?.[peer]);
    if (Number.isNaN(ratio)) return [];
    return [[work, peer, limit.toFixed(3), ratio.toFixed(3), ratio <= limit ? "yes" : "no"]];
  });
  const over = median(samples["bulk memory"]?.ours) - median(samples["bulk memory"]?.nothing);
  reached.push(["bulk memory", "a bare process", "25 MiB more", `${short(over)} MiB more`, over <= 25 ? "yes" : "no"]);
  const bulk = Object.keys(samples.bulk ?? {});
  const packages = ["outbound-campaign", "ajv", "zod", "valibot"].map((name) => `${name} ${version(name)}`);
  return `# Results of \`npm run bench\`

Written by bench/run.mjs on ${new Date().toISOString().slice(0, 10)}: Node ${process.versions.node} (V8 ${process.versions.v8}), ${process.platform}
${process.arch}, ${availableParallelism()} shared cores. ${packages.join(", ")}.

Processor time, not wall time. One process a contender and round, ${rounds} interleaved rounds: median (smallest–largest). 512
distinct forms a case. The peers check types, bounds and lists; only this package gives the server's sentences, the campaign
as it would be sent, warnings, and what could not be examined.

## One form, nanoseconds

${table(
  ["", ...works],
  contenders.map((name) => [name, ...works.map((work) => spread(samples[work]?.[name]))]),
)}

## Goals: this package's time over the peer's

${table(["work", "peer", "at most", "measured", "reached"], reached)}

## Import to first verdict, memory, size

${table(
  ["", ...contenders],
  [
    ["import to first verdict, ms", ...row("import to first verdict")],
    ["kept after 200,000 validations, MiB", ...row("memory")],
    [
      "bundled, minified, gzipped, with the zones, bytes",
      ...contenders.map((name) => `${median(samples.size?.[name])}`),
    ],
  ],
)}

## NDJSON, 100,000 rows, 10 % with an error

The peers read the same file in chunks of 1 MiB, decode, split, and \`JSON.parse\` each line.

${table(
  ["", ...bulk],
  [
    ["processor time, ms", ...row("bulk", bulk)],
    ["peak memory of the process, MiB", ...row("bulk memory", bulk)],
  ],
)}
`;
}
