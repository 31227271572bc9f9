// TextDecoder and TextEncoder for wasm-bindgen's glue: the engine's own, or a stand-in where there is none (jsdom under Jest).
// The stand-ins know UTF-8 and just what the glue asks of them.

class Decoder {
  /** @param bytes valid UTF-8, which wasm's strings always are */
  decode(bytes: Uint8Array = new Uint8Array()) {
    // In two steps and piece by piece: an engine takes only so many arguments, and escape takes a byte a character.
    let latin1 = "";
    for (const byte of bytes) latin1 += String.fromCharCode(byte);
    return decodeURIComponent(escape(latin1));
  }
}

class Encoder {
  encode(text: string) {
    // encodeURIComponent throws on a lone surrogate, where a TextEncoder writes U+FFFD.
    const latin1 = unescape(encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")));
    return Uint8Array.from(latin1, (character) => character.charCodeAt(0));
  }

  encodeInto(text: string, into: Uint8Array) {
    const bytes = this.encode(text);
    into.set(bytes);
    return { written: bytes.length };
  }
}

export const TextDecoder: {
  new (label?: string, options?: TextDecoderOptions): TextDecoder;
  prototype: TextDecoder;
} = globalThis.TextDecoder ?? Decoder;
export const TextEncoder: {
  new (): TextEncoder;
  prototype: TextEncoder;
} = globalThis.TextEncoder ?? Encoder;
