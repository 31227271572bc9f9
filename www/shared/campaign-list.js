// The list of campaigns, whatever draws it: its order, and what is said of an action that failed.
import { failureOf } from "./failure.js";

/** What became of an action, to be said aloud. @typedef {{ kind: "ok" | "error", title: string, text?: string }} Told */

/** @param {unknown} error @param {import("./dashboard-words.en.js").DashboardWords} words @returns {Told} */
export function toldOf(error, words) {
  const { title, message, isUnknown, help } = failureOf(error, words);
  const sentences = [message, help, isUnknown ? words.list.changeUnknown : ""];
  return { kind: "error", title, text: sentences.filter(Boolean).join(" ") };
}

/**
 * Ids count up; one that is no number stays where it is.
 * @param {readonly import("outbound-campaign").Campaign[]} campaigns
 */
export function newestFirst(campaigns) {
  return [...campaigns].sort((a, b) => Number(b.id) - Number(a.id) || 0);
}
