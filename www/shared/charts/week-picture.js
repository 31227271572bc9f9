// Draws the week as 7 days x 24 hours, with the calling windows in the campaign's zone and the viewer's hours beside
// them. Keyboard and drag change days and windows. The picture is controlled: it reports changes, and the form holds
// the values.
import { DAYS, dayName, daysText } from "../text/describe.js";
import { clockOf, hourText } from "../text/hours-text.js";
import { durationText } from "../text/schedule-text.js";
import { h, setPosition, uniqueId } from "./dom.js";
import { clockText, DAY_MINUTES, minutesOf, modulo, offsetMinutes } from "./wall-clock.js";
import { hourTicks, openMinutes, stepTime, timeAt, weekRectangles } from "./week-layout.js";
import { drawHours, movable } from "./week-pointer.js";

/** @typedef {{ start: string, end: string }} WeekWindow times as the form holds them */

/** @typedef {import("outbound-campaign").Day} Day */
/** The changed parts only. @typedef {{ days?: Day[], windows?: WeekWindow[] }} WeekChange */
/**
 * @typedef {object} WeekProps
 * @property {unknown} days the form's value; absent: all seven
 * @property {readonly WeekWindow[]} windows
 * @property {string} timezone the campaign's
 * @property {string} viewerTimezone
 * @property {Date} [at] the instant that decides the offset between the zones; default: now
 * @property {(change: WeekChange) => void} onChange
 * @property {WeekTexts} [texts] names the parts of several windows. Then drawing adds one; else it replaces the only
 *   window, and chooses the days on which it was drawn
 * @property {import("../i18n/charts.en.js").ChartTranslations} translations
 * @property {string} language
 * @property {string} [daysId] the id of the first day's button
 */
/**
 * @typedef {object} WeekTexts
 * @property {string} how
 * @property {(position: number) => string} startOf
 * @property {(position: number) => string} endOf
 * @property {(position: number) => string} windowOf
 */
/** @typedef {"start" | "end"} Side */
/**
 * The sliders of one window: its two times, and the window itself, which keeps its length.
 * @typedef {Record<Side | "whole", HTMLElement>} Thumbs
 */

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
  /** @type {Thumbs[]} one for each window */
  const thumbs = [];
  const now = h("div", { class: "week-now" });
  const tracks = h("div", { class: "week-tracks" }, ...rows.map(({ track }) => track), now);
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
  /** The windows before another one is drawn. @type {readonly WeekWindow[]} */
  let before = [];
  const pointer = drawHours(tracks, {
    draw: ({ from, to, firstDay, lastDay, isFirst }) => {
      if (isFirst) before = shown.windows;
      if (from === to) return;
      const drawn = { start: clockText(from), end: clockText(to) };
      if (shown.texts) return change({ windows: [...before, drawn] });
      const allowed = allowedDays(shown);
      const days =
        firstDay === lastDay
          ? allowed.includes(firstDay)
            ? undefined
            : [...allowed, firstDay]
          : range(firstDay, lastDay);
      change({ windows: [drawn], ...(days && { days: namesOf(days) }) });
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
      days: namesOf(allowed.includes(index) ? allowed.filter((other) => other !== index) : [...allowed, index]),
    });
  }

  /** Draws as many sliders as there are windows. */
  function fitThumbs() {
    while (thumbs.length > shown.windows.length) {
      for (const thumb of Object.values(thumbs.pop() ?? {})) thumb.remove();
    }
    while (thumbs.length < shown.windows.length) {
      const index = thumbs.length;
      const made = { whole: slider(index, "whole"), start: slider(index, "start"), end: slider(index, "end") };
      thumbs.push(made);
      tracks.append(...(shown.texts ? [made.whole] : []), made.start, made.end);
    }
  }

  /** @param {number} index @param {Side | "whole"} side */
  function slider(index, side) {
    const thumb = h("div", {
      class: `week-thumb week-thumb-${side}`,
      role: "slider",
      tabindex: 0,
      "aria-valuemin": 0,
      "aria-valuemax": DAY_MINUTES - 1,
    });
    if (side !== "whole") thumb.append(h("span", { class: "week-thumb-text", "aria-hidden": "true" }));
    const field = side === "end" ? "end" : "start";
    const move = (/** @type {number} */ minutes) => {
      const { start, end } = shown.windows[index] ?? {};
      const [from, to] = [minutesOf(start), minutesOf(end)];
      const before = field === "end" ? to : from;
      if (start === undefined || end === undefined || minutes === before) return;
      const moved = side !== "whole" || from === undefined || to === undefined ? end : clockText(to + minutes - from);
      const next = field === "end" ? { start, end: clockText(minutes) } : { start: clockText(minutes), end: moved };
      change({ windows: shown.windows.map((window, at) => (at === index ? next : window)) });
    };
    thumb.addEventListener("keydown", (event) => {
      const minutes = minutesOf(shown.windows[index]?.[field]) ?? 0;
      const step = STEPS[event.key];
      if (step !== undefined) move(stepTime(minutes, step));
      else if (event.key === "Home") move(0);
      else if (event.key === "End") move(DAY_MINUTES - 1);
      else return;
      event.preventDefault(); // prevents scrolling
    });
    let grabbed = 0;
    movable(
      thumb,
      (share) => move(timeAt(share - grabbed)),
      (share) => {
        // A window moves from where it is held.
        grabbed = side === "whole" ? share - (minutesOf(shown.windows[index]?.start) ?? 0) / DAY_MINUTES : 0;
      },
    );
    return thumb;
  }

  function draw() {
    const { translations, language, timezone, viewerTimezone, at = new Date() } = shown;
    const own = offsetOf(timezone, at);
    const difference = own === undefined ? 0 : offsetMinutes(viewerTimezone, at) - own;
    const allowed = allowedDays(shown);
    const times = shown.windows.map(({ start, end }) => ({ from: minutesOf(start), to: minutesOf(end) }));
    const rectangles = times.flatMap(({ from, to }) =>
      from === undefined || to === undefined ? [] : weekRectangles(allowed, from, to),
    );
    fitThumbs();

    root.setAttribute("aria-label", translations.week.label);
    days.setAttribute("aria-label", translations.week.days);
    how.textContent = shown.texts?.how ?? translations.week.how;
    text.textContent = summary(shown, { allowed, times, minutes: openMinutes(rectangles) });
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
    thumbs.forEach(({ start, end, whole }, index) => {
      const { from, to } = times[index] ?? {};
      const { texts } = shown;
      drawSlider(start, texts?.startOf(index + 1) ?? translations.week.start, from, difference);
      drawSlider(end, texts?.endOf(index + 1) ?? translations.week.end, to, difference);
      drawWhole(whole, texts?.windowOf(index + 1) ?? "", from, to);
    });

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
    const isDayEnd = thumb.classList.contains("week-thumb-end") && minutes === DAY_MINUTES - 1;
    const at = (isDayEnd ? DAY_MINUTES : (minutes ?? 0)) / DAY_MINUTES;
    // A time that is not valid leaves the slider at the last one.
    if (minutes !== undefined) setPosition(thumb, at);
    // Keeps the time's flag inside the picture.
    thumb.dataset.flag = at > 0.85 ? "before" : at < 0.15 ? "after" : "middle";
    if (thumb.firstElementChild) thumb.firstElementChild.textContent = minutes === undefined ? "?" : clock(minutes);
  }

  /**
   * Draws the slider that moves a window, from its start to its end or to midnight.
   * @param {HTMLElement} thumb
   * @param {string} label
   * @param {number | undefined} from
   * @param {number | undefined} to
   */
  function drawWhole(thumb, label, from, to) {
    const { language } = shown;
    const isShown = from !== undefined && to !== undefined;
    thumb.hidden = !isShown;
    if (!isShown) return;
    thumb.setAttribute("aria-label", label);
    thumb.setAttribute("aria-valuenow", String(from));
    thumb.setAttribute("aria-valuetext", `${clockOf(from, language)} – ${clockOf(to, language)}`);
    setPosition(thumb, from / DAY_MINUTES, to < from ? 1 : to / DAY_MINUTES);
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
function allowedDays({ days: given }) {
  if (given === undefined || given === null || given === "") return range(0, 6);
  const days = Array.isArray(given) ? given : [];
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
 * @param {object} week
 * @param {readonly number[]} week.allowed
 * @param {readonly { from: number | undefined, to: number | undefined }[]} week.times of the windows
 * @param {number} week.minutes
 */
function summary({ translations, language }, { allowed, times, minutes }) {
  if (times.some(({ from, to }) => from === undefined || to === undefined)) return translations.invalid;
  if (allowed.length === 0) return translations.week.noDay;
  if (times.every(({ from, to }) => from === to)) return translations.week.noLength;
  const hours = times.map(({ from = 0, to = 0 }) => {
    const nextDay = to < from ? ` (${translations.week.nextDay})` : "";
    return `${clockOf(from, language)} – ${clockOf(to, language)}${nextDay}`;
  });
  return translations.week.open(
    daysText(namesOf(allowed), language),
    hours.join(", "),
    durationText(minutes, language),
  );
}
