// Foreign text: the key is redacted in every usual encoding, control characters are escaped, in linear time.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { copyError, printable, redactJson, redactor, sanitizer } from "../../../pkg/http/redact.js";
import { CampaignClient } from "../../../pkg/index.js";
import { assertKeyless, CREATED, FORM, failure, KEY, newClient, server } from "../support/client.mjs";

const HALF = KEY.slice(KEY.indexOf("|") + 1);
const base64 = (/** @type {string} */ text) => Buffer.from(text).toString("base64");
const base64url = (/** @type {string} */ text) => Buffer.from(text).toString("base64url");
/** @param {(code: number, index: number) => string} encode */
const each = (encode) => Array.from(KEY, (character, i) => encode(character.charCodeAt(0), i)).join("");
const hex = (/** @type {number} */ code) => code.toString(16).padStart(2, "0");

/** @type {Record<string, string>} */
const encodings = {
  "as it is": KEY,
  "as its secret half": HALF,
  "in upper case": KEY.toUpperCase(),
  "in base64": base64(KEY),
  "in base64, as a bearer header": base64(`Bearer ${KEY}`),
  "in base64, behind a user's name": base64(`user:${KEY}`),
  "in base64, two bytes into a longer text": base64(`us${KEY} and more`),
  "in base64, its half": base64(HALF),
  "in base64url": base64url(`a:${KEY}`),
  "in base64 with line breaks": base64(`Authorization: Bearer ${KEY}`).replace(/(.{30})/g, "$1\r\n"),
  "in base64, percent-encoded": encodeURIComponent(base64(`x${KEY}`)),
  "percent-encoded where needed": encodeURIComponent(KEY),
  "percent-encoded whole, lower case": each((code) => `%${hex(code)}`),
  "percent-encoded whole, upper case": each((code) => `%${hex(code).toUpperCase()}`),
  "percent-encoded here and there": each((code, i) => (i % 3 ? String.fromCharCode(code) : `%${hex(code)}`)),
  "percent-encoded twice": encodeURIComponent(encodeURIComponent(KEY)),
  "as named entities": KEY.replace("|", "&vert;"),
  "as another named entity": KEY.replace("|", "&VerticalLine;"),
  "as decimal entities": each((code) => `&#${code};`),
  "as hexadecimal entities": each((code) => `&#x${hex(code)};`),
  "as padded entities": each((code) => `&#X000${hex(code).toUpperCase()};`),
  "as entities, escaped again": each((code) => `&amp;#${code};`),
  "with JSON escapes": each((code) => `\\u00${hex(code)}`),
  "in hexadecimal": Buffer.from(KEY).toString("hex"),
  "as two lines": `${KEY.slice(0, 12)}\r\n${KEY.slice(12)}`,
};

/** Returns whether a text, decoded in every way, holds the secret half of the key. @param {string} text */
function holdsKey(text) {
  const texts = [text];
  for (const run of text.match(/[\w+/-]{12,}/g) ?? []) {
    for (let at = 0; at < 4; at++) texts.push(Buffer.from(run.slice(at), "base64").toString("latin1"));
    texts.push(Buffer.from(run, "hex").toString("latin1"));
  }
  // A part of the secret is a leak too.
  return texts.some((text) => text.toLowerCase().includes(HALF.slice(4, 24)));
}

describe("redaction of the key", () => {
  for (const [name, text] of Object.entries(encodings)) {
    test(`the key is redacted ${name}`, () => {
      const shown = redactor([KEY])(`before ${text} after`);
      assert.match(shown, /^before .*\[redacted\].* after$/s);
      assert.ok(!holdsKey(shown), shown);
    });

    test(`the key is redacted ${name}, in errors, hooks and logs`, async () => {
      /** @type {any[]} */
      const seen = [];
      const see = (/** @type {unknown} */ info) => seen.push(info);
      const flat = text.replace(/[\r\n]+/g, "");
      server.answerWith(422, { message: text, errors: { [text]: [text] } }, { "x-request-id": flat, "x-echo": flat });
      const refused = await failure(
        newClient({ onRequest: see, onResponse: see }).createCampaign({ ...FORM, name: text }),
      );
      server.answerWith(403, `<html>${text}</html>`, { [`x-${HALF}`]: "1" });
      const blocked = await failure(newClient({ onRequest: see, onResponse: see }).createCampaign(FORM));
      assert.match(blocked.body, /\[redacted\]/);
      const thrown = Object.assign(new Error(text), { cause: text });
      const fetch = () => Promise.reject(thrown);
      const broken = await failure(newClient({ fetch, onResponse: see }).createCampaign(FORM));
      for (const value of [refused, blocked, broken, seen]) {
        assertKeyless(value);
        assert.ok(!holdsKey(inspect(value, { depth: 9, showHidden: true, breakLength: Number.POSITIVE_INFINITY })));
      }
    });
  }

  test("a key in a caller's own header is redacted, with its scheme, in Basic and as a cookie", async () => {
    const secrets = [
      { Authorization: `Bearer ${KEY}` },
      { Authorization: `Basic ${base64(`user:${KEY}`)}` },
      { Cookie: `theme=dark; session=${KEY}` },
      { "X-Api-Key": KEY },
      { [KEY]: "the key as a header's name" },
    ];
    for (const headers of secrets) {
      /** @type {any[]} */
      const seen = [];
      const fetch = async () => Response.json({ message: `no: ${KEY}, ${HALF}` }, { status: 403 });
      const options = {
        baseUrl: "https://api.example/api",
        headers: /** @type {any} */ (headers),
        fetch,
        maxRetries: 0,
      };
      const client = new CampaignClient({ ...options, onRequest: (info) => seen.push(info) });
      assertKeyless(await failure(client.createCampaign(FORM)));
      assertKeyless(seen);
    }
  });

  test("a key that was passed as a header's name is redacted in the error of that option", async () => {
    /** @type {any} */
    const cases = [{ [KEY]: "a\nb" }, { [KEY]: 7 }, { [`${KEY} x`]: "v" }];
    for (const headers of cases) {
      assert.throws(
        () => newClient({ headers }),
        (error) => {
          assertKeyless(error);
          return error instanceof TypeError;
        },
      );
      const error = await failure(newClient().createCampaign(FORM, { headers }));
      assert.ok(error instanceof TypeError);
    }
  });

  test("the error of calibrate redacts a key that the server repeats in its campaign", async () => {
    server.answerWith(201, { ...CREATED, data: { id: `${KEY} \u001b[31m` } }, { "x-request-id": KEY });
    const error = await failure(newClient().calibrate());
    assert.match(error.message, /created the campaign \[redacted\] \\u001b\[31m/);
    assert.equal(error.requestId, "[redacted]");
  });

  test("ordinary text is not redacted, and neither is a short key", () => {
    const redact = redactor(["12|shor", "canary-key"]);
    for (const text of ["12|shor", "a &amp; b %41 canary key", "Y2FuYXJ5"]) assert.equal(redact(text), text);
  });

  test("a redacted JSON document stays valid JSON", () => {
    const json = JSON.stringify({ a: [KEY, { [KEY]: 1 }], b: `x\n"${KEY}"\u202e`, n: 17 });
    const shown = redactJson(json.replace("key", "\\u006bey"), redactor([KEY]));
    assert.deepEqual(JSON.parse(shown), { a: ["[redacted]", { "[redacted]": 1 }], b: 'x\n"[redacted]"\u202e', n: 17 });
  });
});

describe("control characters", () => {
  const nasty = "a\nb\rc\td\u0000e\u001b[31mf\u007fg\u009bh\u2028i\u2029j\u202ek\u2066l\ud800m";
  const escaped = "a\\nb\\rc\\td\\u0000e\\u001b[31mf\\u007fg\\u009bh\\u2028i\\u2029j\\u202ek\\u2066l\\ud800m";

  test("control characters are escaped, and readable text is unchanged", () => {
    assert.equal(printable(nasty), escaped);
    for (const text of ["Grüße, 世界 👩‍👩‍👧 שלום\u200f", 'C:\\new "x"']) assert.equal(printable(text), text);
  });

  test("control characters are escaped in errors, their causes and the data of hooks", async () => {
    /** @type {any[]} */
    const seen = [];
    const raw = /[\p{Cc}\p{Zl}\p{Zp}\u202e\u2066]/u;
    const assertClean = (/** @type {any} */ value) => {
      if (typeof value === "string") assert.doesNotMatch(value, raw);
      else if (typeof value === "object" && value !== null)
        for (const key of Reflect.ownKeys(value)) if (key !== "stack") assertClean(value[key]);
    };
    const onResponse = (/** @type {any} */ info) => seen.push(info);
    server.answerWith(422, { message: nasty, errors: { [nasty]: [nasty] } }, { "x-request-id": "r\u009b1" });
    const refused = await failure(newClient({ onResponse }).createCampaign(FORM));
    assert.equal(refused.serverMessage, escaped);
    assert.equal(refused.message, `${escaped}: ${escaped}`);
    assert.deepEqual(refused.errors, { [escaped]: [escaped] });
    assert.equal(refused.requestId, "r\\u009b1");
    server.answerWith(403, nasty);
    const blocked = await failure(newClient({ onResponse }).createCampaign(FORM));
    assert.match(blocked.body, /^a\\nb\\rc/);
    const fetch = () => Promise.reject(Object.assign(new Error(nasty), { code: nasty }));
    const broken = await failure(newClient({ fetch, onResponse }).createCampaign(FORM));
    assert.equal(broken.cause.message, escaped);
    assert.doesNotMatch(broken.cause.stack, /\u009b|\u202e/);
    for (const value of [refused, blocked, broken, seen]) assertClean(value);
  });

  test("control characters are escaped in a stack, whose own lines stay", () => {
    const error = /** @type {Error} */ (copyError(new Error("forged\n    at line"), sanitizer([])));
    const [first, second] = String(error.stack).split("\n");
    assert.equal(first, "Error: forged\\n    at line");
    assert.match(String(second), /^ {4}at /);
  });
});

test("hostile text is sanitized in linear time", () => {
  const redact = sanitizer([KEY, `Bearer ${KEY}`, "canary-other-secret"]);
  const units = [
    "%41",
    "%25",
    "&#",
    "&amp;",
    "&#0",
    "\\",
    "\\\\u0041",
    "\n",
    KEY.slice(0, -1),
    KEY,
    "Y2FuYXJ5",
    "&abcdef",
    "\ud800",
  ];
  for (const unit of units) {
    const time = (/** @type {number} */ length) => {
      const text = unit.repeat(length / unit.length);
      const start = process.cpuUsage();
      redact(text);
      return process.cpuUsage(start).user;
    };
    time(50_000);
    const [short, long] = [time(100_000), time(800_000)];
    // Eight times the text. The bound is generous because the machine is shared.
    assert.ok(long < 24 * Math.max(short, 20_000), `${JSON.stringify(unit)}: ${short} and ${long} µs`);
  }
});
