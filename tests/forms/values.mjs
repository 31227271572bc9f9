// The input of the libraries' tests: one form, valid and invalid, and the server's messages.

/** Texts, as inputs give them. Otherwise the documented example. */
export const right = {
  name: " Spring ",
  assistant_id: "127",
  timezone: "America/New_York",
  max_retries: "3",
  retry_on_voicemail: true,
  allowed_days: ["monday", "friday"],
  phone_number_ids: ["5", "7"],
};

/** The campaign of `right`. */
export const campaign = {
  name: "Spring",
  assistant_id: 127,
  timezone: "America/New_York",
  allowed_days: ["monday", "friday"],
  max_retries: 3,
  retry_on_voicemail: true,
  phone_number_ids: [5, 7],
};

/** Invalid at fields, twice at one of them, and within lists. */
export const wrong = {
  ...right,
  name: "",
  max_retries: "x",
  timezone: "Asia/Calcutta",
  allowed_days: ["monday", "x"],
  phone_number_ids: ["5", "5"],
};

/** The server's messages for `wrong`, by key. */
export const errors = {
  name: ["The name field is required."],
  timezone: ["The timezone field must be a valid timezone."],
  max_retries: ["The max retries field must be an integer."],
  "allowed_days.1": ["The selected allowed_days.1 is invalid."],
  "phone_number_ids.0": ["The phone_number_ids.0 field has a duplicate value."],
  "phone_number_ids.1": ["The phone_number_ids.1 field has a duplicate value."],
};
