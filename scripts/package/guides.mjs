// Copies the package's README and the guides into pkg/. Their links then lead to other files of the package.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
