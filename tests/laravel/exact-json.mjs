// Reads JSON without loss: integers of any length as bigint, other numbers as number, objects as Map. JSON.parse rounds
// integers beyond 2^53-1, and moves keys that look like list indexes ("5", "1") to the front.

/** @typedef {null | boolean | string | bigint | number | ExactValue[] | ExactMap} ExactValue */
/** @typedef {Map<string, any>} ExactMap */

const BLANK = /[ \t\n\r]*/y;
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;

/**
 * @param {string} text JSON, as json_encode writes it
 * @returns {any} an ExactValue
 */
export function parseExact(text) {
  let at = 0;
  /** @param {RegExp} pattern */
  const take = (pattern) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) throw new SyntaxError(`exact-json: ${pattern} expected at ${at}: ${text.slice(at, at + 40)}`);
    at += match[0].length;
    return match;
  };
  /** @param {string} mark */
  const skip = (mark) => {
    take(BLANK);
    const found = text.startsWith(mark, at);
    if (found) at += mark.length;
    return found;
  };
  /** @param {string} end @param {() => void} item */
  const items = (end, item) => {
    if (skip(end)) return;
    do item();
    while (skip(","));
    if (!skip(end)) throw new SyntaxError(`exact-json: ${end} expected at ${at}: ${text.slice(at, at + 40)}`);
  };
  /** @returns {any} */
  const value = () => {
    if (skip("{")) {
      const map = new Map();
      items("}", () => {
        take(BLANK);
        const key = JSON.parse(take(STRING)[0]);
        if (!skip(":")) throw new SyntaxError(`exact-json: ":" expected at ${at}`);
        map.set(key, value());
      });
      return map;
    }
    if (skip("[")) {
      /** @type {any[]} */
      const list = [];
      items("]", () => list.push(value()));
      return list;
    }
    if (skip("null")) return null;
    if (skip("true")) return true;
    if (skip("false")) return false;
    if (text[at] === '"') return JSON.parse(take(STRING)[0]);
    const [digits, fraction, exponent] = take(NUMBER);
    return fraction === undefined && exponent === undefined ? BigInt(digits) : Number(digits);
  };
  const result = value();
  take(BLANK);
  if (at !== text.length) throw new SyntaxError(`exact-json: the text goes on after its value at ${at}`);
  return result;
}

/**
 * Returns one spelling for each value, with its key order and the difference between 1 and 1.0.
 * @param {any} value an ExactValue
 * @returns {string}
 */
export function exactText(value) {
  if (value instanceof Map) {
    return `{${[...value].map(([key, member]) => `${JSON.stringify(key)}:${exactText(member)}`).join(",")}}`;
  }
  if (Array.isArray(value)) return `[${value.map(exactText).join(",")}]`;
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") {
    const digits = Object.is(value, -0) ? "-0" : String(value);
    return /[.e]/.test(digits) ? digits : `${digits}.0`;
  }
  return JSON.stringify(value);
}
