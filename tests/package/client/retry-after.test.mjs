// The header `Retry-After`: seconds, or a date that is compared with the server's own clock.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { retryAfter } from "../../../pkg/http/retry.js";

const UNTIL = "Sun, 06 Nov 1994 08:50:37 GMT";
const BEFORE = "Sun, 06 Nov 1994 08:49:37 GMT";

/** @param {string} value @param {string} [date] */
const wait = (value, date) => retryAfter({ "retry-after": value, ...(date === undefined ? {} : { date }) });

describe("retryAfter", () => {
  test("returns a number of seconds unchanged", () => {
    assert.equal(wait("120"), 120);
    assert.equal(wait(" 0 "), 0);
  });

  test("compares a date with the server's own Date", () => {
    assert.equal(wait(UNTIL, BEFORE), 60);
    assert.equal(wait("Thu, 29 Feb 2024 23:59:60 GMT", "Thu, 29 Feb 2024 23:59:59 GMT"), 1);
    assert.equal(wait("Fri, 01 Mar 2024 00:00:00 GMT", "Thu, 29 Feb 2024 00:00:00 GMT"), 86_400);
  });

  test("compares a date with the local clock if the server sends no Date or an unreadable one", () => {
    const inAMinute = new Date(Math.floor(Date.now() / 1000) * 1000 + 60_000).toUTCString();
    for (const date of [undefined, "yesterday"]) {
      const seconds = Number(wait(inAMinute, date));
      assert.ok(seconds >= 55 && seconds <= 60, String(seconds));
    }
  });

  test("returns 0 for a date in the past", () => {
    assert.equal(wait(BEFORE, UNTIL), 0);
    assert.equal(wait(UNTIL), 0);
  });

  test("returns the longest wait for a number that is too large", () => {
    for (const text of ["9999999999", "9".repeat(400)]) assert.equal(wait(text), 2 ** 32 - 1, text);
    assert.equal(wait("Fri, 31 Dec 9999 23:59:59 GMT", BEFORE), 2 ** 32 - 1);
  });

  test("returns undefined for any other text, and without the header", () => {
    for (const text of [
      "",
      "soon",
      "-1",
      "1.5",
      "Sun, 06 Nov 1994 08:49:37 CET",
      "Sun, 06 Nov 1994 24:49:37 GMT",
      "Sun, 00 Nov 1994 08:49:37 GMT",
      "Sun, 06 Nev 1994 08:49:37 GMT",
      "Sun, 06 anF 1994 08:49:37 GMT",
    ]) {
      assert.equal(wait(text), undefined, text);
    }
    assert.equal(retryAfter({}), undefined);
  });
});
