// Draws the week as 7 days x 24 hours, with the calling windows in the campaign's zone and the viewer's hours beside
// them. Keyboard and drag change days and hours. The picture is controlled: it reports changes, and the form holds the
// values.
import { DAYS, dayName, daysText } from "../text/describe.js";
import { clockOf, hourText } from "../text/hours-text.js";
import { durationText } from "../text/schedule-text.js";
import { h, setPosition, uniqueId } from "./dom.js";
import { clockText, DAY_MINUTES, minutesOf, modulo, offsetMinutes } from "./wall-clock.js";
import { hourTicks, openMinutes, stepTime, timeAt, weekRectangles } from "./week-layout.js";
import { drawHours, movable } from "./week-pointer.js";

/** @typedef {import("outbound-campaign").Day} Day */
/**
 * The changed fields only: an untouched field stays absent.
 * @typedef {{ allowed_days?: Day[], allowed_hours_start_time?: string, allowed_hours_end_time?: string }} WeekChange
 */
/**
 * @typedef {object} WeekProps
 * @property {unknown} allowed_days the form's value; absent: all seven
 * @property {unknown} allowed_hours_start_time absent: 00:00
 * @property {unknown} allowed_hours_end_time absent: 23:59
 * @property {string} timezone the campaign's
 * @property {string} viewerTimezone
 * @property {Date} [at] the instant that decides the offset between the zones; default: now
 * @property {(change: WeekChange) => void} onChange
 * @property {import("../i18n/charts.en.js").ChartTranslations} translations
 * @property {string} language
 * @property {string} [daysId] the id of the first day's button
 */
/** @typedef {"allowed_hours_start_time" | "allowed_hours_end_time"} Hours */

const DEFAULTS = { allowed_hours_start_time: "00:00", allowed_hours_end_time: "23:59" };
/** Minutes by which a key moves a slider. @type {Readonly<Record<string, number>>} */
const STEPS = { ArrowRight: 15, ArrowUp: 15, ArrowLeft: -15, ArrowDown: -15, PageUp: 60, PageDown: -60 };

/**
 * @param {HTMLElement} element
 * @param {WeekProps} props
 * @returns {import("./dom.js").Mounted<WeekProps>}
 */
export function mountWeekPicture(element, props) {
  let shown = props;
  const text = h("p", { class: "visually-hidden", id: uniqueId("week") });
  const how = h("p", { class: "visually-hidden", id: uniqueId("week-how") });
  const legend = h("p", { class: "week-legend", "aria-hidden": "true" });
  const [scale, viewerScale] = [h("div", { class: "week-scale" }), h("div", { class: "week-scale week-scale-viewer" })];
  const rows = DAYS.map((day, index) => dayRow(index, () => toggle(/** @type {Day} */ (day))));
  const [start, end] = [slider("allowed_hours_start_time", "start"), slider("allowed_hours_end_time", "end")];
  const now = h("div", { class: "week-now" });
  const tracks = h("div", { class: "week-tracks" }, ...rows.map(({ track }) => track), now, start, end);
  const days = h("div", { class: "week-days", role: "group" }, ...rows.map(({ button }) => button));
  const root = h(
    "div",
    { class: "week", role: "group", "aria-describedby": `${text.id} ${how.id}` },
    h(
      "div",
      { class: "week-grid" },
      h("div", { class: "week-scales", "aria-hidden": "true" }, scale, viewerScale),
      days,
      tracks,
    ),
    legend,
    text,
    how,
  );
  if (props.daysId) days.firstElementChild?.setAttribute("id", props.daysId);
  element.append(root);
  const pointer = drawHours(tracks, {
    draw: ({ from, to, firstDay, lastDay }) => {
      if (from === to) return;
      const allowed = allowedDays(shown);
      const days =
        firstDay === lastDay
          ? allowed.includes(firstDay)
            ? undefined
            : [...allowed, firstDay]
          : range(firstDay, lastDay);
      change({
        allowed_hours_start_time: clockText(from),
        allowed_hours_end_time: clockText(to),
        ...(days && { allowed_days: namesOf(days) }),
      });
    },
  });

  draw();
  return {
    update(next) {
      shown = next;
      draw();
    },
    destroy() {
      pointer.end();
      root.remove();
    },
  };

  /** @param {WeekChange} asked */
  function change(asked) {
    const { onChange } = shown;
    shown = { ...shown, ...asked }; // the next key press can precede the form's update
    draw();
    onChange(asked);
  }

  /** @param {Day} day */
  function toggle(day) {
    const allowed = allowedDays(shown);
    const index = DAYS.indexOf(day);
    change({
      allowed_days: namesOf(allowed.includes(index) ? allowed.filter((other) => other !== index) : [...allowed, index]),
    });
  }

  /** @param {Hours} field @param {"start" | "end"} side */
  function slider(field, side) {
    const thumb = h("div", {
      class: `week-thumb week-thumb-${side}`,
      role: "slider",
      tabindex: 0,
      "aria-valuemin": 0,
      "aria-valuemax": DAY_MINUTES - 1,
    });
    thumb.append(h("span", { class: "week-thumb-text", "aria-hidden": "true" }));
    const move = (/** @type {number} */ minutes) => {
      if (minutes !== timeOf(shown, field)) change({ [field]: clockText(minutes) });
    };
    thumb.addEventListener("keydown", (event) => {
      const minutes = timeOf(shown, field) ?? 0;
      const step = STEPS[event.key];
      if (step !== undefined) move(stepTime(minutes, step));
      else if (event.key === "Home") move(0);
      else if (event.key === "End") move(DAY_MINUTES - 1);
      else return;
      event.preventDefault(); // prevents scrolling
    });
    movable(thumb, (share) => move(timeAt(share)));
    return thumb;
  }

  function draw() {
    const { translations, language, timezone, viewerTimezone, at = new Date() } = shown;
    const own = offsetOf(timezone, at);
    const difference = own === undefined ? 0 : offsetMinutes(viewerTimezone, at) - own;
    const allowed = allowedDays(shown);
    const [from, to] = [timeOf(shown, "allowed_hours_start_time"), timeOf(shown, "allowed_hours_end_time")];
    const rectangles = from === undefined || to === undefined ? [] : weekRectangles(allowed, from, to);

    root.setAttribute("aria-label", translations.week.label);
    days.setAttribute("aria-label", translations.week.days);
    how.textContent = translations.week.how;
    text.textContent = summary(shown, { allowed, from, to, minutes: openMinutes(rectangles) });
    // One scale needs no name.
    drawScale(scale, difference === 0 ? "" : translations.week.campaignScale, 0, language);
    drawScale(viewerScale, translations.week.viewerScale, difference, language);
    viewerScale.hidden = difference === 0;

    rows.forEach(({ button, track }, index) => {
      const day = DAYS[index] ?? "";
      button.setAttribute("aria-pressed", String(allowed.includes(index)));
      // No aria-label: voice control users say the visible text.
      button.replaceChildren(
        h("span", { "aria-hidden": "true" }, dayName(day, language, "short")),
        h("span", { class: "visually-hidden" }, dayName(day, language)),
      );
      track.replaceChildren(...rectangles.filter((rectangle) => rectangle.day === index).map(windowBox));
    });
    const isOvernight = rectangles.some((rectangle) => rectangle.day !== rectangle.startsOn);
    legend.replaceChildren(
      key("week-key-window", translations.legend.calls),
      ...(isOvernight ? [key("week-key-yesterday", translations.legend.nextDay)] : []),
      key("week-key-night", translations.legend.night),
      ...(own === undefined ? [] : [key("week-key-now", translations.legend.now)]),
    );
    drawSlider(start, translations.week.start, from, difference);
    drawSlider(end, translations.week.end, to, difference);

    now.hidden = own === undefined;
    const wall = new Date(Number(at) + (own ?? 0) * 60_000);
    setPosition(now, (wall.getUTCHours() * 60 + wall.getUTCMinutes()) / DAY_MINUTES);
    now.style.gridRow = String(modulo(wall.getUTCDay() - 1, 7) + 1);
    now.title = translations.week.now;
  }

  /** @param {HTMLElement} thumb @param {string} label @param {number | undefined} minutes @param {number} difference */
  function drawSlider(thumb, label, minutes, difference) {
    const { translations, language } = shown;
    const clock = (/** @type {number} */ at) => clockOf(modulo(at, DAY_MINUTES), language);
    const time = minutes === undefined ? translations.week.notATime : clock(minutes);
    const other =
      minutes === undefined || difference === 0 ? "" : `, ${translations.week.inYourTime(clock(minutes + difference))}`;
    thumb.setAttribute("aria-label", label);
    thumb.setAttribute("aria-valuenow", String(minutes ?? 0));
    thumb.setAttribute("aria-valuetext", time + other);
    const isDayEnd = thumb === end && minutes === DAY_MINUTES - 1;
    const at = (isDayEnd ? DAY_MINUTES : (minutes ?? 0)) / DAY_MINUTES;
    // A time that is not valid leaves the slider at the last one.
    if (minutes !== undefined) setPosition(thumb, at);
    // Keeps the time's flag inside the picture.
    thumb.dataset.flag = at > 0.85 ? "before" : at < 0.15 ? "after" : "middle";
    if (thumb.firstElementChild) thumb.firstElementChild.textContent = minutes === undefined ? "?" : clock(minutes);
  }
}

/** @param {number} index @param {() => void} onToggle */
function dayRow(index, onToggle) {
  const button = h("button", { type: "button", class: "week-day" });
  button.addEventListener("click", onToggle);
  const track = h("div", { class: "week-track" });
  track.style.gridRow = String(index + 1);
  return { button, track };
}

/** @param {import("./week-layout.js").Rectangle} rectangle */
function windowBox({ from, to, startsOn, day, goesOn }) {
  const box = h("div", { class: "week-window", "data-from-yesterday": startsOn !== day, "data-goes-on": goesOn });
  setPosition(box, from / DAY_MINUTES, to / DAY_MINUTES);
  return box;
}

/** @param {string} name @param {string} text */
function key(name, text) {
  return h("span", {}, h("i", { class: name }), text);
}

/**
 * @param {HTMLElement} scale
 * @param {string} label
 * @param {number} difference minutes that its clock is ahead
 * @param {string} language
 */
function drawScale(scale, label, difference, language) {
  const ticks = hourTicks(difference, 3).map(({ at, hour, dayShift }) => {
    const edge = at === 0 ? "start" : at === DAY_MINUTES && "end";
    const isOdd = (at / 180) % 2 >= 1;
    const tick = h(
      "span",
      { class: "week-tick", "data-other-day": dayShift !== 0, "data-edge": edge, "data-odd": isOdd },
      hourText(hour, language),
    );
    setPosition(tick, at / DAY_MINUTES);
    return tick;
  });
  scale.replaceChildren(h("span", { class: "week-scale-name" }, label), h("div", { class: "week-ticks" }, ...ticks));
}

/**
 * Returns the allowed days, 0 for Monday. An absent field means all days.
 * @param {WeekProps} props
 * @returns {number[]}
 */
function allowedDays({ allowed_days }) {
  if (allowed_days === undefined || allowed_days === null || allowed_days === "") return range(0, 6);
  const days = Array.isArray(allowed_days) ? allowed_days : [];
  return DAYS.flatMap((day, index) => (days.includes(day) ? [index] : []));
}

/** @param {number} first @param {number} last */
function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Returns the days in the order of the week. @param {readonly number[]} indexes @returns {Day[]} */
function namesOf(indexes) {
  return /** @type {Day[]} */ (DAYS.filter((_, index) => indexes.includes(index)));
}

/**
 * Returns minutes of the day, or undefined for a time that the server would refuse.
 * @param {WeekProps} props
 * @param {Hours} field
 */
function timeOf(props, field) {
  const value = props[field];
  return minutesOf(value === undefined || value === null || value === "" ? DEFAULTS[field] : value);
}

/** @param {string} zone @param {Date} at */
function offsetOf(zone, at) {
  try {
    return offsetMinutes(zone, at);
  } catch {
    return undefined; // The name is incomplete, or the runtime does not know the zone.
  }
}

/**
 * @param {WeekProps} props
 * @param {{ allowed: readonly number[], from: number | undefined, to: number | undefined, minutes: number }} week
 */
function summary({ translations, language }, { allowed, from, to, minutes }) {
  if (from === undefined || to === undefined) return translations.invalid;
  if (allowed.length === 0) return translations.week.noDay;
  if (from === to) return translations.week.noLength;
  const nextDay = to < from ? ` (${translations.week.nextDay})` : "";
  const hours = `${clockOf(from, language)} – ${clockOf(to, language)}${nextDay}`;
  return translations.week.open(daysText(namesOf(allowed), language), hours, durationText(minutes, language));
}
