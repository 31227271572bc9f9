// Turns the sources of the package (pkg-template/ and the generated modules) into what is published: the sources themselves in src/,
// JavaScript with maps that point to them, and declarations with maps.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { transformSync } from "esbuild";

/** Switched on when pkg-template/ holds no .js file any more: TypeScript refuses it beside `allowJs`. */
const isolatedDeclarations = true;

/** The options that decide what the sources mean; tsconfig.json checks them by the same. */
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
 * @param {string} folder
 * @returns {string[]} paths relative to the folder, sorted
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
 * @param {object} places
 * @param {string} places.root the repository
 * @param {string} places.template the hand-written sources
 * @param {string} places.generated the generated ones: .ts, and .js that nobody reads, with its .d.ts beside it
 * @param {string} places.work a folder for the compiler's settings
 * @param {string} places.pkg where the package is written
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
    // Else the folder that is written to, and src/ in it.
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
 * Writes a module's JavaScript and its map. A module of types only gets neither.
 * @param {string} src
 * @param {string} file
 * @param {string} pkg
 */
function emit(src, file, pkg) {
  const target = file.replace(/\.ts$/, ".js");
  const { code, map } = toJavaScript(readFileSync(join(src, file), "utf8"), file);
  if (code.trim() === "") return;
  mkdirSync(dirname(join(pkg, target)), { recursive: true });
  // A .js source has no declaration, by which the repository's check would know it. Gone with the last of them.
  const head = file.endsWith(".js") && !existsSync(join(pkg, file.replace(/js$/, "d.ts"))) ? "// @ts-nocheck\n" : "";
  writeFileSync(join(pkg, target), `${head}${code}//# sourceMappingURL=${posix.basename(target)}.map\n`);
  writeFileSync(join(pkg, `${target}.map`), map);
}

/**
 * A module as it is published: without types and most comments, which stand in the source, and else as it is written.
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
 * Imports a source that imports nothing itself.
 * @param {string} file
 * @returns {Promise<any>}
 */
export function importSource(file) {
  const { code } = toJavaScript(readFileSync(file, "utf8"), posix.basename(file));
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

/**
 * The declarations that the public entries reach.
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
