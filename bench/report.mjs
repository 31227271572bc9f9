// The measurements as a page of Markdown: medians, their spread, and the goals that they are held against.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bench } from "./prepare.mjs";

/** @typedef {Record<string, Record<string, number[]>>} Samples values by work and contender, one a round or more */
/**
 * @typedef {object} Measured
 * @property {string} date
 * @property {string} engine
 * @property {string} machine
 * @property {number} rounds
 * @property {string[]} contenders
 * @property {Samples} samples
 * @property {Record<string, string>} versions
 * @property {{ probes: number, allowed: Record<string, Record<string, string>> }} [differences]
 */

const works = ["full", "minimal", "one error", "six errors", "full, unseen strings"];

/** Ajv compiled ahead of time: with functions of ours in the place of formats, and from the published JSON Schema alone. */
const ajvs = ["ajv-standalone", "ajv-json-schema"];

/** What is to be reached: at most `limit` times the figure of each peer. */
const goals = [
  { work: "full", peers: ajvs, limit: 0.3 },
  { work: "full", peers: ["zod"], limit: 1 / 10 },
  { work: "full", peers: ["valibot"], limit: 1 / 8 },
  { work: "full", peers: ["hand-written"], limit: 2 },
  { work: "minimal", peers: ajvs, limit: 0.5 },
  { work: "minimal", peers: ["zod"], limit: 1 / 6 },
  { work: "one error", peers: ajvs, limit: 0.4 },
  { work: "one error", peers: ["zod"], limit: 1 / 20 },
  { work: "six errors", peers: ajvs, limit: 0.6 },
  { work: "six errors", peers: ["zod"], limit: 1 / 15 },
  { work: "full, unseen strings", peers: ajvs, limit: 0.7 },
  { work: "import to first verdict", peers: ["valibot"], limit: 1.3 },
  { work: "import to first verdict", peers: ["zod"], limit: 0.5 },
  { work: "bulk", peers: ajvs, limit: 1 / 5 },
].flatMap(({ work, peers, limit }) => peers.map((peer) => ({ work, peer, limit })));

/** @param {number[] | undefined} values */
const median = (values = []) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** @param {number} value */
const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** A median with the smallest and the largest value. @param {number[] | undefined} values */
const spread = (values) =>
  values ? `${short(median(values))} (${short(Math.min(...values))}–${short(Math.max(...values))})` : "–";

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  /** @param {string[]} row */
  const line = (row) =>
    `| ${row.map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(" | ")} |`;
  const rule = widths.map((width, i) => (i ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** The installed version of all that is compared. */
export function versions() {
  const { dependencies } = JSON.parse(readFileSync(join(bench, "package.json"), "utf8"));
  return Object.fromEntries(
    ["outbound-campaign", ...Object.keys(dependencies)].map((name) => {
      const { version } = JSON.parse(readFileSync(join(bench, "node_modules", name, "package.json"), "utf8"));
      return [name, version];
    }),
  );
}

/** When, where and with what. @param {Measured} measured */
function circumstances({ date, engine, machine, rounds, versions }) {
  const list = Object.entries(versions).map((entry) => entry.join(" "));
  const times = rounds === 1 ? "one round" : `${rounds} interleaved rounds`;
  return `Measured on ${date}: ${engine}, ${machine}; ${times}, one process a contender and round. Median (smallest–largest).
${list.join(", ")}.`;
}

/** A row a contender. @param {Measured} measured */
const speeds = ({ samples, contenders }) =>
  table(
    ["", ...works],
    contenders.map((name) => [name, ...works.map((work) => spread(samples[work]?.[name]))]),
  );

/** How many times the package's time each peer takes. @param {Measured} measured */
function ratios({ samples, contenders }) {
  const peers = contenders.filter((name) => name !== "ours");
  if (peers.length === contenders.length) return "(without the package there is nothing to compare with)";
  /** @param {string} work @param {string} name */
  const times = (work, name) => short(median(samples[work]?.[name]) / median(samples[work]?.ours));
  return table(
    ["", ...works],
    peers.map((name) => [name, ...works.map((work) => times(work, name))]),
  );
}

const goalsHead = ["work", "peer", "at most", "measured", "reached"];

/** A row of the goals' table. @param {string} work @param {string} peer @param {string} most @param {string} measured @param {boolean} isReached */
const against = (work, peer, most, measured, isReached) => [work, peer, most, measured, isReached ? "yes" : "no"];

/** The goals beside peers, as far as they were measured. @param {Measured} measured */
const reached = ({ samples }) =>
  goals.flatMap(({ work, peer, limit }) => {
    const ratio = median(samples[work]?.ours) / median(samples[work]?.[peer]);
    return Number.isNaN(ratio) ? [] : [against(work, peer, limit.toFixed(3), ratio.toFixed(3), ratio <= limit)];
  });

/** @param {{ node?: Measured, browser?: Measured }} results */
export function report({ node, browser }) {
  return `# The package beside other validators

Written by \`npm run bench\` and \`npm run bench:browser\`, each its part. All contenders hold the server's rules, each in the way
that its documentation advises: texts trimmed, \`""\` and null as absent, numbers as text too, flags as 0, 1, "0" and "1", 255 code
points, Laravel's integers, ids distinct whether number or text. Each gives all failing fields with a message, and the messages
are read. The forms are the same for all: 512 distinct ones of a kind. The package also gives the campaign as it would be sent,
warnings, and what could not be examined; Zod, Valibot, Vine, Joi and Yup give the converted values; the others only judge. The
server's own sentences come from the package and from the hand-written validator. Ajv stands here twice: \`ajv-standalone\` (and
\`ajv\`, which compiles when it is loaded) calls functions of ours where JSON Schema has no word for a rule (and where its word is slow), and
is as fast as a validator written by hand; \`ajv-json-schema\` has the standard's keywords only, those of the package's
\`campaign.schema.json\`.
${node ? nodePart(node) : ""}${browser ? browserPart(browser) : ""}`;
}

/** @param {Measured} measured */
function nodePart(measured) {
  const { samples, contenders, differences = { probes: 0, allowed: {} } } = measured;
  /** @param {string} work @param {string[]} [names] */
  const row = (work, names = contenders) => names.map((name) => spread(samples[work]?.[name]));
  const rows = reached(measured);
  const over = median(samples["bulk memory"]?.ours) - median(samples["bulk memory"]?.nothing);
  if (!Number.isNaN(over))
    rows.push(against("bulk memory", "a bare process", "25 MiB more", `${short(over)} MiB more`, over <= 25));
  const sizes = JSON.parse(readFileSync(join(bench, "..", "tests", "sizes.json"), "utf8"));
  for (const [what, most] of /** @type {const} */ ([
    ["validateCampaign alone", 18],
    ["the default entry, all of it", 29],
  ])) {
    const kilobytes = sizes[`${what}, bundled`].gzip / 1000;
    rows.push(against(`${what}, gzipped`, "–", `${most} KB`, `${short(kilobytes)} KB`, kilobytes <= most));
  }
  const bulk = Object.keys(samples.bulk ?? {});
  /** Whoever differs, by probe and reason. @type {Record<string, string[]>} */
  const apart = {};
  for (const [name, allowed] of Object.entries(differences.allowed))
    for (const [probe, why] of Object.entries(allowed)) {
      const line = `${probe}: ${why}`;
      apart[line] = [...(apart[line] ?? []), name];
    }
  return `
## In Node

${circumstances(measured)}
Processor time, all threads of the process, not wall time.

### One form, nanoseconds

${speeds(measured)}

### The same, as multiples of the package's time

${ratios(measured)}

### Goals: the package's time over the peer's

${table(goalsHead, rows)}

### Where the contenders differ

${differences.probes} probes (bench/probes.mjs), forms as browsers and people send them: all contenders find the fields failing that the package
finds, but for

${Object.entries(apart)
  .map(([line, names]) => `- ${line} (${names.join(", ")})`)
  .join("\n")}

### Import to first verdict, memory, size

${table(
  [
    "",
    "import to first verdict, ms",
    "kept after a million validations, MiB",
    "bundled, minified, gzipped, with the zones, bytes",
  ],
  contenders.map((name) => [
    name,
    spread(samples["import to first verdict"]?.[name]),
    samples.memory?.[name] ? short(median(samples.memory[name])) : "–",
    median(samples.size?.[name]).toLocaleString("en"),
  ]),
)}

### NDJSON, 100,000 rows, 10 % with an error

The peers read the same file in the chunks that Node gives (64 KiB), decode, split, and \`JSON.parse\` each line.

${table(
  ["", ...bulk],
  [
    ["processor time, ms", ...row("bulk", bulk)],
    ["peak memory of the process, MiB", ...row("bulk memory", bulk)],
  ],
)}
`;
}

/** @param {Measured} measured */
const browserPart = (measured) => `
## In Chromium

${circumstances(measured)}
Wall time (\`performance.now()\` in a page that is isolated from other origins, so that it counts in 5 µs), the smallest of five
samples, a browser of its own each time. A busy machine shows here: the rounds' spread tells how much.

### One form, nanoseconds

${speeds(measured)}

### The same, as multiples of the package's time

${ratios(measured)}

### Goals: the package's time over the peer's

${table(goalsHead, reached(measured))}
`;
