// The attempt record of the form store, across forms and tabs: only one of them creates the campaign, and all report
// it.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import { createCampaignForm } from "../../../pkg/form.js";
import { ValidationError } from "../../../pkg/index.js";
import { Browser } from "../support/form-browser.mjs";
import { accountServer, autumn, memoryStorage, spring, tabOf } from "../support/form-server.mjs";

/** @param {{ name?: string }[]} campaigns */
const names = (campaigns) => campaigns.map(({ name }) => name);

suite("a second form of the same draft", () => {
  test("a second form of a draft reports the campaign that the first form created", async () => {
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

  test("a second form of a draft is submitting while the first form's request runs, and gets its result", async () => {
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

  test("a second form of a draft that waits for the first form's request shows its refusal", async () => {
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

  test("a second form in another tab waits for the first tab's request and then reports its campaign", async () => {
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
    const joined = await second.submit();
    assert.ok(joined.ok && joined.found);
    assert.equal(server.posts, 1);
  });

  test("a second form in another tab reports the campaign that the first tab created before the click", async () => {
    const server = accountServer(["ok"]);
    const one = tabOf(server);
    const second = one.otherTab().open();
    const first = one.open();
    first.setValues(spring);
    second.restore();
    await first.submit();
    const joined = await second.submit();
    assert.ok(joined.ok && joined.found);
    assert.equal(server.posts, 1);
  });

  test("a second form with other values sends its own campaign, also while the first form's request runs", async () => {
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

  test("a second form with the same values typed anew does not send while the first attempt is unclear", async () => {
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
  test("a restored form waits for the request of the form before it, and shows its refusal", async () => {
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
    test(`${host}: a tab shows the attempt of another tab at the storage event`, async () => {
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

  test("a form reports the campaign of a draft that it restored, also after that draft's form was reset", async () => {
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

  test("a form reports the campaign of an attempt that it restored, also without a shared draft", async () => {
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

  test("a form reports the campaign that another form created from a restored copy of its draft", async () => {
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
  test("an unrelated form does not create the campaign again whose request it has seen", async () => {
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

  test("an unrelated form in another tab does not create the campaign again that it has shown as unclear", async () => {
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

suite("drafts of several forms", () => {
  test("the success or reset of one form keeps the draft of another form", async () => {
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

  test("a form with another form's draft writes its own draft when it changes", async () => {
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
