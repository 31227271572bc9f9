// Starts a wasm module on the first call, synchronously, in any environment: from the bytes that stand in the JavaScript, or
// from a compiled module that somebody brings (outbound-campaign/slim, and Cloudflare's workerd, which compiles no bytes).

/** Bytes. An ordinary form takes some thousands. */
const MOST_MEMORY = 2 ** 24;

/** The modules that have something to start from. */
const known: Set<WasmModule<any>> = new Set();

/** Compiles every module that is loaded, off the critical path: after it no call compiles anything. */
export async function allReady(): Promise<void> {
  await Promise.all([...known].map((module) => module.ready()));
}

/** A wasm module, its wasm-bindgen glue, and the one running instance. */
export class WasmModule<Exports extends object> {
  #makeGlue: (() => Exports & Glue) | undefined;
  #name: string;
  #glue: (Exports & Glue) | undefined;
  #bytes: (() => Uint8Array<ArrayBuffer>) | undefined;
  #module: WebAssembly.Module | undefined;
  #compiling: Promise<void> | undefined;
  #trapListeners: Set<(error: Error) => void> = new Set();
  /** How many calls are under way: a getter that is read during one may call anew. */
  #depth = 0;

  /**
   * @param name what `init` calls the module
   * @param makeGlue makes the module's wasm-bindgen glue; each instance gets one of its own. A module without can
   *   only be linked to another.
   */
  constructor(name: string, makeGlue?: () => Exports) {
    this.#name = name;
    this.#makeGlue = makeGlue as (() => Exports & Glue) | undefined;
  }

  /**
   * Sets the bytes to start from. A module that was set wins over them.
   *
   * @param bytes decodes them; called once
   */
  setBytes(bytes: () => Uint8Array<ArrayBuffer>): void {
    this.#bytes = bytes;
    known.add(this);
  }

  /** Sets a compiled module to start from. */
  setModule(module: WebAssembly.Module): void {
    // A running instance stays: it was made from the same bytes, and calls may be under way in it.
    if (!this.#glue) this.#module = module;
    known.add(this);
  }

  /**
   * Calls into the running instance; starts one if there is none. An instance that traps is thrown away: the call fails with
   * an internal error, the next call gets a fresh one. So does the next call after one that grew large.
   *
   * @param a handed to `call`, which spares a hot path a closure
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

  #instantiate() {
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

  /** Starts another instance, which is a part of the one whose exports it imports, and lives as long as that. */
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

  /** Where calls leave nothing behind: gives the memory back that they used, all at once (src/host/arena.rs). */
  #resetMemory() {
    // An instance never gets smaller: one that has grown large is left to the garbage collector.
    if (this.#glue?.reset && this.#glue.reset() > MOST_MEMORY) this.#forget();
  }

  /** Compiles off the critical path (old engines forbid to compile more than 4 KB at once on a page's main thread). */
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
      // Somebody may have brought another module than this one: the right one may still come.
      if (!this.#glue) this.#module = undefined;
      throw error;
    }
  }

  /**
   * Calls `listener` when the instance has trapped and what was under way in it is lost.
   *
   * @returns stops listening
   */
  onTrap(listener: (error: Error) => void): () => void {
    this.#trapListeners.add(listener);
    return () => this.#trapListeners.delete(listener);
  }

  #source() {
    if (this.#bytes) return this.#bytes();
    throw new Error(
      `outbound-campaign/slim: the WebAssembly module ${this.#name} is not there yet; call initSync or await init with it first`,
    );
  }

  #imports(glue: Exports & Glue) {
    // The build gives the module wasm-bindgen's imports under this name.
    return { a: glue as any };
  }

  #start(instance: WebAssembly.Instance, glue: Exports & Glue) {
    glue.__wbg_set_wasm(this.#guardClosures(instance.exports, glue));
    glue.start();
    this.#glue = glue;
  }

  /**
   * Promises and microtasks call into the instance past `run`. What they call is guarded here: a trap there has no caller
   * that could catch it, and an instance that was thrown away must not be entered again.
   */
  #guardClosures(exports: WebAssembly.Exports, glue: Glue) {
    const guarded = Object.entries(exports).map(([name, value]) => {
      if (typeof value !== "function" || !glue.closures.includes(name)) return [name, value];
      return [
        name,
        (...args: unknown[]) => {
          if (this.#glue !== glue) return NOTHING;
          try {
            return value(...args);
          } catch (error) {
            if (!isTrap(error)) throw error;
            this.#discard(error);
            return NOTHING;
          }
        },
      ];
    });
    return Object.fromEntries(guarded);
  }

  #forget() {
    const glue = this.#glue;
    this.#glue = undefined;
    glue?.onDiscard?.();
  }

  #discard(cause: unknown) {
    // Memory that cannot be had is a trap as any other, and nothing else traps with so much in use.
    const isFull = this.#depth === 1 && (this.#glue?.reset?.() ?? 0) > MOST_MEMORY;
    this.#forget();
    this.#compiling = undefined;
    const error = new Error(isFull ? OUT_OF_MEMORY : INTERNAL, { cause });
    for (const listener of [...this.#trapListeners]) listener(error);
    return error;
  }
}

// Whole, so that whoever looks for one finds it (docs/troubleshooting.md quotes them).
const INTERNAL = "outbound-campaign: internal error, this call was lost; the next one starts afresh";
const OUT_OF_MEMORY =
  "outbound-campaign: out of memory (the form is too large), this call was lost; the next one starts afresh";

/** For a call that finds out by itself that there is no memory. */
export const outOfMemory = (): Error => new Error(OUT_OF_MEMORY);

/** What a closure that is gone gives: the glue looks into the list of its results for an error, and finds none. */
const NOTHING = [] as unknown[];

/** What wasm-bindgen's glue has beside the exports. */
interface Glue {
  /** points the glue to an instance */
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  /** runs what the module runs once (added by build.mjs, as the next) */
  start: () => void;
  /** gives back all memory, and says how much there is */
  reset?: () => number;
  /** called when the instance is thrown away */
  onDiscard?: () => void;
  /** the exports that promises and microtasks call */
  closures: string[];
}

/**
 * A trap leaves the instance in an unknown state. So does a stack overflow inside of it, which engines report as a
 * RangeError (Firefox: InternalError); another RangeError comes from a caller's own getter, and harms nothing.
 */
function isTrap(error: unknown) {
  // By name: under Jest an error can come from another realm, where `instanceof` says no.
  const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown };
  const overflow = name === "RangeError" || name === "InternalError";
  return name === "RuntimeError" || (overflow && /call stack|recursion/i.test(String(message)));
}

/** Runs something that compiles or starts WebAssembly; a refusal becomes an error that says what to do. */
export function guard<T>(compile: () => T): T {
  if (typeof WebAssembly === "undefined") {
    throw new Error("outbound-campaign: this environment has no WebAssembly, which the package needs");
  }
  try {
    return compile();
  } catch (error) {
    return explain(error);
  }
}

export function explain(error: unknown): never {
  const text = String((error as { message?: unknown } | null)?.message ?? error);
  if (text.startsWith("outbound-campaign")) throw error;
  if (/embedder/i.test(text)) {
    throw new Error(
      "outbound-campaign: this runtime compiles no WebAssembly from bytes; resolve the package with the export condition `workerd`, or bring a compiled module to `outbound-campaign/slim`",
      { cause: error },
    );
  }
  if ((error as { name?: unknown } | null)?.name === "LinkError") {
    throw new Error(
      "outbound-campaign/slim: this is not the module that it was brought as, or it comes from another version of the package",
      { cause: error },
    );
  }
  // Before the next one: Chrome's sentence for it says "disallowed" too.
  if (/main thread|4 ?kb|larger than/i.test(text)) {
    throw new Error(
      "outbound-campaign: this browser does not compile WebAssembly synchronously; `await ready()` before the first call",
      { cause: error },
    );
  }
  if (/content security policy|unsafe-eval|csp|blocked|disallowed/i.test(text)) {
    throw new Error(
      "outbound-campaign: the page's Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to its script-src",
      { cause: error },
    );
  }
  throw new Error(`outbound-campaign: the WebAssembly module could not be started: ${text}`, { cause: error });
}
