// The example request of the Intellixent documentation of POST /user/campaign, value for value.
export const EXAMPLE = {
  name: "Product Demo Campaign",
  assistant_id: 127,
  timezone: "America/New_York",
  max_calls_in_parallel: 3,
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:00",
  allowed_days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  max_retries: 3,
  retry_interval: 60,
};

/** The same as it is typed: every number a text. @type {import("./dashboard.mjs").Answers} */
export const TYPED_EXAMPLE = Object.fromEntries(
  Object.entries(EXAMPLE).map(([name, value]) => [name, typeof value === "number" ? String(value) : value]),
);
