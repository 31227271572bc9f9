// Finds clock changes that affect calling windows, by comparing offsets.

/**
 * A clock change, in minutes; positive is forward. `inside`: the campaign's clock, within the window. `before`: the
 * campaign's clock, since the previous window. `viewer`: the viewer's clock, since the previous window.
 * @typedef {{ kind: "inside" | "before" | "viewer", minutes: number }} ClockNote
 */

/**
 * @param {readonly Pick<
 *   import("outbound-campaign/schedule").CallingWindow,
 *   "start" | "startOffsetMinutes" | "endOffsetMinutes"
 * >[]} windows in order
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
      // Compares with the previous window's start, so that a change within that window is noted too.
      notes.push({ kind: "viewer", minutes: viewerOffset(window.start) - viewerOffset(previous.start) });
    }
    notes.push({ kind: "inside", minutes: window.endOffsetMinutes - window.startOffsetMinutes });
    return notes.filter(({ minutes }) => minutes !== 0);
  });
}
