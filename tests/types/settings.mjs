// Compiles the usage files as users do: in a folder of their own, with each kind of module resolution.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/lib/process.mjs";

const strict = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  // The package's own .d.ts files are checked too.
  skipLibCheck: false,
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
};

/** A file's extension selects ES module or CommonJS. */
export const settings = [
  { name: "node16, ES module", extension: "mts", options: { module: "node16", moduleResolution: "node16" } },
  { name: "node16, CommonJS", extension: "cts", options: { module: "node16", moduleResolution: "node16" } },
  { name: "bundler", extension: "ts", options: { module: "esnext", moduleResolution: "bundler" } },
];

/**
 * @param {typeof settings[number]} setting
 * @param {string[]} files
 * @returns {string} the compiler's errors
 */
export function compile({ name, extension, options }, files) {
  const folder = join(root, ".tools", "types", name.replace(/\W+/g, "-"));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const copies = files.map((file) => file.replace(/ts$/, extension));
  files.forEach((file, i) => {
    copyFileSync(join(root, "tests", "types", file), join(folder, String(copies[i])));
  });
  const config = { compilerOptions: { ...strict, ...options }, files: copies };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  try {
    execFileSync(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", folder], {
      encoding: "utf8",
    });
    return "";
  } catch (error) {
    const { stdout, stderr } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    return `${stdout ?? ""}${stderr ?? ""}` || String(error);
  }
}
