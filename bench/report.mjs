// Writes the measurements as a page of Markdown: the goals first, then medians and their spread.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { calls, PARSE, PLAIN } from "./calls.mjs";
import { bench } from "./prepare.mjs";
import { median } from "./processor-time.mjs";

/** @typedef {Record<string, Record<string, number[]>>} Samples values by work and contender, one a round or more */
/**
 * @typedef {object} Measured
 * @property {string} date
 * @property {string} engine
 * @property {string} machine
 * @property {number[]} [loads] the load of the machine at the end of each round
 * @property {number} rounds
 * @property {string[]} contenders
 * @property {boolean} [isTrial] whether the run was a quick one
 * @property {Samples} samples
 * @property {Record<string, string>} versions
 * @property {{ probes: number, allowed: Record<string, Record<string, string>> }} [differences]
 */

/**
 * @typedef {object} Goal
 * @property {string} work
 * @property {string} beside
 * @property {number} must
 * @property {number} moonshot
 * @property {(value: number) => string} show
 * @property {(samples: Samples, name: string) => number} measure NaN where a sample is missing
 */

/** The contenders that have a module in calls/. */
export const callers = ["ours", "before", "hand-written", "ajv-standalone", "zod", "valibot"];
const callPeers = ["hand-written", "ajv-standalone", "zod", "valibot"];
const builds = ["ours", "before"];

const works = ["full", "minimal", "one error", "six errors", "full, unseen strings"];

/** @param {number} value */
const short = (value) =>
  Number.isNaN(value) ? "–" : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** Nanoseconds as microseconds. @param {number[] | undefined} values */
const micro = (values) => (values ? short(median(values) / 1000) : "–");

/** A median with the smallest and the largest value. @param {number[] | undefined} values */
const spread = (values) =>
  values ? `${short(median(values))} (${short(Math.min(...values))}–${short(Math.max(...values))})` : "–";

/**
 * Returns how many times `b` `a` is: the median of the rounds' ratios, since the two of a round were measured on an
 * equally busy machine.
 * @param {number[] | undefined} a
 * @param {number[] | undefined} b
 */
function ratio(a = [], b = []) {
  if (a.length !== b.length) return median(a) / median(b);
  return median(a.map((value, i) => value / (b[i] ?? Number.NaN)));
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  /** @param {string[]} row */
  const line = (row) =>
    `| ${row.map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(" | ")} |`;
  const rule = widths.map((width, i) => (i ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** Returns the installed version of each package that is compared. */
export function versions() {
  const { dependencies } = JSON.parse(readFileSync(join(bench, "package.json"), "utf8"));
  return Object.fromEntries(
    ["outbound-campaign", ...Object.keys(dependencies)].map((name) => {
      const { version } = JSON.parse(readFileSync(join(bench, "node_modules", name, "package.json"), "utf8"));
      return [name, version];
    }),
  );
}

/** @param {Measured} measured */
function circumstances({ date, engine, machine, loads = [], rounds, versions, isTrial }) {
  const list = Object.entries(versions).map((entry) => entry.join(" "));
  const peers = `${list.slice(0, 6).join(", ")},\n${list.slice(6).join(", ")}`;
  const times = rounds === 1 ? "one round" : `${rounds} interleaved rounds`;
  // The bench itself is a load of 1.
  const isBusy = median(loads) > 1.5;
  const busy = isBusy ? "\n**The machine was busy with other work: read the ratios, not the times.**" : "";
  const load = loads.length ? ` Load of the machine at the end of each round: ${loads.join(", ")}.` : "";
  const trial = isTrial ? "**A trial with few forms and short times: no figure here is a measurement.**\n" : "";
  return `${trial}Measured on ${date}: ${engine}, ${machine}; ${times},
one process a contender and round. Median (smallest–largest).${load}${busy}
${peers}.`;
}

/** The plain call by kind of form, of all contenders. @param {Measured} measured */
function formsPart({ samples, contenders }) {
  if (!samples.full) return "";
  const peers = samples.full.ours ? contenders.filter((name) => name !== "ours") : [];
  const multiples = table(
    ["", ...works],
    peers.map((name) => [name, ...works.map((work) => short(ratio(samples[work]?.[name], samples[work]?.ours)))]),
  );
  return `
### One form, plain call, nanoseconds

${table(
  ["", ...works],
  contenders.map((name) => [name, ...works.map((work) => spread(samples[work]?.[name]))]),
)}
${peers.length ? `\n### The same, as multiples of the package's time\n\n${multiples}\n` : ""}`;
}

/**
 * Whether a factor exceeds the largest one so far, which is NaN at first.
 * @param {number} factor
 * @param {number} most
 */
const isMore = (factor, most) => factor > most || Number.isNaN(most);

/** @param {Samples} samples @param {string} label @param {string} name */
const callSamples = (samples, label, name) => samples[`call: ${label}`]?.[name];

/**
 * Returns the cliff factor: the time of the slowest realistic call over the time of the plainest, in a process that
 * makes all calls.
 * @param {Samples} samples
 * @param {string} name
 * @param {import("./calls.mjs").Call[]} [counted]
 */
function cliff(samples, name, counted = calls.filter(({ isRealistic }) => isRealistic)) {
  let slowest = { label: "", factor: Number.NaN, spread: "" };
  const plain = callSamples(samples, PLAIN, name);
  for (const { label } of counted) {
    const slow = callSamples(samples, label, name);
    const factor = ratio(slow, plain);
    if (!isMore(factor, slowest.factor)) continue;
    slowest = { label, factor, spread: spread(slow?.map((value, i) => value / (plain?.[i] ?? Number.NaN))) };
  }
  return slowest;
}

/**
 * Returns the call that `createValidator` slows down most, beside the same call with inline options.
 * @param {Samples} samples
 * @param {string} name
 */
function worstPrepared(samples, name) {
  let worst = { label: "", factor: Number.NaN };
  for (const { label, isRealistic } of calls) {
    const factor = ratio(callSamples(samples, label, `${name}, createValidator`), callSamples(samples, label, name));
    if ((isRealistic || label === PLAIN) && isMore(factor, worst.factor)) worst = { label, factor };
  }
  return worst;
}

/** @param {number} value */
const times = (value) => `${value.toFixed(2)} x`;
/** @param {number} value */
const kilobytes = (value) => `${(value / 1000).toFixed(1)} KB`;
/** @param {number} value */
const seconds = (value) => `${value.toFixed(2)} s`;

/**
 * The goals: both sides of each comparison, the required limit, the desired limit, and the measured value.
 * @type {Goal[]}
 */
const goals = [
  ...[
    { peer: "ajv-standalone", must: 1.7, moonshot: 1.2 },
    { peer: "zod", must: 0.14, moonshot: 0.1 },
    { peer: "valibot", must: 0.18, moonshot: 0.13 },
  ].map(({ peer, must, moonshot }) => ({
    work: "full form, plain call",
    beside: peer,
    must,
    moonshot,
    show: times,
    measure: (/** @type {Samples} */ samples, /** @type {string} */ name) =>
      ratio(samples.full?.[name], samples.full?.[peer]),
  })),
  {
    work: "slowest realistic call, all calls in one process",
    beside: "the plain call",
    must: 3,
    moonshot: 2,
    show: times,
    measure: (samples, name) => cliff(samples, name).factor,
  },
  {
    work: "a call through `createValidator`, the worst",
    beside: "the same with inline options",
    must: 1.1,
    moonshot: 0.9,
    show: times,
    measure: (samples, name) => worstPrepared(samples, name).factor,
  },
  {
    work: "JSON text",
    beside: "`JSON.parse` alone",
    must: 3,
    moonshot: 2,
    show: times,
    measure: (samples, name) => ratio(callSamples(samples, "JSON text", name), callSamples(samples, PARSE, name)),
  },
  ...[
    { kind: "default", must: 0.6, moonshot: 0.4 },
    { kind: "account", must: 0.8, moonshot: 0.5 },
  ].map(({ kind, must, moonshot }) => ({
    work: kind === "default" ? "NDJSON, 100,000 rows" : "NDJSON, 100,000 rows, account of 600 ids",
    beside: "`JSON.parse` and ajv-standalone",
    must,
    moonshot,
    show: times,
    measure: (/** @type {Samples} */ samples, /** @type {string} */ name) =>
      ratio(samples[`rows, ${kind}`]?.[name], samples[`rows, ${kind}`]?.["ajv-standalone"]),
  })),
  {
    work: "`validateCampaign` alone, bundled, gzip",
    beside: "–",
    must: 36_000,
    moonshot: 31_000,
    show: kilobytes,
    measure: (samples, name) => median(samples["validateCampaign alone"]?.[name] ?? []),
  },
  {
    work: "everything, bundled, gzip",
    beside: "–",
    must: 84_000,
    moonshot: 70_000,
    show: kilobytes,
    measure: (samples, name) => median(samples.everything?.[name] ?? []),
  },
  {
    work: "import to first verdict",
    beside: "zod",
    must: 0.55,
    moonshot: 0.4,
    show: times,
    measure: ({ "import to first verdict": samples }, name) => ratio(samples?.[name], samples?.zod),
  },
  ...["bad elements", "equal ids"].flatMap((work) => [
    {
      work: `400,000 ${work}`,
      beside: "–",
      must: 3,
      moonshot: 1,
      show: seconds,
      measure: (/** @type {Samples} */ samples, /** @type {string} */ name) =>
        median(samples[`${work}, seconds`]?.[name] ?? []),
    },
    {
      work: `400,000 ${work}`,
      beside: "200,000 of them",
      must: 2.5,
      moonshot: 2.2,
      show: times,
      measure: (/** @type {Samples} */ samples, /** @type {string} */ name) =>
        median(samples[`${work}, growth`]?.[name] ?? []),
    },
  ]),
];

/** The goals, as far as they were measured. @param {Measured} measured */
function goalsTable({ samples, contenders }) {
  const hasBefore = contenders.includes("before");
  const rows = goals.flatMap(({ work, beside, must, moonshot, show, measure }) => {
    const value = measure(samples, "ours");
    if (Number.isNaN(value)) return [];
    const reached = value <= moonshot ? "moonshot" : value <= must ? "must" : "**no**";
    const old = measure(samples, "before");
    const before = hasBefore ? [Number.isNaN(old) ? "–" : show(old)] : [];
    return [[work, beside, show(must), show(moonshot), ...before, show(value), reached]];
  });
  return table(["work", "beside", "must", "moonshot", ...(hasBefore ? ["before"] : []), "measured", "reached"], rows);
}

/** The lead of the page. @param {string} where @param {Measured} measured */
function lead(where, { samples, contenders }) {
  const { label, factor, spread } = cliff(samples, "ours");
  if (Number.isNaN(factor)) return "";
  const plain = micro(callSamples(samples, PLAIN, "ours"));
  const slow = micro(callSamples(samples, label, "ours"));
  const prepared = cliff(samples, "ours, createValidator").factor;
  const all = cliff(samples, "ours", calls);
  const allCalls = ` All calls counted: ${short(all.factor)} ("${all.label}").`;
  const through = Number.isNaN(prepared) ? "" : ` Through \`createValidator\`: **${short(prepared)}**.`;
  const before = contenders.includes("before") ? ` Before: ${short(cliff(samples, "before").factor)}.` : "";
  const slowest = `"${label}" takes ${slow} µs, the plain call ${plain} µs.`;
  return `**Cliff factor in ${where}: ${spread}.** ${slowest}
${[allCalls, through, before].join("").trim()}
`;
}

/** @param {{ node?: Measured, browser?: Measured }} results */
export function report({ node, browser }) {
  return `# The package beside other validators

${node ? lead("Node", node) : ""}${browser ? lead("Chromium", browser) : ""}
The cliff factor is the time of the slowest realistic call over the time of the plainest, in a process that makes all
calls. An account of 2,600 ids, JSON text and rows count only in the second figure.

\`npm run bench\` and \`npm run bench:browser\` write this page, each its part.

All contenders implement the server's rules, each in the way that its documentation advises:

- Texts are trimmed; \`""\` and null count as absent.
- Numbers may be texts; flags may be 0, 1, "0" and "1". Integers are Laravel's.
- A name has at most 255 code points. Ids are distinct, as numbers and as texts.

Each contender returns all failing fields with a message, and the bench reads the messages. The forms are the same for
all: 512 distinct forms of each kind. The package also returns the campaign, warnings, and a list of unchecked facts.
Zod, Valibot, Vine, Joi and Yup return the converted values. The others only validate. Only the package and the
hand-written validator have the server's own messages.

Ajv appears twice. \`ajv-standalone\` (and \`ajv\`, which compiles on load) calls our functions if JSON Schema has no
keyword for a rule, or only a slow one. It is as fast as a handwritten validator. \`ajv-json-schema\` uses only standard
keywords, those of the package's \`campaign.schema.json\`.
${node ? nodePart(node) : ""}${browser ? browserPart(browser) : ""}`;
}

/** The calls in microseconds, and the package's time over each peer's. @param {Measured} measured */
function callsPart({ samples, contenders }) {
  if (!callSamples(samples, PLAIN, "ours")) return "";
  const names = builds.filter((name) => contenders.includes(name));
  const ways = names
    .flatMap((name) => [name, `${name}, createValidator`, `${name}, alone`])
    .filter((way) => callSamples(samples, PLAIN, way));
  const peers = callPeers.filter((name) => callSamples(samples, PLAIN, name));
  const rows = [...calls.map(({ label }) => label), PARSE].map((label) => {
    const own = callSamples(samples, label, "ours");
    return [
      label,
      short(ratio(own, callSamples(samples, PLAIN, "ours"))),
      ...[...ways, ...peers].map((name) => micro(callSamples(samples, label, name))),
    ];
  });
  const ratios = calls
    .filter(({ label }) => peers.some((name) => callSamples(samples, label, name)))
    .map(({ label }) => [
      label,
      ...peers.map((name) => short(ratio(callSamples(samples, label, "ours"), callSamples(samples, label, name)))),
    ]);
  return `
### The calls that users make, all mixed in one process, microseconds a form

Each contender makes all its calls in one process, a few milliseconds of each in turn. V8 optimises a function for its
kinds of call, so one kind alone is faster. "Alone" is the package's call in a process that makes no other.

The package's options are a new object for each call, as a component writes them; the account and the messages in it are
the same objects. The peers prepare the same work once: schemas for the account's ids, Zod's German locale,
\`ajv-i18n\`, Valibot's messages by language.

${table(["call", "x plain", ...ways, ...peers], rows)}

### The same: the package's time over the peer's

${table(["call", ...peers], ratios)}
`;
}

/** @param {Measured} measured */
function nodePart(measured) {
  const { differences = { probes: 0, allowed: {} } } = measured;
  /** The contenders that differ, by probe and reason. @type {Record<string, string[]>} */
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

### Goals

${goalsTable(measured)}
${callsPart(measured)}${formsPart(measured)}
### Where the contenders differ

${differences.probes} probes (bench/probes.mjs), forms as browsers and people send them: all contenders find the failing
fields that the package finds, with these exceptions:

${Object.entries(apart)
  .map(([line, names]) => `- ${line} (${names.join(", ")})`)
  .join("\n")}
${startPart(measured)}${rowsPart(measured)}`;
}

/** @param {Measured} measured */
function startPart({ samples, contenders }) {
  if (!samples["import to first verdict"] && !samples.memory && !samples.size) return "";
  return `
### Import to first verdict, memory, size

${table(
  [
    "",
    "import to first verdict, ms",
    "kept after 200,000 validations, MiB",
    "bundled, minified, gzipped, with the zones, bytes",
  ],
  contenders.map((name) => [
    name,
    spread(samples["import to first verdict"]?.[name]),
    samples.memory?.[name] ? short(median(samples.memory[name])) : "–",
    samples.size?.[name] ? median(samples.size[name]).toLocaleString("en") : "–",
  ]),
)}
`;
}

/** @param {Measured} measured */
function rowsPart({ samples }) {
  if (!samples["rows, default"]) return "";
  const readers = Object.keys(samples["rows, default"]);
  /** @param {string} work */
  const row = (work) => readers.map((name) => spread(samples[work]?.[name]));
  return `
### NDJSON, 100,000 rows, 10 % with an error

The peers read the same file in the chunks that Node gives (64 KiB), decode, split, and \`JSON.parse\` each line. A
reader that needs more than 2.5 s is stopped, and its time scaled up to all rows. Each round has three processes of each
reader. The least time of them counts, and the largest memory.

${table(
  ["", ...readers],
  [
    ["processor time, ms", ...row("rows, default")],
    ["with an account of 600 ids, ms", ...row("rows, account")],
    ["peak memory of the process, MiB", ...row("rows, default, memory")],
  ],
)}
`;
}

/** @param {Measured} measured */
const browserPart = (measured) => `
## In Chromium

${circumstances(measured)}
Wall time (\`performance.now()\` in a page that is isolated from other origins, so that it counts in 5 µs), a browser of
its own each time: the smallest of the samples. A busy machine shows here: the rounds' spread tells how much.

### Goals

${goalsTable(measured)}
${callsPart(measured)}${formsPart(measured)}`;
