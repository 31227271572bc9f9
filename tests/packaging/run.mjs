// npm run test:packaging: the tarball in every environment, each a small project of environments/. Prints the
// table of docs/environments.md (--write: into the page). Names select environments (`npm run test:packaging -- vite8
// jest`), --fast the quick ones.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensurePackage } from "../../scripts/build.mjs";
import { root } from "../../scripts/lib/process.mjs";
import { ensureChromium, ensureFirefox } from "../../scripts/lib/setup.mjs";
import { shown, whileServingFolder } from "./lib/browsers.mjs";
import { toTheEnd, whileServing } from "./lib/command.mjs";
import { expected } from "./lib/expected.mjs";
import { environmentNames, install, installedVersion, nodeFolder, pack, readEnvironment } from "./lib/project.mjs";

/** @typedef {{ title: string, versions: string, result: string, seconds: number }} Row */

/**
 * @param {string} folder
 * @param {import("./lib/project.mjs").Run} run
 * @param {string} tarball
 */
async function check(folder, run, tarball) {
  const options = { folder, nodeBin: run.node && nodeFolder(run.node) };
  const wanted = expected[run.expects ?? "verdict"];
  /** @param {string} text @param {string} where */
  const compare = (text, where) => {
    // Every verdict in the text counts: some commands print two.
    const verdicts = text.split("\n").filter((line) => line.includes('"good":'));
    if (![text, ...verdicts].every((part) => part.includes(wanted))) {
      throw new Error(`${where}: expected ${wanted}, got ${text.slice(-2000)}`);
    }
  };
  /** @param {string} origin */
  const visit = async (origin) => {
    if (run.fetch) compare(await (await fetch(origin + run.fetch)).text(), run.fetch);
    for (const path of run.paths ?? (run.fetch ? [] : ["/"])) {
      for (const browser of run.browsers ?? /** @type {const} */ (["chromium"])) {
        compare(await shown(browser, origin + path, tarball), `${path} in ${browser}`);
      }
    }
  };
  if (run.build) await toTheEnd(run.build, options);
  if (run.print) compare(await toTheEnd(run.print, options), run.print);
  if (run.page) await whileServingFolder(join(folder, run.page), visit);
  if (run.server) await whileServing(run.server, options, visit);
}

const obstacle = await ensurePackage();
if (obstacle) throw new Error(obstacle);
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const unknown = asked.filter((name) => !environmentNames().includes(name));
if (unknown.length)
  throw new Error(`unknown environment ${unknown.join(", ")}. The environments are: ${environmentNames().join(", ")}`);
const names = environmentNames().filter((name) =>
  process.argv.includes("--fast") ? readEnvironment(name).fast : asked.length === 0 || asked.includes(name),
);

const browsers = new Set(
  names.flatMap((name) =>
    readEnvironment(name).runs.flatMap((run) => run.browsers ?? (run.page || run.server ? ["chromium"] : [])),
  ),
);
for (const ensure of [browsers.has("chromium") && ensureChromium, browsers.has("firefox") && ensureFirefox]) {
  const lack = ensure && (await ensure());
  if (lack) throw new Error(`${lack.what} is missing; this would install it: ${lack.command}`);
}

const tarball = pack();
/** @type {Row[]} */
const rows = [];
for (const name of names) {
  const { runs, versions = [] } = readEnvironment(name);
  /** @type {string | undefined} */
  let folder;
  let trouble = "";
  try {
    folder = install(name, tarball);
  } catch (error) {
    trouble = `not installed: ${error instanceof Error ? error.message : error}`;
  }
  for (const run of runs) {
    const began = performance.now();
    let result = trouble;
    if (folder) {
      result = await check(folder, run, tarball).then(
        () => "ok",
        (error) => String(error?.message ?? error),
      );
    }
    const seconds = (performance.now() - began) / 1000;
    const tools = folder ? versions.map((tool) => `${tool} ${installedVersion(String(folder), tool)}`) : versions;
    rows.push({ title: run.title, versions: tools.join(", "), result, seconds });
    console.log(
      `${result === "ok" ? "ok    " : "FAILED"} ${run.title} (${seconds.toFixed(1)} s)` +
        (result === "ok" ? "" : `\n${result}`),
    );
  }
}

const failed = rows.filter(({ result }) => result !== "ok");
const table = [
  "| Environment | Versions | Verdict |",
  "| --- | --- | --- |",
  ...rows.map(
    ({ title, versions, result }) =>
      `| ${title} | ${versions} | ${result === "ok" ? "ok" : result.split("\n")[0]?.slice(0, 160)} |`,
  ),
  "",
  `${rows.length - failed.length} of ${rows.length} on ${new Date().toISOString().slice(0, 10)}; ` +
    `${process.platform}, Node ${process.versions.node} where no other is named.`,
].join("\n");
console.log(`\n${table}`);
if (process.argv.includes("--write")) writeTable();

/** Writes the table into docs/environments.md, between its two marks. */
function writeTable() {
  const page = join(root, "docs", "environments.md");
  const marks = /(<!-- npm run test:packaging -- --write -->\n)[\s\S]*?(<!-- end -->)/;
  const text = readFileSync(page, "utf8");
  if (!marks.test(text)) throw new Error("docs/environments.md has lost the marks around its table of environments");
  writeFileSync(
    page,
    text.replace(marks, (_, begin, end) => `${begin}\n${table}\n\n${end}`),
  );
  // Formats the table: `npm run check` wants padded columns.
  const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
  execFileSync(process.execPath, [biome, "format", "--write", page], { cwd: root });
}
process.exitCode = failed.length ? 1 : 0;
