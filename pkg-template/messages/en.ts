// English texts in the words of a form: labels in place of the API's keys.
import type { Language } from "./language.js";

/**
 * English, with the labels of the form in place of the server's keys.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign";
 * import { en } from "outbound-campaign/messages/en";
 *
 * const form = { name: "Spring", assistant_id: 127, max_calls_in_parallel: 11 };
 * validateCampaign(form, { language: en }).errors; // { max_calls_in_parallel: ["Calls at the same time must be 10 or less."] }
 */
export const en: Language = {
  messages: {
    required: ":attribute is required.",
    string: ":attribute must be text.",
    integer: ":attribute must be a whole number.",
    boolean: "“:attribute” must be yes or no.",
    array: ":attribute must be a list.",
    timezone: ":attribute must be a valid name, such as America/New_York.",
    date_format: "“:attribute” must be a time from 00:00 to 23:59, such as 09:00.",
    in: ":attribute must be a day of the week.",
    distinct: ":attribute is listed more than once.",
    min: { numeric: ":attribute must be :min or more." },
    max: {
      numeric: ":attribute must be :max or less.",
      string: ":attribute must be :max characters or fewer.",
    },
    between: { numeric: ":attribute must be from :min to :max." },
    unserializable: "“:attribute” cannot be sent. Please enter it again.",
    assistant_not_found: "This assistant was not found, or it does not make outbound calls.",
    phone_number_not_owned: "This phone number does not belong to your account.",
    goal_variable_unknown: "The assistant has no yes/no variable named “:input”.",
    "The given data was invalid.": "Please check your entries.",
    "(and :count more error)": "(and :count more error)",
    "(and :count more errors)": "(and :count more errors)",
  },
  attributes: {
    name: "Campaign name",
    assistant_id: "Assistant",
    timezone: "Time zone",
    max_calls_in_parallel: "Calls at the same time",
    allowed_hours_start_time: "Calls from",
    allowed_hours_end_time: "Calls until",
    allowed_days: "Days",
    "allowed_days.*": "Day :position",
    max_retries: "Retries",
    retry_interval: "Minutes between retries",
    retry_on_voicemail: "Retry after voicemail",
    retry_on_goal_incomplete: "Retry until the goal is met",
    goal_completion_variable: "Goal variable",
    mark_complete_when_no_leads: "Complete when no leads remain",
    phone_number_ids: "Phone numbers",
    "phone_number_ids.*": "Phone number :position",
  },
  warnings: {
    invisible_characters: {
      message: "The campaign name has invisible characters.",
      help: "Type the name again. Such characters often come with pasted text.",
    },
    timezone_omitted: {
      message: "No time zone is chosen. The platform may use the account's or the assistant's.",
      help: "Choose the time zone of the calling hours and days.",
    },
    overnight_window: {
      message: "Calls end at an earlier time than they start, so each calling window runs into the next day.",
      help: "Swap the two times if you do not mean overnight. Otherwise choose the days on which the windows start.",
    },
    zero_length_window: {
      message: "Calls start and end at the same minute, so nobody will be called.",
      help: "Choose a later end. To call all day, leave both times empty.",
    },
    window_shorter_than_retry_interval: {
      message:
        "The calling window is not longer than the time between retries, so each retry waits for another window.",
      help: "Lengthen the calling window, or shorten the time between retries.",
    },
    retries_exceed_window: {
      message: "Not all retries fit into one calling window. The last ones wait for another window.",
      help: "Lengthen the calling window, shorten the time between retries, or lower their number.",
    },
    no_days: {
      message: "No day is chosen, so nobody will be called.",
      help: "Choose at least one day, or all seven.",
    },
    goal_retry_without_variable: {
      message: "Calls are to be retried until the goal is met, but no variable tells whether it was.",
      help: "Enter the assistant's yes/no variable, or turn off “Retry until the goal is met”.",
    },
    goal_variable_without_retry: {
      message: "A goal variable is entered, but no call is retried because of it.",
      help: "Turn on “Retry until the goal is met”, or remove the variable.",
    },
    night_hours: {
      message: "Calls are allowed before 08:00 or after 21:00 in the campaign's time zone.",
      help: "Start later or end earlier, unless you mean to call at night.",
    },
    unknown_field: {
      message: "“:key” is not a field of a campaign, so the server ignores it.",
      help: "Correct the name, or remove the value.|Read the HTML form with fromFormData.",
    },
    value_dropped: {
      message: "“:key” holds :value, which cannot be sent. The server would receive nothing, or an empty list.",
      help: "Enter a number, a text, a list or a plain object.|Read the HTML form with fromFormData.|Did you forget await?",
    },
  },
  unchecked: {
    assistant: "Only the server can check whether your account has this assistant.",
    phone_numbers: "Only the server can check whether these phone numbers belong to your account.",
    goal_variable: "Only the server can check whether the assistant has this yes/no variable.",
    timezone_default: "No time zone is chosen, and only the server knows which one applies then.",
    parallel_limit: "Your plan may allow fewer calls at the same time than the provider documents.",
    campaign_limit: "Only the server can check whether your plan allows another campaign.",
  },
  errors: {
    authentication: "The server did not accept the API key, or the key lacks a permission.",
    plan_limit: "Your plan does not allow another campaign.",
    assistant_not_found: "This assistant was not found, or it does not make outbound calls.",
    not_found: "The server does not know this address or this campaign.",
    validation: "Please check your entries.",
    rate_limit: "Too many requests. Please wait a moment, then try again.",
    server: "The server has a problem.",
    unexpected_response: "The server's answer was incomplete or could not be understood.",
    connection: "The connection to the server failed.",
    timeout: "The server did not answer in time.",
    aborted: "The request was cancelled.",
    no_relay: "No relay of this application answered at :address. Is it running?",
    relay: "This application did not pass the request on (:code).",
    relay_answer_too_large: "The server's answer is too large.",
    relay_calibration: "The server does not behave as documented.",
    relay_errors_too_large: "The list of errors is too large.",
    relay_forbidden: "You have no access here. Please sign in again.",
    relay_idempotency_mismatch: "This request was already sent with other entries.",
    relay_idempotency_pending: "The same request is still running.",
    relay_idempotency_store: "This application cannot send requests at the moment.",
    relay_key: "The API key is not available at the moment.",
    relay_slow: "The request took too long to arrive.",
    relay_timeout: "The server did not answer in time.",
    relay_too_large: "The request is too large.",
    relay_unreachable: "The server could not be reached.",
    relay_upstream: "The server gave no clear answer.",
  },
  outcomes: {
    create: {
      "not-sent": "Nothing was sent.",
      refused: "No campaign was created.",
      unknown: "The campaign may still have been created. Check the list of campaigns before you try again.",
    },
    change: {
      "not-sent": "Nothing was sent.",
      refused: "Nothing was changed.",
      unknown: "The change may still have been made. Check the list of campaigns before you try again.",
    },
  },
  help: {
    name: "Only you see it. At most 255 characters.",
    assistant_id: "The outbound assistant that makes the calls.",
    timezone: "The calling hours and days are in this zone. If you choose none, your account's zone applies.",
    max_calls_in_parallel: "The maximum number of simultaneous calls. Your plan sets the upper limit.",
    allowed_hours_start_time: "Start of the daily calling window.",
    allowed_hours_end_time: "End of the daily calling window.",
    allowed_days: "The days on which calls are made. Without a choice, all seven.",
    max_retries: "How often a failed call is tried again: 1 to 5 times.",
    retry_interval: "10 to 4320 minutes (three days).",
    retry_on_voicemail: "Call again after a voicemail answered.",
    retry_on_goal_incomplete: "Call again when the goal of the call was not met.",
    goal_completion_variable: "The assistant's yes/no variable that tells whether the goal was met.",
    mark_complete_when_no_leads: "Mark the campaign as complete when no leads remain to call.",
    phone_number_ids: "The phone numbers to call from, each once.",
  },
  placeholders: {
    name: "Product demo campaign",
    timezone: "America/New_York",
    goal_completion_variable: "appointment_booked",
  },
  units: { characters: "characters", calls: "calls", retries: "retries", minutes: "minutes" },
  options: {
    allowed_days: {
      monday: "Monday",
      tuesday: "Tuesday",
      wednesday: "Wednesday",
      thursday: "Thursday",
      friday: "Friday",
      saturday: "Saturday",
      sunday: "Sunday",
    },
  },
};
