// Arbitrary JavaScript values as forms: no trap, no changed global, always a verdict of the documented shape. And the
// laws between validateCampaign, validateFields, buildRequest and validateCampaignJson.
// RUNS=20000 SEED=42 node --test tests/package/validate/any-value.test.mjs
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import vm from "node:vm";
import fc from "fast-check";
import {
  buildRequest,
  campaignFields,
  campaignSchema,
  ValidationError,
  validateCampaign,
  validateCampaignJson,
  validateFields,
  validateMany,
} from "../../../pkg/index.js";
import { withoutFormWarnings } from "../support/generated-forms.mjs";
import { holder } from "../support/hold.mjs";

const NAMES = campaignFields.map(({ name }) => name);
const TARGET = { baseUrl: "https://api.example/api", apiKey: "1|canary-key-property" };
/** @type {import("../../../pkg/index.js").ValidationOptions["profile"][]} */
const PROFILES = ["documented", "laravel-8", "laravel-12"];

/** @param {unknown} what */
const raise = (what) => () => {
  throw what;
};

/**
 * Values that may break code that reads a form. They are made anew each time, as some change when they are read, and
 * late, as fast-check reads its own values.
 */
const traps = /** @type {import("fast-check").Arbitrary<() => unknown>} */ (
  fc.constantFrom(
    () => new Proxy({}, { get: raise(new Error("get")), has: raise(1), ownKeys: raise(undefined) }),
    () => new Proxy([], { get: raise(null) }),
    () => new Proxy({ name: "x" }, { getOwnPropertyDescriptor: raise("descriptor") }),
    () => new Proxy(() => {}, {}),
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
    () => {
      /** @type {any} */
      const cycle = { list: [] };
      cycle.list.push(cycle);
      return cycle;
    },
    () => Object.assign([], { 5: "five", length: 100, name: "list" }),
    () => new Array(50_000),
    () => Object.create(null, { a: { value: 1, enumerable: true } }),
    () => Object.create({ name: "inherited", assistant_id: 1 }),
    () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    () => ({ toJSON: () => ({ name: "from toJSON" }) }),
    () => ({ toJSON: raise(new Error("toJSON")) }),
    () => ({ toJSON: 5 }),
    () => ({ valueOf: raise(1), toString: raise(2), [Symbol.toPrimitive]: raise(3) }),
    () => vm.runInNewContext("[1, 'monday', { a: [] }]"),
    () => vm.runInNewContext("new Date(0)"),
    () => vm.runInNewContext("new String('boxed elsewhere')"),
    () => new Date(Number.NaN),
    () => new Map([["a", 1]]),
    () => new Set([1]),
    () =>
      new (class Campaign {
        name = "own";
        get assistant_id() {
          return 1;
        }
      })(),
    () => Symbol("s"),
    () => Symbol.iterator,
    () => 10n ** 400n,
    () => [1n, -(2n ** 63n), 2n ** 64n],
    () => Object(7n),
    () => Object(Symbol("boxed")),
    () => new Uint8Array(8),
    () => new ArrayBuffer(8),
    () => /x/g,
    () => new Error("e"),
    () => function named() {},
    () => class {},
    () => globalThis,
    () => "\ud800",
    () => "\udc00\ud83d",
    () => "a".repeat(300_000),
    () => "\0".repeat(256),
    () => Number.NaN,
    () => -0,
    () => Number.MAX_VALUE,
    () => Number.MIN_VALUE,
    () => Array.from({ length: 3000 }, (_, i) => i % 7),
    () => {
      let deep = /** @type {unknown[]} */ ([]);
      for (let i = 0; i < 600; i++) deep = [deep];
      return deep;
    },
  )
);
/** A getter that returns another value each time, or throws the second time. */
const moods = fc.constantFrom(
  () => {
    let times = 0;
    return () => times++;
  },
  () => {
    let times = 0;
    return () => {
      if (times++ > 0) throw new Error("only once");
      return "once";
    };
  },
  () => raise(new Error("never")),
);

const plain = fc.oneof(
  fc.constantFrom(
    "x",
    "",
    " ",
    "09:00",
    "24:00",
    "monday",
    "Europe/Berlin",
    "5",
    "+1",
    "1e1",
    0,
    1,
    3,
    10,
    60,
    127,
    true,
    false,
    null,
    undefined,
  ),
  fc.integer(),
  fc.double(),
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom("monday", "tuesday", 1, "1", 2, null, true), { maxLength: 6 }),
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
    withBoxedValues: true,
    withObjectString: true,
  }),
);
const odd = fc.oneof({ weight: 3, arbitrary: plain.map((value) => () => value) }, { weight: 2, arbitrary: traps });
const good = {
  name: fc.string({ minLength: 1, maxLength: 300 }),
  assistant_id: fc.oneof(fc.integer(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.integer().map(String)),
};

/** @param {Record<string, unknown>} form @param {[string, PropertyDescriptor][]} members */
function define(form, members) {
  for (const [name, descriptor] of members) {
    Object.defineProperty(form, name, { ...descriptor, enumerable: true, configurable: true });
  }
  return form;
}
const anyName = fc.constantFrom(...NAMES, "stray", "__proto__", "toJSON", "");
const start = fc.record(good, { requiredKeys: [] });
const thornyForms = fc
  .tuple(
    start,
    fc.array(fc.tuple(anyName, odd), { maxLength: 6 }),
    fc.array(fc.tuple(fc.constantFrom(...NAMES), moods), { maxLength: 3 }),
  )
  .map(([form, values, getters]) => () => {
    return define({ ...form }, [
      ...values.map(
        ([name, make]) => /** @type {[string, PropertyDescriptor]} */ ([name, { value: make(), writable: true }]),
      ),
      ...getters.map(([name, mood]) => /** @type {[string, PropertyDescriptor]} */ ([name, { get: mood() }])),
    ]);
  });
const anyForm = fc.oneof({ weight: 5, arbitrary: thornyForms }, { weight: 1, arbitrary: odd });
/** @param {import("fast-check").Arbitrary<unknown>} value */
const formsOf = (value) =>
  fc.tuple(start, fc.array(fc.tuple(anyName, value), { maxLength: 6 })).map(([form, members]) =>
    define(
      { ...form },
      members.map(([name, item]) => [name, { value: item, writable: true }]),
    ),
  );
/** Forms that JSON can express, with values that JSON.stringify omits. */
const jsonForms = formsOf(fc.oneof(fc.jsonValue({ noUnicodeString: false }), plain.filter(isJson)));

/** Whether JSON.stringify accepts a value without bigints, whose digits we keep. @param {unknown} value */
function isJson(value) {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false; // a cycle, a bigint
  }
}

/** @type {(form: unknown) => any} */
const anyValidate = (form) => validateCampaign(form);

/** Asserts the documented shape of a verdict. @param {any} verdict */
function assertShape(verdict) {
  assert.equal(typeof verdict.ok, "boolean");
  assert.ok(Array.isArray(verdict.warnings) && Array.isArray(verdict.unchecked));
  if (verdict.ok) {
    assert.equal(typeof verdict.campaign.name, "string");
    for (const name of Object.keys(verdict.campaign)) assert.ok(NAMES.includes(/** @type {any} */ (name)), name);
    assert.ok(!("errors" in verdict && Object.keys(verdict.errors ?? {}).length > 0));
    return;
  }
  assert.ok(typeof verdict.message === "string" && verdict.message !== "");
  assert.ok(verdict.issues.length > 0);
  for (const issue of verdict.issues) {
    assert.ok(NAMES.includes(issue.field), issue.field);
    assert.equal(issue.path[0], issue.field);
    assert.ok(issue.key === issue.field || issue.key.startsWith(`${issue.field}.`), issue.key);
    assert.ok(verdict.errors[issue.key].includes(issue.message), issue.message);
    assert.ok(typeof issue.code === "string" && ["rule", "client", "account"].includes(issue.source), issue.source);
  }
  const sentences = Object.values(verdict.errors).flat().length;
  assert.equal(
    sentences,
    new Set(verdict.issues.map((/** @type {any} */ issue) => `${issue.key}\n${issue.message}`)).size,
  );
}

const { hold, shown } = holder({ runs: 2_000, properties: 7 });

/** Lists the names on globals and prototypes, which a verdict must not change. */
function globals() {
  const prototypes = [
    Object,
    Array,
    String,
    Number,
    Boolean,
    BigInt,
    Function,
    Promise,
    Map,
    Set,
    Uint8Array,
    JSON,
    Math,
    Reflect,
    WebAssembly,
  ];
  return prototypes.flatMap((owner) =>
    [owner, /** @type {any} */ (owner).prototype ?? owner].map((object) =>
      Reflect.ownKeys(object).map(String).sort().join(),
    ),
  );
}

describe(`arbitrary values as forms: ${shown}`, () => {
  /** @type {string[]} */
  let globalsBefore;
  /** @type {string[]} */
  let namesBefore;
  before(() => {
    validateCampaign({});
    globalsBefore = globals();
    namesBefore = Reflect.ownKeys(globalThis).map(String);
  });
  after(() => {
    assert.deepEqual(globals(), globalsBefore);
    assert.deepEqual(Reflect.ownKeys(globalThis).map(String), namesBefore);
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
  });

  test("an arbitrary form gets a verdict of the documented shape within two seconds and no exception", () => {
    hold(
      fc.property(anyForm, fc.constantFrom(...PROFILES), (make, profile) => {
        const form = /** @type {any} */ (make());
        const start = process.cpuUsage();
        assertShape(validateCampaign(form, { profile }));
        // Milliseconds of CPU time: the machine may be busy.
        assert.ok(process.cpuUsage(start).user < 2_000_000, "it hangs");
      }),
    );
  });

  test("an arbitrary form gets a result from validateFields, validateMany, schemas and buildRequest", () => {
    hold(
      fc.property(anyForm, fc.subarray(NAMES), (make, names) => {
        assert.equal(typeof validateFields(/** @type {any} */ (make()), names).ok, "boolean");
        assertShape(validateMany([make()])[0]);
        const { issues } = /** @type {any} */ (campaignSchema["~standard"].validate(make()));
        assert.ok(issues === undefined || issues.length > 0);
        try {
          assert.equal(typeof buildRequest(/** @type {any} */ (make()), TARGET).body, "string");
        } catch (error) {
          assert.ok(error instanceof ValidationError, String(error));
        }
      }),
    );
  });

  test("an arbitrary text or byte array gets a verdict of the documented shape as a raw body", () => {
    hold(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json(), fc.uint8Array()), (body) =>
        assertShape(validateCampaignJson(body)),
      ),
    );
  });

  test("a verdict leaves the form unchanged", () => {
    hold(
      fc.property(jsonForms, (form) => {
        const shown = fc.stringify(form);
        anyValidate(Object.freeze(form));
        assert.equal(fc.stringify(form), shown);
      }),
    );
  });

  test("a form gets the verdict of its JSON text", () => {
    hold(
      fc.property(jsonForms, fc.constantFrom(...PROFILES), (form, profile) => {
        const sent = Object.fromEntries(
          Object.entries(form).filter(([name]) => NAMES.includes(/** @type {any} */ (name)) && isJson(form[name])),
        );
        const bigints = Object.values(sent).some((value) => typeof value === "bigint");
        if (bigints) return;
        assert.deepEqual(
          validateCampaign(JSON.parse(JSON.stringify(sent)), { profile }),
          withoutFormWarnings(validateCampaign(sent, { profile })),
        );
        assert.deepEqual(
          validateCampaignJson(JSON.stringify(sent), { profile }),
          withoutFormWarnings(validateCampaign(sent, { profile })),
        );
      }),
    );
  });

  test("validateFields returns the issues of validateCampaign for its fields", () => {
    hold(
      fc.property(jsonForms, fc.subarray(NAMES), (form, names) => {
        const full = /** @type {any} */ (anyValidate(form));
        const some = validateFields(form, names);
        const wanted = (full.issues ?? []).filter((/** @type {any} */ issue) => names.includes(issue.field));
        assert.deepEqual(some.issues, wanted);
        assert.equal(some.ok, wanted.length === 0);
        const errors = Object.entries(full.errors ?? {}).filter(([key]) =>
          names.includes(/** @type {any} */ (key.split(".")[0])),
        );
        assert.deepEqual(Object.entries(some.errors), errors);
        const touched = full.warnings.filter((/** @type {any} */ { fields }) =>
          fields.some((/** @type {any} */ field) => names.includes(field)),
        );
        assert.deepEqual(some.warnings, touched);
      }),
    );
  });

  test("an accepted campaign is accepted again unchanged, and so is the body of its request", () => {
    let accepted = 0;
    const wide = formsOf(plain).map((form) => ({ name: "x", assistant_id: 1, ...form }));
    const tried = hold(
      fc.property(wide, fc.constantFrom(...PROFILES), (form, profile) => {
        const first = validateCampaign(form, { profile });
        if (!first.ok) {
          assert.throws(() => buildRequest(form, { ...TARGET, profile }), ValidationError);
          return;
        }
        accepted += 1;
        const { body } = buildRequest(form, { ...TARGET, profile });
        assert.equal(body, JSON.stringify(first.campaign));
        for (const again of [
          validateCampaign(first.campaign, { profile }),
          validateCampaignJson(body ?? "", { profile }),
        ]) {
          assert.ok(again.ok);
          assert.deepEqual(again.campaign, first.campaign);
        }
        assert.equal(buildRequest(first.campaign, { ...TARGET, profile }).body, body);
      }),
    );
    assert.ok(accepted > tried / 50, `only ${accepted} of ${tried} were accepted`);
  });
});
