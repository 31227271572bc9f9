// Draws request bodies of the second contract: channels with their required fields, windows under odd keys, mappings,
// dates. Bodies are texts, never JavaScript values: JSON.parse would hide most differences.
import fc from "fast-check";
import { fields as first } from "./fields.mjs";
import {
  anything,
  depths,
  from,
  list,
  listOf,
  loneSurrogate,
  maybePadded,
  nested,
  quoted,
  weighted,
} from "./literals.mjs";
import * as vocabulary from "./vocabulary.mjs";

/** @typedef {import("fast-check").Arbitrary<string>} Texts */
/** @typedef {{ body: string, limit: number | undefined }} Form */

const oddKeys = [
  "",
  "*",
  "a.b",
  ":input",
  ":index",
  "__asterisk__",
  "0",
  "1",
  "01",
  "monday",
  "start",
  "end",
  "a*b",
  "A b",
];
/** An object with keys that may be repeated. @param {Texts} key @param {Texts} value @param {number} maxLength */
const objectOf = (key, value, maxLength) =>
  fc.array(fc.tuple(key, value), { maxLength }).map((pairs) => `{${pairs.map((pair) => pair.join(":")).join(",")}}`);

const time = first.allowed_hours_start_time;
const goodWindow = fc
  .tuple(time.good, time.good, fc.nat(5))
  .map(([start, end, style]) =>
    style === 0 ? `{"end":${end},"n":1,"start":${start}}` : `{"start":${start},"end":${end}}`,
  );
const someTime = weighted([6, time.good], [2, time.near], [2, anything]);
const nearWindow = weighted(
  [4, fc.tuple(someTime, someTime).map(([start, end]) => `{"start":${start},"end":${end}}`)],
  [2, someTime.map((start) => `{"start":${start}}`)],
  [2, objectOf(quoted(from(["start", "end", "Start", "end ", "start.x", "n"])), someTime, 4)],
  [1, nested],
  [1, anything],
);
const someWindow = weighted([5, goodWindow], [2, nearWindow]);
const keys = quoted(weighted([4, from(oddKeys)], [1, from(vocabulary.elementKeys)]));
const windows = {
  good: weighted([6, listOf(goodWindow, 4)], [1, objectOf(keys, goodWindow, 3)]),
  near: weighted(
    [5, listOf(someWindow, 5)],
    [2, objectOf(keys, someWindow, 4)],
    [1, goodWindow],
    [1, listOf(time.good, 3)],
    [1, anything],
  ),
};

const two = (/** @type {number} */ max) => fc.integer({ min: 0, max }).map((part) => String(part).padStart(2, "0"));
const isoDate = fc
  .tuple(from(["2026", "2024", "1999", "0001", "0000", "9999"]), two(13), two(32))
  .map((parts) => parts.join("-"));
const isoZone = weighted(
  [4, from(["", "Z", "z", "+02:00", "-0530", "+02", "+14:00", "+24:00"])],
  [1, fc.tuple(from(["+", "-"]), two(26), from(["", ":"]), two(61)).map((parts) => parts.join(""))],
);
const isoTime = fc
  .tuple(from(["T", "t", " "]), two(25), two(61), from(["", ":00", ":60", ":61", ":30.5", ":00.000000"]), isoZone)
  .map(([sep, hour, minute, rest, zone]) => `${sep}${hour}:${minute}${rest}${zone}`);
const date = weighted(
  [3, isoDate],
  [5, fc.tuple(isoDate, isoTime).map((parts) => parts.join(""))],
  [1, from(["2026-07", "2026-W30", "2026-W30-5", "2026W305", "20260724", "20260724T180000Z", "2026-W54", "2026-13"])],
);
const dates = {
  good: quoted(
    maybePadded(
      from(["2026-07-24", "2026-07-24T18:00:00Z", "2026-07-24 18:00", "2026-07-27T09:00:00+03:00", "20260724"]),
    ),
  ),
  near: weighted(
    [6, quoted(date)],
    [2, quoted(from(["tomorrow", "24.07.2026", "2026-07-24 +1 day", "now", "@1753358400", "07/24/2026", "x", "9:00"]))],
    [
      1,
      from(["20260724", "1753358400", "1753358400000", "2026", "2026.5", "20261399", "true", "[]", '["2026-07-24"]']),
    ],
    [1, anything],
  ),
};

const mapping = {
  good: weighted(
    [4, objectOf(quoted(from(["1", "2", "name", ...oddKeys])), quoted(maybePadded(from(vocabulary.texts))), 3)],
    [1, objectOf(keys, anything, 3)],
    [1, from(["{}", "[]", '["a"]', '{"1":{"2":[" a ",""]}}', '{"0":"a","1":"b"}'])],
  ),
  near: weighted(
    [3, anything],
    [1, depths],
    [1, from(['"{}"', "1e400", '{"1":1e400}', "false", '{"1":12345678901234567890}'])],
  ),
};

/** @param {string[]} values */
const choice = (values) => ({
  good: quoted(maybePadded(from(values))),
  near: weighted(
    [3, quoted(from([...values.map((value) => value.toUpperCase()), "email", "Call", "whatsapp,sms"]))],
    [2, anything],
  ),
});
/** @param {number} max */
const body = (max) => ({
  good: weighted([6, first.name.good], [1, quoted(from(["a".repeat(max), "😀".repeat(max), "{{name}}", ":input"]))]),
  near: weighted(
    [2, quoted(from(["é".repeat(max + 1), "a".repeat(max + 1), "\u200b", "\u00a0"]))],
    [2, first.name.near],
  ),
});
const perMinute = {
  good: weighted([4, from(["1", "10", '"5"', '" 7"', "true", "10.0", "10.0000000000001", "1e0"])]),
  near: weighted([2, from(["0", "11", '"11"', "-1", "10.5", "false", '"abc"', '"abcdefghijk"'])], [1, anything]),
};
const id = first.assistant_id;

/** @type {Record<string, { good: Texts, near: Texts }>} */
const fields = {
  ...first,
  channel: choice(["call", "whatsapp", "sms"]),
  schedule_windows: windows,
  scheduled_start_at: dates,
  fallback_channel: choice(["whatsapp", "sms"]),
  fallback_whatsapp_sender_id: id,
  fallback_whatsapp_template_id: id,
  fallback_sms_from_phone_number_id: id,
  fallback_sms_body: body(1600),
  fallback_variable_mapping: mapping,
  whatsapp_sender_id: id,
  whatsapp_template_id: id,
  text_variable_mapping: mapping,
  messages_per_minute: perMinute,
  sms_from_phone_number_id: id,
  sms_body: body(1600),
};
const names = Object.keys(fields);

/** The fields that a channel or a fallback requires. @type {Record<string, string[]>} */
const required = {
  call: ["assistant_id"],
  whatsapp: ["whatsapp_sender_id", "whatsapp_template_id"],
  sms: ["sms_from_phone_number_id", "sms_body"],
};

/** @param {{ good: number, near: number, any: number }} weights */
function object({ good, near, any }) {
  /** @param {string} name */
  const value = (name) =>
    weighted([good, fields[name].good], [near, fields[name].near], [any, anything], [any, from(["null", '""', '" "'])]);
  const values = fc.record(Object.fromEntries(names.map((name) => [name, value(name)])));
  const optional = names.filter((name) => !["name", "channel", "fallback_channel"].includes(name));
  return fc
    .tuple(
      fc.constantFrom("call", "whatsapp", "sms"),
      fc.constantFrom("", "", "whatsapp", "sms"),
      fc.subarray(optional, { maxLength: 8 }),
      values,
      fc.nat(11),
      fc.nat(99),
    )
    .map(([channel, fallback, some, drawn, omitted, style]) => {
      const needed = ["name", ...(required[channel] ?? [])];
      if (fallback) needed.push(...(required[fallback] ?? []).map((name) => `fallback_${name}`));
      const chosen = [...new Set([...needed.filter((_, i) => i !== omitted), ...some])];
      const members = chosen.map((name) => [name, drawn[name]]);
      const isOdd = style < 12;
      if (channel !== "call" || style < 40) members.push(["channel", isOdd ? drawn.channel : `"${channel}"`]);
      if (fallback) members.push(["fallback_channel", isOdd ? drawn.fallback_channel : `"${fallback}"`]);
      if (style % 7 === 0) members.push(["schedule_windows.0.start", "1"], ["x", "[]"]);
      const at = style % members.length;
      const turned = [...members.slice(at), ...members.slice(0, at)];
      return `{${turned.map(([name, literal]) => `"${name}":${literal}`).join(",")}}`;
    });
}

const text = weighted(
  [12, object({ good: 40, near: 0, any: 0 })],
  [5, object({ good: 30, near: 4, any: 1 })],
  [5, object({ good: 4, near: 4, any: 1 })],
  [1, weighted([1, anything], [1, depths], [1, from(["", "{", "null", "[{}]", "{}"])], [1, listOf(anything, 3)])],
  [1, loneSurrogate.map((lone) => `{"name":"a","assistant_id":1,"sms_body":${lone}}`)],
  [1, depths.map((deep) => `{"name":"a","assistant_id":1,"text_variable_mapping":${list([deep])}}`)],
);

/** @type {import("fast-check").Arbitrary<Form>} */
export const forms = fc.record({ body: text, limit: fc.constantFrom(undefined, undefined, 10, 1, 3, 5, 7, 20) });
