// How soon the create page gives its first verdict, in processor time of its main thread: a busy machine does not slow that down.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DASHBOARDS } from "./dashboards.mjs";
import { prepareSite } from "./site.mjs";

const LIMIT_MS = 100;
const site = prepareSite();

for (const which of DASHBOARDS) {
  test(`${which.name}: the first verdict comes within ${LIMIT_MS} ms of the page being interactive`, async (t) => {
    const { open } = await site.serveSandbox(t);
    const { page, ...dashboard } = await open(which);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    /** Milliseconds that the main thread has worked so far. */
    const worked = async () => {
      const { metrics } = await devtools.send("Performance.getMetrics");
      const task = metrics.find(({ name }) => name === "TaskDuration");
      assert.ok(task, "Chromium counts the time of its tasks");
      return task.value * 1000;
    };

    // Opened once more, now that it is counted: from the start of the page until it is drawn and nothing is loaded any more.
    await page.reload({ waitUntil: "networkidle" });
    const start = await page.evaluate(() => performance.getEntriesByType("navigation")[0]?.toJSON());
    const interactive = await worked();
    await dashboard.control("name").focus();
    const before = await worked();
    await page.keyboard.press("Tab");
    await page.getByText("The name field is required.").first().waitFor();
    const verdict = (await worked()) - before;
    t.diagnostic(
      `first verdict ${verdict.toFixed(1)} ms; until interactive ${interactive.toFixed(0)} ms of work, ${Math.round(start.domInteractive)} ms on the clock`,
    );
    assert.ok(verdict > 0 && verdict < LIMIT_MS, `it took ${verdict.toFixed(1)} ms`);
  });
}
