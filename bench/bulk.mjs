// One way to read 100,000 rows of NDJSON from a file, in a process of its own. Prints processor time and peak memory.
// `write` writes the file: apart, because it blows the memory up.
import { createReadStream, writeFileSync } from "node:fs";
import { ndjson } from "./forms.mjs";
import { output } from "./prepare.mjs";

const [name, rows] = [process.argv[2], Number(process.argv[3])];
const file = `${output}/rows-${rows}.ndjson`;
if (name === "write") {
  writeFileSync(file, ndjson(rows));
  console.log("{}");
  process.exit();
}
const stream = () => createReadStream(file);
const before = process.cpuUsage();
let [seen, bad] = [0, 0];
if (name === "ours") {
  const { validateNdjson } = await import("outbound-campaign");
  for await (const row of validateNdjson(stream())) {
    seen++;
    bad += row.ok ? 0 : 1;
  }
} else if (name !== "nothing") {
  const { issues, validate } = await import(`./contenders/${name}.mjs`);
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream()) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      seen++;
      bad += issues(validate(JSON.parse(line))).length ? 1 : 0;
    }
  }
}
const { user, system } = process.cpuUsage(before);
if (name !== "nothing" && (seen !== rows || bad !== Math.floor(rows / 10)))
  throw new Error(`${name}: ${seen} rows, ${bad} bad`);
console.log(JSON.stringify({ cpu: (user + system) / 1000, rss: process.resourceUsage().maxRSS / 1024 }));
