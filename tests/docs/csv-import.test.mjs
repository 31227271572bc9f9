// examples/csv-import reads the files of Excel, and creates each campaign once, also if it is killed at any moment.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { serve } from "@hono/node-server";
import { createSandbox } from "outbound-campaign/sandbox";
import { root } from "../../scripts/lib/process.mjs";
import { freePort, LOOPBACK } from "../../www/server/ports.mjs";

const EXAMPLE = join(root, "examples/csv-import");
/** Below the repository, so that the example finds its packages. */
const folder = join(root, ".tools/docs/csv-import");
const file = join(folder, "campaigns.csv");
const journal = `${file}.server.jsonl`;

const sandbox = createSandbox();
/** Runs around the processing of each create by the server. A result of `false` breaks the connection instead. */
const hooks = { beforeCreate: async () => true, afterCreate: async () => {} };
/** @type {ReturnType<typeof serve>} */
let server;
let port = 0;

before(async () => {
  port = await freePort(0);
  const handle = async (/** @type {Request} */ request) => {
    const isCreate = request.method === "POST";
    if (isCreate && !(await hooks.beforeCreate())) return new Response(null, { status: 502 });
    const response = await sandbox.handle(request);
    if (isCreate) await hooks.afterCreate();
    return response;
  };
  server = serve({ fetch: handle, hostname: LOOPBACK, port });
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  sandbox.reset();
  Object.assign(hooks, { beforeCreate: async () => true, afterCreate: async () => {} });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ["import.mjs", "journal.mjs", "records.mjs", "package.json"]) {
    cpSync(join(EXAMPLE, name), join(folder, name));
  }
  writeHost(`{ name: "server", baseUrl: "http://${LOOPBACK}:${port}/api" }`);
});

/** Changes the line of host.mjs that a reader changes. @param {string} value */
function writeHost(value) {
  const text = readFileSync(join(EXAMPLE, "host.mjs"), "utf8");
  const changed = text.replace(/^export const host = .*$/m, `export const host = ${value};`);
  assert.notEqual(changed, text);
  writeFileSync(join(folder, "host.mjs"), changed);
}

/** @type {import("node:child_process").ChildProcess | undefined} */
let running;

/** Runs the import until it ends or is killed. @param {string[]} args @param {string} [input] */
async function run(args = [], input = file) {
  const { OUTBOUND_CAMPAIGN_API_KEY, NODE_ENV, ...env } = process.env;
  const child = spawn(process.execPath, [join(folder, "import.mjs"), input, ...args], { cwd: folder, env });
  running = child;
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, output };
}

const kill = () => running?.kill("SIGKILL");
const journalRecords = () =>
  readFileSync(journal, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const names = () => sandbox.campaigns.map(({ name }) => name).sort();

test("the example creates its rows in the sandbox, reports the refused one, and creates nothing twice", async () => {
  cpSync(join(EXAMPLE, "host.mjs"), join(folder, "host.mjs"));
  cpSync(join(EXAMPLE, "campaigns.csv"), file);
  const first = await run();
  assert.match(first.output, /Accepted: 3\. Refused: 1\./);
  assert.match(first.output, /Created on sandbox: 3\./);
  assert.equal(first.code, 1);
  const report = readFileSync(`${file}.refused.csv`, "utf8");
  assert.match(report, /^\ufeffName;.*;line;problem\r\nToo many retries;.*;6;The allowed hours start time field/);
  const second = await run();
  assert.match(second.output, /Created on sandbox: 0\. 3 were created by an earlier run/);
});

test("a corrected report can be imported as it is", async () => {
  writeFileSync(file, "name,assistant_id,max_retries\r\nA,127,9\r\nB,127,2\r\n");
  await run();
  const report = `${file}.refused.csv`;
  writeFileSync(report, readFileSync(report, "utf8").replace("A,127,9", "A,127,5"));
  const { code, output } = await run([], report);
  assert.equal(code, 0, output);
  assert.doesNotMatch(output, /warning: .*(line|problem)/);
  assert.deepEqual(names(), ["A", "B"]);
});

test("the report of short rows keeps its columns, and creates the right campaigns when it is corrected", async () => {
  writeFileSync(file, "Name,Assistant ID,Max retries\nShort,abc\nShort2\nLong,abc,3\n");
  await run();
  const report = `${file}.refused.csv`;
  const text = readFileSync(report, "utf8");
  const cells = text.split("\r\n").map((line) => line.split(",").slice(0, 4).join());
  assert.deepEqual(cells, [
    "\ufeffName,Assistant ID,Max retries,line",
    "Short,abc,,2",
    "Short2,,,3",
    "Long,abc,3,4",
    "",
  ]);
  writeFileSync(report, text.replaceAll("abc", "127").replace("Short2,,", "Short2,128,"));
  const { code, output } = await run([], report);
  assert.equal(code, 0, output);
  assert.deepEqual(names(), ["Long", "Short", "Short2"]);
  const campaigns = journalRecords().flatMap(({ campaign }) => campaign ?? []);
  const forms = campaigns.map(({ name, assistant_id, max_retries }) => [name, assistant_id, max_retries]);
  assert.deepEqual(forms, [
    ["Short", 127, undefined],
    ["Short2", 128, undefined],
    ["Long", 127, 3],
  ]);
});

test("a row that was created from the report is not created again from the corrected file", async () => {
  const report = `${file}.refused.csv`;
  writeFileSync(file, "name,assistant_id\nGood,127\nBad,abc\nWorse,abc\n");
  await run();
  writeFileSync(report, readFileSync(report, "utf8").replace("Bad,abc", "Bad,127"));
  assert.equal((await run([], report)).code, 1);
  const second = `${report}.refused.csv`;
  writeFileSync(second, readFileSync(second, "utf8").replace("Worse,abc", "Worse,127"));
  assert.equal((await run([], second)).code, 0);
  assert.deepEqual(names(), ["Bad", "Good", "Worse"]);

  writeFileSync(file, "name,assistant_id\nGood,127\nBad,127\nWorse,127\n");
  rmSync(report);
  const { code, output } = await run();
  assert.equal(code, 0, output);
  assert.match(output, /Created on server: 0\. 3 were created by an earlier run/);

  // Another correction of the same row would be a second campaign.
  writeFileSync(file, "name,assistant_id\nGood,127\nBad,128\nWorse,127\n");
  assert.match((await run()).output, /lacks rows that were sent earlier \(line 2 of campaigns\.csv\.refused\.csv\)/);
  assert.deepEqual(names(), ["Bad", "Good", "Worse"]);
});

test("a row of a report that is corrected again is not created without --changed", async () => {
  const report = `${file}.refused.csv`;
  writeFileSync(file, "name,assistant_id\nGood,127\nBad,abc\nWorse,abc\n");
  await run();
  const text = readFileSync(report, "utf8");
  writeFileSync(report, text.replace("abc", "127"));
  await run([], report);
  const second = `${report}.refused.csv`;
  writeFileSync(second, readFileSync(second, "utf8").replace("abc", "127"));
  await run([], second);
  assert.deepEqual(names(), ["Bad", "Good", "Worse"]);
  rmSync(second);
  writeFileSync(report, text.replaceAll("abc", "128"));
  assert.match(
    (await run([], report)).output,
    /lacks rows that were sent earlier \(line 2, line 2 of campaigns\.csv\.refused\.csv\.refused\.csv\)/,
  );
  assert.deepEqual(names(), ["Bad", "Good", "Worse"]);
});

test("a report that has changed is never replaced or deleted, and an unchanged one is", async () => {
  const report = `${file}.refused.csv`;
  writeFileSync(file, "name,assistant_id\nA,127\nB,abc\n");
  await run(["--check"]);
  const written = readFileSync(report, "utf8");
  await run(["--check"]);
  assert.equal(readFileSync(report, "utf8"), written);

  const corrected = written.replace("B,abc", "B,128");
  writeFileSync(report, corrected);
  for (const rows of ["A,127\nB,abc\n", "A,127\nB,127\n"]) {
    writeFileSync(file, `name,assistant_id\n${rows}`);
    for (const args of [["--check"], []]) {
      const { code, output } = await run(args);
      assert.equal(code, 2);
      assert.match(output, /campaigns\.csv\.refused\.csv has changed since it was written\. Import that file/);
      assert.equal(readFileSync(report, "utf8"), corrected);
    }
  }
  assert.deepEqual(names(), []);

  writeFileSync(report, written);
  assert.equal((await run()).code, 0);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes("refused")),
    [],
  );
});

test("a report that changes during a run stays, and the new one is beside it", async () => {
  const report = `${file}.refused.csv`;
  writeFileSync(file, "name,assistant_id\nA,127\nB,abc\n");
  await run(["--check"]);
  hooks.beforeCreate = async () => {
    appendFileSync(report, "C,127\r\n");
    return true;
  };
  writeFileSync(`${file}.refused-1.csv`, "kept");
  const { output } = await run();
  assert.equal(readFileSync(`${file}.refused-1.csv`, "utf8"), "kept");
  const [, path = ""] = /Correct them in (.*\.refused-\d+\.csv) and import that file/.exec(output) ?? [];
  assert.match(readFileSync(path, "utf8"), /B,abc,3,/);
  assert.match(readFileSync(report, "utf8"), /C,127\r\n$/);
  writeFileSync(path, readFileSync(path, "utf8").replace("B,abc", "B,127"));
  await run([], path);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith(".jsonl")),
    ["campaigns.csv.server.jsonl"],
  );
  assert.deepEqual(names(), ["A", "B"]);
});

test("a file with two columns of one field creates no campaign", async () => {
  for (const [header, message] of [
    ["name,assistant_id,assistant_id", /Stopped: .*campaigns\.csv has two columns "assistant_id"\. Remove one\./],
    ["name,assistant_id,Assistant ID", /Stopped: the columns "assistant_id" and "Assistant ID" both name the field/],
  ]) {
    writeFileSync(file, `${header}\nA,127,128\n`);
    const { code, output } = await run();
    assert.equal(code, 2);
    assert.match(output, /** @type {RegExp} */ (message));
  }
  assert.deepEqual(names(), []);
});

test("the import validates with the bounds of the host's provider", async () => {
  writeFileSync(file, "name,assistant_id,max_calls_in_parallel\nA,127,20\n");
  const address = `baseUrl: "http://${LOOPBACK}:${port}/api"`;
  for (const [provider, code] of /** @type {const} */ ([
    ["autocalls", 1],
    ["intellixent", 0],
  ])) {
    writeHost(`{ name: "server", provider: "${provider}", ${address} }`);
    assert.equal((await run(["--check"])).code, code, provider);
  }
});

const ROWS = "name;assistant_id;retry_on_voicemail;max_retries\nCafé;127;maybe;\nCafé 2;127;TRUE;127.0\n";
for (const [format, bytes] of /** @type {[string, Buffer][]} */ ([
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${ROWS}`)],
  ["UTF-16, as Excel's Unicode Text", Buffer.from(`\ufeff${ROWS.replaceAll(";", "\t")}`, "utf16le")],
  ["commas and blank lines", Buffer.from(`${ROWS.replaceAll(";", ",")}\n,,,\n`)],
])) {
  test(`--check reads ${format}, and creates nothing`, async () => {
    writeFileSync(file, bytes);
    const { output } = await run(["--check"]);
    assert.match(output, /Accepted: 0\. Refused: 2\./);
    assert.match(readFileSync(`${file}.refused.csv`, "utf8"), /Café.*must be true or false/);
    assert.equal(existsSync(journal), false);
  });
}

test("a file in another encoding, or with a row that is too long, creates no campaign", async () => {
  writeFileSync(file, Buffer.from("name,assistant_id\nCafé,127\n", "latin1"));
  assert.match((await run()).output, /Stopped: .* is not utf-8\. In Excel, save it as "CSV UTF-8"\./);
  writeFileSync(file, "name,assistant_id\nSpring,127\nReminders, second round,127\n");
  const { code, output } = await run();
  assert.match(output, /Stopped: Invalid Record Length/);
  assert.equal(code, 2);
  assert.deepEqual(names(), []);
});

test("a row that the server refuses goes into the report, and the next rows are created", async () => {
  writeFileSync(file, "name,assistant_id\nA,127\nB,404\nC,127\n");
  const { code, output } = await run();
  assert.equal(code, 1, output);
  assert.deepEqual(names(), ["A", "C"]);
  assert.match(readFileSync(`${file}.refused.csv`, "utf8"), /B,404,3,Assistant not found/);
});

test("a refusal that every row would get stops the import, and the next run continues", async () => {
  writeFileSync(file, "name,assistant_id\nA,127\nB,127\n");
  sandbox.fail("plan-limit");
  assert.equal((await run()).code, 2);
  sandbox.fail("none");
  assert.equal((await run()).code, 0);
  assert.deepEqual(names(), ["A", "B"]);
});

test("a lost answer is looked up, and the import continues", async () => {
  writeFileSync(file, "name,assistant_id\nA,127\nA,127\nB,127\n");
  sandbox.fail("gateway-timeout", { times: 2 });
  const { code, output } = await run();
  assert.equal(code, 0, output);
  assert.equal(output.match(/its answer was lost, but the campaign exists/g)?.length, 2);
  assert.deepEqual(names(), ["A", "A", "B"]);
});

test("an unclear row is never sent again without --again", async () => {
  writeFileSync(file, "name,assistant_id\nA,127\nB,127\n");
  sandbox.fail("server-error", { times: 1 });
  assert.equal((await run()).code, 2);
  const { code, output } = await run();
  assert.equal(code, 1, output);
  assert.deepEqual(names(), ["B"]);
  const [, again = ""] = /"A", is unclear: .* (--again=\w+)/.exec(output) ?? [];
  assert.equal((await run([again])).code, 0);
  assert.deepEqual(names(), ["A", "B"]);
  assert.match((await run([again])).output, /does not name an unclear row/);
});

test("a corrected row of a created campaign is not created without --changed", async () => {
  writeFileSync(file, "name,assistant_id\nSprint,127\n");
  await run();
  writeFileSync(file, "name,assistant_id\nSpring,127\n");
  assert.match((await run()).output, /lacks rows that were sent earlier \(line 2\)/);
  assert.deepEqual(names(), ["Sprint"]);
  await run(["--changed"]);
  assert.deepEqual(names(), ["Spring", "Sprint"]);
});

test("two imports of one file at once create each campaign once", async () => {
  writeFileSync(file, `name,assistant_id\n${"A,127\n".repeat(20)}`);
  hooks.beforeCreate = () => sleep(20, true);
  await Promise.all([run(), run(), sleep(150).then(() => run())]);
  for (let code; code !== 0 && code !== 1; ) ({ code } = await run());
  const created = new Set(
    journalRecords()
      .filter(({ state }) => state === "created")
      .map(({ key }) => key),
  );
  assert.equal(names().length, created.size);
  assert.ok(created.size >= 18, `${created.size} of 20 rows created`);
});

test("an import that is killed at any moment creates each campaign once and loses none", async (t) => {
  const rows = Array.from({ length: 40 }, (_, i) => `Campaign ${i % 35},127,${1 + (i % 5)}`);
  writeFileSync(file, `name,assistant_id,max_retries\n${rows.join("\n")}\n`);
  const random = (/** @type {number} */ below) => Math.floor(Math.random() * below);
  let kills = 0;
  let left = 0;
  const mayKill = () => left-- === 0 && kill() === true && ++kills > 0;
  // The moments of a kill: the request never arrives, before the server's answer, after it, and any other moment.
  const moments = [
    () => Object.assign(hooks, { beforeCreate: async () => !mayKill() }),
    () => Object.assign(hooks, { afterCreate: async () => void mayKill() }),
    () => Object.assign(hooks, { afterCreate: async () => void setTimeout(mayKill, random(8)) }),
    () => {
      // Slow enough to be killed on a fast machine too.
      hooks.beforeCreate = () => sleep(25, true);
      setTimeout(mayKill, random(500));
    },
  ];
  let code;
  for (let round = 0; code !== 0 && code !== 1; round++) {
    Object.assign(hooks, { beforeCreate: async () => true, afterCreate: async () => {} });
    left = round < 30 ? (round % 4 === 3 ? 0 : random(3)) : -1;
    moments[round % 4]?.();
    ({ code } = await run());
  }
  left = -1;
  // A row that is unclear now never reached the server.
  const { output } = await run();
  const unclear = [...output.matchAll(/--again=(\S+)/g)].map(([, key]) => key);
  assert.equal(sandbox.campaigns.length + unclear.length, rows.length, output);
  if (unclear.length > 0) assert.equal((await run([`--again=${unclear.join(",")}`])).code, 0);
  const got = sandbox.campaigns.map(({ name, max_retries }) => `${name},127,${max_retries}`).sort();
  assert.deepEqual(got, [...rows].sort());
  assert.ok(kills >= 8, `only ${kills} kills`);
  t.diagnostic(`${kills} kills, ${unclear.length} rows unclear at the end`);
});
