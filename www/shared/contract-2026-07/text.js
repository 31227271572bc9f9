// The texts of a campaign of July 2026: its start, its messages and its fallback, in words.
import { weeklyOpenMinutes } from "outbound-campaign/2026-07";
import { attempt } from "../charts/schedule-picture.js";
import { OWN_ZONE } from "../state/create-view.js";
import { hoursNumber, hoursText, zoneText } from "../text/hours-text.js";
import { localeOf } from "../text/locale.js";
import { CHANNEL_ICONS, lengthOf, MESSAGE_FIELDS } from "./pickers.js";
import { startParts, startTime } from "./start.js";
import { channelOf, fallbackOf, isOfOtherChannel } from "./values.js";

/** @import { DashboardTranslations } from "../i18n/en.js" */
/** @import { DisplayNames } from "../text/describe.js" */
/** @import { Prefix, Values } from "./pickers.js" */
/** @typedef {{ translations: DashboardTranslations, language: string, names?: DisplayNames }} TextOptions */

/** Returns the texts that only this contract has. @param {DashboardTranslations} translations */
export function messagingTexts({ messaging }) {
  if (messaging === undefined) throw new Error("The texts of the contract of July 2026 are not loaded.");
  return messaging;
}

/** @param {Values} values */
function zoneOf({ timezone }) {
  return typeof timezone === "string" && timezone !== "" ? timezone : OWN_ZONE;
}

/**
 * Formats a scheduled start: "Mon 7 December, 09:00 (Europe/Berlin)". Undefined without one.
 * @param {object} campaign
 * @param {string} language
 */
export function startText(campaign, language) {
  const values = /** @type {Values} */ (campaign);
  const { scheduled_start_at: start } = values;
  if (start === undefined || start === null || start === "") return undefined;
  const zone = zoneOf(values);
  const parts = startParts(start, zone);
  if (parts === undefined) return String(start);
  const wall = Date.parse(`${parts.date}T00:00:00Z`) + parts.minutes * 60_000;
  const utc = /** @type {const} */ ({ timeZone: "UTC" });
  const locale = localeOf(language);
  const isOtherYear = new Date(wall).getUTCFullYear() !== new Date().getFullYear();
  const day = new Intl.DateTimeFormat(locale, {
    ...utc,
    weekday: "short",
    day: "numeric",
    month: "long",
    ...(isOtherYear && { year: "numeric" }),
  });
  const clock = new Intl.DateTimeFormat(locale, { ...utc, timeStyle: "short" });
  const named = `${day.format(wall)}, ${clock.format(wall)}`;
  return parts.hasOffset ? `${named} (${zone})` : named;
}

/** Returns the instant of a scheduled start. Undefined for a start without an offset. @param {object} campaign */
export function startInstant(campaign) {
  const at = startTime(/** @type {Values} */ (campaign).scheduled_start_at);
  return at === undefined ? undefined : new Date(at);
}

/** Whether a started campaign waits for its scheduled start. @param {object} campaign @param {Date} [now] */
export function startsLater(campaign, now = new Date()) {
  const at = startInstant(campaign);
  return at !== undefined && at > now;
}

/**
 * Returns the sentence about a scheduled start: in the future, in the past, or in an unknown zone.
 * @param {object} campaign
 * @param {string} start of `startText`
 * @param {{ future: (start: string) => string, texts: import("./texts.en.js").MessagingTranslations }} options
 */
export function scheduledStartText(campaign, start, { future, texts }) {
  if (startInstant(campaign) === undefined) return texts.startZoneUnknown(start);
  return startsLater(campaign) ? future(start) : texts.wouldHaveStarted(start);
}

/** Formats a mapping: "{{1}} → first_name". @param {unknown} mapping */
export function mappingText(mapping) {
  return Object.entries(Object(mapping))
    .map(([placeholder, variable]) => `{{${placeholder}}} → ${variable}`)
    .join(", ");
}

/**
 * Formats the value of a field that the first contract lacks. Undefined for another field.
 * @param {string} name
 * @param {unknown} value
 * @param {object} campaign
 * @param {TextOptions} options
 * @returns {string | undefined}
 */
export function valueText(name, value, campaign, { translations, language, names }) {
  const { channels, fallbacks } = messagingTexts(translations);
  const values = /** @type {Values} */ (campaign);
  if (name === "channel") return channels[channelOf(campaign)];
  if (name === "fallback_channel") return fallbacks[fallbackOf(campaign) ?? "none"];
  if (name === "scheduled_start_at") return startText(campaign, language);
  if (name.endsWith("_variable_mapping")) return mappingText(value);
  if (name.endsWith("whatsapp_sender_id")) return senderName(value, names);
  if (name.endsWith("whatsapp_template_id")) {
    return templateName(values[name.replace("template", "sender")], value, names);
  }
  if (name.endsWith("sms_from_phone_number_id")) return names?.numbers.get(String(value)) ?? `#${value}`;
  return undefined;
}

/**
 * Returns the sentence about a placeholder that cannot be filled, by its case. Undefined for another warning.
 * @param {Pick<import("outbound-campaign").Warning, "code" | "fields">} warning
 * @param {object} campaign
 * @param {DashboardTranslations} translations
 */
export function warningText({ code, fields }, campaign, translations) {
  if (/** @type {string} */ (code) !== "placeholder_unfillable") return undefined;
  const texts = messagingTexts(translations);
  const field = String(fields[0]);
  const value = /** @type {Values} */ (campaign)[field];
  if (field === "name") return texts.placeholderInName;
  if (field.endsWith("sms_body")) {
    const [, end] = String(value).split(/\{\{\s*\}\}/, 2);
    return end === undefined ? texts.placeholderOpen : texts.placeholderUnnamed;
  }
  const isInBraces = Object.values(Object(value)).some((name) => String(name ?? "").includes("{{"));
  return isInBraces ? texts.variableInBraces : texts.variableMissing;
}

/**
 * Returns the icon and the name of a campaign's channel.
 * @param {object} campaign
 * @param {DashboardTranslations} translations
 */
export function channelTag(campaign, translations) {
  const channel = channelOf(campaign);
  return { icon: CHANNEL_ICONS[channel], text: messagingTexts(translations).channels[channel] };
}

/**
 * Returns the name of the sender of messages. Undefined for calls, which an assistant makes.
 * @param {object} campaign
 * @param {DisplayNames | undefined} names
 */
export function senderOf(campaign, names) {
  const { whatsapp_sender_id, sms_from_phone_number_id: number } = /** @type {Values} */ (campaign);
  const channel = channelOf(campaign);
  if (channel === "whatsapp") return senderName(whatsapp_sender_id, names);
  return channel === "sms" ? (names?.numbers.get(String(number)) ?? `#${number}`) : undefined;
}

/**
 * Returns the sentence about a scheduled campaign, or about a draft that a start schedules. Undefined for any other.
 * @param {string} status
 * @param {object} campaign
 * @param {Pick<TextOptions, "translations" | "language"> & { now?: Date }} options
 */
export function statusText(status, campaign, { translations, language, now }) {
  const start = startsLater(campaign, now) ? startText(campaign, language) : undefined;
  const { startHelp, pressToSchedule } = messagingTexts(translations);
  if (start === undefined) return undefined;
  if (status === "draft") return pressToSchedule(start);
  return status === "scheduled" ? startHelp(start) : undefined;
}

/**
 * Returns the texts of a start that schedules a campaign, for its confirmation. Undefined for a start that begins it.
 * @param {{ name: string, settings: object }} campaign
 * @param {Pick<TextOptions, "translations" | "language"> & { now?: Date }} options
 */
export function scheduleTexts({ name, settings }, { translations, language, now }) {
  const start = startsLater(settings, now) ? startText(settings, language) : undefined;
  if (start === undefined) return undefined;
  const { scheduleTitle, scheduleText, scheduleYes } = messagingTexts(translations);
  return { title: scheduleTitle(name), text: scheduleText(start), yes: scheduleYes };
}

/**
 * Returns the title and the sentences after a start that scheduled a campaign. Undefined without a known start.
 * @param {{ name: string, settings: object }} campaign
 * @param {Pick<TextOptions, "translations" | "language">} options
 */
export function scheduledTexts({ name, settings }, { translations, language }) {
  const start = startText(settings, language);
  if (start === undefined) return undefined;
  const { scheduledTitle, scheduledFor, startHelp } = messagingTexts(translations);
  return { title: scheduledTitle(name), text: startHelp(start), toast: scheduledFor(name, start) };
}

/**
 * Returns the facts that the confirmation of a start or a stop lists.
 * @param {object} campaign
 * @param {string} hours
 * @param {TextOptions} options
 * @returns {[label: string, text: string][]}
 */
export function confirmFacts(campaign, hours, { translations, language, names }) {
  const { columns } = translations.list;
  const { timezone, max_calls_in_parallel: parallel } = /** @type {Values} */ (campaign);
  const labels = /** @type {Readonly<Record<string, string>>} */ (translations.labels);
  const sent = sentFacts(campaign, { translations });
  /** @type {[string | undefined, unknown][]} */
  const facts = [
    [labels.channel, channelTag(campaign, translations).text],
    [columns.assistant, senderOf(campaign, names)],
    [messagingTexts(translations).start, startText(campaign, language)],
    [columns.hours, hours],
    [labels.timezone, timezone],
    sent ? [sent.rateLabel, sent.rate] : [labels.max_calls_in_parallel, parallel],
  ];
  return facts.flatMap(([label = "", value]) => (value === undefined ? [] : [[label, String(value)]]));
}

/** @param {unknown} id @param {DisplayNames | undefined} names */
function senderName(id, names) {
  return names?.senders?.find((sender) => String(sender.id) === String(id))?.name ?? `#${id}`;
}

/** @param {unknown} sender @param {unknown} id @param {DisplayNames | undefined} names */
function templateName(sender, id, names) {
  const templates = names?.senders?.find((one) => String(one.id) === String(sender))?.templates ?? [];
  return templates.find((template) => String(template.id) === String(id))?.name ?? `#${id}`;
}

/** The groups of the review, by channel. */
const GROUPS = /** @type {const} */ ([
  {
    key: "who",
    fields: [
      "name",
      "channel",
      "assistant_id",
      "whatsapp_sender_id",
      "whatsapp_template_id",
      "text_variable_mapping",
      "sms_from_phone_number_id",
      "sms_body",
    ],
  },
  { key: "when", fields: ["timezone", "schedule_windows", "scheduled_start_at"] },
  { key: "often", fields: ["max_calls_in_parallel", "max_retries", "retry_interval", "messages_per_minute"] },
  { key: "goal", fields: ["goal_completion_variable", "retry_on_goal_incomplete"] },
  {
    key: "fallback",
    fields: [
      "fallback_channel",
      "fallback_whatsapp_sender_id",
      "fallback_whatsapp_template_id",
      "fallback_variable_mapping",
      "fallback_sms_from_phone_number_id",
      "fallback_sms_body",
    ],
  },
  { key: "more", fields: ["phone_number_ids", "retry_on_voicemail", "mark_complete_when_no_leads"] },
]);

/** Returns the groups of the review, without fields of another channel. @param {object} campaign */
export function groupsOf(campaign) {
  return GROUPS.map(({ key, fields }) => ({
    key,
    fields: fields.filter((name) => !isOfOtherChannel(name, campaign)),
  })).filter(({ fields }) => fields.length > 0);
}

/** The settings of a campaign's page, in the order of the form. The windows stand beside the days. */
export const SETTING_FIELDS = GROUPS.flatMap(({ fields }) => [...fields]).flatMap((name) => {
  if (name === "name") return [];
  return name === "schedule_windows" ? ["allowed_days"] : [name];
});

/**
 * Returns the text of a setting that was not sent, and has no documented default.
 * @param {string} name
 * @param {DashboardTranslations} translations
 */
export function absentText(name, translations) {
  const { byHand, fallbacks, noVariables, channels } = messagingTexts(translations);
  if (name === "scheduled_start_at") return byHand;
  if (name === "fallback_channel") return fallbacks.none;
  if (name === "channel") return channels.call;
  return name.endsWith("_variable_mapping") ? noVariables : undefined;
}

/**
 * Returns the facts of a campaign that sends messages. Undefined for calls.
 * @param {object} campaign
 * @param {Pick<TextOptions, "translations">} options
 */
export function sentFacts(campaign, { translations }) {
  if (channelOf(campaign) === "call") return undefined;
  const { nextMessage, unsetRate } = messagingTexts(translations);
  const { messages_per_minute: rate } = /** @type {Values} */ (campaign);
  const labels = /** @type {Readonly<Record<string, string>>} */ (translations.labels);
  const label = labels.messages_per_minute ?? "";
  return { next: nextMessage, rateLabel: label, rate: rate === undefined || rate === "" ? unsetRate : String(rate) };
}

/**
 * Formats the pace of a campaign: "3 at once", "10 a minute".
 * @param {object} campaign
 * @param {DashboardTranslations} translations
 */
export function paceText(campaign, translations) {
  const { atOnce, perMinute } = messagingTexts(translations);
  const { max_calls_in_parallel: calls, messages_per_minute: rate } = /** @type {Values} */ (campaign);
  const [text, number] = channelOf(campaign) === "call" ? [atOnce, calls] : [perMinute, rate];
  return number === undefined ? "–" : text(String(number));
}

/**
 * Returns the events of the review for this contract.
 * @param {import("../state/contract.js").HappeningLine[]} calls the events of a campaign of calls
 * @param {object} campaign
 * @param {TextOptions} options
 * @returns {import("../state/contract.js").HappeningLine[]}
 */
export function happening(calls, campaign, { translations, language, names }) {
  const texts = messagingTexts(translations);
  const values = /** @type {Values} */ (campaign);
  const start = startText(campaign, language);
  const lines = channelOf(campaign) === "call" ? calls.slice(0, -1) : messages();
  const fallback = fallbackOf(campaign);
  const by = fallback && messageText("fallback_", fallback);
  /** @type {import("../state/contract.js").HappeningLine[]} */
  const afterwards =
    by === undefined ? [] : [{ icon: fallback === "sms" ? "text" : "whatsapp", text: texts.willFall(by) }];
  /** @type {import("../state/contract.js").HappeningLine} */
  const begin = start
    ? { icon: "clock", text: scheduledStartText(campaign, start, { future: texts.willStart, texts }) }
    : { icon: "draft", text: channelOf(campaign) === "call" ? (calls.at(-1)?.text ?? "") : texts.willDraft };
  return [...lines, ...afterwards, begin];

  /** @returns {import("../state/contract.js").HappeningLine[]} */
  function messages() {
    const channel = channelOf(campaign);
    const { timezone, messages_per_minute: rate } = values;
    const hours = hoursText(campaign, { translations, language });
    const minutes = attempt(() => weeklyOpenMinutes(campaign, { accountTimezone: OWN_ZONE }));
    const total =
      minutes === undefined
        ? ""
        : translations.review.thatIs(translations.create.perWeek(hoursNumber(minutes, language)));
    const zone = timezone === undefined ? undefined : zoneText(String(timezone), translations);
    return [
      { icon: channel === "sms" ? "text" : "whatsapp", text: texts.willSend(messageText("", channel)) },
      { icon: "calendar", text: `${texts.willSendAt(hours, zone)} ${total}`.trim() },
      { icon: "repeat", text: rate === undefined ? texts.willSendOnce : texts.willSendRate(Number(rate)) },
    ];
  }

  /** @param {Prefix} prefix @param {string} channel */
  function messageText(prefix, channel) {
    const { sender, template, number, body } = MESSAGE_FIELDS[prefix];
    if (channel === "sms") {
      const from = names?.numbers.get(String(values[number])) ?? `#${values[number]}`;
      return texts.textFrom(from, lengthOf(body, values[body]).length);
    }
    return texts.templateOf(templateName(values[sender], values[template], names), senderName(values[sender], names));
  }
}

/**
 * Returns the sentences of the created campaign that differ from those of the first contract.
 * @param {object} campaign
 * @param {Pick<TextOptions, "translations" | "language">} options
 */
export function doneTexts(campaign, { translations, language }) {
  const texts = messagingTexts(translations);
  const isMessage = channelOf(campaign) !== "call";
  const start = startsLater(campaign) ? startText(campaign, language) : undefined;
  if (start) {
    return {
      text: texts.doneScheduled(start),
      start: texts.pressToSchedule(start),
    };
  }
  return isMessage ? { text: texts.doneMessages } : {};
}
