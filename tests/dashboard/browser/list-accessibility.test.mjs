// axe-core on every state of the list, of the page of one campaign and of the comparison: in both languages, light and
// dark, from a phone to a wide window. No violation of any level is accepted.
import { test } from "node:test";
import { everywhere } from "./axe.mjs";
import { TEXTS } from "./create-states.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { walkList } from "./list-states.mjs";
import { prepareSite } from "./site.mjs";

const site = prepareSite();

for (const which of DASHBOARDS) {
  for (const [locale, texts] of /** @type {const} */ ([
    ["en-GB", TEXTS.en],
    ["de-DE", TEXTS.de],
  ])) {
    test(`${which.name}, ${locale}: axe finds nothing in the list, in a campaign and in a comparison`, async (t) => {
      const { open, faults } = await site.serveSandbox(t, { seeded: true });
      const dashboard = await open(which, { locale, view: "campaigns" });
      await walkList(dashboard, { texts, faults, visit: everywhere(dashboard.page) });
    });
  }
}
