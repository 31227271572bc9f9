// The pictures' sentences in German.

/** @type {import("./charts.en.js").ChartTranslations} */
export const translations = {
  invalid: "Korrigieren Sie Anrufzeiten oder Wiederholungen, um zu sehen, wann angerufen wird.",
  never: "Es wird nie angerufen: Kein Tag oder keine Stunde ist erlaubt.",
  yourTime: "Ihre Zeit",
  unknownZone: "Dieser Browser kennt die Zeitzone der Kampagne nicht.",

  legend: { calls: "Anrufe", nextDay: "Folgetag", night: "Nacht", now: "Jetzt" },
  fortnight: { today: "Heute", none: "keine Anrufe", opensFirst: (day) => `Öffnet zuerst am ${day}.` },

  week: {
    label: "Anrufzeiten der Woche",
    how: "Schalten Sie Tage ein oder aus. Verschieben Sie Beginn und Ende mit den Pfeiltasten oder durch Ziehen.",
    start: "Beginn der Anrufzeit",
    end: "Ende der Anrufzeit",
    days: "Erlaubte Tage",
    campaignScale: "Dort",
    viewerScale: "Sie",
    now: "Jetzt",
    same: (zone) => `Angezeigt in ${zone}, dieselbe Zeit wie Ihre Uhr.`,
    ahead: (zone, own, by) => `Angezeigt in ${zone}. Ihre Uhr (${own}) geht ${by} vor.`,
    behind: (zone, own, by) => `Angezeigt in ${zone}. Ihre Uhr (${own}) geht ${by} nach.`,
    open: (days, hours, total) => `${days}, ${hours}: ${total} je Woche`,
    nextDay: "am nächsten Tag",
    notATime: "keine gültige Zeit",
    noDay: "Kein Tag ist erlaubt, deshalb wird nicht angerufen.",
    noLength: "Beginn und Ende sind gleich, deshalb wird nicht angerufen.",
    inYourTime: (time) => `${time} Ihrer Zeit`,
  },

  timeline: {
    label: "Die nächsten Anruffenster",
    openNow: "jetzt offen",
    now: "jetzt",
    inside: (by, forward) =>
      `Die Uhr wird in diesem Fenster um ${by} ${forward ? "vorgestellt" : "zurückgestellt"}: Es ist ${forward ? "kürzer" : "länger"}, als es aussieht.`,
    before: (by, forward) => `Die Uhr der Kampagne wurde um ${by} ${forward ? "vorgestellt" : "zurückgestellt"}.`,
    viewer: (by, forward) =>
      `Ihre Uhr wurde um ${by} ${forward ? "vorgestellt" : "zurückgestellt"}: In Ihrer Zeit verschieben sich die Fenster.`,
  },

  retries: {
    label: "Ein Kontakt, der nie abnimmt",
    attempt: (number) => `Anruf ${number}`,
    after: (duration) => `${duration} später`,
    waits: (duration) => `wartet ${duration} auf das nächste Fenster`,
    worst: (calls) => (calls === 1 ? "Höchstens 1 Anruf je Kontakt" : `Höchstens ${calls} Anrufe je Kontakt`),
  },

  capacity: {
    label: "Wie lange eine Anzahl Kontakte dauert",
    leads: "Kontakte",
    minutes: "Minuten pro Gespräch",
    rate: "Angenommen, % (optional)",
    calls: "Anrufe",
    lineMinutes: "Leitungsminuten",
    duration: "Dauer",
    finish: "Fertig",
    earliest: "bestenfalls",
    latest: "schlimmstenfalls",
    overAges: "mehr als 25 Jahre",
    days: (days) => (days === 1 ? "1 Tag" : `${days} Tage`),
    parallel: (calls) => (calls === 1 ? "Ein Anruf nach dem anderen." : `Bis zu ${calls} Anrufe gleichzeitig.`),
    invalid: "Kontakte: eine ganze Zahl ab 1. Minuten: über 0, höchstens 1440. Angenommen: 0 bis 100 oder leer.",
  },

  assumptions: "Annahmen",
  assumed: {
    "An unanswered lead is called 1 + max_retries times. The platform does not document whether the first call counts as a retry.":
      "Ein Kontakt, der nicht abnimmt, wird 1 + max_retries Mal angerufen. Die Plattform dokumentiert nicht, ob der erste Anruf als Wiederholung zählt.",
    "The lead is first in line and never answers, and an unanswered call takes no time.":
      "Der Kontakt ist als Erster an der Reihe und nimmt nie ab. Ein Anruf, der nicht angenommen wird, dauert keine Zeit.",
    "A retry outside the calling hours is made at the start of the next window.":
      "Eine Wiederholung außerhalb der Anrufzeiten findet zu Beginn des nächsten Fensters statt.",
    "All leads are there from the start, and a free line calls the next lead at once.":
      "Alle Kontakte sind von Anfang an da, und eine freie Leitung ruft sofort den nächsten an.",
    "A lead is called at most 1 + max_retries times.": "Ein Kontakt wird höchstens 1 + max_retries Mal angerufen.",
    "An answered call takes averageMinutes. An unanswered call takes at most one minute.":
      "Ein Gespräch dauert so lange wie angegeben. Ein Anruf, der nicht angenommen wird, dauert höchstens eine Minute.",
    "A call that starts within the calling hours may continue after their end.":
      "Ein Gespräch, das in der Anrufzeit beginnt, darf über ihr Ende hinaus dauern.",
    "Calls are answered independently of each other at answerRate, so calls and minutes are expected values.":
      "Anrufe werden unabhängig voneinander mit dem angegebenen Anteil angenommen; Anrufe und Minuten sind daher Erwartungswerte.",
    "Every lead answers: the first call (lower bound) or the last one (upper bound).":
      "Jeder Kontakt nimmt ab: beim ersten Anruf (untere Grenze) oder beim letzten (obere Grenze).",
    "The campaign repeats answered calls (voicemail, goal). The upper bound assumes that it repeats all of them.":
      "Die Kampagne wiederholt angenommene Anrufe (Mailbox, Ziel). Die obere Grenze nimmt an, dass sie alle wiederholt.",
  },
};
