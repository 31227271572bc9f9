// Builds the API reference with TypeDoc from the packed package's types. Installs its own dependencies on first use.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { commandStep, root } from "../../scripts/lib/process.mjs";
import { publicEntries } from "../../scripts/package/manifest.mjs";

const here = fileURLToPath(new URL("./", import.meta.url));
const work = join(root, ".tools", "docs");

/**
 * Writes the reference.
 * @param {string} outDir
 */
export async function buildApi(outDir) {
  rmSync(outDir, { recursive: true, force: true });
  const lock = readFileSync(join(here, "package-lock.json"), "utf8");
  const stamp = join(here, "node_modules", ".setup-stamp");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
    // Named explicitly: the pages' build sets NODE_ENV to production, and npm then omits dev dependencies.
    if (!(await commandStep("fetching TypeDoc", ["npm", "ci", "--include=dev", "--prefix", here])))
      throw new Error("TypeDoc is missing");
    writeFileSync(stamp, lock);
  }
  const files = publicEntries(join(root, "pkg")).map((name) => join(root, "pkg", `${name}.d.ts`));
  mkdirSync(work, { recursive: true });
  const tsconfig = join(work, "tsconfig.json");
  const compilerOptions = {
    module: "nodenext",
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
    types: [],
    strict: true,
  };
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions, files }));
  const options = {
    tsconfig,
    entryPoints: files,
    out: outDir,
    plugin: [join(here, "module-names.mjs")],
    customCss: join(here, "api.css"),
    name: "outbound-campaign",
    readme: "none",
    // No build machine and no date, so that builds are reproducible.
    disableSources: true,
    hideGenerator: true,
    excludeInternal: true,
    githubPages: false,
    treatWarningsAsErrors: true,
    navigation: { includeFolders: false },
    navigationLinks: { Documentation: "UP/index.html", "Field guide": "UP/../guide/" },
  };
  const file = join(work, "typedoc.json");
  writeFileSync(file, JSON.stringify(options));
  const program = join(here, "node_modules", "typedoc", "bin", "typedoc");
  if (!(await commandStep("writing the API reference", [process.execPath, program, "--options", file]))) {
    throw new Error("TypeDoc could not write the API reference");
  }
  // TypeDoc's pages use the given links in every folder, and contain an inline script that our policy forbids.
  const inline = /<body><script>([^<]*)<\/script>/;
  let script = "";
  for (const name of readdirSync(outDir, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".html"),
  )) {
    const text = readFileSync(join(outDir, name), "utf8");
    const base = / data-base="([^"]*)"/.exec(text)?.[1] ?? "./";
    script ||= inline.exec(text)?.[1] ?? "";
    const fixed = text
      .replaceAll('href="UP/', `href="${base}../`)
      .replace("<head>", '<head><link rel="icon" href="data:,">')
      .replace(inline, `<body><script src="${base}assets/first.js"></script>`);
    writeFileSync(join(outDir, name), fixed);
  }
  if (script === "") throw new Error("TypeDoc's pages have changed: look at buildApi() in www/docs/api.mjs");
  writeFileSync(join(outDir, "assets", "first.js"), script);
}
