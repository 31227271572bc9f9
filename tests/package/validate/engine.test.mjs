// One engine validates every form: all paths agree on generated and recorded forms (npm run test:paths: 100,000), for
// code that runs while a form is read, for changed prototypes, and after a trap.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import {
  createValidator,
  validateCampaign,
  validateCampaignJson,
  validateFields,
  validateMany,
} from "../../../pkg/index.js";
import { serialize } from "../../../pkg/validate/encode.js";
import * as engine from "../../../pkg/validate/engine.js";
import { validator } from "../../../pkg/wasm/validator_module.js";
import { readCases } from "../../conformance/cases.mjs";
import { comparePaths, optionSets, withoutFormWarnings } from "../support/generated-forms.mjs";

const full = () => ({
  name: "Spring – 電話 é",
  assistant_id: 127,
  timezone: "Europe/Kyiv",
  max_calls_in_parallel: 3,
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:00",
  allowed_days: ["monday", "tuesday"],
  max_retries: 2,
  retry_interval: 60,
  retry_on_voicemail: true,
  retry_on_goal_incomplete: true,
  goal_completion_variable: "booked",
  mark_complete_when_no_leads: false,
  phone_number_ids: [5, 6],
});
/** Returns the verdict on the form's JSON text, which runs no getter. @param {unknown} form @param {any} [options] */
const byText = (form, options) => validateCampaignJson(serialize(form).text, options);

describe("the paths of the engine", () => {
  it("all paths agree on 4,000 generated forms with every set of options", async () => {
    const { accepted, disagreement } = await comparePaths(4_000, 7);
    assert.equal(disagreement, undefined);
    assert.ok(accepted > 400, `${accepted} of them are accepted`);
  });

  it("all paths agree on nested forms, bigints, unsafe numbers and forms beyond the kept tape", () => {
    const nested = (/** @type {number} */ depth) => {
      let value = /** @type {any} */ ("x");
      for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value };
      return value;
    };
    const forms = [
      ...[1, 2, 508, 509, 510, 511, 600].map((depth) => ({ ...full(), allowed_days: [nested(depth)] })),
      ...[5n, -1n, 9007199254740993n, 2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n), -(2n ** 63n) - 1n, 10n ** 400n].flatMap(
        (number) => [
          { ...full(), assistant_id: number },
          { ...full(), phone_number_ids: [number, 7n, number] },
          { ...full(), max_retries: { a: number } },
        ],
      ),
      ...[2 ** 53, 2 ** 60, -(2 ** 62), 2 ** 64, 1e21, 1e300, 0.1, -0].map((number) => ({
        ...full(),
        phone_number_ids: [number, { a: number }],
      })),
      { ...full(), name: "é電😀".repeat(30_000) },
      { ...full(), allowed_days: Array(2_000).fill("monday") },
      { ...full(), phone_number_ids: Array.from({ length: 3_000 }, (_, i) => i) },
      ...[
        {},
        { 0: "monday", 1: "friday" },
        { 1: "monday", 2: "friday" },
        { a: "monday", b: "x" },
        { "*": "monday", __asterisk__: "friday", "a*": 1, a__asterisk__: "\ud800" },
        { "*": "monday", __asterisk__: "friday" },
        { "\udc00": "monday" },
        JSON.parse(`{"__proto__":"monday","é.0":["x"]}`),
      ].map((days) => ({ ...full(), allowed_days: days })),
    ];
    for (const form of forms) {
      for (const profile of /** @type {const} */ (["documented", "laravel-8", "laravel-12"])) {
        const options = { profile, messages: { in: ":attribute is not :input", integer: ":attribute: :input" } };
        assert.deepEqual(validateCampaign(form, options), byText(form, options));
      }
    }
  });

  it("JSON text is validated in a new instance after a trap in the module json", () => {
    const text = JSON.stringify({ ...full(), max_retries: 9 });
    const before = validateCampaignJson(text);
    assert.throws(
      () => validator.run(() => engine.raw.json?.decode(0xffff_fff0, 0x7fff_fff0, 0)),
      /internal error\. This call failed/,
    );
    assert.deepEqual(validateCampaignJson(text), before);
  });

  it("all paths agree on the recorded forms in each profile", () => {
    let compared = 0;
    for (const { body: given } of readCases()) {
      const body = String(given);
      let form;
      try {
        form = JSON.parse(body);
      } catch {
        // Not JSON, or JSON only for PHP: no JavaScript value equals it.
        continue;
      }
      compared++;
      for (const profile of /** @type {const} */ (["documented", "laravel-8", "laravel-12"])) {
        assert.deepEqual(withoutFormWarnings(validateCampaign(form, { profile })), byText(form, { profile }), body);
      }
    }
    assert.ok(compared > 2000, `${compared} forms`);
  });

  it("all paths agree on names with any character at both ends", () => {
    for (let code = 0; code < 0xffff; code += code < 0x3400 ? 1 : 13) {
      const name = `${String.fromCharCode(code)}a${String.fromCharCode(code)}`;
      const form = { name, assistant_id: 1 };
      assert.deepStrictEqual(validateCampaign(form), byText(form), `U+${code.toString(16)}`);
    }
  });

  it("all paths agree on texts of every length with a control, a blank, a wide character or half a pair", () => {
    for (let length = 1; length < 300; length += length < 70 ? 1 : 23) {
      for (const special of ["", "\0", "\u007f", "\u00a0", "é", "電", "\ufeff", "😀", "\ud83d", "\ude00"]) {
        const letters = "n".repeat(length);
        for (const text of [special + letters, letters + special, `n${special}${letters}`]) {
          for (const form of [
            { name: text, assistant_id: 1 },
            { name: "n", assistant_id: 1, goal_completion_variable: text },
          ])
            assert.deepStrictEqual(validateCampaign(form), byText(form), `${length} letters and "${special}"`);
        }
      }
    }
  });

  it("all paths agree on numbers and flags as texts, with and without blanks around them", () => {
    const digits = ["0", "1", "5", "05", "+5", "-0", "1.0", "999999999", "1000000000", "9007199254740993", "1a", "١"];
    for (const text of digits.flatMap((number) => [number, `${number} `, `\u00a0${number}`])) {
      const form = {
        ...full(),
        assistant_id: text,
        max_retries: text,
        retry_on_voicemail: text,
        phone_number_ids: [text, "7", 8],
      };
      for (const profile of /** @type {const} */ (["documented", "laravel-8", "laravel-12"])) {
        assert.deepStrictEqual(validateCampaign(form, { profile }), byText(form, { profile }), `"${text}"`);
      }
    }
  });

  it("all paths agree on forms that are larger than the tape", () => {
    const ids = Array.from({ length: 3_000 }, (_, i) => i);
    for (const form of [
      { ...full(), phone_number_ids: ids },
      { ...full(), phone_number_ids: [...ids, 7] },
      { ...full(), name: "x".repeat(100_000) },
      { ...full(), allowed_days: Array(2_000).fill("monday") },
    ]) {
      assert.deepStrictEqual(validateCampaign(form), byText(form));
    }
  });

  it("all paths agree if a page has added members to the prototypes", () => {
    /** @type {any[]} */
    const prototypes = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Boolean.prototype];
    const additions = ["toJSON", "timezone", "max_retries", "allowed_days", "0", "goal_completion_variable"];
    const values = [5, "UTC", () => "x", undefined, ["monday"]];
    const forms = () => [
      full(),
      { name: "a", assistant_id: 1 },
      { ...full(), allowed_days: ["x"], name: "" },
      { ...full(), allowed_days: new Array(2) },
    ];
    const failures = [];
    for (const prototype of prototypes) {
      for (const key of additions) {
        for (const value of values) {
          for (const enumerable of [true, false]) {
            const before = forms();
            let pairs;
            Object.defineProperty(prototype, key, { value, enumerable, configurable: true, writable: true });
            try {
              // The page's own JSON text of the form.
              const texts = before.map((form) => serialize(form).text);
              pairs = before.map((form, i) => [validateCampaign(form), validateCampaignJson(String(texts[i]))]);
            } finally {
              delete prototype[key];
            }
            // Compared later: test tools fail on such prototypes.
            for (const [object, text] of pairs) {
              if (JSON.stringify(withoutFormWarnings(object)) !== JSON.stringify(text))
                failures.push({ key, value, object, text });
            }
          }
        }
      }
    }
    assert.deepEqual(failures, []);
  });
});

describe("code that runs while a form is read", () => {
  const refused = {
    name: "i",
    assistant_id: 1,
    allowed_days: ["x", "y"],
    phone_number_ids: [5, 5],
    timezone: "No/Zone",
  };
  const large = { name: "x", assistant_id: 1, phone_number_ids: Array(20_000).fill(5) };

  it("a getter of a form may request another verdict, and the outer verdict is unchanged", () => {
    for (const inner of [refused, full(), {}, large]) {
      const ask = () => {
        validateCampaign(inner);
        validateCampaignJson(JSON.stringify(refused), { account: { phone_number_ids: [1] } });
      };
      const asking = (/** @type {unknown} */ value) => () => {
        ask();
        return value;
      };
      for (const outer of [full(), { ...refused, name: "outer" }]) {
        const expected = byText(outer);
        for (const field of /** @type {const} */ (["allowed_days", "phone_number_ids"])) {
          const form = structuredClone(outer);
          const [first] = form[field];
          Object.defineProperty(form[field], 0, { enumerable: true, get: asking(first) });
          assert.deepStrictEqual(validateCampaign(form), expected, `an element of ${field}`);
        }
        for (const field of Object.keys(outer)) {
          const form = structuredClone(outer);
          const value = Reflect.get(form, field);
          Object.defineProperty(form, field, { enumerable: true, get: asking(value) });
          assert.deepStrictEqual(validateCampaign(form), expected, `the field ${field}`);
        }
      }
    }
  });

  it("a getter of a form may trap the instance, and the outer verdict comes from a new one", () => {
    const expected = byText(full());
    const form = Object.defineProperty(full(), "timezone", {
      enumerable: true,
      get() {
        assert.throws(trap, /internal error\. This call failed/);
        return "Europe/Kyiv";
      },
    });
    assert.deepStrictEqual(validateCampaign(form), expected);
  });

  it("a verdict reads each member and each element of a form once", () => {
    /** @type {string[]} */
    const read = [];
    const form = {};
    for (const [name, value] of Object.entries(full())) {
      const get = (/** @type {any} */ list, /** @type {string | symbol} */ key) => {
        read.push(`${name}.${String(key)}`);
        return Reflect.get(list, key);
      };
      const counted = Array.isArray(value) ? new Proxy(value, { get }) : value;
      Object.defineProperty(form, name, {
        enumerable: true,
        get() {
          read.push(name);
          return counted;
        },
      });
    }
    assert.equal(validateCampaign(form).ok, true);
    assert.deepEqual(
      read.filter((key) => !key.includes(".")),
      Object.keys(full()),
    );
    assert.equal(read.filter((key) => key === "allowed_days.0").length, 1);
  });
});

describe("account ids", () => {
  it("an account id is found in a list of any length and bit pattern, and its neighbours are not", () => {
    const kinds = {
      "one after another": (/** @type {number} */ i) => i,
      "of 32 bits and more": (/** @type {number} */ i) => i * 2 ** 31,
      "with equal lower halves": (/** @type {number} */ i) => i * 2 ** 32 + 7,
      "as texts beyond a number's digits": (/** @type {number} */ i) => String(2n ** 62n + BigInt(i)),
    };
    for (const [label, idOf] of Object.entries(kinds)) {
      for (const length of [0, 1, 2, 3, 4, 5, 63, 64, 65, 300]) {
        // Each id twice: a list may contain duplicates.
        const ids = Array.from({ length: 2 * length }, (_, i) => idOf(2 * (i >> 1)));
        const { validate } = createValidator({ account: { phone_number_ids: ids } });
        for (let i = -2; i <= 2 * length + 2; i++) {
          const isOwned = i >= 0 && i < 2 * length && i % 2 === 0;
          const verdict = validate({ name: "a", assistant_id: 1, phone_number_ids: [idOf(i)] });
          assert.equal(verdict.ok, isOwned, `${length} ids ${label}, the id ${idOf(i)}`);
        }
      }
    }
  });
});

describe("sentences about elements", () => {
  it("a message of an element names its own position and value at each call", () => {
    const { validate } = createValidator({
      messages: { "allowed_days.*.in": "day :position", "phone_number_ids.*.integer": "id :position is :input" },
    });
    for (const values of [
      ["a", "b"],
      ["c", "d"],
      ["a", "b"],
    ]) {
      const verdict = validate({ name: "a", assistant_id: 1, allowed_days: values, phone_number_ids: values });
      assert.deepEqual(verdict.ok ? [] : verdict.issues.map(({ message }) => message), [
        "day 1",
        "day 2",
        `id 1 is ${values[0]}`,
        `id 2 is ${values[1]}`,
      ]);
    }
  });

  it("equal issues of one element are one shared object, also if they name a position", () => {
    const { validate } = createValidator({ messages: { in: "day :position" } });
    const issue = () => {
      const verdict = validate({ name: "a", assistant_id: 1, allowed_days: ["monday", "x"] });
      return verdict.ok ? undefined : verdict.issues[0];
    };
    assert.equal(issue()?.message, "day 2");
    assert.equal(issue(), issue());
  });
});

/** Traps the instance: a tape without nodes has no fields. */
function trap() {
  validator.run((/** @type {any} */ exports) => exports.raw().judge(8, 0, 8, 0, 0, 10, 8, 0));
}

describe("after a trap", () => {
  it("prepared options work in the next instance after a trap", () => {
    const all = optionSets.map((options) => createValidator(options));
    const forms = [full(), { ...full(), phone_number_ids: [1, 7], timezone: "asia/tokyo" }, {}];
    const verdicts = () =>
      all.map((one) => forms.map((form) => [one.validate(form), one.validateJson(JSON.stringify(form))]));
    const before = verdicts();
    assert.throws(trap, /internal error\. This call failed/);
    assert.deepStrictEqual(verdicts(), before);
  });
});

describe("shared parts of verdicts", () => {
  it("shared parts of a verdict are frozen, so changing one verdict does not change another", () => {
    // Setting a member of a frozen object does nothing here, and throws in strict code.
    const spoil = (/** @type {any} */ value) => {
      if (typeof value !== "object" || value === null) return;
      for (const member of Object.values(value)) spoil(member);
      for (const key of Object.keys(value)) Reflect.set(value, key, "spoilt");
    };
    for (const form of [full(), { ...full(), name: "", max_retries: 9, allowed_days: ["x"] }]) {
      const before = structuredClone(form);
      const expected = byText(form);
      spoil(validateCampaign(form));
      assert.deepStrictEqual(form, before);
      assert.deepStrictEqual(validateCampaign(form), expected);
    }
  });
});

describe("options of a call", () => {
  it("options of a call are read again after any change in them", () => {
    const form = { ...full(), phone_number_ids: [5] };
    const account = { phone_number_ids: [5], max_calls_in_parallel: 3, goal_variables: { 127: ["booked"] } };
    /** @type {any} */
    const options = { account, messages: { phone_number_not_owned: "no" } };
    const isOk = () => validateCampaign(form, options).ok;
    const errors = () => /** @type {any} */ (validateCampaign(form, options)).errors;
    assert.equal(isOk(), true);
    account.phone_number_ids[0] = 6;
    assert.equal(isOk(), false);
    assert.deepEqual(errors(), { "phone_number_ids.0": ["no"] });
    options.messages.phone_number_not_owned = "nein";
    assert.deepEqual(errors(), { "phone_number_ids.0": ["nein"] });
    account.phone_number_ids.push(5);
    assert.equal(isOk(), true);
    account.goal_variables[127].pop();
    assert.equal(isOk(), false);
    account.goal_variables[127].push("booked");
    account.max_calls_in_parallel = 2;
    assert.equal(isOk(), false);
    options.account = {};
    assert.equal(isOk(), true);
    options.account = { phone_number_ids: [] };
    assert.equal(isOk(), false);
    options.account.phone_number_ids = {};
    assert.throws(isOk, { name: "TypeError", message: /account\.phone_number_ids/ });
  });

  it("options of a call are read again after a change of any id, or of the length of a list", () => {
    const ids = Array.from({ length: 21 }, (_, i) => 3 * i + 1);
    const options = { account: { phone_number_ids: ids } };
    const owns = (/** @type {number} */ id) => validateCampaign({ ...full(), phone_number_ids: [id] }, options).ok;
    for (const [i, id] of ids.entries()) {
      assert.equal(owns(id), true);
      ids[i] = 1_000_000 + i;
      assert.equal(owns(1_000_000 + i), true, `id ${i} is new`);
      ids[i] = id;
      assert.equal(owns(1_000_000 + i), false, `id ${i} is the old one`);
    }
    ids.push(2 ** 40);
    assert.equal(owns(2 ** 40), true);
    ids.pop();
    assert.equal(owns(2 ** 40), false);
    assert.equal(owns(61), true);
    ids.pop();
    assert.equal(owns(61), false);
    /** @type {any[]} */ (ids)[0] = "61";
    assert.equal(owns(61), true);
    /** @type {any[]} */ (ids)[0] = 61.5;
    assert.throws(() => owns(61), { name: "TypeError", message: /account\.phone_number_ids/ });
  });

  it("equal options share their preparation, and different options do not", () => {
    const judge = (/** @type {any} */ options) => /** @type {any} */ (validateCampaign({}, options));
    // Verdicts of one preparation share frozen issues.
    const [issue] = judge({ profile: "laravel-12", messages: { required: "a" } }).issues;
    assert.equal(judge({ profile: "laravel-12", messages: { required: "a" } }).issues[0], issue);
    assert.equal(judge({ profile: "laravel-12", messages: { required: "b" } }).issues[0].message, "b");
    for (let i = 0; i < 20; i++) assert.equal(judge({ messages: { required: `${i}` } }).issues[0].message, `${i}`);
    assert.equal(judge({ profile: "laravel-12", messages: { required: "a" } }).issues[0].message, "a");
    assert.throws(() => judge("laravel-12"), TypeError);
    assert.throws(() => judge(null), TypeError);
  });

  it("options with members of other functions are refused", () => {
    /** @type {any} */
    const options = { profile: "laravel-12", fetch };
    options.self = options;
    for (let i = 0; i < 2; i++)
      assert.throws(() => validateCampaign(full(), options), /^TypeError: Unknown option "fetch"/);
  });
});

describe("createValidator", () => {
  it("a validator gives the verdicts of each function, and reads its options once", async () => {
    const options = { profile: /** @type {const} */ ("laravel-12"), account: { phone_number_ids: [5] } };
    const {
      validate,
      validateJson,
      validateFields: fields,
      validateMany: many,
      validateNdjson,
      schema,
    } = createValidator(options);
    const forms = [full(), { ...full(), name: "" }, { ...full(), phone_number_ids: [5] }];
    for (const form of forms) {
      assert.deepStrictEqual(validate(form), validateCampaign(form, options));
      assert.deepStrictEqual(validateJson(JSON.stringify(form)), validateCampaign(form, options));
      assert.deepStrictEqual(fields(form, ["name"]), validateFields(form, ["name"], options));
    }
    assert.deepStrictEqual(many(forms), validateMany(forms, options));
    const rows = [];
    for await (const row of validateNdjson(
      new TextEncoder().encode(forms.map((form) => JSON.stringify(form)).join("\n")),
    )) {
      rows.push(row.ok);
    }
    assert.deepEqual(rows, [false, false, true]);
    assert.equal((await schema["~standard"].validate(forms[1])).issues?.length, 2);
    options.account.phone_number_ids.push(6);
    assert.equal(validate(full()).ok, false, "a later change is not seen");
    assert.equal(validateCampaign(full(), options).ok, true);
  });

  it("createValidator throws for invalid options, and its functions throw for invalid arguments", () => {
    // @ts-expect-error no profile
    assert.throws(() => createValidator({ profile: "laravel-9" }), { name: "TypeError", message: /profile/ });
    const one = createValidator();
    // @ts-expect-error no body
    assert.throws(() => one.validateJson({}), TypeError);
    // @ts-expect-error no field
    assert.throws(() => one.validateFields({}, ["nmae"]), { name: "TypeError", message: /nmae/ });
    // @ts-expect-error no list
    assert.throws(() => one.validateMany({}), TypeError);
    assert.throws(() => one.validateNdjson(new Uint8Array(), { maxLineBytes: 0 }), TypeError);
  });
});

describe("many issues", () => {
  it("400,000 issues of elements are complete and in order, in linear time", () => {
    /** Returns milliseconds of CPU time. @param {() => unknown} work */
    const timed = (work) => {
      const start = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    const judge = (/** @type {number} */ count) => {
      const form = {
        name: "x",
        assistant_id: 1,
        phone_number_ids: Array(count).fill(5),
        allowed_days: Array(count).fill("x"),
      };
      const verdict = validateCampaign(form);
      assert.equal(verdict.ok ? 0 : verdict.issues.length, 2 * count);
      const last = verdict.ok ? undefined : verdict.issues.at(-1);
      assert.deepEqual(last?.path, ["phone_number_ids", count - 1]);
    };
    judge(1_000);
    const few = timed(() => judge(50_000));
    const many = timed(() => judge(400_000));
    // Eight times as many. Garbage collection makes the times uneven.
    assert.ok(many < 25 * few + 1_000, `${few} ms, then ${many} ms`);
  });

  it("100,000 equal values with custom messages of their positions take linear time", () => {
    const form = { name: "x", assistant_id: 1, allowed_days: Array(100_000).fill("x") };
    const verdict = validateCampaign(form, { messages: { in: ":input at :position" } });
    assert.equal(verdict.ok ? "" : verdict.errors["allowed_days.99999"]?.[0], "x at 100000");
  });
});

it("a body in shared memory is validated as a copy of it", () => {
  const text = new TextEncoder().encode(JSON.stringify(full()));
  const shared = new Uint8Array(new SharedArrayBuffer(text.length));
  shared.set(text);
  assert.deepStrictEqual(validateCampaignJson(shared), validateCampaignJson(text));
  assert.ok(isDeepStrictEqual([...shared], [...text]), "and is left as it is");
});
