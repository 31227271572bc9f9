// The wasm modules of the crate. Each is built with one feature into a separate file, so that bundlers drop unused
// ones.

/**
 * @typedef {object} Module
 * @property {string} name
 * @property {string} feature
 * @property {string} [profile] cargo's profile; default `release`, which optimises for size
 * @property {{ name: string, exports: string[] }} [part] a second module for the code that only these exports need; it
 *   is linked to the first
 * @property {string} [contract] the contract that alone uses the module; default: every contract does
 */
/** @type {readonly Module[]} */
export const modules = [
  { name: "validator", feature: "validator", part: { name: "json", exports: ["decode", "judgeRows"] } },
  { name: "schedule", feature: "schedule" },
  { name: "client", feature: "transport" },
  { name: "validator_2026_07", feature: "contract-2026-07", contract: "2026-07" },
];

/** @param {readonly Module[]} list */
const namesOf = (list) => list.flatMap(({ name, part }) => (part ? [name, part.name] : [name]));

/** The names of all modules: one `.wasm` file each. */
export const moduleNames = namesOf(modules);

/** The names of the modules of the first contract. Only they decide the encoding, and slim.ts has no other. */
export const firstModuleNames = namesOf(modules.filter(({ contract }) => contract === undefined));
