// What an engine says when it does not start WebAssembly, and what we make of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { validateCampaign } from "../../../pkg/index.js";
import { explain } from "../../../pkg/wasm/load.js";

/** @param {string} said */
const explained = (said) => {
  try {
    return `not thrown: ${explain(new Error(said))}`;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
};

test("a refusal on the main thread leads to ready(), not to the Content-Security-Policy", () => {
  for (const said of [
    "WebAssembly.Compile is disallowed on the main thread, if the buffer size is larger than 4KB. Use WebAssembly.compile, or compile on a worker thread.",
    "WebAssembly.Compile is disallowed on the main thread, if the buffer size is larger than 8MB.",
  ]) {
    assert.match(String(explained(said)), /await ready\(\)/);
  }
});

test("a refusal by the Content-Security-Policy names the directive", () => {
  const said =
    "WebAssembly.Module(): Refused to compile or instantiate WebAssembly module because 'unsafe-eval' is not an allowed source";
  assert.match(String(explained(said)), /'wasm-unsafe-eval'/);
});

test("a caller's own RangeError is the caller's, and costs no instance", () => {
  const options = {
    get profile() {
      throw new RangeError("mine");
    },
  };
  assert.throws(() => validateCampaign({}, /** @type {any} */ (options)), { name: "RangeError", message: "mine" });
  assert.equal(validateCampaign({}).ok, false);
});
