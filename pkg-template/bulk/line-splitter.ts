// Splits chunks of bytes into blocks of whole lines. Buffers the current, incomplete line, up to a limit.

const LINE_FEED = 10;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Consecutive whole lines of the input, or one line that is too long. */
export interface Block {
  /**
   * Whole lines, in parts: the start of the first line from earlier chunks, and a view of the chunk, valid until the
   * next chunk is read. The last line of the input may lack its line feed. No parts if the block is one line over the
   * limit, whose bytes were dropped.
   */
  parts: Uint8Array[];
  /** Start of the block, in bytes from the start of the input. */
  offset: number;
}

/** Returns parts in one piece. */
export function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Splits chunks into blocks: call `add` for each chunk, then `end` once. */
export class LineSplitter {
  /** Bytes of the input so far. */
  bytes = 0;
  /** Buffer for the current, incomplete line. Its first `#partialLength` bytes are in use. It grows by doubling. */
  #partial = new Uint8Array();
  #partialLength = 0;
  /** Whether the current line is over the limit, so that the rest of it is skipped. */
  #skipping = false;
  /** Start of the current, incomplete line, in bytes from the start of the input. */
  #start = 0;
  /** Whether `end` was called. */
  isEnded = false;
  #maxLineBytes: number;
  /** The first bytes of the input, while they may be a byte-order mark. */
  #head: number[] | undefined = [];

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes;
  }

  /** Returns the lines that a chunk completes. */
  add(chunk: Uint8Array): Block[] {
    const content = this.#withoutByteOrderMark(chunk);
    const blocks: Block[] = [];
    if (content.length > 0) this.#addContent(content, blocks);
    return blocks;
  }

  /** Returns the last line, if the input does not end in a line feed. */
  end(): Block[] {
    this.isEnded = true;
    // The input was shorter than a byte-order mark.
    const head = this.#head ?? [];
    this.#head = undefined;
    const blocks: Block[] = [];
    if (head.length > 0) this.#addContent(Uint8Array.from(head), blocks);
    if (this.#skipping || this.#partialLength > 0) {
      blocks.push(this.#currentLine(this.#skipping || this.#partialLength > this.#maxLineBytes));
    }
    return blocks;
  }

  #addContent(content: Uint8Array, blocks: Block[]) {
    const offset = this.bytes;
    this.bytes += content.length;
    let from = 0;
    const first = content.indexOf(LINE_FEED);
    const last = content.lastIndexOf(LINE_FEED);
    // No line of the block can be over the limit, so nothing is copied.
    if (last >= 0 && !this.#skipping && this.#partialLength + content.length <= this.#maxLineBytes) {
      from = last + 1;
      const parts = [this.#takePartial(), content.subarray(0, from)];
      blocks.push({ parts, offset: this.#start });
      this.#start = offset + from;
    } else if (first >= 0 && (this.#skipping || this.#partialLength > 0)) {
      // Completes the current line.
      from = first + 1;
      this.#keep(content.subarray(0, from));
      blocks.push(this.#currentLine(this.#skipping));
      this.#skipping = false;
      this.#start = offset + from;
    }
    if (last >= from) {
      this.#addWholeLines(content.subarray(from, last + 1), offset + from, blocks);
      from = last + 1;
      this.#start = offset + from;
    }
    if (from < content.length) this.#keep(content.subarray(from));
  }

  /** Adds whole lines. Each line that is too long is a block of its own. */
  #addWholeLines(lines: Uint8Array, offset: number, blocks: Block[]) {
    let from = 0;
    // Only a block over the limit can hold a line over the limit.
    if (lines.length > this.#maxLineBytes) {
      for (let at = 0; at < lines.length; ) {
        const end = lines.indexOf(LINE_FEED, at);
        if (end - at > this.#maxLineBytes) {
          if (at > from) blocks.push({ parts: [lines.subarray(from, at)], offset: offset + from });
          blocks.push({ parts: [], offset: offset + at });
          from = end + 1;
        }
        at = end + 1;
      }
    }
    if (from < lines.length) blocks.push({ parts: [lines.subarray(from)], offset: offset + from });
  }

  /** Appends bytes to the current line, or drops the line if it becomes too long. */
  #keep(part: Uint8Array) {
    if (this.#skipping) return;
    const length = this.#partialLength + part.length;
    if (length > this.#maxLineBytes + 1) {
      this.#skipping = true;
      this.#takePartial();
      return;
    }
    if (length > this.#partial.length) {
      const larger = new Uint8Array(Math.max(length, Math.min(2 * this.#partial.length, this.#maxLineBytes + 1)));
      larger.set(this.#partial.subarray(0, this.#partialLength));
      this.#partial = larger;
    }
    // A copy, because a reader may reuse its buffer. A list of parts would take 200 times the memory for parts of one
    // byte.
    this.#partial.set(part, this.#partialLength);
    this.#partialLength = length;
  }

  #currentLine(tooLong: boolean): Block {
    return { parts: tooLong ? [] : [this.#takePartial()], offset: this.#start };
  }

  /** Returns the bytes of the current line, and clears the buffer. */
  #takePartial(): Uint8Array {
    const bytes =
      this.#partial.length === this.#partialLength ? this.#partial : this.#partial.slice(0, this.#partialLength);
    this.#partial = new Uint8Array();
    this.#partialLength = 0;
    return bytes;
  }

  /** Removes a byte-order mark from the start of the input. The mark belongs to no row, but `bytes` counts it. */
  #withoutByteOrderMark(chunk: Uint8Array): Uint8Array {
    if (!this.#head) return chunk;
    let taken = 0;
    while (taken < chunk.length && this.#head.length < 3 && chunk[taken] === BYTE_ORDER_MARK[this.#head.length]) {
      this.#head.push(chunk[taken++] as number);
    }
    if (this.#head.length === 3) {
      this.bytes += 3;
      this.#start = 3;
    } else if (taken === chunk.length) {
      return new Uint8Array();
    }
    const kept = this.#head.length === 3 ? [] : this.#head;
    this.#head = undefined;
    const rest = chunk.subarray(taken);
    return kept.length === 0 ? rest : joined([Uint8Array.from(kept), rest]);
  }
}
