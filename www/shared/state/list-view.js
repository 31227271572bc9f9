// Holds the view of the list: search, status filter and order. The URL keeps it, so that "back" and links restore it.

import { openMinutes, rectanglesOf } from "../charts/week-layout.js";
import { createdTime } from "../text/created-text.js";
import { dayIndexes } from "../text/describe.js";
import { contract } from "./contract.js";

/** @import { KnownCampaign } from "./known-campaign.js" */
/** @typedef {"name" | "status" | "assistant" | "hours" | "parallel" | "created"} SortKey */
/**
 * @typedef {object} ListView
 * @property {string} query
 * @property {string} status empty: all
 * @property {SortKey} sort
 * @property {boolean} descending
 */
/**
 * @typedef {object} ListTexts
 * @property {string} language
 * @property {(campaign: KnownCampaign) => string} assistantName
 * @property {(campaign: KnownCampaign) => string} [channelName] for the search
 */

/** Columns that begin with their largest value. @type {ReadonlySet<SortKey>} */
const LARGEST_FIRST = new Set(["hours", "parallel", "created"]);
/** @type {readonly SortKey[]} */
export const SORT_KEYS = ["name", "status", "assistant", "hours", "parallel", "created"];
/** The order of statuses. Others follow by name. */
export const STATUSES = ["draft", "scheduled", "in-progress", "paused", "stopped", "completed"];

/** @type {ListView} */
export const FIRST_VIEW = { query: "", status: "", sort: "created", descending: true };

/**
 * Returns the view after a click on a column's heading.
 * @param {ListView} view
 * @param {SortKey} sort
 * @returns {ListView}
 */
export function sortedBy(view, sort) {
  const descending = view.sort === sort ? !view.descending : LARGEST_FIRST.has(sort);
  return { ...view, sort, descending };
}

/** Formats an order as the value of a select. @param {Pick<ListView, "sort" | "descending">} view */
export function orderText({ sort, descending }) {
  return `${sort}-${descending ? "down" : "up"}`;
}

/** @param {ListView} view @param {string} order a value of `orderText` @returns {ListView} */
export function orderedBy(view, order) {
  const [name, direction] = order.split("-");
  const sort = SORT_KEYS.find((key) => key === name);
  return sort === undefined ? view : { ...view, sort, descending: direction === "down" };
}

/** Returns the view as a URL's query: "?q=spring&status=draft". Empty for the first view. @param {ListView} view */
export function viewToQuery(view) {
  const query = new URLSearchParams();
  if (view.query !== "") query.set("q", view.query);
  if (view.status !== "") query.set("status", view.status);
  if (orderText(view) !== orderText(FIRST_VIEW)) query.set("sort", orderText(view));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** @param {string} text of `viewToQuery` @returns {ListView} */
export function viewFromQuery(text) {
  const query = new URLSearchParams(text);
  const view = { ...FIRST_VIEW, query: query.get("q") ?? "", status: query.get("status") ?? "" };
  return orderedBy(view, query.get("sort") ?? "");
}

/**
 * Returns the campaigns of a view in its order, and the number of campaigns by status that the search finds.
 * @param {readonly KnownCampaign[]} campaigns newest first
 * @param {ListView} view
 * @param {ListTexts} texts
 */
export function listOf(campaigns, view, { language, assistantName, channelName = () => "" }) {
  const found = matching(campaigns, view.query, (campaign) => `${channelName(campaign)} ${assistantName(campaign)}`);
  const shown = found.filter(({ status }) => view.status === "" || status === view.status);
  return {
    rows: sorted(shown, view, language, assistantName),
    found: found.length,
    statuses: statusCounts(campaigns, found),
  };
}

/**
 * Tells whether any assistant is known, so that the list has such a column, and whether one is missing.
 * @param {readonly KnownCampaign[]} campaigns
 */
export function assistantsKnown(campaigns) {
  return {
    // In a later contract every campaign has a sender.
    hasAssistants:
      contract().later !== undefined || campaigns.some(({ settings }) => settings.assistant_id !== undefined),
    isIncomplete: campaigns.some(({ unknown }) => unknown.includes("assistant_id")),
  };
}

/**
 * Searches names, channels, assistants and numbers. Case and accents do not count.
 * @param {readonly KnownCampaign[]} campaigns
 * @param {string} query
 * @param {(campaign: KnownCampaign) => string} [senderName] the assistant, or the channel and the sender
 */
export function matching(campaigns, query, senderName = () => "") {
  const wanted = fold(query);
  if (wanted === "") return campaigns;
  return campaigns.filter((campaign) => {
    return fold(`${campaign.name} ${senderName(campaign)} #${campaign.id}`).includes(wanted);
  });
}

/**
 * Counts the found campaigns of each status that occurs in the account.
 * @param {readonly KnownCampaign[]} all
 * @param {readonly KnownCampaign[]} found
 */
function statusCounts(all, found) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { status } of all) counts.set(status, 0);
  for (const { status } of found) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => compareStatus(one, other)).map(([status, count]) => ({ status, count }));
}

/**
 * @param {readonly KnownCampaign[]} campaigns
 * @param {ListView} view
 * @param {string} language
 * @param {(campaign: KnownCampaign) => string} assistantName
 */
function sorted(campaigns, { sort, descending }, language, assistantName) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  // Each value is computed once: a comparison happens many times.
  const keyed = campaigns.map((campaign) => ({ campaign, value: sortValue(campaign) }));
  keyed.sort((one, other) => {
    const order = compareValues(one.value, other.value);
    return descending ? -order : order;
  });
  return keyed.map(({ campaign }) => campaign);

  /** @param {KnownCampaign} campaign @returns {string | number} */
  function sortValue(campaign) {
    if (sort === "name") return campaign.name;
    if (sort === "status") return campaign.status;
    if (sort === "assistant") return assistantName(campaign);
    if (sort === "hours") return weeklyMinutes(campaign.settings);
    if (sort === "parallel") return Number(campaign.settings.max_calls_in_parallel ?? 0);
    return createdTime(campaign.createdAt) ?? Number(campaign.id);
  }
  /** @param {string | number} one @param {string | number} other */
  function compareValues(one, other) {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return sort === "status" ? compareStatus(String(one), String(other)) : compare(String(one), String(other));
  }
}

/** @param {string} one @param {string} other */
function compareStatus(one, other) {
  const [first, second] = [one, other].map((status) => STATUSES.indexOf(status) + 1 || STATUSES.length + 1);
  return Number(first) - Number(second) || Number(one > other) - Number(one < other);
}

/** Returns the weekly minutes in which calls are allowed. @param {KnownCampaign["settings"]} settings */
export function weeklyMinutes(settings) {
  return openMinutes(rectanglesOf(settings, dayIndexes(settings.allowed_days)));
}

/** Removes case and accents, so that a search for "fruhling" finds "Frühling". @param {string} text */
export function fold(text) {
  return text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
