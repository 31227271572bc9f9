// The attempt record of the form store: a form creates one campaign, also after edits and lost responses.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import { createCampaignForm } from "../../../pkg/form.js";
import { AssistantNotFoundError, ValidationError } from "../../../pkg/index.js";
import { Browser } from "../support/form-browser.mjs";
import { accountServer, autumn, memoryStorage, spring, tabOf } from "../support/form-server.mjs";

/** @param {{ name?: string }[]} campaigns */
const names = (campaigns) => campaigns.map(({ name }) => name);

suite("an unknown outcome", () => {
  test("a 404 about the assistant is an error of its field, and the attempt is not unclear", async () => {
    const error = new AssistantNotFoundError("Assistant not found.", { outcome: "refused", status: 404 });
    const client = { ...accountServer([]).client, createCampaign: () => Promise.reject(error) };
    const form = createCampaignForm({ client, initialValues: spring });
    const sent = await form.submit();
    assert.deepEqual(sent, { ok: false, errors: { assistant_id: ["Assistant not found."] }, error });
    assert.deepEqual([form.getState().unclear, form.invalid("assistant_id")], [undefined, true]);
    form.setValue("assistant_id", "128");
    assert.deepEqual(form.errors, {});
  });

  test("getState().sending is the campaign in flight, also after an edit", async () => {
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

  test("submit() after a lost response sends nothing, looks, and returns the found campaign", async () => {
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
    test(`a create that fails with errors and ${Object.entries(details)[0]?.join(" ")} is not sent again`, async () => {
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

  test("submitAnyway() sends nothing if the campaign has appeared since the last look", async () => {
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

  test("the kept error of a refused second create has the message of ValidationError and the server's", async () => {
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

  test("a second create that the server refuses leaves the first attempt unclear, and shows the refusal", async () => {
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

  test("submitAnyway() with another campaign discards the unclear attempt, also for the next visit", async () => {
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

  test("a look does not return a campaign that existed before the attempt", async () => {
    const server = accountServer(["lose-answer"], { before: [{ id: 41, name: "Spring" }] });
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    await form.submit();
    const second = await form.submit();
    assert.equal(second.ok && second.result.id, 1);
  });

  test("submit() after discardAttempt() sends", async () => {
    const server = accountServer(["break-before", "ok"]);
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    assert.equal(form.discardAttempt(), false);
    await form.submit();
    assert.equal(form.discardAttempt(), true);
    assert.deepEqual([form.getState().unclear, form.getState().error], [undefined, undefined]);
    assert.equal((await form.submit()).ok, true);
    assert.deepEqual([server.posts, names(server.campaigns)], [2, ["Spring"]]);
  });

  test("submit() after an edit looks for the unclear campaign, not for the edited one", async () => {
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

  test("a look with several candidates shows them and sends nothing", async () => {
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

  test("a failed look, like one without findCreated, has the status failed and an error", async () => {
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
  test("the attempt is stored with the known ids before the request leaves", async () => {
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
    test(`two tabs that send two campaigns at once keep both attempts if tab ${first} writes first`, async () => {
      const names = ["Spring", "Summer"];
      // Each tab reads the storage as it was before the other tab wrote.
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

  test("a failing list does not delay the create, and the look then goes by time", async () => {
    const server = accountServer(["lose-answer"]);
    server.failLists(1);
    const form = createCampaignForm({ client: server.client, initialValues: spring });
    await form.submit();
    assert.equal(server.posts, 1);
    assert.equal((await form.submit()).ok, true);
    assert.equal(server.lastLook?.knownIds, undefined);
    assert.ok(Date.parse(/** @type {string} */ (server.lastLook?.since)) <= Date.now());
  });

  test("a list that does not respond delays the create by five seconds at most", async (t) => {
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

  test("a form without client and onSubmit sends nothing and reports a TypeError", async () => {
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

suite("an edit while the request runs", () => {
  test("an edit while the request runs makes its result an earlier campaign, which is not created again", async () => {
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

  test("an edit while the request runs, and back to the same values, keeps the result", async () => {
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
