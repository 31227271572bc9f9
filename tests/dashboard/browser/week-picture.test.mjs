// The week picture in both dashboards: two clocks, drawn hours, windows over midnight, and touch.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DateTime } from "luxon";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { prepareSite } from "./site.mjs";

const site = prepareSite();
const HOURS = /** @type {const} */ (["allowed_hours_start_time", "allowed_hours_end_time"]);

for (const which of DASHBOARDS) {
  test(`${which.name}: the week picture draws hours in the campaign's zone beside the viewer's clock`, async (t) => {
    const { open } = await site.serveSandbox(t);
    const { page, ...dashboard } = await open(which);
    await dashboard.answer({ timezone: "Asia/Kolkata" });
    const week = page.getByRole("group", { name: "Calling hours of the week" });
    // Berlin is 3.5 or 4.5 hours behind, by season.
    const hours = DateTime.now().setZone("Europe/Berlin").isInDST ? 3 : 4;
    await page
      .getByText(new RegExp(`It is \\d\\d:\\d\\d there now\\. Your clock is ${hours} hours 30 minutes behind\\.`))
      .waitFor();

    const tracks = page.locator(".week-tracks");
    await tracks.scrollIntoViewIfNeeded();
    const box = await tracks.boundingBox();
    assert.ok(box);
    const x = (/** @type {number} */ hour) => box.x + (box.width * hour) / 24;
    const y = (/** @type {number} */ day) => box.y + (box.height * (day + 0.5)) / 7;
    await page.mouse.move(x(6), y(1));
    await page.mouse.down();
    await page.mouse.move(x(9), y(2), { steps: 4 });
    await page.mouse.move(x(12), y(3), { steps: 4 });
    await page.mouse.up();
    await page.mouse.move(x(20), y(5)); // without a pressed button nothing is drawn
    assert.deepEqual(await Promise.all(HOURS.map((name) => dashboard.control(name).inputValue())), ["06:00", "12:00"]);
    assert.deepEqual(
      (await week.locator('[aria-pressed="true"]').allTextContents()).map((text) => text.slice(3)),
      ["Tuesday", "Wednesday", "Thursday"],
    );
    assert.equal(await page.locator(".week-window").count(), 3);

    // By keyboard past midnight: the window ends on the next day and is drawn there.
    const end = page.getByRole("slider", { name: "End of the calling hours" });
    await end.focus();
    await page.keyboard.press("Home");
    for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press("PageUp");
    assert.equal(await dashboard.control("allowed_hours_end_time").inputValue(), "02:00");
    assert.match((await end.getAttribute("aria-valuetext")) ?? "", /^02:00, \d\d:30 your time$/);
    assert.equal(await page.locator(".week-window[data-from-yesterday]").count(), 3);
    assert.match(await textOf(week), /06:00 – 02:00 \(the next day\): 60 hr a week/);
  });

  test(`${which.name}: a click draws no hours, and an invalid time is reported as invalid`, async (t) => {
    const { open } = await site.serveSandbox(t);
    const { page, ...dashboard } = await open(which);
    await page.locator(".week-tracks").click({ position: { x: 100, y: 60 } });
    const { body } = await dashboard.exact();
    assert.ok(body.errors.name, "the form is as untouched as it was");
    assert.deepEqual(await Promise.all(HOURS.map((name) => dashboard.control(name).inputValue())), ["09:00", "17:00"]);
    await dashboard.answer({ allowed_hours_start_time: "09:00", allowed_hours_end_time: "09:00" });
    await page.getByText("Calls start and end at the same minute, so nobody will be called.").waitFor();
    assert.equal(await page.locator(".week-window").count(), 0);
    await page.getByText("No call is ever made").first().waitFor();
  });
}
