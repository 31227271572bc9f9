// The logic of the list's pages: known settings, search and order, drawn rows, texts, copies and failures.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { AuthenticationError, CampaignError, RateLimitError } from "outbound-campaign";
import { translations as german } from "../../../www/shared/i18n/de.js";
import { translations } from "../../../www/shared/i18n/en.js";
import { offerCopy, takeCopy } from "../../../www/shared/state/campaign-copy.js";
import { isTypedName, needsTypedName } from "../../../www/shared/state/campaigns.js";
import { canStart, copyOf, isRunning, knownCampaign } from "../../../www/shared/state/known-campaign.js";
import { FIRST_VIEW, listOf, sortedBy, viewFromQuery, viewToQuery } from "../../../www/shared/state/list-view.js";
import { rememberExchange, rememberSent, sentCampaigns } from "../../../www/shared/state/sent-campaigns.js";
import { troubleOf } from "../../../www/shared/state/trouble.js";
import { rowSlots, visibleRange } from "../../../www/shared/state/virtual-rows.js";
import { comparedFacts, serverFacts, settingFacts, unknownLabels } from "../../../www/shared/text/campaign-facts.js";
import { confirmText } from "../../../www/shared/text/confirm-text.js";
import { createdText, createdTime } from "../../../www/shared/text/created-text.js";
import { hoursText, ringsAtNight, zoneText } from "../../../www/shared/text/hours-text.js";
import { requestTarget } from "../../../www/shared/text/http-text.js";
import { startSentence, statusSentence } from "../../../www/shared/text/next-call.js";
import { hitParts } from "../../../www/shared/text/row-text.js";

/** @typedef {import("outbound-campaign").Campaign} Campaign */

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];

/** @param {Partial<Campaign> & Record<string, unknown>} [change] @returns {Campaign} */
const campaign = (change) => ({
  id: 7,
  name: "Spring",
  status: "draft",
  max_calls_in_parallel: 3,
  mark_complete_when_no_leads: true,
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:00",
  allowed_days: WEEKDAYS,
  max_retries: 3,
  retry_interval: 60,
  created_at: "2026-11-30T08:00:00.000000Z",
  updated_at: "2026-11-30T08:00:00.000000Z",
  ...change,
});
/** @param {Partial<Campaign> & Record<string, unknown>} [change] */
const known = (change) => knownCampaign(campaign(change), undefined);
const options = /** @type {const} */ ({ translations, language: "de", server: "Autocalls" });

const page = /** @type {{ window?: unknown }} */ (globalThis);
/** @type {Map<string, string>} */
let stored;
beforeEach(() => {
  stored = new Map();
  const localStorage = {
    getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void stored.set(key, value),
  };
  page.window = { localStorage };
});
afterEach(() => {
  delete page.window;
});

describe("the settings that this browser sent", () => {
  const settings = { name: "Spring", assistant_id: 127, timezone: "Europe/Berlin" };
  const sentOf = (/** @type {string} */ host) => sentCampaigns(host).get("7");

  test("a created campaign is remembered with its assistant and time zone, for its server only", () => {
    rememberSent("autocalls", campaign(), settings);
    const { settings: all, unknown } = knownCampaign(campaign(), sentOf("autocalls"));
    assert.equal(all.assistant_id, 127);
    assert.equal(all.timezone, "Europe/Berlin");
    assert.equal(all.max_retries, 3, "the server's own values stay");
    assert.deepEqual(unknown, []);
    assert.equal(sentOf("intellixent"), undefined);
  });

  test("the settings of the newest servers are kept, so that the storage does not grow forever", () => {
    for (let port = 1; port <= 20; port += 1) rememberSent(`127.0.0.1:${port}`, campaign(), settings);
    assert.equal(sentOf("127.0.0.1:1"), undefined);
    assert.ok(sentOf("127.0.0.1:20"));
    assert.ok(String(stored.get("campaigns.sent")).length < 2000);
  });

  test("another campaign with the same id does not get the remembered settings", () => {
    rememberSent("sandbox", campaign(), settings);
    const other = knownCampaign(campaign({ created_at: "2026-12-01T08:00:00.000000Z" }), sentOf("sandbox"));
    assert.equal(other.settings.assistant_id, undefined);
    assert.ok(other.unknown.includes("assistant_id"));
  });

  test("the server's values win over remembered ones, and null means that nothing is set", () => {
    rememberSent("sandbox", campaign(), settings);
    const answer = campaign({ assistant_id: 128, goal_completion_variable: null });
    const { settings: all, unknown } = knownCampaign(answer, sentOf("sandbox"));
    assert.equal(all.assistant_id, 128);
    assert.equal(all.goal_completion_variable, undefined);
    assert.ok(!unknown.includes("goal_completion_variable"));
  });

  test("only an exchange that created a campaign is remembered", () => {
    const request = { method: "POST", path: "/api/user/campaign", headers: {}, body: JSON.stringify(settings) };
    const answer = { status: 422, statusText: "", headers: {}, body: JSON.stringify({ message: "No." }) };
    rememberExchange("sandbox", { request, answer });
    rememberExchange("sandbox", { request });
    assert.equal(sentOf("sandbox"), undefined);
    const body = JSON.stringify({ message: "Created", data: campaign() });
    rememberExchange("sandbox", { request, answer: { ...answer, status: 201, body } });
    assert.deepEqual(sentOf("sandbox")?.settings, settings);
  });

  test("a full or damaged storage causes no error", () => {
    stored.set("campaigns.sent", "{");
    assert.equal(sentCampaigns("sandbox").size, 0);
    page.window = {
      localStorage: {
        getItem: () => null,
        setItem: () => {
          throw new DOMException("full", "QuotaExceededError");
        },
      },
    };
    rememberSent("sandbox", campaign(), settings);
  });
});

describe("the view of the list", () => {
  const assistantName = () => "Anna · appointments";
  const all = [
    known({ id: 3, name: "Frühling 10", status: "completed", created_at: "2026-11-03T08:00:00Z" }),
    known({ id: 2, name: "Frühling 9", status: "in-progress", allowed_hours_end_time: "12:00" }),
    known({ id: 1, name: "Archive", status: "on-hold", created_at: "2026-11-01T08:00:00Z" }),
  ];
  const ids = (/** @type {Partial<import("../../../www/shared/state/list-view.js").ListView>} */ view) =>
    listOf(all, { ...FIRST_VIEW, ...view }, { language: "de", assistantName }).rows.map(({ id }) => id);

  test("a search ignores case and accents, and finds names, assistants and numbers", () => {
    assert.deepEqual(ids({ query: "FRUHLING" }), [2, 3]);
    assert.deepEqual(ids({ query: "anna" }), [2, 3, 1]);
    assert.deepEqual(ids({ query: "#1" }), [1]);
    assert.deepEqual(ids({ query: "nobody" }), []);
  });

  test("counts cover every status of the account, also one without a match and an undocumented one", () => {
    const { statuses, found } = listOf(all, { ...FIRST_VIEW, query: "frühling" }, { language: "de", assistantName });
    assert.equal(found, 2);
    assert.deepEqual(statuses, [
      { status: "in-progress", count: 1 },
      { status: "completed", count: 1 },
      { status: "on-hold", count: 0 },
    ]);
  });

  test("orders count digits in names, weekly hours and times of creation", () => {
    assert.deepEqual(ids({ sort: "name", descending: false }), [1, 2, 3]);
    assert.deepEqual(ids({ sort: "hours", descending: false }), [2, 3, 1]);
    assert.deepEqual(ids({ sort: "created", descending: false }), [1, 3, 2]);
    assert.deepEqual(ids({ sort: "status", descending: false }), [2, 3, 1]);
  });

  test("a second click on a heading reverses its order, and a first one begins with the useful end", () => {
    const byHours = sortedBy(FIRST_VIEW, "hours");
    assert.equal(byHours.descending, true);
    assert.equal(sortedBy(byHours, "hours").descending, false);
    assert.equal(sortedBy(byHours, "name").descending, false);
  });

  test("the address keeps a view, and an unknown order in it is ignored", () => {
    const view = { query: "a & b", status: "draft", sort: /** @type {const} */ ("name"), descending: false };
    assert.deepEqual(viewFromQuery(viewToQuery(view)), view);
    assert.equal(viewToQuery(FIRST_VIEW), "");
    assert.deepEqual(viewFromQuery("?sort=nonsense-up"), FIRST_VIEW);
  });
});

describe("the drawn rows of a long list", () => {
  test("only the rows near the window are drawn, at the top, in the middle and at the end", () => {
    const at = (/** @type {number} */ top) => visibleRange({ count: 5000, rowHeight: 60, top, height: 900 });
    for (const top of [-200, 0, 12_345, 299_100, 1e7]) {
      const { from, to } = at(top);
      assert.ok(from >= 0 && to <= 5000 && to - from < 60, `${from} to ${to}`);
    }
    const { from, to } = at(12_345);
    assert.ok(from <= 12_345 / 60 && to >= (12_345 + 900) / 60);
    assert.equal(at(299_100).to, 5000);
  });

  test("gaps and rows add up to the whole list, and the focused row is always drawn", () => {
    for (const kept of [-1, 0, 105, 4999]) {
      const slots = rowSlots({ from: 100, to: 110 }, 5000, kept);
      const sum = slots.reduce((total, slot) => total + ("gap" in slot ? slot.gap : 1), 0);
      assert.equal(sum, 5000, `kept ${kept}`);
      const drawn = slots.flatMap((slot) => ("index" in slot ? [slot.index] : []));
      assert.deepEqual(
        drawn,
        [...drawn].sort((a, b) => a - b),
      );
      assert.ok(kept < 0 || drawn.includes(kept));
    }
    assert.deepEqual(rowSlots({ from: 0, to: 24 }, 2), [{ index: 0 }, { index: 1 }]);
    assert.deepEqual(rowSlots({ from: 0, to: 24 }, 0, 5), [], "a kept row of a longer list is gone");
  });
});

describe("the texts of a campaign", () => {
  test("hours and days are words, and a window past midnight says so", () => {
    const hours = (/** @type {Partial<Campaign>} */ change, language = "de") =>
      hoursText(known(change).settings, { translations: language === "de" ? german : translations, language });
    assert.equal(hours({}), "Mo bis Fr, 09:00–17:00");
    assert.equal(hours({ allowed_days: ["saturday", "sunday"] }), "Sa und So, 09:00–17:00");
    assert.equal(hours({ allowed_days: ["monday", "wednesday"] }), "Mo, Mi, 09:00–17:00");
    assert.equal(hours({ allowed_days: ["thursday", "tuesday", "wednesday"] }), "Di bis Do, 09:00–17:00");
    assert.equal(hours({ allowed_days: [] }), "Kein Tag");
    assert.equal(
      hours({ allowed_hours_start_time: "20:00", allowed_hours_end_time: "02:00" }),
      "Mo bis Fr, 20:00–02:00 (Folgetag)",
    );
    assert.equal(hours({ allowed_hours_start_time: "00:00", allowed_hours_end_time: "23:59" }), "Mo bis Fr, ganztägig");
    assert.match(hours({}, "en-US"), /^Weekdays, 9:00\sAM–5:00\sPM$/);
    assert.equal(zoneText("America/Argentina/Buenos_Aires", translations), "Buenos Aires time");
    assert.equal(zoneText("UTC", translations), "UTC");
  });

  test("a campaign rings at night by the package's own rule, and never without a day", () => {
    const nightly = { allowed_hours_end_time: "22:00" };
    assert.equal(ringsAtNight(known().settings), false);
    assert.equal(ringsAtNight(known(nightly).settings), true);
    assert.equal(ringsAtNight(known({ ...nightly, allowed_days: [] }).settings), false);
  });

  test("the time of creation is relative for two weeks, and other text is shown unchanged", () => {
    const now = Date.parse("2026-11-30T12:00:00Z");
    const text = (/** @type {string} */ at) => createdText(at, "de", now);
    assert.equal(text("2026-11-30T11:30:00.000000Z"), "vor 30 Minuten");
    assert.equal(text("2026-11-30T07:00:00Z"), "vor 5 Stunden");
    assert.equal(text("2026-11-29T12:00:00Z"), "gestern");
    assert.equal(text("2026-11-20T12:00:00Z"), "vor 10 Tagen");
    assert.equal(text("2026-10-01T12:00:00Z"), "1. Okt.");
    assert.equal(text("2025-10-01T12:00:00Z"), "1. Okt. 2025");
    assert.equal(text("2026-11-30T12:05:00Z"), "jetzt", "a clock that is ahead");
    assert.equal(text("soon"), "soon");
    assert.equal(createdTime("2026-07-24 10:00:00"), new Date(2026, 6, 24, 10).getTime());
  });

  test("the sentence of a campaign tells the next call only if its time zone is known", () => {
    const now = new Date("2026-11-30T08:30:00Z"); // Monday, 09:30 in Berlin
    const sentence = (/** @type {Record<string, unknown>} */ change) =>
      statusSentence(known({ status: "in-progress", ...change }), { ...options, zone: "Europe/Berlin", now });
    assert.equal(sentence({ timezone: "Europe/Berlin" }), "Calling now, until 17:00.");
    assert.match(
      sentence({ timezone: "America/New_York" }),
      /^The next call can ring Mo., 30. Nov., 09:00 \(in 6 Stunden\)/,
    );
    assert.equal(sentence({}), translations.detail.inHours);
    assert.equal(sentence({ allowed_days: [] }), translations.detail.never);
    assert.equal(sentence({ status: "stopped" }), translations.detail.saysOf.stopped);
    assert.equal(sentence({ status: "on-hold" }), "");
  });

  test("the confirmation of a start names hours, zone, parallel calls and calls for each lead", () => {
    const now = new Date("2026-11-30T08:30:00Z");
    const german = { ...options, now };
    const spring = known({ timezone: "Europe/Berlin", allowed_hours_end_time: "22:00" });
    const { title, sentences, facts } = confirmText("start", spring, german);
    assert.equal(title, "Start “Spring”?");
    assert.deepEqual(sentences, [translations.confirm.startOpen, translations.confirm.startNight]);
    assert.deepEqual(facts, [
      ["Calling hours", "Weekdays, 09:00–22:00"],
      [translations.labels.timezone, "Europe/Berlin"],
      ["Calls at the same time", "3"],
      ["Calls per lead", "4 at most"],
    ]);
    assert.equal(startSentence(known({ allowed_days: [] }), german), translations.confirm.startNever);
    assert.equal(startSentence(known(), german), translations.confirm.startZoneUnknown);
    assert.deepEqual(confirmText("remove", known({ status: "in-progress" }), german).sentences, [
      translations.confirm.removeRunning,
      translations.confirm.removeText,
    ]);
  });

  test("unknown settings are named in one sentence, and members of other hosts are shown", () => {
    const other = known({ assistant_id: 127, timezone: "UTC", channel: "call", tags: ["a"], sms_body: null });
    const names = { assistants: new Map([["127", "Anna"]]), numbers: new Map() };
    const facts = settingFacts(other, { ...options, language: "en", names });
    assert.equal(facts.find(({ key }) => key === "assistant_id")?.text, "Anna");
    assert.equal(
      unknownLabels(facts, "en"),
      ["goal_completion_variable", "retry_on_goal_incomplete", "phone_number_ids", "retry_on_voicemail"]
        .map((field) => /** @type {Record<string, string>} */ (translations.labels)[field])
        .join(", ")
        .replace(/, ([^,]*)$/, ", and $1"),
    );
    const texts = Object.fromEntries(serverFacts(other, options).map(({ label, text }) => [label, text]));
    assert.equal(texts.channel, "call");
    assert.equal(texts.tags, '["a"]');
    assert.ok(!("sms_body" in texts));
  });

  test("two campaigns differ in a setting only if it is known of both", () => {
    const one = known({ max_retries: 5, timezone: "UTC" });
    const { facts, unknown } = comparedFacts(one, known(), options);
    const differing = facts.filter(({ differs }) => differs).map(({ key }) => key);
    assert.deepEqual(differing, ["max_retries"]);
    assert.ok(
      facts.some(({ key }) => key === "timezone"),
      "known of one, so it is shown",
    );
    assert.ok(unknown.includes(translations.labels.assistant_id));
  });

  test("a hit is marked in the spelling of the text", () => {
    assert.deepEqual(hitParts("Spring Appointments", " appoint"), ["Spring ", "Appoint", "ments"]);
    assert.deepEqual(hitParts("Spring", ""), ["Spring", "", ""]);
  });

  test("the exact request names the sandbox's own host while the page uses it", () => {
    const about = { host: "127.0.0.1:8780", profile: /** @type {const} */ ("documented"), calibrated: null };
    assert.equal(requestTarget({ ...about, mode: "sandbox" }).baseUrl, "http://127.0.0.1:8780/api");
    assert.deepEqual(requestTarget({ ...about, mode: "live", provider: "intellixent" }), { provider: "intellixent" });
    assert.deepEqual(requestTarget({ ...about, mode: "live", host: "calls.example" }), {
      baseUrl: "https://calls.example/api",
    });
  });
});

describe("the actions on a campaign", () => {
  test("a completed campaign cannot be started, and a running one can only be stopped", () => {
    const starts = ["draft", "scheduled", "in-progress", "paused", "stopped", "completed"].filter(canStart);
    assert.deepEqual(starts, ["draft", "paused", "stopped"]);
    assert.deepEqual(["draft", "scheduled", "in-progress"].filter(isRunning), ["scheduled", "in-progress"]);
  });

  test("only a running campaign's deletion needs its name, which may be typed with outer spaces", () => {
    assert.equal(needsTypedName(known({ status: "in-progress" })), true);
    assert.equal(needsTypedName(known({ status: "stopped" })), false);
    assert.equal(isTypedName(" Spring ", "Spring"), true);
    assert.equal(isTypedName("spring", "Spring"), false);
  });

  test("a copy has every known setting and a name that is not in use and fits the server's limit", () => {
    const names = new Set(["Spring (copy)", "Spring (copy 2)"]);
    const { copyName } = translations.detail;
    const copy = copyOf(known({ timezone: "UTC" }), copyName, names);
    assert.equal(copy.name, "Spring (copy 3)");
    assert.equal(copy.timezone, "UTC");
    assert.deepEqual(copy.allowed_days, WEEKDAYS);
    const long = copyOf(known({ name: "🎉".repeat(255) }), copyName, new Set());
    assert.ok([...String(long.name)].length <= 255);
  });

  test("an offered copy is taken once", () => {
    offerCopy(known(), new Set(), translations.detail.copyName);
    assert.equal(takeCopy()?.values.name, "Spring (copy)");
    assert.equal(takeCopy(), undefined);
  });
});

describe("a failure", () => {
  const trouble = (/** @type {unknown} */ error, language = /** @type {const} */ ("en")) =>
    troubleOf(error, { translations, language, at: new Date(2026, 10, 30, 15, 24, 7) });

  test("has one sentence by its code in the page's language, and the server's words in its details", () => {
    const error = new CampaignError("Server Error", { code: "server", status: 500, outcome: "unknown" });
    const { sentence, details, isUnknown, remedy } = trouble(error);
    assert.equal(sentence, "The server has a problem.");
    assert.equal(isUnknown, true);
    assert.equal(remedy, "retry");
    assert.deepEqual(Object.fromEntries(details)["The server’s own words"], "Server Error");
    assert.deepEqual(Object.fromEntries(details)["HTTP status"], "500");
    const inGerman = troubleOf(error, { translations: german, language: "de" });
    assert.equal(inGerman.sentence, "Der Server hat eine Störung.");
  });

  test("shows the server's reason for an undocumented refusal, such as an empty balance", () => {
    const error = new CampaignError("unexpected", {
      code: "unexpected_response",
      status: 400,
      outcome: "unknown",
      body: '{"message":"Insufficient balance"}',
    });
    assert.equal(trouble(error).sentence, "The server says: “Insufficient balance”");
  });

  test("of an ended session is remedied by a reload, and a rate limit by a wait", () => {
    const ended = new CampaignError("no", { code: "relay_forbidden", status: 403, outcome: "refused" });
    assert.equal(trouble(ended).remedy, "reload");
    const limited = new RateLimitError("Too Many Attempts.", { status: 429, outcome: "refused", retryAfter: 12 });
    assert.equal(trouble(limited).retryAfter, 12);
    assert.equal(trouble(new AuthenticationError("Unauthenticated.", { status: 401 })).retryAfter, undefined);
  });

  test("without a relay names the missing server, and leaves out the page of a proxy", () => {
    const headers = { "content-type": "text/html; charset=utf-8" };
    const error = new CampaignError("No relay answered", {
      code: "server",
      status: 502,
      outcome: "unknown",
      headers,
      body: "<h1>Bad Gateway</h1>",
    });
    const { sentence, details, isUnknown } = trouble(error);
    assert.equal(sentence, "The server of this page does not answer. Another one did, such as a proxy.");
    assert.equal(isUnknown, true);
    assert.doesNotMatch(JSON.stringify(details), /Bad Gateway/);
  });

  test("without an answer says so, and a relay's unknown code is named", () => {
    const details = Object.fromEntries(trouble(new CampaignError("fetch failed", { code: "connection" })).details);
    assert.equal(details["HTTP status"], "No answer");
    const relay = new CampaignError("x", { code: "relay_moon", status: 418, outcome: "refused" });
    assert.match(trouble(relay).sentence, /relay_moon/);
    assert.equal(trouble(new Error("anything")).sentence, translations.trouble.other);
  });
});
