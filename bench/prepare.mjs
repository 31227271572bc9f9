// Prepares the bench: installs the peers and the packed package, and writes the closed lists and Ajv's standalone code.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ensurePackage } from "../scripts/build.mjs";

export const bench = fileURLToPath(new URL(".", import.meta.url));
export const output = join(bench, "output");
const root = join(bench, "..");

/** @param {string[]} args @param {string} cwd */
const npm = (args, cwd) => execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

/** The package that is measured: the one that `npm run build` wrote, or another build. */
const packageFolder = process.env.PACKAGE ? resolve(process.env.PACKAGE) : join(root, "pkg");
/** A second build of the package, measured beside the first, such as the build before a change. */
const beforeFolder = process.env.BEFORE && resolve(process.env.BEFORE);

/** Whether a build is measured that is not this tree's. */
export const isOtherBuild = Boolean(process.env.PACKAGE);
export const hasBefore = Boolean(beforeFolder);

/** Returns the folder and the file name of a contender's modules, relative to this folder. @param {string} name */
export const placeOf = (name) =>
  name === "before" ? { folder: "./output/before", file: "ours" } : { folder: ".", file: name };

/** Installs missing packages. The package that is measured comes from its own tarball, as a user gets it. */
export async function prepare() {
  const lack = isOtherBuild ? undefined : await ensurePackage();
  if (lack) throw new Error(lack);
  mkdirSync(output, { recursive: true });
  const lock = join(bench, "package-lock.json");
  const installed = join(bench, "node_modules", ".package-lock.json");
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) npm(["ci"], bench);
  unpack(packageFolder, join(bench, "node_modules", "outbound-campaign"));
  const before = join(output, "before");
  rmSync(before, { recursive: true, force: true });
  if (beforeFolder) {
    unpack(beforeFolder, join(before, "node_modules", "outbound-campaign"));
    // Copies of these modules find the second build, since it is nearer to them.
    for (const folder of ["contenders", "calls"])
      cpSync(join(bench, folder, "ours.mjs"), join(before, folder, "ours.mjs"));
  }
  writeLists();
  await writeAjv();
}

/** @param {string} folder @param {string} home */
function unpack(folder, home) {
  const tarball = npm(["pack", "--silent", "--pack-destination", output], folder).trim();
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  execFileSync("tar", ["-xzf", join(output, tarball), "-C", home, "--strip-components=1"]);
}

/** Writes the closed lists of the contract, for the peers. */
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

/**
 * Writes Ajv's validators: of our schema for it, with functions; of the schemas that the calls need; and of the JSON
 * Schema that the package publishes.
 */
async function writeAjv() {
  const { default: Ajv } = await import("ajv");
  const { default: Ajv2020 } = await import("ajv/dist/2020.js");
  const { _ } = await import("ajv/dist/compile/codegen/index.js");
  const { options, ownedSchema, schema } = await import("./contenders/ajv-schema.mjs");
  const formats = _`require("../contenders/texts.mjs").formats`;
  const published = join(bench, "node_modules", "outbound-campaign", "campaign.schema.json");
  const code = { source: true, esm: true, formats };
  await writeStandalone("ajv-standalone-code", new Ajv.default({ ...options, code }), schema);
  await writeStandalones("ajv-calls-code", new Ajv.default({ ...options, code, passContext: true }), {
    ...schema.properties,
    campaign: schema,
    owned: ownedSchema,
  });
  await writeStandalone(
    "ajv-json-schema-code",
    new Ajv2020.default({ allErrors: true, allowUnionTypes: true, code: { source: true, esm: true } }),
    JSON.parse(readFileSync(published, "utf8")),
  );
}

/**
 * Writes a validator as the default export of a module.
 * @param {string} name
 * @param {any} ajv
 * @param {object} schema
 */
async function writeStandalone(name, ajv, schema) {
  const { default: standaloneCode } = await import("ajv/dist/standalone/index.js");
  await writeBundle(name, standaloneCode.default(ajv, ajv.compile(schema)));
}

/**
 * Writes validators as the exports of a module.
 * @param {string} name
 * @param {any} ajv
 * @param {Record<string, object>} schemas
 */
async function writeStandalones(name, ajv, schemas) {
  const { default: standaloneCode } = await import("ajv/dist/standalone/index.js");
  // Copies: Ajv would write the function of a schema that stands under two keys twice.
  for (const [key, schema] of Object.entries(schemas)) ajv.addSchema(structuredClone(schema), key);
  await writeBundle(
    name,
    standaloneCode.default(ajv, Object.fromEntries(Object.keys(schemas).map((key) => [key, key]))),
  );
}

/** Writes a module that needs no `require`. @param {string} name @param {string} contents */
async function writeBundle(name, contents) {
  const { build } = await import("esbuild");
  await build({
    stdin: { contents, resolveDir: output },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    outfile: join(output, `${name}.mjs`),
  });
}

/**
 * Bundles a module as a page loads it.
 * @param {string} name
 * @param {string} contents
 * @param {string} [folder] where its imports start
 */
export async function bundle(name, contents, folder = bench) {
  const { build } = await import("esbuild");
  const outfile = join(output, `${name}.mjs`);
  await build({
    stdin: { contents, resolveDir: folder },
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
