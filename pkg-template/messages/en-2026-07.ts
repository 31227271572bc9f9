// English texts of the second contract, in the words of a form.
import { en as first } from "./en.js";
import type { Language202607 } from "./language-2026-07.js";

/**
 * English for the second contract, with the labels of the form in place of the server's keys.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign/2026-07";
 * import { en } from "outbound-campaign/messages/en-2026-07";
 *
 * validateCampaign({ name: "Offer", channel: "fax" }, { language: en }).errors; // { channel: ["Channel must be one of the offered channels."] }
 */
export const en: Language202607 = {
  ...first,
  messages: {
    ...first.messages,
    required_if: ":attribute is required.",
    date: "“:attribute” must be a date and a time, such as 2026-07-27T09:00:00+03:00.",
    "channel.in": ":attribute must be one of the offered channels.",
    "fallback_channel.in": ":attribute must be one of the offered channels.",
    whatsapp_sender_unknown: "This WhatsApp sender does not belong to your account.",
    whatsapp_template_unknown: "This template is not approved for the WhatsApp sender.",
    sms_number_unknown: "This phone number cannot send text messages for your account.",
  },
  attributes: {
    ...first.attributes,
    channel: "Channel",
    schedule_windows: "Hours",
    "schedule_windows.*.start": "Start of window :position",
    "schedule_windows.*.end": "End of window :position",
    allowed_hours_start_time: "From",
    allowed_hours_end_time: "Until",
    scheduled_start_at: "Start at",
    fallback_channel: "Fallback",
    fallback_whatsapp_sender_id: "WhatsApp sender of the fallback",
    fallback_whatsapp_template_id: "WhatsApp template of the fallback",
    fallback_sms_from_phone_number_id: "Phone number of the fallback",
    fallback_sms_body: "Text of the fallback",
    fallback_variable_mapping: "Template variables of the fallback",
    whatsapp_sender_id: "WhatsApp sender",
    whatsapp_template_id: "WhatsApp template",
    text_variable_mapping: "Template variables",
    messages_per_minute: "Messages a minute",
    sms_from_phone_number_id: "Phone number of the text",
    sms_body: "Text",
  },
  warnings: {
    ...first.warnings,
    timezone_omitted: {
      message: "No time zone is chosen. The assistant's applies to calls, and the account's to messages.",
      help: "Choose the time zone of the hours and days.",
    },
    overnight_window: {
      message: "A window ends at an earlier time than it starts, so it runs into the next day.",
      help: "Swap the two times if you do not mean overnight. Otherwise choose the days on which the windows start.",
    },
    zero_length_window: {
      message: "A window starts and ends at the same minute.",
      help: "Choose a later end, or remove the window.",
    },
    overlapping_windows: {
      message: "Two windows of a day have minutes in common.",
      help: "Join the windows, or let one end before the next starts.",
    },
    hours_beside_windows: {
      message: "There are windows and one pair of hours. The pair counts only without windows.",
      help: "Leave “From” and “Until” empty.",
    },
    night_hours: {
      message: "The hours include times before 08:00 or after 21:00 in the campaign's time zone.",
      help: "Start later or end earlier, unless you mean the night.",
    },
    no_days: { message: "No day is chosen.", help: "Choose at least one day, or all seven." },
    start_without_offset: {
      message: "The scheduled start has no offset from UTC, so its time zone is uncertain.",
      help: "Write the offset, such as 2026-07-27T09:00:00+03:00.",
    },
    start_in_past: {
      message: "The scheduled start is in the past.",
      help: "Choose a later date, or leave it empty and start the campaign by hand.",
    },
    other_channel: {
      message: "Some entries belong to another channel than the campaign's.",
      help: "Choose that channel, or remove the entries.",
    },
    fallback_incomplete: {
      message: "Some entries belong to a fallback that is not chosen.",
      help: "Choose that fallback, or remove the entries.",
    },
    placeholder_unknown: {
      message: "A variable is given for a placeholder that the template does not have.",
      help: "Remove that variable.",
    },
    placeholder_unmapped: {
      message: "A placeholder of the template has no variable. A message with an empty value is not sent.",
      help: "Give a variable for each placeholder.",
    },
    placeholder_unfillable: {
      message: "A placeholder cannot be filled: its name is missing, or it is not in the text of a message.",
      help: "Write {{variable}} in the text of a message. For a template, write the name alone.",
    },
  },
  unchecked: {
    ...first.unchecked,
    whatsapp_template: "Only the server can check whether your account has this WhatsApp sender and this template.",
    sms_number: "Only the server can check whether this phone number can send text messages.",
    scheduled_start_format: "Only the server can check whether it can read this date.",
  },
  help: {
    ...first.help,
    channel: "Whether the campaign calls, or sends WhatsApp or text messages.",
    timezone:
      "The hours and days are in this zone. If you choose none, the assistant's or your account's zone applies.",
    schedule_windows: "One or more windows a day. An end before its start is on the next day.",
    allowed_hours_start_time: "Start of one daily window. It counts only without other windows.",
    allowed_hours_end_time: "End of one daily window. It counts only without other windows.",
    scheduled_start_at: "The date and time at which the campaign starts by itself, with the offset from UTC.",
    allowed_days: "The days of the campaign. Without a choice, all seven.",
    max_retries: "The number of retries for each contact, 1 to 5.",
    phone_number_ids: "The phone numbers to call from.",
    fallback_channel: "The channel of one message after the last retry of a call.",
    fallback_whatsapp_sender_id: "The WhatsApp sender of the message after the last retry.",
    fallback_whatsapp_template_id: "A template that is approved for that sender.",
    fallback_sms_from_phone_number_id: "A phone number that can send text messages.",
    fallback_sms_body: "{{variable}} stands for a variable of the contact.",
    fallback_variable_mapping: "A variable of the contact for each placeholder of the template.",
    whatsapp_sender_id: "The WhatsApp sender of the messages.",
    whatsapp_template_id: "A template that is approved for the sender.",
    text_variable_mapping: "A variable of the contact for each placeholder of the template.",
    messages_per_minute: "1 to 10 messages a minute.",
    sms_from_phone_number_id: "A phone number that can send text messages.",
    sms_body: "At most 1600 characters. {{variable}} stands for a variable of the contact.",
  },
  placeholders: {
    ...first.placeholders,
    sms_body: "Hello {{customer_name}}",
    fallback_sms_body: "Sorry we missed you, {{customer_name}}",
  },
  units: { ...first.units, messages: "messages" },
  options: {
    ...first.options,
    channel: { call: "Calls", whatsapp: "WhatsApp messages", sms: "Text messages" },
    fallback_channel: { whatsapp: "WhatsApp message", sms: "Text message" },
  },
};
