// The form across a switch of contracts, and the inputs of July 2026 that the user has not finished.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, test } from "node:test";
import { contract202607 } from "outbound-campaign/2026-07";
import { createCampaignForm } from "outbound-campaign/form";
import { startIso, startParts, startValue } from "../../../www/shared/contract-2026-07/start.js";
import { startField } from "../../../www/shared/contract-2026-07/start-field.js";
import { choose, fixOf, formOf } from "../../../www/shared/contract-2026-07/values.js";
import {
  changeHours,
  changeWindows,
  hasGap,
  leaveTime,
  weekValues,
} from "../../../www/shared/contract-2026-07/windows.js";
import { translations as chartTranslations } from "../../../www/shared/i18n/charts.en.js";
import { translations as base } from "../../../www/shared/i18n/en.js";
import {
  carryValues,
  createCampaignFlow,
  createCancellation,
  flowFormOptions,
  waiting,
} from "../../../www/shared/state/campaign-flow.js";
import { contract, loadContract, setContract } from "../../../www/shared/state/contract.js";
import { createDashboard } from "../../../www/shared/state/dashboard.js";
import { plannedText } from "../../../www/shared/text/http-text.js";

const JULY = await loadContract("2026-07");
const FIRST = await loadContract("2026-02");
const texts = { translations: base, chartTranslations };
const page = /** @type {any} */ (globalThis);

beforeEach(() => setContract(JULY));
afterEach(() => setContract(FIRST));

/** @returns {Storage} */
function memory() {
  /** @type {Map<string, string>} */
  const entries = new Map();
  return /** @type {any} */ ({
    getItem: (/** @type {string} */ key) => entries.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void entries.set(key, value),
    removeItem: (/** @type {string} */ key) => void entries.delete(key),
  });
}

describe("the form across a switch of contracts", () => {
  /** @type {Storage} */
  let storage;
  /** @type {any} */
  let client;
  beforeEach(() => {
    storage = memory();
    client = {};
    setContract(FIRST);
  });

  /** Opens the form of the page's contract, as its page does. */
  function openForm() {
    const cancellation = createCancellation();
    const form = createCampaignForm(/** @type {any} */ ({ ...flowFormOptions(client, cancellation), storage }));
    form.restore();
    const flow = createCampaignFlow(/** @type {any} */ (form), cancellation);
    return { form, flow, close: flow.follow() };
  }

  /**
   * @param {ReturnType<typeof openForm>} open
   * @param {import("../../../www/shared/state/contract.js").ContractParts} parts
   */
  function switchTo({ close }, parts) {
    carryValues(parts);
    setContract(parts);
    close();
    return openForm();
  }

  test("the values of a form go to a contract without a draft", () => {
    const first = openForm();
    first.form.setValues({ name: "Both", max_retries: 2 });
    const { form, flow } = switchTo(first, JULY);
    assert.deepEqual([form.values.name, form.values.max_retries], ["Both", 2]);
    assert.equal(flow.get().hadDraft, false, "the page does not speak of an earlier draft");
  });

  test("a draft of the other contract stays, and is named", () => {
    setContract(JULY);
    const july = openForm();
    july.form.setValues(/** @type {any} */ ({ name: "July", channel: "sms", sms_body: "Hello" }));
    const first = switchTo(july, FIRST);
    first.form.setValue("name", "February");
    const { form, flow } = switchTo(first, JULY);
    assert.deepEqual([form.values.name, /** @type {any} */ (form.values).sms_body], ["July", "Hello"]);
    assert.equal(flow.get().hadDraft, true);
  });

  test("the values of a created campaign do not go to the other contract", async () => {
    client.createCampaign = async () => ({ id: 7, status: "draft" });
    const first = openForm();
    first.form.setValues({ name: "Created", assistant_id: 1 });
    await first.flow.send();
    assert.equal(first.form.getState().result?.id, 7);
    const { form } = switchTo(first, JULY);
    assert.equal(form.values.name, undefined);
  });

  test("the page waits until the answer of a create is here, also after the form is left", async () => {
    /** @type {(created: object) => void} */
    let answer = () => {};
    client.createCampaign = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { form, flow, close } = openForm();
    form.setValues({ name: "Sent", assistant_id: 1 });
    assert.equal(waiting.get(), false);
    const sent = flow.send();
    await new Promise(setImmediate);
    close();
    assert.equal(waiting.get(), true);
    answer({ id: 8 });
    await sent;
    assert.equal(waiting.get(), false);
  });
});

describe("the switch on another page", () => {
  /** @type {typeof fetch} */
  let realFetch;
  beforeEach(() => {
    setContract(FIRST);
    page.__HAS_SERVER__ = true;
    page.window = {
      localStorage: memory(),
      matchMedia: () => ({ matches: false }),
      location: { hash: "#/campaign/5" },
    };
    page.document = { documentElement: { dataset: {} } };
    realFetch = page.fetch;
    const about = { mode: "sandbox", profile: "documented", calibrated: null, contracts: ["2026-02", "2026-07"] };
    page.fetch = async () => Response.json({ ...about, facts: {}, assistants: [], phoneNumbers: [], descriptions: {} });
  });
  afterEach(() => {
    page.fetch = realFetch;
    for (const name of ["window", "document", "__HAS_SERVER__"]) delete page[name];
    waiting.set(false);
  });
  const open = async () => {
    const dashboard = createDashboard({ language: "en", texts });
    dashboard.open();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return dashboard;
  };

  test("a switch on a campaign's page or on a comparison goes to the list", async () => {
    const dashboard = await open();
    assert.equal(page.window.location.hash, "#/campaign/5", "an opened page keeps its address");
    await dashboard.chooseContract("2026-07");
    assert.equal(page.window.location.hash, "#/");
    page.window.location.hash = "#/compare/1/2";
    await dashboard.chooseContract("2026-02");
    assert.equal(page.window.location.hash, "#/");
    page.window.location.hash = "#/new";
    await dashboard.chooseContract("2026-07");
    assert.equal(page.window.location.hash, "#/new");
  });

  test("a page that opens with a campaign of the remembered contract keeps its address", async () => {
    page.window.localStorage.setItem("campaigns.contract", "2026-07");
    const dashboard = await open();
    assert.deepEqual([dashboard.get().contract, page.window.location.hash], ["2026-07", "#/campaign/5"]);
  });

  test("the contract stays while a form waits for an answer", async () => {
    const dashboard = await open();
    waiting.set(true);
    await dashboard.chooseContract("2026-07");
    assert.equal(dashboard.get().contract, "2026-02");
    waiting.set(false);
    await dashboard.chooseContract("2026-07");
    assert.equal(dashboard.get().contract, "2026-07");
  });
});

describe("the scheduled start of an unusual time", () => {
  test("a time in the skipped hour is the instant at which clocks have moved on", () => {
    assert.equal(startIso("2027-03-28", "02:30", "Europe/Berlin"), "2027-03-28T03:30:00+02:00");
    assert.equal(startIso("2027-03-14", "02:30", "America/New_York"), "2027-03-14T03:30:00-04:00");
    assert.equal(startIso("2027-03-28", "01:30", "Europe/Berlin"), "2027-03-28T01:30:00+01:00");
    assert.deepEqual(startParts("2027-03-28T03:30:00+02:00", "Europe/Berlin")?.minutes, 210);
  });

  test("a form without a time zone keeps the time of day that it shows, in the zone of the browser", () => {
    const script = `
      import { createCampaignForm } from "outbound-campaign/form";
      import { contract202607 } from "outbound-campaign/2026-07";
      import { followZone } from "./www/shared/contract-2026-07/values.js";
      const initialValues = { timezone: "Europe/Berlin", scheduled_start_at: "2026-12-07T09:00:00+01:00" };
      const form = createCampaignForm({ contract: contract202607, initialValues });
      followZone(form);
      form.setValue("timezone", "");
      console.log(form.values.scheduled_start_at);`;
    const cwd = new URL("../../../", import.meta.url);
    const env = { ...process.env, TZ: "Asia/Tokyo" };
    const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd, env });
    assert.equal(String(printed).trim(), "2026-12-07T09:00:00+09:00");
  });

  test("a start that is typed only half is refused in plain words, at the input that lacks something", async () => {
    const loaded = await JULY.later?.withTexts("en", texts);
    const messaging = loaded?.translations.messaging;
    assert.ok(loaded && messaging);
    for (const [date, time, bad] of /** @type {const} */ ([
      ["2026-12-07", "9:5", { date: false, time: true }],
      ["2026-12-07", "", { date: false, time: true }],
      ["", "09:00", { date: true, time: false }],
      ["", "", { date: true, time: true }],
    ])) {
      const values = { name: "A", assistant_id: 1, scheduled_start_at: startValue(date, time, "UTC") };
      /** @type {import("outbound-campaign").Validation} */
      const verdict = JULY.validateCampaign(values, { language: loaded.translations.packageTexts });
      assert.deepEqual(verdict.ok || verdict.errors, { scheduled_start_at: ["Choose a date and a time."] });
      const draft = JSON.parse(JSON.stringify(values));
      const shown = startField(draft, undefined, messaging, "en");
      assert.deepEqual([shown.date, shown.time, shown.isBad], [date, time, bad]);
      assert.equal(shown.isScheduled, true);
    }
    const whole = startField({ scheduled_start_at: "2026-12-07T09:00:00Z" }, undefined, messaging, "en");
    assert.deepEqual(whole.isBad, { date: true, time: true }, "another refusal is about both inputs");
  });
});

describe("the windows and channels of an unfinished form", () => {
  test("hours that end on the next day are a warning without a fix", () => {
    const values = { name: "A", assistant_id: 1, schedule_windows: [{ start: "20:00", end: "02:00" }] };
    const codes = JULY.validateCampaign(values).warnings.map(({ code }) => String(code));
    assert.ok(codes.includes("overnight_window"));
    assert.equal(fixOf("overnight_window", values), undefined);
  });

  test("hours are added only while the day has a free part for them", () => {
    assert.equal(hasGap([{ start: "09:00", end: "17:00" }]), true);
    assert.equal(hasGap([{ start: "00:00", end: "23:59" }]), false);
    assert.equal(
      hasGap([
        { start: "20:00", end: "08:00" },
        { start: "08:00", end: "20:00" },
      ]),
      false,
    );
  });

  test("fields that come with a channel show no messages of an earlier try", () => {
    const form = createCampaignForm({ contract: contract202607, initialValues: { channel: "whatsapp" } });
    const flow = createCampaignFlow(/** @type {any} */ (form), createCancellation());
    flow.review();
    assert.ok(form.getState().errors.whatsapp_sender_id);
    const chosen = /** @type {any} */ (form);
    choose(chosen, { channel: "sms" });
    assert.deepEqual(Object.keys(form.getState().errors), ["name"], "a field of every channel keeps its message");
    form.touch("sms_body");
    assert.deepEqual(Object.keys(form.getState().errors), ["name", "sms_body"]);
    choose(chosen, { channel: "call" });
    choose(chosen, { channel: "sms" });
    assert.deepEqual(Object.keys(form.getState().errors), ["name", "sms_body"], "a field that was left keeps its own");
    flow.review();
    assert.ok(form.getState().errors.sms_from_phone_number_id, "another try shows all");
  });
});

describe("the messages of the windows", () => {
  const whole = { start: "09:00", end: "12:00" };
  const newForm = () =>
    /** @type {any} */ (createCampaignForm({ contract: contract202607, initialValues: { schedule_windows: [whole] } }));
  const shown = (/** @type {any} */ form) =>
    Object.keys(form.getState().errors).filter((key) => key.startsWith("schedule_windows"));

  test("an added window shows the messages of a time once the user leaves it", () => {
    const form = newForm();
    leaveTime(form, "schedule_windows.0.end");
    changeWindows(form, [whole, { start: "", end: "" }]);
    assert.deepEqual(shown(form), [], "an added window is not refused at once");
    changeWindows(form, [whole, { start: "1", end: "" }]);
    assert.deepEqual(shown(form), [], "nor while the user types");
    leaveTime(form, "schedule_windows.1.start");
    assert.deepEqual(shown(form), ["schedule_windows.1.start"]);
    changeWindows(form, [
      { ...whole, end: "1" },
      { start: "14", end: "" },
    ]);
    assert.deepEqual(shown(form), ["schedule_windows.1.start", "schedule_windows.0.end"]);
  });

  test("a try shows the messages of every window, and of each change after it", () => {
    const form = newForm();
    changeWindows(form, [whole, { start: "", end: "" }]);
    createCampaignFlow(form, createCancellation()).review();
    assert.deepEqual(shown(form), ["schedule_windows.1.start", "schedule_windows.1.end"]);
    changeWindows(form, [whole, { start: "1", end: "15:00" }]);
    assert.deepEqual(shown(form), ["schedule_windows.1.start"]);
  });

  test("a valid window that was never left shows its messages at each change after a try", () => {
    const form = newForm();
    changeWindows(form, [whole, { start: "13:00", end: "15:00" }]);
    createCampaignFlow(form, createCancellation()).review();
    changeWindows(form, [whole, { start: "1", end: "15:00" }]);
    assert.deepEqual(shown(form), ["schedule_windows.1.start"]);
  });

  test("an added window is not refused when another one is removed, dragged, or when the days change", () => {
    const other = { start: "13:00", end: "14:00" };
    const blank = { start: "", end: "" };
    const added = () => {
      const form = newForm();
      changeWindows(form, [whole, other]);
      leaveTime(form, "schedule_windows.0.end");
      changeWindows(form, [whole, other, blank]);
      return form;
    };
    for (const windows of [
      [whole, blank],
      [other, blank],
      [{ start: "10:00", end: "12:00" }, other, blank],
      [other, { start: "15:00", end: "16:00" }, blank],
    ]) {
      const form = added();
      changeHours(form, weekValues({ days: ["monday"], windows }));
      assert.deepEqual(shown(form), []);
      assert.deepEqual(form.values, { allowed_days: ["monday"], schedule_windows: windows });
    }
    const form = added();
    changeHours(form, { allowed_days: ["monday"] });
    assert.deepEqual(shown(form), []);
  });

  test("a message stays at its window when an earlier one is removed", () => {
    const form = newForm();
    const wrong = { start: "14", end: "15:00" };
    changeWindows(form, [whole, wrong, { start: "", end: "" }]);
    leaveTime(form, "schedule_windows.1.start");
    changeWindows(form, [wrong, { start: "", end: "" }]);
    assert.deepEqual(shown(form), ["schedule_windows.0.start"]);
  });

  test("a change of one of 200 windows notifies once, and of an incomplete added one once more for each time", () => {
    const form = newForm();
    const windows = Array.from({ length: 200 }, () => whole);
    changeWindows(form, windows);
    leaveTime(form, "schedule_windows.0.end");
    let count = 0;
    form.subscribe(() => {
      count += 1;
    });
    changeWindows(form, [{ ...whole, start: "10:00" }, ...windows.slice(1)]);
    assert.equal(count, 1);
    changeWindows(form, [...windows, { start: "", end: "" }]);
    assert.equal(count, 4, "the start and the end of the added window are hidden");
  });
});

describe("the exact request", () => {
  test("a copy of a campaign of any number has no list of numbers", () => {
    assert.equal("phone_number_ids" in formOf({ name: "A", phone_number_ids: [] }), false);
    assert.deepEqual(formOf({ name: "A", phone_number_ids: [3] }).phone_number_ids, [3]);
  });

  test("the header that the relay removes is not shown", () => {
    assert.equal(contract().name, "2026-07");
    const text = plannedText({ name: "A", assistant_id: 1 }, { baseUrl: "http://localhost:8080/api" });
    assert.match(text, /^POST http:\/\/localhost:8080\/api\/user\/campaign\n/);
    assert.doesNotMatch(text, /outbound-campaign-contract/i);
  });
});
