// Draws the capacity estimate: takes the number of leads, shows the range of calls, minutes and days.
import { estimate } from "outbound-campaign/schedule";
import { contract } from "../state/contract.js";
import { localeOf } from "../text/locale.js";
import { boundsText, durationText } from "../text/schedule-text.js";
import { h, uniqueId } from "./dom.js";
import { assumptionList, attempt, noteElement } from "./schedule-picture.js";
import { DAY_MINUTES } from "./wall-clock.js";

/** @typedef {import("./schedule-picture.js").ScheduleProps} ScheduleProps */
/** @typedef {import("outbound-campaign/schedule").Estimate} Estimate */
/** @typedef {"leads" | "minutes" | "rate"} Input */

/** Estimates by the contract of the page. @type {typeof estimate} */
const estimateOf = (campaign, options) => (contract().later?.estimate ?? estimate)(campaign, options);

/**
 * Returns the instant from which a duration counts. It excludes the wait for a scheduled start.
 * @param {object} campaign
 * @param {Date} now
 */
export function countedFrom(campaign, now) {
  const start = contract().later?.startInstant(campaign);
  return start !== undefined && start > now ? start : now;
}

/** Initial values of the inputs. */
const INITIAL = { leads: "500", minutes: "2", rate: "" };

/**
 * @param {HTMLElement} element
 * @param {ScheduleProps} props
 * @returns {import("./dom.js").Mounted<ScheduleProps>}
 */
export function mountCapacity(element, props) {
  let shown = props;
  const inputs = { leads: input("leads"), minutes: input("minutes"), rate: input("rate") };
  const result = h("div", { class: "capacity-result" });
  const root = h(
    "div",
    { class: "capacity", role: "group" },
    h("div", { class: "capacity-inputs" }, ...Object.values(inputs).map(({ field }) => field)),
    result,
  );
  element.append(root);
  draw();
  return {
    update(next) {
      shown = next;
      draw();
    },
    destroy: () => root.remove(),
  };

  /** @param {Input} name */
  function input(name) {
    const id = uniqueId(name);
    const label = h("label", { class: "label", for: id });
    const control = h("input", {
      class: "input",
      id,
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      value: INITIAL[name],
    });
    control.addEventListener("input", draw);
    return { label, control, field: h("div", { class: "field" }, label, control) };
  }

  function draw() {
    const { campaign, accountTimezone, from = new Date(), translations } = shown;
    root.setAttribute("aria-label", translations.capacity.label);
    for (const name of /** @type {Input[]} */ (Object.keys(inputs)))
      inputs[name].label.textContent = translations.capacity[name];
    const [leads, averageMinutes, percent] = [inputs.leads, inputs.minutes, inputs.rate].map(figure);
    const options = {
      leads: leads ?? Number.NaN,
      averageMinutes: averageMinutes ?? Number.NaN,
      ...(percent !== undefined && { answerRate: percent / 100 }),
      accountTimezone,
      from: countedFrom(campaign, from),
    };
    // The week picture reports invalid hours. Only the inputs can be wrong here.
    const found = attempt(() => estimateOf(campaign, options));
    const isOpen = result.querySelector("details")?.open ?? false;
    result.replaceChildren(...(found === undefined ? [noteElement(reason())] : figures(found)));
    const details = result.querySelector("details");
    if (details) details.open = isOpen;
  }

  function reason() {
    const { campaign, accountTimezone, translations } = shown;
    const isCampaignReadable =
      attempt(() => estimateOf(campaign, { leads: 1, averageMinutes: 1, accountTimezone })) !== undefined;
    return isCampaignReadable ? translations.capacity.invalid : translations.invalid;
  }

  /** @param {Estimate} found */
  function figures({ calls, lineMinutes, durationMinutes, finish, parallelCalls, assumptions }) {
    const { translations, language, viewerTimezone } = shown;
    const duration = (/** @type {number | null} */ minutes) =>
      minutes === null ? translations.capacity.overAges : spanText(minutes, shown);
    const date = new Intl.DateTimeFormat(localeOf(language), {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: viewerTimezone,
    });
    const instant = (/** @type {Date | null} */ at) => (at === null ? translations.capacity.overAges : date.format(at));
    const row = (/** @type {string} */ term, /** @type {Child[]} */ ...texts) =>
      h("div", {}, h("dt", {}, term), h("dd", {}, ...texts));
    return [
      h(
        "dl",
        { class: "facts facts-split" },
        row(translations.capacity.calls, boundsText(calls, language)),
        row(translations.capacity.lineMinutes, boundsText(lineMinutes, language)),
        row(translations.capacity.duration, range(duration(durationMinutes.lower), duration(durationMinutes.upper))),
        row(
          translations.capacity.finish,
          bound(instant(finish.lower), translations.capacity.earliest),
          bound(instant(finish.upper), translations.capacity.latest),
        ),
      ),
      h("p", { class: "capacity-parallel" }, translations.capacity.parallel(parallelCalls)),
      assumptionList(assumptions, translations),
    ];
  }
}

/** @typedef {import("./dom.js").Child} Child */

/** @param {string} text @param {string} word */
function bound(text, word) {
  return h("span", { class: "capacity-bound" }, text, " ", h("small", {}, word));
}

/** @param {string} lower @param {string} upper */
function range(lower, upper) {
  return lower === upper ? lower : `${lower} – ${upper}`;
}

/** Formats a duration, in days from one day on. @param {number} minutes @param {ScheduleProps} props */
function spanText(minutes, { translations, language }) {
  if (minutes < 2 * DAY_MINUTES) return durationText(minutes, language);
  return translations.capacity.days(Math.ceil(minutes / DAY_MINUTES));
}

/**
 * Parses an input, with a decimal comma or point. Returns undefined for an empty one.
 * @param {{ control: HTMLInputElement }} input
 */
function figure({ control }) {
  const text = control.value.trim().replace(",", ".");
  return text === "" ? undefined : Number(text);
}
