// The wasm modules of the one crate: each is built with one feature, and is a file of its own, so that bundlers drop what nobody uses.

/** @type {readonly { name: string, feature: string }[]} */
export const modules = [
  { name: "validator", feature: "validator" },
  { name: "request", feature: "request" },
  { name: "schedule", feature: "schedule" },
  { name: "client", feature: "transport" },
];
