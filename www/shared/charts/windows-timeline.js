// Draws the next ten calling windows to scale, and lists them in both zones with notes on clock changes.
import { contract } from "../state/contract.js";
import { localeOf } from "../text/locale.js";
import { durationText, windowText } from "../text/schedule-text.js";
import { h, setPosition } from "./dom.js";
import { attempt, noteElement, zoneOf } from "./schedule-picture.js";
import { DAY_MINUTES, daysBetween, offsetMinutes } from "./wall-clock.js";
import { clockNotes } from "./window-notes.js";

/** @typedef {import("./schedule-picture.js").ScheduleProps & { count?: number }} TimelineProps */
/** @typedef {import("outbound-campaign/schedule").CallingWindow} CallingWindow */

/** Maximum number of day marks. */
const MOST_MARKS = 8;
/** A line begins at a first window that is further ahead, in milliseconds. */
const FAR = 14 * DAY_MINUTES * 60_000;

/**
 * @param {HTMLElement} element
 * @param {TimelineProps} props
 * @returns {import("./dom.js").Mounted<TimelineProps>}
 */
export function mountWindowsTimeline(element, props) {
  const root = h("div", { class: "timeline" });
  element.append(root);
  const draw = (/** @type {TimelineProps} */ shown) => root.replaceChildren(...content(shown));
  draw(props);
  return { update: draw, destroy: () => root.remove() };
}

/** @param {TimelineProps} props */
function content(props) {
  const { campaign, accountTimezone, from = new Date(), count = 10, translations } = props;
  const windows = attempt(() => contract().previewSchedule(campaign, { from, count, accountTimezone }));
  if (windows === undefined) return [noteElement(translations.invalid)];
  if (windows.length === 0) return [noteElement(translations.never)];
  const [first] = windows;
  // A line over months of waiting has no room for its labels.
  const isFar = first !== undefined && Number(first.start) - Number(from) > FAR;
  return [line(windows, isFar ? first.start : from, props), list(windows, from, props)];
}

/**
 * Draws the windows to scale. The list beside it gives the same times as text.
 * @param {readonly CallingWindow[]} windows
 * @param {Date} from
 * @param {TimelineProps} props
 */
function line(windows, from, props) {
  const end = windows.at(-1)?.end ?? from;
  const share = (/** @type {Date} */ at) => Math.max(0, (Number(at) - Number(from)) / (Number(end) - Number(from)));
  const bars = windows.map((window) => {
    const bar = h("div", { class: "timeline-bar" });
    setPosition(bar, share(window.start), share(window.end));
    return bar;
  });
  const zone = zoneOf(props);
  const days = daysBetween(zone, from, end);
  const every = Math.ceil(days.length / MOST_MARKS);
  const name = new Intl.DateTimeFormat(localeOf(props.language), { day: "numeric", month: "numeric", timeZone: zone });
  const marks = days.map((day, index) => {
    const isNamed = index % every === 0 && share(day) < 0.85;
    const mark = h("div", { class: "timeline-mark" }, isNamed && h("span", {}, name.format(day)));
    setPosition(mark, share(day));
    return mark;
  });
  return h("div", { class: "timeline-line", "aria-hidden": "true" }, ...marks, ...bars);
}

/** @param {readonly CallingWindow[]} windows @param {Date} from @param {TimelineProps} props */
function list(windows, from, props) {
  const { translations, language, viewerTimezone } = props;
  const notes = clockNotes(windows, (at) => offsetMinutes(viewerTimezone, at));
  const items = windows.map((window, index) => {
    const isOpen = window.start <= from;
    return h(
      "li",
      {},
      h("span", { class: "timeline-when" }, windowText(window, language)),
      h(
        "span",
        { class: "timeline-aside" },
        isOpen && h("span", { class: "timeline-open" }, translations.timeline.openNow),
        durationText(window.minutes, language),
      ),
      viewerSeesAnother(window, viewerTimezone) && h("span", { class: "timeline-viewer" }, viewerText(window, props)),
      ...(notes[index] ?? []).map(({ kind, minutes }) =>
        h(
          "span",
          { class: "timeline-clock" },
          translations.timeline[kind](durationText(Math.abs(minutes), language), minutes > 0),
        ),
      ),
    );
  });
  return h("ol", { class: "timeline-list", "aria-label": translations.timeline.label }, ...items);
}

/** @param {CallingWindow} window @param {string} zone */
function viewerSeesAnother({ start, end, startOffsetMinutes, endOffsetMinutes }, zone) {
  return offsetMinutes(zone, start) !== startOffsetMinutes || offsetMinutes(zone, end) !== endOffsetMinutes;
}

/** @param {CallingWindow} window @param {TimelineProps} props */
function viewerText({ start, end }, { viewerTimezone, language, translations }) {
  const style = /** @type {const} */ ({ weekday: "short", hour: "2-digit", minute: "2-digit" });
  const format = new Intl.DateTimeFormat(localeOf(language), { ...style, timeZone: viewerTimezone });
  return `${format.formatRange(start, end)} ${translations.yourTime}`;
}
