// Warnings and open questions from the bits that src/shortcut.rs gives. The sentences are wasm's, each asked for once.

/** @typedef {import("./shortcut.js").Exports} Exports */
/** @typedef {import("./types.js").Warning} Warning @typedef {import("./types.js").Unchecked} Unchecked */

/** How many warnings there are; the questions' bits follow. */
const WARNINGS = 9;

/** By bit. Frozen, because all verdicts share them: to make them anew would take a third of a verdict's time. @type {(Warning | Unchecked)[]} */
const models = [];
/** By bits. @type {Warning[][]} */
const warnings = [];
/** @type {Unchecked[][]} */
const unchecked = [];

/** @type {(wasm: Exports, bits: number) => Warning[]} */
export const warningsOf = (wasm, bits) => notesOf(wasm, warnings, bits & ((1 << WARNINGS) - 1), 0);

/** @type {(wasm: Exports, bits: number) => Unchecked[]} */
export const uncheckedOf = (wasm, bits) => notesOf(wasm, unchecked, bits >>> WARNINGS, WARNINGS);

/**
 * @template {Warning | Unchecked} Note
 * @param {Exports} wasm
 * @param {Note[][]} known
 * @param {number} bits
 * @param {number} from the first of them
 * @returns {Note[]}
 */
function notesOf(wasm, known, bits, from) {
  known[bits] ??= listOf(wasm, bits, from);
  return /** @type {Note[]} */ (known[bits]);
}

/**
 * @param {Exports} wasm
 * @param {number} bits
 * @param {number} from
 * @returns {any}
 */
function listOf(wasm, bits, from) {
  const notes = [];
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const bit = from + 31 - Math.clz32(rest & -rest);
    models[bit] ??= frozen(JSON.parse(wasm.note(bit)));
    notes.push(models[bit]);
  }
  return Object.freeze(notes);
}

/** @template {Warning | Unchecked} Note @param {Note} note @returns {Note} */
function frozen(note) {
  Object.freeze(note.fields);
  return Object.freeze(note);
}

/**
 * The engine's notes, frozen as the shortcut's are.
 * @param {(Warning | Unchecked)[]} notes
 */
export function freezeNotes(notes) {
  notes.forEach(frozen);
  Object.freeze(notes);
}
