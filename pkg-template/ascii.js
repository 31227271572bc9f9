// Wasm bytes as printable ASCII, one byte a character or two: unlike base64 it keeps bytes aligned, so that the gzip or
// brotli of the wire still sees the wasm (a quarter smaller there). The 91 commonest bytes are one character each.
import { TextEncoder } from "./coder.js";

/** Every printable character but the quote and the backslash, which a string literal would have to escape. */
const alphabet = Array.from({ length: 95 }, (_, i) => i + 32).filter((code) => code !== 34 && code !== 92);
const singles = 91;
/** The two characters that say: one of the other 165 bytes follows. */
const prefixes = alphabet.slice(singles);

/**
 * The bytes in the order of their codes: first those of one character.
 * @param {string} common 64 hexadecimal digits: a bit for each byte, set where it is one of the commonest
 */
function byteOrder(common) {
  const isCommon = (/** @type {number} */ byte) => (Number.parseInt(common[byte >> 2], 16) >> (byte & 3)) & 1;
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  return [...bytes.filter(isCommon), ...bytes.filter((byte) => !isCommon(byte))];
}

/**
 * @param {Uint8Array} bytes
 * @returns {{ text: string, common: string }}
 */
export function encode(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const commonest = counts.map((_, byte) => byte).sort((a, b) => counts[b] - counts[a] || a - b);
  const nibbles = new Array(64).fill(0);
  for (const byte of commonest.slice(0, singles)) nibbles[byte >> 2] |= 1 << (byte & 3);
  const common = nibbles.map((nibble) => nibble.toString(16)).join("");
  /** @type {string[]} */
  const codes = [];
  byteOrder(common).forEach((byte, place) => {
    const rest = place - singles;
    codes[byte] =
      rest < 0
        ? String.fromCharCode(alphabet[place])
        : String.fromCharCode(prefixes[rest < 93 ? 0 : 1], alphabet[rest % 93]);
  });
  return { text: Array.from(bytes, (byte) => codes[byte]).join(""), common };
}

/**
 * Written for an engine that runs it once: a loop over numbers in typed arrays, with few steps. (`charCodeAt` takes twice the time.)
 * @param {string} text
 * @param {string} common
 * @param {number} length how many bytes it stands for
 */
export function decode(text, common, length) {
  const order = byteOrder(common);
  // The byte of a character; 128 and 256 further on, the byte where a prefix stands before it.
  const byteOf = new Uint8Array(384);
  alphabet.forEach((code, i) => {
    byteOf[code] = order[i];
    byteOf[128 + code] = order[singles + i];
    byteOf[256 + code] = order[singles + 93 + i];
  });
  const prefix = prefixes[0];
  // The characters' codes, and from the front on the bytes: they are never ahead.
  const bytes = new TextEncoder().encode(text);
  for (let at = 0, i = 0; at < length; at++) {
    let code = bytes[i++];
    if (code >= prefix) code = bytes[i++] + 128 * (code - prefix + 1);
    bytes[at] = byteOf[code];
  }
  return bytes.subarray(0, length);
}
