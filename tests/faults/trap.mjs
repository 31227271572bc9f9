// Makes the client module trap, as an `unreachable` inside would.

/** @param {{ run: (call: () => never) => unknown }} client */
export const trapBy = (client) => () => {
  try {
    client.run(() => {
      throw new WebAssembly.RuntimeError("unreachable");
    });
  } catch {}
};
