// Bytes, or a stream of bytes in whatever form, as pieces of a bounded size; an abort ends them, and the stream with them.

/** Larger ones are handed on in parts, so that no more than this is worked on at once. */
export const MAX_PIECE_BYTES = 2 ** 16;

/**
 * @param {any} source see `validateNdjson`
 * @param {AbortSignal | undefined} signal
 * @returns {AsyncGenerator<Uint8Array, void, undefined>}
 */
export async function* piecesOf(source, signal) {
  assertNotAborted(signal);
  const stream = open(source);
  // Not Promise.race with one promise for the abort: that would keep every piece alive that ever won against it.
  /** @type {(reason: unknown) => void} */
  let abort = () => {};
  const onAbort = () => abort(reasonOf(/** @type {AbortSignal} */ (signal)));
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

/**
 * `AbortSignal.prototype.throwIfAborted`, which Safari lacks before 15.4.
 * @param {AbortSignal | undefined} signal
 */
export function assertNotAborted(signal) {
  if (signal?.aborted) throw reasonOf(signal);
}

/**
 * The reason of an abort, also on hosts whose signals know none.
 * @param {AbortSignal} signal
 */
function reasonOf({ reason }) {
  return reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
}

/**
 * @param {any} source
 * @returns {{ next: () => any, cancel: (reason: unknown) => void }}
 */
function open(source) {
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

/** @param {AsyncIterator<unknown> | Iterator<unknown>} iterator */
const ofIterator = (iterator) => ({
  next: () => iterator.next(),
  cancel: () => {
    // Whoever cancels has its own error to tell.
    Promise.resolve(iterator.return?.()).catch(() => {});
  },
});

/** @param {unknown} piece */
function asBytes(piece) {
  if (!ArrayBuffer.isView(piece)) throw new TypeError("source must give bytes (Uint8Array), not text or objects");
  return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
}
