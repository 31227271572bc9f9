// Adds findings to cases.jsonl: each line of standard input is a body, which both live Laravels answer.
//   node tests/conformance/record.mjs GROUP < bodies
import { appendFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { profiles } from "../laravel/engines.mjs";
import { exactText } from "../laravel/exact-json.mjs";
import { startOracle } from "../laravel/oracle.mjs";
import { readCases } from "./cases.mjs";

const [group] = process.argv.slice(2);
if (!group) throw new Error("usage: node tests/conformance/record.mjs GROUP < bodies, one a line");
const known = new Set(readCases().map(({ body }) => String(body)));
const bodies = (await text(process.stdin)).split("\n").filter((body) => body !== "" && !known.has(body));
// The ids of the hand-picked cases are below 5000.
let id = Math.max(5000, ...readCases().map((one) => one.id));
const oracles = await Promise.all(profiles.map((profile) => startOracle(profile)));
for (const body of bodies) {
  const answers = await Promise.all(oracles.map((oracle) => oracle.ask(body)));
  const recorded = answers.map((answer, i) => {
    const { status, validated, message, errors } = answer;
    const shown =
      status === 201
        ? `{"status":201,"validated":${exactText(validated)}}`
        : JSON.stringify(status === 422 ? { status, message, errors } : { status });
    return `"${profiles[i]}":${shown}`;
  });
  id += 1;
  const start = JSON.stringify({ id, group, body, max_calls_in_parallel: null }).slice(0, -1);
  appendFileSync(new URL("cases.jsonl", import.meta.url), `${start},${recorded.join(",")}}\n`);
}
await Promise.all(oracles.map((oracle) => oracle.close()));
console.log(`${bodies.length} cases added, the last is ${id}`);
