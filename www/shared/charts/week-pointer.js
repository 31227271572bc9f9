// Pointer input of the week picture: dragging a slider, and drawing hours over the week.
import { timeAt } from "./week-layout.js";

/** Shorter movements, in pixels, count as a click. */
const SLIP = 8;

/**
 * Makes a slider draggable along its parent, by mouse, pen and touch.
 * @param {HTMLElement} thumb
 * @param {(share: number) => void} onMove takes a fraction of the parent's width
 * @param {(share: number) => void} [onGrab] is called when the slider is taken
 */
export function movable(thumb, onMove, onGrab) {
  thumb.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.stopPropagation(); // keeps the tracks from drawing hours
    event.preventDefault(); // prevents text selection
    thumb.focus();
    thumb.setPointerCapture(event.pointerId);
    if (thumb.parentElement) onGrab?.(shareOf(event.clientX, thumb.parentElement.getBoundingClientRect()));
  });
  thumb.addEventListener("pointermove", (event) => {
    if (!thumb.hasPointerCapture(event.pointerId) || thumb.parentElement === null) return;
    onMove(shareOf(event.clientX, thumb.parentElement.getBoundingClientRect()));
  });
}

/**
 * Hours in minutes of the day; days from 0, Monday. `isFirst`: the pointer has just begun to draw.
 * @typedef {{ from: number, to: number, firstDay: number, lastDay: number, isFirst: boolean }} Drawn
 */

/**
 * Lets a mouse or pen draw hours over the seven tracks. Touch scrolls the page instead.
 * @param {HTMLElement} tracks
 * @param {{ draw(drawn: Drawn): void }} on called on each movement and at the end
 * @returns {{ end(): void }}
 */
export function drawHours(tracks, { draw }) {
  /** @type {{ x: number, y: number, drawing: boolean } | undefined} */
  let begun;
  const down = (/** @type {PointerEvent} */ event) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    begun = { x: event.clientX, y: event.clientY, drawing: false };
    tracks.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const move = (/** @type {PointerEvent} */ event) => {
    if (begun === undefined) return;
    const isFirst = !begun.drawing;
    if (Math.abs(event.clientX - begun.x) > SLIP) begun.drawing = true;
    if (!begun.drawing) return;
    const drawn = drawnBetween(begun, { x: event.clientX, y: event.clientY }, tracks.getBoundingClientRect());
    draw({ ...drawn, isFirst });
  };
  const up = () => {
    begun = undefined;
  };
  tracks.addEventListener("pointerdown", down);
  tracks.addEventListener("pointermove", move);
  tracks.addEventListener("pointerup", up);
  tracks.addEventListener("pointercancel", up);
  return {
    end() {
      tracks.removeEventListener("pointerdown", down);
      tracks.removeEventListener("pointermove", move);
      tracks.removeEventListener("pointerup", up);
      tracks.removeEventListener("pointercancel", up);
    },
  };
}

/**
 * @param {{ x: number, y: number }} one
 * @param {{ x: number, y: number }} other
 * @param {Pick<DOMRect, "left" | "top" | "width" | "height">} box of the seven tracks
 * @returns {Omit<Drawn, "isFirst">}
 */
export function drawnBetween(one, other, box) {
  const times = [one.x, other.x].map((x) => timeAt(shareOf(x, box))).sort((a, b) => a - b);
  const days = [one.y, other.y]
    .map((y) => Math.min(6, Math.max(0, Math.floor(((y - box.top) / box.height) * 7))))
    .sort();
  return { from: times[0] ?? 0, to: times[1] ?? 0, firstDay: days[0] ?? 0, lastDay: days[1] ?? 0 };
}

/** @param {number} x @param {Pick<DOMRect, "left" | "width">} box */
function shareOf(x, { left, width }) {
  return width === 0 ? 0 : (x - left) / width;
}
