// Encodes wasm bytes as printable ASCII. The 91 most common bytes take one character each, all others take two.
// Unlike base64, this encoding keeps bytes aligned, so that gzip and brotli still find the patterns of the wasm, and
// those that the modules share: all have one table. The compressed size is a quarter smaller.
// scripts/package/encode-wasm.mjs writes the text, and unpack.ts reads it.

/**
 * Codes of the printable characters except the quote and the backslash, which a string literal would have to escape.
 * The last two, `}` and `~`, are prefixes of the other 165 bytes.
 */
export const alphabet: number[] = Array.from({ length: 95 }, (_, i) => i + 32).filter(
  (code) => code !== 34 && code !== 92,
);
/** Number of bytes that take one character. */
export const singles = 91;

/**
 * Returns all bytes in the order of their codes. The bytes of one character come first.
 *
 * @param common 64 hexadecimal digits: one bit for each byte, set if the byte is one of the most common
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
