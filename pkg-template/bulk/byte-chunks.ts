// Bytes, or a stream of bytes in whatever form, as pieces of a bounded size; an abort ends them, and the stream with them.

/** Larger ones are handed on in parts, so that no more than this is worked on at once. */
export const MAX_PIECE_BYTES: number = 2 ** 16;

/** @param source see `validateNdjson` */
export async function* piecesOf(
  source: any,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  assertNotAborted(signal);
  const stream = open(source);
  // Not Promise.race with one promise for the abort: that would keep every piece alive that ever won against it.
  let abort: (reason: unknown) => void = () => {};
  const onAbort = () => abort(reasonOf(signal as AbortSignal));
  const next = () =>
    new Promise((resolve, reject) => {
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
      // An empty piece too: the reader gives way to the event loop between two pieces, however little they hold.
      let at = 0;
      do {
        assertNotAborted(signal);
        yield bytes.subarray(at, at + MAX_PIECE_BYTES);
        at += MAX_PIECE_BYTES;
      } while (at < bytes.length);
    }
  } finally {
    signal?.removeEventListener("abort", onAbort);
    // Not awaited: a stream that hangs may never say that it has ended.
    if (!ended) stream.cancel(signal?.reason);
  }
}

/** `AbortSignal.prototype.throwIfAborted`, which Safari lacks before 15.4. */
export function assertNotAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw reasonOf(signal);
}

/** The reason of an abort, also on hosts whose signals know none. */
function reasonOf({ reason }: AbortSignal) {
  return reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
}

function open(source: any): { next: () => any; cancel: (reason: unknown) => void } {
  if (ArrayBuffer.isView(source)) return ofIterator([source][Symbol.iterator]());
  if (typeof source?.getReader === "function") {
    const reader = source.getReader();
    // Whoever cancels has its own error to tell.
    return { next: () => reader.read(), cancel: (reason) => void reader.cancel(reason).catch(() => {}) };
  }
  const iterate =
    source?.[Symbol.asyncIterator] ?? (typeof source === "string" ? undefined : source?.[Symbol.iterator]);
  if (typeof iterate !== "function") throw new TypeError("source must be bytes or a stream of bytes");
  return ofIterator(iterate.call(source));
}

const ofIterator = (iterator: AsyncIterator<unknown> | Iterator<unknown>) => ({
  next: () => iterator.next(),
  cancel: () => {
    // Whoever cancels has its own error to tell.
    Promise.resolve(iterator.return?.()).catch(() => {});
  },
});

function asBytes(piece: unknown) {
  if (!ArrayBuffer.isView(piece)) throw new TypeError("source must give bytes (Uint8Array), not text or objects");
  return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
}
