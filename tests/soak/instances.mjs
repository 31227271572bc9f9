// Knows the WebAssembly instance that was made last, of those made after this is imported, before the package: for its memory, and to make it trap.

/** How many were made, and the last one. Earlier ones must be free to go. @type {{ count: number, last?: WebAssembly.Instance }} */
export const instances = { count: 0 };

WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, args) {
    const instance = Reflect.construct(target, args);
    // Parts (the module json, what unpacks bytes) work in the memory of another instance.
    if (Object.values(instance.exports).some((value) => value instanceof WebAssembly.Memory)) {
      instances.count += 1;
      instances.last = instance;
    }
    return instance;
  },
});

// The build gives the exports names of one letter.
const exports = () => Object.values(instances.last?.exports ?? {});

/** The memory of the instance that runs now, in bytes. */
export function wasmBytes() {
  const memory = exports().find((value) => value instanceof WebAssembly.Memory);
  if (!memory) throw new Error("the running instance exports no memory");
  return memory.buffer.byteLength;
}

/** Traps in earnest: a function of the running instance is told to read a text beyond the end of its memory. */
export function trap() {
  for (const value of exports()) {
    if (typeof value !== "function") continue;
    try {
      value(0xffff_fff0, 0x7fff_fff0, 0xffff_fff0, 0x7fff_fff0, 0xffff_fff0);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
    }
  }
  throw new Error("nothing trapped");
}
