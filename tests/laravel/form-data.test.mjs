// fromFormData beside PHP's own reader of form fields (parse_str): the same fields, keys and texts, whatever the names are.   FORMS=100000 SEED=42 node --test …
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { test } from "node:test";
import fc from "fast-check";
import { campaignFields, fromFormData } from "../../pkg/index.js";
import { controls } from "../js/support/controls.mjs";

const FORMS = Number(process.env.FORMS || 20_000);
const SEED = Number(process.env.SEED || Date.now() % 2 ** 31);

// Objects all the way, since which arrays are lists is ours to say; invalid UTF-8 is not drawn.
const READER = `while (($line = fgets(STDIN)) !== false) {
  parse_str(rtrim($line, "\\n"), $form);
  echo json_encode((object) $form, JSON_FORCE_OBJECT), "\\n";
}`;

/** With the keys in one order: an object of JavaScript's puts whole numbers first. @param {unknown} value @returns {unknown} */
function inOrder(value) {
  if (value === null || typeof value !== "object") return value;
  return Object.entries(value)
    .map(([key, inner]) => [key, inOrder(inner)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

test(`${FORMS} HTML forms as PHP reads them, SEED=${SEED}`, { timeout: 10 * 60_000 }, async () => {
  const php = spawn("php", ["-d", "max_input_vars=100000", "-r", READER], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: php.stdout })[Symbol.asyncIterator]();
  let lists = 0;
  for (const pairs of fc.sample(controls, { numRuns: FORMS, seed: SEED })) {
    const query = new URLSearchParams(pairs);
    php.stdin.write(`${query}\n`);
    const theirs = JSON.parse((await lines.next()).value);
    const fields = campaignFields.flatMap(({ name, input }) => {
      const value = theirs[name];
      if (value === undefined) return [];
      // The one thing that is ours: what a ticked box says.
      return [[name, input === "checkbox" && value === "on" ? true : value]];
    });
    const ours = fromFormData(query);
    lists += Object.values(ours).filter(Array.isArray).length;
    assert.deepEqual(inOrder(ours), inOrder(Object.fromEntries(fields)), JSON.stringify(pairs));
  }
  assert.ok(lists > FORMS / 100, `${lists} lists only`);
  php.stdin.end();
});
