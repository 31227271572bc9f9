// The bytes of a wasm module from the text that they are kept as (binary-text.js).
import { alphabet, byteOrder, singles } from "./binary-text.js";
import { TextEncoder } from "./text-encoding.js";
import { unpacker } from "./unpacker.js";

const TABLE = 384;

/**
 * By a wasm module of some hundred bytes (unpack.wat), which every engine compiles at once: JavaScript that runs only once is slow.
 *
 * @param length how many bytes it stands for
 */
export function unpack(text: string, common: string, length: number): Uint8Array<ArrayBuffer> {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((TABLE + text.length) / 65536) });
  const bytes = new Uint8Array(memory.buffer);
  // The byte of a character; 128 and 256 further on, the byte where a prefix stands before it.
  const order = byteOrder(common);
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
