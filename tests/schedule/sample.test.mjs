// The schedule and Luxon in every sixteenth zone and in zones with unusual clocks. All zones: npm run test:schedule.
import assert from "node:assert/strict";
import { test } from "node:test";
import { campaignFields } from "../../pkg/index.js";
import { compareZone, FIRST, SECOND, Tally } from "./agreement.mjs";

const zones = campaignFields.find(({ name }) => name === "timezone")?.options?.map(({ value }) => value) ?? [];

/** Summer time of half an hour and of two hours, changes at midnight, Ramadan, 45 minutes, the day before in UTC. */
const odd = [
  "Australia/Lord_Howe",
  "Antarctica/Troll",
  "Asia/Beirut",
  "America/Havana",
  "Africa/Casablanca",
  "Asia/Gaza",
  "Pacific/Chatham",
  "Asia/Kathmandu",
  "America/Nuuk",
  "America/St_Johns",
  "Atlantic/Azores",
  "Africa/Cairo",
];

for (const [name, contract] of Object.entries({ "the first contract": FIRST, "the contract of July 2026": SECOND })) {
  test(`the schedule of ${name} agrees with Luxon around clock changes and at random instants`, (context) => {
    assert.equal(zones.length, 419);
    assert.deepEqual(
      odd.filter((zone) => !zones.includes(zone)),
      [],
    );
    const tally = new Tally();
    for (const zone of new Set([...odd, ...zones.filter((_, i) => i % 16 === 0)])) compareZone(zone, tally, contract);
    context.diagnostic(tally.text());
    assert.ok(tally.changes > 200 && tally.instants > 200_000, tally.text());
  });
}
