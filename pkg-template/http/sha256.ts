// Computes SHA-256 (FIPS 180-4). Web Crypto is missing in Node 18 and in pages without https, and is asynchronous
// elsewhere.

const PRIMES = firstPrimes(64);
/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND_CONSTANTS = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
/** The first 32 bits of the fractional parts of the square roots of the first 8 primes. */
const INITIAL_STATE = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const BLOCK_BYTES = 64;

/** Returns the SHA-256 digest of bytes as 64 hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  const state = INITIAL_STATE.slice();
  const words = new Uint32Array(64);
  const whole = bytes.length - (bytes.length % BLOCK_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let offset = 0; offset < whole; offset += BLOCK_BYTES) compress(state, words, view, offset);
  const tail = padFinalBlock(bytes.subarray(whole), bytes.length);
  for (let offset = 0; offset < tail.byteLength; offset += BLOCK_BYTES) compress(state, words, tail, offset);
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

/**
 * Returns the last, incomplete block with its padding: a 1 bit, zeros, and the length in bits.
 *
 * @param length Bytes of the whole message.
 */
function padFinalBlock(rest: Uint8Array, length: number) {
  const bytes = new Uint8Array(rest.length + 9 > BLOCK_BYTES ? 2 * BLOCK_BYTES : BLOCK_BYTES);
  bytes.set(rest);
  bytes[rest.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(bytes.length - 4, length * 8);
  return view;
}

/**
 * Adds one block to the state.
 *
 * @param words Scratch space of 64 words.
 */
function compress(state: Uint32Array, words: Uint32Array, view: DataView, offset: number) {
  for (let i = 0; i < 16; i++) words[i] = view.getUint32(offset + 4 * i);
  for (let i = 16; i < 64; i++) {
    const first = at(words, i - 15);
    const second = at(words, i - 2);
    const s0 = rotate(first, 7) ^ rotate(first, 18) ^ (first >>> 3);
    const s1 = rotate(second, 17) ^ rotate(second, 19) ^ (second >>> 10);
    words[i] = at(words, i - 16) + s0 + at(words, i - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + at(ROUND_CONSTANTS, i) + at(words, i)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const t2 = (s0 + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = at(state, i) + word;
  });
}

const at = (words: Uint32Array, index: number) => words[index] as number;

const rotate = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

function fraction(root: number) {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function firstPrimes(count: number) {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return primes;
}
