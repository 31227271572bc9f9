// German texts of the second contract.
import { de as first } from "./de.js";
import type { Language202607 } from "./language-2026-07.js";

/**
 * German for the second contract.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign/2026-07";
 * import { de } from "outbound-campaign/messages/de-2026-07";
 *
 * validateCampaign({ name: "Angebot", channel: "fax" }, { language: de }).errors; // { channel: ["„Kanal“ muss einer der angebotenen Kanäle sein."] }
 */
export const de: Language202607 = {
  ...first,
  messages: {
    ...first.messages,
    required_if: "Bitte füllen Sie „:attribute“ aus.",
    date: "„:attribute“ muss Datum und Uhrzeit sein, z. B. 2026-07-27T09:00:00+02:00.",
    "channel.in": "„:attribute“ muss einer der angebotenen Kanäle sein.",
    "fallback_channel.in": "„:attribute“ muss einer der angebotenen Kanäle sein.",
    whatsapp_sender_unknown: "Dieser WhatsApp-Absender gehört nicht zu Ihrem Konto.",
    whatsapp_template_unknown: "Diese Vorlage ist für den WhatsApp-Absender nicht freigegeben.",
    sms_number_unknown: "Mit dieser Telefonnummer kann Ihr Konto keine SMS senden.",
  },
  attributes: {
    ...first.attributes,
    channel: "Kanal",
    schedule_windows: "Uhrzeiten",
    "schedule_windows.*.start": "Beginn des Zeitfensters :position",
    "schedule_windows.*.end": "Ende des Zeitfensters :position",
    allowed_hours_start_time: "Ab",
    allowed_hours_end_time: "Bis",
    scheduled_start_at: "Geplanter Start",
    fallback_channel: "Ersatz",
    fallback_whatsapp_sender_id: "WhatsApp-Absender des Ersatzes",
    fallback_whatsapp_template_id: "WhatsApp-Vorlage des Ersatzes",
    fallback_sms_from_phone_number_id: "Telefonnummer des Ersatzes",
    fallback_sms_body: "Text des Ersatzes",
    fallback_variable_mapping: "Variablen für die Vorlage des Ersatzes",
    whatsapp_sender_id: "WhatsApp-Absender",
    whatsapp_template_id: "WhatsApp-Vorlage",
    text_variable_mapping: "Variablen für die Vorlage",
    messages_per_minute: "Nachrichten je Minute",
    sms_from_phone_number_id: "Telefonnummer der SMS",
    sms_body: "Text der SMS",
  },
  warnings: {
    ...first.warnings,
    timezone_omitted: {
      message:
        "Es ist keine Zeitzone gewählt. Für Anrufe gilt dann die des Assistenten, für Nachrichten die des Kontos.",
      help: "Wählen Sie die Zeitzone, in der Uhrzeiten und Tage gemeint sind.",
    },
    overnight_window: {
      message: "Ein Zeitfenster endet zu einer früheren Uhrzeit, als es beginnt: Es reicht in den nächsten Tag.",
      help: "Tauschen Sie die beiden Uhrzeiten, wenn die Nacht nicht gemeint ist. Sonst wählen Sie die Tage, an denen die Zeitfenster beginnen.",
    },
    zero_length_window: {
      message: "Ein Zeitfenster beginnt und endet in derselben Minute.",
      help: "Wählen Sie ein späteres Ende, oder entfernen Sie das Zeitfenster.",
    },
    overlapping_windows: {
      message: "Zwei Zeitfenster eines Tages haben gemeinsame Minuten.",
      help: "Fassen Sie die Zeitfenster zusammen, oder lassen Sie eines enden, bevor das nächste beginnt.",
    },
    hours_beside_windows: {
      message: "Es gibt Zeitfenster und ein einzelnes Paar von Uhrzeiten. Das Paar gilt nur ohne Zeitfenster.",
      help: "Lassen Sie „Ab“ und „Bis“ leer.",
    },
    night_hours: {
      message: "In der Zeitzone der Kampagne liegen Uhrzeiten vor 08:00 oder nach 21:00 Uhr.",
      help: "Beginnen Sie später, oder enden Sie früher, wenn die Nacht nicht gemeint ist.",
    },
    no_days: { message: "Es ist kein Tag gewählt.", help: "Wählen Sie mindestens einen Tag oder alle sieben." },
    start_without_offset: {
      message: "Der geplante Start nennt keinen Abstand zu UTC: Seine Zeitzone ist unsicher.",
      help: "Nennen Sie den Abstand, z. B. 2026-07-27T09:00:00+02:00.",
    },
    start_in_past: {
      message: "Der geplante Start liegt in der Vergangenheit.",
      help: "Wählen Sie ein späteres Datum, oder lassen Sie es leer und starten Sie die Kampagne von Hand.",
    },
    other_channel: {
      message: "Einige Angaben gehören zu einem anderen Kanal als dem der Kampagne.",
      help: "Wählen Sie diesen Kanal, oder entfernen Sie die Angaben.",
    },
    fallback_incomplete: {
      message: "Einige Angaben gehören zu einem Ersatz, der nicht gewählt ist.",
      help: "Wählen Sie diesen Ersatz, oder entfernen Sie die Angaben.",
    },
    placeholder_unknown: {
      message: "Für einen Platzhalter, den die Vorlage nicht hat, ist eine Variable angegeben.",
      help: "Entfernen Sie diese Variable.",
    },
    placeholder_unmapped: {
      message: "Ein Platzhalter der Vorlage hat keine Variable. Eine Nachricht mit leerem Wert wird nicht gesendet.",
      help: "Geben Sie für jeden Platzhalter eine Variable an.",
    },
    placeholder_unfillable: {
      message: "Ein Platzhalter lässt sich nicht füllen: Sein Name fehlt, oder er steht nicht im Text einer Nachricht.",
      help: "Schreiben Sie {{variable}} in den Text einer Nachricht. Für eine Vorlage schreiben Sie nur den Namen.",
    },
  },
  unchecked: {
    ...first.unchecked,
    whatsapp_template: "Ob Ihr Konto diesen WhatsApp-Absender und diese Vorlage hat, kann nur der Server prüfen.",
    sms_number: "Ob diese Telefonnummer SMS senden kann, kann nur der Server prüfen.",
    scheduled_start_format: "Ob der Server dieses Datum lesen kann, weiß nur er.",
  },
  help: {
    ...first.help,
    channel: "Ob die Kampagne anruft oder WhatsApp-Nachrichten oder SMS sendet.",
    timezone:
      "In dieser Zeitzone sind Uhrzeiten und Tage gemeint. Ohne Angabe gilt die des Assistenten oder die Ihres Kontos.",
    schedule_windows: "Ein oder mehrere Zeitfenster je Tag. Ein Ende vor dem Beginn liegt am nächsten Tag.",
    allowed_hours_start_time: "Beginn eines täglichen Zeitfensters. Gilt nur ohne andere Zeitfenster.",
    allowed_hours_end_time: "Ende eines täglichen Zeitfensters. Gilt nur ohne andere Zeitfenster.",
    scheduled_start_at: "Datum und Uhrzeit, zu denen die Kampagne von selbst startet, mit dem Abstand zu UTC.",
    allowed_days: "Die Wochentage der Kampagne. Ohne Angabe alle sieben.",
    max_retries: "Die Zahl der Wiederholungen je Kontakt, 1 bis 5.",
    phone_number_ids: "Die Telefonnummern, von denen angerufen wird.",
    fallback_channel: "Der Kanal einer Nachricht nach der letzten Wiederholung eines Anrufs.",
    fallback_whatsapp_sender_id: "Der WhatsApp-Absender der Nachricht nach der letzten Wiederholung.",
    fallback_whatsapp_template_id: "Eine Vorlage, die für diesen Absender freigegeben ist.",
    fallback_sms_from_phone_number_id: "Eine Telefonnummer, die SMS senden kann.",
    fallback_sms_body: "{{variable}} steht für eine Variable des Kontakts.",
    fallback_variable_mapping: "Eine Variable des Kontakts für jeden Platzhalter der Vorlage.",
    whatsapp_sender_id: "Der WhatsApp-Absender der Nachrichten.",
    whatsapp_template_id: "Eine Vorlage, die für den Absender freigegeben ist.",
    text_variable_mapping: "Eine Variable des Kontakts für jeden Platzhalter der Vorlage.",
    messages_per_minute: "1 bis 10 Nachrichten je Minute.",
    sms_from_phone_number_id: "Eine Telefonnummer, die SMS senden kann.",
    sms_body: "Höchstens 1600 Zeichen. {{variable}} steht für eine Variable des Kontakts.",
  },
  placeholders: {
    ...first.placeholders,
    sms_body: "Guten Tag {{kundenname}}",
    fallback_sms_body: "Wir haben Sie nicht erreicht, {{kundenname}}",
  },
  units: { ...first.units, messages: "Nachrichten" },
  options: {
    ...first.options,
    channel: { call: "Anrufe", whatsapp: "WhatsApp-Nachrichten", sms: "SMS" },
    fallback_channel: { whatsapp: "WhatsApp-Nachricht", sms: "SMS" },
  },
};
