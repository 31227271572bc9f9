// Misspelled fields: cspell:ignore bodi
// The form store with the contract of July 2026: its fields, and one campaign through every door.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import { contract202607 } from "../../../pkg/2026-07.js";
import { createCampaignForm } from "../../../pkg/form.js";
import { CampaignClient } from "../../../pkg/index.js";
import { createRelay } from "../../../pkg/relay.js";
import { createSandbox } from "../../../pkg/sandbox.js";
import { memoryStorage } from "../support/form-server.mjs";

const SITE = "https://shop.example";
const values = /** @type {const} */ ({
  name: "Reminder",
  channel: "sms",
  sms_from_phone_number_id: "5",
  sms_body: "Hello {{first_name}}",
  schedule_windows: [{ start: "09:00", end: "12:00" }],
  scheduled_start_at: "2026-07-27T09:00:00+03:00",
});

/** A sandbox behind a relay, as a page reaches it. */
function open() {
  const contract = contract202607;
  const sandbox = createSandbox({ contract });
  const relay = createRelay({
    provider: "autocalls",
    apiKey: "canary-key",
    authorize: () => true,
    fetch: /** @type {any} */ (sandbox.fetch),
    contract,
  });
  /** Whether the connection to the relay breaks after the relay has answered. */
  const page = { losesAnswer: false };
  const client = new CampaignClient({
    baseUrl: `${SITE}/api`,
    contract,
    async fetch(url, init) {
      const response = await relay(new Request(url, { ...init, headers: { ...init.headers, origin: SITE } }));
      if (page.losesAnswer && init.method === "POST") throw new TypeError("Failed to fetch");
      return response;
    },
  });
  return { sandbox, client, page };
}

suite("the fields of the contract", () => {
  test("a form has the contract of its client, and validates by it", () => {
    const form = createCampaignForm({ client: open().client });
    form.setValues({ channel: "whatsapp", name: "Offer", schedule_windows: [{ start: "9:00", end: "" }] });
    assert.equal(form.getState().ok, false);
    form.validate("whatsapp_sender_id");
    assert.deepEqual(Object.keys(form.errors), ["whatsapp_sender_id"]);
    form.validate(["schedule_windows.0.start"]);
    assert.deepEqual(Object.keys(form.errors), [
      "whatsapp_sender_id",
      "schedule_windows.0.start",
      "schedule_windows.0.end",
    ]);
    assert.deepEqual(Object.keys(form.field("schedule_windows").elements), ["0.start", "0.end"]);
    assert.ok(form.invalid("schedule_windows.0.end"));
  });

  test("a form without a client takes the option contract", async () => {
    /** @type {unknown[]} */
    const sent = [];
    const form = createCampaignForm({
      contract: contract202607,
      initialValues: values,
      onSubmit: (campaign) => sent.push(campaign),
    });
    assert.equal((await form.submit()).ok, true);
    assert.deepEqual(sent, [{ ...values, sms_from_phone_number_id: 5 }]);
  });

  test("a form refuses a client of another contract, which would drop fields", () => {
    const first = new CampaignClient({ baseUrl: "https://app.example/api" });
    for (const options of [
      { contract: contract202607, client: first },
      { contract: "2026-07", client: first },
    ]) {
      assert.throws(() => createCampaignForm(/** @type {any} */ (options)), /^TypeError: contract must be/);
    }
    const form = createCampaignForm({ client: open().client });
    assert.throws(() => form.configure(/** @type {any} */ ({ contract: contract202607, client: first })), TypeError);
  });

  test("a mapping has the keys of its placeholders, and is left out if a control reports a boolean", () => {
    const form = createCampaignForm({ contract: contract202607, initialValues: values });
    const errors = { "text_variable_mapping.1": ["Not a variable."], "text_variable_mapping.2": ["Neither."] };
    form.setErrors(errors);
    assert.ok(form.invalid("text_variable_mapping.1"));
    form.forgetError("text_variable_mapping.1");
    assert.deepEqual(form.errors, { "text_variable_mapping.2": ["Neither."] });
    form.touch("text_variable_mapping.1");
    form.setValue("text_variable_mapping", /** @type {any} */ (true));
    assert.equal(form.values.text_variable_mapping, undefined);
    assert.ok(form.getState().ok);
  });

  test("submit sends the windows as they are, also if the page has changed one in place", async () => {
    /** @type {any[]} */
    const sent = [];
    const schedule_windows = [{ start: "09:00", end: "12:00" }];
    const form = createCampaignForm({
      contract: contract202607,
      initialValues: { ...values, schedule_windows },
      onSubmit: (campaign) => sent.push(campaign),
    });
    assert.ok(form.getState().ok);
    for (const start of ["10:00", "11:00"]) {
      Object.assign(schedule_windows[0] ?? {}, { start });
      assert.ok((await form.submit()).ok);
      assert.deepEqual(sent.at(-1).schedule_windows, [{ start, end: "12:00" }]);
    }
    assert.equal(sent.length, 2);
    Object.assign(schedule_windows[0] ?? {}, { start: "9" });
    assert.equal((await form.submit()).ok, false);
    assert.deepEqual(Object.keys(form.errors), ["schedule_windows.0.start"]);
  });

  test("setValues and setErrors name their argument if it is not an object", () => {
    const form = createCampaignForm({ contract: contract202607 });
    for (const given of [undefined, null, "name"]) {
      assert.throws(() => form.setValues(/** @type {any} */ (given)), /^TypeError: values must be an object/);
      assert.throws(() => form.setErrors(/** @type {any} */ (given)), /^TypeError: errors must be an object/);
    }
  });

  test("a form of the first contract knows none of the new fields", () => {
    const form = createCampaignForm();
    assert.throws(() => form.setValue(/** @type {any} */ ("sms_body"), "x"), /"sms_body" is not a field/);
    const newer = createCampaignForm({ contract: contract202607 });
    assert.throws(() => newer.setValue(/** @type {any} */ ("sms_bodi"), "x"), /Did you mean "sms_body"\?/);
  });

  test("a form keeps the fields of the contract in its draft", () => {
    const storage = memoryStorage();
    const options = { client: open().client, storage };
    createCampaignForm(options).setValues(values);
    const restored = createCampaignForm(options);
    assert.equal(restored.restore(), true);
    assert.deepEqual(restored.values, values);
  });

  test("a form warns about a start in the past by the real clock, as time goes by", (t) => {
    const start = Date.parse(values.scheduled_start_at);
    // The mock timers of Node 18 do not set the date.
    let now = start - 1;
    t.mock.method(Date, "now", () => now);
    const form = createCampaignForm({ contract: contract202607, onSubmit: () => {}, initialValues: values });
    form.validate();
    const codes = () => form.warnings.map(({ code }) => code);
    assert.ok(!codes().includes("start_in_past"));
    now = start + 1;
    form.setValue("name", "Another");
    form.validate();
    assert.ok(codes().includes("start_in_past"));
  });

  test("a validator of the contract takes the option now before the clock", () => {
    const validator = contract202607.createValidator({ now: 0 });
    assert.ok(!validator.validate(values).warnings.some(({ code }) => code === "start_in_past"));
    const later = contract202607.createValidator({ now: new Date("2027-01-01T00:00:00Z") });
    assert.ok(later.validate(values).warnings.some(({ code }) => code === "start_in_past"));
    assert.throws(() => contract202607.createValidator({ now: "today" }), /now/);
  });

  test("configure() with another contract validates by it", () => {
    const form = createCampaignForm({ contract: contract202607, initialValues: values });
    assert.equal(form.getState().ok, true);
    form.configure(/** @type {any} */ ({}));
    assert.equal(form.getState().ok, false);
  });

  test("the server's refusal of a sender is an error of its field", async () => {
    const { client } = open();
    const whatsapp = /** @type {const} */ ({ channel: "whatsapp", whatsapp_sender_id: 404, whatsapp_template_id: 15 });
    const form = createCampaignForm({ client, initialValues: { name: "Offer", ...whatsapp } });
    const result = await form.submit();
    assert.ok(!result.ok);
    assert.deepEqual(result.errors, { whatsapp_sender_id: ["The WhatsApp sender is invalid."] });
    assert.equal(form.getState().unclear, undefined);
  });
});

suite("one campaign through every door", () => {
  test("a double click creates one campaign", async () => {
    const { sandbox, client } = open();
    const form = createCampaignForm({ client, initialValues: values });
    const [first, second] = await Promise.all([form.submit(), form.submit()]);
    assert.ok(first.ok && second.ok && (await form.submit()).ok);
    assert.equal(sandbox.campaigns.length, 1);
    assert.deepEqual(sandbox.campaigns[0]?.schedule_windows, values.schedule_windows);
  });

  test("two forms that send the same campaign create it once", async () => {
    const { sandbox, client } = open();
    const storage = memoryStorage();
    const forms = [1, 2].map(() => createCampaignForm({ client, storage, initialValues: values }));
    await Promise.all(forms.map((form) => form.submit()));
    assert.equal(sandbox.campaigns.length, 1);
  });

  for (const door of ["the relay's upstream", "the page"]) {
    test(`an answer that is lost at ${door} leaves the attempt unclear, and the campaign is found`, async () => {
      const { sandbox, client, page } = open();
      const form = createCampaignForm({ client, initialValues: values });
      page.losesAnswer = door === "the page";
      if (door !== "the page") sandbox.fail("cut-after");
      assert.equal((await form.submit()).ok, false);
      assert.deepEqual(form.getState().unclear?.campaign, { ...values, sms_from_phone_number_id: 5 });
      const found = await form.submit();
      assert.ok(found.ok && found.found);
      assert.equal(found.result.id, 1);
      assert.equal(sandbox.campaigns.length, 1);
    });

    test(`a restart after an answer that is lost at ${door} finds the campaign and creates none`, async () => {
      const { sandbox, client, page } = open();
      const options = { client, storage: memoryStorage() };
      const form = createCampaignForm({ ...options, initialValues: values });
      page.losesAnswer = door === "the page";
      if (door !== "the page") sandbox.fail("cut-after");
      await form.submit();
      const restarted = createCampaignForm(options);
      assert.equal(restarted.restore(), true);
      assert.equal(restarted.getState().unclear?.campaign.channel, "sms");
      const found = await restarted.submit();
      assert.ok(found.ok && found.found);
      assert.equal(sandbox.campaigns.length, 1);
    });
  }

  test("a lost answer of a campaign that was never created stays unclear until a person decides", async () => {
    const { sandbox, client } = open();
    sandbox.fail("cut-before", { times: 1 });
    const form = createCampaignForm({ client, initialValues: values });
    await form.submit();
    assert.equal((await form.submit()).ok, false);
    assert.equal(form.getState().unclear?.search.status, "not-seen");
    assert.equal(sandbox.campaigns.length, 0);
    assert.equal((await form.submitAnyway()).ok, true);
    assert.equal(sandbox.campaigns.length, 1);
  });
});
