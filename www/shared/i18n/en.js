// The dashboards' English texts. tsc checks that the German file has the same keys.
import { en } from "outbound-campaign/messages/en";
import { translations as campaignTranslations } from "./campaigns.en.js";
import { translations as createTranslations } from "./create.en.js";

/** @typedef {typeof translations} DashboardTranslations */

/** @param {number} count @param {string} one @param {string} many */
const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

export const translations = {
  product: "Outbound campaigns",
  skip: "Skip to the content",
  nav: {
    label: "Pages",
    campaigns: "Campaigns",
    create: "New campaign",
    calibrate: "Calibration",
    guide: "Field guide",
    docs: "Documentation",
  },
  theme: {
    toLight: "Light colours",
    toDark: "Dark colours",
  },
  menu: "Menu",
  offline: "You are offline. Your entries are saved in this browser. Nothing can be sent until you are online again.",
  close: "Close",
  cancel: "Cancel",
  tryAgain: "Try again",
  partFailed: "This part of the page could not be loaded",

  ...campaignTranslations,

  ...createTranslations,

  failure: {
    authentication: "The API key was not accepted",
    plan_limit: "The plan’s limit is reached",
    not_found: "The server has no such address",
    rate_limit: "Too many requests",
    server: "The server failed",
    connection: "The server could not be reached",
    timeout: "The server did not answer in time",
    aborted: "Sending was stopped",
    unexpected_response: "The server sent an unexpected response",
    relay_forbidden: "Your session has ended",
    relay_unreachable: "The server could not be reached",
    relay_upstream: "The server could not be reached",
    relay_timeout: "The server did not answer in time",
    relay_calibration: "This server does not follow the documented API",
    forbidden: "The server refused the request without checking the form",
    other: "The request failed",
    reload: "Reload the page to start a new session.",
    planHelp: "Delete a campaign you no longer need, or raise the plan’s limit. Your draft is kept.",
    wait: (/** @type {number} */ seconds) => `The server asks to wait ${seconds} s.`,
  },

  calibrate: {
    title: "Calibration",
    intro: "Infers the server’s messages and limits, so that the form validates as the server does.",
    asked: (/** @type {string} */ host) => `Server: ${host}`,
    how: "The relay posts five forms to this server with its API key. Each form lacks a required field, so no campaign is created. Only the server’s own responses count.",
    sandboxTitle: "This is the sandbox, not Autocalls or Intellixent",
    sandboxText:
      "It validates with this package, so it always agrees. To calibrate a real service, start the relay with its host and API key.",
    ask: "Calibrate this server",
    askAgain: "Calibrate again",
    asking: "Calibrating…",
    waiting: (/** @type {number} */ seconds) => `Waiting for its responses, ${seconds} s`,
    loading: "Loading the last calibration…",
    emptyTitle: "This server has not been calibrated yet",
    emptyText: "Until then the form uses the documented rules and limits.",
    failedTitle: "The calibration failed",
    unexpectedResponseHelp:
      "No further form was sent. If the server created a campaign, delete it in the list of campaigns.",
    failedHelp: "No rule was inferred, and nothing was created.",
    noServerTitle: "This page has no server to calibrate",
    noServerText: "Calibration needs a relay with an API key. Run npm start for one with a sandbox.",
    resultTitle: "Calibration result",
    host: "Server",
    askedAt: "Date",
    profile: "Closest profile",
    agreement: "Agreement",
    exact: "exact, including messages",
    agreesWithMessages: "exact with the server’s own messages",
    differenceCount: (/** @type {number} */ count) => plural(count, "difference", "differences"),
    limit: "Simultaneous calls",
    noLimit: "no limit",
    notReported: "not reported",
    messageCount: (/** @type {number} */ count) => plural(count, "message", "messages"),
    unused: "Not in use: the form uses the documented rules.",
    used: "In use: the form and the relay validate with it.",
    use: "Use it in the form",
    stop: "Stop using it",
    forget: "Delete it",
    differencesTitle: "Differences",
    none: "None: every response was predicted byte for byte.",
    differencesText: "For a form with one of these values, the verdict may differ from the server’s.",
    form: "Form",
    ours: "Predicted",
    theirs: "Response",
    accepted: "accepted",
  },

  drawer: {
    request: "The request",
    answer: "The server’s response",
    wouldAnswer: "The expected response",
    toRelay: "The page sends this to the relay, which validates it, rebuilds it and adds the API key.",
    none: "No response arrived: the connection broke.",
    noneYet: "Nothing has been sent yet.",
    copy: "Copy",
    copied: "Copied",
  },

  sandbox: {
    badge: "Sandbox",
    live: (/** @type {string} */ host) => `Live: ${host}`,
    noServer: "Without a server",
    noServerText: "This page has no server, so it cannot send anything. Run npm start to use the pages with a sandbox.",
    liveText: "Campaigns of this page place real calls.",
    text: "No real calls are made here. Simulate a failure to see the page as your users would see it.",
    kind: "Failure",
    scope: "Requests",
    contract: "Contract",
    contractWaits: "A campaign is being sent. You can change the contract after the answer.",
    contracts: { "2026-02": "February 2026", "2026-07": "July 2026" },
    kinds: {
      none: "None",
      slow: "Slow: 3 seconds",
      "rate-limit": "Too many requests (429)",
      "server-error": "Server error (500)",
      "cut-before": "Connection cut before creating",
      "cut-after": "Connection cut after creating",
      "plan-limit": "Plan is full (403)",
    },
    scopes: { create: "Creating only", everything: "Everything" },
    on: (/** @type {string} */ kind) => `Simulated: ${kind}`,
  },

  /** The texts that only the contract of July 2026 has, while the page serves it. */
  messaging: /** @type {import("../contract-2026-07/texts.en.js").MessagingTranslations | undefined} */ (undefined),

  // Labels, help and messages speak one language: the package's.
  packageTexts: /** @type {import("outbound-campaign").Language} */ (en),
  labels: en.attributes,
  help: en.help,
  units: { ...en.units },
};
