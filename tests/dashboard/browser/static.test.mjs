// The pages on a static host: everything works except sending.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { EXAMPLE } from "../../../scripts/package/example.mjs";
import { buildPages } from "../../../www/server/pages.mjs";
import { freePort, LOOPBACK } from "../../../www/server/ports.mjs";
import { launchChromium } from "./chromium.mjs";
import { openDashboard, textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { TYPED_EXAMPLE } from "./example.mjs";

const FOLDER = "/some/folder/";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {string} */
let outDir;
/** @type {string} */
let url;
/** @type {import("@hono/node-server").ServerType} */
let host;

before(async () => {
  outDir = await mkdtemp(join(tmpdir(), "outbound-campaign-static-"));
  [browser] = await Promise.all([launchChromium(), buildPages({ outDir, hasServer: false })]);
  const app = new Hono();
  app.use(`${FOLDER}*`, serveStatic({ root: outDir, rewriteRequestPath: (path) => path.slice(FOLDER.length - 1) }));
  const port = await freePort(0);
  await new Promise((resolve) => {
    host = serve({ fetch: app.fetch, hostname: LOOPBACK, port }, resolve);
  });
  url = `http://${LOOPBACK}:${port}${FOLDER}`;
});
after(async () => {
  await browser?.close();
  host?.close();
  if (outDir) await rm(outDir, { recursive: true, force: true });
});

for (const which of DASHBOARDS) {
  test(`${which.name}: without a server, the form validates and shows its request instead of sending`, async (t) => {
    const { page, complaints, requests, ...dashboard } = await openDashboard(browser, url + which.path, {
      firstReads: [],
    });
    t.after(() => page.context().close());
    await dashboard.review();
    assert.deepEqual((await dashboard.messages()).name, ["Campaign name is required."]);
    await dashboard.answer(TYPED_EXAMPLE);
    assert.deepEqual((await dashboard.exact()).body, EXAMPLE);
    await dashboard.review();
    await page.getByRole("heading", { name: "This page cannot send" }).waitFor();
    assert.equal(await dashboard.button("Create campaign").count(), 0);
    const fold = await dashboard.unfold("Exact request");
    assert.match(await textOf(fold.locator("pre")), /^POST https:\/\/app\.autocalls\.ai\/api\/user\/campaign\n/);
    await page.getByRole("link", { name: "Campaigns", exact: true }).click();
    await page.getByRole("heading", { name: "This page has no server" }).waitFor();
    const elsewhere = requests.filter(
      (request) => !request.url().startsWith(url) && !request.url().startsWith("data:"),
    );
    assert.deepEqual(
      elsewhere.map((request) => request.url()),
      [],
      "nothing is asked of any other address",
    );
    assert.deepEqual(complaints, []);
  });

  test(`${which.name}: the folder's URL opens the dashboard`, async (t) => {
    const page = await browser.newPage();
    t.after(() => page.close());
    await page.goto(url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.ok(page.url().startsWith(`${url}${DASHBOARDS[0]?.path}`));
  });
}
