// Decodes the bytes of a wasm module from text (binary-text.ts).
import { alphabet, byteOrder, singles } from "./binary-text.js";
import { commonBytes } from "./common-bytes.js";
import { TextEncoder } from "./text-encoding.js";
import { unpacker } from "./unpacker.js";

/** Length of the decoding table in bytes. The text follows it in memory. */
const TABLE = 384;

/**
 * Decodes the text of a wasm module.
 *
 * A wasm module of a few hundred bytes (unpack.wat) runs the loop, because engines compile it at once. JavaScript that
 * runs only once is slow.
 *
 * @param length number of bytes in the decoded module
 */
export function unpack(text: string, length: number): Uint8Array<ArrayBuffer> {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((TABLE + text.length) / 65536) });
  const bytes = new Uint8Array(memory.buffer);
  // Each character's byte stands at its code: plus 128 or 256 if the character follows the first or the second prefix.
  const order = byteOrder(commonBytes);
  alphabet.forEach((code, i) => {
    bytes[code] = order[i];
    bytes[128 + code] = order[singles + i];
    bytes[256 + code] = order[singles + 93 + i];
  });
  bytes.set(new TextEncoder().encode(text), TABLE);
  const code = Uint8Array.from(unpacker.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { a: { memory } });
  (exports.unpack as (end: number) => void)(TABLE + length);
  return bytes.subarray(TABLE, TABLE + length);
}
