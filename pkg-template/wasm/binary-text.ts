// Wasm bytes as printable ASCII, one byte a character or two: unlike base64 it keeps bytes aligned, so that the gzip or
// brotli of the wire still sees the wasm (a quarter smaller there). The 91 commonest bytes are one character each.
// encode-wasm.mjs writes it, unpack.js reads it.

/**
 * Every printable character but the quote and the backslash, which a string literal would have to escape. The last two, `}` and `~`, say
 * that one of the other 165 bytes follows.
 */
export const alphabet: number[] = Array.from({ length: 95 }, (_, i) => i + 32).filter(
  (code) => code !== 34 && code !== 92,
);
export const singles = 91;

/**
 * The bytes in the order of their codes: first those of one character.
 *
 * @param common 64 hexadecimal digits: a bit for each byte, set where it is one of the commonest
 */
export function byteOrder(common: string): Uint8Array<ArrayBuffer> {
  const order = new Uint8Array(256);
  let [single, double] = [0, singles];
  for (let byte = 0; byte < 256; byte++) {
    const isCommon = (Number.parseInt(common[byte >> 2], 16) >> (byte & 3)) & 1;
    order[isCommon ? single++ : double++] = byte;
  }
  return order;
}
