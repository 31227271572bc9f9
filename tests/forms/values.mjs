// What the libraries' tests enter: the same form, right and wrong, and what the server says to it.

/** Texts, as inputs give them; the documented example otherwise. */
export const right = {
  name: " Spring ",
  assistant_id: "127",
  timezone: "America/New_York",
  max_retries: "3",
  retry_on_voicemail: true,
  allowed_days: ["monday", "friday"],
  phone_number_ids: ["5", "7"],
};

/** What `right` means. */
export const campaign = {
  name: "Spring",
  assistant_id: 127,
  timezone: "America/New_York",
  allowed_days: ["monday", "friday"],
  max_retries: 3,
  retry_on_voicemail: true,
  phone_number_ids: [5, 7],
};

/** Wrong at fields, twice at one of them, and inside of lists. */
export const wrong = {
  ...right,
  name: "",
  max_retries: "x",
  timezone: "Asia/Calcutta",
  allowed_days: ["monday", "x"],
  phone_number_ids: ["5", "5"],
};

/** The server's messages to `wrong`, by its keys. */
export const errors = {
  name: ["The name field is required."],
  timezone: ["The timezone field must be a valid timezone."],
  max_retries: ["The max retries field must be an integer."],
  "allowed_days.1": ["The selected allowed_days.1 is invalid."],
  "phone_number_ids.0": ["The phone_number_ids.0 field has a duplicate value."],
  "phone_number_ids.1": ["The phone_number_ids.1 field has a duplicate value."],
};
