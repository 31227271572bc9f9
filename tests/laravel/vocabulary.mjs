// The texts that fields.mjs and literals.mjs draw: valid, nearly valid, and difficult for PHP and Laravel.
import { readFileSync } from "node:fs";
import { whitespaceSets } from "../conformance/whitespace.mjs";

/** @param {string} file @returns {string[]} its lines without comments */
const lines = (file) =>
  readFileSync(new URL(`../conformance/${file}`, import.meta.url), "utf8").match(/^[^#\n].*$/gm) ?? [];

export const zones = lines("timezones.txt");
export const nearZones = [
  ...lines("tz_rejected_backward.txt"),
  "utc",
  "Utc",
  "UTC+1",
  "+02:00",
  "Z",
  "europe/berlin",
  "EUROPE/BERLIN",
  "Europe/Berlin/",
  "Europe",
  "Europe/Nowhere",
  "CET",
  "Berlin",
  "America/New York",
];

export const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
export const nearDays = [
  "Monday",
  "MONDAY",
  "mon",
  "monday,tuesday",
  "mon day",
  "montag",
  "1",
  "0",
  "in",
  "mond\u0430y",
  "monday.",
  ":values",
];

export const nearTimes = [
  "9:00",
  "24:00",
  "23:60",
  "09:00:00",
  "0900",
  "09.00",
  "9",
  "09:0",
  "009:00",
  "09:000",
  "0９:00",
  "-1:00",
  "+9:00",
  "12:00 AM",
  "noon",
  "H:i",
  "00:0\u0000",
  "0\u00009:00",
  "\u000909:00",
  "١٢:٠٠",
  "1e1:00",
];

/** @param {string} text @returns {string[]} */
const split = (text) => text.trim().split(/\s+/);

/** JSON numbers, also used within quotes, at the limits of PHP's and JavaScript's arithmetic. */
export const wholeNumbers = split(`
  0 -0 1 2 3 4 5 6 9
  10 11 20 21 60 127 4319 4320 4321
  -1 2147483648
`);
export const longNumbers = split(`
  9007199254740991 9007199254740992 9007199254740993 -9007199254740991 -9007199254740992 -9007199254740993
  9223372036854775806 9223372036854775807 9223372036854775808
  -9223372036854775808 -9223372036854775809 18446744073709551616 99999999999999999999999999999999
`);
export const floats = split(`
  1.0 3.0 5.0 127.0 0.0 -0.0 1e0 1E1 1e+1
  1e2 30e-1 2.5e1 127.00000000000000000001 126.999999999999999 127.000000000000014 0.999999999999999 0.99999999999999
  0.99999999999999999
  5.000000000000001 5.00000000000001 5.0000000000001 10.000000000000001 9.999999999999999 4320.00000000001
  4320.0000000001 4319.9999999999999 1.5
  10.5 0.1 -1.5 1e-7 1e-400 5e-324 99999999999999.0 99999999999999.4 99999999999999.5
  100000000000000.0 1e14 1e15 1e16 1e21 1.7976931348623157e308 9007199254740992.0 9223372036854775808.0
`);
export const infinities = split(`
  1e309 1e400 -1e400 1.7976931348623159e308 1e1001 -1e1001 1e99999999999999999999
`);
/** Texts that PHP reads, or nearly reads, as numbers. */
export const numericTexts = [
  "007",
  "+1",
  "+0",
  "-0",
  "--1",
  "+-1",
  "00",
  "01",
  "-01",
  "0x1A",
  "0b1",
  "0o7",
  "1_000",
  "1 000",
  "1,5",
  "５",
  "٣",
  ".5",
  "5.",
  ".",
  "+",
  "-",
  "e1",
  "1e",
  "1e5",
  "1E5",
  "1e+0",
  "1e0",
  "1.0",
  "1.5",
  "5.0",
  "+5.0",
  "1e1000",
  "1e1001",
  "1E1001",
  "-1e1001",
  "1e-1000",
  "1e-1001",
  "1e400",
  "1e999999",
  "INF",
  "NAN",
  "inf",
  "0.0",
  "5.000000000000001",
  "10.000000000000000000001",
  "1\u0000",
  "\u00001\u0000",
  "1\f",
  "\f1",
  "1\n",
  "12abc",
  "abc",
  "abcdef",
  "true",
  "null",
  "1\u00a0",
];

/** Texts for names and variables, and for fields that accept no text. */
export const texts = [
  "Spring",
  "a",
  "0",
  "1",
  "false",
  "on",
  "yes",
  "booked",
  "Ünïcödé",
  "名前",
  "👍",
  "👨‍👩‍👧‍👦",
  "🇩🇪",
  "é",
  "a\u0000b",
  "a\u0000",
  "a\tb",
  "\\",
  '"',
  "/",
  "</script>",
  "%s",
  ":attribute",
  ":input",
  ":max",
  ":min",
  "{0} a",
  "\ud7ff",
  "\ue000",
  "\uffff",
  "\u{10ffff}",
  "\u0085",
  "\u2028",
];
/** One code point each. 255 of them is the bound. */
export const units = [
  "x",
  "é",
  "ß",
  "語",
  "👍",
  "e\u0301",
  "👨‍👩‍👧‍👦",
  "🇩🇪",
  "\u0000",
  " ",
  "\u200b",
  "\u{e0020}",
  "\ufb01",
  "\u{10ffff}",
];

/** Keys of objects instead of lists, difficult for Laravel's dotted paths and placeholders. */
export const elementKeys = [
  "",
  "a",
  "b",
  "0",
  "1",
  "01",
  "00",
  "-1",
  "1.0",
  "a.b",
  "a.",
  ".a",
  ".",
  "..",
  "0.0",
  "*",
  "*.0",
  "a.*",
  "**",
  ":input",
  ":attribute",
  ":values",
  ":INPUT",
  ":Attribute",
  "__asterisk__",
  "__dot__",
  "é",
  "💡",
  " ",
  "a b",
  "\u0000",
  "\u00a0a",
  "\t",
  "9223372036854775807",
  "9223372036854775808",
  "__proto__",
  "constructor",
  "toString",
  "length",
  "name",
  "allowed_days",
  "phone_number_ids",
  "_",
  "snake_case",
  "StudlyCase",
  "/",
  "\\",
  '"',
  "[0]",
  "%s",
  "&",
  "<b>",
];
/** Unknown top-level keys. `_method` is missing, because it would change the request, not the form. */
export const strayKeys = [
  "",
  "id",
  "status",
  "NAME",
  "Name",
  " name",
  "name ",
  "n\u0430me",
  "assistantId",
  "assistant_id\u0000",
  "allowed_days.0",
  "allowed_days.*",
  "allowed_days.a",
  "phone_number_ids.0",
  "phone_number_ids.*",
  "name.first",
  "name.*",
  "*",
  "0",
  "password",
  "current_password",
  "_token",
  "__proto__",
  "constructor",
  "é",
  "schedule_windows",
];

/** Code points that some Laravel trims, their neighbours, and similar ones. */
export const blanks = blankCodePoints();

/** @returns {string[]} */
function blankCodePoints() {
  const trimmed = [...whitespaceSets().values()].flat();
  const neighbours = trimmed.flatMap((point) => [point - 1, point + 1]);
  const points = new Set([...trimmed, ...neighbours, 0x0c, 0x7f, 0xfe0f, 0xfffd, 0xe0001]);
  return [...points].filter((point) => point >= 0).map((point) => String.fromCodePoint(point));
}
