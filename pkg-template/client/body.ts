// Reads the body of an answer, chunk by chunk and up to a limit, so that an endless body does not fill the memory.
import { memberOf } from "../http/members.js";
import { pause } from "../http/retry.js";

/** The number of chunks that are kept of a body beyond the limit, to show its beginning. */
const CHUNKS_SHOWN = 8;
/** The number of chunks after which timers and aborts get a turn: buffered chunks arrive without one. */
const CHUNKS_AT_ONCE = 256;

/** A body. At most one of the members is there. */
export interface Body {
  /** The whole body. A fake response may have any value. */
  text?: unknown;
  /** The beginning of a body beyond the limit. */
  prefix?: string;
  /** The result of `json`. */
  value?: unknown;
}

/** The limits of the reading of a body. */
interface Limits {
  /** An abort of this signal ends the reading. */
  signal: AbortSignal;
  /** The length of the longest body, in bytes; of one without a stream, in UTF-16 units. */
  length: number;
}

/**
 * Reads the body of a response from its stream, or else by `text`, or else by `json`. Rejects with the reason of the
 * stream or the method.
 *
 * @param response a Response, or a fake one that lacks some members
 */
export async function readBody(response: unknown, limits: Limits): Promise<Body> {
  const stream = memberOf(response, "body");
  const getReader = methodOf(stream, "getReader");
  // The replacement of a missing TextDecoder (wasm/text-encoding.ts) cannot decode chunks.
  if (getReader && typeof globalThis.TextDecoder === "function") return readStream(getReader.call(stream), limits);
  const text = methodOf(response, "text");
  if (text) return bodyOf(await text.call(response), limits);
  return { value: await methodOf(response, "json")?.call(response) };
}

async function readStream(reader: unknown, limits: Limits): Promise<Body> {
  const read = methodOf(reader, "read");
  if (!read) return {};
  const decoder = new TextDecoder();
  const texts: string[] = [];
  let length = 0;
  for (let chunks = 1; ; chunks++) {
    const result = await read.call(reader);
    if (memberOf(result, "done")) {
      texts.push(decoder.decode());
      return bodyOf(texts.join(""), limits);
    }
    // Not `instanceof`: under Jest the bytes belong to another realm. The decoder throws on values that are not bytes.
    const bytes = memberOf(result, "value") as Uint8Array;
    length += Number(memberOf(bytes, "byteLength")) || 0;
    texts.push(decoder.decode(bytes, { stream: true }));
    if (length > limits.length) {
      cancel(reader);
      return { prefix: texts.slice(0, CHUNKS_SHOWN).join("") };
    }
    if (chunks % CHUNKS_AT_ONCE === 0) await pause(0);
    // A fake stream ignores the signal.
    if (limits.signal.aborted) {
      cancel(reader);
      throw "the request was aborted";
    }
  }
}

function bodyOf(text: unknown, limits: Limits): Body {
  return typeof text === "string" && text.length > limits.length ? { prefix: text } : { text };
}

/** Cancels the rest of the body. Errors of the cancellation are ignored. */
function cancel(reader: unknown) {
  (async () => methodOf(reader, "cancel")?.call(reader))().catch(() => {});
}

/** Returns a member that is a function. */
function methodOf(value: unknown, name: string): ((this: unknown) => unknown) | undefined {
  const method = memberOf(value, name);
  return typeof method === "function" ? (method as () => unknown) : undefined;
}
