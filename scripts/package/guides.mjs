// Copies the package's README, the guides and the examples into pkg/. Links then lead to other files of the package.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} root the repository */
export function copyGuides(root) {
  const folder = join(root, "pkg", "docs");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"))) {
    const text = readFileSync(join(root, "docs", file), "utf8");
    // The pages that only the site has become plain text.
    const linked = text.replaceAll("](../pkg-template/README.md", "](../README.md");
    writeFileSync(join(folder, file), linked.replace(/\[([^\]]+)\]\((?:[\w/]+\.html|\.\.\/guide\/)\)/g, "$1"));
  }
  const readme = readFileSync(join(root, "pkg-template", "README.md"), "utf8");
  writeFileSync(join(root, "pkg", "README.md"), readme.replaceAll("](../docs/", "](docs/"));
}

/**
 * Copies the examples that users run. The Rust programs of the folder write the tables of this build.
 * @param {string} root the repository
 */
export function copyExamples(root) {
  const filter = (/** @type {string} */ path) => !/\.rs$|[\\/]node_modules$/.test(path);
  cpSync(join(root, "examples"), join(root, "pkg", "examples"), { recursive: true, filter });
}
