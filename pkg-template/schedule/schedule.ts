// The entry outbound-campaign/schedule: predicts when a campaign calls. `predict.ts` has the arithmetic for all
// contracts; this file reads the campaigns of the first.
import { fieldNames } from "../names.js";
import type { CreateCampaign } from "../types.js";
import { validateCampaign } from "../validate/validate.js";
import { minutesOf, type PlanContract, type PlanReader, planReader } from "./plan.js";
import * as predict from "./predict.js";
import type {
  CallingWindow,
  Estimate,
  EstimateOptions,
  FromOptions,
  PreviewOptions,
  RetryPlan,
  WeekOptions,
  ZoneOptions,
} from "./types.js";

export type * from "./types.js";

/**
 * The scheduling fields of a campaign. Takes the `campaign` of an accepted form, or a form whose other fields are still
 * missing or wrong. A missing field counts with the server's documented default.
 *
 * The platform does not document how it reads hours and days. This package assumes:
 * - Calls start when the local time in the campaign's zone is inside the hours, on an allowed day.
 * - The end is exclusive: with an end of 17:00, no call starts at 17:00. The default end, 23:59, is the end of the day.
 * - An end before the start is on the next day. Then the day on which the window starts must be allowed.
 * - If the end equals the start, no call is made.
 */
export type ScheduledCampaign = Partial<CreateCampaign>;

/** Accepted values for all other fields, so that only scheduling fields are validated. */
const OTHER_FIELDS = {
  name: "a",
  assistant_id: 1,
  goal_completion_variable: null,
  mark_complete_when_no_leads: null,
  phone_number_ids: null,
};

const contract: PlanContract<CreateCampaign> = {
  names: fieldNames,
  // The provider without a cap on parallel calls, because the campaign may come from any account.
  validate: (form) => validateCampaign(form, { provider: "intellixent" }),
  otherFields: OTHER_FIELDS,
  missingZone: "accountTimezone is required: the campaign has no time zone, so the account's applies",
  windowsOf: (campaign) => [minutesOf(campaign.allowed_hours_start_time), minutesOf(campaign.allowed_hours_end_time)],
};
const reader: PlanReader = /* @__PURE__ */ planReader(contract);

/**
 * Returns the next calling windows.
 *
 * If `from` lies in a window, that window is the first. A day has one window or none. A change of the clock can make a
 * window shorter or longer, remove it, or repeat it. Zone offsets come from the host's `Intl`.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The start, the number of windows, and the account's time zone.
 * @returns The windows, in order. Empty if the campaign never calls.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { previewSchedule } from "outbound-campaign/schedule";
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
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { isOpenAt } from "outbound-campaign/schedule";
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
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { nextOpen } from "outbound-campaign/schedule";
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
 * With `from`, counts the windows that start on that day or the six days after it, changes of the clock included.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The first day of the week, and the account's time zone.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} With `from`: if the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { weeklyOpenMinutes } from "outbound-campaign/schedule";
 *
 * weeklyOpenMinutes({ allowed_hours_start_time: "09:00", allowed_hours_end_time: "17:00" }); // 3360
 */
export function weeklyOpenMinutes(campaign: ScheduledCampaign, options?: WeekOptions): number {
  return predict.openMinutes(reader, campaign, options);
}

/**
 * Returns the calls to a lead that never answers. The first call is at `from`, or at the next calling window.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The start, and the account's time zone.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { retryPlan } from "outbound-campaign/schedule";
 *
 * const { attempts } = retryPlan({ max_retries: 2, retry_interval: 60, timezone: "Europe/Berlin" });
 * for (const { attempt, local } of attempts) console.log(`Call ${attempt}: ${local}`);
 */
export function retryPlan(campaign: ScheduledCampaign, options?: FromOptions): RetryPlan {
  return predict.retries(reader, campaign, options);
}

/**
 * Estimates the calls, the line minutes and the duration of a campaign. Each is a lower and an upper bound.
 *
 * @param campaign The campaign of an accepted form, or a form with scheduling fields.
 * @param options The number of leads, the length of a call in minutes, the start, and the account's time zone.
 * @returns The bounds, and the assumptions behind them.
 * @throws {TypeError} If an option is invalid, or the server would refuse a scheduling field. The message names it.
 * @throws {RangeError} If the host's `Intl` does not know the campaign's time zone.
 *
 * @see The guide `docs/schedule.md` in the package.
 *
 * @example
 * import { estimate } from "outbound-campaign/schedule";
 *
 * const { calls, finish } = estimate({ timezone: "Europe/Berlin" }, { leads: 500, averageMinutes: 3, answerRate: 0.4
 * }); console.log(`At most ${calls.upper} calls, until ${finish.upper?.toISOString()}.`);
 */
export function estimate(campaign: ScheduledCampaign, options: EstimateOptions): Estimate {
  return predict.estimateOf(reader, campaign, options);
}
