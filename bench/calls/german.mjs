// German messages and labels for the peers that bring none. They are the package's, so that all texts have one length.
import { de } from "outbound-campaign/messages/de";

/** @typedef {(label?: string, a?: number, b?: number) => string} Sentence */

export const labels = /** @type {Record<string, string>} */ (de.attributes);

const { max, min, between, ...texts } = /** @type {Record<string, any>} */ (de.messages);

/**
 * Returns a function that fills in a message. It splits the message once, so that a call is as cheap as a template.
 * @param {string} message with `:attribute` before its bounds
 * @returns {Sentence}
 */
function sentenceOf(message) {
  const [start, afterLabel, afterFirst, end] = message.split(/:(?:attribute|min|max)/);
  if (afterLabel === undefined) return () => message;
  if (afterFirst === undefined) return (label) => `${start}${label}${afterLabel}`;
  if (end === undefined) return (label, a) => `${start}${label}${afterLabel}${a}${afterFirst}`;
  return (label, a, b) => `${start}${label}${afterLabel}${a}${afterFirst}${b}${end}`;
}

/** The messages by kind of error. @type {Record<string, Sentence>} */
export const sentences = {
  required: sentenceOf(texts.required),
  string: sentenceOf(texts.string),
  long: sentenceOf(max.string),
  integer: sentenceOf(texts.integer),
  min: sentenceOf(min.numeric),
  max: sentenceOf(max.numeric),
  between: sentenceOf(between.numeric),
  flag: sentenceOf(texts.boolean),
  time: sentenceOf(texts.date_format),
  zone: sentenceOf(texts.timezone),
  list: sentenceOf(texts.array),
  day: sentenceOf(texts.in),
  repeated: sentenceOf(texts.distinct),
  assistant: sentenceOf(texts.assistant_not_found),
  phoneNumber: sentenceOf(texts.phone_number_not_owned),
};
