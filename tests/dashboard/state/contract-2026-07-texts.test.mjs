// The sentences of July 2026 about a start, its confirmation and its outcome, and the search of channels.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { campaignFields, contract202607 } from "outbound-campaign/2026-07";
import { createCampaignForm } from "outbound-campaign/form";
import { countedFrom } from "../../../www/shared/charts/capacity.js";
import { startField } from "../../../www/shared/contract-2026-07/start-field.js";
import {
  channelTag,
  doneTexts,
  happening,
  statusText,
  warningText,
} from "../../../www/shared/contract-2026-07/text.js";
import { translations as chartsDe } from "../../../www/shared/i18n/charts.de.js";
import { translations as chartsEn } from "../../../www/shared/i18n/charts.en.js";
import { translations as baseDe } from "../../../www/shared/i18n/de.js";
import { translations as baseEn } from "../../../www/shared/i18n/en.js";
import { createCampaigns } from "../../../www/shared/state/campaigns.js";
import { loadContract, setContract } from "../../../www/shared/state/contract.js";
import { createView } from "../../../www/shared/state/create-view.js";
import { knownCampaign } from "../../../www/shared/state/known-campaign.js";
import { FIRST_VIEW, listOf } from "../../../www/shared/state/list-view.js";
import { createStore } from "../../../www/shared/state/store.js";
import { settingFacts } from "../../../www/shared/text/campaign-facts.js";
import { confirmText } from "../../../www/shared/text/confirm-text.js";
import { doneHead, firstCall } from "../../../www/shared/text/done-text.js";
import { summaryField } from "../../../www/shared/text/field-parts.js";
import { outcomeOf } from "../../../www/shared/text/list-outcome.js";
import { statusSentence } from "../../../www/shared/text/next-call.js";
import { channelNames } from "../../../www/shared/text/row-text.js";

const JULY = await loadContract("2026-07");
const FIRST = await loadContract("2026-02");
const load = async (/** @type {"en" | "de"} */ language, /** @type {any} */ texts) =>
  (await JULY.later?.withTexts(language, texts))?.translations ?? baseEn;
const translations = await load("en", { translations: baseEn, chartTranslations: chartsEn });
const german = await load("de", { translations: baseDe, chartTranslations: chartsDe });
const { messaging } = translations;
assert.ok(messaging);
const options = { translations, language: "en-GB" };
const NOW = new Date();
const YEAR = NOW.getFullYear() + 1;
/** Versions of ICU differ in the comma after the day of the week. */
const START = new RegExp(`\\w{3},? 29 March ${YEAR}, 08:30 \\(Europe/Berlin\\)`);

const SMS = { channel: "sms", sms_from_phone_number_id: 5, sms_body: "H", timezone: "Europe/Berlin" };
const future = { ...SMS, scheduled_start_at: `${YEAR}-03-29T08:30:00+02:00`, messages_per_minute: 5 };
const names = { assistants: new Map(), numbers: new Map([["5", "+49301"]]) };
const known = (/** @type {object} */ settings, status = "draft") =>
  knownCampaign(/** @type {any} */ ({ id: 7, name: "Spring", status, ...settings }), undefined);

beforeEach(() => setContract(JULY));
afterEach(() => setContract(FIRST));

describe("a scheduled start in July 2026", () => {
  test("a draft asks for its start, and only a scheduled campaign says that it starts", () => {
    const sentence = (/** @type {string} */ status) =>
      statusSentence(known(future, status), { ...options, zone: "UTC" });
    assert.match(sentence("draft"), new RegExp(`^Press Start to schedule it for ${START.source}\\.$`));
    assert.match(sentence("scheduled"), new RegExp(`^Starts on ${START.source}\\.$`));
    assert.equal(statusText("paused", future, options), undefined);
    const done = doneTexts(future, options);
    assert.match(String(done.text), /^It is a draft: press Start to schedule it for/);
    assert.match(String(done.start), /^Press Start to schedule it for/);
    const begin = happening([], future, { ...options, names }).at(-1);
    assert.match(begin?.text ?? "", /created as a draft.*press Start to schedule it for/);
  });

  test("a start is in the future, in the past, or without a zone, in the form and in the review", () => {
    const cases = /** @type {const} */ ([
      [future.scheduled_start_at, /^Starts on/, /press Start/],
      ["2020-03-30T08:30:00+02:00", /is in the past\.$/, /is in the past\.$/],
      [`${YEAR}-03-29T08:30:00`, /has no offset from UTC\.$/, /has no offset from UTC\.$/],
    ]);
    for (const [scheduled_start_at, inForm, inReview] of cases) {
      const values = { ...SMS, scheduled_start_at };
      assert.match(startField(values, undefined, messaging, "en-GB").help, inForm);
      assert.match(happening([], values, { ...options, names }).at(-1)?.text ?? "", inReview);
    }
    const [, , [bare]] = cases;
    const text = happening([], { ...SMS, scheduled_start_at: bare }, { ...options, names }).at(-1)?.text;
    assert.doesNotMatch(text ?? "", /Berlin/, "no zone is claimed");
  });

  test("the confirmation names channel, sender, start and rate, and schedules", () => {
    const { title, sentences, facts, yes } = confirmText("start", known(future), { ...options, names });
    assert.deepEqual([title, yes], ["Schedule “Spring”?", "Schedule"]);
    assert.match(sentences[0] ?? "", new RegExp(`^It starts on ${START.source}\\. It needs leads before then\\.$`));
    const texts = Object.fromEntries(facts);
    assert.equal(texts.Channel, "Text message");
    assert.equal(texts.From, "+49301");
    assert.match(texts.Start ?? "", START);
    assert.equal(texts[translations.labels.timezone], "Europe/Berlin");
    assert.ok(facts.some(([, text]) => text === "5"));
    assert.equal(confirmText("start", known(SMS), { ...options, names }).yes, "Start");
    const call = confirmText("start", known({ assistant_id: 1, max_calls_in_parallel: 3, max_retries: 2 }), options);
    assert.deepEqual(
      call.facts.filter(([, text]) => text === "3" || text === "3 at most").length,
      2,
      "a call has its number of calls at the same time and for each lead",
    );
  });

  test("a start that schedules the campaign is reported as such", async () => {
    const page = /** @type {any} */ (globalThis);
    page.window = { location: { hash: "" } };
    try {
      for (const status of ["scheduled", "in-progress"]) {
        // As the server answers: without the campaign's settings.
        const client = { startCampaign: async () => ({ id: 7, status }), listCampaigns: async () => [] };
        const campaigns = createCampaigns(createStore(/** @type {any} */ ({ client, translations })));
        await campaigns.act("start", known(future));
        const { toast } = outcomeOf(campaigns.get(), campaigns.selection.get(), /** @type {any} */ (options));
        const expected = status === "scheduled" ? /^“Spring” is scheduled for .*08:30/ : /^“Spring” is started\. /;
        assert.match(toast, expected);
      }
    } finally {
      delete page.window;
    }
    assert.equal(doneHead(known(future), "scheduled", options).title, "“Spring” is scheduled");
    assert.match(doneHead(known(future), "scheduled", options).text, /^Starts on/);
    assert.equal(doneHead(known(future), "in-progress", options).title, "“Spring” is started");
    assert.equal(
      doneHead(known(SMS), "draft", options).text,
      "It is a draft: nothing is sent yet. Three steps are left.",
    );
  });

  test("a duration counts from the scheduled start, or from now if that is later", () => {
    assert.equal(Number(countedFrom(future, NOW)), Date.parse(future.scheduled_start_at));
    assert.equal(countedFrom({ scheduled_start_at: "2020-03-30T08:30:00+02:00" }, NOW), NOW);
    assert.equal(countedFrom({}, NOW), NOW);
    setContract(FIRST);
    assert.equal(countedFrom(future, NOW), NOW);
  });
});

describe("the words of July 2026", () => {
  test("German pages of messages do not speak of calls alone", () => {
    assert.equal(german.done.hours, "Zeiten prüfen");
    assert.equal(german.done.open, "Zeiten der nächsten zwei Wochen ansehen");
    assert.ok(german.sandbox.text.includes("keine echten Anrufe oder Nachrichten"));
    assert.match(translations.sandbox.text, /^No real calls or messages/);
    assert.equal(german.sandbox.contract, baseDe.sandbox.contract);
  });

  test("a campaign that is open now can begin within minutes, and its start has a short label", () => {
    // Together the windows leave no minute of the day out.
    const schedule_windows = [
      { start: "00:00", end: "12:00" },
      { start: "11:00", end: "01:00" },
    ];
    const open = { ...SMS, timezone: "UTC", schedule_windows };
    assert.equal(firstCall(known(open), options), "It can begin within minutes of the start.");
    const facts = settingFacts(known(future), { ...options, server: "Autocalls", names });
    assert.equal(facts.find(({ key }) => key === "scheduled_start_at")?.label, "Start");
  });

  test("a text of one character is one, and a fallback has the icon of its channel", () => {
    const lines = happening([], SMS, { ...options, names });
    assert.equal(lines[0]?.text, "Sends a text message of 1 character from +49301.");
    const call = { assistant_id: 1, fallback_channel: "whatsapp", fallback_whatsapp_sender_id: 7 };
    const icons = (/** @type {object} */ values) =>
      happening([], values, { ...options, names }).map(({ icon }) => icon);
    assert.ok(icons(call).includes("whatsapp"));
    assert.ok(icons({ ...call, fallback_channel: "sms", fallback_sms_body: "x" }).includes("text"));
  });

  test("the list finds a campaign by the name of its channel", () => {
    const all = [known(SMS), known({ id: 8, assistant_id: 1 }), known({ id: 9, channel: "whatsapp" })];
    const texts = { language: "en", assistantName: () => "", channelName: channelNames(translations) };
    const found = (/** @type {string} */ query) =>
      listOf(all, { ...FIRST_VIEW, query }, texts).rows.map(({ settings }) => channelTag(settings, translations).text);
    assert.deepEqual(found("text mess"), ["Text message"]);
    assert.deepEqual(found("whatsapp"), ["WhatsApp"]);
    setContract(FIRST);
    assert.equal(channelNames(translations)(known(SMS)), "");
  });

  test("each case of a placeholder that cannot be filled has a sentence of its own, in both languages", () => {
    const WHATSAPP = { name: "A", channel: "whatsapp", whatsapp_sender_id: 7, whatsapp_template_id: 15 };
    const text = (/** @type {string} */ body) => ({ name: "A", ...SMS, sms_body: body });
    for (const [values, key] of /** @type {const} */ ([
      [{ name: "Offer {{month}}", ...SMS }, "placeholderInName"],
      [text("Hello {{ }}"), "placeholderUnnamed"],
      [text("{{name}} {{}} and {{name"), "placeholderUnnamed"],
      [text("Hello {{name"), "placeholderOpen"],
      [{ ...WHATSAPP, text_variable_mapping: { 1: " " } }, "variableMissing"],
      [{ ...WHATSAPP, text_variable_mapping: { 1: "name", 2: "{{month}}" } }, "variableInBraces"],
    ])) {
      const found = JULY.validateCampaign(values).warnings.find((one) => String(one.code) === "placeholder_unfillable");
      assert.ok(found, key);
      for (const texts of [translations, german]) {
        assert.equal(warningText(found, values, texts), texts.messaging?.[key], key);
      }
    }
    const both = { ...text("Hello {{ }}"), name: "Offer {{month}}" };
    const form = createCampaignForm({ contract: contract202607, initialValues: /** @type {any} */ (both) });
    const flow = /** @type {any} */ ({ refused: { tries: 0 }, step: { at: "editing" } });
    const loading = /** @type {any} */ ({ state: "loading" });
    const state = /** @type {any} */ (form.getState());
    const verdict = JULY.validateCampaign(both);
    const { warnings } = createView(flow, state, verdict, { ...options, about: loading, owned: loading });
    assert.deepEqual(
      warnings.map(({ message }) => message),
      [messaging.placeholderInName, messaging.placeholderUnnamed],
    );
  });

  test("the messages above the form stand in its order, not in the server's", () => {
    const values = {
      channel: "whatsapp",
      schedule_windows: [
        { start: "09:00", end: "9" },
        { start: "9", end: "17:00" },
      ],
      scheduled_start_at: "soon",
      messages_per_minute: 99,
    };
    const form = createCampaignForm({ contract: contract202607, initialValues: /** @type {any} */ (values) });
    form.validate();
    const flow = /** @type {any} */ ({ refused: { tries: 1, by: "form" }, step: { at: "editing" } });
    const loading = /** @type {any} */ ({ state: "loading" });
    const verdict = JULY.validateCampaign(values);
    const view = createView(flow, /** @type {any} */ (form.getState()), verdict, {
      ...options,
      about: loading,
      owned: loading,
    });
    assert.deepEqual(
      view.problems?.entries.map(({ key }) => key),
      [
        "name",
        "whatsapp_sender_id",
        "whatsapp_template_id",
        "schedule_windows.0.end",
        "schedule_windows.1.start",
        "scheduled_start_at",
        "messages_per_minute",
      ],
    );
    assert.equal(view.verdict.goTo, "name");
  });

  test("the messages of placeholders stand in the order of their numbers, then the named ones", () => {
    const form = createCampaignForm({ contract: contract202607, initialValues: { name: "A", channel: "whatsapp" } });
    const keys = ["2", "name", "1", "last"].map((placeholder) => `text_variable_mapping.${placeholder}`);
    const errors = Object.fromEntries(keys.map((key) => [key, ["Wrong."]]));
    const loading = /** @type {any} */ ({ state: "loading" });
    const view = createView(
      /** @type {any} */ ({ refused: { tries: 1, by: "server" } }),
      /** @type {any} */ ({ ...form.getState(), errors }),
      JULY.validateCampaign({ name: "A", channel: "whatsapp" }),
      { ...options, about: loading, owned: loading },
    );
    assert.deepEqual(
      view.problems?.entries.map(({ key }) => key.slice("text_variable_mapping.".length)),
      ["1", "2", "name", "last"],
    );
  });

  test("a message at a field that the form hides has no link, and names the field", () => {
    const form = createCampaignForm({ contract: contract202607, initialValues: { name: "A", channel: "whatsapp" } });
    const field = "fallback_sms_body";
    const state = { ...form.getState(), errors: { [field]: ["Too long."], name: ["Taken."] } };
    const verdict = JULY.validateCampaign({ name: "A", assistant_id: 1 });
    const flow = /** @type {any} */ ({ refused: { tries: 1, by: "server" }, step: { at: "editing" } });
    const loading = /** @type {any} */ ({ state: "loading" });
    const view = createView(flow, /** @type {any} */ (state), verdict, { ...options, about: loading, owned: loading });
    assert.deepEqual(
      view.problems?.entries.map(({ key, isHidden }) => [key, isHidden]),
      [
        ["name", false],
        [field, true],
      ],
    );
    assert.equal(view.verdict.goTo, "name");
    const label = campaignFields.some(({ name }) => name === field) && /** @type {any} */ (translations.labels)[field];
    assert.equal(summaryField(field, "Too long.", translations, true), ` (${label})`);
    assert.equal(summaryField(field, "Too long.", translations), ` in ${label}`);
  });
});
