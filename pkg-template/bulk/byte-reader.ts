// Reads bytes, or any stream of bytes. An abort ends a pending read.

type ReadResult = IteratorResult<unknown, unknown>;

/** The `source` of `validateNdjson` before it is checked: its kind decides how it is read. */
interface UncheckedSource {
  getReader?: () => ReadableStreamDefaultReader<unknown>;
  [Symbol.asyncIterator]?: () => AsyncIterator<unknown> | Iterator<unknown>;
  [Symbol.iterator]?: () => AsyncIterator<unknown> | Iterator<unknown>;
}

/** A source that is being read. */
interface OpenSource {
  next: () => ReadResult | Promise<ReadResult>;
  cancel: (reason: unknown) => unknown;
}

/** Reads the bytes of a source. */
export class ByteReader {
  #source: UncheckedSource;
  #signal: AbortSignal | undefined;
  #open: OpenSource | undefined;
  #isEnded = false;
  // Not Promise.race with one promise for the abort: that promise would keep every read alive that ever won against it.
  #abort: (reason: unknown) => void = () => {};
  #onAbort: () => void = () => this.#abort(reasonOf(this.#signal as AbortSignal));

  /** @param source see `validateNdjson`. Opened by the first read. */
  constructor(source: UncheckedSource, signal: AbortSignal | undefined) {
    this.#source = source;
    this.#signal = signal;
  }

  /**
   * Returns the bytes of the next read, or undefined at the end.
   *
   * @throws {TypeError} if `source` is not a stream of bytes, or gives something else than bytes
   */
  async read(): Promise<Uint8Array | undefined> {
    assertNotAborted(this.#signal);
    if (!this.#open) {
      this.#open = open(this.#source);
      this.#signal?.addEventListener("abort", this.#onAbort);
    }
    const { done, value } = await (this.#signal ? this.#next(this.#open) : this.#open.next());
    if (!done) return asBytes(value);
    this.#isEnded = true;
    return undefined;
  }

  /** Reads from a source, until the signal aborts. */
  #next(source: OpenSource): Promise<ReadResult> {
    return new Promise((resolve, reject) => {
      this.#abort = reject;
      Promise.resolve(source.next()).then(resolve, reject);
    });
  }

  /** Ends the reading. Cancels the source, unless it was read to its end. */
  close(): void {
    this.#signal?.removeEventListener("abort", this.#onAbort);
    const source = this.#isEnded ? undefined : this.#open;
    this.#isEnded = true;
    // Not awaited: a stream that hangs may never confirm its cancellation. Its errors are ignored: the original error
    // is reported.
    new Promise((resolve) => resolve(source?.cancel(this.#signal?.reason))).catch(() => {});
  }
}

/** Throws the abort reason of a signal: `AbortSignal.prototype.throwIfAborted`, which Safari lacks before 15.4. */
export function assertNotAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw reasonOf(signal);
}

/** Returns the reason of an abort. Hosts whose signals have no `reason` get the standard AbortError. */
function reasonOf({ reason }: AbortSignal): unknown {
  return reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
}

function open(source: UncheckedSource): OpenSource {
  if (ArrayBuffer.isView(source)) return fromIterator([source][Symbol.iterator]());
  if (typeof source?.getReader === "function") {
    const reader = source.getReader();
    return { next: () => reader.read(), cancel: (reason) => reader.cancel(reason) };
  }
  const iterate =
    source?.[Symbol.asyncIterator] ?? (typeof source === "string" ? undefined : source?.[Symbol.iterator]);
  if (typeof iterate !== "function") throw new TypeError("source must be bytes or a stream of bytes");
  return fromIterator(iterate.call(source));
}

const fromIterator = (iterator: AsyncIterator<unknown> | Iterator<unknown>): OpenSource => ({
  next: () => iterator.next(),
  cancel: () => iterator.return?.(),
});

function asBytes(chunk: unknown): Uint8Array {
  if (!ArrayBuffer.isView(chunk)) throw new TypeError("source must yield bytes (Uint8Array), not strings or objects");
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
