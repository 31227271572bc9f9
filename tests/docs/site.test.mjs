// The documentation's pages as `npm start` serves them, with its policy: accessible, reachable, without broken links.
// And the API reference, with every public name.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { campaignFields, validateFields } from "outbound-campaign";
import { root } from "../../scripts/lib/process.mjs";
import { publicEntries } from "../../scripts/package/manifest.mjs";
import { startPages } from "../../www/server/serve.mjs";
import { assertWell } from "../dashboard/browser/axe.mjs";
import { launchChromium } from "../dashboard/browser/chromium.mjs";

/** @type {string} */
let folder;
/** @type {Awaited<ReturnType<typeof startPages>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "outbound-campaign-docs-"));
  const target = { baseUrl: "http://127.0.0.1:9/api", apiKey: "canary-key-that-nobody-asks-with" };
  [site, browser] = await Promise.all([startPages({ target, folder }), launchChromium()]);
  // The first request builds the pages.
  assert.equal((await fetch(`${site.url}docs/`)).status, 200);
});
after(async () => {
  await Promise.all([browser?.close(), site?.close()]);
  await rm(folder, { recursive: true, force: true });
});

const names = () => readdirSync(join(folder, "docs")).filter((name) => name.endsWith(".html"));

/**
 * @param {import("node:test").TestContext} t
 * @param {string} path
 * @param {Parameters<import("playwright-core").Browser["newContext"]>[0]} [how]
 */
async function open(t, path, how) {
  const context = await browser.newContext(how);
  t.after(() => context.close());
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(site.url + path);
  return { page, complaints };
}

test("on every page of the documentation axe finds nothing serious and nothing overflows", async (t) => {
  const { page, complaints } = await open(t, "docs/", { viewport: { width: 1280, height: 800 } });
  assert.ok(names().length >= 14);
  for (const name of names()) {
    await page.goto(`${site.url}docs/${name}`);
    await assertWell(page, name);
  }
  assert.deepEqual(complaints, []);
});

test("on a dark phone no page of the documentation overflows, and axe accepts one of each kind", async (t) => {
  const { page } = await open(t, "docs/", { colorScheme: "dark", viewport: { width: 360, height: 800 } });
  for (const name of names()) {
    await page.goto(`${site.url}docs/${name}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
    if (["index.html", "translate.html", "troubleshooting.html"].includes(name)) await assertWell(page, name);
  }
});

test("every link of the documentation's pages leads to an existing page and anchor", () => {
  const html = new Map(names().map((name) => [name, readFileSync(join(folder, "docs", name), "utf8")]));
  const broken = [...html].flatMap(([name, text]) =>
    [...text.matchAll(/<a [^>]*href="([^"]+)"/g)]
      .map(([, address = ""]) => address)
      // Other tests check the other pages of the site and the API reference.
      .filter((address) => !/^(https:|\.\.\/(guide|react)\/$|api\/index\.html$)/.test(address))
      .filter((address) => {
        const [file, anchor] = address.split("#");
        const there = html.get(file || name);
        return there === undefined || (anchor !== undefined && !there.includes(` id="${anchor}"`));
      })
      .map((address) => `${name}: ${address}`),
  );
  assert.deepEqual(broken, []);
});

test("the reference of fields has all fields, with the package's verdicts", async (t) => {
  const { page } = await open(t, "docs/fields.html");
  const fields = campaignFields.map(({ name }) => name);
  assert.deepEqual(await page.locator("main h2").allTextContents(), fields);
  const text = String(await page.locator("main").textContent());
  const [message] = validateFields({ max_retries: 6 }, ["max_retries"]).errors.max_retries ?? [];
  assert.ok(message && text.includes(`Refused: ${message}`));
  assert.equal(await page.locator("main table").count(), fields.length);
});

test("the colour scheme chosen on the dashboard applies to the documentation", async (t) => {
  const { page } = await open(t, "docs/", { colorScheme: "light" });
  await page.evaluate(() => localStorage.setItem("campaigns.theme", "dark"));
  await page.reload();
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(14, 17, 22)");
});

test("the API reference has every entry and every public name, and nothing is logged under our policy", {
  timeout: 300_000,
}, async (t) => {
  // The first request builds the API reference, and waits for it.
  assert.equal((await fetch(`${site.url}docs/api/index.html`)).status, 200);
  const { page, complaints } = await open(t, "docs/api/index.html");
  await page.getByRole("link", { name: "outbound-campaign/react" }).first().waitFor();
  const api = join(folder, "docs", "api");
  const written = readdirSync(api, { recursive: true, encoding: "utf8" });
  for (const entry of publicEntries(join(root, "pkg"))) {
    const module = entry === "index" ? "outbound-campaign" : `outbound-campaign_${entry.replaceAll("/", "_")}`;
    assert.ok(existsSync(join(api, "modules", `${module}.html`)), entry);
    const exported = Object.keys(await import(join(root, "pkg", `${entry}.js`)));
    const text = readFileSync(join(api, "modules", `${module}.html`), "utf8");
    assert.deepEqual(
      exported.filter((name) => !text.includes(name) && !written.some((file) => file.endsWith(`.${name}.html`))),
      [],
      entry,
    );
  }
  await page.goto(`${site.url}docs/api/classes/outbound-campaign.CampaignClient.html`);
  await page.getByRole("link", { name: "Documentation" }).click();
  await page.getByRole("heading", { name: "I want to" }).first().waitFor();
  assert.deepEqual(complaints, []);
});
