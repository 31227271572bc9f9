// Writes the CommonJS part of the package: cjs/X.js and cjs/X.d.ts for each X.js and X.d.ts. The files are not
// bundled, and have a separate folder, because npm packs files by name: twins are neighbours in the tarball, and gzip
// compresses the second one against the first.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transformSync } from "esbuild";

/**
 * @param {string} folder the folder of the package
 * @param {string[]} files the ES modules and their declarations, relative to the folder
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
  // A file with a source map is not minified. It stays as readable as its ES twin, and gzip compresses it better for
  // the same reason.
  const isGenerated = !source.includes("\n//# sourceMappingURL=");
  const { code } = transformSync(source, {
    format: "cjs",
    target: "es2022",
    platform: "neutral",
    legalComments: "none",
    minifyWhitespace: isGenerated,
    minifySyntax: isGenerated,
  });
  if (/\bimport\.meta\b/.test(code)) throw new Error(`${file}: a CommonJS module cannot use import.meta`);
  return code;
}
