// node bench/lines-of-code.mjs <commit> <path>...: counts the lines of code of Rust and JavaScript files or folders at
// a commit, without blank lines, comments and tests (Rust: everything from `#[cfg(test)]` on).
import { execFileSync } from "node:child_process";
import { extname } from "node:path";

const [commit = "HEAD", ...paths] = process.argv.slice(2);
const root = new URL("..", import.meta.url);
const git = (/** @type {string[]} */ ...args) =>
  execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1e8 });

/** @param {string} file */
function linesOf(file) {
  const text = git("show", `${commit}:${file}`);
  const code = extname(file) === ".rs" ? (text.split(/^\s*#\[cfg\(test\)\]$/m)[0] ?? "") : text;
  let isInComment = false;
  return code.split("\n").filter((line) => {
    const start = line.trim();
    if (!isInComment && start.startsWith("/*")) isInComment = true;
    if (isInComment) {
      if (start.endsWith("*/")) isInComment = false;
      return false;
    }
    return start && !start.startsWith("//");
  }).length;
}

/** @type {Record<string, number>} */
const sums = { ".rs": 0, ".js": 0 };
for (const file of git("ls-tree", "-r", "--name-only", commit, "--", ...paths).split("\n")) {
  const kind = extname(file).replace(/\.(mjs|ts)$/, ".js");
  if (!file || !(kind in sums)) continue;
  const lines = linesOf(file);
  sums[kind] = (sums[kind] ?? 0) + lines;
  console.log(`${String(lines).padStart(6)} ${file}`);
}
console.log(`Rust ${sums[".rs"]}, JavaScript ${sums[".js"]}, together ${(sums[".rs"] ?? 0) + (sums[".js"] ?? 0)}`);
