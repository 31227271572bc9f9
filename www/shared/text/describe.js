// Formats fields and values: form groups, defaults, days, and the review's lines.
import { contract, specOf } from "../state/contract.js";
import { hoursText } from "./hours-text.js";
import { localeOf } from "./locale.js";

/** @typedef {import("outbound-campaign").CampaignField} CampaignField */
/** @typedef {import("outbound-campaign").FieldSpec} FieldSpec */
/** @typedef {import("../i18n/en.js").DashboardTranslations} DashboardTranslations */
/** @typedef {ReadonlyMap<string, string>} Names */
/** @typedef {import("../state/connection.js").Owned["senders"]} Senders */
/** @typedef {{ assistants: Names, numbers: Names, goals?: Names, senders?: Senders }} DisplayNames */

/** @typedef {import("../state/contract.js").Group} Group */

/** The fields in the order of thought. `campaignFields` defines the fields themselves. */
const GROUPS = /** @type {const} */ ([
  { key: "who", fields: ["name", "assistant_id"] },
  { key: "when", fields: ["timezone", "allowed_hours_start_time", "allowed_hours_end_time", "allowed_days"] },
  { key: "often", fields: ["max_calls_in_parallel", "max_retries", "retry_interval"] },
  { key: "goal", fields: ["goal_completion_variable", "retry_on_goal_incomplete"] },
  { key: "more", fields: ["phone_number_ids", "retry_on_voicemail", "mark_complete_when_no_leads"] },
]);

/** Days in the server's spelling, Monday first. */
export const DAYS = (specOf("allowed_days").options ?? []).map(({ value }) => value);

/** Returns the indexes of days, 0 for Monday; all seven by default. @param {readonly string[] | undefined} days */
export function dayIndexes(days) {
  return DAYS.flatMap((day, index) => (days === undefined || days.includes(day) ? [index] : []));
}

/** @param {string} day @param {string} language @param {"long" | "short"} [width] */
export function dayName(day, language, width = "long") {
  const index = DAYS.indexOf(day);
  if (index < 0) return day;
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: width, timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + index));
}

/**
 * Formats days, with ranges: "Mon – Fri", "Sat, Sun".
 * @param {readonly string[]} days
 * @param {string} language
 */
export function daysText(days, language) {
  const indexes = DAYS.flatMap((day, index) => (days.includes(day) ? [index] : []));
  const [first, last] = [indexes[0], indexes.at(-1)];
  if (first === undefined || last === undefined) return "–";
  const short = (/** @type {number} */ index) => dayName(DAYS[index] ?? "", language, "short");
  if (indexes.length > 2 && last - first === indexes.length - 1) return `${short(first)} – ${short(last)}`;
  return indexes.map(short).join(", ");
}

/**
 * Formats a field's value.
 * @param {FieldSpec} spec
 * @param {unknown} value
 * @param {DashboardTranslations} translations
 * @param {string} language
 */
export function valueText(spec, value, translations, language) {
  if (typeof value === "boolean") return value ? translations.create.yes : translations.create.no;
  if (spec.name === "allowed_days" && Array.isArray(value)) {
    if (value.length === 0) return translations.hours.noDay;
    return value.length === DAYS.length
      ? translations.create.allDays
      : value.map((day) => dayName(day, language)).join(", ");
  }
  if (Array.isArray(value)) return value.join(", ");
  const unit =
    spec.type === "integer" && spec.unit !== undefined ? ` ${translations.units[spec.unit] ?? spec.unit}` : "";
  return `${value}${unit}`;
}

/**
 * Formats the documented default. Returns undefined when none is documented.
 * @param {FieldSpec} spec
 * @param {DashboardTranslations} translations
 * @param {string} language
 */
export function defaultText(spec, translations, language) {
  return spec.default === undefined ? undefined : valueText(spec, spec.default, translations, language);
}

/** @param {Partial<import("outbound-campaign").CreateCampaign>} campaign @returns {readonly Group[]} */
export function groupsOf(campaign) {
  return contract().later?.groupsOf(campaign) ?? GROUPS;
}

/**
 * Returns the text of a field that was not sent, and has no documented default.
 * @param {string} name
 * @param {{ translations: DashboardTranslations, server: string }} options
 */
export function absentText(name, { translations, server }) {
  const { create } = translations;
  if (name === "goal_completion_variable") return create.noGoal;
  return contract().later?.absentText(name, translations) ?? create.unset(server);
}

/**
 * Returns the review's lines: each field with its sent value or its default. Days and hours are one line.
 * @param {import("outbound-campaign").CreateCampaign} campaign
 * @param {{ translations: DashboardTranslations, language: string, server: string, names?: DisplayNames }} options
 */
export function reviewLines(campaign, { translations, language, server, names }) {
  return groupsOf(campaign).map(({ key, fields }) => ({
    key,
    /** The field that "Change" focuses. */
    first: fields[0],
    lines: fields.flatMap((name) => {
      if (name === "allowed_hours_end_time" || name === "allowed_days") return [];
      return [contract().hoursFields[0] === name ? hoursLine() : line(/** @type {CampaignField} */ (name))];
    }),
  }));

  function hoursLine() {
    const text = hoursText(campaign, { translations, language });
    return { name: "hours", label: translations.list.columns.hours, text, isSent: true };
  }

  /** @param {CampaignField} name */
  function line(name) {
    const spec = specOf(name);
    const value = campaign[name];
    const label = translations.labels[name];
    if (value !== undefined) return { name, label, text: named(name, value) ?? plainText(spec, value), isSent: true };
    const text = absentText(name, { translations, server });
    if (spec.default === undefined) return { name, label, text, isSent: false };
    return { name, label, text: named(name, spec.default) ?? plainText(spec, spec.default), isSent: false };
  }

  /** @param {FieldSpec} spec @param {unknown} value */
  function plainText(spec, value) {
    return valueText({ ...spec, unit: undefined }, value, translations, language);
  }

  /** @param {CampaignField} name @param {unknown} value */
  function named(name, value) {
    const text = contract().later?.valueText(name, value, campaign, { translations, language, names });
    if (text !== undefined) return text;
    if (name === "assistant_id") return names?.assistants.get(String(value));
    if (name !== "phone_number_ids" || !Array.isArray(value)) return undefined;
    return value.map((id) => names?.numbers.get(String(id)) ?? String(id)).join(", ");
  }
}

/**
 * Returns a field's label, or an unknown key unchanged.
 * @param {string} field
 * @param {DashboardTranslations} translations
 */
export function fieldName(field, translations) {
  const labels = /** @type {Record<string, string>} */ (translations.labels);
  return Object.hasOwn(labels, field) ? `${labels[field]} (${field})` : field;
}

/** Formats an instant in the viewer's zone. @param {string} at in ISO 8601 @param {string} language */
export function timeText(at, language) {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

/** Formats an offset: "UTC+05:30". @param {number} minutes */
export function offsetText(minutes) {
  const size = Math.abs(minutes);
  const digits = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `UTC${minutes < 0 ? "−" : "+"}${digits(Math.trunc(size / 60))}:${digits(size % 60)}`;
}
