// Writes the CommonJS half of the package: X.cjs beside each X.js, X.d.cts beside each X.d.ts. File by file and not bundled,
// so that all entries share one instance of each wasm module, as the ES modules do.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

/**
 * @param {string} folder the package
 * @param {string[]} files its ES modules and their types, relative to the folder
 */
export function writeCommonJs(folder, files) {
  for (const file of files) {
    const source = readFileSync(join(folder, file), "utf8");
    if (file.endsWith(".d.ts")) {
      const types = source.replace(/(from |import\()"(\.[^"]+)\.js"/g, '$1"$2.cjs"');
      writeFileSync(join(folder, file.replace(/\.d\.ts$/, ".d.cts")), types);
    } else {
      writeFileSync(join(folder, file.replace(/\.js$/, ".cjs")), commonJs(source, file));
    }
  }
}

/**
 * @param {string} source
 * @param {string} file
 */
function commonJs(source, file) {
  const { code } = transformSync(source, {
    format: "cjs",
    target: "es2022",
    platform: "neutral",
    legalComments: "none",
  });
  const required = code.replace(/require\("(\.[^"]+)\.js"\)/g, 'require("$1.cjs")');
  if (/require\("\.[^"]*\.js"\)/.test(required) || /\bimport\.meta\b/.test(required)) {
    throw new Error(`${file}: a CommonJS build of it would not load`);
  }
  return required;
}
