// The attempt record of the form store, across reloads, and in storages that fail or hold foreign content.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import { createCampaignForm } from "../../../pkg/form.js";
import { accountServer, memoryStorage, spring, tabOf } from "../support/form-server.mjs";

suite("a reload", () => {
  test("a reload after a lost response restores the draft and its attempt, and submit() finds it", async () => {
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

  test("a reload while the request runs makes the attempt unclear, without an error", async () => {
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

  test("a reload and an edit after it still block the next campaign until the attempt is resolved", async () => {
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

  test("an attempt of a form without a draft is restored with its values", async () => {
    const server = accountServer(["lose-answer"]);
    const tab = tabOf(server, { initialValues: spring });
    await tab.open().submit();
    const after = tab.reload({ initialValues: {} });
    assert.equal(after.restore(), true);
    assert.deepEqual([after.values, after.getState().unclear?.campaign.name], [spring, "Spring"]);
  });

  test("a form that sent remembers its attempt after the storage was emptied", async () => {
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

suite("a storage that cannot keep the attempt", () => {
  for (const method of /** @type {const} */ (["getItem", "setItem", "removeItem"])) {
    test(`if ${method} of the storage throws, the attempt lasts for the forms of the page`, async () => {
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

  test("if the storage becomes full, the newest version of the attempt counts in the page", async () => {
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

  test("a result that JSON cannot express does not leave the attempt open", async () => {
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

  test("foreign or hostile content of the storage does not break a form", async () => {
    const attempt = {
      id: "a",
      draft: "d",
      since: "2026-01-01",
      sentAt: "2026-01-01",
      campaign: { name: "x" },
      values: { name: "x" },
    };
    const texts = [
      "{",
      "[]",
      "5",
      '{"open":5,"settled":{},"drafts":"x"}',
      '{"open":[null,1,{"id":1}],"settled":[null,{}],"drafts":[null,{"id":"a"}]}',
      JSON.stringify({ open: [{ ...attempt, error: { message: "m", stack: 1, outcome: {} } }] }),
      JSON.stringify({ open: [attempt] }).replace(
        '"values":{',
        '"values":{"__proto__":{"polluted":1},"constructor":1,',
      ),
      '{"drafts":[{"id":"a","owner":"b","savedAt":1,"slot":0,' +
        '"values":{"__proto__":1,"toString":2,"name":{"toString":1}}}]}',
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
