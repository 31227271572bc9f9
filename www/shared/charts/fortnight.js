// Draws the calling windows of the next 14 days, one column a day, in the campaign's zone. Clock changes are included.
import { contract } from "../state/contract.js";
import { localeOf } from "../text/locale.js";
import { windowText } from "../text/schedule-text.js";
import { h } from "./dom.js";
import { attempt, noteElement, zoneOf } from "./schedule-picture.js";
import { DAY_MINUTES, offsetMinutes } from "./wall-clock.js";

/** @typedef {import("./schedule-picture.js").ScheduleProps} ScheduleProps */

const DAYS = 14;
const MINUTE = 60_000;
const DAY = DAY_MINUTES * MINUTE;
/** More windows than 14 days can hold. */
const COUNT = 30;

/**
 * @param {HTMLElement} element
 * @param {ScheduleProps} props
 * @returns {import("./dom.js").Mounted<ScheduleProps>}
 */
export function mountFortnight(element, props) {
  const root = h("div", {});
  element.append(root);
  const draw = (/** @type {ScheduleProps} */ shown) => root.replaceChildren(content(shown));
  draw(props);
  return { update: draw, destroy: () => root.remove() };
}

/** @param {ScheduleProps} props */
function content(props) {
  const { campaign, accountTimezone, from = new Date(), translations, language } = props;
  const windows = attempt(() => contract().previewSchedule(campaign, { from, count: COUNT, accountTimezone }));
  const offset = attempt(() => offsetMinutes(zoneOf(props), from));
  if (windows === undefined || offset === undefined) return noteElement(translations.invalid);
  if (windows.length === 0) return noteElement(translations.never);
  const [first] = windows;
  if (first !== undefined && Number(first.start) - Number(from) >= DAYS * DAY) {
    return noteElement(translations.fortnight.opensFirst(dayText(first, from, language)));
  }
  const now = Number(from) + offset * MINUTE;
  const today = Math.floor(now / DAY) * DAY;
  const locale = localeOf(language);
  const dayName = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const spans = windows.map((window) => ({
    start: Date.parse(`${window.localStart}Z`),
    end: Date.parse(`${window.localEnd}Z`),
    text: windowText(window, language),
  }));
  const columns = Array.from({ length: DAYS }, (_, index) => {
    const day = today + index * DAY;
    const inside = spans.filter(({ start, end }) => start < day + DAY && end > day);
    const bars = inside.map(({ start, end }) => {
      const top = Math.max(start, day, now) - day;
      const bar = h("i");
      bar.style.top = percent(top / DAY);
      bar.style.height = percent(Math.max(0, Math.min(end, day + DAY) - day - top) / DAY);
      return bar;
    });
    const name = index === 0 ? translations.fortnight.today : dayName.format(day);
    return h(
      "li",
      { class: index === 0 ? "today" : undefined },
      h("span", { class: "col", "aria-hidden": "true" }, ...bars),
      h("span", {}, name, h("br"), String(new Date(day).getUTCDate())),
      h("span", { class: "visually-hidden" }, inside.map(({ text }) => text).join("; ") || translations.fortnight.none),
    );
  });
  return h("ol", { class: "fortnight" }, ...columns);
}

/**
 * Formats the day of a window: "Mon 29 March", with the year if it is another one.
 * @param {import("outbound-campaign/schedule").CallingWindow} window
 * @param {Date} from
 * @param {string} language
 */
function dayText({ localStart }, from, language) {
  const day = new Date(`${localStart}Z`);
  const isOtherYear = day.getUTCFullYear() !== from.getFullYear();
  return new Intl.DateTimeFormat(localeOf(language), {
    weekday: "short",
    day: "numeric",
    month: "long",
    ...(isOtherYear && { year: "numeric" }),
    timeZone: "UTC",
  }).format(day);
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 1e4) / 100}%`;
}
