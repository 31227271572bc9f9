// The codes of sentences in a server's own 422.
import { validator } from "./wasm/validator.js";

/** @import { IssueCode } from "./types.js" */

/**
 * The code of the rule that a server's sentence belongs to, "server" where it belongs to none that is known here.
 *
 * @param {string} key
 * @param {string} message
 */
export function issueCode(key, message) {
  return /** @type {IssueCode} */ (validator.run((wasm) => wasm.issueCode(key, message)));
}
