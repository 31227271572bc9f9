// fromFormData and PHP's own readers of form fields: parse_str, and a web server that gets the bodies of browsers. The
// fields, keys and texts are equal for any names.   FORMS=100000 SEED=42 node --test …
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { campaignFields, fromFormData } from "../../pkg/index.js";
import { controls } from "../package/support/controls.mjs";

const FORMS = Number(process.env.FORMS || 20_000);
const SEED = Number(process.env.SEED || Date.now() % 2 ** 31);

/** PHP logs a warning for names that are nested too deeply, which the test expects. */
const SETTINGS = ["-d", "max_input_vars=100000", "-d", "display_errors=0", "-d", "log_errors=0"];
// Objects at every level, because our reader decides which arrays are lists. No invalid UTF-8 is drawn.
const READER = `while (($line = fgets(STDIN)) !== false) {
  parse_str(rtrim($line, "\\n"), $form);
  echo json_encode((object) $form, JSON_FORCE_OBJECT), "\\n";
}`;
const PAGE = "<?php echo json_encode((object) $_POST, JSON_FORCE_OBJECT);";

/**
 * Sorts the keys: a JavaScript object puts whole numbers first.
 * @param {unknown} value @returns {unknown}
 */
function inOrder(value) {
  if (value === null || typeof value !== "object") return value;
  return Object.entries(value)
    .map(([key, inner]) => [key, inOrder(inner)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/**
 * Returns the fields of the contract as fromFormData should give them.
 * @param {Record<string, unknown>} theirs
 */
function expected(theirs) {
  const fields = campaignFields.flatMap(({ name, input }) => {
    const value = theirs[name];
    if (value === undefined) return [];
    // Only a ticked box differs: its value is ours.
    return [[name, input === "checkbox" && value === "on" ? true : value]];
  });
  return inOrder(Object.fromEntries(fields));
}

test(`fromFormData reads ${FORMS} forms as PHP's parse_str does, SEED=${SEED}`, { timeout: 10 * 60_000 }, async () => {
  const php = spawn("php", [...SETTINGS, "-r", READER], { stdio: ["pipe", "pipe", "inherit"] });
  try {
    const lines = createInterface({ input: php.stdout })[Symbol.asyncIterator]();
    let lists = 0;
    for (const pairs of fc.sample(controls, { numRuns: FORMS, seed: SEED })) {
      const query = new URLSearchParams(pairs);
      php.stdin.write(`${query}\n`);
      const theirs = JSON.parse((await lines.next()).value);
      const ours = fromFormData(query);
      lists += Object.values(ours).filter(Array.isArray).length;
      assert.deepEqual(inOrder(ours), expected(theirs), JSON.stringify(pairs));
    }
    assert.ok(lists > FORMS / 100, `${lists} lists only`);
  } finally {
    php.stdin.end();
  }
});

/** Names at the limits of PHP's reader, with the reason in its source. @type {[name: string, why: string][]} */
const names = [
  ["allowed_days[ ]", "a blank is not a key"],
  ["allowed_days[\t]", "nor is another of C's isspace"],
  ["allowed_days[  ]", "two blanks are one"],
  ["allowed_days[\u00a0]", "a no-break space is one"],
  ["allowed_days\0[x]", "a name ends at its first NUL"],
  ["allowed_days[x\0]", "and so does its key, whose bracket is then open"],
  ["allowed_days[\0", "an open bracket becomes an underscore"],
  ["allowed_days[9223372036854775807]", "the last index"],
  ["allowed_days[9223372036854775808]", "no index"],
  ["allowed_days[-7]", "a negative index"],
  ["allowed_days[-0]", "no index"],
  ["allowed.days[x]", "a point becomes an underscore"],
  ["allowed days[x]", "a blank too"],
  ["  allowed_days[x]", "but those in front are dropped"],
  ["allowed_days[a[b]", "a bracket in a key is a letter"],
  ["allowed_days[a]b[c]", "the rest is dropped"],
  ["allowed_days[a][b", "so is a bracket that stays open"],
  ["allowed_days[a b.c]", "blanks and points in a key stay"],
  [`allowed_days${"[a]".repeat(64)}`, "the deepest"],
  [`allowed_days${"[a]".repeat(65)}`, "too deep: the variable is gone"],
  [`allowed_days${"[a]".repeat(64)}[`, "an open bracket counts too"],
];

describe("a PHP web server", () => {
  test("fromFormData reads forms as a PHP web server reads their bodies", { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "outbound-campaign-forms-"));
    await writeFile(join(folder, "index.php"), PAGE);
    const address = `127.0.0.1:${await freePort()}`;
    const php = spawn("php", [...SETTINGS, "-S", address, "-t", folder], { stdio: "ignore" });
    try {
      await answering(`http://${address}/`);
      const forms = [
        // Each name alone, after an existing element, and before one that gets the next index.
        ...names.flatMap(([name]) => [
          [[name, "x"]],
          [
            ["allowed_days[]", "first"],
            [name, "x"],
          ],
          [
            [name, "x"],
            ["allowed_days[]", "next"],
            ["allowed_days[][]", "next"],
          ],
        ]),
        ...fc.sample(controls, { numRuns: 500, seed: SEED }),
      ];
      for (const pairs of /** @type {[string, string][][]} */ (forms)) {
        const query = new URLSearchParams(pairs);
        const data = new FormData();
        for (const [name, value] of pairs) data.append(name, value);
        const bodies = [query, ...(isSameInMultipart(pairs) ? [data] : [])];
        for (const body of bodies) {
          const response = await fetch(`http://${address}/`, { method: "POST", body });
          const theirs = await response.json();
          const shown = `${body.constructor.name} ${JSON.stringify(pairs).slice(0, 300)}`;
          assert.deepEqual(inOrder(fromFormData(body)), expected(theirs), shown);
        }
      }
    } finally {
      php.kill();
      if (php.exitCode === null && php.signalCode === null) await once(php, "exit");
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/**
 * A multipart body cannot hold every name. Browsers write `%22` for a quote and `%0A` for a line feed, which PHP does
 * not decode. PHP reads a backslash as an escape, and NUL ends the header. (docs/identical.md lists this.)
 * @param {[string, string][]} pairs
 */
const isSameInMultipart = (pairs) =>
  // An empty or blank name makes another part of the body.
  pairs.every(([name, value]) => name.trim() !== "" && !/["\\\r\n\0]/.test(name) && !/[\r\n]/.test(value));

/** @returns {Promise<number>} */
async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
  probe.close();
  await once(probe, "close");
  return port;
}

/** @param {string} url */
async function answering(url) {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(50)) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
  }
  throw new Error("PHP's web server did not answer within 20 seconds");
}
