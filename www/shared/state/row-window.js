// Follows the window's scrolling and the focus, and tells which rows of a long list are drawn.
import { rememberScroll } from "./routes.js";
import { createStore } from "./store.js";
import { rowSlots, visibleRange } from "./virtual-rows.js";

/** @import { RowRange, RowSlot } from "./virtual-rows.js" */
/**
 * @typedef {object} RowWindowState
 * @property {RowRange} range
 * @property {number} kept the row that has the focus, -1 for none
 * @property {number} count
 * @property {number} rowHeight pixels
 */
/** @typedef {ReturnType<typeof createRowWindow>} RowWindow */

/** Rows drawn before the list is measured. */
const FIRST_ROWS = 24;
/** Pixels; measured as soon as a row is drawn. */
const FIRST_HEIGHT = 60;
/** Rows that a page key moves. */
const PAGE_ROWS = 10;

/** Creates the window of one list. It follows nothing until `attach` is called. */
export function createRowWindow() {
  const { get, set, subscribe } = createStore(
    /** @type {RowWindowState} */ ({
      range: { from: 0, to: FIRST_ROWS },
      kept: -1,
      count: 0,
      rowHeight: FIRST_HEIGHT,
    }),
  );
  /** @type {HTMLElement | undefined} */
  let list;
  /** Whether a row is about to get the focus. The row that had it may leave the document before. */
  let isMoving = false;

  function update() {
    if (list === undefined) return;
    const before = get();
    const { count, range } = before;
    // A hidden list has no height.
    const rowHeight = list.querySelector("[data-row]")?.getBoundingClientRect().height || before.rowHeight;
    const { top } = list.getBoundingClientRect();
    const next = visibleRange({ count, rowHeight, top: -top, height: window.innerHeight });
    const isSame = next.from === range.from && next.to === range.to && Math.abs(rowHeight - before.rowHeight) < 0.5;
    if (!isSame) set({ ...before, range: next, rowHeight });
  }

  function scroll() {
    rememberScroll();
    update();
  }

  /** @param {number} kept */
  function keep(kept) {
    if (kept !== get().kept) set({ ...get(), kept });
  }

  /** @param {FocusEvent} event */
  function followFocus({ type, target, relatedTarget }) {
    if (isMoving && type === "focusout") return;
    const focused = type === "focusin" ? target : relatedTarget;
    keep(focused instanceof Element && list?.contains(focused) ? indexOf(focused) : -1);
  }

  /** Moves between the rows with the arrow keys. @param {KeyboardEvent} event */
  function followKeys(event) {
    const { key, target } = event;
    if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = indexOf(target);
    const last = get().count - 1;
    const next = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: Math.min(last, index + PAGE_ROWS),
      PageUp: Math.max(0, index - PAGE_ROWS),
      Home: 0,
      End: last,
    }[key];
    if (index < 0 || next === undefined || next < 0 || next > last) return;
    event.preventDefault();
    focusRow(next, target.matches("a") ? "a" : "button");
  }

  /** @param {number} index @param {string} control */
  function focusRow(index, control) {
    isMoving = true;
    keep(index); // draws the row, wherever it is
    requestAnimationFrame(() => {
      const row = list?.querySelector(`[data-row="${index}"]`);
      /** @type {HTMLElement | null | undefined} */
      const target = row?.querySelector(control);
      target?.focus({ preventScroll: true });
      isMoving = false;
      row?.scrollIntoView({ block: "nearest" });
    });
  }

  return {
    get,
    subscribe,
    /** Sets the number of rows. Call it after the rows have changed. @param {number} count */
    setCount(count) {
      if (count !== get().count) set({ ...get(), count });
      update();
    },
    /** @param {HTMLElement} element holds the rows, each with its index in `data-row` @returns {() => void} stops it */
    attach(element) {
      list = element;
      window.addEventListener("scroll", scroll, { passive: true });
      window.addEventListener("resize", update);
      element.addEventListener("focusin", followFocus);
      element.addEventListener("focusout", followFocus);
      element.addEventListener("keydown", followKeys);
      update();
      return () => {
        list = undefined;
        window.removeEventListener("scroll", scroll);
        window.removeEventListener("resize", update);
        element.removeEventListener("focusin", followFocus);
        element.removeEventListener("focusout", followFocus);
        element.removeEventListener("keydown", followKeys);
      };
    },
  };
}

/**
 * Returns the slots to draw for a number of rows.
 * @param {RowWindowState} state
 * @param {number} count
 * @returns {RowSlot[]}
 */
export function slotsOf({ range, kept }, count) {
  return rowSlots(range, count, kept);
}

/** @param {Element} element in a row */
function indexOf(element) {
  const index = /** @type {HTMLElement | null} */ (element.closest("[data-row]"))?.dataset.row;
  return index === undefined ? -1 : Number(index);
}
