// Finds time zones by city, region, country, abbreviation or offset.
// cspell:ignore mesz aest
import { localTimezone } from "outbound-campaign";

/** @typedef {import("outbound-campaign").TimezoneOption} TimezoneOption */

/**
 * The zone that an abbreviation usually means. An exact match of a name comes first.
 * @type {Readonly<Record<string, string>>}
 */
const ABBREVIATIONS = {
  est: "America/New_York",
  edt: "America/New_York",
  et: "America/New_York",
  cst: "America/Chicago",
  cdt: "America/Chicago",
  mst: "America/Denver",
  mdt: "America/Denver",
  pst: "America/Los_Angeles",
  pdt: "America/Los_Angeles",
  gmt: "Europe/London",
  bst: "Europe/London",
  cet: "Europe/Berlin",
  cest: "Europe/Berlin",
  mez: "Europe/Berlin",
  mesz: "Europe/Berlin",
  eet: "Europe/Athens",
  msk: "Europe/Moscow",
  ist: "Asia/Kolkata",
  jst: "Asia/Tokyo",
  aest: "Australia/Sydney",
  utc: "UTC",
};
const COMMON = [
  "Europe/London",
  "Europe/Berlin",
  "Europe/Madrid",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
];
const MOST = 40;

/** Returns the part of a name after its region: "New York". @param {string} name */
export function cityOf(name) {
  return name.slice(name.lastIndexOf("/") + 1).replaceAll("_", " ");
}

/**
 * Returns the zones that fit a text, best first. Without a text, the visitor's own zone and common ones.
 * @param {readonly TimezoneOption[]} options
 * @param {string} text
 * @param {string} language of the countries' names
 * @returns {TimezoneOption[]}
 */
export function findZones(options, text, language) {
  const query = plain(text);
  if (query === "") {
    const names = new Set([localTimezone(), ...COMMON, "America/Los_Angeles", "Asia/Kolkata"]);
    return [...names].flatMap((name) => options.find((option) => option.name === name) ?? []);
  }
  const offset = offsetOf(query);
  return options
    .map((option) => ({ option, rank: rankOf(option, query, offset, language) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank || a.option.name.localeCompare(b.option.name))
    .slice(0, MOST)
    .map(({ option }) => option);
}

/** @param {TimezoneOption} option @param {string} query @param {number | undefined} offset @param {string} language */
function rankOf({ name, offsetMinutes }, query, offset, language) {
  if (offset !== undefined) return offset === offsetMinutes ? 0 : Number.POSITIVE_INFINITY;
  const [full, city] = [plain(name), plain(cityOf(name))];
  if (city === query || full === query) return 0;
  if (ABBREVIATIONS[query] === name) return 1;
  if (city.startsWith(query)) return 2;
  if (full.includes(query)) return 3;
  return query.length > 2 && countryOf(name, language).includes(query) ? 4 : Number.POSITIVE_INFINITY;
}

/** Parses "+5:30", "utc-3", "gmt+2" into minutes. @param {string} query */
function offsetOf(query) {
  const match = /^(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(query);
  if (match === null) return undefined;
  const [, sign, hours, minutes = "0"] = match;
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
}

/** @type {Map<string, string>} making a formatter costs a thousand times what using it does */
const countries = new Map();

/**
 * Returns the browser's name of a zone, which has its country or city: "germany time".
 * @param {string} name
 * @param {string} language
 */
function countryOf(name, language) {
  const key = `${language} ${name}`;
  let country = countries.get(key);
  if (country === undefined) {
    country = plain(genericName(name, language));
    countries.set(key, country);
  }
  return country;
}

/** @param {string} timeZone @param {string} language */
function genericName(timeZone, language) {
  try {
    const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "shortGeneric" });
    return format.formatToParts().find(({ type }) => type === "timeZoneName")?.value ?? "";
  } catch {
    return ""; // the browser does not know the zone
  }
}

/** Compares without case, accents and separators. @param {string} text */
function plain(text) {
  return text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[_/]+/g, " ").replace("−", "-");
}
