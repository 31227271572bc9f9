// Tracks the newest WebAssembly instance, for its memory and for traps. Import it before the package.

/**
 * The number of instances, and the last one. Earlier instances must be collectable.
 * @type {{ count: number, last?: WebAssembly.Instance }}
 */
export const instances = { count: 0 };

WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, args) {
    const instance = Reflect.construct(target, args);
    // Parts (the module json, the unpacker of bytes) work in the memory of another instance.
    if (Object.values(instance.exports).some((value) => value instanceof WebAssembly.Memory)) {
      instances.count += 1;
      instances.last = instance;
    }
    return instance;
  },
});

// The build shortens the names of exports to one letter.
const exports = () => Object.values(instances.last?.exports ?? {});

/** Returns the bytes of the running instance's memory. */
export function wasmBytes() {
  const memory = exports().find((value) => value instanceof WebAssembly.Memory);
  if (!memory) throw new Error("the running instance exports no memory");
  return memory.buffer.byteLength;
}

/** Causes a real trap: a function of the running instance reads a text beyond the end of its memory. */
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
