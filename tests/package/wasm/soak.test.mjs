// A short soak: constant memory, a trap within traffic, many workers, too little memory. `npm run soak` is longer.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { outOfMemory, trappedTraffic, workersAtOnce } from "../../soak/parts.mjs";

const parts = fileURLToPath(new URL("../../soak/parts.mjs", import.meta.url));

/** Calls a part in a child process, which needs its own flags. @param {string} call */
async function alone(call) {
  const script = `
    const parts = await import(${JSON.stringify(parts)});
    console.log(JSON.stringify(await parts.${call}));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", "--input-type=module", "-e", script]);
  return JSON.parse(stdout);
}

test("200,000 validations of valid, refused and hostile forms keep memory flat", { timeout: 300_000 }, async () => {
  const { kinds } = await alone("manyCalls(200_000)");
  assert.deepEqual(kinds, { valid: 140_000, refused: 40_000, raw: 19_000, hostile: 1_000 });
});

test("the memory of a huge body is released", { timeout: 300_000 }, async () => {
  assert.equal((await alone("hugeBodies(3, 60)")).count, 3);
});

test("a trap within traffic loses its own call and no other", async () => {
  const { lost, answered } = await trappedTraffic(20, 200);
  assert.deepEqual([lost, answered], [42, 3_958]);
});

test("64 workers validate at the same time", { timeout: 300_000 }, async () => {
  assert.equal(await workersAtOnce(64, 200), 12_800);
});

test("too little memory gives an error at that call, and the next call works", { timeout: 300_000 }, async () => {
  assert.match(await outOfMemory(2_048), /^3 calls ran out of memory/);
});
