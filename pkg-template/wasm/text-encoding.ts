// TextDecoder and TextEncoder: the host's own, or a fallback if the host has none (jsdom under Jest). The fallbacks
// support UTF-8 only, and only the methods that wasm-bindgen's glue and this package call.

class Decoder {
  /** @param bytes valid UTF-8, as strings in wasm always are */
  decode(bytes: Uint8Array = new Uint8Array()): string {
    // One byte at a time, because engines limit the number of arguments, and escape needs one character for each byte.
    let latin1 = "";
    for (const byte of bytes) latin1 += String.fromCharCode(byte);
    return decodeURIComponent(escape(latin1));
  }
}

class Encoder {
  encode(text: string): Uint8Array<ArrayBuffer> {
    // Replaces lone surrogates first: encodeURIComponent throws on them, while a TextEncoder writes U+FFFD.
    const latin1 = unescape(encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")));
    return Uint8Array.from(latin1, (character) => character.charCodeAt(0));
  }

  encodeInto(text: string, into: Uint8Array): { written: number } {
    const bytes = this.encode(text);
    into.set(bytes);
    return { written: bytes.length };
  }
}

/** The host's TextDecoder, or the fallback. */
export const TextDecoder: typeof globalThis.TextDecoder = globalThis.TextDecoder ?? Decoder;
/** The host's TextEncoder, or the fallback. */
export const TextEncoder: typeof globalThis.TextEncoder = globalThis.TextEncoder ?? Encoder;
