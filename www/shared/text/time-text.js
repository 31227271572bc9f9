// Reads and shows times of day with the visitor's clock. The form holds them as the server does: "17:00".
import { minutesOf } from "../charts/wall-clock.js";
import { clockOf } from "./hours-text.js";

/**
 * Returns the text of a time input: "17:00", "5:00 PM". Other text stays.
 * @param {unknown} value
 * @param {string} language
 */
export function shownTime(value, language) {
  const minutes = minutesOf(value);
  if (minutes !== undefined) return clockOf(minutes, language);
  return typeof value === "string" ? value : "";
}

/**
 * Returns the value that a typed time means. With a 12-hour clock "5:00 PM" means "17:00". Other text stays, so that
 * the server's rules judge it.
 * @param {string} text
 * @param {string} language
 */
export function readTime(text, language) {
  const [, hour = "", minute = "", half = ""] = /^\s*(\d{1,2}):(\d{2})\s*([ap])\.?m\.?\s*$/i.exec(text) ?? [];
  if (half === "" || !hasTwelveHours(language) || Number(hour) < 1 || Number(hour) > 12) return text;
  const hours = (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return `${String(hours).padStart(2, "0")}:${minute}`;
}

/** @param {string} language */
function hasTwelveHours(language) {
  return !clockOf(13 * 60, language).includes("13");
}
