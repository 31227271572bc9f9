// npm run bench: the package beside its peers, in one run. Writes bench/RESULTS.md; with --quick it only shows that everything
// works (little time, nothing written). `npm run bench -- --only=ours,zod` takes some contenders.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { ensurePackage } from "../scripts/build.mjs";
import { bench, output, prepare } from "./prepare.mjs";
import { report } from "./report.mjs";

const quick = process.argv.includes("--quick");
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice(7)
  .split(",");
const rounds = quick ? 1 : 5;
const all = ["ours", "hand-written", "ajv-standalone", "ajv", "zod", "zod-mini", "valibot"];
const contenders = all.filter((name) => !only || only.includes(name));
const bulkReaders = ["ours", "hand-written", "ajv-standalone", "zod"].filter((name) => contenders.includes(name));

const lack = await ensurePackage();
if (lack) throw new Error(lack);
await prepare();

/** @param {string} script @param {(string | number)[]} args @param {string[]} flags */
async function child(script, args, flags = []) {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, join(bench, script), ...args.map(String)], {
    maxBuffer: 1 << 24,
  });
  return stdout.trim();
}

/** Each measurement once a round, so that a busy minute hits all contenders alike. @type {Record<string, Record<string, number[]>>} */
const samples = {};
/** @param {string} work @param {string} name @param {number} value */
const keep = (work, name, value) => {
  samples[work] ??= {};
  samples[work][name] ??= [];
  samples[work][name].push(value);
};

await bundles();
for (let round = 0; round < rounds; round++) {
  for (const name of contenders) {
    const speeds = JSON.parse(await child("speed.mjs", [name, quick ? 20 : 40]));
    for (const [work, value] of Object.entries(speeds)) keep(work, name, Number(value));
    for (let i = 0; i < (quick ? 1 : 2); i++)
      keep("import to first verdict", name, Number(await child("cold.mjs", [name])));
  }
  for (const name of ["nothing", ...bulkReaders]) {
    const { cpu, rss } = JSON.parse(await child("bulk.mjs", [name, quick ? 2000 : 100_000]));
    keep("bulk", name, cpu);
    keep("bulk memory", name, rss);
  }
  console.log(`round ${round + 1} of ${rounds} done`);
}
for (const name of contenders) {
  const [grown] = (await child("memory.mjs", [name, quick ? 10_000 : 200_000], ["--expose-gc"])).split(" ");
  keep("memory", name, Number(grown));
}

/** Bundles each contender as a page would get it, and weighs it. */
async function bundles() {
  const { build } = await import("esbuild");
  for (const name of contenders) {
    const outfile = join(output, `cold-${name}.mjs`);
    await build({
      stdin: { contents: `export { validate } from "./contenders/${name}.mjs";`, resolveDir: bench },
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      target: "es2022",
      outfile,
    });
    keep("size", name, gzipSync(readFileSync(outfile), { level: 9 }).length);
  }
}

const text = report(samples, contenders, rounds);
console.log(text);
if (!quick && !only) writeFileSync(join(bench, "RESULTS.md"), text);
