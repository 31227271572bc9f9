// Writes pkg/, the npm package: node scripts/package/build.mjs. What it generates is listed at its end, with sizes.
// Needs cargo with the wasm target and wasm-bindgen on PATH (`npm run build` sees to that) and the npm packages of the root.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { hasOwnStd, ownStd, sysroot } from "./build-std.mjs";
import { writeCommonJs } from "./commonjs.mjs";
import { catalogSource, zonesSource } from "./contract-files.mjs";
import { declarations } from "./declarations.mjs";
import { writeDocuments } from "./documents.mjs";
import { encode, unpacker } from "./encode-wasm.mjs";
import { glueTypes } from "./glue-types.mjs";
import { manifest, publicEntries, sourceOf } from "./manifest.mjs";
import { moduleNames, modules } from "./modules.mjs";
import { measure, printSizes } from "./sizes.mjs";
import { filesUnder, reachableDeclarations, writeSources } from "./sources.mjs";
import { optimise, optimiseInTwo } from "./wasm-opt.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const template = join(root, "pkg-template");
const pkg = join(root, "pkg");
const work = join(root, "target", "package");
/** The generated modules. The repository's check reads them too (tsconfig.json). */
const generated = join(work, "generated");
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
generate("types.d.ts", declarations(buildTypes()));
generate("wasm/unpacker.ts", unpacker(readFileSync(join(template, "wasm", "unpack.wat"), "utf8")));
writeAllModules();
writeContract();
writeSources({ root, template, generated, work, pkg });
copyDocuments();
writeEntryDeclarations();
await writeDocuments(pkg, version);
writeVariants();
await unpackAll();
console.log(`\npkg/ ${version}`);
printSizes(await measure(pkg));

/**
 * Writes a generated module.
 * @param {string} file relative to the package's sources
 * @param {string} source
 */
function generate(file, source) {
  mkdirSync(dirname(join(generated, file)), { recursive: true });
  writeFileSync(join(generated, file), source);
}

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
  const source = readFileSync(join(work, `${name}_bg.js`), "utf8");
  const types = ["", "_bg.wasm"].map((kind) => readFileSync(join(work, `${name}${kind}.d.ts`), "utf8"));
  const raw = short.exports.some(([name]) => name === "judge") ? [...rawExports, "memory"] : [];
  generate(`wasm/${name}_glue.js`, glue(source, short));
  generate(`wasm/${name}_glue.d.ts`, glueTypes(String(types[0]), String(types[1]), raw, part?.exports));
  generate(`wasm/${name}_module.ts`, startable(name));
  writeInlined(name, readFileSync(optimised));
  if (!part) return;
  generate(`wasm/${part.name}_module.ts`, startable(part.name, false));
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
${hasGlue ? `import { type Exports, glue } from "./${name}_glue.js";\n` : ""}
export const ${name}: WasmModule<${hasGlue ? "Exports" : "object"}> = /* @__PURE__ */ new WasmModule("${name}"${hasGlue ? ", glue" : ""});
`;
}

/**
 * The module's bytes, and the function by which an entry hands them over. They stand in files of their own, short enough for gzip to see
 * both: npm packs files by name, so that the ES and the CommonJS twin of each are neighbours in the tarball, and the second costs next to
 * nothing.
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
    generate(`wasm/${name}_part${i}.js`, source);
    generate(`wasm/${name}_part${i}.d.ts`, `export declare const part${i}: string;\n`);
  });
  const title = name[0]?.toUpperCase() + name.slice(1);
  generate(
    `wasm/${name}.ts`,
    `// Generated by scripts/package/build.mjs: the bytes of the ${name} module (see binary-text.ts and load.ts).
import { unpack } from "./unpack.js";
import { ${name} } from "./${name}_module.js";
${parts.map((_, i) => `import { part${i} } from "./${name}_part${i}.js";\n`).join("")}
const bytes = (): Uint8Array<ArrayBuffer> =>
  unpack(
    ${parts.map((_, i) => `part${i}`).join(" + ")},
    "${common}",
    ${bytes.length},
  );

/** Gives the ${name} module its bytes, and returns \`value\`, which needs them. Decodes and compiles nothing. */
export function with${title}<Value>(value: Value): Value {
  ${name}.setBytes(bytes);
  return value;
}
`,
  );
}

/** The bytes have to survive it. */
async function unpackAll() {
  const { unpack } = await import(join(pkg, "wasm", "unpack.js"));
  for (const { name, bytes, text, common } of packed) {
    if (!bytes.equals(unpack(text, common, bytes.length)))
      throw new Error(`${name}: the bytes do not survive encoding`);
  }
}

/** wasm/all_modules.ts: every module without its bytes, by name, for callers that bring them. */
function writeAllModules() {
  const names = moduleNames;
  const imports = names.map((name) => `import { ${name} } from "./${name}_module.js";\n`).join("");
  const types = names.map((name) => `  ${name}: typeof ${name};\n`).join("");
  generate(
    "wasm/all_modules.ts",
    `// Generated by scripts/package/build.mjs.\n${imports}\nexport const modules: {\n${types}} = { ${names.join(", ")} };\n`,
  );
}

/** fields.ts, zones.ts, names.ts and message-catalog.ts, from the table of the Rust core. */
function writeContract() {
  const example = ["run", "--quiet", "--example", "contract"];
  const specs = JSON.parse(run("cargo", example, { stdout: "pipe" }));
  const catalog = JSON.parse(run("cargo", [...example, "messages"], { stdout: "pipe" }));
  const head = "// Generated by scripts/package/build.mjs from src/contract/fields.rs.\n";
  const names = specs.map((/** @type {{ name: string }} */ { name }) => name);
  const list = JSON.stringify(names);
  generate(
    "names.ts",
    `${head}/** The 14 fields, in the server's order. */\nexport const fieldNames: readonly ${list} = ${list} as const;\n`,
  );

  const zones = specs.find((/** @type {{ input: string }} */ { input }) => input === "select").options;
  const rows = specs.map((/** @type {any} */ spec) => {
    const text = JSON.stringify(spec.options === zones ? { ...spec, options: "ZONES" } : spec);
    return `  ${text.replace('"ZONES"', "zones()")},\n`;
  });
  const zoneList = zones.map((/** @type {{ value: string }} */ { value }) => value);
  const aliases = readFileSync(join(root, "src", "rules", "timezone_aliases.txt"), "utf8");
  generate("zones.ts", zonesSource(zoneList, aliases));
  generate("message-catalog.ts", catalogSource(catalog));
  generate(
    "fields.ts",
    `${head}import type { FieldOption, FieldSpec } from "./types.js";
import { zoneNames } from "./zones.js";\n
const zones = (): FieldOption[] => zoneNames.map((value) => ({ value, label: value }));\n
/** What a form needs to draw itself, field by field in the server's order. Plain data: importing it starts no wasm. */
export const campaignFields: readonly FieldSpec[] = /* @__PURE__ */ ((): FieldSpec[] => [\n${rows.join("")}])();\n`,
  );
}

/** What a user reads who opens the folder. */
function copyDocuments() {
  copyFileSync(join(template, "README.md"), join(pkg, "README.md"));
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"]) copyFileSync(join(root, file), join(pkg, file));
}

/**
 * Generated code, which nobody reads.
 * @param {string} source
 */
function minified(source) {
  // Node shows the line that threw.
  const { code } = transformSync(source, { target: "es2022", legalComments: "none", minify: true, lineLimit: 160 });
  return `// @ts-nocheck\n${code}`;
}

/**
 * The declarations of the entries: those of the module that each entry stands for, so that editors show its comments and find its source.
 */
function writeEntryDeclarations() {
  for (const name of publicEntries(pkg)) {
    const source = sourceOf(name);
    if (source === name) continue;
    rmSync(join(pkg, `${name}.d.ts.map`));
    writeFileSync(join(pkg, `${name}.d.ts`), `export * from "./${source}.js";\n`);
  }
}

/** CommonJS, and the exports map of all. */
function writeVariants() {
  const entries = publicEntries(pkg);
  const declared = reachableDeclarations(
    pkg,
    entries.map((name) => `${name}.d.ts`),
  );
  writeCommonJs(
    pkg,
    filesUnder(pkg).filter((file) => !/^(workerd|src)\//.test(file) && (file.endsWith(".js") || declared.has(file))),
  );
  // Declarations of inner modules serve the repository's own check.
  const published = filesUnder(pkg).filter(
    (file) =>
      /^cjs\/.*\.d\.ts$/.test(file) || (/\.d\.ts(\.map)?$/.test(file) && declared.has(file.replace(/\.map$/, ""))),
  );
  const onWorkerd = entries.filter((name) => existsSync(join(pkg, "workerd", `${name}.js`)));
  const documents = readdirSync(pkg).filter((file) => file.endsWith(".json") && file !== "package.json");
  const written = manifest({ template, version, entries, documents, onWorkerd, declarations: published });
  writeFileSync(join(pkg, "package.json"), `${JSON.stringify(written, null, 2)}\n`);
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
