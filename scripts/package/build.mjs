// Writes pkg/, the npm package: node scripts/package/build.mjs. Prints the sizes of the results at the end, unless
// --no-sizes is given. Needs cargo with the wasm target, wasm-bindgen on PATH (`npm run build` provides it), and the
// npm packages of the root.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, transformSync } from "esbuild";
import { withoutDuplicates } from "./bindgen-section.mjs";
import { hasOwnStd, ownStd, sysroot } from "./build-std.mjs";
import { writeCommonJs } from "./commonjs.mjs";
import { sourcesOf2026_07 } from "./contract-2026-07.mjs";
import { catalogSource, zonesSource } from "./contract-files.mjs";
import { declarations } from "./declarations.mjs";
import { writeDocuments } from "./documents.mjs";
import { commonBytes, encode, unpacker } from "./encode-wasm.mjs";
import { glueTypes } from "./glue-types.mjs";
import { copyExamples, copyGuides } from "./guides.mjs";
import { manifest, nodeEntries, publicEntries, sourceOf } from "./manifest.mjs";
import { firstModuleNames, moduleNames, modules } from "./modules.mjs";
import { writeNodeBundle } from "./node-bundle.mjs";
import { measure, printSizes } from "./sizes.mjs";
import { filesUnder, reachableFiles, writeSources } from "./sources.mjs";
import { optimise, optimiseInTwo } from "./wasm-opt.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const template = join(root, "pkg-template");
const pkg = join(root, "pkg");
const work = join(root, "target", "package");
/** The folder of the generated modules. tsconfig.json includes it. */
const generated = join(work, "generated");
/**
 * Exports of the validator that engine.ts calls without wasm-bindgen's wrappers: with pointers, lengths and numbers
 * only.
 */
const rawExports = ["judge", "normalize", "displayValue", "records", "allocate", "setZones", "keep"];
const partExports = modules.flatMap(({ part }) => part?.exports ?? []);
const small = hasOwnStd(root);
if (!small)
  console.log("rust-src is missing: built with the ordinary standard library, larger than the published modules");
/** The encoded modules. @type {{ bytes: Buffer, text: string, name: string }[]} */
const packed = [];
const version = /** @type {string} */ (/^version = "(.+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))?.[1]);

rmSync(pkg, { recursive: true, force: true });
rmSync(work, { recursive: true, force: true });
mkdirSync(join(pkg, "wasm"), { recursive: true });
mkdirSync(work, { recursive: true });

for (const module of modules) buildModule(module);
writeBytes();
generate("types.d.ts", declarations(buildTypes()));
generate("wasm/unpacker.ts", unpacker(readFileSync(join(template, "wasm", "unpack.wat"), "utf8")));
writeAllModules();
writeContract();
writeContract2026_07();
writeSources({ root, template, generated, work, pkg });
copyDocuments();
writeEntryDeclarations();
await writeDocuments(pkg, version);
await writeVariants();
await unpackAll();
console.log(`\npkg/ ${version}`);
if (!process.argv.includes("--no-sizes")) printSizes(await measure(pkg));

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
 * Builds one wasm module and writes its files: wasm/NAME.wasm, wasm/NAME_glue.js, wasm/NAME_module.js, which starts it,
 * and wasm/NAME.js with its bytes, which are in wasm/NAME_partN.js.
 * @param {typeof modules[number]} module
 */
function buildModule({ name, feature, profile = "release", part }) {
  compile(name, ["--profile", profile, ...(small ? ownStd.args : [])], feature, {
    RUSTFLAGS: [remapped(), ...(small ? ownStd.rustflags : [])].join(" "),
    ...(small && ownStd.env),
  });

  const optimised = join(pkg, "wasm", `${name}.wasm`);
  const linked = join(work, `${name}_bg.wasm`);
  const short = part
    ? optimiseInTwo(linked, optimised, part, join(pkg, "wasm", `${part.name}.wasm`))
    : optimise(linked, optimised, profile);
  const source = readFileSync(join(work, `${name}_bg.js`), "utf8");
  const types = ["", "_bg.wasm"].map((kind) => readFileSync(join(work, `${name}${kind}.d.ts`), "utf8"));
  const raw = short.exports.some(([name]) => name === "judge") ? [...rawExports, "memory"] : [];
  generate(`wasm/${name}_glue.js`, glue(source, short));
  generate(`wasm/${name}_glue.d.ts`, glueTypes(String(types[0]), String(types[1]), raw, part?.exports));
  generate(`wasm/${name}_module.ts`, startable(name));
  if (part) generate(`wasm/${part.name}_module.ts`, startable(part.name, false));
}

/** Returns tsify's declarations. They need a separate build: in a published module tsify would leave code. */
function buildTypes() {
  compile("types", ["--profile", "dev"], "types", { CARGO_PROFILE_DEV_DEBUG: "0" });
  return readFileSync(join(work, "types.d.ts"), "utf8");
}

/**
 * Runs cargo and wasm-bindgen.
 * @param {string} name the name of wasm-bindgen's files
 * @param {string[]} flags the flags of cargo
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
  const described = join(work, "described.wasm");
  writeFileSync(described, withoutDuplicates(readFileSync(built)));
  run("wasm-bindgen", [described, "--target", "bundler", ...out, "--remove-producers-section"]);
}

/**
 * Returns flags that shorten the paths of source files in panic messages. The standard library and the dependencies
 * have paths of this machine: every machine must build the same bytes, and the package must not name a machine.
 */
function remapped() {
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  const paths = [join(sysroot(root), "lib", "rustlib", "src", "rust")];
  if (existsSync(registry)) paths.push(...readdirSync(registry).map((index) => join(registry, index)));
  const flags = paths.map((path, i) => `--remap-path-prefix=${path}=${i === 0 ? "rust" : "crates"}`);
  return [process.env.RUSTFLAGS, ...flags].filter(Boolean).join(" ");
}

/**
 * Wraps wasm-bindgen's glue in a function, because it keeps an instance in module variables. After a trap, the
 * next instance needs variables of its own. wasm-bindgen's own reset (--experimental-reset-state-function) does not
 * support the bundler target (0.2.130).
 * @param {string} bindings wasm-bindgen's JavaScript
 * @param {{ imports: [module: string, name: string, short: string][], exports: [name: string, short: string][] }} short
 *   the imports and exports with wasm-opt's short names: wasm-bindgen's names are long enough to matter
 */
function glue(bindings, short) {
  const called = new Map(short.exports);
  const table = called.get("__wbindgen_externrefs");
  const addEntry = called.get("__externref_table_alloc");
  // These wrappers are never called.
  const uncalled = called.has("judge") ? [...rawExports, ...partExports] : ["keep", ...(addEntry ? ["reset"] : [])];
  let source = bindings;
  // No caller can make wasm-bindgen's own code throw. Without its message the validator's glue decodes no text.
  source = source.replace(
    /^(export function __wbg___wbindgen_throw_\w+\()arg0, arg1\) \{[^}]*\}/m,
    '$1) { throw new Error("outbound-campaign: wasm-bindgen refused a value"); }',
  );
  source = withoutFrees(source);
  // Modules that no JavaScript value enters have a table for such values all the same.
  if (!addEntry) source = source.replace(/^(export function __wbindgen_init_externref_table\(\) \{)[^}]*\}/m, "$1}");
  const kept = withoutUnused(
    source.replace(new RegExp(`^export function (${uncalled.join("|")})\\([^]*?^}\n`, "gm"), ""),
  );
  const names = [...kept.matchAll(/^export function (\w+)\(/gm)].map(([, name]) => name);
  let inner = kept.replace(/^export function /gm, "function ").replace(/\bwasm\.(\w+)/g, (_, name) => {
    if (!called.has(name)) throw new Error(`wasm-bindgen's glue calls ${name}, which the module does not export`);
    return `wasm.${called.get(name)}`;
  });
  const provided = new Map(short.imports.map(([, name, letter]) => [name, letter]));
  const unknown = [...provided.keys()].filter((name) => !names.includes(name));
  if (!names.includes("__wbg_set_wasm") || /^(import|export)\b/m.test(inner) || unknown.length) {
    throw new Error(`wasm-bindgen's glue has changed. Update glue() in scripts/package/build.mjs: ${unknown}`);
  }
  const members = names.map((name) => (provided.has(name) ? `${provided.get(name)}: ${name}` : name));
  const start = `wasm.${called.get("__wbindgen_start")}()`;
  if (addEntry) {
    // wasm-bindgen lists the free entries of its table in memory, and enlarges that list only together with the table.
    // The list must not be freed (src/host/arena.rs).
    const [keep, reset] = [called.get("keep"), called.get("reset")];
    inner += `let size = 0;
      const keepTable = () => { size = wasm.${table}.length; wasm.${keep}(); return 0; };\n`;
    members.push(
      `start: () => { ${start}; wasm.${addEntry}(); keepTable(); }`,
      `reset: () => wasm.${table}.length > size ? keepTable() : wasm.${reset}()`,
    );
  } else members.push(`start: () => ${start}`);
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
  // Generated code is neither type-checked nor read.
  return minified(whole);
}

/**
 * Removes the calls that free memory: they do nothing (src/host/arena.rs). Strings are encoded at once, as wasm-bindgen
 * does without a function that enlarges blocks.
 * @param {string} source wasm-bindgen's JavaScript
 */
function withoutFrees(source) {
  const plain = source
    .replace(/^ *(if \(\w+\) \{ )?wasm\.__wbindgen_free\(.*\n/gm, "")
    .replace(/^( *)try \{\n([\s\S]*?)^\1\} (?:finally \{\n|catch \(e\) \{\n *throw e;\n)\1\}\n/gm, "$2")
    .replace(/^( *)try \{\n([\s\S]*?)^\1\} (?:finally \{\n|catch \(e\) \{\n *throw e;\n)\1\}\n/gm, "$2")
    .replaceAll(", wasm.__wbindgen_realloc)", ")")
    .replace(/^ {4}if \(realloc === undefined\) \{\n([\s\S]*?)^ {4}\}\n[\s\S]*?^\}\n/m, "$1}\n")
    .replace(/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[\s\S]*?^\}\n/m, "");
  if (/__wbindgen_(free|realloc)|encodeInto|finally/.test(plain))
    throw new Error("wasm-bindgen's glue has changed. Update withoutFrees() in scripts/package/build.mjs");
  return plain;
}

/** Removes the functions of wasm-bindgen's glue that no export needs. @param {string} source */
function withoutUnused(source) {
  const { outputFiles } = buildSync({
    stdin: { contents: source, loader: "js" },
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const [shaken] = outputFiles;
  const [, list = ""] = /^export \{([^}]*)\};\n/m.exec(shaken.text) ?? [];
  const exported = list.split(",").map((name) => name.trim());
  // As wasm-bindgen writes it.
  return shaken.text
    .replace(/^export \{[^}]*\};\n/m, "")
    .replace(/^function (\w+)\(/gm, (head, name) => (exported.includes(name) ? `export ${head}` : head));
}

/**
 * Returns the source of a module without its bytes.
 * @param {string} name
 * @param {boolean} [hasGlue]
 */
function startable(name, hasGlue = true) {
  return `// Generated by scripts/package/build.mjs: the ${name} module without its bytes (see load.ts).
import { WasmModule } from "./load.js";
${hasGlue ? `import { type Exports, glue } from "./${name}_glue.js";\n` : ""}
export const ${name}: WasmModule<${hasGlue ? "Exports" : "object"}> = /* @__PURE__ */ new WasmModule("${name}"${hasGlue ? ", glue" : ""});
`;
}

/** Writes the bytes of all modules as text. */
function writeBytes() {
  const bytes = moduleNames.map((name) => readFileSync(join(pkg, "wasm", `${name}.wasm`)));
  const common = commonBytes(bytes.filter((_, i) => firstModuleNames.includes(String(moduleNames[i]))));
  generate(
    "wasm/common-bytes.ts",
    `// Generated by scripts/package/build.mjs.\n/** The most common bytes of all modules (see binary-text.ts). */\nexport const commonBytes: string = "${common}";\n`,
  );
  moduleNames.forEach((name, i) => void writeInlined(name, /** @type {Buffer} */ (bytes[i]), common));
}

/**
 * Writes the module's bytes, and the function by which an entry sets them. The bytes are split into small files. npm
 * packs files by name, so the ES file and its CommonJS twin are neighbours in the tarball. Both fit into gzip's window,
 * and the second costs almost nothing.
 * @param {string} name
 * @param {Buffer} bytes
 * @param {string} common the most common bytes of all modules
 */
function writeInlined(name, bytes, common) {
  const text = encode(bytes, common);
  packed.push({ name, bytes, text });
  // gzip's window has 32 KB, and the header and frame of a file need a part of it.
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
    ${bytes.length},
  );

/** Sets the bytes of the ${name} module and returns \`value\`, which needs them. Decodes and compiles nothing. */
export function with${title}<Value>(value: Value): Value {
  ${name}.setBytes(bytes);
  return value;
}
`,
  );
}

/** Checks that the published decoder restores the bytes of each module. */
async function unpackAll() {
  const { unpack } = await import(join(pkg, "wasm", "unpack.js"));
  for (const { name, bytes, text } of packed) {
    if (!bytes.equals(unpack(text, bytes.length)))
      throw new Error(`${name}: decoding the encoded bytes returns other bytes`);
  }
}

/** Writes wasm/all_modules.ts: every module by name without its bytes, for callers that load the bytes themselves. */
function writeAllModules() {
  const names = firstModuleNames;
  const imports = names.map((name) => `import { ${name} } from "./${name}_module.js";\n`).join("");
  const types = names.map((name) => `  ${name}: typeof ${name};\n`).join("");
  generate(
    "wasm/all_modules.ts",
    `// Generated by scripts/package/build.mjs.\n${imports}\nexport const modules: {\n${types}} = { ${names.join(", ")} };\n`,
  );
}

/** Writes fields.ts, zones.ts, names.ts and message-catalog.ts from the table of the Rust core. */
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
/** The fields for the display of a form, in the server's order. Plain data: its import starts no wasm module. */
export const campaignFields: readonly FieldSpec[] = /* @__PURE__ */ ((): FieldSpec[] => [\n${rows.join("")}])();\n`,
  );
}

/** Writes the tables of the second contract. */
function writeContract2026_07() {
  const contract = JSON.parse(run("cargo", ["run", "--quiet", "--example", "contract_2026_07"], { stdout: "pipe" }));
  for (const [file, source] of Object.entries(sourcesOf2026_07(contract))) generate(file, source);
}

/** Copies the documents for readers of the package's folder. */
function copyDocuments() {
  copyGuides(root);
  copyExamples(root);
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"]) copyFileSync(join(root, file), join(pkg, file));
}

/**
 * Minifies generated code, which is not for reading.
 * @param {string} source
 */
function minified(source) {
  // A limit of the line length, because Node prints the line of an error.
  const { code } = transformSync(source, { target: "es2022", legalComments: "none", minify: true, lineLimit: 160 });
  return `// @ts-nocheck\n${code}`;
}

/**
 * Writes the declarations of the entries. Each exports those of the entry's module, so that editors show its comments
 * and find its source.
 */
function writeEntryDeclarations() {
  for (const name of publicEntries(pkg)) {
    const source = sourceOf(name);
    if (source === name) continue;
    rmSync(join(pkg, `${name}.d.ts.map`));
    writeFileSync(join(pkg, `${name}.d.ts`), `export * from "./${source}.js";\n`);
  }
}

/** Writes the CommonJS files, the bundle for Node, and the exports map. */
async function writeVariants() {
  const entries = publicEntries(pkg);
  const declared = reachableFiles(
    pkg,
    entries.map((name) => `${name}.d.ts`),
    ".d.ts",
  );
  writeCommonJs(
    pkg,
    filesUnder(pkg).filter(
      (file) => !/^(workerd|src|examples)\//.test(file) && (file.endsWith(".js") || declared.has(file)),
    ),
  );
  // The declarations of inner modules are not published. Only the repository's own check needs them.
  const published = filesUnder(pkg).filter(
    (file) =>
      /^cjs\/.*\.d\.ts$/.test(file) || (/\.d\.ts(\.map)?$/.test(file) && declared.has(file.replace(/\.map$/, ""))),
  );
  const onWorkerd = entries.filter((name) => existsSync(join(pkg, "workerd", `${name}.js`)));
  const documents = readdirSync(pkg).filter((file) => file.endsWith(".json") && file !== "package.json");
  const written = manifest({ template, version, entries, documents, onWorkerd, declarations: published });
  writeFileSync(join(pkg, "package.json"), `${JSON.stringify(written, null, 2)}\n`);
  // The bundler reads the package.json, whose `sideEffects` lists the modules with effects.
  await writeNodeBundle(pkg, nodeEntries);
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
