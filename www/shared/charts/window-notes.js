// What changes of a clock do to calling windows: pure comparison of offsets.

/**
 * A change of a clock by so many minutes, forward where positive: of the campaign's inside of the window or since the one before it,
 * or of the viewer's since then.
 * @typedef {{ kind: "inside" | "before" | "viewer", minutes: number }} ClockNote
 */

/**
 * @param {readonly Pick<import("outbound-campaign/schedule").CallingWindow, "start" | "startOffsetMinutes" | "endOffsetMinutes">[]} windows in order
 * @param {(at: Date) => number} viewerOffset local time less UTC, in minutes
 * @returns {ClockNote[][]} for each window
 */
export function clockNotes(windows, viewerOffset) {
  return windows.map((window, index) => {
    const previous = windows[index - 1];
    /** @type {ClockNote[]} */
    const notes = [];
    if (previous !== undefined) {
      notes.push({ kind: "before", minutes: window.startOffsetMinutes - previous.endOffsetMinutes });
      // Since the window before began: a change of the viewer's clock within it shows in the next one.
      notes.push({ kind: "viewer", minutes: viewerOffset(window.start) - viewerOffset(previous.start) });
    }
    notes.push({ kind: "inside", minutes: window.endOffsetMinutes - window.startOffsetMinutes });
    return notes.filter(({ minutes }) => minutes !== 0);
  });
}
