// The shortcut (pkg-template/shortcut.js) gives the engine's verdict or none: on generated forms (a million of them: npm run
// test:shortcut), on the recorded ones, and on a page that has put things on its prototypes.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { validateCampaign } from "outbound-campaign";
import { shortcut } from "../../pkg/shortcut.js";
import { validator } from "../../pkg/wasm/validator.js";
import { readCases } from "../conformance/cases.mjs";
import { byEngine, compare } from "./support/shortcut-forms.mjs";

const full = {
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
};
/** @param {unknown} form */
const quick = (form) => validator.run((wasm) => shortcut(wasm, form, 0));

describe("the shortcut", () => {
  it("agrees with the engine on 20,000 generated forms", () => {
    const { accepted, disagreement } = compare(20_000, 7);
    assert.equal(disagreement, undefined);
    assert.ok(accepted > 2000, "enough of them are accepted");
  });

  it("agrees with the engine on the recorded forms", () => {
    let [taken, all] = [0, 0];
    for (const { body: given } of readCases()) {
      const body = String(given);
      let form;
      try {
        form = JSON.parse(body);
      } catch {
        // Not JSON, or only to PHP: no JavaScript value stands for it.
        continue;
      }
      all++;
      taken += quick(form) ? 1 : 0;
      for (const profile of /** @type {const} */ (["documented", "laravel-8", "laravel-12"])) {
        assert.deepEqual(validateCampaign(form, { profile }), byEngine(form, { profile }), body);
      }
    }
    assert.ok(all > 2000 && taken > 300, `${taken} of ${all} took the shortcut`);
  });

  it("is taken by forms as they are, with errors and without", () => {
    for (const form of [
      full,
      { name: "a", assistant_id: 1 },
      JSON.parse(JSON.stringify(full)),
      { ...full, name: "", assistant_id: "abc", max_retries: 6, timezone: "Asia/Calcutta" },
      { ...full, allowed_days: ["monday", "Friday"], phone_number_ids: [5, 6, 5] },
      { ...full, allowed_hours_start_time: "24:00", retry_on_voicemail: "yes" },
      { ...full, name: "😀".repeat(100) },
      // As inputs and selects give them.
      { ...full, assistant_id: "127", max_retries: "2", retry_interval: "60", phone_number_ids: ["5", 6] },
      { ...full, retry_on_voicemail: "1", retry_on_goal_incomplete: 0, mark_complete_when_no_leads: "0" },
      {
        ...full,
        max_retries: "9",
        retry_interval: "0",
        max_calls_in_parallel: "99999999999",
        phone_number_ids: ["5", 5],
      },
    ]) {
      const verdict = quick(form);
      assert.ok(verdict, JSON.stringify(form));
      assert.deepStrictEqual(verdict, byEngine(form, undefined));
    }
  });

  it("leaves what is unusual to the engine", () => {
    for (const form of [
      undefined,
      null,
      "name",
      [],
      new (class Form {
        name = "a";
      })(),
      { ...full, name: " a" },
      { ...full, name: "a\u200b" },
      { ...full, name: "\ud800" },
      { ...full, assistant_id: "+127" },
      { ...full, assistant_id: "9007199254740993" },
      { ...full, assistant_id: 1.5 },
      { ...full, phone_number_ids: ["05"] },
      { ...full, toJSON: () => ({}) },
    ]) {
      assert.equal(quick(form), undefined);
    }
  });

  it("knows which characters are neither trimmed nor invisible", () => {
    let taken = 0;
    // The ideographs and syllables are alike: some of them stand for all.
    for (let code = 0; code < 0xffff; code += code < 0x3400 ? 1 : 13) {
      const form = { name: `${String.fromCharCode(code)}a${String.fromCharCode(code)}`, assistant_id: 1 };
      const verdict = quick(form);
      if (!verdict) continue;
      taken++;
      assert.deepStrictEqual(verdict, byEngine(form, undefined), `U+${code.toString(16)}`);
    }
    assert.ok(taken > 3000, `${taken}`);
  });

  it("hands out nothing by which a caller could spoil another verdict", () => {
    // What verdicts share is frozen: setting a member of it does nothing here, and throws in strict code.
    const spoil = (/** @type {any} */ value) => {
      if (typeof value !== "object" || value === null) return;
      for (const member of Object.values(value)) spoil(member);
      for (const key of Object.keys(value)) Reflect.set(value, key, "spoilt");
    };
    for (const form of [full, { ...full, name: "", max_retries: 9, allowed_days: ["x"] }]) {
      const before = structuredClone(form);
      spoil(quick(form));
      assert.deepStrictEqual(form, before);
      assert.deepStrictEqual(quick(form), byEngine(form, undefined));
    }
  });

  it("reads each member once", () => {
    /** @type {string[]} */
    const read = [];
    const form = {};
    for (const [name, value] of Object.entries(full)) {
      Object.defineProperty(form, name, {
        enumerable: true,
        get: () => {
          read.push(name);
          return value;
        },
      });
    }
    assert.ok(quick(form));
    assert.deepEqual(read, Object.keys(full));
  });

  it("agrees where prototypes have been added to", () => {
    /** @type {any[]} */
    const places = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Boolean.prototype];
    const additions = ["toJSON", "timezone", "max_retries", "allowed_days", "0", "goal_completion_variable"];
    const values = [5, "UTC", () => "x", undefined, ["monday"]];
    const forms = () => [
      full,
      { name: "a", assistant_id: 1 },
      { ...full, allowed_days: ["x"], name: "" },
      { ...full, allowed_days: new Array(2) },
    ];
    const failures = [];
    for (const place of places) {
      for (const key of additions) {
        for (const value of values) {
          for (const enumerable of [true, false]) {
            const before = forms();
            let pairs;
            Object.defineProperty(place, key, { value, enumerable, configurable: true, writable: true });
            try {
              pairs = before.map((form) => [validateCampaign(form), byEngine(form, undefined)]);
            } finally {
              delete place[key];
            }
            // Only now: the tools of a test do not bear such a page.
            for (const pair of pairs) if (!isDeepStrictEqual(pair[0], pair[1])) failures.push({ key, value, pair });
          }
        }
      }
    }
    assert.deepEqual(failures, []);
  });
});
