// Makes warnings and unchecked facts of their bits. They are frozen, and so are the lists, because verdicts share them.
import { catalog } from "../message-catalog.js";
import { fieldNames } from "../names.js";
import type { CustomMessages } from "./custom-messages.js";

/**
 * @param custom messages in place of the English ones: `warnings.CODE.message`, `warnings.CODE.help`, `unchecked.CODE`
 */
export function diagnosticsOf(kind: "warnings" | "unchecked", bits: number, custom: CustomMessages): readonly any[] {
  const list: any[] = [];
  for (let i = 0; bits >>> i !== 0; i++) {
    if (((bits >>> i) & 1) === 0) continue;
    const [code, fields, message, help] = catalog[kind][i];
    const own = (member: string) => custom.get(`${kind}.${code}.${member}`);
    const ownHelp = own("help") ?? help;
    list.push(
      Object.freeze({
        code,
        fields: Object.freeze(fields.map((field: number) => fieldNames[field])),
        message: own("message") ?? custom.get(`${kind}.${code}`) ?? message,
        ...(ownHelp !== undefined && { help: ownHelp }),
      }),
    );
  }
  return Object.freeze(list);
}
