// The pictures' sentences in German.

/** @type {import("./charts.en.js").PictureWords} */
export const words = {
  invalid: "Berichtigen Sie, was an Zeiten oder Wiederholungen falsch ist, um zu sehen, wann angerufen würde.",
  never: "Niemand wird je angerufen: Es ist kein Tag oder keine Stunde offen.",
  yourTime: "Ihre Zeit",
  unknownZone: "Dieser Browser kennt die Zeitzone der Kampagne nicht.",

  week: {
    label: "Anrufzeiten der Woche",
    how: "Tage ein- und ausschalten; Beginn und Ende mit den Pfeiltasten oder durch Ziehen verschieben.",
    start: "Beginn der Anrufzeit",
    end: "Ende der Anrufzeit",
    days: "Erlaubte Tage",
    campaignScale: "Kampagne",
    viewerScale: "Sie",
    now: "Jetzt",
    same: (zone) => `Gezeichnet in ${zone}; Ihre Uhr zeigt dasselbe.`,
    ahead: (zone, own, by) => `Gezeichnet in ${zone}. Ihre Uhr (${own}) geht ${by} vor.`,
    behind: (zone, own, by) => `Gezeichnet in ${zone}. Ihre Uhr (${own}) geht ${by} nach.`,
    open: (days, hours, total) => `${days}, ${hours}: ${total} je Woche`,
    nextDay: "am nächsten Tag",
    notATime: "keine gültige Zeit",
    noDay: "Kein Tag ist erlaubt: Niemand wird angerufen.",
    noLength: "Beginn und Ende sind dieselbe Zeit: Niemand wird angerufen.",
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
    worst: (calls) =>
      calls === 1 ? "Höchstens 1 Anruf bei einer Person" : `Höchstens ${calls} Anrufe bei einer Person`,
  },

  capacity: {
    label: "Wie lange eine Anzahl Kontakte dauert",
    leads: "Kontakte",
    minutes: "Minuten je Gespräch",
    rate: "Angenommen, % (optional)",
    calls: "Anrufe",
    lineMinutes: "Leitungsminuten",
    duration: "Dauert",
    finish: "Fertig",
    earliest: "bestenfalls",
    latest: "schlimmstenfalls",
    overAges: "mehr als 25 Jahre",
    days: (days) => (days === 1 ? "1 Tag" : `${days} Tage`),
    parallel: (calls) => (calls === 1 ? "Ein Anruf nach dem anderen." : `Bis zu ${calls} Anrufe zugleich.`),
    invalid: "Kontakte: eine ganze Zahl ab 1. Minuten: über 0, höchstens 1440. Angenommen: 0 bis 100, oder nichts.",
  },

  assumptions: "Annahmen",
  assumed: {
    "An unanswered lead is called 1 + max_retries times; the platform does not say whether the first call counts as a retry.":
      "Ein Kontakt, der nicht abnimmt, wird 1 + max_retries Mal angerufen; die Plattform sagt nicht, ob der erste Anruf als Wiederholung zählt.",
    "The lead is the first in line, nobody answers, and a call that nobody answers takes no time.":
      "Der Kontakt ist als Erster an der Reihe, niemand nimmt ab, und ein Anruf, den niemand annimmt, dauert keine Zeit.",
    "A retry that falls outside of the calling hours is made at the start of the next window.":
      "Eine Wiederholung außerhalb der Anrufzeiten findet zu Beginn des nächsten Fensters statt.",
    "All leads are there from the start, and a line takes the next lead as soon as it is free.":
      "Alle Kontakte sind von Anfang an da, und eine freie Leitung nimmt sofort den nächsten.",
    "A lead is called at most 1 + max_retries times.": "Ein Kontakt wird höchstens 1 + max_retries Mal angerufen.",
    "An answered call takes averageMinutes; one that nobody answers holds its line for one minute at most.":
      "Ein Gespräch dauert so lange wie angegeben; ein Anruf, den niemand annimmt, belegt seine Leitung höchstens eine Minute.",
    "A call that begins within the calling hours may run on beyond their end.":
      "Ein Gespräch, das in der Anrufzeit beginnt, darf über ihr Ende hinaus dauern.",
    "Calls are answered independently of each other at answerRate, so calls and minutes are expected values.":
      "Anrufe werden unabhängig voneinander mit dem angegebenen Anteil angenommen; Anrufe und Minuten sind daher Erwartungswerte.",
    "Every lead is reached: at the first call (lower bound) or at the last one (upper bound).":
      "Jeder Kontakt wird erreicht: beim ersten Anruf (untere Grenze) oder beim letzten (obere Grenze).",
    "The campaign repeats answered calls (voicemail, goal): the upper bound takes it that all of them are.":
      "Die Kampagne wiederholt angenommene Anrufe (Anrufbeantworter, Ziel): Die obere Grenze nimmt an, dass es alle sind.",
  },
};
