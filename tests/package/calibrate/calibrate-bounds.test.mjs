// compare and calibrate with responses of any shape and length: linear time, no amplification, a free event loop.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { contract202607 } from "../../../pkg/2026-07.js";
import { calibrate } from "../../../pkg/calibrate/calibrate.js";
import { FIRST_CONTRACT } from "../../../pkg/calibrate/probes.js";
import { CampaignClient, compare, validateCampaign } from "../../../pkg/index.js";
import { createRelay } from "../../../pkg/relay.js";
import { KEY } from "../support/client.mjs";
import { longestGap } from "../support/event-loop.mjs";

const KEYS = 10_000;
const verdict = validateCampaign({});
const required = {
  name: ["The name field is required."],
  assistant_id: ["The assistant id field is required."],
};

/**
 * Returns the CPU milliseconds of a task: wall time would count other programs. The least of three, because a garbage
 * collection, or a compiler's thread, can add to the time of a single run.
 * @param {() => unknown} work
 */
function cost(work) {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    work();
    return process.cpuUsage(start).user / 1000;
  });
  return Math.min(...times);
}

/** @param {number} count @param {(i: number) => [string, unknown]} entry */
const errorsOf = (count, entry) => ({
  ...required,
  ...Object.fromEntries(Array.from({ length: count }, (_, i) => entry(i))),
});

/**
 * Error objects that a server, or an attacker in its place, may send.
 * @type {Record<string, (count: number) => Record<string, unknown>>}
 */
const shapes = {
  "keys of one field": (count) => errorsOf(count, (i) => [`allowed_days.${i}`, ["x"]]),
  "keys of a field beyond the contract": (count) => errorsOf(count, (i) => [`a.${i}`, [""]]),
  fields: (count) => errorsOf(count, (i) => [`f${i}`, ["x"]]),
  "whole numbers as fields": (count) => errorsOf(count, (i) => [`${i}`, ["x"]]),
  "messages of one key": (count) => ({ ...required, name: Array(count).fill("x") }),
  "different messages of one key": (count) => ({
    ...required,
    name: Array.from({ length: count }, (_, i) => `:input ${i}`),
  }),
  "levels of one key": (count) => ({ ...required, [`name${".0".repeat(count)}`]: ["x"] }),
  "letters of one message": (count) => ({ ...required, name: ["x".repeat(10 * count)] }),
  "placeholders in one message": (count) => ({ ...required, name: [":input ".repeat(count)] }),
  "digits in one message": (count) => ({ ...required, max_calls_in_parallel: ["9 ".repeat(count)] }),
};

describe("compare", () => {
  for (const [name, shape] of Object.entries(shapes)) {
    test(`compare takes less than 100 ms for ${KEYS} ${name}`, () => {
      const response = { message: "The given data was invalid.", errors: shape(KEYS) };
      compare(verdict, { message: "", errors: shape(10) });
      let found = /** @type {unknown[]} */ ([]);
      const time = cost(() => {
        found = compare(verdict, response);
      });
      assert.ok(found.length > 0);
      assert.ok(time < 100, `${time} ms`);
    });
  }

  test("compare reports one key among 10,000 of a field with its own message, and omits equal fields", () => {
    const errors = shapes["keys of one field"]?.(KEYS) ?? {};
    const found = compare(verdict, { message: "The given data was invalid.", errors });
    assert.deepEqual(
      found.map(({ field }) => field),
      ["allowed_days"],
    );
    assert.deepEqual(Object.keys(found[0]?.theirs ?? {}).length, KEYS);
    assert.deepEqual(found[0]?.theirs["allowed_days.9999"], ["x"]);
    assert.deepEqual(found[0]?.ours, {});
  });

  test("compare treats names of Object.prototype as ordinary fields", () => {
    const errors = JSON.parse('{"__proto__":["a"],"__proto__.x":["b"],"constructor":["c"],"toString.0":["d"]}');
    const found = compare(verdict, { message: "The given data was invalid.", errors: { ...required, ...errors } });
    const more = compare(verdict, { message: "The given data was invalid.", errors });
    for (const fields of [found, more]) {
      const names = fields.map(({ field }) => field);
      for (const name of ["constructor", "toString"]) assert.ok(names.includes(name), name);
    }
    const proto = more.find(({ field }) => field === "__proto__");
    assert.deepEqual(Object.entries(proto?.theirs ?? {}), [
      ["__proto__", ["a"]],
      ["__proto__.x", ["b"]],
    ]);
  });

  test("compare does not throw for a 422 whose messages are not strings", () => {
    const deep = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    for (const value of [{ toString: 1, valueOf: 2 }, { toJSON: 1 }, [[["x"]]], [deep], [{ a: deep }], null, 5, true]) {
      const [found] = compare(verdict, { message: "", errors: { ...required, name: value } });
      assert.equal(found?.field, "name");
      for (const message of found?.theirs.name ?? []) assert.equal(typeof message, "string");
    }
  });
});

const CONTRACTS = { "2026-02": FIRST_CONTRACT, "2026-07": contract202607.calibration };

/** Milliseconds of CPU for one answer, with the three profiles that are compared. */
const ANSWER_TIME = 600;
/** Milliseconds between two tasks of the event loop. The second contract keeps sixteen answers, not five, in memory. */
const GAPS = { "2026-02": 50, "2026-07": 100 };
/** @param {unknown} errors */
const answering = (errors) => async () => ({
  message: "The given data was invalid.",
  errors: /** @type {Record<string, string[]>} */ (errors),
});

for (const [contractName, contract] of Object.entries(CONTRACTS)) {
  /** @param {unknown} errors */
  const calibrateWith = (errors) => calibrate(answering(errors), "autocalls", () => {}, contract);

  describe(`calibrate of ${contractName}`, () => {
    for (const [name, shape] of Object.entries(shapes)) {
      const title = `calibrate of ${contractName} takes linear time and space for ${KEYS} ${name}, in slices`;
      test(title, async () => {
        await calibrateWith(shape(10));
        let time = 0;
        let calibration = /** @type {any} */ (undefined);
        const bound = GAPS[/** @type {keyof typeof GAPS} */ (contractName)];
        const { longest } = await longestGap(async () => {
          const start = process.cpuUsage();
          calibration = await calibrateWith(shape(KEYS));
          time = process.cpuUsage(start).user / 1000;
        }, bound);
        assert.ok(longest < bound, `a gap of ${longest} ms`);
        assert.ok(time < ANSWER_TIME * contract.probes.length, `${time} ms`);
        assert.ok(calibration.differences.length > 0);
        // Linear space: each difference holds the server's text, and no value of the form except the field.
        const sent = JSON.stringify(shape(KEYS)).length;
        const shown = JSON.stringify(calibration.differences).length;
        assert.ok(shown < 8 * sent + 100_000, `${shown} characters of ${sent}`);
      });
    }

    test(`client.calibrate of ${contractName} reads a message of ${KEYS} levels in linear time`, async () => {
      const deep = `${"[".repeat(KEYS)}${"]".repeat(KEYS)}`;
      const body = `{"message":"No.","errors":{"assistant_id":["x"],"name":["x"],"timezone":${deep}}}`;
      const client = new CampaignClient({
        baseUrl: "http://127.0.0.1:9/api",
        ...(contract === FIRST_CONTRACT ? {} : { contract: contract202607 }),
        fetch: async () => new Response(body, { status: 422 }),
      });
      const start = process.cpuUsage();
      const { differences, messages } = await client.calibrate();
      const time = process.cpuUsage(start).user / 1000;
      assert.ok(time < ANSWER_TIME * contract.probes.length, `${time} ms`);
      assert.equal(messages["timezone.timezone"], undefined);
      assert.ok(differences.some(({ field }) => field === "timezone"));
      assert.ok(JSON.stringify(differences).length < 100_000 + 8 * body.length);
    });

    test(`calibrate of ${contractName} infers no message from a sentence of more than 1,000 characters`, async () => {
      const { messages, differences } = await calibrateWith({ ...required, name: ["x".repeat(1001)] });
      assert.ok(Object.values(messages).every((message) => message.length < 1000));
      assert.ok(differences.some(({ field }) => field === "name"));
    });
  });
}

describe("calibrate", () => {
  const longAnswer = JSON.stringify({ message: "The given data was invalid.", errors: shapes.fields?.(4_000) });

  test("client.calibrate rejects at an abort while it computes", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    let answered = 0;
    const client = new CampaignClient({
      baseUrl: "http://127.0.0.1:9/api",
      fetch: async () => {
        if (++answered === 5) setTimeout(() => controller.abort(reason), 30);
        return new Response(longAnswer, { status: 422, headers: { "content-type": "application/json" } });
      },
    });
    // A computation that ends too early cannot be aborted: the test tries a longer one.
    const error = await client.calibrate({ signal: controller.signal }).catch((/** @type {any} */ error) => error);
    assert.equal(answered, 5);
    assert.deepEqual([error.name, error.outcome, error.cause], ["AbortedError", "refused", reason]);
  });

  test("client.calibrate ends at its timeout, which includes the computation", async () => {
    let answered = 0;
    const client = new CampaignClient({
      baseUrl: "http://127.0.0.1:9/api",
      fetch: async () => {
        answered++;
        return new Response(longAnswer, { status: 422, headers: { "content-type": "application/json" } });
      },
    });
    await assert.rejects(client.calibrate({ timeout: 40 }), { name: "TimeoutError" });
    assert.ok(answered <= 5);
  });

  test("the relay's calibration ends at its timeout with its own code, and creates nothing", async () => {
    const site = "https://shop.example";
    const relay = createRelay({
      baseUrl: "http://127.0.0.1:9/api",
      apiKey: KEY,
      authorize: () => true,
      calibrate: true,
      timeout: 20,
      fetch: async () => new Response(longAnswer, { status: 422 }),
    });
    const request = new Request(`${site}/api/outbound/user/campaign/calibrate`, {
      method: "POST",
      headers: { origin: site, "content-type": "application/json" },
      body: "{}",
    });
    const response = await relay(request);
    assert.deepEqual([response.status, (await response.json()).code], [504, "relay_timeout"]);
  });
});
