// A list of 5,000 campaigns in both dashboards: scrolling by a trace of Chromium, search, filter, order, the keyboard.
import assert from "node:assert/strict";
import { loadavg } from "node:os";
import { after, before, test } from "node:test";
import { startSandbox } from "../../../www/server/sandbox.mjs";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { API_KEY, prepareSite } from "./site.mjs";

const COUNT = 5000;
/** Milliseconds of work for one frame, at 50 frames a second. */
const FRAME_MS = 1000 / 50;
/** 6,000 pixels a second: a hundred rows. */
const FRAME_PIXELS = 120;
const FRAMES = 200;
/** The frames by the clock, for the whole list. */
const CLOCK_FRAMES = 1000;

const site = prepareSite();
/** @type {Awaited<ReturnType<typeof startSandbox>>} one for all tests: filling it takes seconds */
let sandbox;
before(async () => {
  sandbox = await startSandbox({ filled: COUNT });
});
after(() => sandbox?.close());

/**
 * @param {import("node:test").TestContext} t
 * @param {import("./dashboards.mjs").DashboardPage} which
 * @param {import("./site.mjs").OpenOptions} [how]
 */
async function openList(t, which, how) {
  const { open } = await site.serve(t, { target: { baseUrl: sandbox.baseUrl, apiKey: API_KEY } });
  const dashboard = await open(which, { view: "campaigns", ...how });
  const { page } = dashboard;
  const rows = page.locator("tbody tr[data-row]");
  await rows.first().waitFor();
  return {
    ...dashboard,
    rows,
    names: () => page.locator("tbody .name").allInnerTexts(),
    chip: (/** @type {RegExp} */ name) => page.getByRole("group", { name: "Status" }).getByRole("button", { name }),
  };
}

for (const which of DASHBOARDS) {
  /** @param {string} title @param {(t: import("node:test").TestContext) => Promise<void>} run */
  const scenario = (title, run) => test(`${which.name}: ${title}`, run);

  scenario("5,000 campaigns scroll with less work a frame than 50 frames a second allow", async (t) => {
    const { page, rows, complaints } = await openList(t, which);
    assert.equal(await page.locator("table").getAttribute("aria-rowcount"), String(COUNT + 1));
    assert.ok((await rows.count()) < 80, "only the rows near the window are drawn");
    const devtools = await page.context().newCDPSession(page);
    const trace = await traceOf(devtools, () =>
      page.evaluate(scrollByFrames, { frames: FRAMES, pixels: FRAME_PIXELS }),
    );
    const { frames, seconds, slowest, slowShare, mean } = frameWork(trace);
    t.diagnostic(
      `${(frames / seconds).toFixed(0)} frames a second on this machine; ` +
        `${mean.toFixed(1)} ms of work a frame, at most ${slowest.toFixed(1)} ms`,
    );
    assert.ok(frames > FRAMES / 2, `only ${frames} frames were drawn`);
    assert.ok(mean < FRAME_MS / 2, `${mean.toFixed(1)} ms of work a frame`);
    assert.ok(slowShare < 0.02, `${(slowShare * 100).toFixed(1)} % of the frames took over ${FRAME_MS} ms of work`);
    const scrolled = await page.evaluate(() => window.scrollY);
    assert.ok(scrolled > 20_000, `scrolled ${scrolled} px`);
    const indexes = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute("data-row"))));
    const top = Math.floor((scrolled - 200) / 60);
    assert.ok(indexes.includes(top) && indexes.includes(top + 12), "the rows in the window are drawn");
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.getByRole("row", { name: /Spring appointments, Berlin 1 / }).waitFor();
    assert.deepEqual(complaints, []);
  });

  scenario("the end of 5,000 campaigns is reached by scrolling, and the frame rate is reported", async (t) => {
    const { page } = await openList(t, which);
    const height = await page.evaluate(() => document.body.scrollHeight);
    const pixels = Math.ceil(height / CLOCK_FRAMES);
    const times = await page.evaluate(scrollByFrames, { frames: CLOCK_FRAMES, pixels });
    const frames = times.slice(1).map((time, index) => time - Number(times[index]));
    const [median, late] = [quantile(frames, 0.5), quantile(frames, 0.95)];
    // The figures depend on the machine and its load, so that no test decides by them.
    t.diagnostic(
      `${(1000 / median).toFixed(0)} frames a second by the clock: median ${median.toFixed(1)} ms, ` +
        `95 % within ${late.toFixed(1)} ms; ${Math.round(pixels / 60)} rows a frame, load ${loadavg()[0]?.toFixed(1)}`,
    );
    assert.equal(frames.length, CLOCK_FRAMES - 1);
    await page.getByRole("row", { name: /Spring appointments, Berlin 1 / }).waitFor();
    assert.equal(await page.evaluate(() => Math.ceil(window.scrollY + window.innerHeight)), height);
  });

  scenario("search, filter and order narrow 5,000 campaigns, and the address keeps them", async (t) => {
    const { page, names, chip, rows } = await openList(t, which);
    await page.getByLabel("Search by name, assistant or number").fill("leipzig 4");
    await page
      .getByRole("status")
      .getByText(/campaigns? shown/)
      .waitFor({ state: "attached" });
    await page.waitForFunction(() => document.querySelectorAll("tbody mark").length > 10);
    for (const name of await names()) assert.match(name, /Leipzig 4/);
    const found = Number((await textOf(chip(/^All/))).replace(/\D/g, ""));
    assert.ok(found > 10 && found < COUNT, `${found} found`);
    await chip(/^Stopped/).click();
    await page.waitForFunction(() => !document.querySelector("tbody .status:not(.stopped)"));
    const stopped = Number((await textOf(chip(/^Stopped/))).replace(/\D/g, ""));
    assert.equal(await page.locator("table").getAttribute("aria-rowcount"), String(stopped + 1));
    await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
    await page.locator("th[aria-sort=ascending]", { hasText: "Name" }).waitFor();
    const sorted = await names();
    assert.deepEqual(sorted, [...sorted].sort(new Intl.Collator("en", { numeric: true }).compare));
    await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
    await page.locator("th[aria-sort=descending]", { hasText: "Name" }).waitFor();
    const [last] = await names();
    assert.ok(new Intl.Collator("en", { numeric: true }).compare(String(last), String(sorted.at(-1))) > 0, last);

    assert.match(page.url(), /#\/\?q=leipzig\+4&status=stopped&sort=name-down$/);
    await rows.first().getByRole("link").click();
    await page.getByRole("heading", { name: last }).waitFor();
    await page.getByRole("main").getByRole("link", { name: "Campaigns" }).click();
    await page.locator("th[aria-sort=descending]", { hasText: "Name" }).waitFor();
    assert.equal((await names())[0], last);

    await page.getByLabel("Search by name, assistant or number").fill("nobody is called so");
    await page.getByRole("heading", { name: "No campaign fits" }).waitFor();
    await page.getByRole("button", { name: "Show all" }).click();
    await page.waitForFunction((count) => document.querySelector("table")?.ariaRowCount === count, String(COUNT + 1));
  });

  scenario("arrow keys and Tab move through all rows, and the focused row stays while the page scrolls", async (t) => {
    const { page, rows } = await openList(t, which);
    const focusedName = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    await rows.first().getByRole("link").focus();
    const first = await focusedName();
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction((name) => document.activeElement?.textContent?.trim() !== name, first);
    assert.equal(await focusedName(), await textOf(page.locator("[data-row='1'] .name")));
    await page.keyboard.press("End");
    await page.waitForFunction(() => document.activeElement?.textContent?.trim() === "Spring appointments, Berlin 1");
    await page.keyboard.press("Home");
    await page.waitForFunction((name) => document.activeElement?.textContent?.trim() === name, first);
    await page.evaluate(() => window.scrollTo(0, 100_000));
    await page.locator("[data-row='1670']").waitFor();
    assert.equal(await focusedName(), first, "the focused row is still in the document");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), `Actions for ${first}`);
  });

  scenario("the way back to the list leads to the row that was shown", async (t) => {
    const { page, rows } = await openList(t, which);
    await page.evaluate(() => window.scrollTo(0, 60_000));
    const row = page.locator("[data-row='1000']");
    const name = await textOf(row.locator(".name"));
    await row.getByRole("link").click();
    await page.getByRole("heading", { name, exact: true }).waitFor();
    assert.equal(await page.evaluate(() => window.scrollY), 0, "another page begins at its top");
    await page.goBack();
    await rows.first().waitFor();
    await page.waitForFunction(() => window.scrollY > 59_000);
    await page.getByRole("row", { name: new RegExp(name) }).waitFor();
  });

  scenario("a phone shows the same list as cards, ordered by a select", async (t) => {
    const { page, names } = await openList(t, which, { width: 360 });
    const before = await names();
    await page.getByLabel("Sort by").selectOption("Oldest first");
    await page.getByRole("row", { name: /Spring appointments, Berlin 1 / }).waitFor();
    assert.notDeepEqual(await names(), before);
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.equal(widths[0], widths[1]);
    const heights = await page.locator("tr[data-row]").evaluateAll((all) => all.map((row) => row.clientHeight));
    assert.equal(new Set(heights).size, 1, "all rows have one height");
  });
}

/**
 * Runs in the page. Scrolls in each frame.
 * @param {{ frames: number, pixels: number }} options
 * @returns {Promise<number[]>} the times of the frames, in milliseconds
 */
function scrollByFrames({ frames, pixels }) {
  return new Promise((resolve) => {
    /** @type {number[]} */
    const times = [];
    const scroll = (/** @type {number} */ time) => {
      window.scrollBy(0, pixels);
      times.push(time);
      if (times.length < frames) requestAnimationFrame(scroll);
      else resolve(times);
    };
    requestAnimationFrame(scroll);
  });
}

/** @param {readonly number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}

/**
 * Records the tasks of the page's main thread.
 * @param {import("playwright-core").CDPSession} devtools
 * @param {() => Promise<unknown>} work
 * @returns {Promise<any[]>}
 */
async function traceOf(devtools, work) {
  /** @type {any[]} */
  const events = [];
  devtools.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const ended = new Promise((resolve) => devtools.once("Tracing.tracingComplete", resolve));
  await devtools.send("Tracing.start", {
    categories: "toplevel,devtools.timeline,disabled-by-default-devtools.timeline",
  });
  await work();
  await devtools.send("Tracing.end");
  await ended;
  return events;
}

/**
 * Sums up the CPU time of the main thread between two frames, so that a busy machine does not matter.
 * @param {any[]} events
 */
function frameWork(events) {
  const main = events.find(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const ofMain = events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
  const starts = ofMain
    .filter(({ name, ph }) => name === "Commit" && ph === "X")
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const tasks = ofMain.filter(({ name, ph, tdur }) => name === "RunTask" && ph === "X" && tdur !== undefined);
  const work = starts.map((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const within = tasks.filter(({ ts, dur }) => ts + dur > start && ts + dur <= end);
    return within.reduce((sum, { tdur }) => sum + tdur, 0) / 1000;
  });
  work.pop(); // nothing ends the last frame
  return {
    frames: work.length,
    seconds: (starts.at(-1) - starts[0]) / 1e6,
    slowest: Math.max(...work),
    slowShare: work.filter((ms) => ms > FRAME_MS).length / work.length,
    mean: work.reduce((sum, ms) => sum + ms, 0) / work.length,
  };
}
