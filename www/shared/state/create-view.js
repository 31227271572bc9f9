// The view of the form: one verdict, the facts beside it, and the texts that follow from the values. React and Vue only
// draw it.
import { canonicalTimezone, localTimezone } from "outbound-campaign";
import { attempt } from "../charts/schedule-picture.js";
import { offsetMinutes } from "../charts/wall-clock.js";
import { groupsOf } from "../text/describe.js";
import { clockOf, daysWords, hoursNumber } from "../text/hours-text.js";
import { nextCall } from "../text/next-call.js";
import { presets, SAFE_HOURS, WEEKDAYS } from "../text/presets.js";
import { durationText, waitText } from "../text/schedule-text.js";
import { contract, specOf } from "./contract.js";
import { fieldOf } from "./keys.js";

/** @import { Campaign, CampaignField, CampaignInput, CreateCampaign, Issue } from "outbound-campaign" */
/** @import { Validation, Warning } from "outbound-campaign" */
/** @import { FormState } from "outbound-campaign/form" */
/** @import { DashboardTranslations } from "../i18n/en.js" */
/** @import { About, Owned } from "./connection.js" */
/** @import { FlowState } from "./campaign-flow.js" */
/** @import { Loadable } from "./store.js" */
/**
 * @typedef {object} ViewOptions
 * @property {DashboardTranslations} translations
 * @property {string} language
 * @property {Loadable<About>} about
 * @property {Loadable<Owned>} owned
 * @property {Date} [now]
 */
/**
 * `kind`: `wait` is neither good nor bad. `goTo`: the key of the first error.
 * @typedef {{ kind: "bad" | "wait" | "good", title: string, text: string, short: string, goTo?: string }} Verdict
 */
/** @typedef {{ key: string, label: string, text: string, more?: string }} Fact */
/**
 * @typedef {object} Problems
 * @property {"error" | "ok"} kind
 * @property {string} title
 * @property {string} [text]
 * @property {{ key: string, message: string, isHidden: boolean }[]} entries `isHidden`: the form shows no such field
 */
/** @typedef {Warning & { fix?: { label: string, values: Partial<CampaignInput> } }} FixableWarning */

/** The visitor's zone. Replaces the account's zone, which no endpoint returns, when the form names none. */
export const OWN_ZONE = localTimezone() ?? "UTC";

/** Returns the name of the server for sentences. @param {Loadable<About>} about */
export function serverName(about) {
  if (about.state !== "ready") return "Autocalls";
  const { provider, host, mode } = about.value;
  if (provider === "intellixent") return "Intellixent";
  return provider === "autocalls" || mode === "sandbox" ? "Autocalls" : host;
}

/**
 * @param {FlowState} flow
 * @param {FormState<Campaign>} form
 * @param {Validation} verdict on the form
 * @param {ViewOptions} options
 */
export function createView(flow, form, verdict, options) {
  const { translations, language } = options;
  const { values, errors } = form;
  const warnings = verdict.warnings.map((warning) => withFix(warning, values, translations));
  const server = serverName(options.about);
  return {
    server,
    verdict: verdictOf(form, verdict, warnings.length, options),
    problems: problemsOf(flow, form, verdict, server, options),
    warnings,
    facts: summaryFacts(/** @type {Partial<CreateCampaign>} */ (values), options).map((fact) =>
      fact.key === "parallel" && errors.max_calls_in_parallel ? { ...fact, text: "–" } : fact,
    ),
    presets: presets(values, translations, language),
    hours: hoursOf(values, options),
    zoneHelp: zoneHelp(values, options),
    intervalHelp: intervalHelp(values, translations, language),
    goal: goalOf(values, options),
    moreLine: moreLine(values, options),
    hasErrorInMore: Object.keys(errors).some((key) => MORE.includes(fieldOf(key))),
    maxParallel: maxParallel(options),
    /** Whether the campaign sends messages. Only calls have retries and a duration. */
    sendsMessages: sendsMessages(values),
  };
}

/** Whether a campaign sends messages instead of calling. @param {object} campaign */
export function sendsMessages(campaign) {
  return contract().later?.isOfOtherChannel("max_retries", campaign) ?? false;
}

/**
 * Whether the form hides the field of a message: it belongs to another channel.
 * @param {string} key
 * @param {object} values
 */
function isHiddenField(key, values) {
  return contract().later?.isOfOtherChannel(fieldOf(key), values) ?? false;
}

/**
 * Returns the visible messages by key, in the order of the form. The server has an order of its own.
 * @param {FormState<Campaign>} form
 */
function errorsOf({ errors, values }) {
  const groups = groupsOf(/** @type {Partial<CreateCampaign>} */ (values));
  const order = groups.flatMap(({ fields }) => fields);
  // The days stand beside the hours. Hidden fields come last.
  const [hours = ""] = contract().hoursFields;
  const position = (/** @type {string} */ key) => {
    const field = fieldOf(key);
    const index = order.indexOf(field === "allowed_days" ? hours : field);
    return index < 0 ? order.length : index;
  };
  // A placeholder that is not a number comes last.
  const element = (/** @type {string} */ key) => {
    const number = Number(key.split(".")[1] ?? 0);
    return Number.isNaN(number) ? Number.MAX_VALUE : number;
  };
  return Object.entries(errors).sort(
    ([one], [other]) => position(one) - position(other) || element(one) - element(other),
  );
}

/** The folded fields. @type {readonly CampaignField[]} */
const MORE = ["phone_number_ids", "retry_on_voicemail", "mark_complete_when_no_leads"];

/** Returns the most calls at the same time, where it is known. @param {ViewOptions} options */
function maxParallel({ owned, about }) {
  const limit = owned.state === "ready" ? owned.value.facts.max_calls_in_parallel : undefined;
  if (limit !== undefined) return limit ?? undefined;
  const calibrated = about.state === "ready" && about.value.calibrated;
  const learned = calibrated && calibrated.used ? calibrated.calibration.account.max_calls_in_parallel : undefined;
  if (learned !== undefined) return learned ?? undefined;
  return about.state === "ready" && about.value.provider === "intellixent" ? undefined : DOCUMENTED_MAX_PARALLEL;
}

/** The cap of Autocalls' documentation. */
const DOCUMENTED_MAX_PARALLEL = 10;

/** @typedef {ReturnType<typeof createView>} CreateView */

/**
 * @param {FormState<Campaign>} form
 * @param {Validation} verdict
 * @param {number} warnings
 * @param {ViewOptions} options
 * @returns {Verdict}
 */
function verdictOf(form, verdict, warnings, options) {
  const { values } = form;
  const { translations, language, about, now } = options;
  const { verdict: texts, labels } = translations;
  const shown = errorsOf(form);
  if (shown.length > 0) {
    const text = shown.length === 1 ? texts.goTo : texts.goToFirst;
    return {
      kind: "bad",
      title: texts.toFix(shown.length),
      text,
      short: text,
      goTo: shown.find(([key]) => !isHiddenField(key, values))?.[0],
    };
  }
  if (!verdict.ok) {
    const required = verdict.issues
      .filter(({ code }) => code.startsWith("required"))
      .map(({ field }) => (field === "name" ? texts.name : labels[field]));
    const isOnlyMissing = required.length === verdict.issues.length;
    const title = isOnlyMissing ? texts.missing(required) : texts.notYet;
    return { kind: "wait", title, text: isOnlyMissing ? texts.missingText : "", short: "" };
  }
  const zone = typeof values.timezone === "string" && values.timezone !== "" ? values.timezone : OWN_ZONE;
  const next = nextCall(/** @type {Partial<CreateCampaign>} */ (values), zone, language, now);
  const when = next === undefined ? texts.never : next.isOpen ? texts.now : next.relative;
  const label = contract().later?.sentFacts(values, { translations })?.next ?? texts.nextCall;
  return {
    kind: "good",
    title: texts.ok,
    text: texts.okText(serverName(about)),
    short: warnings > 0 ? `${texts.warnings(warnings)} · ${when}` : `${label}: ${when}`,
  };
}

/**
 * The errors above the form, after a try. They and the verdict follow one list.
 * @param {FlowState} flow
 * @param {FormState<Campaign>} form
 * @param {Validation} verdict
 * @param {string} server
 * @param {ViewOptions} options
 * @returns {Problems | undefined}
 */
function problemsOf({ refused }, form, verdict, server, { translations }) {
  if (refused.tries === 0) return undefined;
  const errors = errorsOf(form);
  const entries = errors.flatMap(([key, messages]) => {
    const isHidden = isHiddenField(key, form.values);
    return messages.map((message) => ({ key, message, isHidden }));
  });
  const { create, verdict: texts } = translations;
  if (entries.length > 0) {
    const title = texts.toFix(errors.length);
    return { kind: "error", title, text: refused.by === "server" ? create.refusedBy(server) : undefined, entries };
  }
  return verdict.ok ? { kind: "ok", title: create.allFixed, text: create.allFixedText, entries } : undefined;
}

/**
 * @param {Warning} given
 * @param {Partial<CampaignInput>} values
 * @param {DashboardTranslations} translations
 * @returns {FixableWarning}
 */
function withFix(given, values, translations) {
  const { later } = contract();
  const message = later?.warningText(given, values, translations);
  const warning = message === undefined ? given : { ...given, message, help: "" };
  const { fixes } = translations.verdict;
  const fixed = later ? later.fixOf(warning.code, values) : fixOf(warning.code, values);
  return fixed === undefined ? warning : { ...warning, fix: { label: fixes[warning.code] ?? "", values: fixed } };
}

/** @param {string} code @param {Partial<CampaignInput>} values @returns {Partial<CampaignInput> | undefined} */
function fixOf(code, values) {
  const { allowed_hours_start_time: start, allowed_hours_end_time: end } = values;
  if (code === "overnight_window") return { allowed_hours_start_time: end, allowed_hours_end_time: start };
  if (code === "no_days") return { allowed_days: WEEKDAYS };
  if (code === "goal_retry_without_variable") return { retry_on_goal_incomplete: undefined };
  if (code === "goal_variable_without_retry") return { retry_on_goal_incomplete: true };
  if (code !== "night_hours") return undefined;
  if (typeof start !== "string" || typeof end !== "string" || end <= start) return { ...timesOnly(SAFE_HOURS) };
  const [first, last] = [start < "08:00" ? "08:00" : start, end > "21:00" ? "21:00" : end];
  return first < last
    ? { allowed_hours_start_time: first, allowed_hours_end_time: last }
    : { ...timesOnly(SAFE_HOURS) };
}

/** @param {typeof SAFE_HOURS} hours */
function timesOnly({ allowed_hours_start_time, allowed_hours_end_time }) {
  return { allowed_hours_start_time, allowed_hours_end_time };
}

/**
 * Returns the one window of the first contract, for the week picture.
 * @param {Partial<CampaignInput>} values
 */
export function firstWindow({ allowed_hours_start_time: start, allowed_hours_end_time: end }) {
  return { start: String(start || "00:00"), end: String(end || "23:59") };
}

/**
 * Returns the fields of the first contract that the week picture changes. An untouched field stays as it is.
 * @param {import("../charts/week-picture.js").WeekChange} change
 * @param {Partial<CampaignInput>} values
 * @returns {Partial<CreateCampaign>}
 */
export function hoursChange({ days, windows }, values) {
  const before = firstWindow(values);
  const { start, end } = windows?.[0] ?? before;
  return {
    ...(days && { allowed_days: days }),
    ...(start !== before.start && { allowed_hours_start_time: start }),
    ...(end !== before.end && { allowed_hours_end_time: end }),
  };
}

/**
 * Returns the fields that decide the calling windows.
 * @param {Partial<CreateCampaign>} campaign
 * @returns {Partial<CreateCampaign>}
 */
export function hoursOnly(campaign) {
  const values = /** @type {Record<string, unknown>} */ (campaign);
  const fields = ["timezone", "allowed_days", ...contract().hoursFields];
  return Object.fromEntries(fields.map((name) => [name, values[name]]));
}

/**
 * Returns the facts beside the form and the review. A fact that the values do not allow is "–".
 * @param {Partial<CreateCampaign>} campaign may hold the form's values: numeric strings count as numbers
 * @param {Omit<ViewOptions, "about" | "owned">} options
 * @returns {Fact[]}
 */
export function summaryFacts(campaign, { translations, language, now = new Date() }) {
  const { verdict } = translations;
  const hours = hoursOnly(campaign);
  const zone = { accountTimezone: OWN_ZONE };
  const { previewSchedule, retryPlan, weeklyOpenMinutes, later } = contract();
  const windows = attempt(() => previewSchedule(hours, { from: now, count: 1, ...zone }));
  const minutes = attempt(() => weeklyOpenMinutes(hours, zone));
  const next = windows && nextCall(hours, OWN_ZONE, language, now);
  const sent = later?.sentFacts(campaign, { translations });
  const first = [
    {
      key: "next",
      label: sent?.next ?? verdict.nextCall,
      text: windows === undefined ? "–" : next === undefined ? verdict.never : next.isOpen ? verdict.now : next.time,
      more: next && (next.isOpen ? verdict.until(next.until) : next.relative),
    },
    { key: "week", label: verdict.perWeek, text: minutes === undefined ? "–" : hoursNumber(minutes, language) },
  ];
  if (sent) return [...first, { key: "rate", label: sent.rateLabel, text: sent.rate }];
  const plan = attempt(() => retryPlan(campaign, { from: now, ...zone }));
  const parallel = attempt(() => retryPlan({ max_calls_in_parallel: campaign.max_calls_in_parallel }, zone));
  return [
    ...first,
    {
      key: "lead",
      label: verdict.perLead,
      text: plan === undefined ? "–" : verdict.atMost(plan.worstCaseCalls),
    },
    {
      key: "parallel",
      label: verdict.parallel,
      text:
        parallel === undefined
          ? "–"
          : String(campaign.max_calls_in_parallel ?? specOf("max_calls_in_parallel").default),
    },
  ];
}

/**
 * Returns the days and the total beside the time inputs.
 * @param {Partial<CampaignInput>} values
 * @param {ViewOptions} options
 */
function hoursOf(values, { translations, language }) {
  const { allowed_days } = values;
  const hours = { ...hoursOnly(/** @type {Partial<CreateCampaign>} */ (values)), timezone: undefined };
  const minutes = attempt(() => contract().weeklyOpenMinutes(hours, { accountTimezone: "UTC" }));
  if (minutes === undefined) return undefined;
  const days = Array.isArray(allowed_days) ? allowed_days.map(String) : undefined;
  return {
    days: days ? daysWords(days, translations, language) : translations.create.daysUnset,
    perWeek: translations.create.perWeek(hoursNumber(minutes, language)),
  };
}

/**
 * Returns the time in the chosen zone now. Empty for an unknown zone.
 * @param {Partial<CampaignInput>} values
 * @param {ViewOptions} options
 */
function zoneHelp({ timezone, assistant_id }, options) {
  const { translations, language, now = new Date() } = options;
  const { create } = translations;
  const name = typeof timezone === "string" ? timezone.trim() : "";
  const offset = name === "" ? undefined : attempt(() => offsetMinutes(name, now));
  if (offset === undefined || canonicalTimezone(name) === undefined) return "";
  const time = clockOf((((Math.floor(Number(now) / 60_000) + offset) % 1440) + 1440) % 1440, language);
  const difference = offsetMinutes(OWN_ZONE, now) - offset;
  const by = durationText(Math.abs(difference), language, "long");
  const text =
    difference === 0 ? create.zoneNow(time) : difference > 0 ? create.zoneAhead(time, by) : create.zoneBehind(time, by);
  const assistant = assistantOf(assistant_id, options.owned);
  const own = assistant?.timezone;
  return own && own !== name ? `${text} ${create.zoneOwn(shortName(assistant.name), own)}` : text;
}

/** @param {Partial<CampaignInput>} values @param {DashboardTranslations} translations @param {string} language */
function intervalHelp({ retry_interval }, { create, help }, language) {
  const minutes = Number(retry_interval);
  const { min = 0, max = 0 } = specOf("retry_interval");
  if (!Number.isInteger(minutes) || minutes < Math.max(min, 60) || minutes > max) return help.retry_interval;
  return create.interval(waitText(minutes, language, "long"));
}

/**
 * Returns the goals of the chosen assistant, and a sentence.
 * @param {Partial<CampaignInput>} values
 * @param {ViewOptions} options
 */
function goalOf(
  { assistant_id, goal_completion_variable, retry_on_goal_incomplete: retry },
  { owned, translations: { create } },
) {
  const assistant = assistantOf(assistant_id, owned);
  const goals = goalsOf(assistant_id, owned);
  const chosen = String(goal_completion_variable ?? "");
  const isListed = chosen === "" || goals.some(({ name }) => name === chosen);
  const name = shortName(assistant?.name ?? "");
  return {
    // An unknown variable of a draft stays visible, with the message about it.
    goals: isListed ? goals : [...goals, { name: chosen, title: chosen, text: chosen }],
    help: !assistant ? create.goalFirst : goals.length === 0 ? create.goalNothing(name) : create.goalNotes(name),
    /** Without a goal the question has no effect. */
    asksRetry: chosen !== "" || retry !== undefined,
  };
}

/**
 * Returns the yes/no variables of an assistant with their descriptions.
 * @param {unknown} assistantId
 * @param {Loadable<Owned>} owned
 * @returns {{ name: string, title: string, text: string }[]} `text` has the name too
 */
export function goalsOf(assistantId, owned) {
  if (owned.state !== "ready") return [];
  const id = String(assistantId ?? "");
  const { facts, descriptions } = owned.value;
  return (facts.goal_variables?.[id] ?? []).map((name) => {
    const description = descriptions.get(`${id} ${name}`);
    return { name, title: description ?? name, text: description ? `${description} (${name})` : name };
  });
}

/** @param {unknown} id @param {Loadable<Owned>} owned */
export function assistantOf(id, owned) {
  if (owned.state !== "ready") return undefined;
  return owned.value.assistants.find((assistant) => String(assistant.id) === String(id ?? ""));
}

/** Returns the name before a separator: "Anna" for "Anna · appointments". @param {string} name */
export function shortName(name) {
  return name.split(/ [·|–-] /, 1)[0] ?? name;
}

/** Returns the line below the folded settings. @param {Partial<CampaignInput>} values @param {ViewOptions} options */
function moreLine(
  { phone_number_ids, retry_on_voicemail, mark_complete_when_no_leads, ...values },
  { translations: { create } },
) {
  const numbers = Array.isArray(phone_number_ids) ? phone_number_ids.length : 0;
  const voicemail =
    typeof retry_on_voicemail === "boolean"
      ? (retry_on_voicemail ? create.yes : create.no).toLowerCase()
      : create.moreUnset;
  const completes = mark_complete_when_no_leads === false ? create.moreWaits : create.moreCompletes;
  if (contract().later?.isOfOtherChannel("phone_number_ids", values)) return completes;
  return [
    numbers > 0 ? create.moreNumbers(numbers) : create.moreAnyNumber,
    create.moreVoicemail(voicemail),
    completes,
  ].join(" · ");
}

/**
 * Returns a value that the server would accept in place of a wrong one: the one that it can only mean, or the nearest
 * that is allowed.
 * @param {CampaignField} field
 * @param {string | undefined} meant
 * @param {Validation} verdict
 * @param {unknown} value
 */
export function suggestionFor(field, meant, verdict, value) {
  if (meant !== undefined) return meant;
  const issue = verdict.ok ? undefined : verdict.issues.find((one) => fieldOf(one.key) === field);
  return issue && nearest(issue, value);
}

/** @param {Issue} issue @param {unknown} value */
function nearest({ code, params }, value) {
  if (!["min", "max", "between"].includes(code) || !/^-?\d+$/.test(String(value ?? "").trim())) return undefined;
  const number = Number(value);
  const [min, max] = [Number(params.min ?? Number.NaN), Number(params.max ?? Number.NaN)];
  if (number < min) return String(min);
  return number > max ? String(max) : undefined;
}

/**
 * Returns the next value of a stepper.
 * @param {unknown} value
 * @param {number} by
 * @param {{ min?: number, max?: number, default?: unknown }} limits
 */
export function stepped(value, by, { min = 1, max = Number.POSITIVE_INFINITY, default: initial }) {
  const text = String(value ?? "").trim();
  const now = /^-?\d+$/.test(text) ? Number(text) : Number(initial ?? min);
  const next = Math.abs(by) > 1 ? Math.round((now + by) / Math.abs(by)) * Math.abs(by) : now + by;
  return String(Math.min(max, Math.max(min, next)));
}

/**
 * Returns the options of the assistant's select. Two assistants with one name show their ids.
 * @param {Loadable<Owned>} owned
 * @param {string} chosen the id of a draft's assistant, which may no longer exist
 */
export function assistantOptions(owned, chosen) {
  const assistants = owned.state === "ready" ? owned.value.assistants : [];
  const options = assistants.map(({ id, name }) => {
    const isUnique = assistants.filter((other) => other.name === name).length === 1;
    return { value: String(id), text: isUnique ? name : `${name} (${id})` };
  });
  const isListed = chosen === "" || options.some(({ value }) => value === chosen);
  return isListed ? options : [...options, { value: chosen, text: chosen }];
}
