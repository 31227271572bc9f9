// Makes the client module trap, as an `unreachable` inside would.

/** @param {{ run: (call: () => never) => unknown }} client */
export const trapBy = (client) => () => {
  try {
    client.run(() => {
      throw new WebAssembly.RuntimeError("unreachable");
    });
  } catch {
    // The loader passes the trap on to whoever called; here only the calls in flight are of interest.
  }
};
