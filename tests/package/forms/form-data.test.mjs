// HTML forms as campaign forms: PHP's bracket names, checkboxes, repeated names, files, and the attributes of controls.
import assert from "node:assert/strict";
import { describe as suite, test } from "node:test";
import * as july from "../../../pkg/2026-07.js";
import { campaignFields, fromFormData, inputProps, validateCampaign } from "../../../pkg/index.js";

/** @param {[string, string][]} pairs */
const sent = (...pairs) => {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
};

suite("fromFormData of the contract of July 2026", () => {
  const data = sent(
    ["name", "Reminder"],
    ["channel", "sms"],
    ["sms_from_phone_number_id", "5"],
    ["sms_body", "Hello"],
    ["schedule_windows[0][start]", "09:00"],
    ["schedule_windows[0][end]", "12:00"],
    ["schedule_windows[1][start]", "14:00"],
    ["schedule_windows[1][end]", "18:00"],
    ["text_variable_mapping[1]", "first_name"],
    ["text_variable_mapping[2]", "city"],
    ["mark_complete_when_no_leads", "on"],
    ["_token", "secret"],
  );

  test("fromFormData of the contract keeps windows, mappings and the fields of every channel", () => {
    const form = july.fromFormData(data, { checkboxes: ["retry_on_voicemail", "allowed_days"] });
    assert.deepEqual(form, {
      name: "Reminder",
      channel: "sms",
      sms_from_phone_number_id: "5",
      sms_body: "Hello",
      schedule_windows: [
        { start: "09:00", end: "12:00" },
        { start: "14:00", end: "18:00" },
      ],
      text_variable_mapping: { 1: "first_name", 2: "city" },
      mark_complete_when_no_leads: true,
      retry_on_voicemail: false,
      allowed_days: [],
    });
    assert.equal(july.validateCampaign(form).ok, true);
    assert.throws(
      () => july.fromFormData(data, { checkboxes: ["sms_body"] }),
      /^TypeError: checkboxes must contain names of boolean and list fields, but contains "sms_body"/,
    );
  });

  test("fromFormData of the first contract omits the fields of the contract of July 2026", () => {
    assert.deepEqual(fromFormData(data), { name: "Reminder", mark_complete_when_no_leads: true });
  });
});

suite("fromFormData", () => {
  test("fromFormData keeps texts, makes lists of brackets, and omits other names", () => {
    const data = sent(
      ["_token", "secret"],
      ["name", "Spring"],
      ["assistant_id", "127"],
      ["allowed_days[]", "monday"],
      ["allowed_days[]", "friday"],
      ["phone_number_ids[1]", "5"],
      ["phone_number_ids[0]", "6"],
      ["phone_number_ids[]", "7"],
      ["__proto__[name]", "x"],
    );
    const form = {
      name: "Spring",
      assistant_id: "127",
      allowed_days: ["monday", "friday"],
      phone_number_ids: { 0: "6", 1: "5", 2: "7" },
    };
    assert.deepEqual(fromFormData(data), form);
    assert.deepEqual(fromFormData(new URLSearchParams(/** @type {any} */ (data))), form);
    assert.ok(validateCampaign(fromFormData(data)).ok);
  });

  test("fromFormData reads a ticked box as true, and an absent one as false only if it is listed", () => {
    const data = sent(["retry_on_voicemail", "on"]);
    assert.deepEqual(fromFormData(data), { retry_on_voicemail: true });
    assert.deepEqual(
      fromFormData(data, { checkboxes: ["retry_on_voicemail", "mark_complete_when_no_leads", "allowed_days"] }),
      { retry_on_voicemail: true, mark_complete_when_no_leads: false, allowed_days: [] },
    );
    const verdict = validateCampaign({
      name: "a",
      assistant_id: 1,
      ...fromFormData(sent(["retry_on_voicemail", "on"])),
    });
    assert.equal(verdict.ok && verdict.campaign.retry_on_voicemail, true);
  });

  test("fromFormData takes the last value of a name, so a hidden 0 before a box works", () => {
    const hidden = /** @type {[string, string]} */ (["retry_on_voicemail", "0"]);
    assert.deepEqual(fromFormData(sent(hidden)), { retry_on_voicemail: "0" });
    assert.deepEqual(fromFormData(sent(hidden, ["retry_on_voicemail", "1"])), { retry_on_voicemail: "1" });
    assert.deepEqual(fromFormData(sent(["allowed_days[]", "monday"], ["allowed_days", "x"])), { allowed_days: "x" });
    assert.deepEqual(fromFormData(sent(["allowed_days", "x"], ["allowed_days[]", "monday"])), {
      allowed_days: ["monday"],
    });
  });

  test("fromFormData cuts, joins and counts names as PHP does", () => {
    /** @type {[[string, string][], unknown][]} */
    const cases = [
      [[["allowed_days[\t]", "x"]], ["x"]],
      [[["allowed_days[\u00a0]", "x"]], { "\u00a0": "x" }],
      [[["allowed_days[  ]", "x"]], { "  ": "x" }],
      [[["allowed_days\0[a]", "x"]], "x"],
      [[["allowed_days[a\0]", "x"]], undefined],
      [[["allowed.days[a[b]", "x"]], { "a[b": "x" }],
      [[["allowed days[a", "x"]], undefined],
      [
        [
          ["allowed_days[-5]", "x"],
          ["allowed_days[]", "y"],
        ],
        { "-5": "x", "-4": "y" },
      ],
      [
        [
          ["allowed_days[9007199254740993]", "x"],
          ["allowed_days[]", "y"],
        ],
        { "9007199254740993": "x", 9007199254740994: "y" },
      ],
      [
        [
          ["allowed_days[9223372036854775807]", "x"],
          ["allowed_days[]", "no index is left"],
        ],
        { "9223372036854775807": "x" },
      ],
      [
        [
          ["allowed_days[9223372036854775808]", "x"],
          ["allowed_days[]", "y"],
        ],
        { "9223372036854775808": "x", 0: "y" },
      ],
      [
        [
          ["allowed_days[]", "x"],
          [`allowed_days${"[]".repeat(65)}`, "too deep"],
        ],
        undefined,
      ],
      [
        [
          [`allowed_days${"[a]".repeat(64)}[`, "too deep"],
          ["allowed_days[]", "y"],
        ],
        ["y"],
      ],
    ];
    for (const [pairs, expected] of cases) {
      const form = /** @type {Record<string, unknown>} */ (fromFormData(new URLSearchParams(pairs)));
      assert.deepEqual(form.allowed_days, expected, JSON.stringify(pairs));
    }
  });

  test("fromFormData throws a TypeError that names an invalid value or option", () => {
    const data = new FormData();
    data.append("name", new Blob(["x"]), "x.txt");
    assert.throws(() => fromFormData(data), { name: "TypeError", message: /^name must be text/ });
    for (const checkboxes of /** @type {any[]} */ ([["name"], ["x"], "allowed_days"])) {
      assert.throws(() => fromFormData(sent(), { checkboxes }), { name: "TypeError", message: /^checkboxes must/ });
    }
    assert.throws(() => fromFormData(/** @type {any} */ ({ name: "a" })), { name: "TypeError", message: /^data must/ });
    assert.throws(() => fromFormData(/** @type {any} */ (Promise.resolve(sent()))), {
      name: "TypeError",
      message: "data is a promise. Did you forget await?",
    });
  });
});

suite("inputProps", () => {
  test("inputProps gives every field a control with the bounds of the table", () => {
    for (const { name, min, max, required, type } of campaignFields) {
      const props = inputProps(name);
      assert.equal(props.name, type === "array" ? `${name}[]` : name);
      assert.deepEqual([props.min, props.max, props.required ?? false], [min, max, required]);
      // HTML counts UTF-16 units, and would cut off text that the server accepts.
      assert.ok(!("maxLength" in props));
    }
  });

  test("inputProps of 2026-07 gives every field a control with the bounds of its table", () => {
    const withSeveral = { schedule_windows: "0.start", text_variable_mapping: "1", fallback_variable_mapping: "1" };
    for (const { name, min, max, required, type } of july.campaignFields) {
      const step = Object.entries(withSeveral).find(([field]) => field === name)?.[1];
      if (step !== undefined) {
        assert.throws(() => july.inputProps(name), {
          name: "TypeError",
          message: new RegExp(`such as "${name}.${step}"`),
        });
        continue;
      }
      const props = july.inputProps(name);
      assert.equal(props.name, type === "array" ? `${name}[]` : name);
      assert.deepEqual([props.min, props.max, props.required ?? false], [min, max, required]);
      assert.ok(!("maxLength" in props));
    }
    const [name] = campaignFields;
    assert.deepEqual(july.inputProps("name").required, inputProps(/** @type {any} */ (name)).required);
  });

  test("inputProps of 2026-07 refuses keys whose name fromFormData would read in another way", () => {
    const mappings = ["text_variable_mapping.a]b", "text_variable_mapping.", "fallback_variable_mapping. "];
    const windows = ["schedule_windows.00.start", "schedule_windows.-1.end", "schedule_windows.0.length"];
    for (const key of [...mappings, ...windows, "{}", 5, {}]) {
      assert.throws(() => july.inputProps(/** @type {any} */ (key)), {
        name: "TypeError",
        message: /^(The placeholder of|name must be a campaign field|schedule_windows has several controls)/,
      });
    }
    for (const placeholder of ["1", "first.name", "a[b", " x", "é"]) {
      const data = sent([july.inputProps(`text_variable_mapping.${placeholder}`).name, "city"]);
      assert.deepEqual(july.fromFormData(data).text_variable_mapping, { [placeholder]: "city" });
    }
  });

  test("inputProps of 2026-07 gives the controls of windows and mappings names that fromFormData reads", () => {
    assert.deepEqual(july.inputProps("schedule_windows.1.end"), {
      type: "time",
      name: "schedule_windows[1][end]",
      autoComplete: "off",
      required: true,
      step: 60,
    });
    assert.deepEqual(july.inputProps("text_variable_mapping.first.name"), {
      type: "text",
      name: "text_variable_mapping[first.name]",
      autoComplete: "off",
    });
    const data = sent(
      [july.inputProps("schedule_windows.0.start").name, "09:00"],
      [july.inputProps("schedule_windows.0.end").name, "12:00"],
      [july.inputProps("text_variable_mapping.1").name, "first_name"],
    );
    assert.deepEqual(JSON.parse(JSON.stringify(july.fromFormData(data))), {
      schedule_windows: [{ start: "09:00", end: "12:00" }],
      text_variable_mapping: { 1: "first_name" },
    });
    for (const field of ["nam", "schedule_windows.start", "schedule_windows.0.begin", "name.0", "0", ""]) {
      assert.throws(() => july.inputProps(/** @type {any} */ (field)), TypeError, field);
    }
    assert.equal(july.inputProps("scheduled_start_at").type, "text");
    assert.deepEqual(july.inputProps("channel"), { name: "channel", autoComplete: "off" });
  });

  test("inputProps of three fields are exactly these", () => {
    assert.deepEqual(inputProps("retry_interval"), {
      ...{ type: "number", inputMode: "numeric", name: "retry_interval", autoComplete: "off", placeholder: "60" },
      ...{ min: 10, max: 4320, step: 1 },
    });
    assert.deepEqual(inputProps("retry_on_voicemail"), { type: "checkbox", name: "retry_on_voicemail", value: "1" });
    assert.deepEqual(inputProps("allowed_days", "monday"), {
      type: "checkbox",
      name: "allowed_days[]",
      value: "monday",
    });
    assert.throws(() => inputProps(/** @type {any} */ (5n)), { name: "TypeError", message: /but is "5"/ });
    assert.throws(() => inputProps(/** @type {any} */ ("nam")), { name: "TypeError", message: /but is "nam"/ });
  });
});

test("fromFormData names data that has no controls", () => {
  for (const data of [["name"], new Map([["name", "Spring"]]), null, "name"]) {
    assert.throws(() => fromFormData(/** @type {any} */ (data)), /^TypeError: data must be a FormData or URLSearch/);
  }
});
