// The control of the scheduled start: its parts from the form's value, and the value from its parts.
import { clockText } from "../charts/wall-clock.js";
import { OWN_ZONE } from "../state/create-view.js";
import { offsetText } from "../text/describe.js";
import { INCOMPLETE, proposedStart, startIso, startOffset, startParts } from "./start.js";
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
  return {
    isScheduled,
    zone,
    date: typed?.date ?? parts?.date ?? "",
    time: typed?.time ?? (parts ? clockText(parts.minutes) : ""),
    offset: offset === undefined ? "" : offsetText(offset),
    help: helpOf(),
    proposed: () => proposedStart(values, zone),
  };

  function helpOf() {
    if (!isScheduled) return texts.byHandHelp;
    if (value === INCOMPLETE) return texts.startIncomplete;
    const text = parts && startText(values, language);
    if (text === undefined) return texts.startElsewhere;
    return scheduledStartText(values, text, { future: texts.startHelp, texts });
  }
}

/** Returns the form's value of a typed start. @param {TypedStart} typed @param {string} zone */
export function startValue({ date, time }, zone) {
  return startIso(date, time, zone) ?? INCOMPLETE;
}
