// Encodes account facts in the format that wasm reads (src/verdict/account.rs): a sequence of 64-bit slots.
import { TextEncoder } from "../wasm/text-encoding.js";

/**
 * Returns the encoded account facts.
 *
 * @param assistants ids of the outbound assistants
 * @param numbers ids of the phone numbers
 * @param goals names of goal variables by assistant id
 */
export function encodeFacts(
  assistants: (number | string)[],
  numbers: (number | string)[],
  goals: [number | string, string[]][],
): Uint8Array {
  const encoder = new TextEncoder();
  const blocks: (bigint | Uint8Array)[] = [];
  for (const [id, names] of goals) {
    const texts = names.map((name) => encoder.encode(name));
    blocks.push(BigInt(id), BigInt(texts.reduce((sum, text) => sum + 1 + slotsOf(text), 0)));
    for (const text of texts) blocks.push(BigInt(text.length), text);
  }
  const tables = [tableOf(assistants), tableOf(numbers)];
  const head = tables.reduce((sum, { length }) => sum + length, 2);
  const facts = new BigInt64Array(
    blocks.reduce((sum, block) => sum + (typeof block === "bigint" ? 1 : slotsOf(block)), head),
  );
  const bytes = new Uint8Array(facts.buffer);
  let start = 2;
  for (const [i, table] of tables.entries()) {
    facts[i] = BigInt(table.length);
    facts.set(table, start);
    start += table.length;
  }
  let at = head;
  for (const block of blocks) {
    if (typeof block === "bigint") facts[at++] = block;
    else {
      bytes.set(block, 8 * at);
      at += slotsOf(block);
    }
  }
  return bytes;
}

/** The lower and the upper half of an empty slot of a hash table. */
const FREE = [0, -(2 ** 31)] as const;

/** Returns ids as a hash table with linear probing, at most half full. */
function tableOf(ids: (number | string)[]): BigInt64Array<ArrayBuffer> {
  const zeros = Math.clz32(ids.length);
  const length = 2 ** (33 - zeros);
  // Writes halves, because creating a bigint for each id takes several times as long.
  const halves = new Int32Array(2 * length);
  for (let i = 0; i < length; i++) halves.set(FREE, 2 * i);
  for (const id of ids) {
    const isNumber = typeof id === "number";
    const low = isNumber ? id | 0 : Number(BigInt.asIntN(32, BigInt(id)));
    const high = isNumber ? Math.floor(id / 2 ** 32) : Number(BigInt(id) >> 32n);
    let at = Math.imul(low, 0x9e3779b1) >>> (zeros - 1);
    const holds = (lower: number, upper: number) => halves[2 * at] === lower && halves[2 * at + 1] === upper;
    while (!holds(FREE[0], FREE[1]) && !holds(low, high)) at = (at + 1) % length;
    halves[2 * at] = low;
    halves[2 * at + 1] = high;
  }
  return new BigInt64Array(halves.buffer);
}

/** Returns the number of slots that a text takes. */
const slotsOf = (text: Uint8Array): number => (text.length + 7) >> 3;
