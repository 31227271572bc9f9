// Builds the documentation pages from docs/*.md, the package's README and the field table. api.mjs builds the API
// reference.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { root } from "../../scripts/lib/process.mjs";
import { fieldsPage } from "./fields.mjs";
import { rendered } from "./markdown.mjs";

const here = fileURLToPath(new URL("./", import.meta.url));

/** @typedef {{ name: string, title: string, source: string }} Page `name` is its address without ".html" */

/**
 * Returns the pages of the index, in its order and under its headings, README first.
 * @returns {{ heading: string, pages: Page[] }[]}
 */
function contents() {
  const index = readFileSync(join(root, "docs", "index.md"), "utf8");
  const groups = index.split(/^## /m).slice(1);
  const start = [
    { ...readPage("index"), title: "Overview" },
    { ...readPage("readme"), title: "Quick start and README" },
  ];
  return [
    { heading: "Start", pages: start },
    ...groups.map((group) => ({
      heading: group.split("\n")[0] ?? "",
      pages: [...group.matchAll(/\]\(([\w-]+)\.(?:md|html)\)/g)].map(([, name = ""]) => readPage(name)),
    })),
  ];
}

/** @param {string} name @returns {Page} */
function readPage(name) {
  const file = name === "readme" ? "pkg-template/README.md" : `docs/${name}.md`;
  const source = name === "fields" ? fieldsPage() : readFileSync(join(root, file), "utf8");
  return { name, title: /^# (.*)$/m.exec(source)?.[1] ?? name, source };
}

/** Returns the site's URL for a link of the sources. @param {string} href */
function linkOf(href) {
  if (href.startsWith("../docs/")) return href.replace(/^\.\.\/docs\/([\w-]+)\.md/, "$1.html");
  if (href.startsWith("../pkg-template/README.md")) return href.replace("../pkg-template/README.md", "readme.html");
  return /^https?:/.test(href) ? href : href.replace(/^([\w-]+)\.md(?=#|$)/, "$1.html");
}

/** @param {string} outDir the folder of the pages, such as www/dist/docs */
export async function buildDocs(outDir) {
  mkdirSync(outDir, { recursive: true });
  const groups = contents();
  const unlisted = readdirSync(join(root, "docs"))
    .filter((file) => file.endsWith(".md"))
    .filter((file) => !groups.some(({ pages }) => pages.some(({ name }) => `${name}.md` === file)));
  if (unlisted.length) throw new Error(`docs/index.md does not link to ${unlisted.join(", ")}`);
  for (const page of groups.flatMap(({ pages }) => pages)) {
    writeFileSync(join(outDir, `${page.name}.html`), documentOf(page, groups));
  }
  // Keeps light-dark() and nesting, as the other pages do.
  await build({
    entryPoints: [join(here, "docs.css")],
    outfile: join(outDir, "docs.css"),
    bundle: true,
    minify: true,
    target: "esnext",
    logLevel: "error",
  });
  cpSync(join(here, "theme.js"), join(outDir, "theme.js"));
}

/** @param {Page} page @param {ReturnType<typeof contents>} groups */
function documentOf(page, groups) {
  const { html, headings } = rendered(page.source, linkOf);
  const sections = headings.filter(({ level }) => level === 2);
  const inPage = `<ul>${sections.map(({ id, text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`).join("")}</ul>`;
  const link = (/** @type {Page} */ { name, title }) =>
    name === page.name
      ? `<a href="${name}.html" aria-current="page">${escaped(title)}</a>${sections.length > 1 ? inPage : ""}`
      : `<a href="${name}.html">${escaped(title)}</a>`;
  const menu = groups.map(
    ({ heading, pages }) =>
      `<h2>${escaped(heading)}</h2><ul>${pages.map((entry) => `<li>${link(entry)}</li>`).join("")}</ul>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(page.title)} · outbound-campaign</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs.css">
<script src="theme.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="bar"><div class="bar-inner">
<a class="brand doc-brand" href="index.html">outbound-campaign</a>
<nav aria-label="Pages"><a href="index.html" aria-current="true">Documentation</a><a href="api/index.html">API</a><a href="../guide/">Field guide</a><a href="../react/">Dashboard</a></nav>
</div></header>
<div class="doc">
<details class="doc-menu" open><summary>Contents</summary><nav aria-label="Documentation">${menu.join("")}</nav></details>
<main id="content" class="doc-page" tabindex="-1">
${html}
</main>
</div>
</body>
</html>
`;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
