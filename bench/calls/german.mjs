// German sentences and labels, for the peers that bring none: the sentences and labels of the package, so that all
// write texts of one length.
export const labels = {
  name: "Name der Kampagne",
  assistant_id: "Assistent",
  timezone: "Zeitzone",
  max_calls_in_parallel: "Gleichzeitige Anrufe",
  allowed_hours_start_time: "Anrufe ab",
  allowed_hours_end_time: "Anrufe bis",
  allowed_days: "Tage",
  max_retries: "Wiederholungen",
  retry_interval: "Minuten zwischen Wiederholungen",
  retry_on_voicemail: "Nach Mailbox erneut anrufen",
  retry_on_goal_incomplete: "Bis zum Ziel erneut anrufen",
  goal_completion_variable: "Zielvariable",
  mark_complete_when_no_leads: "Ohne Kontakte abschließen",
  phone_number_ids: "Telefonnummern",
};

/**
 * The messages by kind of error.
 * @type {Record<string, (label: string | undefined, a?: number, b?: number) => string>}
 */
export const sentences = {
  required: (label) => `Bitte füllen Sie „${label}“ aus.`,
  string: (label) => `„${label}“ muss ein Text sein.`,
  long: (label, most) => `„${label}“ darf höchstens ${most} Zeichen lang sein.`,
  integer: (label) => `„${label}“ muss eine ganze Zahl sein.`,
  min: (label, least) => `„${label}“ muss mindestens ${least} sein.`,
  max: (label, most) => `„${label}“ darf höchstens ${most} sein.`,
  between: (label, least, most) => `„${label}“ muss zwischen ${least} und ${most} liegen.`,
  flag: (label) => `„${label}“ muss ja oder nein sein.`,
  time: (label) => `„${label}“ muss eine Uhrzeit von 00:00 bis 23:59 sein, z. B. 09:00.`,
  zone: (label) => `„${label}“ muss eine gültige Zeitzone sein, z. B. Europe/Berlin.`,
  list: (label) => `„${label}“ muss eine Liste sein.`,
  day: (label) => `„${label}“ muss ein Wochentag sein.`,
  repeated: (label) => `„${label}“ kommt mehrfach vor.`,
  assistant: () => "Dieser Assistent wurde nicht gefunden oder führt keine ausgehenden Anrufe.",
  phoneNumber: () => "Diese Telefonnummer gehört nicht zu Ihrem Konto.",
};
