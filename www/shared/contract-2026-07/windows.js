// The windows of a day: a list that the picture and the time inputs change.
import { clockText, DAY_MINUTES, minutesOf } from "../charts/wall-clock.js";

/** @typedef {{ start: string, end: string }} Window times as typed */
/** @typedef {{ from: number, to: number }} Span minutes of the day; `to` above 1440 is on the next day */

/** The hours without a night warning. */
const DAY_START = 8 * 60;
const DAY_END = 21 * 60;
/** The length of an added window, in minutes. */
const LENGTH = 180;
/** The pause before an added window, in minutes. */
const PAUSE = 60;

/**
 * Returns the windows of a form's value. A map of windows is one of PHP's lists.
 * @param {unknown} value
 * @returns {Window[]}
 */
export function windowList(value) {
  const list = typeof value === "object" && value !== null ? Object.values(value) : [];
  return list.map((window) => {
    const { start, end } = Object(window);
    return { start: String(start ?? ""), end: String(end ?? "") };
  });
}

/** Whether the day has a free part for another window. @param {readonly Window[]} windows */
export function hasGap(windows) {
  return freeSpans(windows, DAY_START, DAY_END).length > 0;
}

/**
 * Returns the windows with another one in the largest free part of the day.
 * @param {readonly Window[]} windows
 * @returns {Window[]}
 */
export function withAdded(windows) {
  const gaps = freeSpans(windows, DAY_START, DAY_END);
  const [largest] = [...gaps].sort((a, b) => b.to - b.from - (a.to - a.from));
  if (largest === undefined) return [...windows, { start: "", end: "" }];
  const { from, to } = largest;
  const isFirst = from === DAY_START;
  const start = !isFirst && to - from > PAUSE + 60 ? from + PAUSE : from;
  // Before another window, the new one is near it.
  return [...windows, { start: clockText(start), end: clockText(Math.min(start + LENGTH, to)) }];
}

/** @param {readonly Window[]} windows @param {number} first @param {number} last @returns {Span[]} */
function freeSpans(windows, first, last) {
  /** @type {Span[]} */
  const free = [];
  let at = first;
  for (const { from, to } of spans(windows)) {
    if (from > at) free.push({ from: at, to: Math.min(from, last) });
    at = Math.max(at, to);
  }
  if (at < last) free.push({ from: at, to: last });
  return free.filter(({ from, to }) => to - from >= 30);
}

/** Returns the windows with a length, in order of their starts. @param {readonly Window[]} windows */
function spans(windows) {
  return windows
    .flatMap(({ start, end }) => {
      const [from, to] = [minutesOf(start), minutesOf(end)];
      if (from === undefined || to === undefined || from === to) return [];
      return [{ from, to: to < from ? to + DAY_MINUTES : to }];
    })
    .sort((a, b) => a.from - b.from);
}

/** Joins the windows that overlap. @param {readonly Window[]} windows @returns {Window[]} */
export function joined(windows) {
  /** @type {Span[]} */
  const result = [];
  for (const span of spans(windows)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  // A window over midnight can reach the first one of the next day.
  const [first, last] = [result[0], result.at(-1)];
  if (first && last && first !== last && last.to - DAY_MINUTES >= first.from) {
    last.to = Math.max(last.to, first.to + DAY_MINUTES);
    result.shift();
  }
  return result.map(({ from, to }) =>
    to - from >= DAY_MINUTES ? { start: "00:00", end: "23:59" } : { start: clockText(from), end: clockText(to) },
  );
}

/** Returns the parts of windows between 08:00 and 21:00. @param {readonly Window[]} windows @returns {Window[]} */
export function clampedToDay(windows) {
  return spans(windows).flatMap(({ from, to }) => {
    const [start, end] = [Math.max(from, DAY_START), Math.min(to, DAY_END)];
    return start < end ? [{ start: clockText(start), end: clockText(end) }] : [];
  });
}

/** Whether a window ends on the next day. @param {Window} window */
function endsNextDay({ start, end }) {
  const [from, to] = [minutesOf(start), minutesOf(end)];
  return from !== undefined && to !== undefined && to < from;
}

/**
 * Returns the windows that the week picture draws. Without any, the server's default counts.
 * @param {readonly Window[]} windows
 */
export function pictureWindows(windows) {
  return windows.length > 0 ? windows : [{ start: "00:00", end: "23:59" }];
}

/** Returns the fields that the week picture changes. @param {import("../charts/week-picture.js").WeekChange} change */
export function weekValues({ days, windows }) {
  return /** @type {{}} */ ({ ...(days && { allowed_days: days }), ...(windows && { schedule_windows: windows }) });
}

export const WINDOW_SIDES = /** @type {const} */ (["start", "end"]);

/**
 * Returns the rows of the windows with their messages. `fix` is a time that the server would accept in place of a
 * refused one.
 * @param {readonly Window[]} windows
 * @param {Readonly<Record<string, readonly string[]>>} elements the visible messages by "0.start"
 * @param {import("outbound-campaign").Validation} verdict
 */
export function windowRows(windows, elements, verdict) {
  return windows.map((window, index) => {
    const key = `schedule_windows.${index}`;
    const messages = WINDOW_SIDES.flatMap((side) => elements[`${index}.${side}`] ?? []);
    const fixes = WINDOW_SIDES.flatMap((side) => {
      const time = verdict.ok ? undefined : verdict.issues.find((issue) => issue.key === `${key}.${side}`)?.suggestion;
      return time !== undefined && messages.length > 0 ? [{ side, time }] : [];
    });
    const isInvalid = (/** @type {"start" | "end"} */ side) => (elements[`${index}.${side}`] ?? []).length > 0;
    return {
      key,
      window,
      messages,
      fix: fixes[0],
      isInvalid: { start: isInvalid("start"), end: isInvalid("end") },
      endsNextDay: endsNextDay(window),
    };
  });
}

/** @typedef {import("outbound-campaign/form").CampaignForm<any, any>} AnyForm */

/** The times whose messages are hidden, by form. @type {WeakMap<object, ReadonlySet<string>>} */
const hiddenTimes = new WeakMap();

/**
 * Changes the windows. A time shows its messages once the user leaves it or tries to continue, not while an added
 * window is filled in.
 * @param {AnyForm} form
 * @param {readonly Window[]} windows
 */
export function changeWindows(form, windows) {
  changeHours(form, { schedule_windows: windows });
}

/**
 * Changes any fields as `changeWindows` does.
 * @param {AnyForm} form
 * @param {object} values
 */
export function changeHours(form, values) {
  const before = windowList(form.values.schedule_windows);
  const after = "schedule_windows" in values ? windowList(values.schedule_windows) : before;
  const hidden = formerIndexes(before, after).flatMap((former, index) =>
    WINDOW_SIDES.filter((side) => former === undefined || isHidden(form, timeKey(former, side))).map((side) =>
      timeKey(index, side),
    ),
  );
  form.setValues(values);
  hide(form, hidden);
}

/**
 * Shows the messages of a time that the user leaves. The form would show those of the whole list.
 * @param {AnyForm} form
 * @param {string} key
 */
export function leaveTime(form, key) {
  const keys = windowList(form.values.schedule_windows).flatMap((_, index) =>
    WINDOW_SIDES.map((side) => timeKey(index, side)),
  );
  const hidden = keys.filter((other) => other !== key && isHidden(form, other));
  form.touch(key);
  hide(form, hidden);
}

/** Shows the messages of every time from now on, after a try to continue. @param {AnyForm} form */
export function showTimes(form) {
  hiddenTimes.delete(form);
}

/** @param {AnyForm} form @param {readonly string[]} keys */
function hide(form, keys) {
  hiddenTimes.set(form, new Set(keys));
  // The form notifies once for each key, so that only keys with a message are given to it.
  for (const key of keys) if (form.invalid(key)) form.forgetError(key);
}

/** @param {number} index @param {"start" | "end"} side */
function timeKey(index, side) {
  return `schedule_windows.${index}.${side}`;
}

/** Whether the form shows no message of a key. @param {AnyForm} form @param {string} key */
function isHidden(form, key) {
  return !form.invalid(key) && (hiddenTimes.get(form)?.has(key) || !form.valid(key));
}

/**
 * Returns the index that each window had: that of an equal window, or its own if that window is gone. Undefined for an
 * added one.
 * @param {readonly Window[]} before
 * @param {readonly Window[]} after
 */
function formerIndexes(before, after) {
  const free = new Set(before.keys());
  const isEqual = (/** @type {number} */ former, /** @type {Window} */ { start, end }) =>
    before[former]?.start === start && before[former].end === end;
  /** @type {(number | undefined)[]} */
  const former = after.map((window, index) => (isEqual(index, window) && free.delete(index) ? index : undefined));
  const moved = former.map((index, at) => {
    const window = after[at];
    const found = index ?? [...free].find((other) => window !== undefined && isEqual(other, window));
    if (found !== undefined) free.delete(found);
    return found;
  });
  return moved.map((index, at) => index ?? (free.delete(at) ? at : undefined));
}

/**
 * Returns the windows with another time.
 * @param {readonly Window[]} windows
 * @param {number} index
 * @param {"start" | "end"} side
 * @param {string} time
 */
export function withTime(windows, index, side, time) {
  return windows.map((window, at) => (at === index ? { ...window, [side]: time } : window));
}
