// Paths of the other JavaScript environments in .tools/runtimes (scripts/lib/setup.mjs, ensureRuntimes).
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/lib/process.mjs";

/** @param {"deno" | "bun" | "workerd"} name */
export function program(name) {
  const path = join(root, ".tools", "runtimes", "node_modules", ".bin", name);
  if (!existsSync(path)) throw new Error(`${name} is missing: \`npm test -- faults\` fetches it`);
  return path;
}
