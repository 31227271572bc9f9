// Chooses the cases of the second contract that this repository holds, from all recorded ones:
// node tests/conformance/select.mjs ALL.jsonl >tests/conformance/cases-2026-07.jsonl
// Takes the same share of each group, at least three of each, and all cases whose two answers differ in status.
import { readFileSync } from "node:fs";

const MOST = 2500;
const SMALLEST = 3;

const lines = readFileSync(process.argv[2] ?? "", "utf8")
  .trim()
  .split("\n");
const cases = lines.map((line) => ({ line, case: JSON.parse(line) }));
const differs = (/** @type {any} */ it) => it["laravel-8"].status !== it["laravel-12"].status;
const kept = new Set(cases.filter((it) => differs(it.case)));
/** @type {Map<string, typeof cases>} */
const groups = new Map();
for (const it of cases) groups.set(it.case.group, [...(groups.get(it.case.group) ?? []), it]);
const share = (MOST - kept.size - SMALLEST * groups.size) / cases.length;
for (const group of groups.values()) {
  const count = Math.min(group.length, Math.floor(group.length * share) + SMALLEST);
  // Evenly spread: the cases of a group begin with the simple ones.
  for (let i = 0; i < count; i++) kept.add(group[Math.floor((i * group.length) / count)]);
}
process.stdout.write(`${cases.flatMap((it) => (kept.has(it) ? [it.line] : [])).join("\n")}\n`);
