// Makes the client module trap, as an `unreachable` inside would.

/** @param {{ run: (call: () => never) => unknown }} client */
export const trapBy = (client) => () => {
  try {
    client.run(() => {
      throw new WebAssembly.RuntimeError("unreachable");
    });
  } catch {
    // The loader throws the trap to its caller. Only the calls in flight matter here.
  }
};
