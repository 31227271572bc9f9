// Converts the sources of the package (pkg-template/ and the generated modules) to the published files: JavaScript
// that differs from them only by types and comments, and declarations with maps that point to it.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
 * @param {string} places.work a folder for the compiler's settings, and for all sources together
 * @param {string} places.pkg the folder of the package
 */
export function writeSources({ root, template, generated, work, pkg }) {
  const src = join(work, "src");
  rmSync(src, { recursive: true, force: true });
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
 * Writes a module's JavaScript, and lets the map of its declarations point to it. A module with types only has neither.
 * @param {string} src
 * @param {string} file
 * @param {string} pkg
 */
function emit(src, file, pkg) {
  const target = file.replace(/\.ts$/, ".js");
  const { code, map } = toJavaScript(readFileSync(join(src, file), "utf8"), file);
  const declarations = join(pkg, file.replace(/\.ts$/, ".d.ts"));
  if (code.trim() === "") return dropMap(declarations);
  mkdirSync(dirname(join(pkg, target)), { recursive: true });
  // A .js source without a declaration cannot be type-checked.
  const head = file.endsWith(".js") && !existsSync(join(pkg, file.replace(/js$/, "d.ts"))) ? "// @ts-nocheck\n" : "";
  writeFileSync(join(pkg, target), `${head}${code}`);
  if (!existsSync(`${declarations}.map`)) return;
  const toSource = JSON.parse(readFileSync(`${declarations}.map`, "utf8"));
  const published = mapToJavaScript(toSource, readFileSync(declarations, "utf8"), JSON.parse(map), code);
  writeFileSync(`${declarations}.map`, JSON.stringify({ ...published, sources: [posix.basename(target)] }));
}

/** Removes the map of declarations. @param {string} file */
function dropMap(file) {
  if (!existsSync(`${file}.map`)) return;
  rmSync(`${file}.map`);
  writeFileSync(file, readFileSync(file, "utf8").replace(/^\/\/# sourceMappingURL=.*\n?/m, ""));
}

/**
 * Returns the map from declarations to JavaScript. Types have no JavaScript, so editors stay at their declaration.
 * @param {{ mappings: string }} toSource from the declarations to the source
 * @param {string} declarations
 * @param {{ mappings: string }} fromJavaScript from the JavaScript to the source
 * @param {string} code the JavaScript
 */
function mapToJavaScript(toSource, declarations, fromJavaScript, code) {
  const [declared, written] = [declarations.split("\n"), code.split("\n")];
  /** The positions in the JavaScript by line and column of the source. @type {Map<string, [number, number]>} */
  const positions = new Map();
  decode(fromJavaScript.mappings).forEach((segments, line) => {
    for (const [column, , sourceLine, sourceColumn] of segments) {
      const place = `${sourceLine}:${sourceColumn}`;
      if (!positions.has(place)) positions.set(place, [line, column]);
    }
  });
  /** Finds the implementation of an overload, which has no JavaScript of its own. @param {string} name */
  const implementationOf = (name) => {
    const pattern = new RegExp(`^(?:export )?(?:async )?function\\*? (?=${name}\\()|^  (?:async )?(?=${name}\\()`);
    const line = written.findIndex((text) => pattern.test(text));
    return line < 0 ? undefined : [line, pattern.exec(written[line] ?? "")?.[0].length ?? 0];
  };
  const mappings = decode(toSource.mappings).map((segments, line) =>
    segments.map(([column, , sourceLine, sourceColumn]) => {
      const overload = /^(\w+)[<(]/.exec(declared[line]?.slice(column) ?? "")?.[1];
      const position = positions.get(`${sourceLine}:${sourceColumn}`) ?? (overload && implementationOf(overload));
      // A segment without a source ends the one before it.
      return /** @type {import("@jridgewell/sourcemap-codec").SourceMapSegment} */ (
        position ? [column, 0, ...position] : [column]
      );
    }),
  );
  return { ...toSource, mappings: encode(mappings) };
}

/**
 * Converts a module to the published JavaScript: without types and most comments, and otherwise unchanged. So it needs
 * no map, and the sources would only repeat it. The declarations hold the comments.
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
 * Returns the declarations that the public entries import, directly or indirectly.
 * @param {string} pkg
 * @param {readonly string[]} entries such as "index.d.ts"
 * @returns {Set<string>}
 */
export function reachableDeclarations(pkg, entries) {
  /** @type {Set<string>} */
  const reached = new Set();
  /** @param {string} file */
  const visit = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = readFileSync(join(pkg, file), "utf8");
    for (const [, path = ""] of text.matchAll(/(?:from |import\()"(\.[^"]+)\.js"/g)) {
      visit(`${posix.join(posix.dirname(file), path)}.d.ts`);
    }
  };
  for (const entry of entries) visit(entry);
  return reached;
}
