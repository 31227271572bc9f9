// Draws the calling hours of a week as an image: seven days by 24 hours, in the campaign's zone.

import { DAYS, dayIndexes, dayName } from "../text/describe.js";
import { hoursText, hourText } from "../text/hours-text.js";
import { h, setPosition } from "./dom.js";
import { DAY_MINUTES, offsetMinutes } from "./wall-clock.js";
import { rectanglesOf } from "./week-layout.js";

/** @typedef {import("../i18n/en.js").DashboardTranslations} DashboardTranslations */
/**
 * @typedef {object} WeekImageProps
 * @property {import("../state/known-campaign.js").KnownCampaign["settings"]} settings
 * @property {DashboardTranslations} translations
 * @property {import("../i18n/charts.en.js").ChartTranslations} chartTranslations
 * @property {string} language
 * @property {Date} [at] default: now
 */

const SCALE_HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24];

/**
 * @param {HTMLElement} element
 * @param {WeekImageProps} props
 * @returns {import("./dom.js").Mounted<WeekImageProps>}
 */
export function mountWeekImage(element, props) {
  const root = h("div", { class: "week week-fixed" });
  element.append(root);
  const draw = (/** @type {WeekImageProps} */ shown) => root.replaceChildren(grid(shown), legend(shown));
  draw(props);
  return { update: draw, destroy: () => root.remove() };
}

/** @param {WeekImageProps} props */
function grid(props) {
  const { settings, translations, language } = props;
  const allowed = dayIndexes(settings.allowed_days);
  const rectangles = rectanglesOf(settings, allowed);
  const now = nowIn(props);
  const ticks = SCALE_HOURS.map((hour) => {
    const edge = { 0: "start", 24: "end" }[hour];
    const tick = h(
      "span",
      { class: "week-tick", "data-edge": edge, "data-odd": hour % 6 > 0 },
      hourText(hour, language),
    );
    tick.style.insetInlineStart = `${(100 * hour) / 24}%`;
    return tick;
  });
  const tracks = DAYS.map((_, day) => {
    const windows = rectangles
      .filter((rectangle) => rectangle.day === day)
      .map(({ from, to, startsOn, goesOn }) => {
        const flags = { "data-from-yesterday": startsOn !== day, "data-goes-on": goesOn };
        const window = h("div", { class: "week-window", ...flags });
        setPosition(window, from / DAY_MINUTES, to / DAY_MINUTES);
        return window;
      });
    const mark = now?.day === day && h("div", { class: "week-now" });
    if (mark && now)
      mark.style.cssText = `position: absolute; inset-block: 0; left: ${(100 * now.minutes) / DAY_MINUTES}%`;
    return h("div", { class: "week-track" }, ...windows, mark);
  });
  const days = DAYS.map((day, index) =>
    h("span", { class: "week-day", "data-on": allowed.includes(index) }, dayName(day, language, "short")),
  );
  return h(
    "div",
    { class: "week-grid", role: "img", "aria-label": hoursText(settings, { translations, language }) },
    h(
      "div",
      { class: "week-scales", "aria-hidden": "true" },
      h("div", { class: "week-scale" }, h("span"), h("div", { class: "week-ticks" }, ...ticks)),
    ),
    h("div", { class: "week-days", "aria-hidden": "true" }, ...days),
    h("div", { class: "week-tracks", "aria-hidden": "true" }, ...tracks),
  );
}

/** Returns the present time in the campaign's zone. Undefined for an unknown zone. @param {WeekImageProps} props */
function nowIn({ settings: { timezone }, at = new Date() }) {
  if (timezone === undefined) return undefined;
  try {
    const wall = new Date(Number(at) + offsetMinutes(timezone, at) * 60_000);
    return { day: (wall.getUTCDay() + 6) % 7, minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes() };
  } catch {
    return undefined; // the browser does not know the zone
  }
}

/** @param {WeekImageProps} props */
function legend(props) {
  const { legend: words } = props.chartTranslations;
  const { settings } = props;
  const hasNext = rectanglesOf(settings, dayIndexes(settings.allowed_days)).some(
    ({ day, startsOn }) => day !== startsOn,
  );
  return h(
    "p",
    { class: "week-legend", "aria-hidden": "true" },
    h("span", {}, h("i"), words.calls),
    hasNext && h("span", {}, h("i", { class: "week-key-yesterday" }), words.nextDay),
    h("span", {}, h("i", { class: "week-key-night" }), words.night),
    nowIn(props) !== undefined && h("span", {}, h("i", { class: "week-key-now" }), words.now),
  );
}
