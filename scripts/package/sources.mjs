// Converts the sources of the package (pkg-template/ and the generated modules) to the published files: the sources
// themselves in src/, JavaScript with maps that point to them, and declarations with maps.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { decode, encode } from "@jridgewell/sourcemap-codec";
import { transformSync } from "esbuild";

/** TypeScript does not support it together with `allowJs`, so pkg-template/ must not contain .js files. */
const isolatedDeclarations = true;

/** The compiler options of the sources. tsconfig.json checks them with the same options. */
const options = {
  strict: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: [],
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  noImplicitOverride: true,
  skipLibCheck: true,
  ...(isolatedDeclarations ? { isolatedDeclarations } : { allowJs: true, checkJs: false }),
};

/**
 * Returns the paths of all files under a folder.
 * @param {string} folder
 * @returns {string[]} relative to the folder, sorted
 */
export function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/** @param {string} file */
const isDeclaration = (file) => file.endsWith(".d.ts");

/** @param {string} file */
const isModule = (file) => /\.[jt]s$/.test(file) && !isDeclaration(file);

/**
 * Writes the published files of all sources.
 * @param {object} places
 * @param {string} places.root the repository
 * @param {string} places.template the folder of the hand-written sources
 * @param {string} places.generated the folder of the generated sources: .ts files, and minified .js files with their
 *   .d.ts files
 * @param {string} places.work a folder for the compiler's settings
 * @param {string} places.pkg the folder of the package
 */
export function writeSources({ root, template, generated, work, pkg }) {
  const src = join(pkg, "src");
  const written = filesUnder(template).filter((file) => /\.[jt]s$/.test(file));
  for (const file of written) copy(join(template, file), join(src, file));
  for (const file of filesUnder(generated)) {
    if (isModule(file) && file.endsWith(".js")) copy(join(generated, file), join(pkg, file));
    else copy(join(generated, file), join(src, file));
  }
  declare({ root, work, src, pkg });
  for (const file of filesUnder(src)) {
    if (isModule(file)) emit(src, file, pkg);
    else if (isDeclaration(file) && file !== "workerd/wasm.d.ts") copy(join(src, file), join(pkg, file));
  }
}

/** @param {string} from @param {string} to */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/**
 * Writes the declarations and their maps.
 * @param {{ root: string, work: string, src: string, pkg: string }} places
 */
function declare({ root, work, src, pkg }) {
  const config = {
    compilerOptions: {
      ...options,
      rootDir: src,
      outDir: pkg,
      declaration: true,
      declarationMap: true,
      emitDeclarationOnly: true,
      noEmitOnError: true,
    },
    include: [`${src}/**/*.ts`],
    // By default tsc excludes the output folder, and src/ with it.
    exclude: [],
  };
  const file = join(work, "tsconfig.json");
  writeFileSync(file, JSON.stringify(config, null, 2));
  execFileSync(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", file], {
    cwd: root,
    stdio: "inherit",
  });
}

/**
 * Writes a module's JavaScript and its map. A module with types only gets neither.
 * @param {string} src
 * @param {string} file
 * @param {string} pkg
 */
function emit(src, file, pkg) {
  const target = file.replace(/\.ts$/, ".js");
  const { code, map } = toJavaScript(readFileSync(join(src, file), "utf8"), file);
  if (code.trim() === "") return;
  mkdirSync(dirname(join(pkg, target)), { recursive: true });
  // A .js source without a declaration cannot be type-checked.
  const head = file.endsWith(".js") && !existsSync(join(pkg, file.replace(/js$/, "d.ts"))) ? "// @ts-nocheck\n" : "";
  writeFileSync(join(pkg, target), `${head}${code}//# sourceMappingURL=${posix.basename(target)}.map\n`);
  writeFileSync(join(pkg, `${target}.map`), lineMap(map));
}

/**
 * Returns a source map that leads to lines: without names, and without the columns of the source.
 * @param {string} map
 */
export function lineMap(map) {
  const { version, file, sources, mappings } = JSON.parse(map);
  const lines = decode(mappings).map((segments) => {
    /** @type {[number, number, number, number][]} */
    const kept = [];
    for (const [column, source, line] of segments) {
      const last = kept.at(-1);
      if (source === undefined || line === undefined || (last?.[1] === source && last[2] === line)) continue;
      kept.push([column, source, line, 0]);
    }
    return kept;
  });
  return JSON.stringify({ version, file, sources, names: [], mappings: encode(lines) });
}

/**
 * Converts a module to the published JavaScript: without types and most comments, and otherwise unchanged. The
 * published sources hold the comments.
 * @param {string} source
 * @param {string} file relative to src/
 */
function toJavaScript(source, file) {
  return transformSync(source, {
    loader: file.endsWith(".ts") ? "ts" : "js",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    sourcemap: "external",
    sourcefile: `${"../".repeat(file.split("/").length - 1) || "./"}src/${file}`,
    sourcesContent: false,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
}

/**
 * Imports a source file that has no imports.
 * @param {string} file
 * @returns {Promise<any>}
 */
export function importSource(file) {
  const { code } = toJavaScript(readFileSync(file, "utf8"), posix.basename(file));
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

/**
 * Returns the files that some files import, directly or indirectly, and these files.
 * @param {string} pkg
 * @param {readonly string[]} entries such as "index.d.ts"
 * @param {".d.ts" | ".js"} extension of all files
 * @returns {Set<string>}
 */
export function reachableFiles(pkg, entries, extension) {
  /** @type {Set<string>} */
  const reached = new Set();
  /** @param {string} file */
  const visit = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = readFileSync(join(pkg, file), "utf8");
    for (const [, path = ""] of text.matchAll(/(?:from |import |import\()"(\.[^"]+)\.js"/g)) {
      visit(`${posix.join(posix.dirname(file), path)}${extension}`);
    }
  };
  for (const entry of entries) visit(entry);
  return reached;
}
