// One way to read NDJSON from a file, in a process of its own. Prints processor time and peak memory. `write` writes
// the files: in a process of its own, because it needs much memory.
import { createReadStream, writeFileSync } from "node:fs";
import { account600 } from "./calls.mjs";
import { ndjson, owned } from "./forms.mjs";
import { output } from "./prepare.mjs";
import { processorMilliseconds } from "./processor-time.mjs";

/** A slow reader stops after this processor time; its time is then scaled up to all rows. */
const MOST_MILLISECONDS = 2500;

const [name, count, kind, folder] = process.argv.slice(2);
const rows = Number(count);
const account = kind === "account" ? account600 : undefined;
if (name === "write") {
  writeFileSync(`${output}/rows-${rows}.ndjson`, ndjson(rows));
  writeFileSync(`${output}/rows-${rows}-account.ndjson`, ndjson(rows, owned));
  console.log("{}");
  process.exit();
}
const stream = () => createReadStream(`${output}/rows-${rows}${account ? "-account" : ""}.ndjson`);
const before = processorMilliseconds();
const [seen, bad] = await read();
const milliseconds = processorMilliseconds() - before;
if (name !== "nothing" && (bad !== Math.floor(seen / 10) || (seen !== rows && milliseconds < MOST_MILLISECONDS)))
  throw new Error(`${name}: ${seen} rows, ${bad} bad`);
const scale = seen ? rows / seen : 1;
console.log(JSON.stringify({ cpu: milliseconds * scale, rss: process.resourceUsage().maxRSS / 1024 }));

/** Returns the number of rows that were read, and of those that are bad. */
async function read() {
  let [seen, bad] = [0, 0];
  const isLate = () => processorMilliseconds() - before > MOST_MILLISECONDS;
  if (name === "nothing") return [seen, bad];
  const { prepare } = await import(`${folder}/calls/${name}.mjs`);
  const entry = name === "ours" ? "rows" : "form";
  const { run, issues } = prepare({ entry, account }, "inline options");
  if (name === "ours") {
    for await (const row of run(stream())) {
      seen++;
      if (!row.ok) bad++;
      if (seen % 1000 === 0 && isLate()) break;
    }
    return [seen, bad];
  }
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream()) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      seen++;
      if (issues(run(JSON.parse(line))).length) bad++;
    }
    if (isLate()) break;
  }
  return [seen, bad];
}
