// The wasm modules of the one crate: each is built with one feature, and is a file of its own, so that bundlers drop what nobody uses.

/**
 * `profile`: cargo's, where it is not `release`, which is for size. `frees`: the module has an allocator that frees (src/lib.rs).
 * `part`: what only these exports need goes into a module of this name, which is linked to the first.
 * @type {readonly { name: string, feature: string, profile?: string, frees?: boolean, part?: { name: string, exports: string[] } }[]}
 */
export const modules = [
  { name: "validator", feature: "validator", part: { name: "json", exports: ["decode", "judgeRows"] } },
  { name: "request", feature: "request" },
  { name: "schedule", feature: "schedule" },
  { name: "client", feature: "transport", frees: true },
];

/** The names of all `.wasm` files. */
export const moduleNames = modules.flatMap(({ name, part }) => (part ? [name, part.name] : [name]));
