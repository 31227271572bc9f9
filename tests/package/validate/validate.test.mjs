// Validation in the built package: the meaning of a form, hostile forms, and the options.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import vm from "node:vm";
import {
  buildRequest,
  campaignFields,
  ready,
  ValidationError,
  validateCampaign,
  validateCampaignJson,
  validateFields,
} from "../../../pkg/index.js";
import { EXAMPLE as example } from "../../../scripts/package/example.mjs";

const required = {
  name: ["The name field is required."],
  assistant_id: ["The assistant id field is required."],
};
const unsendable = (/** @type {string} */ field) =>
  `The ${field} field cannot be sent as JSON: the form is a FormData (use fromFormData) or a promise (use await), ` +
  "or the field has a cycle, or a getter or toJSON that throws.";

/**
 * @param {unknown} form
 * @param {import("../../../pkg/index.js").ValidationOptions} [options]
 */
function refused(form, options) {
  const verdict = validateCampaign(form, options);
  assert.ok(!verdict.ok);
  return verdict;
}

/**
 * @param {unknown} form
 * @param {import("../../../pkg/index.js").ValidationOptions} [options]
 */
function accepted(form, options) {
  const verdict = validateCampaign(form, options);
  assert.ok(verdict.ok, JSON.stringify(verdict));
  return verdict.campaign;
}

suite("the examples of the documentation", () => {
  test("an empty form gets the documented 422", () => {
    const { message, errors } = refused({});
    assert.deepEqual({ message, errors }, { message: "The given data was invalid.", errors: required });
  });

  test("Intellixent's example is accepted, and its request equals the documented one", () => {
    assert.deepEqual(accepted(example), example);
    const request = buildRequest(example, { provider: "intellixent", apiKey: "canary-key" });
    assert.deepEqual(request, {
      method: "POST",
      url: "https://portal.intellixent.ai/api/user/campaign",
      headers: {
        Accept: "application/json",
        Authorization: "Bearer canary-key",
        "Content-Type": "application/json",
      },
      body: JSON.stringify(example),
    });
  });
});

suite("a form is its JSON.stringify", () => {
  test("a value that is not an object is an empty form", () => {
    const nothing = [null, undefined, 5, 5n, "name", true, Symbol("s"), [], [example], () => example, new Date(0)];
    for (const form of [...nothing, new String("x"), new Number(5), new Map([["name", "a"]])]) {
      assert.deepEqual(refused(form).errors, required);
    }
  });

  test("only own enumerable properties of a form are read", () => {
    assert.deepEqual(refused(Object.create(example)).errors, required);
    const hidden = Object.defineProperty({ ...example }, "name", { enumerable: false });
    assert.deepEqual(Object.keys(refused(hidden).errors), ["name"]);
    class Form {
      name = "Spring";
      assistant_id = 1;
      get timezone() {
        return "not a field of the instance";
      }
    }
    assert.deepEqual(accepted(new Form()), { name: "Spring", assistant_id: 1 });
    assert.deepEqual(accepted(Object.assign(Object.create(null), { name: "a", assistant_id: 1 })), {
      name: "a",
      assistant_id: 1,
    });
  });

  test("unknown keys of a form are neither read nor sent", () => {
    const form = {
      name: "a",
      assistant_id: 1,
      _method: "DELETE",
      get secret() {
        throw new Error("read");
      },
    };
    assert.deepEqual(accepted(form), { name: "a", assistant_id: 1 });
  });

  test("toJSON of a form and of its values is called", () => {
    assert.deepEqual(accepted({ toJSON: () => example }), example);
    const named = { toJSON: (/** @type {string} */ key) => `under ${key}` };
    assert.equal(accepted({ name: named, assistant_id: 1 }).name, "under name");
    assert.equal(accepted({ name: new Date(0), assistant_id: 1 }).name, "1970-01-01T00:00:00.000Z");
  });

  test("undefined, functions and symbols are absent, and NaN and infinities are null", () => {
    const form = {
      name: "a",
      assistant_id: 1,
      timezone: undefined,
      allowed_days: () => {},
      max_retries: Number.NaN,
      retry_interval: Number.POSITIVE_INFINITY,
      goal_completion_variable: Symbol("s"),
    };
    assert.deepEqual(accepted(form), { name: "a", assistant_id: 1 });
    assert.deepEqual(Object.keys(refused({ name: "a", assistant_id: Number.NaN }).errors), ["assistant_id"]);
  });

  test("a hole in a list is null", () => {
    // biome-ignore lint/suspicious/noSparseArray: that is the case
    const { errors } = refused({ name: "a", assistant_id: 1, allowed_days: ["monday", , "friday"] });
    assert.deepEqual(errors, { "allowed_days.1": ["The selected allowed_days.1 is invalid."] });
  });

  test("a bigint is an integer with all its digits in any field and element", () => {
    const campaign = accepted({ name: "a", assistant_id: 127n, phone_number_ids: [1n, 9007199254740993n, -0n] });
    assert.deepEqual(campaign, { name: "a", assistant_id: 127, phone_number_ids: [1, "9007199254740993", 0] });
    const { errors } = refused({ name: "a", assistant_id: 2n ** 63n });
    assert.deepEqual(errors, { assistant_id: ["The assistant id field must be an integer."] });
  });

  test("a bigint keeps its digits if the page defines BigInt.prototype.toJSON", () => {
    const prototype = /** @type {{ toJSON?: () => number }} */ (/** @type {unknown} */ (BigInt.prototype));
    prototype.toJSON = function () {
      return Number(this);
    };
    try {
      const campaign = accepted({ name: "a", assistant_id: 2n ** 53n + 1n, phone_number_ids: [2n ** 53n + 1n] });
      assert.deepEqual([campaign.assistant_id, campaign.phone_number_ids], ["9007199254740993", ["9007199254740993"]]);
    } finally {
      delete prototype.toJSON;
    }
  });

  test("values of another realm are read like our own", () => {
    const form = vm.runInNewContext(
      `({ name: "a", assistant_id: 1, allowed_days: ["monday"], phone_number_ids: [1n] })`,
    );
    assert.deepEqual(accepted(form), { name: "a", assistant_id: 1, allowed_days: ["monday"], phone_number_ids: [1] });
    assert.deepEqual(refused(vm.runInNewContext("[1]")).errors, required);
    // A Number object of any realm is sent as its number. An object that only inherits from Number is ordinary.
    const members = 'name: "a", assistant_id: 1';
    const boxed = vm.runInNewContext(`Object.assign(new Number(5), { ${members} })`);
    assert.equal(JSON.stringify(boxed), "5");
    assert.deepEqual(refused(boxed).errors, required);
    const heir = Object.assign(Object.create(Number.prototype), { name: "a", assistant_id: 1 });
    assert.deepEqual(accepted(heir), { name: "a", assistant_id: 1 });
  });

  test("a lone surrogate in a field empties the body, and in another key it has no effect", () => {
    assert.deepEqual(refused({ ...example, timezone: "a\ud800" }).errors, required);
    assert.deepEqual(refused({ ...example, allowed_days: { "\udc00": "monday" } }).errors, required);
    assert.deepEqual(accepted({ ...example, other: "\ud800" }), example);
    assert.deepEqual(accepted({ ...example, name: "\u{1F600}" }).name, "\u{1F600}");
  });
});

suite("unserializable values", () => {
  test("a cycle or a getter that throws is an error of its field", () => {
    /** @type {Record<string, unknown>} */
    const cyclic = {};
    cyclic.self = cyclic;
    const form = {
      name: cyclic,
      get assistant_id() {
        throw new Error("no");
      },
      allowed_days: [
        {
          toJSON() {
            throw new Error("no");
          },
        },
      ],
      timezone: "nowhere",
    };
    const { errors, issues } = refused(form);
    assert.deepEqual(errors, {
      name: [unsendable("name")],
      assistant_id: [unsendable("assistant id")],
      timezone: ["The timezone field must be a valid timezone."],
      allowed_days: [unsendable("allowed days")],
    });
    assert.deepEqual(
      issues.map(({ code, source }) => `${code} ${source}`),
      ["unserializable client", "unserializable client", "timezone rule", "unserializable client"],
    );
  });

  test("a proxy that throws is an error of every field, and a form that throws as a whole is empty", () => {
    const throwing = () => {
      throw new Error("no");
    };
    const names = campaignFields.map(({ name }) => name);
    const proxy = new Proxy(example, { getOwnPropertyDescriptor: throwing });
    assert.deepEqual(
      refused(proxy).issues.map(({ field }) => field),
      names,
    );
    const { proxy: revoked, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const form of [{ toJSON: throwing }, revoked]) {
      assert.deepEqual(Object.keys(refused(form).errors), ["name", "assistant_id"]);
    }
  });

  test("a text that looks like our mark for bigints stays a text", () => {
    const form = { name: "a", assistant_id: 1, phone_number_ids: [1n, '"bigint 5"', "bigint 5"] };
    assert.deepEqual(
      refused(form).issues.map(({ key }) => key),
      ["phone_number_ids.1", "phone_number_ids.2"],
    );
  });
});

suite("large forms", () => {
  const within = (/** @type {() => void} */ work) => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    // About a second on an idle machine. CPU time, with slack for a busy machine.
    assert.ok(user + system < 4e6, `${(user + system) / 1e6} s`);
  };

  test("strings of 10 MB get a verdict within four seconds", () => {
    within(() => {
      const { errors } = refused({ name: "x".repeat(1e7), assistant_id: "1".repeat(1e7), timezone: "é".repeat(5e6) });
      assert.deepEqual(Object.keys(errors), ["name", "assistant_id", "timezone"]);
    });
  });

  test("100,000 phone numbers get a verdict within four seconds, distinct, equal or loosely equal", () => {
    const numbers = Array.from({ length: 100_000 }, (_, i) => i);
    const form = (/** @type {unknown[]} */ phone_number_ids) => ({ name: "a", assistant_id: 1, phone_number_ids });
    within(() => assert.equal(accepted(form(numbers)).phone_number_ids?.length, 100_000));
    within(() => assert.equal(refused(form(numbers.map(() => 7))).issues.length, 100_000));
    within(() => assert.equal(refused(form(numbers.map((i) => (i % 2 ? i - 1 : `+${i}`)))).issues.length, 100_000));
  });

  test("50,000 keys that look like placeholders get a verdict within four seconds", () => {
    const days = (/** @type {Record<string, unknown>} */ allowed_days) => ({
      name: "a",
      assistant_id: 1,
      allowed_days,
    });
    const many = Array.from({ length: 50_000 }, (_, i) => [`:input${i}`, "x"]);
    within(() => assert.equal(refused(days(Object.fromEntries(many))).issues.length, 50_000));
    within(() => assert.equal(refused(days({ [`${"1.".repeat(100_000)}:index`]: "x" })).issues.length, 1));
    within(() => assert.equal(refused(days({ [":ATTRIBUTE".repeat(10_000)]: "x" })).issues.length, 1));
  });

  test("deep nesting is refused as PHP refuses it, and never overflows the stack", () => {
    /** @type {unknown} */
    let deep = "x";
    for (let i = 0; i < 400; i++) deep = [deep];
    assert.deepEqual(Object.keys(refused({ name: "a", assistant_id: 1, timezone: deep }).errors), ["timezone"]);
    for (let i = 0; i < 200; i++) deep = { deep };
    assert.deepEqual(refused({ name: "a", assistant_id: 1, timezone: deep }).errors, required);
    for (let i = 0; i < 100_000; i++) deep = [deep];
    assert.deepEqual(refused({ name: "a", assistant_id: 1, timezone: deep }).errors, {
      timezone: [unsendable("timezone")],
    });
  });

  test("an ordinary form is accepted after the large ones", () => assert.deepEqual(accepted(example), example));
});

suite("raw bodies", () => {
  test("a string and its bytes are the same raw body", () => {
    const body = JSON.stringify({ ...example, name: "Frühling 😀" });
    const bytes = new TextEncoder().encode(body);
    const padded = new Uint8Array([0, ...bytes, 0]).subarray(1, -1);
    for (const form of [body, bytes, Buffer.from(bytes), padded]) {
      assert.deepEqual(validateCampaignJson(form), validateCampaign(JSON.parse(body)));
    }
  });

  test("a raw body without a JSON object is an empty form", () => {
    for (const body of ["", "[]", "null", "{", '{"name":"\\ud800","assistant_id":1}', new Uint8Array([0xff])]) {
      const verdict = validateCampaignJson(body);
      assert.ok(!verdict.ok);
      assert.deepEqual(verdict.errors, required);
    }
  });

  test("a lone surrogate in a raw body is U+FFFD, as fetch sends it", () => {
    const verdict = validateCampaignJson('{"name":"a\ud800","assistant_id":1}');
    assert.ok(verdict.ok);
    assert.equal(verdict.campaign.name, "a\ufffd");
  });

  test("a raw body of another type throws a TypeError", () => {
    for (const body of [undefined, null, {}, 5]) {
      assert.throws(() => validateCampaignJson(/** @type {any} */ (body)), {
        name: "TypeError",
        message: "body must be a string or a Uint8Array",
      });
    }
  });
});

suite("the campaign of a verdict", () => {
  test("validating an accepted campaign again gives the same campaign", () => {
    const forms = [
      example,
      { name: " a ", assistant_id: "+5", max_retries: true, retry_on_voicemail: "0", allowed_days: [] },
      { name: "a", assistant_id: -0, phone_number_ids: ["9007199254740993", 5.000000000000001], timezone: "" },
      { name: "a", assistant_id: 1, allowed_days: { x: "monday" }, mark_complete_when_no_leads: 0 },
    ];
    for (const form of forms) {
      const campaign = accepted(form);
      assert.deepEqual(accepted(campaign), campaign);
      assert.equal(buildRequest(campaign, { provider: "autocalls" }).body, JSON.stringify(campaign));
    }
  });

  test("an empty list of days is sent as an empty list", () => {
    const { body } = buildRequest({ name: "a", assistant_id: 1, allowed_days: [] }, { provider: "autocalls" });
    assert.equal(body, '{"name":"a","assistant_id":1,"allowed_days":[]}');
  });
});

suite("options", () => {
  test("profiles differ in trimming, wording and top-level message", () => {
    const form = { name: "\u00a0", assistant_id: "x" };
    assert.deepEqual(refused(form, { profile: "laravel-8" }).errors, {
      assistant_id: ["The assistant id must be an integer."],
    });
    const newer = refused(form, { profile: "laravel-12" });
    assert.equal(newer.message, "The name field is required. (and 1 more error)");
    const documented = refused(form);
    assert.deepEqual({ ...documented, message: "" }, { ...newer, message: "" });
    assert.equal(documented.message, "The given data was invalid.");
  });

  test("the limit on parallel calls is the account's, or else the provider's", () => {
    const form = { name: "a", assistant_id: 1, max_calls_in_parallel: 11 };
    assert.equal(refused(form).errors.max_calls_in_parallel[0].includes("10"), true);
    assert.equal(accepted(form, { provider: "intellixent" }).max_calls_in_parallel, 11);
    assert.equal(accepted(form, { account: { max_calls_in_parallel: null } }).max_calls_in_parallel, 11);
    assert.deepEqual(refused(form, { account: { max_calls_in_parallel: 1 } }).issues[0].params, { max: 1 });
    const many = { ...form, max_calls_in_parallel: "9007199254740993" };
    assert.equal(accepted(many, { provider: "intellixent" }).max_calls_in_parallel, "9007199254740993");
  });

  test("an invalid option throws a TypeError that names it", () => {
    for (const [options, start] of /** @type {[any, string][]} */ ([
      [null, "options must be"],
      ["laravel-8", "options must be"],
      [{ profile: "laravel-9" }, "profile must be"],
      [{ provider: "x" }, "provider must be"],
      [{ account: null }, "account must be"],
      [{ account: { max_calls_in_parallel: 0 } }, "account.max_calls_in_parallel must be"],
      [{ account: { max_calls_in_parallel: 5n } }, "account.max_calls_in_parallel must be"],
      [{ account: { timezone: "" } }, "account.timezone must be"],
      [
        { account: { outbound_assistant_id: [1] } },
        'Unknown option "outbound_assistant_id". Did you mean "outbound_assistant_ids"? ' +
          "The members of account are max_calls",
      ],
    ])) {
      for (const call of [
        () => validateCampaign({}, options),
        () => validateCampaignJson("{}", options),
        () => validateFields({}, ["name"], options),
      ]) {
        assert.throws(call, (error) => error instanceof TypeError && error.message.startsWith(start));
      }
    }
  });
});

suite("validateFields", () => {
  test("validateFields returns the full report filtered by its fields", () => {
    const form = { name: "a".repeat(256), max_retries: 7, allowed_days: ["monday", "x"], phone_number_ids: [1, 1] };
    const full = refused(form);
    for (const { name } of campaignFields) {
      const part = validateFields(form, [name]);
      assert.deepEqual(
        part.issues,
        full.issues.filter(({ field }) => field === name),
      );
      assert.equal(part.ok, part.issues.length === 0);
    }
    assert.deepEqual(Object.keys(validateFields(form, ["phone_number_ids"]).errors), [
      "phone_number_ids.0",
      "phone_number_ids.1",
    ]);
  });

  test("validateFields throws a TypeError for an unknown name", () => {
    for (const fields of [["nme"], "name", [5], undefined]) {
      assert.throws(() => validateFields({}, /** @type {any} */ (fields)), TypeError);
    }
  });
});

suite("buildRequest", () => {
  test("buildRequest throws a ValidationError for an invalid form", () => {
    assert.throws(
      () => buildRequest({}, { provider: "autocalls" }),
      (error) => {
        assert.ok(error instanceof ValidationError);
        const { source, outcome, code, errors } = error;
        assert.deepEqual({ source, outcome, code }, { source: "client", outcome: "not-sent", code: "validation" });
        assert.deepEqual(errors, required);
        return true;
      },
    );
  });

  test("buildRequest joins address and path, and sets the headers", () => {
    const build = (/** @type {any} */ options) => buildRequest({ name: "a", assistant_id: 1 }, options);
    assert.equal(build({ baseUrl: "https://app.famulor.de/api//" }).url, "https://app.famulor.de/api/user/campaign");
    assert.equal(
      build({ baseUrl: new URL("http://127.0.0.1:8787/api") }).url,
      "http://127.0.0.1:8787/api/user/campaign",
    );
    assert.equal(
      build({ provider: "autocalls", paths: { create: "user/campaigns" } }).url,
      "https://app.autocalls.ai/api/user/campaigns",
    );
    assert.equal("Authorization" in build({ provider: "autocalls" }).headers, false);
    assert.equal(build({ provider: "autocalls", headers: { "X-Trace": "1" } }).headers["X-Trace"], "1");
  });

  test("buildRequest throws a TypeError that names an invalid option, for any form", () => {
    for (const [options, part] of /** @type {[any, string][]} */ ([
      [undefined, "baseUrl"],
      [{}, "baseUrl"],
      [{ baseUrl: 5 }, "baseUrl"],
      [{ baseUrl: "http://example.com" }, "baseUrl"],
      [{ provider: "autocalls", paths: { creat: "x" } }, "paths.creat"],
      [{ provider: "autocalls", paths: { create: 5 } }, "paths.create"],
      [{ provider: "autocalls", apiKey: "canary-key\nX: y" }, "apiKey"],
      [{ provider: "autocalls", apiKey: () => "canary-key" }, "apiKey"],
      [{ provider: "autocalls", headers: { "a b": "c" } }, "headers"],
      [{ provider: "autocalls", headers: { a: 5 } }, "headers.a"],
    ])) {
      assert.throws(
        () => buildRequest({}, options),
        (error) => {
          assert.ok(error instanceof TypeError);
          assert.ok(error.message.includes(part), error.message);
          assert.ok(!error.message.includes("canary"));
          return true;
        },
      );
    }
  });
});

test("campaignFields describes the controls of a form", () => {
  assert.equal(campaignFields.length, 14);
  const [name, , timezone] = campaignFields;
  assert.deepEqual(
    { ...name, help: "", placeholder: "" },
    {
      name: "name",
      label: "Campaign name",
      input: "text",
      type: "string",
      required: true,
      maxLength: 255,
      unit: "characters",
      placeholder: "",
      help: "",
      autocomplete: "off",
    },
  );
  assert.equal(timezone.options?.length, 419);
  for (const option of timezone.options ?? []) {
    assert.equal(validateFields({ timezone: option.value }, ["timezone"]).ok, true, option.value);
  }
});

test("ready() may be awaited at any time", async () => {
  await Promise.all([ready(), ready()]);
  assert.deepEqual(accepted(example), example);
});
