// Splits bytes, or any stream of bytes, into chunks of bounded size. An abort ends the chunks and cancels the stream.

/** The largest chunk in bytes. Larger reads are split, so that the rows of at most this much are validated at once. */
const MAX_CHUNK_BYTES = 2 ** 16;

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
  cancel: (reason: unknown) => void;
}

/**
 * Yields the bytes of a source in chunks of at most `MAX_CHUNK_BYTES`.
 *
 * @param source see `validateNdjson`
 * @throws {TypeError} if `source` is not a stream of bytes, or gives something else than bytes
 */
export async function* readChunks(
  source: UncheckedSource,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  assertNotAborted(signal);
  const stream = open(source);
  // Not Promise.race with one promise for the abort: that promise would keep every chunk alive that ever won against
  // it.
  let abort: (reason: unknown) => void = () => {};
  const onAbort = () => abort(reasonOf(signal as AbortSignal));
  const next = () =>
    new Promise<ReadResult>((resolve, reject) => {
      abort = reject;
      Promise.resolve(stream.next()).then(resolve, reject);
    });
  signal?.addEventListener("abort", onAbort);
  let ended = false;
  try {
    for (;;) {
      assertNotAborted(signal);
      const { done, value } = await (signal ? next() : stream.next());
      if (done) {
        ended = true;
        return;
      }
      const bytes = asBytes(value);
      // Yields an empty chunk too: the reader yields to the event loop between two chunks of any size.
      let at = 0;
      do {
        assertNotAborted(signal);
        yield bytes.subarray(at, at + MAX_CHUNK_BYTES);
        at += MAX_CHUNK_BYTES;
      } while (at < bytes.length);
    }
  } finally {
    signal?.removeEventListener("abort", onAbort);
    // Not awaited: a stream that hangs may never confirm its cancellation.
    if (!ended) stream.cancel(signal?.reason);
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
    // Ignore cancel errors: the original error is reported.
    return { next: () => reader.read(), cancel: (reason) => void reader.cancel(reason).catch(() => {}) };
  }
  const iterate =
    source?.[Symbol.asyncIterator] ?? (typeof source === "string" ? undefined : source?.[Symbol.iterator]);
  if (typeof iterate !== "function") throw new TypeError("source must be bytes or a stream of bytes");
  return fromIterator(iterate.call(source));
}

const fromIterator = (iterator: AsyncIterator<unknown> | Iterator<unknown>): OpenSource => ({
  next: () => iterator.next(),
  cancel: () => {
    // Ignore cancel errors: the original error is reported.
    Promise.resolve(iterator.return?.()).catch(() => {});
  },
});

function asBytes(chunk: unknown): Uint8Array {
  if (!ArrayBuffer.isView(chunk)) throw new TypeError("source must yield bytes (Uint8Array), not strings or objects");
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
