// Predicts when a campaign of the second contract calls or sends. `schedule/predict.ts` has the arithmetic for all
// contracts.
import { fieldNames } from "../fields-2026-07.js";
import { minutesOf, type PlanContract, type PlanReader, planReader } from "../schedule/plan.js";
import * as predict from "../schedule/predict.js";
import type {
  CallingWindow,
  Estimate,
  EstimateOptions,
  FromOptions,
  PreviewOptions,
  RetryPlan,
  WeekOptions,
  ZoneOptions,
} from "../schedule/types.js";
import type { Start } from "../schedule/zone.js";
import type { CreateCampaign202607 as CreateCampaign } from "../types.js";
import { momentOf } from "./scheduled-start.js";
import { validatorOf } from "./validator.js";

/**
 * The scheduling fields of a campaign. Takes the `campaign` of an accepted form, or a form whose other fields are still
 * missing or wrong. A missing field counts with the server's documented default.
 *
 * The assumptions of the first contract hold, and these:
 * - Calls start, or messages are sent, in the minutes of any window. Windows that overlap are one.
 * - Nothing happens before `scheduled_start_at`. Without an offset it is a time in the campaign's zone, and without a
 *   time it is midnight.
 * - The option `accountTimezone` is the time zone that applies without one: the assistant's for calls, the account's
 *   for messages.
 */
export type ScheduledCampaign = Partial<CreateCampaign>;

/** Accepted values for all other fields, so that only scheduling fields are validated. */
const OTHER_FIELDS = {
  name: "a",
  mark_complete_when_no_leads: null,
  assistant_id: 1,
  phone_number_ids: null,
  goal_completion_variable: null,
  fallback_channel: null,
  fallback_whatsapp_sender_id: null,
  fallback_whatsapp_template_id: null,
  fallback_sms_from_phone_number_id: null,
  fallback_sms_body: null,
  fallback_variable_mapping: null,
  whatsapp_sender_id: 1,
  whatsapp_template_id: 1,
  text_variable_mapping: null,
  messages_per_minute: null,
  sms_from_phone_number_id: 1,
  sms_body: "a",
};

const contract: PlanContract<CreateCampaign> = {
  names: fieldNames,
  // The provider without a cap on parallel calls, because the campaign may come from any account.
  validate: (form) => validatorOf({ provider: "intellixent" }).validate(form),
  otherFields: OTHER_FIELDS,
  missingZone:
    "accountTimezone is required: the campaign has no time zone, so the assistant's or the account's applies",
  windowsOf: ({ schedule_windows = [], allowed_hours_start_time, allowed_hours_end_time }) =>
    schedule_windows.length > 0
      ? schedule_windows.flatMap(({ start, end }) => [minutesOf(start), minutesOf(end)])
      : [minutesOf(allowed_hours_start_time), minutesOf(allowed_hours_end_time)],
  startOf: ({ scheduled_start_at: date }) => (date === undefined ? undefined : startOf(String(date))),
  sendsMessages: ({ channel = "call" }) => channel !== "call",
};
const reader: PlanReader = /* @__PURE__ */ planReader(contract);

function startOf(date: string): Start {
  const start = momentOf(date);
  if (start === undefined) {
    throw new RangeError(
      "campaign.scheduled_start_at: only the server can read this date. Write it as 2026-07-27T09:00:00+03:00",
    );
  }
  if (start.local >= predict.LATEST) {
    throw new RangeError(
      "campaign.scheduled_start_at: must be before the year 9000, or its schedule cannot be predicted",
    );
  }
  return start;
}

/**
 * Returns the next calling windows.
 *
 * If `from` lies in a window, that window is the first. Windows that touch or overlap are one. A change of the clock
 * can make a window shorter or longer, remove it, or repeat it. Zone offsets come from the host's `Intl`.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The start, the number of windows, and the account's time zone.
 * @returns The windows, in order. Empty if the campaign never calls.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone, or the scheduled start is
 *   after the year 8999, or only the server can read it.
 *
 * @see The guide `docs/contract-2026-07.md` in the package.
 *
 * @example
 * import { previewSchedule } from "outbound-campaign/2026-07";
 *
 * const [next] = previewSchedule({ allowed_days: ["monday"], timezone: "Europe/Berlin" }, { count: 1 });
 * if (next) console.log(`The phone rings from ${next.localStart} to ${next.localEnd}.`);
 */
export function previewSchedule(campaign: ScheduledCampaign, options?: PreviewOptions): CallingWindow[] {
  return predict.preview(reader, campaign, options);
}

/**
 * Returns whether the campaign may call at an instant.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param date A `Date`, or milliseconds since 1970.
 * @param options The account's time zone.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone, or the scheduled start is
 *   after the year 8999, or only the server can read it.
 *
 * @see The guide `docs/contract-2026-07.md` in the package.
 *
 * @example
 * import { isOpenAt } from "outbound-campaign/2026-07";
 *
 * const isCalling = isOpenAt({ allowed_days: ["monday"], timezone: "Europe/Berlin" }, new Date());
 */
export function isOpenAt(campaign: ScheduledCampaign, date: Date | number, options?: ZoneOptions): boolean {
  return predict.isOpen(reader, campaign, date, options);
}

/**
 * Returns the first instant, from `date` on, at which the campaign may call.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param date A `Date`, or milliseconds since 1970.
 * @param options The account's time zone.
 * @returns `date` itself if the campaign may call then. `null` if it never calls.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone, or the scheduled start is
 *   after the year 8999, or only the server can read it.
 *
 * @see The guide `docs/contract-2026-07.md` in the package.
 *
 * @example
 * import { nextOpen } from "outbound-campaign/2026-07";
 *
 * const first = nextOpen({ timezone: "Europe/Berlin" }, new Date());
 * console.log(first?.toISOString() ?? "This campaign never calls.");
 */
export function nextOpen(campaign: ScheduledCampaign, date: Date | number, options?: ZoneOptions): Date | null {
  return predict.firstOpen(reader, campaign, date, options);
}

/**
 * Returns the number of minutes in a week in which the campaign may call.
 *
 * With `from`, counts the windows that start on that day or the six days after it, changes of the clock and the
 * scheduled start included.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The first day of the week, and the account's time zone.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone, or the scheduled start is
 *   after the year 8999, or only the server can read it.
 *
 * @see The guide `docs/contract-2026-07.md` in the package.
 *
 * @example
 * import { weeklyOpenMinutes } from "outbound-campaign/2026-07";
 *
 * const windows = [
 *   { start: "09:00", end: "12:00" },
 *   { start: "14:00", end: "18:00" },
 * ];
 * weeklyOpenMinutes({ schedule_windows: windows }); // 2940
 */
export function weeklyOpenMinutes(campaign: ScheduledCampaign, options?: WeekOptions): number {
  return predict.openMinutes(reader, campaign, options);
}

/**
 * Returns the calls to a lead that never answers. The first call is at `from`, or at the next calling window. A lead
 * of a campaign of messages gets one message.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The start, and the account's time zone.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone, or the scheduled start is
 *   after the year 8999, or only the server can read it.
 *
 * @see The guide `docs/contract-2026-07.md` in the package.
 *
 * @example
 * import { retryPlan } from "outbound-campaign/2026-07";
 *
 * const { attempts } = retryPlan({ max_retries: 2, retry_interval: 60, timezone: "Europe/Berlin" });
 * for (const { attempt, local } of attempts) console.log(`Call ${attempt}: ${local}`);
 */
export function retryPlan(campaign: ScheduledCampaign, options?: FromOptions): RetryPlan {
  return predict.retries(reader, campaign, options);
}

/**
 * Estimates the calls, the line minutes and the duration of a campaign of calls. Each is a lower and an upper bound.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The number of leads, the length of a call in minutes, the start, and the account's time zone.
 * @returns The bounds, and the assumptions behind them.
 * @throws {TypeError} If an option or a scheduling field is invalid, or the campaign sends messages.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone, or the scheduled start is
 *   after the year 8999, or only the server can read it.
 *
 * @see The guide `docs/contract-2026-07.md` in the package.
 *
 * @example
 * import { estimate } from "outbound-campaign/2026-07";
 *
 * const options = { leads: 500, averageMinutes: 3, answerRate: 0.4 };
 * const { calls, finish } = estimate({ timezone: "Europe/Berlin" }, options);
 * console.log(`At most ${calls.upper} calls, until ${finish.upper?.toISOString()}.`);
 */
export function estimate(campaign: ScheduledCampaign, options: EstimateOptions): Estimate {
  return predict.estimateOf(reader, campaign, options);
}
