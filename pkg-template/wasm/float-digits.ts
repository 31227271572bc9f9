// Parses and formats doubles with the host's own functions, which saves that code in wasm: the imports of
// src/host/float.rs.

/** The functions that wasm imports. Addresses and lengths are bytes in wasm memory. */
interface FloatImports {
  /** Parses the ASCII digits at an address. */
  number_at: (at: number, length: number) => number;
  /** Writes a number in scientific notation with this many decimal places, and returns the length of the text. */
  digits_to: (number: number, places: number, at: number) => number;
}

/** Returns the imports for an instance. Reads `memory` in each call, because the buffer changes when memory grows. */
export const floatDigits = (memory: () => WebAssembly.Memory): FloatImports => ({
  number_at: (at: number, length: number): number => {
    // In parts, because engines limit the number of arguments, and a number may have a million digits.
    const digits = new Uint8Array(memory().buffer, at, length);
    let text = "";
    for (let i = 0; i < length; i += 4096) text += String.fromCharCode(...digits.subarray(i, i + 4096));
    return Number(text);
  },
  digits_to(number: number, places: number, at: number): number {
    const text = number.toExponential(places);
    const bytes = new Uint8Array(memory().buffer, at);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return text.length;
  },
});
