// Reads from a server's answers how it reads the pages where these leave something open.
import type { Probe } from "../calibrate/contract.js";
import { fieldOf } from "../calibrate/error-groups.js";
import { fieldNames } from "../fields-2026-07.js";
import type { Refusal } from "../http/error-body.js";
import { hasOwn } from "../wasm/builtins.js";
import { CHANNEL_FIELDS, nulls, PROBES, type ProbeName, unknownIds } from "./probes.js";
import type { CampaignField } from "./types.js";

/** The value of a reading that no answer shows. */
type NotMeasured = "not-measured";

/**
 * How a server reads the pages where these leave something open. `not-measured` means that no answer shows it. The
 * guide `docs/contract-2026-07.md` lists the channel on which each is asked.
 */
export interface Readings {
  /** Whether the server has the fields of this contract. */
  readonly hasChannels: boolean | NotMeasured;
  /** Whether a form without `channel` needs an assistant. */
  readonly assistantWithoutChannel: boolean | NotMeasured;
  /** Whether a form whose `channel` is null needs an assistant. */
  readonly assistantWithNullChannel: boolean | NotMeasured;
  /** Whether a form with an unknown `channel` needs an assistant. */
  readonly assistantWithUnknownChannel: boolean | NotMeasured;
  /** The fields that a campaign of WhatsApp or text messages needs. */
  readonly requiredByChannel: readonly CampaignField[] | NotMeasured;
  /** The fields that the fallback of a call needs. */
  readonly requiredByFallback: readonly CampaignField[] | NotMeasured;
  /** Whether a campaign of messages may have a fallback. */
  readonly acceptsFallbackOfMessages: boolean | NotMeasured;
  /** Whether the server checks the fields of other channels than the form's. */
  readonly checksOtherChannels: boolean | NotMeasured;
  /** The optional fields that must not be null. `max_retries` is not asked: each form has a bad number there. */
  readonly refusesNull: readonly CampaignField[] | NotMeasured;
  /** The fields whose ids must belong to the account before the rest of the form is accepted. */
  readonly refusesUnknownIds: readonly CampaignField[] | NotMeasured;
  /** Whether a phone number may occur twice. */
  readonly acceptsEqualPhoneNumbers: boolean | NotMeasured;
  /** Whether a day may occur twice. */
  readonly acceptsEqualDays: boolean | NotMeasured;
  /** Whether `retry_on_goal_incomplete` is accepted without a goal variable. */
  readonly acceptsGoalWithoutVariable: boolean | NotMeasured;
  /** The most characters of `goal_completion_variable`. `null`: more than 255. */
  readonly goalVariableMax: number | null | NotMeasured;
  /** The most characters of `sms_body`. `null`: more than 1600. */
  readonly smsBodyMax: number | null | NotMeasured;
  /** The most characters of `fallback_sms_body`. `null`: more than 1600. */
  readonly fallbackSmsBodyMax: number | null | NotMeasured;
  /** Whether the values of a mapping may be other than texts. */
  readonly acceptsMappedValues: boolean | NotMeasured;
  /** Whether a time of the pair of hours may be `9:00`. */
  readonly acceptsShortHours: boolean | NotMeasured;
  /** Whether a time of the pair of hours may be `09:00:00`. */
  readonly acceptsSeconds: boolean | NotMeasured;
  /** Whether a time of the pair of hours may be `24:00`. */
  readonly acceptsHour24: boolean | NotMeasured;
  /** Whether the list of windows may be empty. */
  readonly acceptsNoWindows: boolean | NotMeasured;
  /** Whether a window may have other members than `start` and `end`. */
  readonly acceptsWindowMembers: boolean | NotMeasured;
  /** Whether a window may end when it starts. */
  readonly acceptsEqualTimes: boolean | NotMeasured;
  /** Whether a window may end on the next day. */
  readonly acceptsOvernight: boolean | NotMeasured;
  /** Whether windows may overlap. */
  readonly acceptsOverlap: boolean | NotMeasured;
  /** Whether a form may have windows and the pair of hours. */
  readonly acceptsHoursBesideWindows: boolean | NotMeasured;
  /** Whether a scheduled start may be in the past. */
  readonly acceptsPastStart: boolean | NotMeasured;
  /** Whether a scheduled start may be written as `2096-07-24T18:00:00.000Z`. */
  readonly acceptsStartWithFraction: boolean | NotMeasured;
  /** Whether a scheduled start may be written as `2096-07-24T18:00:00+02:00`. */
  readonly acceptsStartWithOffset: boolean | NotMeasured;
  /** Whether a scheduled start may be written as `2096-07-24T18:00:00`. */
  readonly acceptsStartWithoutOffset: boolean | NotMeasured;
  /** Whether a scheduled start may be written as `2096-07-24 18:00:00`. */
  readonly acceptsStartWithBlank: boolean | NotMeasured;
  /** Whether a scheduled start may be written as `2096-07-24`. */
  readonly acceptsStartWithoutTime: boolean | NotMeasured;
  /** Whether a scheduled start may be written as `24.07.2096`. */
  readonly acceptsStartInWords: boolean | NotMeasured;
  /** The zone of a scheduled start without an offset. Only a created campaign shows it. */
  readonly zoneOfStart: NotMeasured;
  /** Whether windows or the pair of hours apply if a form has both. Only a created campaign shows it. */
  readonly hoursThatApply: NotMeasured;
  /** Whether a window whose end equals its start is the whole day. Only a created campaign shows it. */
  readonly meaningOfEqualTimes: NotMeasured;
}

/** Infers the readings from the answers to all probes. Yields often: an answer may name thousands of fields. */
export function* readingsOf(answers: Record<ProbeName, Refusal>): Generator<void, Readings, void> {
  /** The fields that some answer refuses, with and without the channel of the form. */
  const known = new Set<string>();
  const refusedKeys: Record<string, Set<string>> = {};
  for (const [probe, { errors }] of Object.entries(answers)) {
    const keys = new Set<string>();
    refusedKeys[probe] = keys;
    const channel = channelOf(probe as ProbeName, errors);
    let count = 0;
    for (const key of Object.keys(errors)) {
      if (++count % STEP === 0) yield;
      const field = fieldOf(key);
      if (!FIELDS.has(field)) continue;
      known.add(field).add(`${channel} ${field}`);
      // No reading asks about a deeper key.
      keys.add(field).add(key.split(".", 2).join("."));
    }
    yield;
  }
  const hasKey = (probe: ProbeName, key: string) => (refusedKeys[probe] as Set<string>).has(key);
  /** An answer that does not miss the name comes from another part of the server than the rules. */
  const isFromRules = (probe: ProbeName) => hasKey(probe, hasOwn(PROBES[probe], "name") ? "assistant_id" : "name");
  /** Returns whether the answer refuses the value at a key or below it, if the server checks that field at all. */
  const checks = (probe: ProbeName, key: string): boolean | NotMeasured =>
    known.has(fieldOf(key)) && isFromRules(probe) ? hasKey(probe, key) : NOT_MEASURED;
  /** As `checks`. A missing refusal counts only if the server refuses another value on a form of the same channel. */
  const refuses = (probe: ProbeName, key: string) =>
    hasKey(probe, key) || known.has(`${channelOf(probe, answers[probe].errors)} ${fieldOf(key)}`)
      ? checks(probe, key)
      : NOT_MEASURED;
  const accepts = (probe: ProbeName, key: string) => not(refuses(probe, key));
  const acceptsStart = (probe: ProbeName) => accepts(probe, "scheduled_start_at");
  const acceptsWindow = (probe: ProbeName) => accepts(probe, "schedule_windows");
  /** Returns the refused fields. None are returned only if each field of the server was measured. */
  const refused = (probes: ProbeName[], fieldsOf: (probe: Probe) => readonly string[]) => {
    const asked = probes
      .flatMap((probe) => fieldsOf(PROBES[probe]).map((field) => [field, refuses(probe, field)] as const))
      .filter(([field]) => known.has(field));
    const found = asked.flatMap(([field, isRefused]) => (isRefused === true ? [field as CampaignField] : []));
    const isMeasured = asked.length > 0 && asked.every(([, isRefused]) => isRefused !== NOT_MEASURED);
    return found.length > 0 || isMeasured ? [...new Set(found)] : NOT_MEASURED;
  };
  const missing = (prefix: string) => (probe: Probe) => {
    const channel = probe[prefix === "" ? "channel" : "fallback_channel"];
    return CHANNEL_FIELDS.filter((field) => field.startsWith(String(channel))).map((field) => prefix + field);
  };
  /** Reads the bound from the message about a text that is too long. */
  const max = (probe: ProbeName, field: string) => {
    const isRefused = refuses(probe, field);
    if (isRefused !== true) return isRefused === false ? null : NOT_MEASURED;
    const numbers = new Set(answers[probe].errors[field]?.join(" ").match(/-?\d+/g)?.map(Number));
    const [bound = 0] = numbers;
    // A bound from the sent length on would not refuse the text.
    return numbers.size === 1 && bound >= 1 && bound < String(PROBES[probe][field]).length ? bound : NOT_MEASURED;
  };
  const hasChannel = known.has("channel");
  return {
    hasChannels: isFromRules("first") ? OWN_FIELDS.some((field) => known.has(field)) : NOT_MEASURED,
    assistantWithoutChannel: checks("nulls", "assistant_id"),
    assistantWithNullChannel: provided(hasChannel, checks("nullChannel", "assistant_id")),
    assistantWithUnknownChannel: provided(hasChannel, checks("unknownChannel", "assistant_id")),
    requiredByChannel: refused(["whatsapp", "sms"], missing("")),
    requiredByFallback: refused(["lists", "first"], missing("fallback_")),
    acceptsFallbackOfMessages: agreed(
      accepts("whatsappTexts", "fallback_channel"),
      accepts("smsTexts", "fallback_channel"),
    ),
    checksOtherChannels: agreed(
      checks("texts", "whatsapp_sender_id"),
      checks("texts", "sms_from_phone_number_id"),
      checks("whatsapp", "assistant_id"),
      checks("smsIds", "retry_on_voicemail"),
    ),
    refusesNull: refused(["nulls", "named", "lists", "whatsapp"], nulls),
    refusesUnknownIds: refused(["callIds", "callLists", "whatsappIds", "smsIds"], unknownIds),
    // The server may refuse the id itself.
    acceptsEqualPhoneNumbers: provided(
      accepts("callIds", "phone_number_ids"),
      accepts("numbers", "phone_number_ids.3"),
    ),
    acceptsEqualDays: accepts("numbers", "allowed_days.3"),
    acceptsGoalWithoutVariable: accepts("first", "goal_completion_variable"),
    goalVariableMax: max("texts", "goal_completion_variable"),
    smsBodyMax: max("smsTexts", "sms_body"),
    fallbackSmsBodyMax: max("callIds", "fallback_sms_body"),
    acceptsMappedValues: agreed(
      accepts("whatsappIds", "text_variable_mapping"),
      accepts("callLists", "fallback_variable_mapping"),
    ),
    acceptsShortHours: accepts("lists", "allowed_hours_start_time"),
    acceptsSeconds: accepts("lists", "allowed_hours_end_time"),
    acceptsHour24: accepts("texts", "allowed_hours_end_time"),
    acceptsNoWindows: provided(acceptsWindow("numbers"), acceptsWindow("lists")),
    acceptsWindowMembers: agreed(acceptsWindow("callLists"), acceptsWindow("whatsapp")),
    acceptsEqualTimes: agreed(acceptsWindow("callLists"), acceptsWindow("sms")),
    acceptsOvernight: acceptsWindow("callIds"),
    acceptsOverlap: acceptsWindow("first"),
    acceptsHoursBesideWindows: provided(
      accepts("smsTexts", "allowed_hours_start_time"),
      acceptsWindow("numbers") === true ? accepts("numbers", "allowed_hours_start_time") : acceptsWindow("numbers"),
    ),
    acceptsPastStart: provided(acceptsStart("first"), acceptsStart("numbers")),
    acceptsStartWithFraction: acceptsStart("lists"),
    acceptsStartWithOffset: acceptsStart("first"),
    acceptsStartWithoutOffset: acceptsStart("callIds"),
    acceptsStartWithBlank: acceptsStart("callLists"),
    acceptsStartWithoutTime: acceptsStart("whatsapp"),
    acceptsStartInWords: acceptsStart("whatsappTexts"),
    zoneOfStart: NOT_MEASURED,
    hoursThatApply: NOT_MEASURED,
    meaningOfEqualTimes: NOT_MEASURED,
  };
}

const NOT_MEASURED: NotMeasured = "not-measured";

const FIELDS: ReadonlySet<string> = new Set(fieldNames);

/** Fields that a server of the first contract lacks. */
const OWN_FIELDS: readonly string[] = ["channel", "schedule_windows", "fallback_channel", ...CHANNEL_FIELDS];

/** Keys that one step reads. */
const STEP = 512;

/** Returns the channel of a form. A form without one is a call if it needs an assistant. */
const channelOf = (probe: ProbeName, errors: object) =>
  PROBES[probe].channel ?? (hasOwn(errors, "assistant_id") ? "call" : "none");

const not = (answer: boolean | NotMeasured) => (answer === NOT_MEASURED ? answer : !answer);

/** Returns the answer of one probe, if the same value is accepted in another one. Else it may be refused in itself. */
const provided = (isAccepted: boolean | NotMeasured, answer: boolean | NotMeasured) =>
  isAccepted === true ? answer : NOT_MEASURED;

/** Returns the answer that all channels gave. */
const agreed = (...answers: (boolean | NotMeasured)[]) =>
  answers.every((answer) => answer === answers[0]) ? (answers[0] as boolean | NotMeasured) : NOT_MEASURED;
