// Scans the output of the tests for their keys. A key in any output fails the run.

/** The marker in every key of a test (tests/repo/secret-scan.test.mjs checks it), so that one search finds all keys. */
export const CANARY = ["canary", "key"].join("-");

/** Scans one stream of output, chunk by chunk. */
export class CanaryWatch {
  /** Whether the output contained a key. */
  found = false;
  /** The end of the previous chunk: a chunk can end inside a key. */
  #end = "";

  /** @param {string} text */
  see(text) {
    const joined = this.#end + text;
    this.found ||= joined.includes(CANARY);
    this.#end = joined.slice(-CANARY.length);
  }
}
