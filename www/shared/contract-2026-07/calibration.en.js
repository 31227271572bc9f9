// The English sentences about the readings of a server, for the calibration page.

/** @typedef {import("outbound-campaign/2026-07").Readings} Readings */
/** @typedef {(value: string) => string} Sentence the value is a number, or names of fields */
/**
 * The topic of a reading, its sentence, and that of the other answer: false, `null` or an empty list.
 * @typedef {readonly [topic: string, yes: string | Sentence, no: string]} ReadingText
 */

const start = "A scheduled start such as ";
const accepted = "The server accepts it.";
const refused = "The server refuses it.";

/** @type {Record<keyof Readings, ReadingText>} */
export const readings = {
  hasChannels: ["Fields of July 2026", "The server has them.", "The server lacks them."],
  assistantWithoutChannel: ["A form without a channel", "It needs an assistant.", "It needs no assistant."],
  assistantWithNullChannel: ["A form with an empty channel", "It needs an assistant.", "It needs no assistant."],
  assistantWithUnknownChannel: ["A form with an unknown channel", "It needs an assistant.", "It needs no assistant."],
  requiredByChannel: [
    "WhatsApp and text messages",
    (fields) => `The server requires: ${fields}.`,
    "The server requires no further field for them.",
  ],
  requiredByFallback: [
    "The fallback of a call",
    (fields) => `The server requires: ${fields}.`,
    "The server requires no further field for it.",
  ],
  acceptsFallbackOfMessages: ["A fallback of messages", accepted, refused],
  checksOtherChannels: ["Fields of another channel", "The server checks them.", "The server does not check them."],
  refusesNull: [
    "Optional fields without a value",
    (fields) => `The server refuses null for: ${fields}.`,
    "The server accepts null for all of them.",
  ],
  refusesUnknownIds: [
    "Ids that the account does not have",
    (fields) => `The server refuses them for: ${fields}.`,
    "The rules accept them. The account may still refuse them.",
  ],
  acceptsEqualPhoneNumbers: ["A phone number that occurs twice", accepted, refused],
  acceptsEqualDays: ["A day that occurs twice", accepted, refused],
  acceptsGoalWithoutVariable: ["Calls until a goal is met, without a goal variable", accepted, refused],
  goalVariableMax: [
    "Length of the goal variable",
    (count) => `It may have ${count} characters.`,
    "It may have more than 255 characters.",
  ],
  smsBodyMax: [
    "Length of a text message",
    (count) => `It may have ${count} characters.`,
    "It may have more than 1600 characters.",
  ],
  fallbackSmsBodyMax: [
    "Length of the fallback’s text message",
    (count) => `It may have ${count} characters.`,
    "It may have more than 1600 characters.",
  ],
  acceptsMappedValues: ["A mapping with values other than texts", accepted, refused],
  acceptsShortHours: ["9:00 as a calling hour", accepted, refused],
  acceptsSeconds: ["09:00:00 as a calling hour", accepted, refused],
  acceptsHour24: ["24:00 as a calling hour", accepted, refused],
  acceptsNoWindows: ["An empty list of windows", accepted, refused],
  acceptsWindowMembers: ["A window with further members", accepted, refused],
  acceptsEqualTimes: ["A window that ends at its start", accepted, refused],
  acceptsOvernight: ["A window that ends on the next day", accepted, refused],
  acceptsOverlap: ["Windows that overlap", "The server accepts them.", "The server refuses them."],
  acceptsHoursBesideWindows: ["Windows and hours in one form", "The server accepts both.", "The server refuses that."],
  acceptsPastStart: ["A scheduled start in the past", accepted, refused],
  acceptsStartWithFraction: [`${start}2096-07-24T18:00:00.000Z`, accepted, refused],
  acceptsStartWithOffset: [`${start}2096-07-24T18:00:00+02:00`, accepted, refused],
  acceptsStartWithoutOffset: [`${start}2096-07-24T18:00:00`, accepted, refused],
  acceptsStartWithBlank: [`${start}2096-07-24 18:00:00`, accepted, refused],
  acceptsStartWithoutTime: [`${start}2096-07-24`, accepted, refused],
  acceptsStartInWords: [`${start}24.07.2096`, accepted, refused],
  zoneOfStart: ["Time zone of a start without an offset", "", ""],
  hoursThatApply: ["Windows or hours, if a form has both", "", ""],
  meaningOfEqualTimes: ["Meaning of a window that ends at its start", "", ""],
};

export const texts = {
  title: "Behaviour of the server",
  intro: "The vendor’s pages leave these points open. A verdict always follows the assumptions of this package.",
  topic: "Point",
  count: (/** @type {number} */ count) =>
    count === 0
      ? "No measured point differs from the package’s assumptions."
      : `${count} measured ${count === 1 ? "point differs" : "points differ"} from the package’s assumptions.`,
  differs: "Differs from the package’s assumption:",
  notMeasured: "Not measured",
};
