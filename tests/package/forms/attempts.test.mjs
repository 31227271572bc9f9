// The attempt record of the form store: one campaign for what was filled in, across reloads, forms, edits and unclear answers.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import { createCampaignForm } from "../../../pkg/form.js";
import { AssistantNotFoundError, ValidationError } from "../../../pkg/index.js";
import { Browser } from "../support/form-browser.mjs";
import { accountServer, memoryStorage, tabOf } from "../support/form-server.mjs";

const spring = { name: "Spring", assistant_id: "127" };
const autumn = { name: "Autumn", assistant_id: "128" };
/** @param {{ name?: string }[]} campaigns */
const names = (campaigns) => campaigns.map(({ name }) => name);

suite("an unclear answer", () => {
  test("a 404 about the assistant is shown at its field, and nothing is unclear", async () => {
    const error = new AssistantNotFoundError("Assistant not found.", { outcome: "refused", status: 404 });
    const client = { ...accountServer([]).client, createCampaign: () => Promise.reject(error) };
    const form = createCampaignForm({ client, initialValues: spring });
    const sent = await form.submit();
    assert.deepEqual(sent, { ok: false, errors: { assistant_id: ["Assistant not found."] }, error });
    assert.deepEqual([form.getState().unclear, form.invalid("assistant_id")], [undefined, true]);
    form.setValue("assistant_id", "128");
    assert.deepEqual(form.errors, {});
  });

  test("the state names the campaign that is being sent, also after an edit while the request runs", async () => {
    const server = accountServer(["slow"]);
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    const sent = form.submit();
    await server.idle();
    form.setValues(autumn);
    const { sending, submitting } = form.getState();
    assert.deepEqual([sending, submitting], [{ name: "Spring", assistant_id: 127 }, true]);
    server.release();
    await sent;
    assert.equal(form.getState().sending, undefined);
    assert.equal(form.getState().earlier?.campaign.name, "Spring");
  });

  test("submit() after a lost answer sends nothing, looks, and reports the campaign as found", async () => {
    const server = accountServer(["lose-answer"]);
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    const first = await form.submit();
    assert.ok(!first.ok);
    const { unclear, submitted, error } = form.getState();
    assert.deepEqual([unclear?.campaign, unclear?.search], [{ name: "Spring", assistant_id: 127 }, { status: "idle" }]);
    assert.deepEqual([unclear?.values, submitted, error], [spring, false, first.error]);
    assert.ok(Date.parse(unclear?.sentAt ?? "") > 0);

    const second = await form.submit();
    assert.ok(second.ok && second.found);
    assert.deepEqual([second.campaign, second.result.id], [{ name: "Spring", assistant_id: 127 }, 1]);
    const state = form.getState();
    assert.deepEqual([state.submitted, state.found, state.result?.id], [true, true, 1]);
    assert.deepEqual([state.unclear, state.error], [undefined, undefined]);
    assert.equal((await form.submit()).ok, true);
    assert.deepEqual(names(server.campaigns), ["Spring"]);
  });

  for (const details of [
    { outcome: "unknown", errors: { name: ["x"] } },
    { status: 500, errors: { name: ["x"] } },
  ]) {
    test(`an error with errors and ${Object.keys(details)[0]} ${Object.values(details)[0]} sends no second request`, async () => {
      let posts = 0;
      const onSubmit = async () => {
        posts++;
        throw Object.assign(new Error("failed"), details);
      };
      const form = createCampaignForm({ onSubmit, initialValues: spring });
      await form.submit();
      await form.submit();
      assert.deepEqual([posts, form.getState().unclear?.campaign.name], [1, "Spring"]);
    });
  }

  test("submitAnyway() before a look only looks, and after it looks once more and sends", async () => {
    const server = accountServer(["break-before", "ok"]);
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    await form.submit();
    assert.equal((await form.submitAnyway()).ok, false);
    assert.deepEqual([form.getState().unclear?.search, server.posts, server.looks], [{ status: "not-seen" }, 1, 1]);
    assert.equal((await form.submit()).ok, false);
    assert.equal(server.posts, 1);
    const sent = await form.submitAnyway();
    assert.ok(sent.ok && sent.found === undefined);
    assert.deepEqual([server.posts, server.looks, names(server.campaigns)], [2, 3, ["Spring"]]);
  });

  test("submitAnyway() sends nothing when the campaign has appeared since the last look", async () => {
    const server = accountServer(["create-late"]);
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    await form.submit();
    await form.submit();
    assert.equal(form.getState().unclear?.search.status, "not-seen");
    server.arrive();
    const sent = await form.submitAnyway();
    assert.ok(sent.ok && sent.found);
    assert.deepEqual([server.posts, names(server.campaigns)], [1, ["Spring"]]);
  });

  test("the kept error of a refused repetition has the message of ValidationError and the server's", async () => {
    const server = accountServer(["break-before"]);
    const refused = new ValidationError("name: is taken", { serverMessage: "The name is taken.", outcome: "refused" });
    const replies = [Promise.reject(new Error("The connection broke.")), Promise.reject(refused)];
    for (const reply of replies) reply.catch(() => {});
    const onSubmit = () => /** @type {Promise<any>} */ (replies.shift());
    const form = createCampaignForm({ client: server.client, onSubmit, initialValues: spring });
    await form.submit();
    await form.submit();
    await form.submitAnyway();
    const refusal = form.getState().unclear?.refusal;
    assert.deepEqual([refusal?.message, refusal?.serverMessage], ["name: is taken", "The name is taken."]);
  });

  test("a repetition that the server refuses leaves the first attempt unclear, and says why it was refused", async () => {
    const server = accountServer(["break-before", "refuse"]);
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    await form.submit();
    await form.submit();
    const again = await form.submitAnyway();
    assert.ok(!again.ok);
    const { unclear } = form.getState();
    assert.equal(unclear?.error?.outcome, "unknown");
    assert.equal(unclear?.refusal?.outcome, "refused");
    assert.deepEqual(unclear?.search, { status: "idle" }, "the look from before the repetition counts no more");
    await form.submitAnyway();
    assert.equal(server.posts, 2, "submitAnyway() only searches, because no search has run since the refusal");
  });

  test("submitAnyway() with another campaign gives the unclear one up, also for the next visit", async () => {
    const server = accountServer(["break-before", "ok", "ok"]);
    const tab = tabOf(server);
    const form = tab.open({ initialValues: spring });
    await form.submit();
    await form.submit();
    form.setValues(autumn);
    assert.equal((await form.submitAnyway()).ok, true);
    assert.equal((await tab.reload({ initialValues: spring }).submit()).ok, true);
    assert.deepEqual(names(server.campaigns), ["Autumn", "Spring"]);
  });

  test("a look does not take a campaign for the new one that existed before", async () => {
    const server = accountServer(["lose-answer"], { before: [{ id: 41, name: "Spring" }] });
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    await form.submit();
    const second = await form.submit();
    assert.equal(second.ok && second.result.id, 1);
  });

  test("discardAttempt() makes the next submit() send", async () => {
    const server = accountServer(["break-before", "ok"]);
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    assert.equal(form.discardAttempt(), false);
    await form.submit();
    assert.equal(form.discardAttempt(), true);
    assert.deepEqual([form.getState().unclear, form.getState().error], [undefined, undefined]);
    assert.equal((await form.submit()).ok, true);
    assert.deepEqual([server.posts, names(server.campaigns)], [2, ["Spring"]]);
  });

  test("the form's values may change while an attempt is unclear, and submit() still looks for what was sent", async () => {
    const server = accountServer(["lose-answer", "ok"]);
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    await form.submit();
    form.setValue("name", "Summer");
    assert.equal(form.getState().unclear?.campaign.name, "Spring");
    const looked = await form.submit();
    assert.ok(looked.ok && looked.campaign.name === "Spring");
    const { submitted, earlier, unclear } = form.getState();
    assert.deepEqual([submitted, earlier?.campaign.name, earlier?.found, unclear], [false, "Spring", true, undefined]);
    const next = await form.submit();
    assert.ok(next.ok && next.campaign.name === "Summer");
    assert.deepEqual(names(server.campaigns), ["Spring", "Summer"]);
  });

  test("reset() keeps an unclear attempt", async () => {
    const server = accountServer(["lose-answer"]);
    const form = createCampaignForm({ client: server.client });
    form.setValues(spring);
    await form.submit();
    form.reset();
    assert.equal(form.getState().unclear?.campaign.name, "Spring");
    form.setValues(autumn);
    const looked = await form.submit();
    assert.ok(looked.ok && looked.campaign.name === "Spring");
    assert.equal(server.posts, 1);
  });

  test("several candidates are shown and nothing is sent", async () => {
    const candidates = [{ id: 1 }, { id: 2 }];
    let sent = 0;
    const form = createCampaignForm({
      initialValues: spring,
      onSubmit: () => {
        sent++;
        throw new Error("connection lost");
      },
      findCreated: () => ({ status: "ambiguous", candidates }),
    });
    await form.submit();
    await form.submit();
    assert.deepEqual(form.getState().unclear?.search, { status: "ambiguous", candidates });
    assert.equal(sent, 1);
  });

  test("a look that fails says so, and a form that cannot look says that", async () => {
    const failure = new Error("offline");
    const broken = [() => Promise.reject(failure), () => /** @type {any} */ ({}), () => /** @type {any} */ (undefined)];
    for (const findCreated of [...broken, undefined]) {
      const form = createCampaignForm({
        initialValues: spring,
        onSubmit: () => Promise.reject(new Error("connection lost")),
        ...(findCreated && { findCreated }),
      });
      await form.submit();
      const result = await form.submit();
      assert.ok(!result.ok);
      const search = form.getState().unclear?.search;
      assert.ok(search?.status === "failed" && search.error instanceof Error);
      if (findCreated === broken[0]) assert.equal(search.error, failure);
    }
  });

  const thorn = Object.defineProperty({}, "outcome", { get: () => assert.fail("looked at") });
  const failures = [new Error("lost"), { outcome: "unknown" }, { outcome: 5 }, thorn, { errors: ["x"] }, "no", null];
  for (const [index, failure] of failures.entries()) {
    test(`failure ${index} of onSubmit that does not exclude a campaign leaves the attempt unclear`, async () => {
      let sent = 0;
      const form = createCampaignForm({
        initialValues: spring,
        onSubmit: () => {
          sent++;
          return Promise.reject(failure);
        },
      });
      assert.deepEqual(await form.submit(), { ok: false, errors: {}, error: failure });
      assert.ok(form.getState().unclear);
      await form.submit();
      assert.equal(sent, 1);
    });
  }
});

suite("before the request leaves", () => {
  test("the attempt is in the storage, with the ids that existed, when the request leaves", async () => {
    const storage = memoryStorage();
    const server = accountServer(["ok"], { before: [{ id: 41, name: "Old" }] });
    /** @type {any} */
    let kept;
    const createCampaign = (/** @type {any} */ campaign) => {
      kept = JSON.parse(storage.map.get("outbound-campaign.attempts") ?? "null").open[0];
      return server.client.createCampaign(campaign);
    };
    const form = createCampaignForm({ client: { ...server.client, createCampaign }, storage, initialValues: spring });
    await form.submit();
    assert.deepEqual(
      [kept.campaign, kept.values, kept.knownIds],
      [{ name: "Spring", assistant_id: 127 }, spring, [41]],
    );
    assert.equal(kept.since, kept.sentAt);
    const { open = [], settled } = JSON.parse(storage.map.get("outbound-campaign.attempts") ?? "null");
    assert.deepEqual([[...storage.map.keys()], open, settled.length], [["outbound-campaign.attempts"], [], 1]);
  });

  for (const first of [0, 1]) {
    test(`two tabs that post two campaigns at once keep both attempts, whichever writes first (${first})`, async () => {
      const names = ["Spring", "Summer"];
      // Each tab reads the storage as it was before the other one wrote.
      const browser = new Browser("https page");
      const server = accountServer(["create-and-hang", "create-and-hang"]);
      const open = (/** @type {string | undefined} */ name) => {
        const { storage } = browser.tab();
        return createCampaignForm({ client: server.client, storage, initialValues: { ...spring, name } });
      };
      for (const form of [names[first], names[1 - first]].map(open)) form.submit();
      await server.idle();
      browser.spread();
      for (const form of names.map(open)) {
        const result = await form.submit();
        assert.ok(result.ok && result.found, "the next visit looks for the campaign instead of posting it");
      }
      assert.equal(server.posts, 2);
    });
  }

  test("two tabs that type at once keep both drafts", () => {
    const browser = new Browser("https page");
    const names = ["Spring", "Summer"];
    for (const form of names.map(() => createCampaignForm({ storage: browser.tab().storage }))) {
      form.setValue("name", names.pop());
    }
    browser.spread();
    assert.match(browser.texts(), /Spring/);
    assert.match(browser.texts(), /Summer/);
  });

  test("a list that fails holds nothing up, and the look then goes by time", async () => {
    const server = accountServer(["lose-answer"]);
    server.failLists(1);
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    await form.submit();
    assert.equal(server.posts, 1);
    assert.equal((await form.submit()).ok, true);
    assert.equal(server.lastLook?.knownIds, undefined);
    assert.ok(Date.parse(/** @type {string} */ (server.lastLook?.since)) <= Date.now());
  });

  test("a list that does not answer holds the request up for five seconds at most", async (t) => {
    /** @type {any} */
    const apis = ["setTimeout"];
    t.mock.timers.enable(process.versions.node.startsWith("18.") ? apis : { apis });
    const server = accountServer(["ok"]);
    const client = { ...server.client, listCampaigns: () => new Promise(() => {}) };
    const form = createCampaignForm({ client: /** @type {any} */ (client), initialValues: spring });
    const sent = form.submit();
    t.mock.timers.tick(4_999);
    await Promise.resolve();
    assert.equal(server.posts, 0);
    t.mock.timers.tick(1);
    assert.equal((await sent).ok, true);
  });

  test("configure() replaces the client of the next request", async () => {
    const [one, other] = [accountServer(["refuse"]), accountServer(["ok"])];
    const form = createCampaignForm({ client: one.client, initialValues: spring });
    await form.submit();
    form.configure({ client: other.client });
    await form.submit();
    assert.deepEqual([one.posts, names(other.campaigns)], [1, ["Spring"]]);
  });

  test("a form without client and onSubmit sends nothing and says so", async () => {
    const form = createCampaignForm({ initialValues: spring });
    const result = await form.submit();
    assert.ok(!result.ok && result.error instanceof TypeError);
    assert.match(result.error.message, /neither client nor onSubmit/);
    assert.deepEqual(
      [form.submitted, form.getState().error, form.getState().unclear],
      [false, result.error, undefined],
    );
  });
});

suite("a reload", () => {
  test("after a lost answer restores the draft with its unclear attempt, and submit() finds the campaign", async () => {
    const server = accountServer(["lose-answer"]);
    const tab = tabOf(server);
    const before = tab.open();
    before.setValues(spring);
    await before.submit();
    const after = tab.open();
    assert.equal(after.restore(), true);
    const { values, unclear, error } = after.getState();
    assert.deepEqual([values, unclear?.campaign.name, unclear?.error?.outcome], [spring, "Spring", "unknown"]);
    assert.ok(error instanceof Error && error.message === unclear?.error?.message);
    const found = await after.submit();
    assert.ok(found.ok && found.found);
    assert.equal(server.posts, 1);
    assert.equal(tab.open().restore(), false);
  });

  test("while the request runs makes the attempt unclear, without an error", async () => {
    const server = accountServer(["create-and-hang"]);
    const tab = tabOf(server);
    const before = tab.open();
    before.setValues(spring);
    void before.submit();
    await server.idle();
    const after = tab.reload();
    assert.equal(after.restore(), true);
    const { unclear, submitting } = after.getState();
    assert.deepEqual([unclear?.campaign.name, unclear?.error, submitting], ["Spring", undefined, false]);
    assert.equal((await after.submit()).ok, true);
    assert.deepEqual([server.posts, after.submitted, after.getState().found], [1, true, true]);
  });

  test("and an edit after it still hold the next campaign back until the attempt is clear", async () => {
    const server = accountServer(["break-before"]);
    const tab = tabOf(server);
    const before = tab.open();
    before.setValues(spring);
    await before.submit();
    const after = tab.reload();
    after.restore();
    after.setValue("name", "Summer");
    assert.equal((await after.submit()).ok, false);
    assert.deepEqual([server.posts, after.getState().unclear?.search.status], [1, "not-seen"]);
  });

  test("an attempt of a form whose draft was not kept is restored with its values", async () => {
    const server = accountServer(["lose-answer"]);
    const tab = tabOf(server, { initialValues: spring });
    await tab.open().submit();
    const after = tab.reload({ initialValues: {} });
    assert.equal(after.restore(), true);
    assert.deepEqual([after.values, after.getState().unclear?.campaign.name], [spring, "Spring"]);
  });

  test("an emptied storage does not make the form that sent forget", async () => {
    const server = accountServer(["lose-answer"]);
    const tab = tabOf(server);
    const form = tab.open();
    form.setValues(spring);
    await form.submit();
    tab.storage.map.clear();
    assert.equal((await form.submit()).ok, true);
    assert.equal(server.posts, 1);
  });
});

suite("a second form of the same draft", () => {
  test("says that the campaign was created when the first form created it", async () => {
    const server = accountServer(["ok"]);
    const tab = tabOf(server);
    const first = tab.open();
    first.setValues(spring);
    const second = tab.open();
    assert.equal(second.restore(), true);
    await first.submit();
    assert.deepEqual([second.submitted, second.getState().found, second.getState().result?.id], [true, true, 1]);
    assert.equal((await second.submit()).ok, true);
    assert.equal(server.posts, 1);
  });

  test("is submitting while the first form's request runs, and gets its result", async () => {
    const server = accountServer(["slow"]);
    const tab = tabOf(server);
    const first = tab.open();
    first.setValues(spring);
    const second = tab.open();
    second.restore();
    const sent = first.submit();
    assert.equal(second.submitting, true);
    const joined = second.submit();
    await server.idle();
    server.release();
    const [one, other] = [await sent, await joined];
    assert.ok(one.ok && other.ok && one.result === other.result);
    assert.equal(server.posts, 1);
  });

  test("shows the refusal of the first form's request that it waits for", async () => {
    const errors = { assistant_id: ["No such assistant."] };
    const form = { initialValues: spring, storage: memoryStorage() };
    const onSubmit = async () => {
      throw new ValidationError("Invalid.", { errors, outcome: "refused" });
    };
    const first = createCampaignForm({ ...form, onSubmit });
    const second = createCampaignForm({ ...form, onSubmit });
    const sent = first.submit();
    const joined = second.submit();
    await Promise.all([sent, joined]);
    assert.deepEqual([first.errors, second.errors, second.getState().unclear], [errors, errors, undefined]);
  });

  test("in another tab holds back while the first tab's request runs, and learns of the campaign afterwards", async () => {
    const server = accountServer(["slow"]);
    const one = tabOf(server);
    const other = one.otherTab();
    const first = one.open();
    first.setValues(spring);
    const second = other.open();
    assert.equal(second.restore(), true);
    const sent = first.submit();
    await server.idle();
    assert.equal((await second.submit()).ok, false);
    assert.equal(second.getState().unclear?.search.status, "not-seen");
    server.release();
    assert.equal((await sent).ok, true);
    const told = await second.submit();
    assert.ok(told.ok && told.found);
    assert.equal(server.posts, 1);
  });

  test("in another tab says that the campaign exists when the first tab has created it before the click", async () => {
    const server = accountServer(["ok"]);
    const one = tabOf(server);
    const second = one.otherTab().open();
    const first = one.open();
    first.setValues(spring);
    second.restore();
    await first.submit();
    const told = await second.submit();
    assert.ok(told.ok && told.found);
    assert.equal(server.posts, 1);
  });

  test("sends its own campaign when its values differ, also while the first form's request runs", async () => {
    const server = accountServer(["slow", "ok"]);
    const tab = tabOf(server);
    const first = tab.open();
    first.setValues(spring);
    const second = tab.open();
    second.restore();
    second.setValues(autumn);
    const sent = first.submit();
    await server.idle();
    assert.equal((await second.submit()).ok, true);
    server.release();
    await sent;
    assert.deepEqual(names(server.campaigns).sort(), ["Autumn", "Spring"]);
  });

  test("that typed the same by itself does not send while the first one's attempt is unclear", async () => {
    const server = accountServer(["lose-answer"]);
    const tab = tabOf(server);
    const first = tab.open();
    first.setValues(spring);
    await first.submit();
    const second = tab.open();
    second.setValues({ ...spring, assistant_id: 127 });
    assert.equal(second.getState().unclear?.campaign.name, "Spring");
    assert.equal((await second.submit()).ok, true);
    assert.equal(server.posts, 1);
  });
});

suite("a restored form", () => {
  test("waits for the request of the form before it, and shows its refusal", async () => {
    const storage = memoryStorage();
    /** @type {(error: unknown) => void} */
    let refuse = () => {};
    const onSubmit = () => new Promise((_, reject) => (refuse = reject));
    const first = createCampaignForm({ storage, onSubmit });
    first.setValues(spring);
    void first.submit();
    first.release();
    const second = createCampaignForm({ storage, onSubmit });
    /** @type {boolean[]} */
    const seen = [];
    second.subscribe(() => seen.push(second.getState().ok));
    second.restore();
    assert.deepEqual([second.submitting, second.values, seen.includes(false)], [true, spring, false]);
    const joined = second.submit();
    refuse({ errors: { name: ["Taken."] }, outcome: "refused" });
    assert.equal((await joined).ok, false);
    assert.deepEqual([second.submitting, second.errors], [false, { name: ["Taken."] }]);
  });
});

suite("tabs of one browser", () => {
  for (const host of /** @type {const} */ (["http page", "https page"])) {
    test(`${host}: a tab draws the attempt of another tab when the storage tells of it`, async () => {
      const browser = new Browser(host);
      await browser.run(async () => {
        const server = accountServer(["lose-answer"]);
        const [first, second] = [browser.tab(), browser.tab()].map(({ storage, run }) => {
          const form = run(() => createCampaignForm({ client: server.client, storage, initialValues: spring }));
          run(() => form.restore());
          return { form, submit: () => run(() => form.submit()) };
        });
        let drawn = second?.form.getState();
        second?.form.subscribe(() => {
          drawn = second.form.getState();
        });
        await first?.submit();
        browser.spread();
        assert.equal(drawn?.unclear?.campaign.name, "Spring");
        await first?.submit();
        browser.spread();
        assert.deepEqual([drawn?.unclear, drawn?.submitted], [undefined, true]);
      });
    });
  }

  test("with Web Locks, one campaign submitted in two tabs at once is sent once", async () => {
    const browser = new Browser("https page");
    await browser.run(async () => {
      const server = accountServer(["ok", "ok"]);
      const sent = [browser.tab(), browser.tab()].map(({ storage, run }) =>
        run(() => createCampaignForm({ client: server.client, storage, initialValues: spring }).submit()),
      );
      const results = await Promise.all(sent);
      assert.deepEqual([server.posts, ...results.map(({ ok }) => ok)], [1, true, true]);
    });
  });

  test("an attempt that another tab discards is no longer unclear in the tab that sent it", async () => {
    const tab = tabOf(accountServer(["lose-answer"]), { initialValues: spring });
    const form = tab.open();
    await form.submit();
    assert.ok(form.getState().unclear);
    assert.equal(tab.otherTab().open().discardAttempt(), true);
    assert.equal(form.getState().unclear, undefined);
  });

  test("a form knows the campaign of a draft that it has restored, also after the draft's own form was reset", async () => {
    const server = accountServer(["ok", "ok"]);
    const tab = tabOf(server);
    const first = tab.open();
    first.setValues(spring);
    const other = tab.otherTab().open();
    other.restore();
    const second = tab.open();
    second.restore();
    first.reset();
    await second.submit();
    await other.submit();
    assert.deepEqual([server.posts, other.getState().submitted], [1, true]);
  });

  test("a form knows the campaign of an attempt that it has restored, also if no draft shows that others share it", async () => {
    const map = new Map();
    let posts = 0;
    /** @type {(result: unknown) => void} */
    let answer = () => {};
    const onSubmit = () => {
      posts++;
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    const storage = memoryStorage(map);
    const first = createCampaignForm({ onSubmit, storage, initialValues: spring });
    const sent = first.submit();
    first.release();
    const second = createCampaignForm({ onSubmit, storage });
    second.restore();
    second.reset();
    const other = createCampaignForm({ onSubmit, storage: memoryStorage(map) });
    other.restore();
    answer({ id: 1 });
    await sent;
    other.submitAnyway();
    await new Promise((resolve) => setTimeout(resolve));
    assert.deepEqual([posts, other.getState().submitted], [1, true]);
  });

  test("a form knows the campaign that a form with a draft of its draft has created", async () => {
    const server = accountServer(["ok", "ok"]);
    const tab = tabOf(server);
    const form = tab.open();
    form.setValues(spring);
    const other = tab.otherTab().open();
    other.restore();
    other.setValues(autumn);
    other.setValues(spring);
    await other.submit();
    assert.equal(form.getState().submitted, true);
    await form.submit();
    assert.equal(server.posts, 1);
  });
});

suite("an unrelated form with the same campaign", () => {
  test("does not create it again after the request that it has seen running has ended", async () => {
    const server = accountServer(["slow"]);
    const tab = tabOf(server);
    const [first, second] = [tab.open(), tab.open()];
    first.setValues(spring);
    second.setValues(spring);
    const sent = first.submit();
    await server.idle();
    assert.equal(second.submitting, true);
    server.release();
    await sent;
    assert.deepEqual([second.submitted, second.getState().found], [true, true]);
    assert.equal((await second.submit()).ok, true);
    assert.equal(server.posts, 1);
    second.reset();
    second.setValues(spring);
    assert.equal((await second.submit()).ok, true);
    assert.equal(server.posts, 2, "after reset() it is another campaign");
  });

  test("in another tab does not create it again after it has shown the attempt as unclear", async () => {
    const server = accountServer(["create-late"]);
    const tab = tabOf(server);
    const [first, second] = [tab.open(), tab.otherTab().open()];
    first.setValues(spring);
    second.setValues(spring);
    await first.submit();
    assert.equal(second.getState().unclear?.campaign.name, "Spring");
    server.arrive();
    assert.equal((await first.submit()).ok, true);
    assert.equal(second.submitted, true);
    assert.equal((await second.submit()).ok, true);
    assert.equal(server.posts, 1);
  });
});

suite("an edit while the request runs", () => {
  test("makes the result that of an earlier campaign, which is not created again", async () => {
    const server = accountServer(["slow", "ok"]);
    const tab = tabOf(server);
    const form = tab.open();
    form.setValues(spring);
    const sent = form.submit();
    await server.idle();
    form.setValue("name", "Summer");
    server.release();
    assert.equal((await sent).ok, true);
    const { submitted, result, earlier } = form.getState();
    assert.deepEqual([submitted, result, earlier?.campaign.name, earlier?.result.id], [false, undefined, "Spring", 1]);
    const reloaded = tab.reload();
    reloaded.restore();
    assert.equal(reloaded.values.name, "Summer");

    form.setValue("name", "Spring");
    assert.deepEqual([form.submitted, form.getState().earlier], [true, undefined]);
    assert.equal((await form.submit()).ok, true);
    assert.equal(server.posts, 1);
    form.setValue("name", "Summer");
    assert.equal((await form.submit()).ok, true);
    assert.deepEqual(names(server.campaigns), ["Spring", "Summer"]);
  });

  test("back to the same values keeps the result", async () => {
    const server = accountServer(["slow"]);
    const form = tabOf(server).open();
    form.setValues(spring);
    const sent = form.submit();
    await server.idle();
    form.setValue("name", "Springx");
    form.setValue("name", "Spring");
    server.release();
    await sent;
    assert.deepEqual([form.submitted, form.getState().result?.id], [true, 1]);
    await form.submit();
    assert.equal(server.posts, 1);
  });
});

suite("a storage that cannot keep the attempt", () => {
  for (const method of /** @type {const} */ (["getItem", "setItem", "removeItem"])) {
    test(`because ${method} throws: the attempt lasts for the forms of the page`, async () => {
      const server = accountServer(["lose-answer"]);
      const storage = memoryStorage();
      storage[method] = () => {
        throw new Error("full");
      };
      const options = { client: server.client, storage, initialValues: spring };
      const first = createCampaignForm(options);
      await first.submit();
      const second = createCampaignForm(options);
      second.restore();
      assert.ok(second.getState().unclear);
      assert.equal((await second.submit()).ok, true);
      assert.equal(server.posts, 1);
    });
  }

  test("because it is full by then: the newest version of the attempt counts in the page", async () => {
    const storage = memoryStorage();
    const { setItem } = storage;
    storage.setItem = (key, value) => {
      if (value.includes('"error"')) throw new Error("quota");
      setItem(key, value);
    };
    const form = createCampaignForm({ client: accountServer(["lose-answer"]).client, storage, initialValues: spring });
    await form.submit();
    assert.equal(form.getState().unclear?.error?.message, "connection lost");
    assert.match([...storage.map.values()].join(), /"sentAt"/, "the next visit finds the attempt");
  });

  test("and a result that is no JSON does not leave the attempt open", async () => {
    /** @type {any} */
    const circle = { id: 1 };
    circle.circle = circle;
    const storage = memoryStorage();
    const options = {
      storage,
      initialValues: spring,
      findCreated: () => ({ status: /** @type {const} */ ("not-seen") }),
    };
    const first = createCampaignForm({ ...options, onSubmit: () => Promise.reject(new Error("lost")) });
    await first.submit();
    first.configure({ onSubmit: () => circle, findCreated: options.findCreated });
    await first.submit();
    assert.equal((await first.submitAnyway()).ok, true);
    const other = createCampaignForm({ ...options, storage: memoryStorage(storage.map), onSubmit: () => 1 });
    other.restore();
    assert.equal(other.getState().unclear, undefined);
  });

  test("and foreign or hostile content never breaks a form", async () => {
    const attempt = {
      id: "a",
      draft: "d",
      since: "2026-01-01",
      sentAt: "2026-01-01",
      campaign: { name: "x" },
      values: {},
    };
    const texts = [
      "{",
      "[]",
      "5",
      '{"open":5,"settled":{},"drafts":"x"}',
      '{"open":[null,1,{"id":1}],"settled":[null,{}],"drafts":[null,{"id":"a"}]}',
      JSON.stringify({ open: [{ ...attempt, error: { message: "m", stack: 1, outcome: {} } }] }),
      '{"open":[{"id":"a","draft":"d","since":"2026-01-01","sentAt":"2026-01-01","campaign":{"name":"x"},"values":{"__proto__":{"polluted":1},"constructor":1,"name":"x"}}]}',
      '{"drafts":[{"id":"a","owner":"b","savedAt":1,"slot":0,"values":{"__proto__":1,"toString":2,"name":{"toString":1}}}]}',
      `{"drafts":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
    ];
    for (const text of texts) {
      const storage = { getItem: () => text, setItem() {}, removeItem() {} };
      const form = createCampaignForm({ storage, onSubmit: () => 1 });
      form.restore();
      const state = form.getState();
      assert.ok(Object.keys(state.values).every((name) => name === "name"));
      form.setValues(spring);
      assert.equal(typeof (await form.submit()).ok, "boolean");
      form.discardAttempt();
      form.reset();
      assert.equal(/** @type {any} */ ({}).polluted, undefined);
    }
  });
});

suite("drafts of several forms", () => {
  test("one form's success or reset leaves the draft that another form types", async () => {
    const server = accountServer(["ok"]);
    const tab = tabOf(server);
    const typing = tab.open();
    typing.setValues(autumn);
    const sending = tab.open();
    sending.setValues(spring);
    await sending.submit();
    const resetting = tab.open();
    resetting.setValues(spring);
    resetting.reset();
    const reloaded = tab.open();
    assert.equal(reloaded.restore(), true);
    assert.deepEqual(reloaded.values, autumn);
  });

  test("a form that began with another form's draft writes its own when it changes", async () => {
    const server = accountServer(["ok"]);
    const tab = tabOf(server);
    const typing = tab.open();
    typing.setValues(autumn);
    const second = tab.open();
    second.restore();
    second.setValues(spring);
    await second.submit();
    const reloaded = tab.open();
    assert.equal(reloaded.restore(), true);
    assert.deepEqual(reloaded.values, autumn);
  });

  test("release() leaves the draft to the next form, which removes it with its success", async () => {
    const server = accountServer(["ok"]);
    const tab = tabOf(server);
    const first = tab.open();
    first.setValues(autumn);
    first.release();
    const second = tab.open();
    assert.equal(second.restore(), true);
    second.setValue("name", "Winter");
    await second.submit();
    assert.equal(tab.open().restore(), false);
  });
});
