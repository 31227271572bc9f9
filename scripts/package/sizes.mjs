// Measures the size of the package: its wasm modules, each entry in a user's bundle, and the tarball.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { bundle } from "./bundle.mjs";
import { publicEntries } from "./manifest.mjs";
import { moduleNames } from "./modules.mjs";

/** @typedef {{ raw: number, gzip: number, brotli: number } | { tarball: number }} Sizes in bytes */

/**
 * @param {Buffer} bytes
 * @returns {Sizes}
 */
export const compressed = (bytes) => ({
  raw: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes).length,
});

/**
 * @param {string} pkg the built package
 * @returns {Promise<Record<string, Sizes>>}
 */
export async function measure(pkg) {
  /** @type {Record<string, Sizes>} */
  const sizes = {};
  for (const name of moduleNames) {
    sizes[`${name}.wasm`] = compressed(readFileSync(join(pkg, "wasm", `${name}.wasm`)));
  }
  sizes["validateCampaign alone, bundled"] = compressed(
    await bundle("export { validateCampaign } from './index.js'", pkg),
  );
  for (const name of publicEntries(pkg)) {
    const label = name === "index" ? "the default entry, all of it, bundled" : `${name}, bundled`;
    sizes[label] = compressed(await bundle(`export * from './${name}.js'`, pkg));
  }
  sizes["the tarball"] = { tarball: packedSize(pkg) };
  return sizes;
}

/** Returns the bytes of the tarball. @param {string} pkg */
function packedSize(pkg) {
  const folder = mkdtempSync(join(tmpdir(), "outbound-campaign-"));
  try {
    const file = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
      cwd: pkg,
      encoding: "utf8",
    });
    return statSync(join(folder, file.trim())).size;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {Record<string, Sizes>} sizes */
export function printSizes(sizes) {
  console.log("bytes".padEnd(44), ...["raw", "gzip", "brotli"].map((column) => column.padStart(9)));
  for (const [label, size] of Object.entries(sizes)) {
    const columns = "tarball" in size ? ["", size.tarball, ""] : [size.raw, size.gzip, size.brotli];
    console.log(label.padEnd(44), ...columns.map((bytes) => String(bytes).padStart(9)));
  }
}
