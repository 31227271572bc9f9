// The control of the scheduled start: its parts from the form's value, and the value from its parts.
import { clockText, minutesOf } from "../charts/wall-clock.js";
import { OWN_ZONE } from "../state/create-view.js";
import { offsetText } from "../text/describe.js";
import { incompleteParts, proposedStart, startOffset, startParts } from "./start.js";
import { scheduledStartText, startText } from "./text.js";

/** @typedef {{ date: string, time: string }} TypedStart as the user types it */

/**
 * @param {object} form the values of the form
 * @param {TypedStart | undefined} typed set while the user types
 * @param {import("./texts.en.js").MessagingTranslations} texts
 * @param {string} language
 */
export function startField(form, typed, texts, language) {
  const values = /** @type {Record<string, unknown>} */ (form);
  const { scheduled_start_at: value, timezone } = values;
  const isScheduled = value !== undefined && value !== null && value !== "";
  const zone = typeof timezone === "string" && timezone !== "" ? timezone : OWN_ZONE;
  const parts = isScheduled ? startParts(value, zone) : undefined;
  const offset = startOffset(value);
  const incomplete = incompleteParts(value);
  const isHalf = incomplete !== undefined;
  const date = typed?.date ?? parts?.date ?? incomplete?.date ?? "";
  const time = typed?.time ?? (parts ? clockText(parts.minutes) : (incomplete?.time ?? ""));
  // A refusal of another kind is about both inputs.
  const isBad = { date: !isHalf || date === "", time: !isHalf || minutesOf(time) === undefined };
  return {
    isScheduled,
    zone,
    date,
    time,
    isBad,
    offset: offset === undefined ? "" : offsetText(offset),
    help: helpOf(),
    proposed: () => proposedStart(values, zone),
  };

  function helpOf() {
    if (!isScheduled) return texts.byHandHelp;
    if (isHalf) return texts.startIncomplete;
    const text = parts && startText(values, language);
    if (text === undefined) return texts.startElsewhere;
    return scheduledStartText(values, text, { future: texts.startHelp, texts });
  }
}
