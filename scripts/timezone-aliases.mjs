// Writes src/rules/timezone_aliases.txt from IANA's data: each old name of a time zone, and the name that the server
// accepts instead. node scripts/timezone-aliases.mjs FOLDER, where FOLDER is an unpacked tzdata release. Run it when
// src/rules/timezones.txt changes.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/process.mjs";

/** These are not links, but always have the same time. The server accepts only the name `UTC` for them. */
const SAME_AS_UTC = { "Etc/UTC": "UTC", "Etc/GMT": "UTC" };

const source = process.argv[2];
if (!source)
  throw new Error(
    "Pass the folder of an unpacked tzdata release, with the files version, backward, backzone, etcetera",
  );
/** @param {string} file */
const read = (file) => readFileSync(join(source, file), "utf8");
const version = read("version").trim();

const folder = join(root, "src", "rules");
const accepted = new Set(readFileSync(join(folder, "timezones.txt"), "utf8").split("\n").filter(Boolean));
/** @type {Map<string, string>} */
const links = new Map(Object.entries(SAME_AS_UTC));
/** @param {string} name @param {string} target */
const link = (name, target) => {
  // A name that the server accepts is not an alias. (UTC is a link to Etc/UTC.)
  if (!accepted.has(name)) links.set(name, target);
};
// `#=` names the zone of the old name's own country, if the link leads to another country with the same time.
for (const [, target, name, own] of `${read("etcetera")}\n${read("backward")}`.matchAll(
  /^Link\s+(\S+)\s+(\S+)(?:\s+#=\s+(\S+))?/gm,
)) {
  link(name, own ?? target);
}
// The links of `backzone` also name the zone of the old name's own country, and replace the others. They cover
// countries whose zones are all in zone.tab.
for (const [, target, name] of read("backzone").matchAll(/^(?:#PACKRATLIST zone\.tab )?Link\s+(\S+)\s+(\S+)/gm)) {
  link(name, target);
}

/** @type {Map<string, string[]>} */
const aliases = new Map();
for (const name of links.keys()) {
  /** @type {string | undefined} */
  let target = name;
  while (target !== undefined && !accepted.has(target)) target = links.get(target);
  if (target === undefined) throw new Error(`${name} is not an alias of a zone that the server accepts`);
  aliases.set(target, [...(aliases.get(target) ?? []), name]);
}
const rows = [...aliases].map(([target, names]) => [target, ...names.sort()].join(" ")).sort();
writeFileSync(join(folder, "timezone_aliases.txt"), `# IANA ${version}\n${rows.join("\n")}\n`);
console.log(`${links.size} aliases of ${rows.length} zones, IANA ${version}`);
