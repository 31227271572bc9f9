// German words for the campaign form, with "Sie".

export const messages = {
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

export const attributes = {
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
