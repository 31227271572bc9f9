// The calibration page of both dashboards: on the sandbox, on servers outside the contract, and on the real Laravel.
// German texts of the page: cspell:ignore Diesen kalibrieren Ergebnis Kalibrierung verwenden Verwendet damit
// cspell:ignore gemessener Punkt sich weicht Annahmen Annahme Pakets Zeitfenster überschneiden Weicht lehnt
import assert from "node:assert/strict";
import { test } from "node:test";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { contract202607, validateCampaign } from "outbound-campaign/2026-07";
import { freePort, LOOPBACK } from "../../../www/server/ports.mjs";
import { startLaravelServer } from "../../laravel/server.mjs";
import { assertClean, everywhere } from "./axe.mjs";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { API_KEY, prepareSite } from "./site.mjs";

const SMALL = { name: "Spring", assistant_id: "127" };
const view = /** @type {const} */ ("calibrate");
const site = prepareSite();

/** @param {import("./dashboard.mjs").Dashboard} dashboard */
async function ask({ page, button }) {
  await button(/^Calibrate (this server|again)$/).click();
  await page.getByRole("heading", { name: "Calibration result" }).waitFor();
}

/**
 * Serves a relay in front of a server of July 2026. The server refuses windows of calls that overlap, and hides the
 * bound of a text message.
 * @param {import("node:test").TestContext} t
 */
async function serveJuly(t) {
  const app = new Hono();
  app.get("*", (c) => c.json([]));
  app.post("/api/user/campaign", async (c) => {
    const form = await c.req.json();
    const verdict = validateCampaign(form, { messages: { "sms_body.max": "Too long." } });
    if (verdict.ok) return c.json({ data: { id: 77 } }, 201);
    const overlaps = form.channel === "call" && form.schedule_windows?.[1]?.start === "11:00";
    const errors = { ...verdict.errors, ...(overlaps && { schedule_windows: ["The windows overlap."] }) };
    return c.json({ message: verdict.message, errors }, 422);
  });
  const port = await freePort(0);
  const server = serve({ fetch: app.fetch, hostname: LOOPBACK, port });
  t.after(() => server.close());
  return site.serve(t, {
    target: { baseUrl: `http://${LOOPBACK}:${port}/api`, apiKey: API_KEY, contract: contract202607 },
  });
}

/** Returns the summary's lines by label. @param {import("playwright-core").Page} page */
async function summaryOf(page) {
  const card = page.locator("section", { has: page.getByRole("heading", { name: "Calibration result" }) });
  const texts = await card.locator(".review-line").allInnerTexts();
  return Object.fromEntries(texts.map((text) => text.split(/\n+/)));
}

/**
 * Navigates within the dashboard, without a reload.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
async function go(page, name) {
  if (name === "Calibration") {
    await page.locator(".mode").click();
    await page.getByRole("link", { name }).click();
  } else {
    await page.locator(".brand").click();
    await page.getByRole("main").getByRole("link", { name }).first().click();
  }
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

for (const which of DASHBOARDS) {
  /** @param {string} title @param {(t: import("node:test").TestContext) => Promise<void>} run */
  const scenario = (title, run) => test(`${which.name}: ${title}`, run);

  scenario(
    "the sandbox is calibrated with a notice, and form and relay use the result until it is forgotten",
    async (t) => {
      const { open, sandbox, campaigns } = await site.serveSandbox(t, { seeded: true, maxCallsInParallel: 20 });
      const { page, complaints, requests, ...dashboard } = await open(which, { view });
      const { host } = new URL(sandbox.baseUrl);
      await page.getByRole("heading", { name: `Server: ${host}` }).waitFor();
      await page.getByRole("heading", { name: "This is the sandbox, not Autocalls or Intellixent" }).waitFor();
      await page.getByRole("heading", { name: "This server has not been calibrated yet" }).waitFor();
      await ask({ page, ...dashboard, complaints, requests });
      assert.equal(await dashboard.focusedId(), "result-heading");
      const { Date: date, ...lines } = await summaryOf(page);
      assert.match(date ?? "", /^\d+ \w+ \d{4}, /);
      assert.deepEqual(lines, {
        Server: host,
        "Closest profile": "documented",
        Agreement: "exact, including messages",
        "Simultaneous calls": "20",
      });
      await page.getByText("None: every response was predicted byte for byte.").waitFor();
      assert.equal(await page.getByRole("table").count(), 0, "the first contract has no readings");
      await page.getByText(/^\d+ messages$/).click();
      assert.match(
        await textOf(page.locator("details[open] .lines")),
        /^name\.required\s+The :attribute field is required\./,
      );
      assert.equal((await campaigns()).length, 3, "nothing was created");

      // Inferred but not in use: the documented limit applies.
      await go(page, "New campaign");
      await dashboard.answer({ ...SMALL, max_calls_in_parallel: "15" });
      const refused = ["Calls at the same time must be 10 or less."];
      assert.deepEqual(await dashboard.messages(), { max_calls_in_parallel: refused });
      await go(page, "Calibration");
      await dashboard.button("Use it in the form").click();
      await page.getByText("In use: the form and the relay validate with it.").waitFor();
      await go(page, "New campaign");
      assert.deepEqual(await dashboard.messages(), {});
      await page.getByRole("link", { name: new RegExp(`^Calibrated with ${host} on `) }).waitFor();
      await dashboard.reload();
      await dashboard.review();
      const unchecked = await dashboard.unfold("only Autocalls knows");
      assert.doesNotMatch(await textOf(unchecked), /plan may allow fewer/);
      await dashboard.create(); // the documented limit would have refused it
      assert.equal(await dashboard.createdId(), "4");
      assert.equal((await campaigns())[3].max_calls_in_parallel, 15);

      await go(page, "Calibration");
      await dashboard.button("Delete it").click();
      await page.getByRole("heading", { name: "This server has not been calibrated yet" }).waitFor();
      assert.equal(await dashboard.focusedId(), "ask-heading");
      await go(page, "New campaign");
      await dashboard.answer({ max_calls_in_parallel: "15" });
      assert.deepEqual(await dashboard.messages(), { max_calls_in_parallel: refused });
      assert.equal(await page.getByRole("link", { name: /^Calibrated with/ }).count(), 0);
      assert.deepEqual(complaints, []);

      for (const request of requests) {
        const seen = JSON.stringify([request.url(), await request.allHeaders(), request.postData()]);
        assert.ok(!seen.includes(API_KEY), request.url());
      }
    },
  );

  scenario("a failed calibration shows its error and infers nothing", async (t) => {
    const { open, faults } = await site.serveSandbox(t, { seeded: true });
    const { page, ...dashboard } = await open(which, { view });
    const alert = page.getByRole("alert");
    for (const [kind, title] of /** @type {const} */ ([
      ["rate-limit", "Too many requests"],
      ["server-error", "The server failed"],
      ["plan-limit", "The server refused the request without checking the form"],
      ["cut-before", "The server could not be reached"],
    ])) {
      faults.set({ kind, scope: "create" });
      await dashboard.button("Calibrate this server").click();
      await alert.getByRole("heading", { name: title }).waitFor();
      const help =
        kind === "rate-limit" ? "The server asks to wait 2 s." : "No rule was inferred, and nothing was created.";
      await alert.getByText(help).waitFor();
    }
    await page.context().setOffline(true);
    await dashboard.button("Calibrate this server").click();
    await alert.getByRole("heading", { name: "The server could not be reached" }).waitFor();
    await page.context().setOffline(false);
    await page.context().clearCookies();
    await dashboard.button("Calibrate this server").click();
    await alert.getByRole("heading", { name: "Your session has ended" }).waitFor();
    await alert.getByText("Reload the page to start a new session.").waitFor();
    await page.getByRole("heading", { name: "This server has not been calibrated yet" }).waitFor();
  });

  scenario("a slow calibration shows its waiting time and can be cancelled", async (t) => {
    const { open, faults } = await site.serveSandbox(t);
    const { page, ...dashboard } = await open(which, { view });
    faults.set({ kind: "slow", scope: "create" });
    await dashboard.button("Calibrate this server").click();
    assert.equal(await dashboard.button("Calibrating…").getAttribute("aria-disabled"), "true");
    await page.getByText(/^Waiting for its responses, \d+ s$/).waitFor();
    await dashboard.button("Cancel").click();
    await dashboard.button("Calibrate this server").waitFor();
    assert.equal(await page.getByRole("alert").count(), 0, "leaving it does not fail");
  });

  scenario("the description of the server shows loading, then a failure, then a successful retry", async (t) => {
    const { open } = await site.serveSandbox(t);
    const { page, ...dashboard } = await open(which, { view: "campaigns" });
    await page.route("**/api/about", () => {}); // never answered
    await page.goto(`${page.url().split("#")[0]}#/calibrate`);
    await page.reload();
    await page.getByText("Loading the last calibration…").waitFor({ state: "attached" });
    await page.unroute("**/api/about");
    await page.route("**/api/about", (route) => route.fulfill({ status: 500, body: "{}" }));
    await page.reload();
    await page.getByRole("heading", { name: "The calibration failed" }).waitFor();
    await page.unroute("**/api/about");
    await dashboard.button("Try again").click();
    await page.getByRole("heading", { name: "This server has not been calibrated yet" }).waitFor();
  });

  scenario("calibration stops at a server that accepts an incomplete form, and names the campaign", async (t) => {
    let asked = 0;
    const app = new Hono();
    app.post("/api/user/campaign", (c) => {
      asked += 1;
      return c.json({ data: { id: 77, name: null, status: "draft" } }, 201);
    });
    const port = await freePort(0);
    const server = serve({ fetch: app.fetch, hostname: LOOPBACK, port });
    t.after(() => server.close());
    const target = { baseUrl: `http://${LOOPBACK}:${port}/api`, apiKey: API_KEY };
    const { page, ...dashboard } = await (await site.serve(t, { target })).open(which, { view });
    await dashboard.button("Calibrate this server").click();
    const alert = page.getByRole("alert");
    await alert.getByRole("heading", { name: "This server does not follow the documented API" }).waitFor();
    assert.match(await textOf(alert), /created the campaign 77\. No further form was sent\./);
    await alert.getByRole("link", { name: "All campaigns" }).waitFor();
    assert.equal(asked, 1);
  });

  scenario("only a page of the relay's own origin can switch the calibration on", async (t) => {
    const { open, url } = await site.serveSandbox(t);
    const { page } = await open(which, { view });
    const [cookie] = await page.context().cookies();
    const change = (/** @type {Record<string, string>} */ headers, /** @type {unknown} */ body = { used: true }) =>
      fetch(`${url}api/calibration`, { method: "PUT", headers, body: JSON.stringify(body) });
    const session = { cookie: `${cookie?.name}=${cookie?.value}` };
    const own = { ...session, origin: new URL(url).origin };
    assert.equal((await change({ origin: own.origin })).status, 403);
    assert.equal((await change({ ...session, origin: "http://127.0.0.1:1" })).status, 403);
    assert.equal((await change(own)).status, 404, "there is none yet");
    assert.equal((await change(own, { used: "yes" })).status, 400);
    const forget = (/** @type {Record<string, string>} */ headers) =>
      fetch(`${url}api/calibration`, { method: "DELETE", headers });
    assert.equal((await forget(session)).status, 403);
    assert.equal((await forget(own)).status, 200);
  });

  scenario("the calibration page is in German for a German browser", async (t) => {
    const { open, sandbox } = await site.serveSandbox(t);
    const { page, ...dashboard } = await open(which, { view, locale: "de-DE" });
    await page.getByRole("heading", { name: `Server: ${new URL(sandbox.baseUrl).host}` }).waitFor();
    await dashboard.button("Diesen Server kalibrieren").click();
    await page.getByRole("heading", { name: "Ergebnis der Kalibrierung" }).waitFor();
    await dashboard.button("Im Formular verwenden").click();
    await page.getByText("Verwendet: Formular und Relay prüfen damit.").waitFor();
    // The page uses its own German messages. Only the server's response keeps the server's text.
    await go(page, "Neue Kampagne");
    await dashboard.button("Kampagne prüfen").click();
    assert.deepEqual((await dashboard.messages()).name, ["Bitte füllen Sie „Name der Kampagne“ aus."]);
  });

  scenario(
    "a table has a sentence for each reading of a server of July 2026, and those that differ first",
    async (t) => {
      const { open } = await serveJuly(t);
      const dashboard = await open(which, { view });
      const { page } = dashboard;
      await page.getByText("The relay posts sixteen forms to this server.").waitFor();
      await ask(dashboard);
      await page.getByText("1 measured point differs from the package’s assumptions.").waitFor();
      const table = page.getByRole("table", { name: "Behaviour of the server" });
      const rows = await table.getByRole("row").allInnerTexts();
      const lines = rows.map((text) => text.replaceAll(/\s+/g, " ").trim());
      assert.equal(lines.length, 1 + 36);
      assert.deepEqual(lines.slice(0, 3), [
        "Point Behaviour of the server",
        "Windows that overlap Differs from the package’s assumption: The server refuses them.",
        "Fields of July 2026 The server has them.",
      ]);
      assert.ok(lines.includes("9:00 as a calling hour The server refuses it."));
      assert.ok(lines.includes("Length of the goal variable It may have more than 255 characters."));
      assert.ok(
        lines.some((line) => /^The fallback of a call The server requires: .*Text of the fallback\.$/.test(line)),
      );
      assert.deepEqual(lines.slice(-4), [
        "Length of a text message Not measured",
        "Time zone of a start without an offset Not measured",
        "Windows or hours, if a form has both Not measured",
        "Meaning of a window that ends at its start Not measured",
      ]);
      const folder = process.env.CALIBRATION_PICTURES;
      await everywhere(page)("readings", async (width) => {
        for (const colorScheme of folder ? /** @type {const} */ (["light", "dark"]) : []) {
          await page.emulateMedia({ colorScheme });
          await page.screenshot({ path: `${folder}/${which.name}-${width}-${colorScheme}.png`, fullPage: true });
        }
      });
      await page.getByText(/^\d+ messages$/).click();
      assert.match(await textOf(page.locator("details[open] .lines")), /^name\.required.*channel\./s);
    },
  );

  scenario("the readings of a server are in German for a German browser", async (t) => {
    const { open } = await serveJuly(t);
    const { page, button } = await open(which, { view, locale: "de-DE" });
    await button("Diesen Server kalibrieren").click();
    await page.getByText("1 gemessener Punkt weicht von den Annahmen des Pakets ab.").waitFor();
    const row = page.getByRole("row", { name: /^Zeitfenster, die sich überschneiden/ });
    assert.match(await textOf(row), /Weicht von der Annahme des Pakets ab:\s+Der Server lehnt das ab\./);
  });

  scenario("axe finds nothing while calibrating, and nothing overflows the window", async (t) => {
    const { open, faults } = await site.serveSandbox(t, { seeded: true });
    const dashboard = await open(which, { view });
    const { page } = dashboard;
    const look = everywhere(page);
    await look("not asked yet");
    faults.set({ kind: "slow", scope: "create" });
    await dashboard.button("Calibrate this server").click();
    await page.getByText(/^Waiting for its responses/).waitFor();
    await look("asking");
    await dashboard.button("Cancel").click();
    faults.set({ kind: "server-error", scope: "create" });
    await dashboard.button("Calibrate this server").click();
    await page.getByText("The server failed").waitFor();
    await look("failed");
    faults.set({ kind: "none", scope: "create" });
    await ask(dashboard);
    await page.getByText(/^\d+ messages$/).click();
    await look("calibrated");
    await dashboard.button("Use it in the form").click();
    await page.getByText("In use: the form").waitFor();
    await go(page, "New campaign");
    await look("in use");
  });

  test(`${which.name}, laravel-8: the server's messages and plan limit are inferred and used`, async (t) => {
    const server = await startLaravelServer("laravel-8", { CAMPAIGN_VARIANT: "german", CAMPAIGN_MAX_CALLS: "3" });
    t.after(server.close);
    const target = { baseUrl: server.baseUrl, apiKey: API_KEY };
    const dashboard = await (await site.serve(t, { target })).open(which, { view });
    const { page } = dashboard;
    assert.equal(await page.getByText("This is the sandbox").count(), 0);
    await ask(dashboard);
    const lines = await summaryOf(page);
    assert.equal(lines["Closest profile"], "laravel-8");
    assert.equal(lines["Simultaneous calls"], "3");
    assert.equal(lines.Agreement, "exact with the server’s own messages");
    await assertClean(page, "calibrated by Laravel");
    const probes = (await server.requests()).filter(({ method }) => method === "POST");
    assert.ok(probes.length > 0 && probes.length <= 5);
    for (const { body } of probes) {
      const form = JSON.parse(body);
      assert.ok(!("name" in form && "assistant_id" in form), "it cannot create a campaign");
    }

    await dashboard.button("Use it in the form").click();
    await page.getByText("In use: the form").waitFor();
    await go(page, "New campaign");
    const wrong = { max_calls_in_parallel: "4", max_retries: "9", retry_interval: "soon" };
    await dashboard.answer(wrong);
    await dashboard.review();
    await dashboard.summary.waitFor();
    const response = await fetch(`${server.baseUrl}/user/campaign`, {
      method: "POST",
      headers: {
        Accept: "application/json",
        Authorization: "Bearer another-canary-key",
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ ...wrong, timezone: "Europe/Berlin" }),
    });
    const answer = await response.json();
    assert.equal(response.status, 422);
    assert.deepEqual(Object.keys(await dashboard.messages()), Object.keys(answer.errors));
    assert.equal(JSON.stringify((await dashboard.exact()).body), JSON.stringify(answer));
    await dashboard.answer({ ...SMALL, max_calls_in_parallel: "3", max_retries: "2", retry_interval: "60" });
    await dashboard.review();
    await dashboard.create();
    assert.equal(await dashboard.createdId(), "1", "it is the first: calibrating created none");
  });

  test(`${which.name}, laravel-12: the page lists the differences of an undocumented server`, async (t) => {
    const server = await startLaravelServer("laravel-12", { CAMPAIGN_VARIANT: "extra-field" });
    t.after(server.close);
    const dashboard = await (await site.serve(t, { target: { baseUrl: server.baseUrl, apiKey: API_KEY } })).open(
      which,
      { view, width: 360 },
    );
    const { page } = dashboard;
    await ask(dashboard);
    assert.match((await summaryOf(page)).Agreement ?? "", /^1 difference, \d+ messages$/);
    const card = page.locator("section", { has: page.getByRole("heading", { name: "Differences" }) });
    await card.getByRole("heading", { name: "leads" }).waitFor();
    assert.match(
      await textOf(card),
      /Form\s+\{\}\s+Predicted\s+accepted\s+Response\s+leads: The leads field is required\./,
    );
    await assertClean(page, "differences");
  });
}
