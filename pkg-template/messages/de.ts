// German messages for the campaign form. They address the user as "Sie".
import type { Attributes, Messages } from "../types.js";
import type { DiagnosticMessages } from "./warnings.js";

/** German messages for every rule. Pass them as options: `validateCampaign(form, { messages, attributes })`. */
export const messages: Messages = {
  required: "Bitte füllen Sie „:attribute“ aus.",
  string: "„:attribute“ muss ein Text sein.",
  integer: "„:attribute“ muss eine ganze Zahl sein.",
  boolean: "„:attribute“ muss ja oder nein sein.",
  array: "„:attribute“ muss eine Liste sein.",
  timezone: "„:attribute“ muss eine gültige Zeitzone sein, z. B. Europe/Berlin.",
  date_format: "„:attribute“ muss eine Uhrzeit von 00:00 bis 23:59 sein, z. B. 09:00.",
  in: "„:attribute“ muss ein Wochentag sein.",
  distinct: "„:attribute“ kommt mehrfach vor.",
  min: { numeric: "„:attribute“ muss mindestens :min sein." },
  max: {
    numeric: "„:attribute“ darf höchstens :max sein.",
    string: "„:attribute“ darf höchstens :max Zeichen lang sein.",
  },
  between: { numeric: "„:attribute“ muss zwischen :min und :max liegen." },
  unserializable: "„:attribute“ lässt sich nicht senden.",
  assistant_not_found: "Dieser Assistent wurde nicht gefunden oder führt keine ausgehenden Anrufe.",
  phone_number_not_owned: "Diese Telefonnummer gehört nicht zu Ihrem Konto.",
  goal_variable_unknown: "Der Assistent hat keine Ja/Nein-Variable „:input“.",
};

/** German names of the fields. */
export const attributes: Attributes = {
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
};

/**
 * German messages for warnings and unchecked facts. Pass them as options:
 * `{ messages: { ...messages, ...remarks }, attributes }`.
 */
export const remarks: DiagnosticMessages = {
  warnings: {
    invisible_characters: {
      message: "Der Name enthält Zeichen, die niemand sieht.",
      help: "Tippen Sie den Namen neu; solche Zeichen kommen beim Einfügen mit.",
    },
    timezone_omitted: {
      message:
        "Keine Zeitzone ist genannt, und die Seiten der Plattform sind uneins, ob dann die des Kontos oder die des Assistenten gilt.",
      help: "Nennen Sie die Zeitzone, in der Uhrzeiten und Tage gemeint sind.",
    },
    overnight_window: {
      message:
        "Die Anrufzeit endet zu einer früheren Uhrzeit, als sie beginnt: Ein Zeitfenster reicht bis dahin am nächsten Tag.",
      help: "Tauschen Sie Anfang und Ende, wenn die Nacht nicht gemeint ist. Sonst erlauben Sie die Tage, an denen die Fenster beginnen.",
    },
    zero_length_window: {
      message: "Anfang und Ende der Anrufzeit sind dieselbe Minute: Niemand wird angerufen.",
      help: "Lassen Sie die Anrufzeit später enden; für den ganzen Tag lassen Sie beide leer.",
    },
    window_shorter_than_retry_interval: {
      message:
        "Die Anrufzeit ist nicht länger als die Zeit zwischen zwei Versuchen: Jede Wiederholung wartet auf ein anderes Zeitfenster.",
      help: "Verlängern Sie die Anrufzeit, oder verkürzen Sie den Abstand.",
    },
    retries_exceed_window: {
      message: "Nicht alle Wiederholungen passen in eine Anrufzeit: Die letzten warten auf ein anderes Zeitfenster.",
      help: "Verlängern Sie die Anrufzeit, verkürzen Sie den Abstand, oder wiederholen Sie seltener.",
    },
    no_days: {
      message: "Kein Tag ist erlaubt: Niemand wird angerufen.",
      help: "Erlauben Sie mindestens einen Tag; für alle sieben lassen Sie das Feld leer.",
    },
    goal_retry_without_variable: {
      message: "Bis zum Ziel soll wiederholt werden, aber keine Variable sagt, ob es erreicht wurde.",
      help: "Nennen Sie die Ja/Nein-Variable des Assistenten, oder schalten Sie die Wiederholung aus.",
    },
    goal_variable_without_retry: {
      message: "Eine Zielvariable ist genannt, aber ihretwegen wird kein Anruf wiederholt.",
      help: "Schalten Sie „Bis zum Ziel erneut anrufen“ ein, oder lassen Sie die Variable weg.",
    },
    night_hours: {
      message: "Anrufe sind vor 08:00 oder nach 21:00 Uhr in der Zeitzone der Kampagne erlaubt.",
      help: "Lassen Sie die Anrufzeit später beginnen oder früher enden, wenn die Nacht nicht gemeint ist.",
    },
    unknown_field: {
      message: "Der Server beachtet „:key“ nicht: Eine Kampagne hat kein solches Feld.",
      help: "Berichtigen Sie den Namen, oder lassen Sie den Wert weg.",
    },
    value_dropped: {
      message: "JSON kennt :value nicht (in „:key“): Der Server bekäme nichts oder eine leere Liste.",
      help: "Übergeben Sie eine Zahl, einen Text oder eine Liste.",
    },
  },
  unchecked: {
    assistant: "Ob das Konto diesen Assistenten hat, weiß nur das Konto.",
    phone_numbers: "Ob dem Konto diese Telefonnummern gehören, weiß nur das Konto.",
    goal_variable: "Ob der Assistent diese Ja/Nein-Variable hat, weiß nur das Konto.",
    timezone_default: "Keine Zeitzone ist genannt, und welche dann gilt, weiß nur das Konto.",
    parallel_limit: "Der Tarif erlaubt vielleicht weniger Anrufe zugleich, als der Anbieter dokumentiert.",
    campaign_limit: "Ob der Tarif noch eine Kampagne erlaubt, weiß nur das Konto.",
  },
};
