// Reads whitespace_sets.txt: the code points that each Laravel's TrimStrings removes.
import { readFileSync } from "node:fs";

/** @returns {Map<string, number[]>} code points by set: "v8 6", "9-10 28" and "11+ 65" (the number is the size) */
export function whitespaceSets() {
  const lines = readFileSync(new URL("whitespace_sets.txt", import.meta.url), "utf8").trimEnd().split("\n");
  return new Map(
    lines.map((line) => {
      const [name, ranges] = line.split(": ");
      return [name, ranges.trim().split(" ").flatMap(range)];
    }),
  );
}

/** @param {string} hexadecimal one code point, or first-last @returns {number[]} */
function range(hexadecimal) {
  const [first, last = first] = hexadecimal.split("-").map((hex) => Number.parseInt(hex, 16));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
