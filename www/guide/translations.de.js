// The field guide's German texts.

/** @type {import("./translations.en.js").GuideTranslations} */
export const translations = {
  title: "Feldführer",
  intro:
    "Jedes Feld einer Kampagne, seine Regel, und was der Server zu Werten sagt. Jedes Urteil auf dieser Seite entsteht, während Sie es ansehen, durch das Paket selbst.",
  docs: "Die Dokumentation (englisch) hat die Anleitungen, und diese Seite zum Lesen.",
  fields: "Felder",
  rule: "Regel",
  examples: "Beispiele",
  value: "Wert",
  verdict: "Urteil",
  accepted: "Angenommen",
  refused: "Abgelehnt",
  warning: "Warnung",
  try: "Ausprobieren",
  tryLabel: (label) => `Ein Wert für ${label}`,
  tryHelp: 'Schreiben Sie JSON: 5, "5", true, null, ["monday"]. Alles andere gilt als Text.',
  sent: "Gesendet als",
  leftOut: "Weggelassen",
  characters: (count) => `${count} Zeichen`,

  required: "Pflichtfeld.",
  optional: "Darf fehlen, null oder leer sein.",
  defaultIs: (value) => `Fehlt es, gilt ${value}.`,
  types: {
    string: "Ein Text.",
    integer: 'Eine ganze Zahl, oder ein Text daraus: 5 und "5", aber weder 5.5 noch "05".',
    boolean: 'true oder false; auch 1, 0, "1" und "0" werden angenommen.',
    array: "Eine Liste.",
  },
  time: 'Eine Uhrzeit als "HH:MM": je zwei Ziffern, 24 Stunden, ohne Sekunden.',
  atLeast: (min) => `Mindestens ${min}.`,
  between: (min, max) => `Von ${min} bis ${max}.`,
  maxCharacters: (max) => `Höchstens ${max} Zeichen, Leerraum an den Enden nicht mitgezählt.`,
  oneOf: (count) => `Einer von ${count} Namen.`,
  eachOneOf: (values) => `Jeder Eintrag einer von: ${values}.`,
  eachInteger: "Jeder Eintrag eine ganze Zahl.",
  distinct: "Keiner davon zweimal.",
};
