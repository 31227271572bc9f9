// The form store: visible errors, server errors, double clicks, drafts, focus, and stable objects.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import { createCampaignForm } from "../../../pkg/form.js";
import { ValidationError } from "../../../pkg/index.js";

const valid = { name: "Spring", assistant_id: "127" };
const NAME = ["The name field is required."];

/** A storage that lives as long as the test. */
function memory() {
  /** @type {Map<string, string>} */
  const map = new Map();
  return {
    map,
    getItem: (/** @type {string} */ key) => map.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void map.set(key, value),
    removeItem: (/** @type {string} */ key) => void map.delete(key),
  };
}

/** A promise that the test settles. */
function later() {
  /** @type {(value: any) => void} */
  let resolve = () => {};
  /** @type {(reason: unknown) => void} */
  let reject = () => {};
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

suite("visible errors and options", () => {
  test("a form shows no error before a field is touched, and all errors after the first submit", async () => {
    const form = createCampaignForm();
    assert.deepEqual([form.errors, form.getState().ok, form.hasErrors], [{}, false, false]);
    form.setValue("name", "");
    assert.deepEqual(form.errors, {});
    form.touch("name");
    assert.deepEqual(form.errors, { name: NAME });
    assert.deepEqual([form.invalid("name"), form.valid("name"), form.valid("assistant_id")], [true, false, false]);
    form.setValue("name", "Spring");
    assert.deepEqual([form.errors, form.valid("name")], [{}, true]);
    const result = await form.submit();
    assert.deepEqual(result, { ok: false, errors: { assistant_id: ["The assistant id field is required."] } });
    assert.deepEqual(form.errors, result.ok || result.errors);
  });

  test("validate() touches fields, and forgetError() hides errors until the field changes", () => {
    const form = createCampaignForm({ initialValues: { name: "", allowed_days: ["x"] } });
    form.validate("allowed_days");
    assert.deepEqual(Object.keys(form.errors), ["allowed_days.0"]);
    assert.ok(form.invalid("allowed_days") && form.touched("allowed_days"));
    form.forgetError("allowed_days");
    assert.deepEqual(form.errors, {});
    form.setValue("allowed_days", ["monday", "y"]);
    assert.deepEqual(Object.keys(form.errors), ["allowed_days.1"]);
    form.validate();
    assert.deepEqual(Object.keys(form.errors), ["name", "assistant_id", "allowed_days.1"]);
  });

  test("dirty holds the changed fields, and reset() restores their initial values", () => {
    const form = createCampaignForm({ initialValues: { ...valid, allowed_days: ["monday"] } });
    form.setValues({ allowed_days: ["monday"], name: "Autumn", max_retries: 9 });
    form.touch(["name", "max_retries"]);
    assert.deepEqual([...form.getState().dirty], ["name", "max_retries"]);
    form.reset("max_retries");
    assert.deepEqual([form.values, form.errors], [{ ...valid, name: "Autumn", allowed_days: ["monday"] }, {}]);
    form.reset();
    assert.deepEqual(
      [form.values, [...form.getState().dirty], form.touched("name")],
      [{ ...valid, allowed_days: ["monday"] }, [], false],
    );
  });

  test("a form reads its options when it is created and configured, not at each verdict", () => {
    const account = { outbound_assistant_ids: [127] };
    const form = createCampaignForm({ initialValues: valid, account });
    form.validate();
    assert.deepEqual(form.errors, {});
    account.outbound_assistant_ids[0] = 128;
    form.setValue("name", "Autumn");
    assert.deepEqual(form.errors, {});
    form.configure({ account });
    form.setValue("name", "Winter");
    assert.deepEqual(Object.keys(form.errors), ["assistant_id"]);
  });

  test("configure() changes the options of a form, and invalid options throw", () => {
    const form = createCampaignForm({ initialValues: { ...valid, max_calls_in_parallel: 5 } });
    form.validate();
    assert.deepEqual(form.errors, {});
    form.configure({ account: { max_calls_in_parallel: 2 }, messages: { max: "Höchstens :max." } });
    assert.deepEqual(form.errors, { max_calls_in_parallel: ["Höchstens 2."] });
    for (const [name, options] of Object.entries({
      profile: { profile: "x" },
      onSubmit: { onSubmit: 5 },
      focus: { focus: "name" },
      initialValues: { initialValues: 5 },
      storage: { storage: { getItem() {} } },
      client: { client: {} },
      findCreated: { findCreated: "x" },
      storageKey: { storageKey: 5 },
      'Unknown option "onsubmit".': { onsubmit() {} },
      "The options of a form": null,
    })) {
      const bad = /** @type {any} */ (options);
      assert.throws(() => createCampaignForm(bad), { name: "TypeError", message: new RegExp(`^${name} `) });
      const form = createCampaignForm({ initialValues: { name: "a" } });
      if (options) assert.throws(() => form.configure(bad), { name: "TypeError", message: new RegExp(`^${name} `) });
      form.validate();
      assert.deepEqual(Object.keys(form.errors), ["assistant_id"]);
    }
  });

  test("the state of an unchanged field stays the same object", () => {
    const form = createCampaignForm({ initialValues: { timezone: "Asia/Calcutta" } });
    const before = [form.field("name"), form.field("timezone")];
    let calls = 0;
    const stop = form.subscribe(() => calls++);
    form.setValue("name", "a");
    assert.equal(form.field("timezone"), before[1]);
    assert.notEqual(form.field("name"), before[0]);
    form.touch("timezone");
    assert.deepEqual(form.field("timezone"), {
      ...{ name: "timezone", value: "Asia/Calcutta", errors: ["The timezone field must be a valid timezone."] },
      ...{
        elements: {},
        suggestion: "Asia/Kolkata",
        warnings: form.field("timezone").warnings,
        touched: true,
        dirty: false,
      },
    });
    form.setValue("name", "a");
    assert.equal(calls, 2);
    stop();
    form.setValue("name", "b");
    assert.equal(calls, 2);
    form.setValue("allowed_days", ["x", "monday", "y"]);
    form.touch("allowed_days");
    assert.deepEqual(Object.keys(form.field("allowed_days").elements), ["0", "2"]);
  });
});

suite("names of fields", () => {
  /** @type {[method: string, call: (form: any, name: any) => unknown][]} */
  const methods = [
    ["setValue", (form, name) => form.setValue(name, "x")],
    ["setValues", (form, name) => form.setValues({ name: "Spring", [name]: "x" })],
    ["reset", (form, name) => form.reset(name)],
    ["field", (form, name) => form.field(name)],
    ["touch", (form, name) => form.touch(name)],
    ["touch with a list", (form, name) => form.touch(["name", name])],
    ["touched", (form, name) => form.touched(name)],
    ["validate", (form, name) => form.validate(name)],
    ["valid", (form, name) => form.valid(name)],
    ["invalid", (form, name) => form.invalid(name)],
    ["forgetError", (form, name) => form.forgetError(name)],
  ];
  for (const [method, call] of methods) {
    test(`${method} refuses an unknown name, suggests the nearest one and changes nothing`, () => {
      const names = [
        ["max_retires", "max_retries"],
        ["allowedDays", "allowed_days"],
        ["allowed_days[]", "allowed_days"],
        ["constructor", undefined],
        ["__proto__ ", undefined],
        ["name.0", "name"],
        ["allowed_days.", "allowed_days"],
        ["", "name"],
      ];
      for (const [name, nearest] of names) {
        const form = createCampaignForm();
        const before = JSON.stringify(form.getState());
        assert.throws(() => call(form, name), { name: "TypeError", message: new RegExp(nearest ?? "Did you mean") });
        assert.equal(JSON.stringify(form.getState()), before, name);
      }
      for (const odd of [Symbol("x"), 5, {}, null]) {
        if (method === "setValues" && typeof odd === "symbol") continue; // Object.entries has no symbols.
        assert.throws(() => call(createCampaignForm(), odd), TypeError);
      }
    });
  }

  for (const method of ["setValue", "reset", "field"]) {
    test(`${method} accepts whole fields only, no element of a list`, () => {
      const form = /** @type {any} */ (createCampaignForm({ initialValues: { allowed_days: ["x"] } }));
      assert.throws(() => form[method]("allowed_days.0", "monday"), { name: "TypeError", message: /"allowed_days"/ });
    });
  }

  test("an element of a list is named as in Laravel Precognition", () => {
    const form = createCampaignForm({ initialValues: { ...valid, allowed_days: ["x", "monday", "y"] } });
    form.touch("allowed_days.0");
    assert.deepEqual(
      [form.touched("allowed_days"), form.invalid("allowed_days.0"), form.invalid("allowed_days.1")],
      [true, true, false],
    );
    assert.deepEqual([form.valid("allowed_days.1"), form.valid("allowed_days.0")], [true, false]);
    form.forgetError("allowed_days.0");
    assert.deepEqual(Object.keys(form.errors), ["allowed_days.2"]);
    form.validate(["allowed_days.0", "name"]);
    assert.deepEqual(Object.keys(form.errors), ["allowed_days.0", "allowed_days.2"]);
  });

  test("a checkbox group that reports true or false instead of a list is omitted", () => {
    const form = createCampaignForm({ initialValues: { ...valid, allowed_days: ["monday"] } });
    for (const value of [true, false]) {
      form.setValue("allowed_days", /** @type {any} */ (value));
      form.setValue("retry_on_voicemail", value);
      assert.deepEqual([form.values.allowed_days, form.values.retry_on_voicemail], [undefined, value]);
      assert.equal(form.getState().ok, true);
    }
  });

  for (const key of ["constructor", "__proto__", "toString", 'name"]', "a[b", "leads.0.phone", ""]) {
    test(`an error key of the server like ${JSON.stringify(key)} is shown and breaks nothing`, async (t) => {
      const page = { querySelectorAll: () => [{ getAttribute: () => "name", focus() {} }] };
      Object.assign(globalThis, { document: page });
      t.after(() => Reflect.deleteProperty(globalThis, "document"));
      const errors = Object.fromEntries([[key, ["Refused."]]]);
      const form = createCampaignForm({
        initialValues: valid,
        onSubmit: () => Promise.reject(new ValidationError("no", { errors, outcome: "refused" })),
      });
      const result = await form.submit();
      assert.ok(!result.ok);
      assert.deepEqual(Object.entries(form.errors), [[key, ["Refused."]]]);
      assert.deepEqual([form.field("name").errors, form.invalid("name"), form.submitting], [[], false, false]);
      form.setErrors(errors);
      form.setValue("name", "x");
      assert.deepEqual(Object.keys(form.errors), [key]);
    });
  }

  test("malformed errors of the server do not break the state", async () => {
    const errors = { name: "One.", timezone: null, assistant_id: [5, null, ["Two."], {}], allowed_days: {} };
    const form = createCampaignForm({ initialValues: valid, onSubmit: () => Promise.reject({ errors }) });
    await form.submit();
    assert.deepEqual(form.errors, { name: ["One."], timezone: [], assistant_id: ["Two."], allowed_days: [] });
    assert.deepEqual(form.field("timezone").errors, []);
  });
});

suite("listeners and focus functions", () => {
  for (const when of ["at every change", "once the campaign exists"]) {
    test(`a listener that throws ${when} is reported and changes no result`, async (t) => {
      const reported = t.mock.method(console, "error", () => {});
      let sent = 0;
      const form = createCampaignForm({ initialValues: valid, onSubmit: async () => ({ id: ++sent }) });
      const failure = new Error("a listener's own trouble");
      form.subscribe(() => {
        if (when === "at every change" || sent > 0) throw failure;
      });
      let calls = 0;
      form.subscribe(() => calls++);
      assert.deepEqual((await form.submit()).ok, true);
      assert.deepEqual([sent, form.submitted, form.submitting], [1, true, false]);
      assert.ok(calls > 0, "the listeners after it are called");
      assert.ok(
        reported.mock.calls.every(({ arguments: [error] }) => error === failure) && reported.mock.callCount() > 0,
      );
    });
  }

  test("a focus function that throws is reported and changes no result", async (t) => {
    const reported = t.mock.method(console, "error", () => {});
    const form = createCampaignForm({
      focus: () => {
        throw new Error("no such control");
      },
    });
    assert.equal((await form.submit()).ok, false);
    assert.equal(reported.mock.callCount(), 1);
  });
});

suite("submit", () => {
  test("a double click creates one campaign, during the request and after it until the form changes", async () => {
    const answer = later();
    /** @type {unknown[]} */
    const sent = [];
    const form = createCampaignForm({
      initialValues: valid,
      onSubmit: (campaign) => {
        sent.push(campaign);
        return answer.promise;
      },
    });
    const first = form.submit();
    assert.equal(form.submitting, true);
    assert.equal(form.submit(), first);
    answer.resolve({ id: 7 });
    const done = { ok: true, campaign: { name: "Spring", assistant_id: 127 }, result: { id: 7 } };
    assert.deepEqual(await first, done);
    assert.deepEqual([form.submitting, form.submitted, form.getState().result], [false, true, { id: 7 }]);
    assert.deepEqual(await form.submit(), done);
    assert.deepEqual(sent, [{ name: "Spring", assistant_id: 127 }]);
    form.setValue("name", "Autumn");
    assert.equal(form.submitted, false);
    await form.submit();
    assert.equal(sent.length, 2);
  });

  test("the server's errors stay at their fields until these change", async () => {
    const errors = { assistant_id: ["No such assistant."], "phone_number_ids.0": ["Not yours."] };
    const form = createCampaignForm({
      initialValues: { ...valid, phone_number_ids: [1] },
      onSubmit: async () => {
        throw new ValidationError("The given data was invalid.", { errors, source: "server", outcome: "refused" });
      },
    });
    const result = await form.submit();
    assert.ok(!result.ok && result.error instanceof ValidationError);
    assert.deepEqual(form.errors, errors);
    form.setValue("name", "x");
    assert.deepEqual(form.errors, errors);
    form.setValue("phone_number_ids", [2]);
    assert.deepEqual(form.errors, { assistant_id: errors.assistant_id });
    form.setErrors({ name: "Taken." });
    assert.deepEqual(form.errors, { name: ["Taken."] });
  });

  for (const outcome of ["not-sent", "refused"]) {
    test(`a failure with the outcome ${outcome} is reported, and the next submit is another request`, async () => {
      let calls = 0;
      const failure = Object.assign(new Error("refused"), { outcome });
      const form = createCampaignForm({
        initialValues: valid,
        onSubmit: () => {
          calls++;
          throw failure;
        },
      });
      assert.deepEqual(await form.submit(), { ok: false, errors: {}, error: failure });
      const { error, submitting, submitted, unclear } = form.getState();
      assert.deepEqual([error, submitting, submitted, unclear], [failure, false, false, undefined]);
      await form.submit();
      assert.equal(calls, 2);
    });
  }

  test("a change during the request is not part of the submitted campaign", async () => {
    const answer = later();
    const form = createCampaignForm({ initialValues: valid, onSubmit: () => answer.promise });
    const first = form.submit();
    form.setValue("name", "Autumn");
    answer.resolve(1);
    assert.equal((await first).ok, true);
    assert.equal(form.submitted, false);
  });

  test("attach() accepts an element, a Vue component's $el and null as the root of the focus", () => {
    /** @type {unknown[]} */
    const within = [];
    const form = createCampaignForm({ focus: (_, element) => void within.push(element) });
    form.touch("name");
    const element = { querySelectorAll: () => [] };
    for (const given of [element, { $el: element }, null]) {
      form.attach(given);
      form.focusFirstError();
    }
    assert.deepEqual(within, [element, null, null]);
  });

  test("an error whose members throw is reported like any other failure", async () => {
    const thorn = {
      get errors() {
        throw new Error("thorn");
      },
    };
    const throwing = new Proxy({}, { ownKeys: () => assert.fail("looked at") });
    for (const error of [thorn, { errors: throwing }, { errors: null }, null, undefined, "no"]) {
      const form = createCampaignForm({ initialValues: valid, onSubmit: () => Promise.reject(error) });
      assert.deepEqual(await form.submit(), { ok: false, errors: {}, error });
      assert.equal(form.submitting, false);
    }
  });

  test("a listener that submits when the submission starts gets the result of that submission", async () => {
    let sent = 0;
    const form = createCampaignForm({
      initialValues: valid,
      onSubmit: () => {
        form.touch("name");
        return ++sent;
      },
    });
    /** @type {unknown[]} */
    const results = [];
    form.subscribe(() => {
      if (results.length < 5) results.push(form.submit());
    });
    const first = form.submit();
    assert.equal((await first).ok, true);
    assert.ok(results.length > 0);
    for (const result of await Promise.all(results)) assert.equal(result, await first);
    assert.equal(sent, 1);
  });

  test("the focus moves to the first error, of the client before sending and of the server after it", async () => {
    /** @type {string[]} */
    const focused = [];
    const form = createCampaignForm({
      focus: (key) => void focused.push(key),
      onSubmit: () => Promise.reject(new ValidationError("no", { errors: { timezone: ["no"] } })),
    });
    await form.submit();
    form.setValues(valid);
    await form.submit();
    assert.deepEqual(focused, ["name", "timezone"]);
  });
});

suite("drafts", () => {
  test("a draft survives a reload, and reset() and a submission remove it", async () => {
    const storage = memory();
    const options = { storage, storageKey: "draft", initialValues: { max_retries: 2 }, onSubmit: () => 1 };
    const before = createCampaignForm(options);
    before.setValues({ ...valid, assistant_id: 127n });
    const after = createCampaignForm(options);
    assert.deepEqual(after.values, { max_retries: 2 });
    assert.equal(after.restore(), true);
    assert.deepEqual(after.values, { max_retries: 2, ...valid });
    await after.submit();
    // The record of the created campaign stays, so that no other form creates it again.
    assert.deepEqual([...storage.map.keys()], ["draft.attempts"]);
    after.setValue("name", "x");
    assert.deepEqual([...storage.map.keys()].sort(), ["draft", "draft.attempts"]);
    after.reset();
    assert.deepEqual([...storage.map.keys()], ["draft.attempts"]);
    assert.equal(after.restore(), false);
  });

  test("a draft that is restored after a submission is another campaign", async () => {
    const storage = memory();
    /** @type {string[]} */
    const sent = [];
    const form = createCampaignForm({ storage, initialValues: valid, onSubmit: ({ name }) => void sent.push(name) });
    await form.submit();
    createCampaignForm({ storage, initialValues: valid }).setValue("name", "Summer");
    form.setErrors({ name: ["Taken."] });
    assert.equal(form.restore(), true);
    assert.equal(form.submitted, false);
    assert.deepEqual(form.errors, {});
    const result = await form.submit();
    assert.ok(result.ok && result.campaign.name === "Summer");
    assert.deepEqual(sent, [valid.name, "Summer"]);
  });

  test("a field that was emptied is restored as empty, not with its initial value", () => {
    const options = { storage: memory(), initialValues: { name: "a", timezone: "Europe/Berlin", max_retries: 2 } };
    const form = createCampaignForm(options);
    form.setValues({ timezone: undefined, max_retries: 3 });
    const later = createCampaignForm(options);
    assert.equal(later.restore(), true);
    assert.deepEqual(later.values, { name: "a", timezone: undefined, max_retries: 3 });
    assert.deepEqual(later.getState().dirty, new Set(["timezone", "max_retries"]));
  });

  test('the storages "local" and "session" are the page\'s, and are absent on a server', (t) => {
    const [local, session] = [memory(), memory()];
    const names = /** @type {const} */ (["local", "session"]);
    for (const name of names) {
      const form = createCampaignForm({ storage: name, storageKey: "draft" });
      form.setValue("name", "a");
      assert.equal(form.restore(), false);
    }
    Object.assign(globalThis, { localStorage: local, sessionStorage: session });
    t.after(() => {
      for (const name of ["localStorage", "sessionStorage"]) Reflect.deleteProperty(globalThis, name);
    });
    for (const name of names) createCampaignForm({ storage: name, storageKey: "draft" }).setValue("name", name);
    for (const [name, { map }] of Object.entries({ local, session })) {
      assert.equal(JSON.parse(map.get("draft") ?? "").drafts[0].values.name, name);
    }
    createCampaignForm({ storage: null }).setValue("name", "nowhere");
    assert.deepEqual([local.map.size, session.map.size], [1, 1]);
  });

  test("a storage that is full, forbidden or spoilt does not break a form", () => {
    const broken = () => {
      throw new Error("denied");
    };
    const form = createCampaignForm({ storage: { getItem: broken, setItem: broken, removeItem: broken } });
    form.setValue("name", "a");
    assert.equal(form.restore(), false);
    form.reset();
    for (const text of ["{", "[]", "5", "null"]) {
      const storage = { ...memory(), getItem: () => text };
      assert.equal(createCampaignForm({ storage }).restore(), false);
    }
  });
});
