// Builds the documentation site with VitePress: the guides, the package's README, the field table, and the API reference
// from the types of the built package. Installs its own dependencies on first use.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { commandStep, root } from "../../scripts/lib/process.mjs";
import { publicEntries } from "../../scripts/package/manifest.mjs";
import { fieldsPage } from "./fields.mjs";

const here = fileURLToPath(new URL("./", import.meta.url));
const work = join(root, ".tools", "docs");
/** The sources of the site. */
const site = join(work, "site");

/**
 * @param {string} outDir the folder of the pages, such as www/dist/docs
 * @param {string} [base] the address of the site
 */
export async function buildDocs(outDir, base = "/docs/") {
  await install();
  rmSync(site, { recursive: true, force: true });
  mkdirSync(join(site, "api"), { recursive: true });
  writeGuides();
  await writeApi();
  const options = ["--outDir", outDir, "--base", base];
  await program("writing the documentation", "vitepress/bin/vitepress.js", ["build", here, ...options]);
}

async function install() {
  const lock = readFileSync(join(here, "package-lock.json"), "utf8");
  const stamp = join(here, "node_modules", ".setup-stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  // Named explicitly: the pages' build sets NODE_ENV to production, and npm then omits dev dependencies.
  if (!(await commandStep("fetching VitePress and TypeDoc", ["npm", "ci", "--include=dev", "--prefix", here])))
    throw new Error("VitePress is missing");
  writeFileSync(stamp, lock);
}

/** @param {string} title @param {string} file in node_modules @param {string[]} args */
async function program(title, file, args) {
  const command = /** @type {const} */ ([process.execPath, join(here, "node_modules", file), ...args]);
  if (!(await commandStep(title, [...command]))) throw new Error(`${file} failed`);
}

/** Writes the guides, and contents.json: the headings of the index with their pages. */
function writeGuides() {
  cpSync(join(root, "docs"), site, { recursive: true });
  cpSync(join(root, "pkg-template", "README.md"), join(site, "readme.md"));
  writeFileSync(join(site, "fields.md"), fieldsPage());
  const index = readFileSync(join(site, "index.md"), "utf8");
  const titleOf = (/** @type {string} */ name) =>
    /^# (.*)$/m.exec(readFileSync(join(site, `${name}.md`), "utf8"))?.[1] ?? name;
  const groups = index.split(/^## /m).slice(1);
  const contents = groups.map((group) => ({
    text: group.split("\n")[0],
    items: [...group.matchAll(/\]\(([\w-]+)\.(?:md|html)\)/g)].map(([, name = ""]) => ({
      text: titleOf(name),
      link: `/${name}`,
    })),
  }));
  const listed = new Set(contents.flatMap(({ items }) => items.map(({ link }) => `${link.slice(1)}.md`)));
  const unlisted = readdirSync(join(root, "docs")).filter((file) => file !== "index.md" && !listed.has(file));
  if (unlisted.length) throw new Error(`docs/index.md does not link to ${unlisted.join(", ")}`);
  const start = {
    text: "Start",
    items: [
      { text: "Overview", link: "/" },
      { text: "Quick start", link: "/readme" },
    ],
  };
  writeFileSync(join(site, "contents.json"), JSON.stringify([start, ...contents]));
  for (const file of readdirSync(site).filter((name) => name.endsWith(".md"))) {
    const text = readFileSync(join(site, file), "utf8")
      .replaceAll("](../pkg-template/README.md", "](readme.md")
      .replaceAll("](../docs/", "](")
      .replaceAll("](fields.html)", "](fields.md)")
      .replaceAll("](api/index.html)", "](api/index.md)")
      // A page beside the site. `target` keeps VitePress's router from it.
      .replace(/\[([^\]]+)\]\((\.\.\/guide\/)\)/g, '<a href="$2" target="_self">$1</a>');
    writeFileSync(join(site, file), text);
  }
}

/** Writes the API reference as Markdown. */
async function writeApi() {
  const files = publicEntries(join(root, "pkg")).map((name) => join(root, "pkg", `${name}.d.ts`));
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
    out: join(site, "api"),
    docsRoot: site,
    plugin: [join(here, "module-names.mjs"), "typedoc-plugin-markdown", "typedoc-vitepress-theme"],
    name: "API",
    readme: "none",
    entryFileName: "index",
    hidePageHeader: true,
    hideBreadcrumbs: true,
    parametersFormat: "table",
    navigation: { includeGroups: false },
    // No build machine and no date, so that builds are reproducible.
    disableSources: true,
    excludeInternal: true,
    githubPages: false,
    treatWarningsAsErrors: true,
  };
  const file = join(work, "typedoc.json");
  writeFileSync(file, JSON.stringify(options));
  await program("writing the API reference", "typedoc/bin/typedoc", ["--options", file]);
  // The guides that the sources name (`@see`) are pages of the site.
  for (const name of readdirSync(join(site, "api"), { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".md")) continue;
    const text = readFileSync(join(site, "api", name), "utf8");
    const linked = text.replace(/The guide `docs\/([\w-]+)\.md` in the package\./g, "[The guide](/$1)");
    if (linked !== text) writeFileSync(join(site, "api", name), linked);
  }
}
