// Errors of an engine that does not start WebAssembly, and the package's explanations.
import assert from "node:assert/strict";
import { test } from "node:test";
import { validateCampaign } from "../../../pkg/index.js";
import { explain } from "../../../pkg/wasm/load.js";

/** @param {string} reason */
const explained = (reason) => {
  try {
    return `not thrown: ${explain(new Error(reason))}`;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
};

test("a refusal to compile on the main thread is explained by ready(), not by the Content-Security-Policy", () => {
  for (const reason of [
    "WebAssembly.Compile is disallowed on the main thread, if the buffer size is larger than 4KB. " +
      "Use WebAssembly.compile, or compile on a worker thread.",
    "WebAssembly.Compile is disallowed on the main thread, if the buffer size is larger than 8MB.",
  ]) {
    assert.match(String(explained(reason)), /await ready\(\)/);
  }
});

test("a refusal by the Content-Security-Policy names the directive", () => {
  const reason =
    "WebAssembly.Module(): Refused to compile or instantiate WebAssembly module " +
    "because 'unsafe-eval' is not an allowed source";
  assert.match(String(explained(reason)), /'wasm-unsafe-eval'/);
});

test("a RangeError of a caller's getter reaches the caller, and the instance is kept", () => {
  const options = {
    get profile() {
      throw new RangeError("mine");
    },
  };
  assert.throws(() => validateCampaign({}, /** @type {any} */ (options)), { name: "RangeError", message: "mine" });
  assert.equal(validateCampaign({}).ok, false);
});
