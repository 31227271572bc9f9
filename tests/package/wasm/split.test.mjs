// The build splits a wasm module in two (scripts/package/split-wasm.mjs).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { split } from "../../../scripts/package/split-wasm.mjs";
import { binaryen } from "../../../scripts/package/wasm-opt.mjs";

// The format of wasm-dis: parts begin with one blank.
const text = `(module
 (type $0 (func (param i32) (result i32)))
 (import "host" "log" (func $log (param i32)))
 (global $top (mut i32) (i32.const 100))
 (memory $0 1)
 (table $0 2 2 funcref)
 (elem $0 (i32.const 1) $called)
 (export "memory" (memory $0))
 (export "early" (func $early))
 (export "late" (func $late))
 (func $early (param $0 i32) (result i32)
  (call $"shared <(>" (local.get $0))
 )
 (func $"shared <(>" (param $0 i32) (result i32)
  (i32.add (i32.load (i32.const 8)) (local.get $0))
 )
 (func $called (param $0 i32) (result i32)
  (i32.mul (local.get $0) (i32.const 3))
 )
 (func $only-late (param $0 i32) (param $1 i64) (result i32)
  (global.set $top (i32.add (global.get $top) (i32.const 1)))
  (call $log (global.get $top))
  (i32.store (i32.const 8) (local.get $0))
  (call_indirect $0 (type $0) (call $"shared <(>" (i32.const 1)) (i32.const 1))
 )
 (func $late (param $0 i32) (result i32)
  (call $only-late (local.get $0) (i64.const 5))
 )
)
`;
const assemble = (/** @type {string} */ input) =>
  new WebAssembly.Module(execFileSync(process.execPath, [join(binaryen, "wasm-as"), "-", "-o", "-"], { input }));

test("the second module holds only the late exports, and uses the memory and the table of the first", () => {
  const { first, second } = split(text, ["late"]);
  assert.match(first, /func \$called/);
  assert.doesNotMatch(first, /only-late \(param|"late"/);
  const rest = second((name) => name);
  assert.doesNotMatch(rest, /func \$early|func \$called/);

  /** @type {number[]} */
  const logged = [];
  const whole = new WebAssembly.Instance(assemble(first), {
    host: { log: (/** @type {number} */ n) => logged.push(n) },
  });
  const { early, late } = /** @type {Record<string, (n: number) => number>} */ ({
    ...whole.exports,
    ...new WebAssembly.Instance(assemble(rest), { a: whole.exports }).exports,
  });
  assert.equal(early?.(2), 2);
  // The second module stores 7 and returns three times the first module's result.
  assert.equal(late?.(7), 24);
  assert.equal(early?.(2), 9);
  assert.deepEqual(logged, [101]);
});

test("the text of the second module imports the first module's exports under the caller's names", () => {
  const { second } = split(text, ["late"]);
  assert.match(
    second((name) => `short ${name}`),
    /\(import "a" "short memory" \(memory/,
  );
});
