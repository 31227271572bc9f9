// The framework-free stores behind both dashboards, against a client whose responses the test controls.
// German texts: cspell:ignore ausgefüllt werden Stunde
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { CampaignError, ValidationError } from "outbound-campaign";
import { translations as pictures } from "../../../www/shared/i18n/charts.en.js";
import { translations as german } from "../../../www/shared/i18n/de.js";
import { translations } from "../../../www/shared/i18n/en.js";
import { createCampaigns, resultTitle } from "../../../www/shared/state/campaigns.js";
import { createDashboard } from "../../../www/shared/state/dashboard.js";
import { failureOf } from "../../../www/shared/state/failure.js";
import { knownCampaign } from "../../../www/shared/state/known-campaign.js";
import { minutes } from "../../../www/shared/state/minutes.js";
import { createPart } from "../../../www/shared/state/part.js";
import { chosenOf, createSelection } from "../../../www/shared/state/selection.js";
import { createStore, readInto } from "../../../www/shared/state/store.js";
import { troubleOf } from "../../../www/shared/state/trouble.js";
import { summaryField } from "../../../www/shared/text/field-parts.js";
import { outcomeOf } from "../../../www/shared/text/list-outcome.js";
import { waitText } from "../../../www/shared/text/schedule-text.js";

/** @typedef {import("outbound-campaign").Campaign} Campaign */

const page = /** @type {{ __HAS_SERVER__?: boolean, document?: unknown }} */ (globalThis);

/** @param {number} id */
const campaign = (id) => /** @type {Campaign} */ ({ id, name: `Campaign ${id}`, status: "draft" });

/** A client whose list requests stay open until the test answers them. */
function openClient() {
  /** @type {((campaigns: Campaign[] | Error) => void)[]} */
  const answers = [];
  const calls = /** @type {string[]} */ ([]);
  const client = {
    listCampaigns: () =>
      new Promise((resolve, reject) => {
        answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      }),
    startCampaign: async (/** @type {number} */ id) => void calls.push(`start ${id}`),
    stopCampaign: async () => {
      throw new CampaignError("Server Error", { code: "server", status: 500, outcome: "unknown" });
    },
    deleteCampaign: async (/** @type {number} */ id) => void calls.push(`delete ${id}`),
  };
  return {
    client: /** @type {import("outbound-campaign").CampaignClient} */ (/** @type {unknown} */ (client)),
    answers,
    calls,
  };
}

/** @param {import("outbound-campaign").CampaignClient} client */
function setUp(client) {
  const dashboard = createStore(
    /** @type {import("../../../www/shared/state/dashboard.js").DashboardState} */ (
      /** @type {unknown} */ ({ client, translations })
    ),
  );
  return { dashboard, campaigns: createCampaigns(dashboard) };
}

const english = /** @type {const} */ ({ translations, language: "en" });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @type {EventTarget & { visibilityState: string }} */
let tab;
beforeEach(() => {
  page.__HAS_SERVER__ = true;
  tab = Object.assign(new EventTarget(), { visibilityState: "visible" });
  page.document = tab;
});
afterEach(() => {
  delete page.__HAS_SERVER__;
  delete page.document;
});

describe("the store of campaigns", () => {
  test("a followed list is read once and sorted with the newest id first", async () => {
    const { client, answers } = openClient();
    const { campaigns } = setUp(client);
    const stop = campaigns.follow();
    assert.deepEqual(campaigns.get().list, { state: "loading" });
    answers[0]([campaign(1), campaign(3), campaign(2)]);
    await settled();
    const { list, refreshing } = campaigns.get();
    assert.deepEqual(list.state === "ready" && list.value.map(({ id }) => id), [3, 2, 1]);
    assert.equal(refreshing, false);
    assert.equal(answers.length, 1);
    stop();
  });

  test("a new client is asked again, until the store is no longer followed", async () => {
    const first = openClient();
    const second = openClient();
    const { dashboard, campaigns } = setUp(first.client);
    const stop = campaigns.follow();
    dashboard.set({ ...dashboard.get(), language: "de" });
    assert.equal(first.answers.length, 1, "a change of language reads nothing");
    dashboard.set({ ...dashboard.get(), client: second.client });
    assert.equal(second.answers.length, 1);
    stop();
    dashboard.set({ ...dashboard.get(), client: first.client });
    assert.equal(first.answers.length, 1);
  });

  test("an older list that arrives late does not replace the newer one", async () => {
    const { client, answers } = openClient();
    const { campaigns } = setUp(client);
    void campaigns.refresh();
    void campaigns.refresh();
    answers[1]([campaign(2)]);
    await settled();
    answers[0]([campaign(1)]);
    await settled();
    const { list } = campaigns.get();
    assert.deepEqual(list.state === "ready" && list.value.map(({ id }) => id), [2]);
    assert.equal(campaigns.get().refreshing, false);
  });

  test("an action marks its campaign as busy until the list was read again", async () => {
    const { client, answers, calls } = openClient();
    const { campaigns } = setUp(client);
    const done = campaigns.act("start", { id: 7, name: "Campaign 7" });
    assert.equal(campaigns.get().busy, 7);
    await settled();
    assert.deepEqual(calls, ["start 7"]);
    assert.equal(campaigns.get().busy, 7);
    answers[0]([]);
    await done;
    const { busy, result } = campaigns.get();
    assert.equal(busy, undefined);
    assert.ok(result);
    assert.equal(resultTitle(result, false, translations), translations.list.started("Campaign 7"));
  });

  test("an action with an unknown outcome reports that, and reads the list again", async () => {
    const { client, answers } = openClient();
    const { campaigns } = setUp(client);
    const done = campaigns.act("stop", { id: 7, name: "Campaign 7" });
    await settled();
    answers[0](new Error("offline"));
    await done;
    const { list, result } = campaigns.get();
    assert.equal(list.state, "failed");
    assert.ok(result);
    const { isUnknown, sentence } = troubleOf(result.error, { translations, language: "en" });
    assert.equal(isUnknown, true);
    assert.equal(sentence, "The server has a problem.");
    assert.equal(resultTitle(result, isUnknown, translations), translations.list.unclearStop("Campaign 7"));
  });

  test("a list that cannot be read again stays, and the failure is kept beside it", async () => {
    const { client, answers } = openClient();
    const { campaigns } = setUp(client);
    void campaigns.refresh();
    answers[0]([campaign(1)]);
    await settled();
    void campaigns.refresh();
    answers[1](new Error("offline"));
    await settled();
    const { list, outdated, refreshing } = campaigns.get();
    assert.equal(list.state, "ready");
    assert.match(String(outdated?.error), /offline/);
    assert.equal(refreshing, false);
    void campaigns.refresh();
    answers[2]([campaign(2)]);
    await settled();
    assert.equal(campaigns.get().outdated, undefined);
  });

  test("a failed action and a failed reading after it are one failure", async () => {
    const { client, answers } = openClient();
    const { campaigns } = setUp(client);
    void campaigns.refresh();
    answers[0]([campaign(7)]);
    await settled();
    const done = campaigns.act("stop", { id: 7, name: "Campaign 7" });
    await settled();
    answers[1](new Error("offline"));
    await done;
    assert.ok(campaigns.get().result?.error);
    assert.equal(campaigns.get().outdated, undefined);
  });

  test("a visible list is read again after a minute, silently, and a hidden one when it is seen again", async (t) => {
    t.mock.timers.enable({ apis: ["setInterval", "Date"] });
    const { client, answers } = openClient();
    const { campaigns } = setUp(client);
    const stop = campaigns.follow();
    answers[0]([campaign(1)]);
    await settled();
    t.mock.timers.tick(50_000);
    assert.equal(answers.length, 1);
    t.mock.timers.tick(10_000);
    assert.equal(answers.length, 2);
    assert.equal(campaigns.get().refreshing, false, "nothing is announced");
    answers[1](new Error("offline"));
    await settled();
    assert.equal(campaigns.get().outdated, undefined, "the next reading may succeed");
    tab.visibilityState = "hidden";
    t.mock.timers.tick(600_000);
    assert.equal(answers.length, 2);
    tab.visibilityState = "visible";
    tab.dispatchEvent(new Event("visibilitychange"));
    assert.equal(answers.length, 3);
    stop();
    t.mock.timers.tick(600_000);
    assert.equal(answers.length, 3);
  });

  test("a list that takes long to read is read less often, and not while a question is open", async (t) => {
    t.mock.timers.enable({ apis: ["setInterval", "Date"] });
    const { client, answers } = openClient();
    const { campaigns } = setUp(client);
    const stop = campaigns.follow();
    t.mock.timers.tick(30_000); // the time that the answer takes
    answers[0]([campaign(1)]);
    await settled();
    t.mock.timers.tick(590_000);
    assert.equal(answers.length, 1);
    const { list } = campaigns.get();
    const [first] = list.state === "ready" ? list.value : [];
    assert.ok(first);
    campaigns.ask("start", first);
    t.mock.timers.tick(60_000);
    assert.equal(answers.length, 1);
    campaigns.cancel();
    t.mock.timers.tick(10_000);
    assert.equal(answers.length, 2);
    stop();
  });

  test("a page without a server requests nothing when it follows the list", () => {
    page.__HAS_SERVER__ = false;
    const { client, answers } = openClient();
    setUp(client).campaigns.follow()();
    assert.equal(answers.length, 0);
  });
});

describe("several chosen campaigns", () => {
  const rows = [3, 2, 1].map((id) => knownCampaign(campaign(id), undefined));

  for (const { action, isReported } of /** @type {const} */ ([
    { action: "remove", isReported: true },
    { action: "stop", isReported: false },
  ])) {
    const outcome = isReported ? "after a success is reported" : "after a failed action is not a second failure";
    test(`a list that cannot be read again ${outcome}`, async () => {
      const { client, answers } = openClient();
      const { campaigns } = setUp(client);
      void campaigns.refresh();
      answers[0]([3, 2, 1].map(campaign));
      await settled();
      campaigns.selection.ask(action, rows);
      const done = campaigns.selection.confirm();
      await settled();
      answers[1](new Error("offline"));
      await done;
      assert.equal(campaigns.get().outdated !== undefined, isReported);
      const { toast, trouble } = outcomeOf(campaigns.get(), campaigns.selection.get(), english);
      assert.equal(toast, isReported ? "3 campaigns are deleted." : "");
      assert.equal(trouble?.title === translations.list.outdatedTitle, isReported);
    });
  }

  test("a success is shown for eight seconds, also on the next page", () => {
    const outcome = (/** @type {number} */ age) => {
      const at = new Date(Date.now() - age);
      const stopped = { action: /** @type {const} */ ("stop"), name: "Spring", at };
      return outcomeOf({ result: stopped, outdated: undefined }, { result: undefined }, english);
    };
    const { toast, toastMs } = outcome(3000);
    assert.equal(toast, translations.list.stopped("Spring"));
    assert.ok(toastMs > 4000 && toastMs <= 5000, `${toastMs} ms are left`);
    assert.equal(outcome(8001).toast, "");
  });

  test("the later of a single and a bulk outcome is shown, also if the earlier one was never dismissed", () => {
    const [now, before] = [new Date(), new Date(Date.now() - 60_000)];
    const outcome = (/** @type {Date} */ singleAt, /** @type {Date} */ bulkAt, /** @type {object} */ failed = {}) =>
      outcomeOf(
        { result: { action: "stop", name: "Spring", at: singleAt }, outdated: undefined },
        { result: { action: "remove", done: 2, total: 2, at: bulkAt, ...failed } },
        english,
      );
    assert.equal(outcome(now, before).toast, translations.list.stopped("Spring"));
    assert.equal(outcome(before, now).toast, "2 campaigns are deleted.");
    const failed = { failure: { name: "Summer", error: new Error("offline") } };
    assert.equal(outcome(now, before, failed).trouble, undefined);
    assert.notEqual(outcome(before, now, failed).trouble, undefined);
  });

  /** @param {(id: unknown) => Promise<void>} remove */
  function setUpSelection(remove) {
    let reads = 0;
    const client = /** @type {import("outbound-campaign").CampaignClient} */ (
      /** @type {unknown} */ ({ deleteCampaign: remove })
    );
    const selection = createSelection({
      client: () => client,
      read: async () => {
        reads += 1;
      },
    });
    selection.toggle();
    selection.toggleAll(rows);
    return { selection, reads: () => reads };
  }

  test("a choice counts only the shown rows, and separates the ones to stop from the ones to delete", () => {
    const { selection } = setUpSelection(async () => {});
    const [draft, ...others] = rows;
    const running = { ...draft, status: "in-progress" };
    assert.deepEqual(chosenOf(selection.get(), [running]), { count: 1, isAll: true, stop: [running], remove: [] });
    selection.toggleRow(3);
    assert.deepEqual(chosenOf(selection.get(), rows), { count: 2, isAll: false, stop: [], remove: others });
    selection.toggleAll(rows);
    selection.toggleAll(rows);
    assert.equal(chosenOf(selection.get(), rows).count, 0);
  });

  test("all are deleted in order, with progress, and the list is read once", async () => {
    /** @type {unknown[]} */
    const deleted = [];
    const { selection, reads } = setUpSelection(async (id) => void deleted.push(id));
    /** @type {(number | undefined)[]} */
    const progress = [];
    selection.subscribe(() => progress.push(selection.get().progress?.done));
    selection.ask("remove", rows);
    await selection.confirm();
    assert.deepEqual(deleted, [3, 2, 1]);
    assert.deepEqual(progress, [undefined, 0, 1, 2, 3, undefined]);
    assert.equal(reads(), 1);
    assert.equal(
      outcomeOf({ result: undefined, outdated: undefined }, selection.get(), english).toast,
      "3 campaigns are deleted.",
    );
  });

  test("the first failure ends the work, is shown with its campaign, and the others stay chosen", async () => {
    const { selection } = setUpSelection(async (id) => {
      if (id === 2) throw new CampaignError("No.", { code: "server", status: 500, outcome: "unknown" });
    });
    selection.ask("remove", rows);
    await selection.confirm();
    assert.deepEqual([...selection.get().ids], ["2", "1"]);
    const { toast, trouble } = outcomeOf({ result: undefined, outdated: undefined }, selection.get(), english);
    assert.equal(toast, "");
    assert.equal(trouble?.title, "It is unknown whether “Campaign 2” was deleted");
    assert.equal(trouble?.text, "Deleted before it: 1. Not tried: 1, still selected.");
  });

  test("a cancelled work ends after the pending request", async () => {
    /** @type {unknown[]} */
    const deleted = [];
    const { selection } = setUpSelection(async (id) => {
      deleted.push(id);
      selection.cancel();
    });
    selection.ask("remove", rows);
    await selection.confirm();
    assert.deepEqual(deleted, [3]);
    const { toast } = outcomeOf({ result: undefined, outdated: undefined }, selection.get(), english);
    assert.equal(toast, "1 of 3 campaigns are deleted. The others are still selected.");
  });
});

test("the time is reported twice a minute while it has listeners, and at once after a pause", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval", "Date"], now: 1000 });
  let reports = 0;
  const leave = minutes.subscribe(() => {
    reports += 1;
  });
  await settled();
  assert.equal(minutes.get(), 1000);
  assert.equal(reports, 1);
  t.mock.timers.tick(60_000);
  assert.equal(minutes.get(), 61_000);
  assert.equal(reports, 3);
  leave();
  t.mock.timers.tick(60_000);
  assert.equal(reports, 3);
});

test("the last choice of a language wins, also if the texts of an earlier choice load later", async () => {
  const root = { dataset: {}, lang: "en" };
  Object.assign(tab, { documentElement: root });
  const first = { translations, chartTranslations: pictures };
  const dashboard = createDashboard({ language: "en", texts: first });
  await Promise.all([dashboard.setLanguage("de"), dashboard.setLanguage("en")]);
  assert.deepEqual([dashboard.get().language, root.lang], ["en", "en"]);
  assert.equal(dashboard.get().translations, translations);
  await dashboard.setLanguage("de");
  assert.deepEqual([dashboard.get().language, root.lang], ["de", "de"]);
  assert.equal(dashboard.get().translations, german);
});

test("a load on a page without a server fails without a request", async () => {
  page.__HAS_SERVER__ = false;
  /** @type {string[]} */
  const states = [];
  await readInto(
    ({ state }) => states.push(state),
    async () => assert.fail("must not be called"),
  );
  assert.deepEqual(states, ["loading", "failed"]);
});

test("a failure shows the server's message of a ValidationError, because its own names fields by their keys", () => {
  const serverMessage = "The name field is required.";
  const error = new ValidationError("name: is required", { serverMessage, outcome: "refused" });
  assert.equal(failureOf(error, translations).message, serverMessage);
  assert.equal(failureOf(new CampaignError("No."), translations).message, "No.");
});

test("the summary of errors names a field after its message unless the message has the field's label", () => {
  assert.equal(summaryField("name", "The name field is required.", translations), " in Campaign name");
  const { name } = german.labels;
  assert.equal(summaryField("name", `${name} muss ausgefüllt werden.`, german), "");
  assert.equal(summaryField("name.0", "Fehlt.", german), ` bei ${name}`);
});

test("a part of the page that failed to load is loaded at the next call, and once", async () => {
  const answers = [() => Promise.reject(new Error("offline")), () => Promise.resolve("the part")];
  let calls = 0;
  const part = createPart(() => /** @type {() => Promise<string>} */ (answers[calls++])());
  /** @type {string[]} */
  const states = [];
  part.subscribe(() => states.push(part.get().state));
  part.load();
  part.load(); // while it is loading
  await new Promise(setImmediate);
  assert.equal(part.get().state, "failed");
  part.load();
  await new Promise(setImmediate);
  part.load(); // when it is there
  assert.deepEqual([part.get(), calls], [{ state: "ready", value: "the part" }, 2]);
  assert.deepEqual(states, ["failed", "loading", "ready"]);
});

test("a wait has hours below two days, and days from then on", () => {
  assert.deepEqual(
    [59, 2879, 2880, 4320, 4365].map((minutes) => waitText(minutes, "en", "long")),
    ["59 minutes", "47 hours 59 minutes", "2 days", "3 days", "3 days 45 minutes"],
  );
  assert.equal(waitText(4380, "de", "long"), "3 Tage 1 Stunde");
});
