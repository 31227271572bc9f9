// Pieces of bytes as they come, cut into blocks of whole lines. Keeps the one line that is not whole yet, up to a limit.

const LINE_FEED = 10;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

export interface Block {
  /** whole lines, the last one perhaps without its line feed */
  bytes: Uint8Array;
  /** where they begin, in bytes from the start of the input */
  offset: number;
  /** it is one line, which is over the limit and not here */
  tooLong: boolean;
}

export class LineBlocks {
  /** Bytes seen. */
  bytes = 0;
  /** The beginning of the current, incomplete line; its first `#restLength` bytes count. It grows by doubling. */
  #rest = new Uint8Array();
  #restLength = 0;
  /** Whether the line is over the limit: the rest of it is passed over. */
  #skipping = false;
  /** Where the line that is not whole yet begins. */
  #start = 0;
  /** Whether the rest was asked for. */
  isEnded = false;
  #maxLineBytes;
  /** The first bytes, while they may be a byte-order mark. */
  #head: number[] | undefined = [];

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes;
  }

  *add(piece: Uint8Array): Generator<Block, void, undefined> {
    const content = this.#withoutMark(piece);
    if (content.length === 0) return;
    yield* this.#addContent(content);
  }

  /** What is left when the input ends. */
  *end(): Generator<Block, void, undefined> {
    this.isEnded = true;
    // Fewer bytes than a mark has.
    const head = this.#head ?? [];
    this.#head = undefined;
    if (head.length > 0) yield* this.#addContent(Uint8Array.from(head));
    if (this.#skipping || this.#restLength > this.#maxLineBytes) {
      yield { bytes: new Uint8Array(), offset: this.#start, tooLong: true };
    } else if (this.#restLength > 0) yield { bytes: this.#takeRest(), offset: this.#start, tooLong: false };
  }

  *#addContent(content: Uint8Array) {
    const offset = this.bytes;
    this.bytes += content.length;
    let from = 0;
    const first = content.indexOf(LINE_FEED);
    if (first >= 0 && (this.#skipping || this.#restLength > 0)) {
      // The end of the line that was not whole.
      from = first + 1;
      this.#keep(content.subarray(0, from));
      yield this.#skipping
        ? { bytes: new Uint8Array(), offset: this.#start, tooLong: true }
        : { bytes: this.#takeRest(), offset: this.#start, tooLong: false };
      this.#skipping = false;
      this.#start = offset + from;
    }
    const last = content.lastIndexOf(LINE_FEED);
    if (last >= from) {
      yield* this.#wholeLines(content.subarray(from, last + 1), offset + from);
      from = last + 1;
      this.#start = offset + from;
    }
    if (from < content.length) this.#keep(content.subarray(from));
  }

  /** Whole lines; those that are too long apart. */
  *#wholeLines(lines: Uint8Array, offset: number): Generator<Block, void, undefined> {
    let from = 0;
    // Only a block that is longer than the limit can hold such a line.
    if (lines.length > this.#maxLineBytes) {
      for (let at = 0; at < lines.length; ) {
        const end = lines.indexOf(LINE_FEED, at);
        if (end - at > this.#maxLineBytes) {
          if (at > from) yield { bytes: lines.slice(from, at), offset: offset + from, tooLong: false };
          yield { bytes: new Uint8Array(), offset: offset + at, tooLong: true };
          from = end + 1;
        }
        at = end + 1;
      }
    }
    // A copy: a reader may use its buffer again, and a row reads its campaign later.
    if (from < lines.length) yield { bytes: lines.slice(from), offset: offset + from, tooLong: false };
  }

  #keep(part: Uint8Array) {
    if (this.#skipping) return;
    const length = this.#restLength + part.length;
    if (length > this.#maxLineBytes + 1) {
      this.#skipping = true;
      this.#takeRest();
      return;
    }
    if (length > this.#rest.length) {
      const larger = new Uint8Array(Math.max(length, Math.min(2 * this.#rest.length, this.#maxLineBytes + 1)));
      larger.set(this.#rest.subarray(0, this.#restLength));
      this.#rest = larger;
    }
    // A copy: a reader may use its buffer again. Not a list of parts: for parts of one byte it takes 200 times the memory.
    this.#rest.set(part, this.#restLength);
    this.#restLength = length;
  }

  #takeRest() {
    const bytes = this.#rest.length === this.#restLength ? this.#rest : this.#rest.slice(0, this.#restLength);
    this.#rest = new Uint8Array();
    this.#restLength = 0;
    return bytes;
  }

  /** The piece without a byte-order mark at the start of the input. (Its bytes are no row's, but they count.) */
  #withoutMark(piece: Uint8Array) {
    if (!this.#head) return piece;
    let taken = 0;
    while (taken < piece.length && this.#head.length < 3 && piece[taken] === BYTE_ORDER_MARK[this.#head.length]) {
      this.#head.push(piece[taken++] as number);
    }
    if (this.#head.length === 3) {
      this.bytes += 3;
      this.#start = 3;
    } else if (taken === piece.length) {
      return new Uint8Array();
    }
    const kept = this.#head.length === 3 ? [] : this.#head;
    this.#head = undefined;
    const rest = piece.subarray(taken);
    if (kept.length === 0) return rest;
    const whole = new Uint8Array(kept.length + rest.length);
    whole.set(kept);
    whole.set(rest, kept.length);
    return whole;
  }
}
