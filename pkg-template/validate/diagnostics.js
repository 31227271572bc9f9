// Makes warnings and unchecked facts of their bits. They are frozen, and so are the lists, because verdicts share them.
import { catalog } from "../message-catalog.js";
import { fieldNames } from "../names.js";

/** @typedef {import("./custom-messages.js").CustomMessages} CustomMessages */

/**
 * @param {"warnings" | "unchecked"} kind
 * @param {number} bits
 * @param {CustomMessages} custom messages in place of the English ones: `warnings.CODE.message`, `warnings.CODE.help`, `unchecked.CODE`
 * @returns {readonly any[]}
 */
export function diagnosticsOf(kind, bits, custom) {
  /** @type {any[]} */
  const list = [];
  for (let i = 0; bits >>> i !== 0; i++) {
    if (((bits >>> i) & 1) === 0) continue;
    const [code, fields, message, help] = catalog[kind][i];
    const own = (/** @type {string} */ member) => custom.get(`${kind}.${code}.${member}`);
    const ownHelp = own("help") ?? help;
    list.push(
      Object.freeze({
        code,
        fields: Object.freeze(fields.map((/** @type {number} */ field) => fieldNames[field])),
        message: own("message") ?? custom.get(`${kind}.${code}`) ?? message,
        ...(ownHelp !== undefined && { help: ownHelp }),
      }),
    );
  }
  return Object.freeze(list);
}
