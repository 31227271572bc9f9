// The documentation's example of POST /user/campaign with the same values, and its response. openapi.json and the tests
// use it.

/** The example request of both providers' documentation. */
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

/** The documented response to it. */
export const CREATED = {
  message: "Campaign created successfully",
  data: {
    id: 1,
    name: "Product Demo Campaign",
    status: "draft",
    max_calls_in_parallel: 3,
    mark_complete_when_no_leads: true,
    allowed_hours_start_time: "09:00:00",
    allowed_hours_end_time: "17:00:00",
    allowed_days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
    max_retries: 3,
    retry_interval: 60,
    created_at: "2026-02-23T10:00:00.000000Z",
    updated_at: "2026-02-23T10:00:00.000000Z",
  },
};
