// Encodes account facts as wasm reads them (src/verdict/account.rs): numbers of eight bytes.
import { TextEncoder } from "../wasm/text-encoding.js";

/**
 * @param {(number | string)[]} assistants
 * @param {(number | string)[]} numbers
 * @param {[number | string, string[]][]} goals names of goal variables by assistant
 * @returns {Uint8Array}
 */
export function encodeFacts(assistants, numbers, goals) {
  const encoder = new TextEncoder();
  /** @type {(bigint | Uint8Array)[]} */
  const blocks = [];
  for (const [id, names] of goals) {
    const texts = names.map((name) => encoder.encode(name));
    blocks.push(BigInt(id), BigInt(texts.reduce((sum, text) => sum + 1 + slotsOf(text), 0)));
    for (const text of texts) blocks.push(BigInt(text.length), text);
  }
  const sortedAssistants = sorted(assistants);
  const sortedNumbers = sorted(numbers);
  const head = 2 + sortedAssistants.length + sortedNumbers.length;
  const facts = new BigInt64Array(
    blocks.reduce((sum, block) => sum + (typeof block === "bigint" ? 1 : slotsOf(block)), head),
  );
  const bytes = new Uint8Array(facts.buffer);
  facts[0] = BigInt(sortedAssistants.length);
  facts[1] = BigInt(sortedNumbers.length);
  facts.set(sortedAssistants, 2);
  facts.set(sortedNumbers, 2 + sortedAssistants.length);
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

/** @param {(number | string)[]} ids */
function sorted(ids) {
  if (!ids.every((id) => typeof id === "number")) return BigInt64Array.from(ids, BigInt).sort();
  const order = Float64Array.from(/** @type {number[]} */ (ids)).sort();
  // By halves: to make a bigint of each takes several times as long.
  const halves = new Int32Array(2 * order.length);
  order.forEach((id, i) => {
    halves[2 * i] = id;
    halves[2 * i + 1] = Math.floor(id / 2 ** 32);
  });
  return new BigInt64Array(halves.buffer);
}

/** How many numbers of eight bytes a text takes. @param {Uint8Array} text */
const slotsOf = (text) => (text.length + 7) >> 3;
