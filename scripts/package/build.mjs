// Writes pkg/, the npm package: node scripts/package/build.mjs. What it generates is listed at its end, with sizes.
// Needs cargo with the wasm target and wasm-bindgen on PATH (`npm run build` sees to that) and the npm packages of the root.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { hasOwnStd, ownStd, sysroot } from "./build-std.mjs";
import { writeCommonJs } from "./commonjs.mjs";
import { catalogSource, zonesSource } from "./contract-files.mjs";
import { declarations } from "./declarations.mjs";
import { writeDocuments } from "./documents.mjs";
import { encode, unpacker } from "./encode-wasm.mjs";
import { entryFiles, manifest, publicEntries } from "./manifest.mjs";
import { moduleNames, modules } from "./modules.mjs";
import { measure, printSizes } from "./sizes.mjs";
import { writeSlim } from "./slim.mjs";
import { optimise, optimiseInTwo } from "./wasm-opt.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const template = join(root, "pkg-template");
const pkg = join(root, "pkg");
const work = join(root, "target", "package");
/** Exports of the validator that engine.js calls without wasm-bindgen's wrappers: pointers, lengths and numbers only. */
const rawExports = ["judge", "normalize", "displayValue", "records", "allocate", "setZones", "keep"];
const partExports = modules.flatMap(({ part }) => part?.exports ?? []);
const small = hasOwnStd(root);
if (!small) console.log("rust-src is missing: built with the ordinary standard library, larger than what is published");
/** What has been encoded. @type {{ name: string, bytes: Buffer, text: string, common: string }[]} */
const packed = [];
const version = /** @type {string} */ (/^version = "(.+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))?.[1]);

rmSync(pkg, { recursive: true, force: true });
rmSync(work, { recursive: true, force: true });
mkdirSync(join(pkg, "wasm"), { recursive: true });
mkdirSync(work, { recursive: true });

for (const module of modules) buildModule(module);
writeFileSync(join(pkg, "types.d.ts"), declarations(buildTypes()));
writeFileSync(join(pkg, "wasm", "unpacker.js"), unpacker(readFileSync(join(template, "wasm", "unpack.wat"), "utf8")));
writeAllModules();
writeContract();
copyTemplate();
writeEntries();
await writeDocuments(pkg, version);
writeVariants();
writeCheckTypes();
await unpackAll();
console.log(`\npkg/ ${version}`);
printSizes(await measure(pkg));

/**
 * Builds one wasm module and writes its files: wasm/NAME.wasm, wasm/NAME_glue.js, wasm/NAME_module.js that starts it, and
 * wasm/NAME.js with the bytes inside, which stand in wasm/NAME_partN.js.
 * @param {typeof modules[number]} module
 */
function buildModule({ name, feature, profile = "release", frees = false, part }) {
  // Not where memory is freed: there it gains nothing, and wasm-bindgen (0.2.130) would find what js-sys imports twice.
  const linkerFlags = frees ? [] : ownStd.linkerFlags;
  compile(name, ["--profile", profile, ...(small ? ownStd.args : [])], feature, {
    RUSTFLAGS: [remapped(), ...(small ? [...ownStd.rustflags, ...linkerFlags] : [])].join(" "),
    ...(small && ownStd.env),
  });

  const optimised = join(pkg, "wasm", `${name}.wasm`);
  const linked = join(work, `${name}_bg.wasm`);
  const short = part
    ? optimiseInTwo(linked, optimised, part, join(pkg, "wasm", `${part.name}.wasm`))
    : optimise(linked, optimised, profile, { frees });
  writeFileSync(join(pkg, "wasm", `${name}_glue.js`), glue(readFileSync(join(work, `${name}_bg.js`), "utf8"), short));
  writeFileSync(join(pkg, "wasm", `${name}_module.js`), startable(name));
  writeInlined(name, readFileSync(optimised));
  if (!part) return;
  writeFileSync(join(pkg, "wasm", `${part.name}_module.js`), startable(part.name, false));
  writeInlined(part.name, readFileSync(join(pkg, "wasm", `${part.name}.wasm`)));
}

/** What tsify declares. The build that says it is for nothing else: in a module, tsify would leave code behind. */
function buildTypes() {
  compile("types", ["--profile", "dev"], "types", {});
  return readFileSync(join(work, "types.d.ts"), "utf8");
}

/**
 * Cargo, then wasm-bindgen.
 * @param {string} name what wasm-bindgen's files are called
 * @param {string[]} flags cargo's
 * @param {string} feature
 * @param {NodeJS.ProcessEnv} env
 */
function compile(name, flags, feature, env) {
  const chosen = ["--lib", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", feature];
  run("cargo", ["build", ...flags, ...chosen], { env });
  const profile = /** @type {string} */ (flags[flags.indexOf("--profile") + 1]);
  const folder = profile === "dev" ? "debug" : profile;
  const built = join(root, "target", "wasm32-unknown-unknown", folder, "outbound_campaign.wasm");
  const out = ["--out-dir", work, "--out-name", name];
  run("wasm-bindgen", [built, "--target", "bundler", ...out, "--remove-producers-section"]);
}

/**
 * Panic messages name source files, and those of the standard library and of the dependencies by their place on this machine:
 * shortened, so that every machine builds the same bytes and none is named in the package.
 */
function remapped() {
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const places = [join(sysroot(root), "lib", "rustlib", "src", "rust")];
  if (existsSync(registry)) places.push(...readdirSync(registry).map((index) => join(registry, index)));
  const flags = places.map((place, i) => `--remap-path-prefix=${place}=${i === 0 ? "rust" : "crates"}`);
  return [process.env.RUSTFLAGS, ...flags].filter(Boolean).join(" ");
}

/**
 * wasm-bindgen's glue as a function that makes one, because it keeps an instance in module variables: after a trap, a closure of
 * the dead instance (a promise that settles late, a finalizer) would call into its successor with old addresses.
 * wasm-bindgen's own reset (--experimental-reset-state-function) does not know the bundler target (0.2.130).
 * @param {string} source
 * @param {{ imports: [module: string, name: string, short: string][], exports: [name: string, short: string][] }} short
 *   what wasm-opt calls the imports and exports now: wasm-bindgen's names are long enough to count
 */
function glue(source, short) {
  const called = new Map(short.exports);
  // The wrappers of raw exports are never called.
  const wrappers = new RegExp(`^export function (${[...rawExports, ...partExports].join("|")})\\([^]*?^}\n`, "gm");
  const kept = called.has("judge") ? source.replace(wrappers, "") : source;
  const names = [...kept.matchAll(/^export function (\w+)\(/gm)].map(([, name]) => name);
  const inner = kept.replace(/^export function /gm, "function ").replace(/\bwasm\.(\w+)/g, (_, name) => {
    if (!called.has(name)) throw new Error(`wasm-bindgen's glue calls ${name}, which the module does not export`);
    return `wasm.${called.get(name)}`;
  });
  const provided = new Map(short.imports.map(([, name, letter]) => [name, letter]));
  const unknown = [...provided.keys()].filter((name) => !names.includes(name));
  if (!names.includes("__wbg_set_wasm") || /^(import|export)\b/m.test(inner) || unknown.length) {
    throw new Error(`wasm-bindgen's glue has changed: look at glue() in scripts/package/build.mjs ${unknown}`);
  }
  const members = names.map((name) => (provided.has(name) ? `${provided.get(name)}: ${name}` : name));
  const closures = short.exports.filter(([name]) => name.includes("closure")).map(([, letters]) => letters);
  members.push(`start: () => wasm.${called.get("__wbindgen_start")}()`, `closures: ${JSON.stringify(closures)}`);
  if (called.has("judge")) {
    const raw = [...rawExports, "memory"].map((name) => `${name}: wasm.${called.get(name)}`);
    raw.push("exports: wasm");
    members.push(`raw: () => ({ ${raw.join(", ")} })`);
  }
  const coders = ["TextDecoder", "TextEncoder"].filter((coder) => inner.includes(coder));
  let head = coders.length > 0 ? `import { ${coders.join(", ")} } from "./text-encoding.js";\n` : "";
  let digits = "";
  if (/\b(number_at|digits_to)\(/.test(inner)) {
    head += `import { floatDigits } from "./float-digits.js";\n`;
    digits = `const { number_at, digits_to } = floatDigits(() => wasm.${called.get("memory")});\n`;
  }
  const whole = `${head}export function glue() {\n${digits}${inner}\nreturn { ${members.join(", ")} };\n}\n`;
  // Generated code: it is not ours to type-check, nor anybody's to read.
  return minified(whole);
}

/**
 * The module without its bytes.
 * @param {string} name
 * @param {boolean} [hasGlue]
 */
function startable(name, hasGlue = true) {
  return `// Generated by scripts/package/build.mjs: the ${name} module, to be started from bytes or a compiled module (see load.js).
import { WasmModule } from "./load.js";
${hasGlue ? `import { glue } from "./${name}_glue.js";\n` : ""}
export const ${name} = /* @__PURE__ */ new WasmModule("${name}"${hasGlue ? ", glue" : ""});
`;
}

/**
 * The module with its bytes inside. They stand in files of their own, short enough for gzip to see both: npm packs files by name,
 * so that the ES and the CommonJS twin of each are neighbours in the tarball, and the second costs next to nothing.
 * @param {string} name
 * @param {Buffer} bytes
 */
function writeInlined(name, bytes) {
  const { text, common } = encode(bytes);
  packed.push({ name, bytes, text, common });
  // gzip looks 32 KB back; a file's header and frame need some of that.
  const parts = text.match(/.{1,28000}/g) ?? [];
  parts.forEach((part, i) => {
    const source = `// Generated by scripts/package/build.mjs: a part of the bytes of ${name}.wasm.\nexport const part${i} = "${part}";\n`;
    writeFileSync(join(pkg, "wasm", `${name}_part${i}.js`), source);
  });
  writeFileSync(
    join(pkg, "wasm", `${name}.js`),
    `// Generated by scripts/package/build.mjs: the ${name} module and its bytes (see ascii.js and load.js).
import { unpack } from "./unpack.js";
import { ${name} as module } from "./${name}_module.js";
${parts.map((_, i) => `import { part${i} } from "./${name}_part${i}.js";\n`).join("")}
export const ${name} = /* @__PURE__ */ module.withBytes(() =>
  unpack(${parts.map((_, i) => `part${i}`).join(" + ")}, "${common}", ${bytes.length}),
);
`,
  );
}

/** Not published (`files` says so): by these types the repository's check knows what a wasm module exports. */
function writeCheckTypes() {
  const from = relative(join(pkg, "wasm"), join(template, "wasm", "load.js"));
  writeFileSync(join(pkg, "wasm", "load.d.ts"), `export * from "${from}";\n`);
}

/** The bytes have to survive it. */
async function unpackAll() {
  const { unpack } = await import(join(pkg, "wasm", "unpack.js"));
  for (const { name, bytes, text, common } of packed) {
    if (!bytes.equals(unpack(text, common, bytes.length)))
      throw new Error(`${name}: the bytes do not survive encoding`);
  }
}

/** wasm/all_modules.js: every module without its bytes, by name, for who brings them. */
function writeAllModules() {
  const names = moduleNames;
  const imports = names.map((name) => `import { ${name} } from "./${name}_module.js";\n`).join("");
  writeFileSync(
    join(pkg, "wasm", "all_modules.js"),
    `// Generated by scripts/package/build.mjs.\n${imports}\nexport const modules = { ${names.join(", ")} };\n`,
  );
}

/** fields.js, zones.js, names.js and message-catalog.js, from the table of the Rust core. */
function writeContract() {
  const example = ["run", "--quiet", "--example", "contract"];
  const specs = JSON.parse(run("cargo", example, { stdout: "pipe" }));
  const catalog = JSON.parse(run("cargo", [...example, "messages"], { stdout: "pipe" }));
  const head = "// Generated by scripts/package/build.mjs from src/contract/fields.rs.\n";
  const names = specs.map((/** @type {{ name: string }} */ { name }) => name);
  writeFileSync(
    join(pkg, "names.js"),
    `${head}/** The 14 fields, in the server's order. */\nexport const fieldNames = /** @type {const} */ (${JSON.stringify(names)});\n`,
  );

  const zones = specs.find((/** @type {{ input: string }} */ { input }) => input === "select").options;
  const rows = specs.map((/** @type {any} */ spec) => {
    const text = JSON.stringify(spec.options === zones ? { ...spec, options: "ZONES" } : spec);
    return `  ${text.replace('"ZONES"', "zones()")},\n`;
  });
  const list = zones.map((/** @type {{ value: string }} */ { value }) => value);
  const aliases = readFileSync(join(root, "src", "rules", "timezone_aliases.txt"), "utf8");
  writeFileSync(join(pkg, "zones.js"), zonesSource(list, aliases));
  writeFileSync(join(pkg, "message-catalog.js"), catalogSource(catalog));
  writeFileSync(
    join(pkg, "fields.js"),
    `${head}import { zoneNames } from "./zones.js";\n
const zones = () => zoneNames.map((value) => ({ value, label: value }));\n
/** What a form needs to draw itself. Plain data: importing it starts no wasm. @type {readonly import("./types.js").FieldSpec[]} */
export const campaignFields = /* @__PURE__ */ (() => [\n${rows.join("")}])();\n`,
  );
}

/**
 * The hand-written half: everything in pkg-template/ but package.json and the source of the unpacker. JavaScript goes without comments
 * and blanks: what a user reads is in the types.
 */
function copyTemplate() {
  for (const file of filesUnder(template).filter((file) => !/\.(mjs|wat)$/.test(file) && file !== "package.json")) {
    mkdirSync(dirname(join(pkg, file)), { recursive: true });
    if (!file.endsWith(".js")) {
      copyFileSync(join(template, file), join(pkg, file));
      continue;
    }
    writeFileSync(join(pkg, file), minified(readFileSync(join(template, file), "utf8")));
  }
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"]) copyFileSync(join(root, file), join(pkg, file));
}

/**
 * A module as it is published. What it exports keeps its name, and so do classes, which a console shows.
 * @param {string} source
 */
function minified(source) {
  // Node shows the line that threw.
  const { code } = transformSync(source, { target: "es2022", legalComments: "none", minify: true, lineLimit: 160 });
  return `// @ts-nocheck\n${code}`;
}

/** The entries that stand in rooms, at the top of the package: tools that know no exports map look for them there. */
function writeEntries() {
  for (const [name, file] of Object.entries(entryFiles)) {
    for (const extension of ["js", "d.ts"]) {
      writeFileSync(join(pkg, `${name}.${extension}`), `export * from "./${file}.js";\n`);
    }
  }
}

/** The forms of the package that follow from the ES modules: slim/, workerd/, CommonJS; and the exports map of all. */
function writeVariants() {
  const entries = publicEntries(pkg);
  const names = entries.filter((name) => name !== "slim");
  const slim = writeSlim(
    pkg,
    names.map((name) => `${name}.js`),
  );
  writeCommonJs(
    pkg,
    filesUnder(pkg).filter(
      (file) =>
        /\.(js|d\.ts)$/.test(file) &&
        !file.startsWith("workerd/") &&
        (!file.startsWith("slim/") || slim.required.has(file)),
    ),
  );
  const onWorkerd = names.filter((name) => slim.onWorkerd.includes(`${name}.js`));
  const documents = readdirSync(pkg).filter((file) => file.endsWith(".json") && file !== "package.json");
  const written = manifest({ template, version, entries, documents, onWorkerd });
  writeFileSync(join(pkg, "package.json"), `${JSON.stringify(written, null, 2)}\n`);
}

/**
 * @param {string} folder
 * @returns {string[]} paths relative to the folder, sorted
 */
function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ stdout?: "inherit" | "pipe", env?: NodeJS.ProcessEnv }} options
 */
function run(command, args, { stdout = "inherit", env } = {}) {
  return (
    execFileSync(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", stdout, "inherit"],
      maxBuffer: 1 << 26,
    })?.toString() ?? ""
  );
}
