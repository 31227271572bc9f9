// The wasm modules of the one crate: each is built with one feature, and is a file of its own, so that bundlers drop what nobody uses.

/**
 * `profile`: cargo's, where it is not `release`, which is for size. `frees`: the module has an allocator that frees (src/lib.rs).
 * @type {readonly { name: string, feature: string, profile?: string, frees?: boolean }[]}
 */
export const modules = [
  { name: "validator", feature: "validator" },
  { name: "request", feature: "request" },
  { name: "schedule", feature: "schedule" },
  { name: "client", feature: "transport", frees: true },
];
