// npm run bench:profile: shows where the package's time and bytes go. Writes bench/PROFILE.md. It reads the package
// with readable names: its JavaScript as it is published, and the validator module with names of functions.
import { execFileSync } from "node:child_process";
import { cpSync, createReadStream, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join } from "node:path";
import { ensurePackage } from "../scripts/build.mjs";
import { modules } from "../scripts/package/modules.mjs";
import { optimiseInTwo } from "../scripts/package/wasm-opt.mjs";
import { bench, bundle, output, prepare } from "./prepare.mjs";

const PASSES = 4000;
/** Calls that users make and that take longest beside the plain one. */
const SLOWEST = ["HTML texts", "German, 6 errors", "account of 600 ids", "JSON text"];
const ROWS = 100_000;
const STARTS = 15;
/** Parts that take less are not worth a line. */
const LEAST_SHARE = 0.01;
const LEAST_BYTES = 400;

const lack = await ensurePackage();
if (lack) throw new Error(lack);
await prepare();
// These read lists that are written above.
const { calls } = await import("./calls.mjs");
const { COUNT, cases } = await import("./forms.mjs");
const root = join(bench, "..");
const home = join(output, "profiled");
const readable = join(home, "node_modules", "outbound-campaign");
rmSync(home, { recursive: true, force: true });
cpSync(join(root, "pkg"), readable, { recursive: true });
// A copy of this module finds the readable package, since it is nearer to it.
cpSync(join(bench, "calls", "ours.mjs"), join(home, "calls", "ours.mjs"));
const [{ name, part }] = modules;
if (!part) throw new Error("the validator has no second module");
const [file, partFile] = [name, part.name].map((each) => join(readable, "wasm", `${each}.wasm`));
optimiseInTwo(join(root, "target", "package", `${name}_bg.wasm`), file, part, partFile, { names: true });

// It shares its modules with the functions of index.js, whose names are readable.
const { initSync } = await import(join(readable, "slim.js"));
const { validateCampaign, validateNdjson } = await import(join(readable, "index.js"));
const module = new WebAssembly.Module(readFileSync(file));
initSync({ validator: module, json: new WebAssembly.Module(readFileSync(partFile)) });
const { prepare: prepareCall } = await import(join(home, "calls", "ours.mjs"));

const date = new Date().toISOString().slice(0, 10);
const parts = [];
for (const [label, { form }] of Object.entries(cases))
  parts.push(
    await timeOf(
      label,
      Array.from({ length: COUNT }, (_, i) => form(i)),
      PASSES,
      isAccepted,
    ),
  );
for (const label of SLOWEST) parts.push(await timeOfCall(label));
writeFileSync(
  join(bench, "PROFILE.md"),
  `# Where the package's time and bytes go

Written by \`npm run bench:profile\` on ${date} (Node ${process.versions.node}): V8's sampling profiler over 512
distinct forms of each kind. A function that V8 inlines counts as itself. The engine's work for a function (regular
expressions, allocation, the call into wasm) counts as the function's own. Read the shares, not the times: a profiled
process is slower than those of [RESULTS.md](RESULTS.md).

## Nanoseconds a form

${parts.join("\n\n")}

## Why the slow calls are slow

- The plain call: about a seventh of the time is the regular expression that tests the name and the goal variable, which
  saves their copies into wasm. Another seventh copies the form and its lists, so that no getter runs twice. A loop over
  the characters, and JavaScript's own \`for in\` over the members, take longer.
- HTML texts: each text is copied into the memory of wasm, and its digits are read there. The campaign needs new values
  for all of them: \`normalize\`, and in JavaScript \`sent\` and \`normalizedCampaign\`.
- Six errors: each rule of a failed field runs, and the verdict holds more objects. The sentences come from a cache.
- An account in inline options: every id is compared with a copy, because the caller may have changed one
  (\`matchesIntegers\`). \`createValidator\` does not compare: a lookup of an id is one step in a hash table.
- JSON text: \`JSON.parse\` makes the campaign of an accepted body, after wasm has read the same text with PHP's rules
  (\`parse\`; \`Reader\`). Only our own parser that makes the JavaScript values could save one of the two.

## Milliseconds for ${ROWS.toLocaleString("en")} rows of NDJSON

${await timeOfRows()}

${wrapped(`By phase, without a profiler: ${phasesOfRows()}`)}

Reading the file alone takes about 75 ms. In a process that has read the file before, the rows take about 75 ms more.
The import takes 15 ms. The other third of the time is V8's: its threads compile JavaScript and wasm while the first
rows run in slower code. Refused rows cost a third of that, because their messages need many more functions.

## Milliseconds from import to the first verdict

${wrapped(await timeOfStart())}

## Bytes of the validator module

${bytes(module, readFileSync(file))}
`,
);
console.log("written: bench/PROFILE.md");

/**
 * Profiles a call over its inputs.
 * @param {string} label
 * @param {any[]} inputs
 * @param {number} passes
 * @param {(input: any) => number} call returns a positive number, so that no engine may skip the call
 */
async function timeOf(label, inputs, passes, call) {
  let read = 0;
  const run = () => {
    for (let pass = 0; pass < passes; pass++) for (let i = 0; i < inputs.length; i++) read += call(inputs[i]);
  };
  run();
  const { whole, shares } = await profiled(run);
  if (!read) throw new Error("nothing was read");
  return sentence(label, (whole * 1e6) / (passes * inputs.length), shares);
}

/** @param {any} form */
function isAccepted(form) {
  return validateCampaign(form).ok ? 1 : 2;
}

/** @param {string} label one of the calls that users make */
function timeOfCall(label) {
  const call = calls.find((one) => one.label === label);
  if (!call) throw new Error(`no call "${label}"`);
  const { run, issues } = prepareCall(call, "inline options");
  const inputs = Array.from({ length: COUNT }, (_, i) => call.input(i));
  return timeOf(label, inputs, PASSES / 4, (input) => 1 + issues(run(input)).length);
}

/** Reading the file, and a look at each row, are part of it. */
async function timeOfRows() {
  execFileSync(process.execPath, [join(bench, "bulk.mjs"), "write", String(ROWS)]);
  let bad = 0;
  const { whole, shares } = await profiled(async () => {
    for await (const row of validateNdjson(createReadStream(join(output, `rows-${ROWS}.ndjson`))))
      bad += row.ok ? 0 : 1;
  });
  if (bad !== ROWS / 10) throw new Error(`${bad} bad rows`);
  return sentence("all of it", whole, shares);
}

/** Medians of processes of their own, without a profiler. Reads the file that `timeOfRows` writes. */
function phasesOfRows() {
  return medians("row-phases.mjs", 5, 0, [String(ROWS)]);
}

/** Medians of processes of their own. */
async function timeOfStart() {
  await bundle("cold-ours", `export { issues, validate } from "./contenders/ours.mjs";`);
  return medians("cold-phases.mjs", STARTS, 1);
}

/**
 * Runs a script several times, and returns the median of each part of its time.
 * @param {string} script
 * @param {number} runs
 * @param {number} digits
 * @param {string[]} [args]
 */
function medians(script, runs, digits, args = []) {
  const samples = Array.from({ length: runs }, () =>
    JSON.parse(execFileSync(process.execPath, [join(bench, script), ...args], { encoding: "utf8" })),
  );
  const median = (/** @type {string} */ part) => samples.map((one) => one[part]).sort((a, b) => a - b)[runs >> 1];
  const parts = Object.keys(samples[0]).map((part) => `${part} ${median(part).toFixed(digits)}`);
  return `${parts.join(", ")}.`;
}

/**
 * The milliseconds of processor time that a run takes, and the share of each function in them.
 * @param {() => void | Promise<void>} run
 */
async function profiled(run) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 100 });
  await session.post("Profiler.start");
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const { nodes, samples = [] } = profile;
  const functions = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  /** @type {Record<string, number>} */
  const counts = {};
  for (const id of samples) {
    const place = functions.get(id) ?? "";
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const shares = Object.entries(counts).map(
    ([place, count]) => /** @type {[string, number]} */ ([place, count / samples.length]),
  );
  return { whole: (user + system) / 1000, shares };
}

/** @param {string} label @param {number} whole @param {[string, number][]} shares */
function sentence(label, whole, shares) {
  const shown = shares.filter(([, share]) => share >= LEAST_SHARE).sort(([, a], [, b]) => b - a);
  const list = shown.map(([place, share]) => `${place} ${(share * whole).toFixed(0)}`).join(", ");
  return wrapped(`${label}: ${whole.toFixed(0)}. ${list}.`);
}

/** @param {{ functionName: string, url: string }} frame */
function placeOf({ functionName, url }) {
  if (url.startsWith("wasm:")) return `\`${shortened(functionName)}\` (wasm)`;
  if (url.endsWith("/profile.mjs")) return "the loop around it";
  return url ? `\`${functionName || "a closure"}\` (${url.slice(url.lastIndexOf("/") + 1)})` : functionName;
}

/** Breaks a paragraph into lines of at most 120 characters. @param {string} text */
function wrapped(text) {
  return text.replace(/(.{1,120})(?: |$)/g, "$1\n").trimEnd();
}

/** Without the crate and the compiler's hashes. @param {string} name */
function shortened(name) {
  return name.replace(/\[[0-9a-f]{16}\]/g, "").replaceAll("outbound_campaign::", "");
}

/**
 * By the file of src/ that a function comes from.
 * @param {WebAssembly.Module} module
 * @param {Uint8Array} file
 */
function bytes(module, file) {
  const names = namesOf(
    new Uint8Array(/** @type {ArrayBuffer} */ (WebAssembly.Module.customSections(module, "name")[0])),
  );
  const { sizes, data } = sectionsOf(file);
  const imported = WebAssembly.Module.imports(module).filter(({ kind }) => kind === "function").length;
  /** @type {Record<string, number>} */
  const files = { "data: sentences, names, time zones": data };
  for (const [i, size] of sizes.entries()) {
    const name = shortened(names.get(imported + i) ?? "");
    const place = sourceOf(name);
    files[place] = (files[place] ?? 0) + size;
  }
  const shown = Object.entries(files).sort(([, a], [, b]) => b - a);
  const small = shown.filter(([, size]) => size < LEAST_BYTES).reduce((sum, [, size]) => sum + size, 0);
  const large = shown.filter(([, size]) => size >= LEAST_BYTES);
  const list = large.map(([place, size]) => `${place} ${size.toLocaleString("en")}`).join(", ");
  return wrapped(`Before compression: ${list}, all others ${small.toLocaleString("en")}.`);
}

/** The file of src/ that a function comes from. @param {string} name */
function sourceOf(name) {
  // An exported function has a name without a path.
  if (/^[a-z]\w*$/i.test(name)) return "js/engine";
  const modules = /^(?:<\[?)?(?:&mut )?((?:[a-z_]+::)*)/.exec(name)?.[1] ?? "";
  const [first, second] = modules.split("::");
  if (!first || ["core", "alloc", "std", "wasm_bindgen", "compiler_builtins"].includes(first))
    return "the standard library, wasm-bindgen";
  const isFolder = ["rules", "php", "js", "contract", "schedule", "messages"].includes(first);
  return isFolder && second ? `${first}/${second}` : first;
}

/** Reads a number of a wasm file (LEB128). @param {Uint8Array} file @param {{ at: number }} place */
function number(file, place) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = /** @type {number} */ (file[place.at++]);
    value |= (byte & 127) << shift;
    if (byte < 128) return value >>> 0;
  }
}

/** The sizes of the functions' bodies, and of the data. @param {Uint8Array} file */
function sectionsOf(file) {
  const place = { at: 8 };
  /** @type {number[]} */
  const sizes = [];
  let data = 0;
  while (place.at < file.length) {
    const id = file[place.at++];
    const size = number(file, place);
    const end = place.at + size;
    if (id === 11) data = size;
    if (id === 10) {
      for (let rest = number(file, place); rest > 0; rest--) {
        const body = number(file, place);
        sizes.push(body);
        place.at += body;
      }
    }
    place.at = end;
  }
  return { sizes, data };
}

/** The functions' names, by their numbers. @param {Uint8Array} section */
function namesOf(section) {
  /** @type {Map<number, string>} */
  const names = new Map();
  const place = { at: 0 };
  while (place.at < section.length) {
    const id = section[place.at++];
    const end = number(section, place) + place.at;
    if (id === 1) {
      for (let rest = number(section, place); rest > 0; rest--) {
        const index = number(section, place);
        const length = number(section, place);
        names.set(index, new TextDecoder().decode(section.subarray(place.at, place.at + length)));
        place.at += length;
      }
    }
    place.at = end;
  }
  return names;
}
