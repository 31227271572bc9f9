// The framework-free stores behind both dashboards, against a client whose responses the test controls.
// German texts: cspell:ignore ausgefüllt werden Stunde
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { CampaignError, ValidationError } from "outbound-campaign";
import { translations as german } from "../../../www/shared/i18n/de.js";
import { translations } from "../../../www/shared/i18n/en.js";
import { createCampaigns, resultTitle } from "../../../www/shared/state/campaigns.js";
import { failureOf } from "../../../www/shared/state/failure.js";
import { createPart } from "../../../www/shared/state/part.js";
import { createStore, readInto } from "../../../www/shared/state/store.js";
import { troubleOf } from "../../../www/shared/state/trouble.js";
import { summaryField } from "../../../www/shared/text/field-parts.js";
import { waitText } from "../../../www/shared/text/schedule-text.js";

/** @typedef {import("outbound-campaign").Campaign} Campaign */

const page = /** @type {{ __HAS_SERVER__?: boolean }} */ (globalThis);

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

const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  page.__HAS_SERVER__ = true;
});
afterEach(() => {
  delete page.__HAS_SERVER__;
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

  test("a page without a server requests nothing when it follows the list", () => {
    page.__HAS_SERVER__ = false;
    const { client, answers } = openClient();
    setUp(client).campaigns.follow()();
    assert.equal(answers.length, 0);
  });
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
