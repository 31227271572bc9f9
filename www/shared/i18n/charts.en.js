// The pictures' English texts. tsc and a test check that the German file has the same keys.

/** @typedef {typeof translations} ChartTranslations */

export const translations = {
  invalid: "Fix the calling hours or retries to see when calls would be made.",
  never: "Nobody is ever called: no day or no hour is open.",
  yourTime: "your time",
  unknownZone: "This browser does not know the campaign's time zone.",

  week: {
    label: "Calling hours of the week",
    how: "Switch days on and off; move start and end with the arrow keys or by dragging.",
    start: "Start of the calling hours",
    end: "End of the calling hours",
    days: "Allowed days",
    campaignScale: "Campaign",
    viewerScale: "You",
    now: "Now",
    same: (/** @type {string} */ zone) => `Drawn in ${zone}; your clock shows the same.`,
    ahead: (/** @type {string} */ zone, /** @type {string} */ own, /** @type {string} */ by) =>
      `Drawn in ${zone}. Your clock (${own}) is ${by} ahead.`,
    behind: (/** @type {string} */ zone, /** @type {string} */ own, /** @type {string} */ by) =>
      `Drawn in ${zone}. Your clock (${own}) is ${by} behind.`,
    open: (/** @type {string} */ days, /** @type {string} */ hours, /** @type {string} */ total) =>
      `${days}, ${hours}: ${total} a week`,
    nextDay: "the next day",
    notATime: "no valid time",
    noDay: "No day is allowed: nobody is called.",
    noLength: "Start and end are the same time: nobody is called.",
    inYourTime: (/** @type {string} */ time) => `${time} your time`,
  },

  timeline: {
    label: "The next calling windows",
    openNow: "open now",
    now: "now",
    inside: (/** @type {string} */ by, /** @type {boolean} */ forward) =>
      `The clock is put ${forward ? "forward" : "back"} by ${by} within this window: it is ${forward ? "shorter" : "longer"} than it looks.`,
    before: (/** @type {string} */ by, /** @type {boolean} */ forward) =>
      `The campaign's clock has been put ${forward ? "forward" : "back"} by ${by}.`,
    viewer: (/** @type {string} */ by, /** @type {boolean} */ forward) =>
      `Your clock has been put ${forward ? "forward" : "back"} by ${by}: in your time, windows move.`,
  },

  retries: {
    label: "One lead that never answers",
    attempt: (/** @type {number} */ number) => `Call ${number}`,
    after: (/** @type {string} */ duration) => `${duration} later`,
    waits: (/** @type {string} */ duration) => `waits ${duration} for the next window`,
    worst: (/** @type {number} */ calls) =>
      calls === 1 ? "1 call to one person at most" : `${calls} calls to one person at most`,
  },

  capacity: {
    label: "How long a number of leads takes",
    leads: "Leads",
    minutes: "Minutes an answered call",
    rate: "Answered, % (optional)",
    calls: "Calls",
    lineMinutes: "Line minutes",
    duration: "Takes",
    finish: "Done",
    earliest: "at best",
    latest: "at worst",
    overAges: "more than 25 years",
    days: (/** @type {number} */ days) => (days === 1 ? "1 day" : `${days} days`),
    parallel: (/** @type {number} */ calls) => (calls === 1 ? "One call at a time." : `Up to ${calls} calls at once.`),
    invalid: "Leads: a whole number from 1. Minutes: above 0, at most 1440. Answered: 0 to 100, or nothing.",
  },

  assumptions: "Assumptions",
  /** Empty: the package states its assumptions in English. */
  assumed: /** @type {Record<string, string>} */ ({}),
};
