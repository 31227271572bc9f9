// The German texts of the contract of July 2026.
// cspell:ignore Absender Anruf Anrufe Anrufen Anrufs angelegt Antwort Aufheben aus Ausweich Auswahl beginnt Beginn
import { de } from "outbound-campaign/messages/de-2026-07";

/** "werktags, 09:00–17:00": the hours of a sentence. @param {string} hours */
const inSentence = (hours) => hours.replace(/^(Jeden Tag|Werktags|Wochenende)/, (word) => word.toLowerCase());

export const language = de;

/** @type {typeof import("./texts.en.js").replaced} */
export const replaced = {
  create: {
    groups: { who: "Wer" },
    groupTexts: {
      when: "Anrufe und Nachrichten beginnen nur zu diesen Zeiten.",
      fallback: "Eine Nachricht an Kontakte, die den letzten Anruf nicht annehmen. Optional.",
    },
  },
  verdict: {
    windows: "Die nächsten zehn Zeitfenster",
    fixes: {
      night_hours: "Auf den Tag beschränken",
      overlapping_windows: "Zeitfenster verbinden",
      zero_length_window: "Zeitfenster entfernen",
      hours_beside_windows: "Die anderen Zeiten entfernen",
      other_channel: "Diese Angaben entfernen",
      fallback_incomplete: "Diese Angaben entfernen",
      start_in_past: "Von Hand starten",
      start_without_offset: "Zeitversatz ergänzen",
    },
  },
  calibrate: {
    how: "Das Relay sendet sechzehn Formulare. Laut den Seiten des Anbieters muss der Server jedes ablehnen.",
  },
  review: { draftNote: "Sie wird als Entwurf angelegt. Es wird noch niemand angerufen oder angeschrieben." },
  done: {
    text: "Sie ist ein Entwurf: Es wird noch niemand angerufen oder angeschrieben. Drei Schritte fehlen noch.",
    leadsText: (server) => `Die Menschen, die kontaktiert werden. Das geht in ${server}.`,
    leadsSandbox: (server) => `Die Menschen, die kontaktiert werden. Das geht in ${server}; die Sandbox hat keine.`,
    startText: (time) => `Sie kann dann beginnen: ${time}.`,
    startNow: "Sie beginnt wenige Minuten nach dem Start.",
    startNever: "Ihre Zeiten sind nie offen. Legen Sie eine Kampagne mit anderen Zeiten an.",
    hours: "Zeiten prüfen",
    open: "Zeiten der nächsten zwei Wochen ansehen",
    startedText: "Bis zu den ersten Anrufen oder Nachrichten können 10 bis 15 Minuten vergehen.",
  },
  list: {
    columns: { assistant: "Von", hours: "Zeiten", parallel: "Tempo" },
    atNight: "nachts offen",
    failedText: "An Ihren Kampagnen ändert das nichts. Laufende laufen weiter.",
    emptyText: "Eine Kampagne ruft Ihre Kontakte an oder schreibt ihnen, zu den Zeiten, die Sie wählen.",
    started: (name) =>
      `„${name}“ ist gestartet. Bis zu den ersten Anrufen oder Nachrichten können 10 bis 15 Minuten vergehen.`,
  },
  confirm: {
    startYes: "Starten",
    startOpen: "Die Zeiten sind gerade offen: Sie kann in wenigen Minuten beginnen.",
    startNext: (time, relative) => `Sie kann beginnen: ${time} (${relative}).`,
    startZoneUnknown: "Sie beginnt, sobald ihre Zeiten es erlauben.",
    startNever: "Die Uhrzeiten oder Tage sind nie offen: Es wird niemand angerufen oder angeschrieben.",
    startNight: "Sie kann nachts anrufen oder schreiben.",
    stopYes: "Stoppen",
    stopText: "Es beginnt nichts Neues. Laufende Gespräche enden von selbst. Sie können wieder starten.",
  },
  detail: {
    callingNow: (until) => `Gerade offen, bis ${until}.`,
    nextCall: (time, relative) => `Sie geht weiter: ${time} (${relative}).`,
    never: "Die Uhrzeiten oder Tage sind nie offen.",
    inHours: "Sie läuft zu ihren Zeiten.",
    saysOf: {
      draft: "Sie beginnt erst, wenn Sie starten.",
      scheduled: "Sie startet von selbst.",
      paused: "Sie ruht, bis Sie wieder starten.",
      stopped: "Sie läuft erst weiter, wenn Sie wieder starten.",
    },
    whenTitle: "Wann sie läuft",
    requestSandbox: (host) => `Sie geht an die Sandbox (${host}): Es wird niemand angerufen oder angeschrieben.`,
  },
  compare: { week: "Zeiten der Woche" },
  sandbox: {
    text: "Hier gibt es keine echten Anrufe oder Nachrichten. Mit einem Fehler sehen Sie, was Ihre Nutzer sähen.",
    liveText: "Kampagnen dieser Seite rufen wirklich an und senden echte Nachrichten.",
  },
};

/** @type {typeof import("./texts.en.js").replacedCharts} */
export const replacedCharts = {
  legend: { calls: "Offen" },
  never: "Sie ist nie offen: Kein Tag oder keine Stunde ist erlaubt.",
  fortnight: { none: "geschlossen" },
  week: { noDay: "Kein Tag ist erlaubt: Es wird niemand angerufen oder angeschrieben." },
};

/** @type {import("./texts.en.js").MessagingTranslations} */
export const messaging = {
  channels: { call: "Anruf", whatsapp: "WhatsApp", sms: "SMS" },
  fallbacks: { none: "Keine", whatsapp: "WhatsApp", sms: "SMS" },

  hours: "Zeiten",
  startOf: (position) => `Beginn von Zeitfenster ${position}`,
  endOf: (position) => `Ende von Zeitfenster ${position}`,
  windowOf: (position) => `Zeitfenster ${position}`,
  bodyHelp: "{{Variable}} steht für eine Variable des Kontakts.",
  addHours: "Zeiten hinzufügen",
  removeHours: (position) => `Zeitfenster ${position} entfernen`,
  nextDay: "Folgetag",
  how: "Tage an- oder ausschalten. Beginn, Ende oder das ganze Zeitfenster mit Pfeiltasten oder durch Ziehen bewegen.",

  start: "Start",
  byHand: "Von Hand",
  startByHand: "Von Hand starten",
  startAt: "Starten am",
  date: "Datum",
  time: "Uhrzeit",
  byHandHelp: "Sie starten selbst, wenn die Kontakte hinzugefügt sind.",
  startHelp: (start) => `Startet am ${start}.`,
  startIncomplete: "Wählen Sie ein Datum und eine Uhrzeit.",
  startElsewhere: "Diesen Start liest der Server nach eigenen Regeln. Ein Datum ersetzt ihn.",

  placeholder: (name) => `Variable für {{${name}}}`,
  unknownPlaceholder: "nicht in der Vorlage",
  addPlaceholder: "Platzhalter hinzufügen",
  removePlaceholder: (name) => `{{${name}}} entfernen`,
  mappingFirst: "Wählen Sie zuerst eine Vorlage.",
  mappingNone: "Diese Vorlage hat keinen Platzhalter.",
  placeholderInName: "Der Name der Kampagne wird nicht ausgefüllt: Sein {{Platzhalter}} bleibt stehen.",
  placeholderUnnamed: "Ein Platzhalter hat keinen Namen. Schreiben Sie eine Variable zwischen {{ und }}.",
  placeholderOpen: "Ein Platzhalter hat kein Ende. Schreiben Sie }} hinter seinen Namen.",
  variableMissing: "Ein Platzhalter der Vorlage hat keine Variable. Geben Sie ihren Namen an.",
  variableInBraces: "Eine Variable der Vorlage hat Klammern. Schreiben Sie ihren Namen ohne {{ und }}.",
  noVariables: "Keine",
  variable: "Variable des Kontakts",
  templateReads: (text) => `Ihr Text: „${text}“`,
  templateFirst: "Wählen Sie zuerst einen Absender.",
  noTemplates: "Dieser Absender hat keine genehmigte Vorlage.",
  noSenders: "Ihr Konto hat keinen WhatsApp-Absender.",
  noTextNumbers: "Keine Telefonnummer Ihres Kontos kann SMS senden.",
  characters: (count, most) => (most === undefined ? `${count} Zeichen` : `${count} von ${most} Zeichen`),

  nextMessage: "Nächste Nachricht",
  atOnce: (calls) => `${calls} gleichzeitig`,
  perMinute: (rate) => `${rate} pro Minute`,
  unsetRate: "Entscheidet der Server",

  willSend: (what) => `Sendet ${what}.`,
  templateOf: (template, sender) => `die WhatsApp-Vorlage „${template}“ von ${sender}`,
  textFrom: (from, length) => `eine SMS mit ${length} Zeichen von ${from}`,
  willSendAt: (hours, zone) => `Nachrichten gehen ${inSentence(hours)} hinaus${zone === undefined ? "" : `, ${zone}`}.`,
  willSendOnce: "Jeder Kontakt bekommt eine Nachricht.",
  willSendRate: (rate) =>
    `Jeder Kontakt bekommt eine Nachricht. Höchstens ${rate === 1 ? "1 Nachricht" : `${rate} Nachrichten`} pro Minute.`,
  willFall: (what) => `Kontakte, die den letzten Anruf nicht annehmen, bekommen ${what}.`,
  willStart: (start) =>
    `Die Kampagne wird als Entwurf angelegt. Fügen Sie Kontakte hinzu; „Starten“ plant sie für ${start} ein.`,
  wouldHaveStarted: (start) => `Der Start, ${start}, liegt in der Vergangenheit.`,
  startZoneUnknown: (start) =>
    `Wann sie startet, entscheidet der Server: Der Start, ${start}, nennt keinen Zeitversatz zu UTC.`,
  willDraft:
    "Noch wird nichts gesendet. Die Kampagne wird als Entwurf angelegt. Sie fügen Kontakte hinzu und starten sie dann.",

  pressToSchedule: (start) => `Drücken Sie „Starten“, um sie für ${start} einzuplanen.`,
  scheduleTitle: (name) => `„${name}“ einplanen?`,
  scheduleText: (start) => `Sie startet am ${start}. Bis dahin braucht sie Kontakte.`,
  scheduleYes: "Einplanen",
  scheduledTitle: (name) => `„${name}“ ist eingeplant`,
  scheduledFor: (name, start) => `„${name}“ ist für ${start} eingeplant.`,

  doneScheduled: (start) =>
    `Sie ist ein Entwurf: Drücken Sie „Starten“, um sie für ${start} einzuplanen. Bis dahin braucht sie Kontakte.`,
  doneMessages: "Sie ist ein Entwurf: Noch wird nichts gesendet. Drei Schritte fehlen noch.",
};
