// The English texts of the contract of July 2026. tsc checks that the German file has the same keys.
import { en } from "outbound-campaign/messages/en-2026-07";

/** @typedef {typeof messaging} MessagingTranslations */

/** "weekdays, 09:00–17:00", but "Mon to Thu, 09:00–17:00". @param {string} hours */
const inSentence = (hours) => hours.replace(/^(Every|Weekdays|Weekends)/, (word) => word.toLowerCase());

export const language = en;

/** The texts of the first contract that speak of calls alone. */
export const replaced = {
  groups: { who: "Who" },
  groupTexts: {
    when: "Calls and messages start at these hours only.",
    fallback: "One message to a lead who does not answer the last call. Optional.",
  },
  windows: "The next ten windows",
  charts: {
    legend: { calls: "Open" },
    never: "Nothing is ever sent: no day or no hour is allowed.",
  },
  fixes: {
    overlapping_windows: "Join the windows",
    zero_length_window: "Remove the window",
    hours_beside_windows: "Remove the other hours",
    other_channel: "Remove these entries",
    fallback_incomplete: "Remove these entries",
    start_in_past: "Start by hand",
    start_without_offset: "Add the offset",
  },
};

export const messaging = {
  channels: { call: "Call", whatsapp: "WhatsApp", sms: "Text message" },
  fallbacks: { none: "None", whatsapp: "WhatsApp", sms: "Text message" },

  hours: "Hours",
  startOf: (/** @type {number} */ position) => `Start of window ${position}`,
  endOf: (/** @type {number} */ position) => `End of window ${position}`,
  windowOf: (/** @type {number} */ position) => `Window ${position}`,
  bodyHelp: "{{variable}} stands for a variable of the lead.",
  addHours: "Add hours",
  removeHours: (/** @type {number} */ position) => `Remove window ${position}`,
  nextDay: "next day",
  how: "Turn days on or off. Move the start, the end or the whole window with the arrow keys or by dragging.",

  start: "Start",
  byHand: "By hand",
  startByHand: "Start by hand",
  startAt: "Start at",
  date: "Date",
  time: "Time",
  byHandHelp: "You press start when the leads are added.",
  startHelp: (/** @type {string} */ start) => `Starts on ${start}.`,
  startIncomplete: "Choose a date and a time.",
  startElsewhere: "The server reads this start by its own rules. Choose a date to replace it.",

  placeholder: (/** @type {string} */ name) => `Variable for {{${name}}}`,
  unknownPlaceholder: "not in the template",
  addPlaceholder: "Add a placeholder",
  removePlaceholder: (/** @type {string} */ name) => `Remove {{${name}}}`,
  mappingFirst: "Choose a template first.",
  mappingNone: "This template has no placeholder.",
  noVariables: "None",
  variable: "variable of the lead",
  templateReads: (/** @type {string} */ text) => `Its text: “${text}”`,
  templateFirst: "Choose a sender first.",
  noTemplates: "This sender has no approved template.",
  noSenders: "Your account has no WhatsApp sender.",
  noTextNumbers: "No phone number of your account can send text messages.",
  characters: (/** @type {number} */ count, /** @type {number | undefined} */ most) =>
    most === undefined ? `${count} characters` : `${count} of ${most} characters`,

  nextMessage: "Next message",
  unsetRate: "Server decides",

  willSend: (/** @type {string} */ what) => `Sends ${what}.`,
  templateOf: (/** @type {string} */ template, /** @type {string} */ sender) =>
    `the WhatsApp template “${template}” from ${sender}`,
  textFrom: (/** @type {string} */ from, /** @type {number} */ length) =>
    `a text message of ${length} characters from ${from}`,
  willSendAt: (/** @type {string} */ hours, /** @type {string | undefined} */ zone) =>
    `Messages are sent ${inSentence(hours)}${zone === undefined ? "" : `, ${zone}`}.`,
  willSendOnce: "Each lead gets one message.",
  willSendRate: (/** @type {number} */ rate) =>
    `Each lead gets one message. Up to ${rate === 1 ? "1 message" : `${rate} messages`} a minute.`,
  willFall: (/** @type {string} */ what) => `A lead who does not answer the last call gets ${what}.`,
  willStart: (/** @type {string} */ start) => `Starts on ${start}. Add leads before then.`,
  wouldHaveStarted: (/** @type {string} */ start) => `Its start, ${start}, is in the past.`,
  willDraft: "Nothing is sent yet. The campaign is created as a draft. You add leads, then start it.",

  doneScheduled: (/** @type {string} */ start) => `It starts on ${start}. It needs leads before then.`,
  doneStartScheduled: (/** @type {string} */ start) => `By itself on ${start}.`,
  doneMessages: "It is a draft: nothing is sent yet. Two steps are left.",
};
