// The English texts of the contract of July 2026. tsc checks that the German file has the same keys.
import { en } from "outbound-campaign/messages/en-2026-07";

/** @typedef {typeof messaging} MessagingTranslations */

/** "weekdays, 09:00–17:00", but "Mon to Thu, 09:00–17:00". @param {string} hours */
const inSentence = (hours) => hours.replace(/^(Every|Weekdays|Weekends)/, (word) => word.toLowerCase());

export const language = en;

/** The texts of the first contract that speak of calls alone. */
export const replaced = {
  create: {
    groups: { who: "Who" },
    groupTexts: {
      when: "Calls and messages start at these hours only.",
      fallback: "One message to a lead who does not answer the last call. Optional.",
    },
  },
  verdict: {
    windows: "The next ten windows",
    fixes: {
      night_hours: "Keep to daytime",
      overlapping_windows: "Join the windows",
      zero_length_window: "Remove the window",
      hours_beside_windows: "Remove the other hours",
      other_channel: "Remove these entries",
      fallback_incomplete: "Remove these entries",
      start_in_past: "Start by hand",
      start_without_offset: "Add the offset",
    },
  },
  calibrate: {
    how: "The relay posts sixteen forms to this server. By the vendor’s pages, a server refuses each of them.",
  },
  review: { draftNote: "It is created as a draft. No lead is contacted." },
  done: {
    text: "It is a draft: no lead is contacted yet. Three steps are left.",
    leadsText: (/** @type {string} */ server) => `The people to contact. You add them in ${server}.`,
    leadsSandbox: (/** @type {string} */ server) =>
      `The people to contact. You add them in ${server}; the sandbox has none.`,
    startText: (/** @type {string} */ time) => `It can then begin: ${time}.`,
    startNow: "It can begin within minutes of the start.",
    startNever: "Its hours are never open. Create another campaign with other hours.",
    hours: "Check the hours",
    open: "See the hours of the next two weeks",
    startedText: "The first calls or messages may take 10 to 15 minutes.",
  },
  list: {
    columns: { assistant: "From", hours: "Hours", parallel: "Pace" },
    atNight: "open at night",
    failedText: "Your campaigns are not affected. Those in progress go on.",
    emptyText: "A campaign calls your leads or writes to them, at the hours you choose.",
    started: (/** @type {string} */ name) =>
      `“${name}” is started. The first calls or messages may take 10 to 15 minutes.`,
  },
  confirm: {
    startYes: "Start",
    startOpen: "The hours are open now: it can begin within minutes.",
    startNext: (/** @type {string} */ time, /** @type {string} */ relative) => `It can begin ${time} (${relative}).`,
    startZoneUnknown: "It begins as soon as its hours allow it.",
    startNever: "Its hours or days are never open, so no lead is contacted.",
    startNight: "It can call or write at night.",
    stopYes: "Stop",
    stopText: "Nothing new is started. Calls under way end by themselves. You can start it again.",
  },
  detail: {
    callingNow: (/** @type {string} */ until) => `Open now, until ${until}.`,
    nextCall: (/** @type {string} */ time, /** @type {string} */ relative) => `It goes on ${time} (${relative}).`,
    never: "Its hours or days are never open.",
    inHours: "It runs at its hours.",
    saysOf: {
      draft: "No lead is contacted before you start it.",
      scheduled: "It starts by itself.",
      paused: "No lead is contacted while it is paused.",
      stopped: "No lead is contacted until you start it again.",
    },
    whenTitle: "When it runs",
    requestSandbox: (/** @type {string} */ host) => `It goes to the sandbox (${host}): no lead is contacted.`,
  },
  compare: { week: "Hours of the week" },
  sandbox: {
    text: "No real calls or messages are made here. Simulate a failure to see the page as your users would see it.",
    liveText: "Campaigns of this page place real calls and send real messages.",
  },
};

/** The texts of the pictures that speak of calls alone. */
export const replacedCharts = {
  legend: { calls: "Open" },
  never: "It is never open: no day or no hour is allowed.",
  fortnight: { none: "closed" },
  week: { noDay: "No day is allowed, so no lead is contacted." },
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
  placeholderInName: "The campaign’s name is not filled in: its {{placeholder}} stays as it is.",
  placeholderUnnamed: "A placeholder has no name. Write a variable between {{ and }}.",
  placeholderOpen: "A placeholder has no end. Write }} after its name.",
  variableMissing: "A placeholder of the template has no variable. Write the name of one.",
  variableInBraces: "A variable of the template has braces. Write its name without {{ and }}.",
  variable: "variable of the lead",
  templateReads: (/** @type {string} */ text) => `Its text: “${text}”`,
  templateFirst: "Choose a sender first.",
  noTemplates: "This sender has no approved template.",
  noSenders: "Your account has no WhatsApp sender.",
  noTextNumbers: "No phone number of your account can send text messages.",
  characters: (/** @type {number} */ count, /** @type {number | undefined} */ most) =>
    most === undefined ? `${count} ${count === 1 ? "character" : "characters"}` : `${count} of ${most} characters`,

  nextMessage: "Next message",
  atOnce: (/** @type {string} */ calls) => `${calls} at once`,
  perMinute: (/** @type {string} */ rate) => `${rate} a minute`,
  unsetRate: "Server decides",

  willSend: (/** @type {string} */ what) => `Sends ${what}.`,
  templateOf: (/** @type {string} */ template, /** @type {string} */ sender) =>
    `the WhatsApp template “${template}” from ${sender}`,
  textFrom: (/** @type {string} */ from, /** @type {number} */ length) =>
    `a text message of ${length === 1 ? "1 character" : `${length} characters`} from ${from}`,
  willSendAt: (/** @type {string} */ hours, /** @type {string | undefined} */ zone) =>
    `Messages are sent ${inSentence(hours)}${zone === undefined ? "" : `, ${zone}`}.`,
  willSendOnce: "Each lead gets one message.",
  willSendRate: (/** @type {number} */ rate) =>
    `Each lead gets one message. Up to ${rate === 1 ? "1 message" : `${rate} messages`} a minute.`,
  willFall: (/** @type {string} */ what) => `A lead who does not answer the last call gets ${what}.`,
  willStart: (/** @type {string} */ start) =>
    `The campaign is created as a draft. You add leads, then press Start to schedule it for ${start}.`,
  wouldHaveStarted: (/** @type {string} */ start) => `Its start, ${start}, is in the past.`,
  startZoneUnknown: (/** @type {string} */ start) =>
    `The server decides when it starts: its start, ${start}, has no offset from UTC.`,
  willDraft: "Nothing is sent yet. The campaign is created as a draft. You add leads, then start it.",

  pressToSchedule: (/** @type {string} */ start) => `Press Start to schedule it for ${start}.`,
  scheduleTitle: (/** @type {string} */ name) => `Schedule “${name}”?`,
  scheduleText: (/** @type {string} */ start) => `It starts on ${start}. It needs leads before then.`,
  scheduleYes: "Schedule",
  scheduledTitle: (/** @type {string} */ name) => `“${name}” is scheduled`,
  scheduledFor: (/** @type {string} */ name, /** @type {string} */ start) => `“${name}” is scheduled for ${start}.`,

  doneScheduled: (/** @type {string} */ start) =>
    `It is a draft: press Start to schedule it for ${start}. It needs leads before then.`,
  doneMessages: "It is a draft: nothing is sent yet. Three steps are left.",
};
