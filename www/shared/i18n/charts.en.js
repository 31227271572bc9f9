// The pictures' English texts. tsc and a test check that the German file has the same keys.

/** @typedef {typeof translations} ChartTranslations */

export const translations = {
  invalid: "Fix the calling hours or retries to see when calls would be made.",
  never: "No call is ever made: no day or no hour is allowed.",
  yourTime: "your time",
  unknownZone: "This browser does not know the campaign’s time zone.",

  legend: { calls: "Calls", nextDay: "Next day", night: "Night", now: "Now" },
  fortnight: { today: "Today", none: "no calls", opensFirst: (/** @type {string} */ day) => `Opens first on ${day}.` },

  week: {
    label: "Calling hours of the week",
    how: "Turn days on or off. Move start and end with the arrow keys or by dragging.",
    start: "Start of the calling hours",
    end: "End of the calling hours",
    days: "Allowed days",
    campaignScale: "There",
    viewerScale: "You",
    now: "Now",
    same: (/** @type {string} */ zone) => `Shown in ${zone}, the same time as your clock.`,
    ahead: (/** @type {string} */ zone, /** @type {string} */ own, /** @type {string} */ by) =>
      `Shown in ${zone}. Your clock (${own}) is ${by} ahead.`,
    behind: (/** @type {string} */ zone, /** @type {string} */ own, /** @type {string} */ by) =>
      `Shown in ${zone}. Your clock (${own}) is ${by} behind.`,
    open: (/** @type {string} */ days, /** @type {string} */ hours, /** @type {string} */ total) =>
      `${days}, ${hours}: ${total} a week`,
    nextDay: "the next day",
    notATime: "not a valid time",
    noDay: "No day is allowed, so no call is made.",
    noLength: "Start and end are the same time, so no call is made.",
    inYourTime: (/** @type {string} */ time) => `${time} your time`,
  },

  timeline: {
    label: "The next calling windows",
    openNow: "open now",
    now: "now",
    inside: (/** @type {string} */ by, /** @type {boolean} */ forward) =>
      `The clock changes ${forward ? "forward" : "back"} by ${by} within this window: it is ${forward ? "shorter" : "longer"} than it looks.`,
    before: (/** @type {string} */ by, /** @type {boolean} */ forward) =>
      `The campaign’s clock changed ${forward ? "forward" : "back"} by ${by}.`,
    viewer: (/** @type {string} */ by, /** @type {boolean} */ forward) =>
      `Your clock changed ${forward ? "forward" : "back"} by ${by}: in your time, the windows shift.`,
  },

  retries: {
    label: "One lead that never answers",
    attempt: (/** @type {number} */ number) => `Call ${number}`,
    after: (/** @type {string} */ duration) => `${duration} later`,
    waits: (/** @type {string} */ duration) => `waits ${duration} for the next window`,
    worst: (/** @type {number} */ calls) =>
      calls === 1 ? "1 call to a lead at most" : `${calls} calls to a lead at most`,
  },

  capacity: {
    label: "How long a number of leads takes",
    leads: "Leads",
    minutes: "Minutes per answered call",
    rate: "Answered, % (optional)",
    calls: "Calls",
    lineMinutes: "Line minutes",
    duration: "Duration",
    finish: "Finished",
    earliest: "at best",
    latest: "at worst",
    overAges: "more than 25 years",
    days: (/** @type {number} */ days) => (days === 1 ? "1 day" : `${days} days`),
    parallel: (/** @type {number} */ calls) => (calls === 1 ? "One call at a time." : `Up to ${calls} calls at once.`),
    invalid: "Leads: a whole number from 1. Minutes: above 0, at most 1440. Answered: 0 to 100, or empty.",
  },

  assumptions: "Assumptions",
  /** Empty: the package states its assumptions in English. */
  assumed: /** @type {Record<string, string>} */ ({}),
};
