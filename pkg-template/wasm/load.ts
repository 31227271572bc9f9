// Starts a wasm module on the first call, synchronously, in any environment. Starts from the bytes in the JavaScript,
// or from a compiled module of the caller (outbound-campaign/slim, and Cloudflare's workerd, which compiles no bytes).

/** Memory in bytes above which an instance is replaced. An ordinary form takes a few thousand bytes. */
const MAX_MEMORY = 2 ** 24;

/** The modules that have bytes or a compiled module. */
const startable: Set<{ ready: () => Promise<void> }> = new Set();

/** Compiles all loaded modules asynchronously, so that later calls compile nothing. */
export async function allReady(): Promise<void> {
  await Promise.all([...startable].map((module) => module.ready()));
}

/** Manages a wasm module, its wasm-bindgen glue, and its single running instance. */
export class WasmModule<Exports extends object> {
  #makeGlue: (() => Exports & Glue) | undefined;
  #name: string;
  #glue: (Exports & Glue) | undefined;
  #bytes: (() => Uint8Array<ArrayBuffer>) | undefined;
  #module: WebAssembly.Module | undefined;
  #compiling: Promise<void> | undefined;
  #trapListeners: Set<(error: Error) => void> = new Set();
  /** Number of nested calls: a caller's getter that is read during a call can call again. */
  #depth = 0;

  /**
   * @param name the module's name in `init`
   * @param makeGlue makes the module's wasm-bindgen glue, once for each instance. A module without glue can only be
   *   linked to another module.
   */
  constructor(name: string, makeGlue?: () => Exports) {
    this.#name = name;
    this.#makeGlue = makeGlue as (() => Exports & Glue) | undefined;
  }

  /**
   * Sets the bytes to start from. A compiled module takes precedence over them.
   *
   * @param bytes decodes the bytes; called once
   */
  setBytes(bytes: () => Uint8Array<ArrayBuffer>): void {
    this.#bytes = bytes;
    startable.add(this);
  }

  /** Sets a compiled module to start from. */
  setModule(module: WebAssembly.Module): void {
    // Keeps a running instance: it has the same bytes, and calls may be running in it.
    if (!this.#glue) this.#module = module;
    startable.add(this);
  }

  /**
   * Calls into the running instance, and starts one if there is none.
   *
   * If the instance traps, the call fails with an internal error, and the next call gets a new instance. An instance
   * whose memory has grown large is replaced too, after the call.
   *
   * @param a first argument for `call`, so that a hot path needs no closure
   * @param b second argument for `call`
   */
  run<T, A = undefined, B = undefined>(call: (exports: Exports, a: A, b: B) => T, a?: A, b?: B): T {
    const glue = this.#glue ?? this.#instantiate();
    this.#depth++;
    try {
      return call(glue, a as A, b as B);
    } catch (error) {
      throw isTrap(error) ? this.#discard(error) : error;
    } finally {
      if (--this.#depth === 0) this.#resetMemory();
    }
  }

  #instantiate(): Exports & Glue {
    this.#module ??= guard(() => new WebAssembly.Module(this.#source()));
    const module = this.#module;
    const glue = (this.#makeGlue as () => Exports & Glue)();
    try {
      this.#start(
        guard(() => new WebAssembly.Instance(module, this.#imports(glue))),
        glue,
      );
    } catch (error) {
      this.#module = undefined;
      throw error;
    }
    return this.#glue as Exports & Glue;
  }

  /** Starts an instance that imports the exports of another instance. It belongs to that instance and lives as long. */
  link(imports: WebAssembly.Exports): WebAssembly.Exports {
    this.#module ??= guard(() => new WebAssembly.Module(this.#source()));
    const module = this.#module;
    try {
      return guard(() => new WebAssembly.Instance(module, { a: imports })).exports;
    } catch (error) {
      this.#module = undefined;
      throw error;
    }
  }

  /** Frees all memory that calls used, if the module keeps nothing between calls (src/host/arena.rs). */
  #resetMemory() {
    // Wasm memory never shrinks, so an instance that has grown large is left to the garbage collector.
    if (this.#glue?.reset && this.#glue.reset() > MAX_MEMORY) this.#forget();
  }

  /** Compiles asynchronously. Old engines refuse to compile more than 4 KB synchronously on a page's main thread. */
  ready(): Promise<void> {
    if (this.#glue || (this.#module && !this.#makeGlue)) return Promise.resolve();
    this.#compiling ??= this.#compile().catch((error) => {
      this.#compiling = undefined;
      throw error;
    });
    return this.#compiling;
  }

  async #compile() {
    const module = this.#module ?? (await guard(() => WebAssembly.compile(this.#source())).catch(explain));
    if (!this.#makeGlue) {
      this.#module = module;
      return;
    }
    const glue = this.#makeGlue();
    try {
      const instance = await WebAssembly.instantiate(module, this.#imports(glue)).catch(explain);
      if (this.#glue) return;
      this.#module = module;
      this.#start(instance, glue);
    } catch (error) {
      // The caller may have set the wrong module: it can still set the right one.
      if (!this.#glue) this.#module = undefined;
      throw error;
    }
  }

  /**
   * Calls `listener` after the instance has trapped, which loses all pending work in it.
   *
   * @returns a function that removes the listener
   */
  onTrap(listener: (error: Error) => void): () => void {
    this.#trapListeners.add(listener);
    return () => this.#trapListeners.delete(listener);
  }

  #source(): Uint8Array<ArrayBuffer> {
    if (this.#bytes) return this.#bytes();
    throw new Error(
      `outbound-campaign/slim: the WebAssembly module ${this.#name} is not loaded. Pass it to initSync or to init before the first call`,
    );
  }

  #imports(glue: Exports & Glue): WebAssembly.Imports {
    // The build renames the import module of wasm-bindgen to "a".
    return { a: glue as WebAssembly.ModuleImports };
  }

  #start(instance: WebAssembly.Instance, glue: Exports & Glue) {
    glue.__wbg_set_wasm(instance.exports);
    glue.start();
    this.#glue = glue;
  }

  #forget() {
    const glue = this.#glue;
    this.#glue = undefined;
    glue?.onDiscard?.();
  }

  /** Discards an instance that has trapped, and returns the error for the caller. */
  #discard(cause: unknown): Error {
    // Running out of memory traps like any other fault. No other trap is known to happen with this much memory in use.
    const isFull = this.#depth === 1 && (this.#glue?.reset?.() ?? 0) > MAX_MEMORY;
    this.#forget();
    this.#compiling = undefined;
    const error = new Error(isFull ? OUT_OF_MEMORY : INTERNAL, { cause });
    for (const listener of [...this.#trapListeners]) listener(error);
    return error;
  }
}

// Each message is one whole string, so that a text search finds it (docs/troubleshooting.md quotes them).
const INTERNAL = "outbound-campaign: internal error. This call failed; the next one starts a new instance";
const OUT_OF_MEMORY =
  "outbound-campaign: out of memory, because the form is too large. This call failed; the next one starts a new instance";

/** Creates the error for a call that could not allocate memory. */
export const outOfMemory = (): Error => new Error(OUT_OF_MEMORY);

/** The members of wasm-bindgen's glue besides the exports. */
interface Glue {
  /** Connects the glue to an instance. */
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  /** Runs the module's start code, once for each instance. The build adds this member and `reset`. */
  start: () => void;
  /** Frees all memory, and returns the size of the memory in bytes. */
  reset?: () => number;
  /** Called when the instance is discarded. */
  onDiscard?: () => void;
}

/**
 * Returns whether an error leaves the instance in an unknown state: a trap, or a stack overflow inside the instance.
 *
 * Engines report a stack overflow as a RangeError (Firefox: InternalError). Any other RangeError comes from a caller's
 * own getter, and is harmless.
 */
function isTrap(error: unknown): boolean {
  // Compares names, because under Jest an error can come from another realm, where `instanceof` is false.
  const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown };
  const overflow = name === "RangeError" || name === "InternalError";
  return name === "RuntimeError" || (overflow && /call stack|recursion/i.test(String(message)));
}

/** Runs a function that compiles or starts WebAssembly, and throws an error with a remedy if the host refuses. */
export function guard<T>(compile: () => T): T {
  if (typeof WebAssembly === "undefined") {
    throw new Error("outbound-campaign: this environment has no WebAssembly, which the package requires");
  }
  try {
    return compile();
  } catch (error) {
    return explain(error);
  }
}

/** Throws an error that explains why the host refused WebAssembly, and how to fix it. */
export function explain(error: unknown): never {
  const text = String((error as { message?: unknown } | null)?.message ?? error);
  if (text.startsWith("outbound-campaign")) throw error;
  if (/embedder/i.test(text)) {
    throw new Error(
      "outbound-campaign: this runtime cannot compile WebAssembly from bytes. Resolve the package with the export condition `workerd`, or pass a compiled module to `outbound-campaign/slim`",
      { cause: error },
    );
  }
  if ((error as { name?: unknown } | null)?.name === "LinkError") {
    throw new Error(
      "outbound-campaign/slim: the module was passed under another module's name, or it comes from another version of the package",
      { cause: error },
    );
  }
  // Must come before the next test, because Chrome's message for this case contains "disallowed" too.
  if (/main thread|4 ?kb|larger than/i.test(text)) {
    throw new Error(
      "outbound-campaign: this browser cannot compile WebAssembly synchronously. Call `await ready()` before the first call",
      { cause: error },
    );
  }
  if (/content security policy|unsafe-eval|csp|blocked|disallowed/i.test(text)) {
    throw new Error(
      "outbound-campaign: the page's Content-Security-Policy forbids WebAssembly. Add 'wasm-unsafe-eval' to its script-src",
      { cause: error },
    );
  }
  throw new Error(`outbound-campaign: the WebAssembly module could not be started: ${text}`, { cause: error });
}
