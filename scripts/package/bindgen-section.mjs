// Removes duplicates from the section that tells wasm-bindgen about imports and exports. With -Clinker-plugin-lto the
// linker writes the entries of js-sys several times, and wasm-bindgen (0.2.130) refuses names that are defined twice.

const SECTION = "__wasm_bindgen_unstable";
/** The magic number and the version of a wasm module. */
const HEADER_BYTES = 8;

/**
 * Returns a module in which each entry of wasm-bindgen's section stands once.
 * @param {Buffer} module the output of the linker
 */
export function withoutDuplicates(module) {
  const parts = [module.subarray(0, HEADER_BYTES)];
  for (let at = HEADER_BYTES; at < module.length; ) {
    const [size, start] = readNumber(module, at + 1);
    const end = start + size;
    const [nameLength, nameStart] = readNumber(module, start);
    const content = nameStart + nameLength;
    const isCustom = module[at] === 0;
    if (isCustom && module.toString("latin1", nameStart, content) === SECTION) {
      const kept = Buffer.concat([module.subarray(start, content), ...distinctEntries(module.subarray(content, end))]);
      parts.push(Buffer.from([0]), writeNumber(kept.length), kept);
    } else parts.push(module.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}

/**
 * Returns the entries of the section, each once. An entry is a version and a description, each behind its length.
 * @param {Buffer} section
 */
function distinctEntries(section) {
  /** @type {Map<string, Buffer>} */
  const entries = new Map();
  for (let at = 0; at < section.length; ) {
    const description = at + 4 + section.readUInt32LE(at);
    const end = description + 4 + section.readUInt32LE(description);
    const entry = section.subarray(at, end);
    entries.set(entry.toString("latin1"), entry);
    at = end;
  }
  return [...entries.values()];
}

/**
 * Reads a number in LEB128.
 * @param {Buffer} bytes
 * @param {number} start
 * @returns {[number: number, end: number]}
 */
function readNumber(bytes, start) {
  let number = 0;
  for (let at = start, shift = 0; ; at++, shift += 7) {
    const byte = bytes[at] ?? 0;
    number |= (byte & 127) << shift;
    if (byte < 128) return [number >>> 0, at + 1];
  }
}

/** Writes a number in LEB128. @param {number} number */
function writeNumber(number) {
  const bytes = [];
  for (let rest = number; ; rest >>>= 7) {
    bytes.push(rest < 128 ? rest : (rest & 127) | 128);
    if (rest < 128) return Buffer.from(bytes);
  }
}
