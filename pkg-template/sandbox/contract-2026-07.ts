// The account and the answers of a sandbox that serves the contract of July 2026.
import type { CreateCampaign202607 } from "../types.js";
import type { Contract } from "../validate/contract.js";
import { ALL_DAYS, daysBefore, type NewCampaign, PHONE_NUMBERS, type StoredCampaign } from "./account.js";
import type { SandboxSettings } from "./options.js";
import type { WhatsappTemplates } from "./sandbox.js";

/** The senders of the default account. */
const WHATSAPP_TEMPLATES: WhatsappTemplates = { 7: { 15: ["1"], 16: [] }, 8: { 21: ["1", "2"] } };
/** The template of the default account that waits for WhatsApp's review, and its sender. */
const PENDING_TEMPLATE = { sender: "7", id: 17 };
/** The numbers of the account that send text messages. */
const SMS_NUMBERS = ["5"];

/** The phone numbers of the account. */
export const phoneNumbers202607: object[] = PHONE_NUMBERS.map((number) => ({
  ...number,
  sms_capable: SMS_NUMBERS.includes(String(number.id)),
}));

const numberOf = (id: string) => (Number.isSafeInteger(Number(id)) ? Number(id) : id);

/** Returns the list of senders. */
export function whatsappSenders({ whatsappTemplates = WHATSAPP_TEMPLATES }: SandboxSettings): object[] {
  return Object.keys(whatsappTemplates).map((id) => ({
    id: numberOf(id),
    name: `Sender ${id}`,
    status: "online",
    quality: "GREEN",
  }));
}

/** Returns the list of a sender's templates, or `undefined` for an unknown sender. */
export function templatesOf(sender: string, { whatsappTemplates }: SandboxSettings): object[] | undefined {
  const placeholders = (whatsappTemplates ?? WHATSAPP_TEMPLATES)[sender];
  if (!placeholders) return undefined;
  const approved = Object.entries(placeholders).map(([id, names]) => templateOf(numberOf(id), "APPROVED", names));
  const hasPending = whatsappTemplates === undefined && sender === PENDING_TEMPLATE.sender;
  return hasPending ? [...approved, templateOf(PENDING_TEMPLATE.id, "PENDING", [])] : approved;
}

function templateOf(id: number | string, status: string, variables: readonly string[]) {
  const body_text = `Hello${variables.map((name) => ` {{${name}}}`).join("")}`;
  const has_variables = variables.length > 0;
  return {
    id,
    name: `template_${id}`,
    language: "en",
    category: "MARKETING",
    status,
    body_text,
    variables,
    has_variables,
  };
}

/**
 * Returns the message with which the server refuses a campaign whose form is valid; `undefined` if it accepts it. The
 * pages name these cases, and show no message.
 */
export function accountFault(campaign: CreateCampaign202607, settings: SandboxSettings): string | undefined {
  const { channel = "call", fallback_channel } = campaign;
  const isOff = (name: string | undefined) => name !== undefined && settings.disabledChannels.includes(name);
  if (isOff(channel)) return disabledMessage(channel);
  if (isOff(fallback_channel)) return `Fallback: ${disabledMessage(String(fallback_channel))}`;
  const fault = messagingFault(channel, campaign, "", settings);
  return fault ?? messagingFault(fallback_channel, campaign, "fallback_", settings);
}

/** Returns the message for a channel that the platform has switched off. */
export const disabledMessage = (channel: string): string => `The channel ${channel} is disabled.`;

/** @param prefix That of the fallback's fields. */
function messagingFault(
  channel: string | undefined,
  campaign: CreateCampaign202607,
  prefix: "" | "fallback_",
  settings: SandboxSettings,
): string | undefined {
  const owner = prefix ? "The fallback's" : "The";
  if (channel === "sms") {
    const id = String(campaign[`${prefix}sms_from_phone_number_id`]);
    const isKnown = settings.seeded ? SMS_NUMBERS.includes(id) : isLenientId(id);
    return isKnown ? undefined : `${owner} SMS phone number is invalid.`;
  }
  if (channel !== "whatsapp") return undefined;
  const sender = String(campaign[`${prefix}whatsapp_sender_id`]);
  const template = String(campaign[`${prefix}whatsapp_template_id`]);
  const known = settings.whatsappTemplates ?? (settings.seeded ? WHATSAPP_TEMPLATES : undefined);
  if (known ? !known[sender] : !isLenientId(sender)) return `${owner} WhatsApp sender is invalid.`;
  if (known ? !known[sender]?.[template] : !isLenientId(template)) return `${owner} WhatsApp template is invalid.`;
  return undefined;
}

/** Returns whether a sandbox without own lists accepts an id. */
export const isLenientId = (id: string): boolean => /^[1-9]/.test(id) && id !== "404";

/** Returns the documented `data` of a campaign, with the documented defaults. */
export function dataOf(campaign: CreateCampaign202607, createdAt: Date): NewCampaign {
  const {
    schedule_windows,
    allowed_hours_start_time: start = "00:00",
    allowed_hours_end_time: end = "23:59",
  } = campaign;
  const windows = schedule_windows?.length ? schedule_windows : [{ start, end }];
  const [first = { start, end }] = windows;
  const channel = campaign.channel ?? "call";
  const isCall = channel === "call";
  const created_at = timestamp202607(createdAt);
  return {
    name: campaign.name,
    channel,
    status: "draft",
    assistant_id: campaign.assistant_id ?? null,
    timezone: campaign.timezone ?? "UTC",
    max_calls_in_parallel: Number(campaign.max_calls_in_parallel ?? 3),
    messages_per_minute: campaign.messages_per_minute ?? (isCall ? null : 10),
    schedule_windows: windows,
    scheduled_start_at: campaign.scheduled_start_at ?? null,
    // The legacy hours repeat the first window.
    allowed_hours_start_time: first.start,
    allowed_hours_end_time: first.end,
    allowed_days: campaign.allowed_days ?? ALL_DAYS,
    max_retries: campaign.max_retries ?? 3,
    retry_interval: campaign.retry_interval ?? 60,
    retry_on_voicemail: campaign.retry_on_voicemail ?? false,
    retry_on_goal_incomplete: campaign.retry_on_goal_incomplete ?? false,
    goal_completion_variable: campaign.goal_completion_variable ?? null,
    mark_complete_when_no_leads: campaign.mark_complete_when_no_leads ?? true,
    phone_number_ids: campaign.phone_number_ids ?? [],
    whatsapp_sender_id: campaign.whatsapp_sender_id ?? null,
    whatsapp_template_id: campaign.whatsapp_template_id ?? null,
    sms_from_phone_number_id: campaign.sms_from_phone_number_id ?? null,
    sms_body: campaign.sms_body ?? null,
    text_variable_mapping: campaign.text_variable_mapping ?? null,
    fallback_channel: campaign.fallback_channel ?? null,
    fallback_whatsapp_sender_id: campaign.fallback_whatsapp_sender_id ?? null,
    fallback_whatsapp_template_id: campaign.fallback_whatsapp_template_id ?? null,
    fallback_sms_from_phone_number_id: campaign.fallback_sms_from_phone_number_id ?? null,
    fallback_sms_body: campaign.fallback_sms_body ?? null,
    fallback_variable_mapping: campaign.fallback_variable_mapping ?? null,
    created_at,
    updated_at: created_at,
  };
}

/** Returns the campaigns of a seeded sandbox: one of each channel, and a scheduled one. */
export function seeded202607(now: Date): NewCampaign[] {
  const daysAgo = daysBefore(now);
  const windows = [
    { start: "09:00", end: "12:00" },
    { start: "14:00", end: "17:30" },
  ];
  const weekend: CreateCampaign202607["allowed_days"] = ["saturday", "sunday"];
  const seeded = (campaign: CreateCampaign202607, status: string, days: number): NewCampaign => ({
    ...dataOf(campaign, daysAgo(days)),
    status,
  });
  const fallback = {
    fallback_channel: "sms",
    fallback_sms_from_phone_number_id: 5,
    fallback_sms_body: "Call us back",
  } as const;
  const call = { name: "Spring appointments", assistant_id: 127, schedule_windows: windows, ...fallback };
  const whatsapp = { channel: "whatsapp", whatsapp_sender_id: 7, whatsapp_template_id: 15 } as const;
  const sms = { channel: "sms", sms_from_phone_number_id: 5, sms_body: "Hello {{first_name}}" } as const;
  const text_variable_mapping = { 1: "first_name" };
  return [
    seeded(call, "in-progress", 9),
    seeded({ name: "Contract renewals", ...whatsapp, text_variable_mapping, schedule_windows: windows }, "paused", 21),
    seeded({ name: "Weekend survey", ...sms, allowed_days: weekend }, "completed", 34),
    seeded(
      { name: "Autumn appointments", assistant_id: 128, scheduled_start_at: daysAgo(-7).toISOString() },
      "scheduled",
      1,
    ),
  ];
}

/** Returns a campaign as the list shows it: with seconds in the legacy hours. */
export const inList = (campaign: StoredCampaign): StoredCampaign => ({
  ...campaign,
  allowed_hours_start_time: `${campaign.allowed_hours_start_time}:00`,
  allowed_hours_end_time: `${campaign.allowed_hours_end_time}:00`,
});

/** Returns the status after a start. A start in the future waits for it. The default zone is UTC. */
export function startedStatus(campaign: StoredCampaign, contract: Contract, now: Date): string {
  const { scheduled_start_at: start, timezone } = campaign;
  const at = typeof start === "string" ? contract.startInZone(start, String(timezone ?? "UTC")) : undefined;
  return at !== undefined && at > now.getTime() ? "scheduled" : "in-progress";
}

/** Formats a time without a zone. The zone of the sandbox's account is UTC. */
export const timestamp202607 = (date: Date): string => date.toISOString().slice(0, 19).replace("T", " ");
