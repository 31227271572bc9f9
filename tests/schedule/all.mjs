// npm run test:schedule compares the schedule with Luxon in all zones, at every clock change from 2024 to 2030.
import assert from "node:assert/strict";
import { ensurePackage } from "../../scripts/build.mjs";

const obstacle = await ensurePackage();
assert.equal(obstacle, "");
const { campaignFields } = await import("../../pkg/index.js");
const { compareZone, FIRST, SECOND, Tally } = await import("./agreement.mjs");

const zones = campaignFields.find(({ name }) => name === "timezone")?.options ?? [];
assert.equal(zones.length, 419);
for (const [name, contract] of Object.entries({ first: FIRST, "2026-07": SECOND })) {
  const tally = new Tally();
  for (const [i, { value }] of zones.entries()) {
    compareZone(value, tally, contract);
    if ((i + 1) % 50 === 0) console.log(`${name}: ${i + 1} of ${zones.length} zones: ${tally.text()}`);
  }
  console.log(`${name}: all ${zones.length} zones agree. ${tally.text()}`);
  assert.ok(tally.instants > 200_000, "too few instants were compared");
}
