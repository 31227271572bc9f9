// The wasm modules of the crate. Each is built with one feature into a separate file, so that bundlers drop unused
// ones.

/**
 * @typedef {object} Module
 * @property {string} name
 * @property {string} feature
 * @property {string} [profile] cargo's profile; default `release`, which optimises for size
 * @property {{ name: string, exports: string[] }} [part] a second module for the code that only these exports need; it
 *   is linked to the first
 */
/** @type {readonly Module[]} */
export const modules = [
  { name: "validator", feature: "validator", part: { name: "json", exports: ["decode", "judgeRows"] } },
  { name: "schedule", feature: "schedule" },
  { name: "client", feature: "transport" },
];

/** The names of all modules: one `.wasm` file each. */
export const moduleNames = modules.flatMap(({ name, part }) => (part ? [name, part.name] : [name]));
