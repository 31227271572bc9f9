// Reads a request body that is passed as bytes.

/**
 * Returns the bytes of a body: of any view, of any realm. Copies shared memory, because a TextDecoder refuses it, and
 * another thread can change it at any time.
 *
 * @throws {TypeError} if `body` is not a view of bytes, or its buffer was transferred
 */
export function bytesOf(body: unknown): Uint8Array {
  if (!ArrayBuffer.isView(body)) throw new TypeError("body must be a string or a Uint8Array");
  const isShared = Object.prototype.toString.call(body.buffer) === "[object SharedArrayBuffer]";
  const bytes = viewOf(body);
  return isShared ? bytes.slice() : bytes;
}

function viewOf(view: ArrayBufferView): Uint8Array {
  try {
    return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  } catch {
    throw new TypeError("body must have its bytes, but its buffer was transferred");
  }
}
