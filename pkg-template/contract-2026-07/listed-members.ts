// The members of a campaign in the account's list, for the search after an unclear outcome.
import type { CreateCampaign202607 as CreateCampaign } from "../types.js";
import type { Normalizer } from "../validate/contract.js";
import { momentOf } from "./scheduled-start.js";
import type { CampaignField } from "./types.js";

/**
 * Returns the members of a sent campaign that a list shows, and the function by which each is compared.
 *
 * A list writes out the default channel. Beside windows it shows the hours of the first one, so the campaign's own
 * hours say nothing. Without windows it shows the whole day, so empty windows say nothing.
 *
 * @param normalizers Those of the first contract's members.
 */
export function comparison(
  campaign: CreateCampaign,
  normalizers: Record<string, Normalizer>,
): [members: Record<string, unknown>, normalizers: Record<string, Normalizer>] {
  const members: Record<string, unknown> = { channel: "call", ...campaign };
  if (Object.keys(campaign.schedule_windows ?? {}).length > 0) {
    delete members.allowed_hours_start_time;
    delete members.allowed_hours_end_time;
  } else {
    delete members.schedule_windows;
  }
  const own = Object.entries(COMPARED_AS).map(([member, as]) => [
    member,
    typeof as === "string" ? normalizers[as] : as,
  ]);
  const { allowed_hours_start_time: timeOf } = normalizers;
  const schedule_windows: Normalizer = (value) => normalizeWindows(value, timeOf as Normalizer);
  return [members, { ...normalizers, ...Object.fromEntries(own), schedule_windows }];
}

/**
 * The comparison of each member that the first contract lacks: the member of the first contract that is compared in the
 * same way, or a function.
 */
const COMPARED_AS: Partial<Record<CampaignField, string | Normalizer>> = {
  channel: "goal_completion_variable",
  scheduled_start_at: normalizeInstant,
  fallback_channel: "goal_completion_variable",
  fallback_whatsapp_sender_id: "assistant_id",
  fallback_whatsapp_template_id: "assistant_id",
  fallback_sms_from_phone_number_id: "assistant_id",
  fallback_sms_body: "goal_completion_variable",
  fallback_variable_mapping: normalizeMapping,
  whatsapp_sender_id: "assistant_id",
  whatsapp_template_id: "assistant_id",
  text_variable_mapping: normalizeMapping,
  messages_per_minute: "max_retries",
  sms_from_phone_number_id: "assistant_id",
  sms_body: "goal_completion_variable",
};

/** Returns the windows, sorted: their order has no meaning. */
function normalizeWindows(value: unknown, timeOf: Normalizer): string | undefined {
  const list = fromJson(value);
  const windows = typeof list === "object" && list !== null ? Object.values(list) : undefined;
  const texts = windows?.map((window) => {
    const [start, end] = [timeOf(window?.start), timeOf(window?.end)];
    return start && end && `${start}-${end}`;
  });
  return texts === undefined || texts.includes(undefined) ? undefined : texts.sort().join();
}

/** Returns the value of a JSON text: some servers list a column of JSON as it is stored. */
function fromJson(value: unknown): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    return undefined;
  }
}

/** Returns the instant of a date with an offset from UTC. The zone of any other date is not known. */
function normalizeInstant(value: unknown): string | undefined {
  // PHP allows a blank before the offset.
  const start = typeof value === "string" ? momentOf(value.trim().replace(/\s+(?=[+-]\d|z$)/i, "")) : undefined;
  return start?.offset === undefined ? undefined : String(start.local - start.offset);
}

/** Returns the pairs of a mapping, sorted. PHP writes a mapping of `0`, `1`, ... as a list. */
function normalizeMapping(value: unknown): string | undefined {
  const mapping = fromJson(value);
  if (typeof mapping !== "object" || mapping === null) return undefined;
  return JSON.stringify(Object.entries(mapping).sort(([a], [b]) => (a < b ? -1 : 1)));
}
