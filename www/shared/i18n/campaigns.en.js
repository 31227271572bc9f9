// The English texts of the list, the page of one campaign and the comparison. tsc checks that the German file has the
// same keys.

/** @typedef {typeof translations} CampaignTranslations */
/** @typedef {import("../state/list-view.js").SortKey} SortKey */

/** @param {number} count */
const number = (count) => count.toLocaleString("en");
/** @param {number} count @param {string} one @param {string} many */
const plural = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;

export const translations = {
  list: {
    title: "Campaigns",
    loading: "Loading the campaigns…",
    refresh: "Refresh",
    createShort: "New",
    total: number,
    shown: (/** @type {number} */ count) => plural(count, "campaign shown", "campaigns shown"),
    search: "Search",
    searchLabel: "Search by name, assistant or number",
    all: "All",
    status: "Status",
    sortBy: "Sort by",
    columns: /** @type {Record<SortKey, string>} */ ({
      name: "Name",
      status: "Status",
      assistant: "Assistant",
      hours: "Calling hours",
      parallel: "Calls at the same time",
      created: "Created",
    }),
    orders: /** @type {Record<`${SortKey}-${"up" | "down"}`, string>} */ ({
      "created-down": "Newest first",
      "created-up": "Oldest first",
      "name-up": "Name A–Z",
      "name-down": "Name Z–A",
      "status-up": "Status, drafts first",
      "status-down": "Status, drafts last",
      "assistant-up": "Assistant A–Z",
      "assistant-down": "Assistant Z–A",
      "hours-down": "Most hours first",
      "hours-up": "Fewest hours first",
      "parallel-down": "Most calls first",
      "parallel-up": "Fewest calls first",
    }),
    actions: "Actions",
    actionsOf: (/** @type {string} */ name) => `Actions for ${name}`,
    open: "View details",
    start: "Start…",
    stop: "Stop…",
    duplicate: "Duplicate",
    compare: "Compare…",
    remove: "Delete…",
    unknown: "Not known",
    unknownNote: (/** @type {string} */ server) =>
      `${server} lists neither assistants nor time zones. They are shown for campaigns created in this browser.`,
    atNight: "rings at night",
    noMatchTitle: "No campaign fits",
    noMatchText: "Search for something else, or show all campaigns again.",
    showAll: "Show all",
    emptyTitle: "No campaign yet",
    emptyText: "A campaign lets an assistant call your leads, at the hours you choose.",
    steps: [
      ["Create a campaign", "It stays a draft. No lead is called."],
      ["Add leads", "These are the people to call."],
      ["Start it", "Calls begin at the next calling hour."],
    ],
    failedTitle: "The campaigns could not be loaded",
    failedText: "Your campaigns are not affected. Those in progress keep calling.",
    outdatedTitle: "The campaigns could not be refreshed",
    outdatedText: "The list shows how they were before.",
    started: (/** @type {string} */ name) => `“${name}” is started. First calls may take 10 to 15 minutes.`,
    stopped: (/** @type {string} */ name) => `“${name}” is stopped.`,
    removed: (/** @type {string} */ name) => `“${name}” is deleted.`,
    notStarted: (/** @type {string} */ name) => `“${name}” was not started`,
    notStopped: (/** @type {string} */ name) => `“${name}” was not stopped`,
    notRemoved: (/** @type {string} */ name) => `“${name}” was not deleted`,
    unclearStart: (/** @type {string} */ name) => `It is unknown whether “${name}” was started`,
    unclearStop: (/** @type {string} */ name) => `It is unknown whether “${name}” was stopped`,
    unclearRemoval: (/** @type {string} */ name) => `It is unknown whether “${name}” was deleted`,
    noServerTitle: "This page has no server",
    noServerText: "Run npm start to list campaigns of a sandbox. The form works without it.",
  },
  statuses: /** @type {Record<string, string>} */ ({
    draft: "Draft",
    scheduled: "Scheduled",
    "in-progress": "In progress",
    paused: "Paused",
    stopped: "Stopped",
    completed: "Completed",
  }),

  hours: {
    everyDay: "Every day",
    weekdays: "Weekdays",
    weekend: "Weekends",
    noDay: "No day",
    dayRange: (/** @type {string} */ first, /** @type {string} */ last) => `${first} to ${last}`,
    allDay: "all day",
    nextDay: (/** @type {string} */ times) => `${times} (next day)`,
    zoneOf: (/** @type {string} */ city) => `${city} time`,
  },

  bulk: {
    toggle: "Select",
    end: "Done",
    cancel: "Stop here",
    bar: "Selected campaigns",
    hint: "Select campaigns to stop or delete them.",
    row: (/** @type {string} */ name) => `Select ${name}`,
    all: (/** @type {number} */ count) => `All ${number(count)}`,
    selected: (/** @type {number} */ count) => `${number(count)} selected`,
    actions: {
      stop: (/** @type {number} */ count) => `Stop ${number(count)}…`,
      remove: (/** @type {number} */ count) => `Delete ${number(count)}…`,
    },
    runningKept: "Campaigns in progress are not deleted together. Stop them first.",
    title: {
      stop: (/** @type {number} */ count) => `Stop ${plural(count, "campaign", "campaigns")}?`,
      remove: (/** @type {number} */ count) => `Delete ${plural(count, "campaign", "campaigns")}?`,
    },
    removeText: "Their leads are deleted too. This cannot be undone.",
    more: (/** @type {number} */ count) => `and ${number(count)} more`,
    yes: {
      stop: (/** @type {number} */ count) => `Stop ${plural(count, "campaign", "campaigns")}`,
      remove: (/** @type {number} */ count) => `Delete ${plural(count, "campaign", "campaigns")}`,
    },
    progress: {
      stop: (/** @type {number} */ at, /** @type {number} */ total) => `Stopping ${number(at)} of ${number(total)}…`,
      remove: (/** @type {number} */ at, /** @type {number} */ total) => `Deleting ${number(at)} of ${number(total)}…`,
    },
    allDone: {
      stop: (/** @type {number} */ count) => `${plural(count, "campaign is", "campaigns are")} stopped.`,
      remove: (/** @type {number} */ count) => `${plural(count, "campaign is", "campaigns are")} deleted.`,
    },
    someDone: {
      stop: (/** @type {number} */ done, /** @type {number} */ total) =>
        `${number(done)} of ${number(total)} campaigns are stopped. The others are still selected.`,
      remove: (/** @type {number} */ done, /** @type {number} */ total) =>
        `${number(done)} of ${number(total)} campaigns are deleted. The others are still selected.`,
    },
    others: {
      stop: (/** @type {number} */ done, /** @type {number} */ untouched) =>
        `Stopped before it: ${number(done)}. Not tried: ${number(untouched)}, still selected.`,
      remove: (/** @type {number} */ done, /** @type {number} */ untouched) =>
        `Deleted before it: ${number(done)}. Not tried: ${number(untouched)}, still selected.`,
    },
  },

  confirm: {
    startTitle: (/** @type {string} */ name) => `Start “${name}”?`,
    startYes: "Start calling",
    startOpen: "The calling hours are open now: phones can ring within minutes.",
    startNext: (/** @type {string} */ time, /** @type {string} */ relative) =>
      `The first call can ring ${time} (${relative}).`,
    startZoneUnknown: "Phones can ring as soon as the calling hours allow it.",
    startNever: "Its hours or days allow no call, so no lead is called.",
    startNight: "Phones can ring at night.",
    stopTitle: (/** @type {string} */ name) => `Stop “${name}”?`,
    stopYes: "Stop calling",
    stopText: "No new call is made. Calls under way end by themselves. You can start it again.",
    removeTitle: (/** @type {string} */ name) => `Delete “${name}”?`,
    removeYes: "Delete campaign",
    removeText: "Its leads are deleted too. This cannot be undone.",
    removeRunning: "It is in progress and is stopped first.",
    typeName: "To confirm, type the campaign’s name",
    nameDiffers: "Type the name exactly as shown.",
    callsPerLead: "Calls per lead",
    atMost: (/** @type {number} */ calls) => `${calls} at most`,
  },

  trouble: {
    details: "Details",
    at: "Time",
    answer: "HTTP status",
    noAnswer: "No answer",
    words: "The server’s own words",
    requestId: "Request id",
    code: "Code",
    sessionEnded: "Your session has ended. Reload the page to start a new one.",
    says: (/** @type {string} */ words) => `The server says: “${words}”`,
    noRelay: "The server of this page does not answer. Another one did, such as a proxy.",
    other: "The request failed.",
    reload: "Reload the page",
    wait: (/** @type {number} */ seconds) => `Try again in ${seconds} s`,
    dismiss: "Dismiss",
  },

  detail: {
    back: "Campaigns",
    crumbs: "You are here",
    loading: "Loading the campaign…",
    notFoundTitle: "This campaign is not in the list",
    notFoundText: "It may have been deleted, or it belongs to another account.",
    more: "More actions",
    callingNow: (/** @type {string} */ until) => `Calling now, until ${until}.`,
    nextCall: (/** @type {string} */ time, /** @type {string} */ relative) =>
      `The next call can ring ${time} (${relative}).`,
    never: "Its hours or days allow no call.",
    inHours: "It calls at its calling hours.",
    saysOf: /** @type {Record<string, string>} */ ({
      draft: "No lead is called before you start it.",
      scheduled: "Calls begin by themselves.",
      paused: "No lead is called while it is paused.",
      stopped: "No lead is called until you start it again.",
      completed: "No leads were left.",
    }),
    whenTitle: "When the phone rings",
    perWeek: (/** @type {string} */ hours) => `${hours} ${hours === "1" ? "hour" : "hours"} a week`,
    fortnight: "The next 14 days",
    plan: "When a lead does not answer",
    zoneUnknown: (/** @type {string} */ server, /** @type {string} */ zone) =>
      `${server} does not tell the campaign’s time zone. The next calls are shown as if it were yours, ${zone}.`,
    settings: "Settings",
    created: "Created",
    updated: "Last change",
    number: "Campaign number",
    change: "To change something, duplicate the campaign.",
    unknownSettings: (/** @type {string} */ server, /** @type {string} */ labels) =>
      `${server} does not tell: ${labels}.`,
    request: "Request that creates it again",
    requestSandbox: (/** @type {string} */ host) => `It goes to the sandbox (${host}): no lead is called.`,
    requestLive: "Shown without the API key, which never reaches this page.",
    requestUnknown: (/** @type {string} */ server) =>
      `The request cannot be shown: ${server} does not tell the assistant.`,
    copyName: (/** @type {string} */ name, /** @type {number} */ count) =>
      count === 1 ? `${name} (copy)` : `${name} (copy ${count})`,
    copied: (/** @type {string} */ name) => `Copied from “${name}”. Nothing is created yet.`,
    copiedWithout: (/** @type {string} */ name, /** @type {string} */ fields) =>
      `Copied from “${name}”. The server does not tell these settings, so choose them again: ${fields}.`,
    restoreDraft: "Back to my draft",
  },

  compare: {
    title: "Compare campaigns",
    first: "First campaign",
    setting: "Setting",
    choose: "Choose a campaign to compare with",
    searchLabel: "Search campaigns",
    noMatch: "No campaign fits.",
    more: (/** @type {number} */ count) => `${plural(count, "more campaign", "more campaigns")}. Type to find it.`,
    other: "Choose another",
    swap: "Swap",
    same: "The two campaigns have the same settings.",
    differences: (/** @type {number} */ count) => plural(count, "difference", "differences"),
    onlyDifferences: "Show differences only",
    differs: "differs",
    week: "Calling hours of the week",
  },

  shortcuts: {
    title: "Keyboard shortcuts",
    create: "New campaign",
    search: "Search the campaigns",
    help: "This help",
    isOn: "Use shortcuts",
    isOnHelp: "The key ? opens this help even when shortcuts are off.",
    arrows: "Next or previous row of the list",
  },
};
