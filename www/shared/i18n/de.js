// The dashboards' sentences in German, with "Sie". The keys are those of the English file.
import { de } from "outbound-campaign/messages/de";
import { translations as campaignTranslations } from "./campaigns.de.js";
import { translations as createTranslations } from "./create.de.js";

/** @param {number} count @param {string} one @param {string} many */
const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** @type {import("./en.js").DashboardTranslations} */
export const translations = {
  product: "Anrufkampagnen",
  skip: "Zum Inhalt springen",
  nav: {
    label: "Seiten",
    campaigns: "Kampagnen",
    create: "Neue Kampagne",
    calibrate: "Kalibrierung",
    guide: "Feldübersicht",
    docs: "Dokumentation",
  },
  theme: {
    toLight: "Helle Farben",
    toDark: "Dunkle Farben",
  },
  menu: "Menü",
  offline:
    "Sie sind offline. Ihre Eingaben werden in diesem Browser gespeichert. Senden können Sie erst, wenn Sie wieder online sind.",
  close: "Schließen",
  cancel: "Abbrechen",
  tryAgain: "Noch einmal versuchen",
  partFailed: "Dieser Teil der Seite ließ sich nicht laden",

  ...campaignTranslations,

  ...createTranslations,

  failure: {
    authentication: "Der API-Schlüssel wurde nicht angenommen",
    plan_limit: "Das Limit des Tarifs ist erreicht",
    not_found: "Diese Adresse hat der Server nicht",
    rate_limit: "Zu viele Anfragen",
    server: "Der Server hat einen Fehler",
    connection: "Der Server war nicht zu erreichen",
    timeout: "Der Server hat nicht rechtzeitig geantwortet",
    aborted: "Das Senden wurde abgebrochen",
    unexpected_response: "Der Server hat eine unerwartete Antwort gesendet",
    relay_forbidden: "Ihre Sitzung ist zu Ende",
    relay_unreachable: "Der Server war nicht zu erreichen",
    relay_upstream: "Der Server war nicht zu erreichen",
    relay_timeout: "Der Server hat nicht rechtzeitig geantwortet",
    relay_calibration: "Dieser Server folgt nicht der dokumentierten API",
    forbidden: "Der Server hat die Anfrage abgelehnt, ohne das Formular zu prüfen",
    other: "Die Anfrage ist fehlgeschlagen",
    reload: "Laden Sie die Seite neu, um eine neue Sitzung zu beginnen.",
    planHelp:
      "Löschen Sie eine Kampagne, die Sie nicht mehr brauchen, oder erhöhen Sie das Limit Ihres Tarifs. Ihr Entwurf bleibt erhalten.",
    wait: (seconds) => `Der Server bittet, ${seconds} s zu warten.`,
  },

  calibrate: {
    title: "Kalibrierung",
    intro: "Ermittelt die Meldungen und Grenzen des Servers, damit das Formular wie der Server prüft.",
    asked: (host) => `Server: ${host}`,
    how: "Das Relay sendet diesem Server fünf Formulare mit seinem API-Schlüssel. Jedem fehlt ein Pflichtfeld, deshalb wird keine Kampagne angelegt. Nur die Antworten des Servers selbst zählen.",
    sandboxTitle: "Das ist die Sandbox, nicht Autocalls oder Intellixent",
    sandboxText:
      "Sie prüft mit diesem Paket und stimmt deshalb immer zu. Um einen echten Dienst zu kalibrieren, starten Sie das Relay mit dessen Host und API-Schlüssel.",
    ask: "Diesen Server kalibrieren",
    askAgain: "Erneut kalibrieren",
    asking: "Wird kalibriert…",
    waiting: (seconds) => `Warten auf seine Antworten, ${seconds} s`,
    loading: "Die letzte Kalibrierung wird geladen…",
    emptyTitle: "Dieser Server wurde noch nicht kalibriert",
    emptyText: "Bis dahin gelten im Formular die dokumentierten Regeln und Grenzen.",
    failedTitle: "Die Kalibrierung ist fehlgeschlagen",
    unexpectedResponseHelp:
      "Es wurde kein weiteres Formular gesendet. Falls der Server eine Kampagne angelegt hat, löschen Sie sie in der Liste der Kampagnen.",
    failedHelp: "Es wurde keine Regel ermittelt und nichts angelegt.",
    noServerTitle: "Diese Seite hat keinen Server zum Kalibrieren",
    noServerText:
      "Das Kalibrieren braucht ein Relay mit einem API-Schlüssel. npm start startet eines mit einer Sandbox.",
    resultTitle: "Ergebnis der Kalibrierung",
    host: "Server",
    askedAt: "Datum",
    profile: "Ähnlichstes Profil",
    agreement: "Übereinstimmung",
    exact: "exakt, auch in den Meldungen",
    agreesWithMessages: "exakt mit den Meldungen des Servers",
    differenceCount: (count) => plural(count, "Unterschied", "Unterschiede"),
    limit: "Gleichzeitige Anrufe",
    noLimit: "kein Limit",
    notReported: "nicht genannt",
    messageCount: (count) => plural(count, "Meldung", "Meldungen"),
    unused: "Nicht verwendet: Im Formular gelten die dokumentierten Regeln.",
    used: "Verwendet: Formular und Relay prüfen damit.",
    use: "Im Formular verwenden",
    stop: "Nicht mehr verwenden",
    forget: "Löschen",
    differencesTitle: "Unterschiede",
    none: "Keine: Jede Antwort wurde Byte für Byte vorhergesagt.",
    differencesText: "Bei einem Formular mit einem dieser Werte kann das Prüfergebnis von dem des Servers abweichen.",
    form: "Formular",
    ours: "Vorhergesagt",
    theirs: "Antwort",
    accepted: "angenommen",
  },

  drawer: {
    request: "Die Anfrage",
    answer: "Die Antwort des Servers",
    wouldAnswer: "Die erwartete Antwort",
    toRelay:
      "Die Seite sendet dies an das Relay. Das Relay prüft die Anfrage, baut sie neu und fügt den API-Schlüssel hinzu.",
    none: "Keine Antwort: Die Verbindung brach ab.",
    noneYet: "Es wurde noch nichts gesendet.",
    copy: "Kopieren",
    copied: "Kopiert",
  },

  sandbox: {
    badge: "Sandbox",
    live: (host) => `Echt: ${host}`,
    noServer: "Ohne Server",
    noServerText:
      "Diese Seite hat keinen Server und kann deshalb nichts senden. Starten Sie npm start, um die Seiten mit einer Sandbox zu nutzen.",
    liveText: "Kampagnen dieser Seite rufen wirklich Menschen an.",
    text: "Hier gibt es keine echten Anrufe. Simulieren Sie einen Fehler, um zu sehen, was Ihre Nutzer sehen würden.",
    kind: "Fehler",
    contract: "API-Vertrag",
    contractWaits: "Eine Kampagne wird gesendet. Nach der Antwort können Sie den API-Vertrag ändern.",
    contracts: { "2026-02": "Februar 2026", "2026-07": "Juli 2026" },
    scope: "Anfragen",
    kinds: {
      none: "Keiner",
      slow: "Langsam: 3 Sekunden",
      "rate-limit": "Zu viele Anfragen (429)",
      "server-error": "Fehler des Servers (500)",
      "cut-before": "Verbindung vor dem Anlegen getrennt",
      "cut-after": "Verbindung nach dem Anlegen getrennt",
      "plan-limit": "Tarif ist voll (403)",
    },
    scopes: { create: "Nur das Anlegen", everything: "Alle" },
    on: (kind) => `Simuliert: ${kind}`,
  },

  packageTexts: de,
  labels: de.attributes,
  help: de.help,
  messaging: undefined,

  units: { ...de.units },
};
