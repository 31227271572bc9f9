// The package's public entries, and its package.json with their exports map.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { firstModuleNames } from "./modules.mjs";

/**
 * The entries except messages/*. Each is a module with a declaration file, and has a file for Node. A file of messages
 * imports at most one other, so Node loads it as it is.
 */
export const nodeEntries = ["index", "slim", "schedule", "form", "react", "vue", "relay", "sandbox", "csv", "2026-07"];

/** The entries that add the wasm bytes to another module, with that module. @type {Record<string, string>} */
const sources = {
  index: "core",
  schedule: "schedule/schedule",
  form: "forms/form",
  react: "forms/react",
  vue: "forms/vue",
  relay: "relay/relay",
  sandbox: "sandbox/sandbox",
  "2026-07": "contract-2026-07/contract",
};

/**
 * Returns the module whose exports a public entry has, without the wasm bytes.
 * @param {string} name
 */
export const sourceOf = (name) => sources[name] ?? name;

/**
 * Returns the public entries, such as "index" and "messages/de".
 * @param {string} folder the package
 */
export function publicEntries(folder) {
  const messages = existsSync(join(folder, "messages")) ? readdirSync(join(folder, "messages")).sort() : [];
  return [
    ...nodeEntries,
    ...messages.filter((file) => file.endsWith(".js")).map((file) => `messages/${file.slice(0, -".js".length)}`),
  ].filter((name) => existsSync(join(folder, `${name}.js`)));
}

/**
 * Returns the package.json.
 * @param {object} options
 * @param {string} options.template the folder of the hand-written package.json
 * @param {string} options.version
 * @param {string[]} options.entries
 * @param {string[]} options.documents descriptions of the endpoint, such as "campaign.schema.json"
 * @param {string[]} options.declarations the .d.ts files that are published, and their maps
 * @param {string[]} options.onWorkerd the entries with a file in workerd/
 * @returns {Record<string, unknown>}
 */
export function manifest({ template, version, entries, documents, declarations, onWorkerd }) {
  const written = JSON.parse(readFileSync(join(template, "package.json"), "utf8"));
  /** @type {Record<string, unknown>} */
  const exports = {};
  for (const name of entries) {
    exports[name === "index" ? "." : `./${name}`] = {
      // Cloudflare's runtime does not compile bytes, but its tools support imports of .wasm files. This condition
      // stands first, because they also set `import`.
      ...(onWorkerd.includes(name) && { workerd: { types: `./${name}.d.ts`, default: `./workerd/${name}.js` } }),
      import: {
        types: `./${name}.d.ts`,
        // Few files, because Node takes time for each one. No condition stands before it for bundlers of servers: Nitro
        // copies the file that its bundler finds, and Node then looks for this one.
        ...(nodeEntries.includes(name) && { node: `./node/${name}.js` }),
        default: `./${name}.js`,
      },
      require: { types: `./cjs/${name}.d.ts`, default: `./cjs/${name}.js` },
    };
  }
  for (const name of firstModuleNames) exports[`./${name}.wasm`] = `./wasm/${name}.wasm`;
  for (const file of [...documents, "package.json"]) exports[`./${file}`] = `./${file}`;
  return { ...written, version, files: [...written.files, ...declarations], exports };
}
