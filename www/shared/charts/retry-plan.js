// Draws the calls to one lead that never answers: their times, their waits and their maximum number.
import { contract } from "../state/contract.js";
import { localText, waitText } from "../text/schedule-text.js";
import { h } from "./dom.js";
import { assumptionList, attempt, instantText, noteElement } from "./schedule-picture.js";
import { offsetMinutes } from "./wall-clock.js";

/** @typedef {import("./schedule-picture.js").ScheduleProps} ScheduleProps */
/** @typedef {import("outbound-campaign/schedule").Attempt} Attempt */

const MINUTE = 60_000;

/**
 * @param {HTMLElement} element
 * @param {ScheduleProps} props
 * @returns {import("./dom.js").Mounted<ScheduleProps>}
 */
export function mountRetryPlan(element, props) {
  const root = h("div", { class: "retries" });
  element.append(root);
  const draw = (/** @type {ScheduleProps} */ shown) => {
    const isOpen = root.querySelector("details")?.open ?? false;
    root.replaceChildren(...content(shown));
    const details = root.querySelector("details");
    if (details) details.open = isOpen;
  };
  draw(props);
  return { update: draw, destroy: () => root.remove() };
}

/** @param {ScheduleProps} props */
function content(props) {
  const { campaign, accountTimezone, from = new Date(), translations } = props;
  const plan = attempt(() => contract().retryPlan(campaign, { from, accountTimezone }));
  if (plan === undefined) return [noteElement(translations.invalid)];
  if (plan.attempts.length === 0) return [noteElement(translations.never)];
  const calls = plan.attempts.map((call, index) => callItem(call, plan.attempts[index - 1], props));
  return [
    h("p", { class: "retries-worst" }, translations.retries.worst(plan.worstCaseCalls)),
    h("ol", { class: "retries-list", "aria-label": translations.retries.label }, ...calls),
    assumptionList(plan.assumptions, translations),
  ];
}

/** @param {Attempt} call @param {Attempt | undefined} previous @param {ScheduleProps} props */
function callItem({ attempt: number, at, local, offsetMinutes: offset, due, postponed }, previous, props) {
  const { translations, language, viewerTimezone } = props;
  const wait = Math.round((Number(at) - Number(due)) / MINUTE);
  const gap = previous && Math.round((Number(at) - Number(previous.at)) / MINUTE);
  const isElsewhere = offsetMinutes(viewerTimezone, at) !== offset;
  return h(
    "li",
    { "data-postponed": postponed },
    h("span", { class: "retries-name" }, translations.retries.attempt(number)),
    h("span", { class: "retries-when" }, localText(local, language)),
    isElsewhere &&
      h("span", { class: "retries-viewer" }, `${instantText(at, viewerTimezone, language)} ${translations.yourTime}`),
    h(
      "span",
      { class: "retries-gap" },
      postponed && wait > 0
        ? translations.retries.waits(waitText(wait, language))
        : gap !== undefined && translations.retries.after(waitText(gap, language)),
    ),
  );
}
