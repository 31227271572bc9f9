// Records of spreadsheets as forms, and errors as form libraries name them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromCsvRecord } from "../../../pkg/csv.js";
import { toFormikErrors, toTanStackErrors } from "../../../pkg/form.js";
import { validateCampaign } from "../../../pkg/index.js";

test("fromCsvRecord reads the texts that spreadsheets write", () => {
  const form = fromCsvRecord({
    "\ufeffName": " Spring ",
    "Assistant ID": "127.0",
    timezone: "Berlin",
    max_calls_in_parallel: "03",
    allowed_hours_start_time: "9:00",
    allowed_hours_end_time: "5:30 PM",
    allowed_days: "Mon, Tue;wednesday  friday",
    max_retries: "",
    retry_interval: "  ",
    retry_on_voicemail: "TRUE",
    retry_on_goal_incomplete: "no",
    goal_completion_variable: undefined,
    mark_complete_when_no_leads: "1",
    phone_number_ids: "12|013",
  });
  assert.deepEqual(form, {
    name: "Spring",
    assistant_id: "127",
    timezone: "Europe/Berlin",
    max_calls_in_parallel: "3",
    allowed_hours_start_time: "09:00",
    allowed_hours_end_time: "17:30",
    allowed_days: ["monday", "tuesday", "wednesday", "friday"],
    retry_on_voicemail: true,
    retry_on_goal_incomplete: false,
    mark_complete_when_no_leads: "1",
    phone_number_ids: ["12", "13"],
  });
  assert.ok(validateCampaign(form).ok);
});

test("fromCsvRecord keeps a text that can mean two things, and a misspelled column", () => {
  const form = fromCsvRecord({
    name: "a",
    assistant_id: "1",
    allowed_hours_start_time: "9",
    max_retires: "3",
    retry_on_voicemail: "maybe",
  });
  const verdict = validateCampaign(form);
  assert.ok(!verdict.ok);
  assert.deepEqual(Object.keys(verdict.errors), ["allowed_hours_start_time", "retry_on_voicemail"]);
  assert.ok(verdict.warnings.some(({ code, suggestion }) => code === "unknown_field" && suggestion === "max_retries"));
  for (const record of [null, "name", ["Spring"]]) {
    assert.throws(() => fromCsvRecord(/** @type {any} */ (record)), /^TypeError: record must be an object/);
  }
});

test("fromCsvRecord keeps a number whose thousands and decimals look alike, and the verdict names it", () => {
  const form = fromCsvRecord({ name: "a", assistant_id: "1.000", retry_interval: "10.000" });
  assert.deepEqual(form, { name: "a", assistant_id: "1.000", retry_interval: "10.000" });
  const verdict = validateCampaign(form);
  assert.ok(!verdict.ok);
  assert.deepEqual(Object.keys(verdict.errors), ["assistant_id", "retry_interval"]);
  const integers = fromCsvRecord({ assistant_id: "127.00", retry_interval: "10.0", phone_number_ids: "12.0, 013.00" });
  assert.deepEqual(integers, { assistant_id: "127", retry_interval: "10", phone_number_ids: ["12", "13"] });
});

test("fromCsvRecord keeps the cell of a list of ids whole if it has a group of thousands", () => {
  const cells = [
    "1.000",
    "1,000",
    "1 000",
    "1\u202f000",
    "1, 000",
    "1,050",
    "12 1,005,000",
    "1,000.00",
    "1.000,00",
    "0",
  ];
  for (const cell of cells) {
    const form = fromCsvRecord({ name: "a", assistant_id: "1", phone_number_ids: cell });
    assert.deepEqual(form.phone_number_ids, [cell], cell);
    const verdict = validateCampaign(form);
    if (cell !== "0") assert.deepEqual(verdict.ok ? [] : Object.keys(verdict.errors), ["phone_number_ids.0"], cell);
  }
  for (const cell of ["100,101", "10 20", "1000 2000", "007 008"]) {
    const ids = cell.split(/\D/).map((id) => String(Number(id)));
    assert.deepEqual(fromCsvRecord({ phone_number_ids: cell }).phone_number_ids, ids, cell);
  }
});

test("fromCsvRecord throws a TypeError that names both columns of one field", () => {
  for (const value of ["", "4"]) {
    assert.throws(
      () => fromCsvRecord({ "Max retries": "3", max_retries: value }),
      /^TypeError: the columns "Max retries" and "max_retries" both name the field max_retries: remove one$/,
    );
  }
});

test("toFormikErrors puts the message of an element at its index", () => {
  const errors = { name: ["A.", "B."], "allowed_days.1": ["C."], "phone_number_ids.first": ["D."] };
  const converted = toFormikErrors(errors);
  assert.equal(converted.name, "A. B.");
  assert.deepEqual(Object.entries(converted.allowed_days ?? {}), [["1", "C."]]);
  assert.equal(converted.phone_number_ids, "D.");
  assert.deepEqual(toFormikErrors({ "allowed_days.0": ["C."], allowed_days: ["E."] }), { allowed_days: "E." });
  assert.deepEqual(toFormikErrors({ allowed_days: ["E."], "allowed_days.0": ["C."] }), { allowed_days: "E." });
  assert.deepEqual(toFormikErrors({}), {});
});

test("toFormikErrors reads hostile keys of a server as names only", () => {
  const hostile = JSON.parse(
    '{"__proto__.polluted": ["A."], "constructor.polluted": ["B."], "allowed_days.length": ["C."]}',
  );
  const converted = toFormikErrors({ ...hostile, "allowed_days.99999999999": ["D."] });
  assert.equal(Object.getPrototypeOf(converted), Object.prototype);
  assert.deepEqual(Object.entries(converted), [
    ["__proto__", "A."],
    ["constructor", "B."],
    ["allowed_days", "C. D."],
  ]);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
  assert.equal(/** @type {any} */ (Object).polluted, undefined);
});

test("toFormikErrors and toTanStackErrors keep the messages of a window's times apart", () => {
  const errors = {
    "schedule_windows.0.start": ["A.", "B."],
    "schedule_windows.0.end": ["C."],
    "allowed_days.0": ["D."],
  };
  assert.deepEqual(toFormikErrors(errors), {
    schedule_windows: [{ start: "A. B.", end: "C." }],
    allowed_days: ["D."],
  });
  assert.deepEqual(toTanStackErrors(errors, { checkboxes: ["allowed_days"] }), {
    "schedule_windows[0].start": ["A.", "B."],
    "schedule_windows[0].end": ["C."],
    allowed_days: ["D."],
  });
  // A message about a whole window replaces the messages about its times.
  const [whole, time] = [{ "schedule_windows.0": ["E."] }, { "schedule_windows.0.start": ["A."] }];
  assert.deepEqual(toFormikErrors({ ...whole, ...time }), { schedule_windows: ["E."] });
  assert.deepEqual(toFormikErrors({ ...time, ...whole }), { schedule_windows: ["E."] });
  toFormikErrors({ "schedule_windows.0.constructor": ["A."], "schedule_windows.0.__proto__": ["B."] });
  assert.equal(/** @type {any} */ ({}).constructor, Object);
});

test("toFormikErrors and toTanStackErrors name the errors that an accepted form lacks", () => {
  for (const convert of [toFormikErrors, toTanStackErrors]) {
    for (const errors of [undefined, null, "name"]) {
      assert.throws(() => convert(/** @type {any} */ (errors)), /^TypeError: errors must be an object/);
    }
  }
});

test("toTanStackErrors writes the index of an element in brackets", () => {
  assert.deepEqual(
    toTanStackErrors({ name: ["A."], "allowed_days.10": ["B.", "C."], "phone_number_ids.first": ["D."] }),
    {
      name: ["A."],
      "allowed_days[10]": ["B.", "C."],
      "phone_number_ids.first": ["D."],
    },
  );
});

test("toTanStackErrors puts the messages of boxes at their group", () => {
  const errors = {
    "allowed_days.0": ["A."],
    allowed_days: ["B."],
    "allowed_days.6": ["C."],
    "phone_number_ids.0": ["D."],
  };
  assert.deepEqual(toTanStackErrors(errors, { checkboxes: ["allowed_days"] }), {
    allowed_days: ["A.", "B.", "C."],
    "phone_number_ids[0]": ["D."],
  });
  assert.deepEqual(Object.entries(toTanStackErrors(JSON.parse('{"__proto__": ["A."]}'))), [["__proto__", ["A."]]]);
});
