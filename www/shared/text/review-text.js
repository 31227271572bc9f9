// The sentences of the review about a campaign that is to be created.

import { attempt } from "../charts/schedule-picture.js";
import { ownedNames } from "../state/connection.js";
import { contract } from "../state/contract.js";
import { assistantOf, goalsOf, OWN_ZONE } from "../state/create-view.js";
import { hoursNumber, hoursText, zoneText } from "./hours-text.js";
import { waitText } from "./schedule-text.js";

/** @typedef {import("../i18n/en.js").DashboardTranslations} DashboardTranslations */
/** @typedef {import("./icons.js").IconName} IconName */

/**
 * Returns the events after the campaign is created.
 * @param {import("outbound-campaign").CreateCampaign} campaign
 * @param {Pick<import("../state/create-view.js").ViewOptions, "translations" | "language" | "owned">} options
 * @returns {{ icon: IconName, text: string }[]}
 */
export function whatHappens(campaign, { translations, language, owned }) {
  const { review, create, labels } = translations;
  const { timezone, assistant_id, max_calls_in_parallel: parallel = 3, max_retries: retries = 3 } = campaign;
  const {
    retry_interval: interval = 60,
    goal_completion_variable: goal,
    retry_on_goal_incomplete: untilGoal,
  } = campaign;
  const who = assistantOf(assistant_id, owned)?.name ?? `${labels.assistant_id} ${assistant_id}`;
  const hours = hoursText(campaign, { translations, language });
  const minutes = attempt(() => contract().weeklyOpenMinutes(campaign, { accountTimezone: OWN_ZONE }));
  const calls =
    timezone === undefined
      ? review.willCallAnyZone(who, hours)
      : review.willCall(who, hours, zoneText(timezone, translations));
  const total = minutes === undefined ? "" : review.thatIs(create.perWeek(hoursNumber(minutes, language)));
  const goalName = goalsOf(assistant_id, owned).find(({ name }) => name === goal)?.title ?? goal;
  /** @type {import("../state/contract.js").HappeningLine[]} */
  const lines = [
    { icon: "calendar", text: `${calls} ${total}` },
    { icon: "people", text: review.willParallel(Number(parallel)) },
    { icon: "repeat", text: review.willRetry(waitText(Number(interval), language, "long"), Number(retries)) },
    ...(goalName && untilGoal ? [{ icon: /** @type {const} */ ("flag"), text: review.willGoal(goalName) }] : []),
    { icon: "phone", text: review.willDraft },
  ];
  const names = owned.state === "ready" ? ownedNames(owned.value) : undefined;
  return contract().later?.happening(lines, campaign, { translations, language, names }) ?? lines;
}
