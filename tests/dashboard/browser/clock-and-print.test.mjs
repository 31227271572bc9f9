// The clock of an open page, and the printed review, in both dashboards.
import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { prepareSite } from "./site.mjs";

const site = prepareSite();

for (const which of DASHBOARDS) {
  test(`${which.name}: the next call counts down while the page is open`, async (t) => {
    const sandbox = await site.serveSandbox(t);
    // A Wednesday, 08:00 in Berlin. The first window opens at 09:00.
    const { page, complaints } = await sandbox.open(which, { now: "2026-12-02T07:00:00Z", isFresh: true });
    const next = page.locator(".facts > div").filter({ hasText: "Next call" });
    const shows = (/** @type {string} */ text) => next.filter({ hasText: text }).waitFor();
    await shows("in 60 minutes");
    await page.clock.fastForward("30:00");
    await shows("in 30 minutes");
    await page.clock.fastForward("30:30");
    await shows("until 17:00");
    assert.match(await textOf(next), /Now/);
    assert.deepEqual(complaints, []);
  });

  test(`${which.name}: a printed review has all values on white paper, and no controls`, async (t) => {
    const sandbox = await site.serveSandbox(t);
    const { page, ...dashboard } = await sandbox.open(which, { colorScheme: "dark", isFresh: true });
    await dashboard.answer({ name: "Spring", assistant_id: "127" });
    await dashboard.review();
    await page.getByRole("heading", { level: 1, name: "Ready to create" }).waitFor();
    await page.emulateMedia({ media: "print" });
    const paper = page.locator("body");
    assert.equal(await paper.evaluate((body) => getComputedStyle(body).backgroundColor), "rgb(255, 255, 255)");
    for (const text of [
      "Campaign name",
      "Spring",
      "Calling hours",
      "Weekdays, 09:00–17:00",
      "Minutes between retries",
    ]) {
      assert.ok(await page.getByText(text, { exact: true }).first().isVisible(), text);
    }
    for (const role of /** @type {const} */ (["button", "link", "navigation", "banner"])) {
      for (const control of await page.getByRole(role).all()) assert.ok(!(await control.isVisible()), role);
    }
  });
}
