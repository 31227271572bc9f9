// Reads and writes the digits of doubles, which every host can do: the imports of src/host/float.rs.

export const floatDigits = (memory: () => WebAssembly.Memory) => ({
  number_at: (at: number, length: number): number => {
    // Piece by piece: an engine takes only so many arguments, and a number may have a million digits.
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
