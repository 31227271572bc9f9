// German texts. They address the user as "Sie".
import type { Language } from "./language.js";

/**
 * German.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign";
 * import { de } from "outbound-campaign/messages/de";
 *
 * validateCampaign({ assistant_id: 127 }, { language: de }).errors; // { name: ["Bitte füllen Sie „Name der Kampagne“ aus."] }
 */
export const de: Language = {
  messages: {
    required: "Bitte füllen Sie „:attribute“ aus.",
    string: "„:attribute“ muss ein Text sein.",
    integer: "„:attribute“ muss eine ganze Zahl sein.",
    boolean: "„:attribute“ muss ja oder nein sein.",
    array: "„:attribute“ muss eine Liste sein.",
    timezone: "„:attribute“ muss ein gültiger Name sein, z. B. Europe/Berlin.",
    date_format: "„:attribute“ muss eine Uhrzeit von 00:00 bis 23:59 sein, z. B. 09:00.",
    in: "„:attribute“ muss ein Wochentag sein.",
    distinct: "„:attribute“ kommt mehrfach vor.",
    min: { numeric: "„:attribute“ muss mindestens :min sein." },
    max: {
      numeric: "„:attribute“ darf höchstens :max sein.",
      string: "„:attribute“ darf höchstens :max Zeichen lang sein.",
    },
    between: { numeric: "„:attribute“ muss zwischen :min und :max liegen." },
    unserializable: "„:attribute“ lässt sich nicht senden. Bitte geben Sie den Wert neu ein.",
    assistant_not_found: "Dieser Assistent wurde nicht gefunden oder führt keine ausgehenden Anrufe.",
    phone_number_not_owned: "Diese Telefonnummer gehört nicht zu Ihrem Konto.",
    goal_variable_unknown: "Der Assistent hat keine Ja/Nein-Variable „:input“.",
    "The given data was invalid.": "Bitte prüfen Sie Ihre Eingaben.",
    "(and :count more error)": "(und :count weiterer Fehler)",
    "(and :count more errors)": "(und :count weitere Fehler)",
  },
  attributes: {
    name: "Name der Kampagne",
    assistant_id: "Assistent",
    timezone: "Zeitzone",
    max_calls_in_parallel: "Gleichzeitige Anrufe",
    allowed_hours_start_time: "Anrufe ab",
    allowed_hours_end_time: "Anrufe bis",
    allowed_days: "Tage",
    "allowed_days.*": "Tag :position",
    max_retries: "Wiederholungen",
    retry_interval: "Minuten zwischen Wiederholungen",
    retry_on_voicemail: "Nach Mailbox erneut anrufen",
    retry_on_goal_incomplete: "Bis zum Ziel erneut anrufen",
    goal_completion_variable: "Zielvariable",
    mark_complete_when_no_leads: "Ohne Kontakte abschließen",
    phone_number_ids: "Telefonnummern",
    "phone_number_ids.*": "Telefonnummer :position",
  },
  warnings: {
    invisible_characters: {
      message: "Der Name der Kampagne enthält unsichtbare Zeichen.",
      help: "Tippen Sie den Namen neu. Solche Zeichen kommen oft mit eingefügtem Text.",
    },
    timezone_omitted: {
      message: "Es ist keine Zeitzone gewählt. Die Plattform verwendet dann die des Kontos oder die des Assistenten.",
      help: "Wählen Sie die Zeitzone, in der Uhrzeiten und Tage gemeint sind.",
    },
    overnight_window: {
      message:
        "Die Anrufe enden zu einer früheren Uhrzeit, als sie beginnen: Jedes Zeitfenster reicht in den nächsten Tag.",
      help: "Tauschen Sie die beiden Uhrzeiten, wenn die Nacht nicht gemeint ist. Sonst wählen Sie die Tage, an denen die Zeitfenster beginnen.",
    },
    zero_length_window: {
      message: "Die Anrufe beginnen und enden in derselben Minute: Niemand wird angerufen.",
      help: "Wählen Sie ein späteres Ende. Für den ganzen Tag lassen Sie beide Uhrzeiten leer.",
    },
    window_shorter_than_retry_interval: {
      message:
        "Das Zeitfenster ist nicht länger als der Abstand zwischen zwei Versuchen: Jede Wiederholung wartet auf ein anderes Zeitfenster.",
      help: "Verlängern Sie das Zeitfenster, oder verkürzen Sie den Abstand.",
    },
    retries_exceed_window: {
      message: "Nicht alle Wiederholungen passen in ein Zeitfenster. Die letzten warten auf ein anderes.",
      help: "Verlängern Sie das Zeitfenster, verkürzen Sie den Abstand, oder senken Sie die Zahl der Wiederholungen.",
    },
    no_days: {
      message: "Es ist kein Tag gewählt: Niemand wird angerufen.",
      help: "Wählen Sie mindestens einen Tag oder alle sieben.",
    },
    goal_retry_without_variable: {
      message: "Anrufe sollen bis zum Ziel wiederholt werden, aber keine Variable sagt, ob es erreicht wurde.",
      help: "Geben Sie die Ja/Nein-Variable des Assistenten ein, oder schalten Sie „Bis zum Ziel erneut anrufen“ aus.",
    },
    goal_variable_without_retry: {
      message: "Eine Zielvariable ist eingegeben, aber ihretwegen wird kein Anruf wiederholt.",
      help: "Schalten Sie „Bis zum Ziel erneut anrufen“ ein, oder entfernen Sie die Variable.",
    },
    night_hours: {
      message: "In der Zeitzone der Kampagne sind Anrufe vor 08:00 oder nach 21:00 Uhr erlaubt.",
      help: "Beginnen Sie später, oder enden Sie früher, wenn die Nacht nicht gemeint ist.",
    },
    unknown_field: {
      message: "„:key“ ist kein Feld einer Kampagne: Der Server beachtet es nicht.",
      help: "Korrigieren Sie den Namen, oder entfernen Sie den Wert.|Lesen Sie das HTML-Formular mit fromFormData.",
    },
    value_dropped: {
      message:
        "„:key“ enthält :value, und das lässt sich nicht senden: Der Server bekäme nichts oder eine leere Liste.",
      help: "Geben Sie eine Zahl, einen Text, eine Liste oder ein einfaches Objekt an.|Lesen Sie das HTML-Formular mit fromFormData.|Fehlt vielleicht ein await?",
    },
  },
  unchecked: {
    assistant: "Ob Ihr Konto diesen Assistenten hat, kann nur der Server prüfen.",
    phone_numbers: "Ob diese Telefonnummern zu Ihrem Konto gehören, kann nur der Server prüfen.",
    goal_variable: "Ob der Assistent diese Ja/Nein-Variable hat, kann nur der Server prüfen.",
    timezone_default: "Es ist keine Zeitzone gewählt. Welche dann gilt, weiß nur der Server.",
    parallel_limit: "Ihr Tarif erlaubt vielleicht weniger gleichzeitige Anrufe, als der Anbieter dokumentiert.",
    campaign_limit: "Ob Ihr Tarif noch eine Kampagne erlaubt, kann nur der Server prüfen.",
  },
  errors: {
    authentication: "Der Server hat den API-Schlüssel nicht angenommen, oder dem Schlüssel fehlt eine Berechtigung.",
    plan_limit: "Ihr Tarif erlaubt keine weitere Kampagne.",
    assistant_not_found: "Dieser Assistent wurde nicht gefunden oder führt keine ausgehenden Anrufe.",
    not_found: "Der Server kennt diese Adresse oder diese Kampagne nicht.",
    validation: "Bitte prüfen Sie Ihre Eingaben.",
    rate_limit: "Zu viele Anfragen. Bitte warten Sie einen Moment, und versuchen Sie es dann erneut.",
    server: "Der Server hat eine Störung.",
    unexpected_response: "Die Antwort des Servers war unvollständig oder nicht zu verstehen.",
    connection: "Die Verbindung zum Server ist fehlgeschlagen.",
    timeout: "Der Server hat nicht rechtzeitig geantwortet.",
    aborted: "Die Anfrage wurde abgebrochen.",
    no_relay: "Unter :address antwortet kein Relay dieser Anwendung. Ist es gestartet?",
    relay: "Diese Anwendung hat die Anfrage nicht weitergeleitet (:code).",
    relay_answer_too_large: "Die Antwort des Servers ist zu groß.",
    relay_calibration: "Der Server verhält sich nicht wie dokumentiert.",
    relay_errors_too_large: "Die Liste der Fehler ist zu groß.",
    relay_forbidden: "Sie haben hier keinen Zugriff. Bitte melden Sie sich neu an.",
    relay_idempotency_mismatch: "Diese Anfrage wurde schon mit anderen Eingaben gesendet.",
    relay_idempotency_pending: "Dieselbe Anfrage läuft noch.",
    relay_idempotency_store: "Diese Anwendung kann im Moment keine Anfragen senden.",
    relay_key: "Der API-Schlüssel ist im Moment nicht verfügbar.",
    relay_slow: "Die Anfrage kam zu langsam an.",
    relay_timeout: "Der Server hat nicht rechtzeitig geantwortet.",
    relay_too_large: "Die Anfrage ist zu groß.",
    relay_unreachable: "Der Server war nicht zu erreichen.",
    relay_upstream: "Der Server hat keine klare Antwort gegeben.",
  },
  outcomes: {
    create: {
      "not-sent": "Es wurde nichts gesendet.",
      refused: "Es wurde keine Kampagne angelegt.",
      unknown:
        "Die Kampagne wurde vielleicht trotzdem angelegt. Sehen Sie in der Liste der Kampagnen nach, bevor Sie es erneut versuchen.",
    },
    change: {
      "not-sent": "Es wurde nichts gesendet.",
      refused: "Es wurde nichts geändert.",
      unknown:
        "Die Änderung wurde vielleicht trotzdem ausgeführt. Sehen Sie in der Liste der Kampagnen nach, bevor Sie es erneut versuchen.",
    },
  },
  help: {
    name: "Nur Sie sehen ihn. Höchstens 255 Zeichen.",
    assistant_id: "Der Assistent, der die ausgehenden Anrufe führt.",
    timezone: "In dieser Zeitzone sind Uhrzeiten und Tage gemeint. Ohne Angabe gilt die Zeitzone Ihres Kontos.",
    max_calls_in_parallel: "So viele Anrufe dürfen zugleich laufen. Ihr Tarif setzt die Obergrenze.",
    allowed_hours_start_time: "Beginn des täglichen Zeitfensters für Anrufe.",
    allowed_hours_end_time: "Ende des täglichen Zeitfensters für Anrufe.",
    allowed_days: "Die Wochentage, an denen angerufen wird. Ohne Angabe alle sieben.",
    max_retries: "So oft wird ein fehlgeschlagener Anruf wiederholt: 1- bis 5-mal.",
    retry_interval: "10 bis 4320 Minuten (drei Tage).",
    retry_on_voicemail: "Erneut anrufen, wenn eine Mailbox abgenommen hat.",
    retry_on_goal_incomplete: "Erneut anrufen, wenn das Ziel des Anrufs nicht erreicht wurde.",
    goal_completion_variable: "Die Ja/Nein-Variable des Assistenten, die sagt, ob das Ziel erreicht wurde.",
    mark_complete_when_no_leads: "Die Kampagne abschließen, wenn niemand mehr anzurufen ist.",
    phone_number_ids: "Die Telefonnummern, von denen angerufen wird, jede einmal.",
  },
  placeholders: {
    name: "Einladung zur Produktvorführung",
    timezone: "Europe/Berlin",
    goal_completion_variable: "termin_vereinbart",
  },
  units: { characters: "Zeichen", calls: "Anrufe", retries: "Mal", minutes: "Minuten" },
  options: {
    allowed_days: {
      monday: "Montag",
      tuesday: "Dienstag",
      wednesday: "Mittwoch",
      thursday: "Donnerstag",
      friday: "Freitag",
      saturday: "Samstag",
      sunday: "Sonntag",
    },
  },
};
