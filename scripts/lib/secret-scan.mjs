// Watches what the tests print for the keys that they use: a key in any output, whoever wrote it, fails the run.

/** Every key of a test holds this (tests/repo/secret-scan.test.mjs checks that), so that one search finds them all. */
export const CANARY = ["canary", "key"].join("-");

/** One stream of output, piece by piece. */
export class CanaryWatch {
  /** Whether a key was seen. */
  found = false;
  /** The end of what came before: a piece may end in the middle of a key. */
  #end = "";

  /** @param {string} text */
  see(text) {
    const joined = this.#end + text;
    this.found ||= joined.includes(CANARY);
    this.#end = joined.slice(-CANARY.length);
  }
}
