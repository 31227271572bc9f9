// Writes the CommonJS half of the package: cjs/X.js and cjs/X.d.ts for each X.js and X.d.ts. File by file and not bundled,
// so that all entries share one instance of each wasm module, as the ES modules do. A folder of its own, because npm packs files
// by name: twins stand next to each other in the tarball, where gzip still remembers the first.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transformSync } from "esbuild";

/**
 * @param {string} folder the package
 * @param {string[]} files its ES modules and their types, relative to the folder
 */
export function writeCommonJs(folder, files) {
  for (const file of files) {
    const source = readFileSync(join(folder, file), "utf8");
    const target = join(folder, "cjs", file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      file.endsWith(".d.ts") ? source.replace(/^\/\/# sourceMappingURL=.*\n?/m, "") : commonJs(source, file),
    );
  }
  writeFileSync(join(folder, "cjs", "package.json"), '{ "type": "commonjs", "sideEffects": false }\n');
}

/**
 * @param {string} source
 * @param {string} file
 */
function commonJs(source, file) {
  // What has a source is as readable as its ES twin; that also makes the tarball smaller, where gzip remembers the twin.
  const isGenerated = !source.includes("\n//# sourceMappingURL=");
  const { code } = transformSync(source, {
    format: "cjs",
    target: "es2022",
    platform: "neutral",
    legalComments: "none",
    minifyWhitespace: isGenerated,
    minifySyntax: isGenerated,
  });
  if (/\bimport\.meta\b/.test(code)) throw new Error(`${file}: a CommonJS build of it would not load`);
  return code;
}
