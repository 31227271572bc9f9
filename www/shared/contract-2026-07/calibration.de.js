// Die deutschen Sätze über das Verhalten eines Servers, für die Kalibrierung.
// cspell:disable

/** @import { Readings, ReadingText } from "./calibration.en.js" */

const start = "Ein geplanter Beginn wie ";
const accepted = "Der Server nimmt das an.";
const refused = "Der Server lehnt das ab.";

/** @type {Record<keyof Readings, ReadingText>} */
export const readings = {
  hasChannels: ["Felder vom Juli 2026", "Der Server hat sie.", "Der Server hat sie nicht."],
  assistantWithoutChannel: [
    "Ein Formular ohne Kanal",
    "Es braucht einen Assistenten.",
    "Es braucht keinen Assistenten.",
  ],
  assistantWithNullChannel: [
    "Ein Formular mit leerem Kanal",
    "Es braucht einen Assistenten.",
    "Es braucht keinen Assistenten.",
  ],
  assistantWithUnknownChannel: [
    "Ein Formular mit unbekanntem Kanal",
    "Es braucht einen Assistenten.",
    "Es braucht keinen Assistenten.",
  ],
  requiredByChannel: [
    "WhatsApp und SMS",
    (fields) => `Der Server verlangt: ${fields}.`,
    "Der Server verlangt dafür kein weiteres Feld.",
  ],
  requiredByFallback: [
    "Der Ersatz für einen Anruf",
    (fields) => `Der Server verlangt: ${fields}.`,
    "Der Server verlangt dafür kein weiteres Feld.",
  ],
  acceptsFallbackOfMessages: ["Ein Ersatz für Nachrichten", accepted, refused],
  checksOtherChannels: ["Felder eines anderen Kanals", "Der Server prüft sie.", "Der Server prüft sie nicht."],
  refusesNull: [
    "Optionale Felder ohne Wert",
    (fields) => `Der Server lehnt null ab bei: ${fields}.`,
    "Der Server nimmt null bei allen an.",
  ],
  refusesUnknownIds: [
    "IDs, die das Konto nicht hat",
    (fields) => `Der Server lehnt sie ab bei: ${fields}.`,
    "Die Regeln nehmen sie an. Das Konto kann sie später noch ablehnen.",
  ],
  acceptsEqualPhoneNumbers: ["Eine doppelte Telefonnummer", accepted, refused],
  acceptsEqualDays: ["Ein doppelter Tag", accepted, refused],
  acceptsGoalWithoutVariable: ["Anrufe bis zum Ziel, ohne Zielvariable", accepted, refused],
  goalVariableMax: [
    "Länge der Zielvariable",
    (count) => `Sie darf ${count} Zeichen haben.`,
    "Sie darf mehr als 255 Zeichen haben.",
  ],
  smsBodyMax: [
    "Länge einer SMS",
    (count) => `Sie darf ${count} Zeichen haben.`,
    "Sie darf mehr als 1600 Zeichen haben.",
  ],
  fallbackSmsBodyMax: [
    "Länge der SMS als Ersatz",
    (count) => `Sie darf ${count} Zeichen haben.`,
    "Sie darf mehr als 1600 Zeichen haben.",
  ],
  acceptsMappedValues: ["Eine Zuordnung, deren Werte keine Texte sind", accepted, refused],
  acceptsShortHours: ["Die Uhrzeit 9:00", accepted, refused],
  acceptsSeconds: ["Die Uhrzeit 09:00:00", accepted, refused],
  acceptsHour24: ["Die Uhrzeit 24:00", accepted, refused],
  acceptsNoWindows: ["Eine leere Liste von Zeitfenstern", accepted, refused],
  acceptsWindowMembers: ["Ein Zeitfenster mit weiteren Angaben", accepted, refused],
  acceptsEqualTimes: ["Zeitfenster mit gleicher Anfangs- und Endzeit", accepted, refused],
  acceptsOvernight: ["Ein Zeitfenster, das am nächsten Tag endet", accepted, refused],
  acceptsOverlap: ["Zeitfenster, die sich überschneiden", accepted, refused],
  acceptsHoursBesideWindows: ["Zeitfenster und Uhrzeiten in einem Formular", accepted, refused],
  acceptsPastStart: ["Ein geplanter Beginn in der Vergangenheit", accepted, refused],
  acceptsStartWithFraction: [`${start}2096-07-24T18:00:00.000Z`, accepted, refused],
  acceptsStartWithOffset: [`${start}2096-07-24T18:00:00+02:00`, accepted, refused],
  acceptsStartWithoutOffset: [`${start}2096-07-24T18:00:00`, accepted, refused],
  acceptsStartWithBlank: [`${start}2096-07-24 18:00:00`, accepted, refused],
  acceptsStartWithoutTime: [`${start}2096-07-24`, accepted, refused],
  acceptsStartInWords: [`${start}24.07.2096`, accepted, refused],
  zoneOfStart: ["Zeitzone eines Beginns ohne Zeitversatz", "", ""],
  hoursThatApply: ["Zeitfenster oder Uhrzeiten, wenn ein Formular beides hat", "", ""],
  meaningOfEqualTimes: ["Bedeutung von Zeitfenstern mit gleicher Anfangs- und Endzeit", "", ""],
};

/** @type {typeof import("./calibration.en.js").texts} */
export const texts = {
  title: "Verhalten des Servers",
  intro: "Die Seiten des Anbieters lassen diese Punkte offen. Ein Prüfergebnis folgt immer den Annahmen dieses Pakets.",
  topic: "Punkt",
  count: (count) => {
    if (count === 0) return "Kein gemessener Punkt weicht von den Annahmen des Pakets ab.";
    const points = count === 1 ? "gemessener Punkt weicht" : "gemessene Punkte weichen";
    return `${count} ${points} von den Annahmen des Pakets ab.`;
  },
  differs: "Weicht von der Annahme des Pakets ab:",
  notMeasured: "Nicht gemessen",
};
