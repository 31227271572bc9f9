// Creates warnings and unchecked facts from the bits of a wasm answer. Items and lists are frozen, because verdicts
// share them.
import { catalog } from "../message-catalog.js";
import { fieldNames } from "../names.js";
import type { Unchecked, Warning } from "../types.js";
import type { CustomMessages } from "./custom-messages.js";

/**
 * Returns the warnings or the unchecked facts whose bits are set.
 *
 * @param custom messages that replace the English ones: `warnings.CODE.message`, `warnings.CODE.help`, `unchecked.CODE`
 */
export function diagnosticsOf(kind: "warnings", bits: number, custom: CustomMessages): readonly Warning[];
export function diagnosticsOf(kind: "unchecked", bits: number, custom: CustomMessages): readonly Unchecked[];
export function diagnosticsOf(
  kind: "warnings" | "unchecked",
  bits: number,
  custom: CustomMessages,
): readonly (Warning | Unchecked)[] {
  const list: (Warning | Unchecked)[] = [];
  for (let i = 0; bits >>> i !== 0; i++) {
    if (((bits >>> i) & 1) === 0) continue;
    const [code, fields, message, help] = catalog[kind][i];
    const key = `${kind}.${code}`;
    const ownHelp = custom.get(`${key}.help`) ?? help;
    list.push(
      Object.freeze({
        code,
        fields: Object.freeze(fields.map((field: number) => fieldNames[field])),
        message: custom.get(`${key}.message`, key) ?? message,
        ...(ownHelp !== undefined && { help: ownHelp }),
      }),
    );
  }
  return Object.freeze(list);
}
