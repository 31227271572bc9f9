// The logic of the contract of July 2026 behind both dashboards: channels, windows, the scheduled start, messages, and
// the switch of contracts.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { campaignFields, contract202607 } from "outbound-campaign/2026-07";
import { createCampaignForm } from "outbound-campaign/form";
import {
  chosenSender,
  chosenTemplate,
  lengthOf,
  mappingOf,
  nextPlaceholder,
  senderOptions,
  templateOptions,
  textNumberOptions,
  withVariable,
} from "../../../www/shared/contract-2026-07/pickers.js";
import {
  proposedStart,
  startIso,
  startOffset,
  startParts,
  startValue,
} from "../../../www/shared/contract-2026-07/start.js";
import { startField } from "../../../www/shared/contract-2026-07/start-field.js";
import { groupsOf, startText, valueText } from "../../../www/shared/contract-2026-07/text.js";
import {
  channelOf,
  chosen,
  firstFormOf,
  fixOf,
  followZone,
  formOf,
  isOfOtherChannel,
} from "../../../www/shared/contract-2026-07/values.js";
import { clampedToDay, joined, withAdded } from "../../../www/shared/contract-2026-07/windows.js";
import { translations as chartTranslations } from "../../../www/shared/i18n/charts.en.js";
import { translations as base } from "../../../www/shared/i18n/en.js";
import { createCampaignFlow, createCancellation } from "../../../www/shared/state/campaign-flow.js";
import { contract, loadContract, setContract } from "../../../www/shared/state/contract.js";
import { summaryFacts } from "../../../www/shared/state/create-view.js";
import { createDashboard } from "../../../www/shared/state/dashboard.js";
import { copyOf, knownCampaign } from "../../../www/shared/state/known-campaign.js";
import { verdictOn } from "../../../www/shared/state/server-options.js";
import { comparedFacts } from "../../../www/shared/text/campaign-facts.js";
import { reviewLines } from "../../../www/shared/text/describe.js";
import { hoursText } from "../../../www/shared/text/hours-text.js";
import { nextCall } from "../../../www/shared/text/next-call.js";

const JULY = await loadContract("2026-07");
const FIRST = await loadContract("2026-02");
const loaded = await JULY.later?.withTexts("en", { translations: base, chartTranslations });
const translations = loaded?.translations ?? base;
const messaging = translations.messaging;
assert.ok(messaging);
const options = { translations, language: "en-GB", server: "Autocalls" };

beforeEach(() => setContract(JULY));
afterEach(() => setContract(FIRST));

/** The account of the sandbox. */
const owned = /** @type {import("../../../www/shared/state/store.js").Loadable<any>} */ ({
  state: "ready",
  value: {
    facts: { whatsapp_templates: { 7: { 15: ["1"] }, 8: { 21: ["1", "name"] } }, sms_phone_number_ids: [5] },
    assistants: [{ id: 127, name: "Anna" }],
    phoneNumbers: [
      { id: 5, phone_number: "+49301", nickname: "Berlin" },
      { id: 6, phone_number: "+1202", nickname: "" },
    ],
    descriptions: new Map(),
    senders: [
      {
        id: 7,
        name: "Praxis",
        templates: [
          { id: 15, name: "reminder", text: "Hello {{1}}" },
          { id: 17, name: "pending", text: "Hi" },
        ],
      },
      { id: 8, name: "Shop", templates: [{ id: 21, name: "offer", text: "{{1}} {{name}}" }] },
    ],
  },
});

describe("the channels", () => {
  const CALL = { assistant_id: 127, max_calls_in_parallel: 3, max_retries: 2, retry_interval: 60 };

  test("each field belongs to the channel of its section, and retries to calls alone", () => {
    const shown = (/** @type {object} */ values) =>
      campaignFields.map(({ name }) => name).filter((name) => !isOfOtherChannel(name, values));
    assert.ok(shown({}).includes("assistant_id") && !shown({}).includes("sms_body"));
    const sms = shown({ channel: "sms" });
    assert.deepEqual(
      sms.filter((name) => /sms|minute|retries|retry|fallback|assistant|whatsapp|mapping/.test(name)),
      ["messages_per_minute", "sms_from_phone_number_id", "sms_body"],
    );
    const withFallback = shown({ fallback_channel: "sms" }).filter((name) => name.startsWith("fallback"));
    assert.deepEqual(withFallback, ["fallback_channel", "fallback_sms_from_phone_number_id", "fallback_sms_body"]);
  });

  test("a channel that is chosen again has its entries again, and no other channel's entry is in the form", () => {
    const form = createCampaignForm({ contract: contract202607, initialValues: { name: "A", ...CALL } });
    const choose = (/** @type {string} */ channel) => form.setValues(chosen(form, form.values, { channel }));
    form.setValues({ fallback_channel: "sms", fallback_sms_body: "Sorry" });
    choose("sms");
    form.setValue("sms_body", "Hello");
    assert.deepEqual(defined(form.values), { name: "A", channel: "sms", sms_body: "Hello" });
    choose("whatsapp");
    assert.deepEqual(defined(form.values), { name: "A", channel: "whatsapp" });
    choose("call");
    assert.deepEqual(defined(form.values), { name: "A", ...CALL, fallback_channel: "sms", fallback_sms_body: "Sorry" });
    choose("sms");
    assert.equal(form.values.sms_body, "Hello");
    assert.equal(channelOf(form.values), "sms");
  });

  test("a form that began with messages gets the documented numbers of calls", () => {
    const form = createCampaignForm({ contract: contract202607, initialValues: { channel: "sms" } });
    form.setValues(chosen(form, form.values, { channel: "call" }));
    assert.deepEqual(defined(form.values), { max_calls_in_parallel: 3, max_retries: 3, retry_interval: 60 });
  });

  test("a warning about other channels' entries is fixed by removing them", () => {
    const values = { channel: "sms", sms_body: "Hello", assistant_id: 127, fallback_sms_body: "x", name: "A" };
    const fixed = { ...values, ...fixOf("other_channel", values) };
    assert.deepEqual(defined(fixed), { channel: "sms", sms_body: "Hello", name: "A" });
  });
});

describe("the forms of both contracts", () => {
  test("hours of the first contract become one window, and windows win over hours that a server repeats", () => {
    const hours = { allowed_hours_start_time: "10:00:00", allowed_hours_end_time: "16:00:00" };
    assert.deepEqual(formOf({ name: "A", ...hours }), {
      name: "A",
      schedule_windows: [{ start: "10:00", end: "16:00" }],
    });
    const windows = [{ start: "09:00", end: "12:00" }];
    assert.deepEqual(formOf({ schedule_windows: windows, ...hours }), { schedule_windows: windows });
    assert.equal(firstFormOf({ schedule_windows: windows }).allowed_hours_end_time, "12:00");
  });

  test("a copy of a message campaign has its own fields only, and stays valid", () => {
    const answer = {
      ...{
        id: 4,
        name: "Survey",
        status: "paused",
        created_at: "2026-11-30 08:00:00",
        updated_at: "2026-11-30 08:00:00",
      },
      ...{ channel: "sms", sms_from_phone_number_id: 5, sms_body: "Hello", timezone: "UTC", messages_per_minute: 10 },
      ...{ schedule_windows: [{ start: "09:00", end: "12:00" }], allowed_hours_start_time: "09:00:00" },
      ...{ allowed_hours_end_time: "12:00:00", assistant_id: null, max_calls_in_parallel: 3, max_retries: 3 },
      ...{
        allowed_days: ["monday"],
        scheduled_start_at: null,
        phone_number_ids: [],
        mark_complete_when_no_leads: true,
      },
    };
    const known = knownCampaign(/** @type {any} */ (answer), undefined);
    const copy = copyOf(known, (name) => `${name} (copy)`, new Set());
    const verdict = JULY.validateCampaign(copy);
    assert.deepEqual([verdict.ok, verdict.warnings.map(({ code }) => code)], [true, []]);
    assert.equal("max_retries" in copy || "allowed_hours_start_time" in copy, false);
  });
});

describe("the windows of a day", () => {
  test("a window is added in the largest free part of the day", () => {
    assert.deepEqual(withAdded([{ start: "09:00", end: "12:00" }])[1], { start: "13:00", end: "16:00" });
    assert.deepEqual(withAdded([{ start: "14:00", end: "20:00" }])[1], { start: "08:00", end: "11:00" });
    assert.deepEqual(withAdded([{ start: "00:00", end: "23:59" }])[1], { start: "", end: "" });
  });

  test("windows that overlap are joined, also over midnight", () => {
    const join = (/** @type {[string, string][]} */ ...list) =>
      joined(list.map(([start, end]) => ({ start, end }))).map(({ start, end }) => `${start}-${end}`);
    assert.deepEqual(join(["09:00", "12:00"], ["11:00", "14:00"], ["16:00", "17:00"]), ["09:00-14:00", "16:00-17:00"]);
    assert.deepEqual(join(["22:00", "03:00"], ["02:00", "05:00"]), ["22:00-05:00"]);
  });

  test("the fix of night hours keeps the parts of the day, and never leaves the form without a window", () => {
    assert.deepEqual(clampedToDay([{ start: "06:00", end: "10:00" }]), [{ start: "08:00", end: "10:00" }]);
    const night = { schedule_windows: [{ start: "22:00", end: "23:00" }] };
    assert.deepEqual(fixOf("night_hours", night), { schedule_windows: [{ start: "09:00", end: "17:00" }] });
  });

  test("the weekly hours count minutes of two windows once, as the package's schedule does", () => {
    const campaign = {
      timezone: "UTC",
      allowed_days: /** @type {any} */ (["monday"]),
      schedule_windows: [
        { start: "09:00", end: "12:00" },
        { start: "11:00", end: "13:00" },
      ],
    };
    const facts = summaryFacts(campaign, { ...options, now: new Date("2026-11-30T08:00:00Z") });
    assert.equal(facts.find(({ key }) => key === "week")?.text, "4");
    assert.equal(hoursText(campaign, options), "Mon, 09:00–12:00 and 11:00–13:00");
    const unsorted = { ...campaign, schedule_windows: [...campaign.schedule_windows].reverse() };
    assert.equal(hoursText(unsorted, options), "Mon, 09:00–12:00 and 11:00–13:00");
  });
});

describe("the scheduled start", () => {
  test("nextCall names the year of a start in another year, and counts months or years", () => {
    const of = (/** @type {string} */ start) => {
      const settings = /** @type {any} */ ({ timezone: "UTC", scheduled_start_at: start });
      const next = nextCall(settings, "UTC", "en-GB", new Date("2026-11-30T08:00:00Z"));
      // Versions of ICU differ in the comma after the day of the week.
      return [next?.time.replace(/^(\w+),/, "$1"), next?.relative];
    };
    assert.deepEqual(of("2026-12-09T09:00:00+00:00"), ["Wed 9 Dec, 09:00", "in 9 days"]);
    assert.deepEqual(of("2027-03-01T09:00:00+00:00"), ["Mon 1 Mar 2027, 09:00", "in 3 months"]);
    assert.deepEqual(of("2030-12-09T09:00:00+00:00"), ["Mon 9 Dec 2030, 09:00", "in 4 years"]);
  });

  test("a wall time gets the offset of its zone on that day", () => {
    assert.equal(startIso("2026-12-07", "09:00", "Europe/Berlin"), "2026-12-07T09:00:00+01:00");
    assert.equal(startIso("2026-07-07", "09:00", "Europe/Berlin"), "2026-07-07T09:00:00+02:00");
    assert.equal(startIso("2026-07-07", "09:00", "America/New_York"), "2026-07-07T09:00:00-04:00");
    assert.equal(startIso("2026-07-07", "09:00", "Asia/Kolkata"), "2026-07-07T09:00:00+05:30");
    assert.equal(startIso("", "09:00", "UTC"), undefined);
    assert.equal(startIso("2026-07-07", "9", "UTC"), undefined);
  });

  test("a start in another zone is shown by the campaign's clock", () => {
    const parts = { date: "2026-07-27", minutes: 9 * 60, hasOffset: true };
    assert.deepEqual(startParts("2026-07-27T06:00:00Z", "Europe/Bucharest"), parts);
    assert.deepEqual(startParts("2026-07-27", "UTC"), { date: "2026-07-27", minutes: 0, hasOffset: false });
    assert.equal(startParts("next Monday", "UTC"), undefined);
    assert.equal(startOffset("2026-07-27T06:00:00-03:30"), -210);
  });

  test("a start without a date is refused, and says so", () => {
    assert.ok(messaging);
    const value = startValue("", "09:00", "UTC");
    const verdict = JULY.validateCampaign({ name: "A", assistant_id: 1, scheduled_start_at: value });
    assert.equal(verdict.ok, false);
    assert.equal(startField({ scheduled_start_at: value }, undefined, messaging, "en").help, messaging.startIncomplete);
  });

  test("the proposed start is the next allowed day, when its first window opens", () => {
    const values = {
      allowed_days: ["monday"],
      schedule_windows: [
        { start: "14:00", end: "15:00" },
        { start: "10:30", end: "11:00" },
      ],
    };
    const friday = new Date("2026-12-04T12:00:00Z");
    assert.equal(proposedStart(values, "Europe/Berlin", friday), "2026-12-07T10:30:00+01:00");
  });

  test("a new time zone keeps the time of day", () => {
    const form = createCampaignForm({
      contract: contract202607,
      initialValues: { timezone: "Europe/Berlin", scheduled_start_at: "2026-12-07T09:00:00+01:00" },
    });
    const stop = followZone(/** @type {any} */ (form));
    form.setValue("timezone", "America/New");
    assert.equal(form.values.scheduled_start_at, "2026-12-07T09:00:00+01:00", "half a name changes nothing");
    form.setValue("timezone", "America/New_York");
    assert.equal(form.values.scheduled_start_at, "2026-12-07T09:00:00-05:00");
    stop();
  });

  test("a start in the past is a warning with a way out, and only this contract looks at the clock", () => {
    const form = { name: "A", assistant_id: 1, timezone: "UTC", scheduled_start_at: "2026-07-27T09:00:00Z" };
    const at = (/** @type {string} */ now) =>
      verdictOn(form, {}, Date.parse(now)).warnings.map(({ code }) => String(code));
    assert.deepEqual(at("2026-07-26T00:00:00Z"), []);
    assert.deepEqual(at("2026-07-28T00:00:00Z"), ["start_in_past"]);
    assert.equal(verdictOn({ ...form, ...fixOf("start_in_past", form) }, {}, Date.now()).warnings.length, 0);
    setContract(FIRST);
    assert.doesNotThrow(() => verdictOn({ name: "A", assistant_id: 1 }, {}, Date.now()));
  });

  test("a start is formatted in words, with the zone", () => {
    const year = new Date().getFullYear();
    const text = startText({ scheduled_start_at: `${year}-12-07T09:00:00+01:00`, timezone: "Europe/Berlin" }, "en-GB");
    assert.match(text ?? "", /^\w{3} 7 December, 09:00 \(Europe\/Berlin\)$/);
    assert.equal(startText({}, "en-GB"), undefined);
  });
});

describe("the messages", () => {
  test("approved templates and numbers for texts are offered, and an unknown choice stays visible", () => {
    assert.deepEqual(senderOptions(owned, ""), [
      { value: "7", text: "Praxis" },
      { value: "8", text: "Shop" },
    ]);
    assert.deepEqual(templateOptions(owned, 7, undefined), [{ value: "15", text: "reminder" }]);
    assert.deepEqual(textNumberOptions(owned, "9"), [
      { value: "5", text: "Berlin +49301" },
      { value: "9", text: "9" },
    ]);
  });

  test("a mapping has a row for each placeholder of the template, and one for each that only the mapping has", () => {
    const values = {
      whatsapp_sender_id: 8,
      whatsapp_template_id: "21",
      text_variable_mapping: { 1: "first_name", 3: "x" },
    };
    assert.deepEqual(mappingOf(owned, values, "").rows, [
      { placeholder: "1", variable: "first_name", isKnown: true },
      { placeholder: "name", variable: "", isKnown: true },
      { placeholder: "3", variable: "x", isKnown: false },
    ]);
    assert.deepEqual(withVariable(values.text_variable_mapping, "3", undefined), { 1: "first_name" });
    assert.equal(withVariable({ 1: "a" }, "1", undefined), undefined);
    assert.equal(nextPlaceholder(mappingOf(owned, values, "").rows), "2");
  });

  test("a sender that is chosen again has its template and its variables again", () => {
    for (const prefix of /** @type {const} */ (["", "fallback_"])) {
      const form = createCampaignForm({ contract: contract202607 });
      const [template, mapping] =
        prefix === ""
          ? ["whatsapp_template_id", "text_variable_mapping"]
          : ["fallback_whatsapp_template_id", "fallback_variable_mapping"];
      const choose = (/** @type {string} */ id) => form.setValues(chosenSender(form, prefix, id));
      choose("7");
      form.setValues({ [template]: "15", [mapping]: { 1: "first_name" } });
      choose("8");
      assert.deepEqual(defined(form.values), { [`${prefix}whatsapp_sender_id`]: "8" });
      form.setValues({ [template]: "21" });
      choose("7");
      const seven = { [template]: "15", [mapping]: { 1: "first_name" } };
      assert.deepEqual(defined(form.values), { [`${prefix}whatsapp_sender_id`]: "7", ...seven });
      choose("");
      choose("8");
      assert.deepEqual(defined(form.values), { [`${prefix}whatsapp_sender_id`]: "8", [template]: "21" });
    }
  });

  test("the entries of a sender do not come back in the next campaign of the form", () => {
    const form = /** @type {any} */ (createCampaignForm({ contract: contract202607 }));
    const choose = (/** @type {string} */ id) => form.setValues(chosenSender(form, "", id));
    choose("7");
    form.setValues({ whatsapp_template_id: "15", text_variable_mapping: { 1: "first_name" } });
    choose("8");
    createCampaignFlow(form, createCancellation()).startOver();
    choose("7");
    assert.deepEqual(defined(form.values), { whatsapp_sender_id: "7" });
  });

  test("another template keeps the variables of placeholders that it has too", () => {
    const values = { whatsapp_sender_id: 8, whatsapp_template_id: 21, text_variable_mapping: { 1: "a", name: "b" } };
    const onSeven = { ...values, whatsapp_sender_id: 7 };
    assert.deepEqual(chosenTemplate(owned, onSeven, "", "15"), {
      whatsapp_template_id: "15",
      text_variable_mapping: { 1: "a" },
    });
  });

  test("the length of a text counts characters, and its bound is the package's", () => {
    const { maxLength } = campaignFields.find(({ name }) => name === "sms_body") ?? {};
    assert.deepEqual(lengthOf("sms_body", " 👋é "), { length: 2, most: maxLength });
    assert.equal(lengthOf("fallback_sms_body", "").most, undefined);
  });
});

describe("the texts of a campaign", () => {
  const names = {
    assistants: new Map(),
    numbers: new Map([["5", "+49301"]]),
    senders: owned.state === "ready" ? owned.value.senders : undefined,
  };
  const whatsapp = /** @type {const} */ ({
    name: "Offer",
    channel: "whatsapp",
    whatsapp_sender_id: 7,
    whatsapp_template_id: 15,
    text_variable_mapping: { 1: "first_name" },
  });

  test("the review lists the fields of the channel with names in place of ids", () => {
    const lines = reviewLines(/** @type {any} */ (whatsapp), { ...options, names }).flatMap((group) => group.lines);
    const texts = Object.fromEntries(lines.map(({ label, text }) => [label, text]));
    assert.equal(texts.Channel, "WhatsApp");
    assert.equal(texts["WhatsApp sender"], "Praxis");
    assert.equal(texts["WhatsApp template"], "reminder");
    assert.equal(texts["Template variables"], "{{1}} → first_name");
    assert.equal(texts.Start, "By hand");
    assert.equal("Assistant" in texts || "Retries" in texts, false);
    assert.deepEqual(
      groupsOf(whatsapp).map(({ key }) => key),
      ["who", "when", "often", "more"],
    );
    assert.equal(
      valueText("fallback_channel", "sms", { fallback_channel: "sms" }, { ...options, names }),
      "Text message",
    );
  });

  test("a campaign without a channel is listed as a call", () => {
    const [group] = reviewLines(/** @type {any} */ ({ name: "A", assistant_id: 1 }), options);
    const line = group?.lines.find(({ name }) => name === "channel");
    assert.deepEqual([line?.text, line?.isSent], ["Call", false]);
  });

  test("a comparison of two channels leaves out the fields that neither has", () => {
    const campaign = (/** @type {object} */ settings) =>
      /** @type {any} */ ({ id: 1, name: "A", status: "draft", settings, unknown: [], others: [] });
    const sms = { channel: "sms", sms_from_phone_number_id: 5, sms_body: "Hello" };
    const { facts } = comparedFacts(campaign(whatsapp), campaign(sms), { ...options, names });
    assert.equal(
      facts.some(({ key }) => key === "assistant_id"),
      false,
    );
    const body = facts.find(({ key }) => key === "sms_body");
    assert.deepEqual([body?.texts.map(({ text }) => text), body?.differs], [["–", "Hello"], false]);
    assert.equal(facts.find(({ key }) => key === "channel")?.differs, true, "the channel is the difference");
  });
});

describe("the switch of contracts", () => {
  const page = /** @type {any} */ (globalThis);
  /** @type {Map<string, string>} */
  let stored;
  /** @type {string[]} */
  let read;
  /** @type {typeof fetch} */
  let realFetch;
  /** The description that the server gives at "/api". @type {Record<string, unknown>} */
  let about;
  beforeEach(() => {
    setContract(FIRST);
    stored = new Map();
    read = [];
    const localStorage = {
      getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => void stored.set(key, value),
    };
    const matchMedia = () => ({ matches: false });
    page.window = { localStorage, matchMedia, location: { hash: "" } };
    page.__HAS_SERVER__ = true;
    page.document = { documentElement: { dataset: {} } };
    realFetch = page.fetch;
    page.fetch = async (/** @type {string} */ path) => {
      read.push(path);
      const isAbout = path.endsWith("/about");
      const host = path.startsWith("/2026-07") ? "july" : "february";
      return Response.json(
        isAbout ? { ...about, host } : { facts: {}, assistants: [], phoneNumbers: [], descriptions: {} },
      );
    };
  });
  afterEach(() => {
    page.fetch = realFetch;
    delete page.window;
    delete page.document;
    delete page.__HAS_SERVER__;
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 100));
  const open = async () => {
    const dashboard = createDashboard({ language: "en", texts: { translations: base, chartTranslations } });
    dashboard.open();
    await settled();
    return dashboard;
  };

  test("the sandbox serves the chosen contract below its name, and the choice is remembered", async () => {
    about = { mode: "sandbox", profile: "documented", calibrated: null, contracts: ["2026-02", "2026-07"] };
    const dashboard = await open();
    assert.deepEqual([dashboard.get().contract, dashboard.apiPath()], ["2026-02", "/api"]);
    const { client } = dashboard.get();
    await dashboard.chooseContract("2026-07");
    const state = dashboard.get();
    assert.deepEqual([state.contract, dashboard.apiPath(), contract().name], ["2026-07", "/2026-07/api", "2026-07"]);
    assert.notEqual(state.client, client);
    assert.equal(state.about.state === "ready" && state.about.value.host, "july");
    assert.equal(state.translations.labels.allowed_hours_start_time, "From");
    assert.equal(stored.get("campaigns.contract"), "2026-07");
    assert.deepEqual(read.slice(-3), ["/api/about", "/2026-07/api/about", "/2026-07/api/account"]);

    await dashboard.chooseContract("2026-02");
    assert.deepEqual([dashboard.get().contract, dashboard.apiPath()], ["2026-02", "/api"]);
    assert.equal(dashboard.get().translations.messaging, undefined);
  });

  test("a server of one contract is followed in spite of an earlier choice", async () => {
    about = { mode: "live", profile: "documented", calibrated: null, contract: "2026-07" };
    stored.set("campaigns.contract", "2026-02");
    const dashboard = await open();
    assert.deepEqual([dashboard.get().contract, dashboard.apiPath()], ["2026-07", "/api"]);
  });

  test("a contract that cannot be loaded leaves the page as it is", async () => {
    about = { mode: "sandbox", profile: "documented", calibrated: null, contracts: ["2026-02", "2026-07"] };
    const dashboard = await open();
    page.fetch = async () => new Response("", { status: 500 });
    await assert.rejects(dashboard.chooseContract("2026-07"));
    assert.equal(dashboard.get().contract, "2026-02");
    assert.equal(stored.get("campaigns.contract"), "2026-02");
  });
});

/** @param {object} values */
function defined(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
