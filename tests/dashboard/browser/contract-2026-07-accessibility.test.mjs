// axe-core on the states that only the contract of July 2026 has: on a phone and a wide window, light and dark.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everywhere, SCHEMES } from "./axe.mjs";
import { walkContract202607 } from "./contract-2026-07-states.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { prepareSite } from "./site.mjs";
import { smallParts } from "./small-parts.mjs";

const site = prepareSite();

for (const which of DASHBOARDS) {
  test(`${which.name}, July 2026: axe finds nothing in any state, and nothing overflows`, async (t) => {
    const { open } = await site.serveSandboxes(t);
    const dashboard = await open(which);
    const look = everywhere(dashboard.page, SCHEMES, [360, 1280]);
    await walkContract202607(dashboard, { language: "en", visit: look });
  });

  test(`${which.name}, July 2026: German fits 360 px, with targets of 40 px and no small text`, async (t) => {
    const { open } = await site.serveSandboxes(t);
    const dashboard = await open(which, { width: 360, locale: "de-DE", isTouch: true });
    const { page } = dashboard;
    const visit = async (/** @type {string} */ state) => {
      // A row of the list is one target, as large as its card.
      if (state !== "list") assert.deepEqual(await page.evaluate(smallParts), [], state);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${state}: the page is ${overflow} px too wide`);
    };
    await walkContract202607(dashboard, { language: "de", visit });
  });
}
