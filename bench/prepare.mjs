// What the bench needs before it starts: the peers, the packed package among them, the lists, and Ajv's standalone code.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const bench = fileURLToPath(new URL(".", import.meta.url));
export const output = join(bench, "output");
const root = join(bench, "..");

/** @param {string[]} args @param {string} cwd */
const npm = (args, cwd) => execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

/** Installs what is not there yet. The package comes from its own tarball, as a user gets it. */
export async function prepare() {
  mkdirSync(output, { recursive: true });
  const lock = join(bench, "package-lock.json");
  const installed = join(bench, "node_modules", ".package-lock.json");
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) npm(["ci"], bench);
  const tarball = npm(["pack", "--silent", "--pack-destination", output], join(root, "pkg")).trim();
  const home = join(bench, "node_modules", "outbound-campaign");
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home);
  execFileSync("tar", ["-xzf", join(output, tarball), "-C", home, "--strip-components=1"]);
  writeLists();
  await writeAjv();
}

/** The closed lists of the contract, for whoever has no package to ask. */
function writeLists() {
  const zones = readFileSync(join(root, "src", "rules", "timezones.txt"), "utf8")
    .trim()
    .replaceAll("\n", " ");
  const days = "monday tuesday wednesday thursday friday saturday sunday";
  writeFileSync(
    join(output, "lists.mjs"),
    `export const zones = "${zones}".split(" ");\nexport const days = "${days}".split(" ");\n`,
  );
}

/** Ajv's validators: of our schema for it, with functions, and of the JSON Schema that the package publishes. */
async function writeAjv() {
  const { default: Ajv } = await import("ajv");
  const { default: Ajv2020 } = await import("ajv/dist/2020.js");
  const { _ } = await import("ajv/dist/compile/codegen/index.js");
  const { options, schema } = await import("./contenders/ajv-schema.mjs");
  const formats = _`require("../contenders/texts.mjs").formats`;
  const published = join(bench, "node_modules", "outbound-campaign", "campaign.schema.json");
  await writeStandalone(
    "ajv-standalone-code",
    new Ajv.default({ ...options, code: { source: true, esm: true, formats } }),
    schema,
  );
  await writeStandalone(
    "ajv-json-schema-code",
    new Ajv2020.default({ allErrors: true, allowUnionTypes: true, code: { source: true, esm: true } }),
    JSON.parse(readFileSync(published, "utf8")),
  );
}

/** A validator as a module of its own, bundled so that it needs no `require`. @param {string} name @param {any} ajv @param {object} schema */
async function writeStandalone(name, ajv, schema) {
  const { default: standaloneCode } = await import("ajv/dist/standalone/index.js");
  const { build } = await import("esbuild");
  await build({
    stdin: { contents: standaloneCode.default(ajv, ajv.compile(schema)), resolveDir: output },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    outfile: join(output, `${name}.mjs`),
  });
}

/** Bundles for a page what imports a contender. @param {string} name @param {string} contents */
export async function bundle(name, contents) {
  const { build } = await import("esbuild");
  const outfile = join(output, `${name}.mjs`);
  await build({
    stdin: { contents, resolveDir: bench },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    // Vine imports it where a rule asks the DNS, which none does here.
    external: ["node:dns/promises"],
    outfile,
  });
  return outfile;
}
