// Time zones of forms: every name that a browser may report leads to an accepted campaign.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe as suite, test } from "node:test";
import { promisify } from "node:util";
import { canonicalTimezone, localTimezone, timezoneOptions, timezones, validateCampaign } from "../../../pkg/index.js";
import { zoneOf } from "../../../pkg/schedule/zone.js";

/** @param {string} file */
const lines = (file) =>
  readFileSync(new URL(`../../conformance/${file}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));

/** @param {string} timeZone */
function isKnownToIntl(timeZone) {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone }));
  } catch {
    return false;
  }
}

/** @param {string | undefined} timezone */
const verdict = (timezone) => validateCampaign({ name: "a", assistant_id: 1, timezone });

suite("names", () => {
  test("timezones() returns exactly the recorded names, in a frozen list", () => {
    assert.deepEqual(timezones(), lines("timezones.txt"));
    assert.throws(() => /** @type {string[]} */ (timezones()).push("x"), TypeError);
  });

  test("canonicalTimezone maps every name of this engine's Intl to an accepted name", () => {
    const reported = Intl.supportedValuesOf("timeZone");
    assert.ok(reported.length > 400);
    for (const name of reported) {
      const canonical = canonicalTimezone(name);
      assert.ok(canonical && verdict(canonical).ok, name);
    }
  });

  test("canonicalTimezone maps every recorded old name except zones with a fixed offset", () => {
    const lost = [];
    for (const name of lines("tz_rejected_backward.txt")) {
      const canonical = canonicalTimezone(name);
      if (canonical) assert.ok(verdict(canonical).ok, name);
      else lost.push(name);
    }
    // Zones with a fixed offset have no name that the server accepts. Factory is the zone of an unset clock.
    assert.equal(lost.length, 27);
    assert.deepEqual(
      lost.filter((name) => !/^Etc\/GMT[+-]\d+$/.test(name)),
      ["Factory"],
    );
    assert.equal(canonicalTimezone("Asia/Calcutta"), "Asia/Kolkata");
    assert.equal(canonicalTimezone("asia/calcutta"), "Asia/Kolkata");
    assert.equal(canonicalTimezone("Iceland"), "Atlantic/Reykjavik");
    for (const name of ["", "Mars/Olympus", "Asia", "# IANA 2026c"]) assert.equal(canonicalTimezone(name), undefined);
    assert.equal(canonicalTimezone(/** @type {any} */ (5)), undefined);
  });

  test("canonicalTimezone maps an alias to a zone with the same clock", () => {
    // An independent source: the host's Intl knows the old names too.
    const at = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];
    for (const name of lines("tz_rejected_backward.txt")) {
      const canonical = canonicalTimezone(name);
      // The zones of System V are newer in IANA's data than in some engines, where EST had no country.
      if (!canonical || /^(CET|MET|EET|WET)$/.test(name)) continue;
      for (const instant of at) {
        /** @param {string} timeZone */
        const clock = (timeZone) => new Date(instant).toLocaleString("en-GB", { timeZone });
        assert.equal(clock(canonical), clock(name), name);
      }
    }
  });

  test("localTimezone returns an accepted name of this machine's zone, or undefined", () => {
    const zone = process.env.TZ;
    for (const [tz, expected] of [
      ["Asia/Calcutta", "Asia/Kolkata"],
      ["UTC", "UTC"],
      ["Etc/GMT+5", undefined],
    ]) {
      process.env.TZ = tz;
      assert.equal(localTimezone(), expected);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test("a refused zone gets the server's message and a suggestion that is accepted", () => {
    const refused = verdict("Asia/Calcutta");
    assert.ok(!refused.ok);
    assert.deepEqual(refused.errors, { timezone: ["The timezone field must be a valid timezone."] });
    assert.equal(refused.issues[0]?.suggestion, "Asia/Kolkata");
    assert.ok(verdict(refused.issues[0]?.suggestion).ok);
    const unknown = verdict("Mars/Olympus");
    assert.ok(!unknown.ok && !("suggestion" in (unknown.issues[0] ?? {})));
  });
});

suite("timezoneOptions", () => {
  test("timezoneOptions returns the offset at an instant, for half and quarter hours too", () => {
    const at = (/** @type {string} */ name, /** @type {Date} */ date) =>
      timezoneOptions(date).find((option) => option.name === name);
    const winter = new Date("2026-01-15T12:00:00.500Z");
    const summer = new Date("2026-07-15T12:00:00Z");
    assert.deepEqual(at("America/New_York", winter), {
      name: "America/New_York",
      region: "America",
      offsetMinutes: -300,
    });
    assert.equal(at("America/New_York", summer)?.offsetMinutes, -240);
    assert.equal(at("Asia/Kolkata", winter)?.offsetMinutes, 330);
    assert.equal(at("Asia/Kathmandu", winter)?.offsetMinutes, 345);
    assert.equal(at("Pacific/Kiritimati", winter)?.offsetMinutes, 840);
    assert.deepEqual(at("UTC", summer), { name: "UTC", region: "UTC", offsetMinutes: 0 });
    assert.equal(at("Europe/Berlin", new Date("1969-12-31T23:59:59.999Z"))?.offsetMinutes, 60);
    // The local mean time of the years 49 and 250 BC: 53 minutes and 28 seconds.
    assert.equal(at("Europe/Berlin", new Date("0049-06-01T12:00:00Z"))?.offsetMinutes, 53);
    assert.equal(at("Europe/Berlin", new Date("-000249-06-01T12:00:00Z"))?.offsetMinutes, 53);
  });

  test("timezoneOptions lists all known zones, uses now by default, and throws a TypeError for an invalid date", () => {
    // Hosts with old time zone data lack some zones.
    const known = timezones().filter(isKnownToIntl);
    assert.ok(known.length > 410);
    assert.deepEqual(
      timezoneOptions().map(({ name }) => name),
      known,
    );
    assert.throws(() => timezoneOptions(new Date(Number.NaN)), { name: "TypeError", message: /^at must/ });
    assert.throws(() => timezoneOptions(/** @type {any} */ (5)), TypeError);
  });

  test("timezoneOptions omits zones that the host's data lacks, and returns the others unchanged", async () => {
    const lacking = ["America/Coyhaique", "Europe/Kyiv", "UTC"];
    const at = new Date("2026-01-15T12:00:00Z");
    const expected = timezoneOptions(at).filter(({ name }) => !lacking.includes(name));
    const hrefOf = (/** @type {string} */ file) =>
      JSON.stringify(new URL(`../../../pkg/${file}`, import.meta.url).href);
    const script = `
      const Real = Intl.DateTimeFormat;
      Intl.DateTimeFormat = function (locale, options) {
        if (${JSON.stringify(lacking)}.includes(options?.timeZone)) throw new RangeError("Invalid time zone specified");
        return new Real(locale, options);
      };
      const { timezoneOptions, timezones } = await import(${hrefOf("index.js")});
      const { previewSchedule } = await import(${hrefOf("schedule.js")});
      let refusal;
      try {
        previewSchedule({ name: "a", assistant_id: 1, timezone: "Europe/Kyiv" }, { from: new Date() });
      } catch (error) {
        refusal = [error.name, error.message];
      }
      const list = timezones();
      const options = timezoneOptions(new Date(${at.getTime()}));
      console.log(JSON.stringify({ options, count: list.length, refusal }));`;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { maxBuffer: 2 ** 24 });
    const { options, count, refusal } = JSON.parse(stdout);
    assert.deepEqual(options, expected);
    assert.equal(count, timezones().length);
    assert.equal(refusal[0], "RangeError");
    assert.match(refusal[1], /^campaign\.timezone: the server accepts Europe\/Kyiv, but this host's Intl does not/);
  });

  test("the cache of zones has a bound, since a name has many spellings", () => {
    const spelled = (/** @type {number} */ bits) =>
      [..."america/new_york"].map((letter, i) => ((bits >> i) & 1 ? letter.toUpperCase() : letter)).join("");
    const first = zoneOf(spelled(0));
    for (let i = 1; i < 600; i++) zoneOf(spelled(i));
    assert.equal(zoneOf(spelled(0)), first, "remembered");
    for (let i = 600; i < 1_700; i++) zoneOf(spelled(i));
    assert.notEqual(zoneOf(spelled(0)), first, "forgotten");
  });
});
