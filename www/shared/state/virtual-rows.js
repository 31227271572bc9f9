// Computes which rows of a long list are drawn. All rows have the same height.

/** Rows drawn above and below the visible ones, so that Tab and fast scrolling find a row. */
const OVERSCAN = 12;
/** The range moves in steps, so that most scroll events draw nothing. */
const STEP = 4;

/** @typedef {{ from: number, to: number }} RowRange `to` is exclusive */
/** @typedef {{ index: number } | { gap: number, key: string }} RowSlot a row, or a number of rows that are not drawn */

/**
 * Returns the rows to draw.
 * @param {{ count: number, rowHeight: number, top: number, height: number }} view `top`: pixels of the list above the
 *   window, negative when the list begins below its top; `height`: the window's
 * @returns {RowRange}
 */
export function visibleRange({ count, rowHeight, top, height }) {
  const first = Math.floor(top / rowHeight) - OVERSCAN;
  const last = Math.ceil((top + height) / rowHeight) + OVERSCAN;
  const from = Math.floor(first / STEP) * STEP;
  const to = Math.ceil(last / STEP) * STEP;
  return { from: clamp(from, count), to: clamp(to, count) };
}

/** @param {number} index @param {number} count */
function clamp(index, count) {
  return Math.min(count, Math.max(0, index));
}

/**
 * Returns the drawn rows in order, with gaps for the others. The kept row is drawn wherever it is, because it has the
 * focus.
 * @param {RowRange} range
 * @param {number} count
 * @param {number} [kept] -1 for none
 * @returns {RowSlot[]}
 */
export function rowSlots({ from, to }, count, kept = -1) {
  const drawn = Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, offset) => from + offset);
  if (kept >= 0 && kept < count) {
    if (kept < from) drawn.unshift(kept);
    else if (kept >= to) drawn.push(kept);
  }
  /** @type {RowSlot[]} */
  const slots = [];
  let next = 0;
  for (const index of drawn) {
    if (index > next) slots.push({ gap: index - next, key: `gap-${slots.length}` });
    slots.push({ index });
    next = index + 1;
  }
  if (count > next) slots.push({ gap: count - next, key: "gap-end" });
  return slots;
}
