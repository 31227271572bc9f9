// The documentation's pages as `npm start` serves them, with its policy: accessible, reachable, without broken links.
// And the API reference, with every public name.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { campaignFields, validateFields } from "outbound-campaign";
import { root } from "../../scripts/lib/process.mjs";
import { publicEntries } from "../../scripts/package/manifest.mjs";
import { startPages } from "../../www/server/serve.mjs";
import { assertWell } from "../dashboard/browser/axe.mjs";
import { complaintsOf, launchChromium } from "../dashboard/browser/chromium.mjs";

/** @type {string} */
let folder;
/** @type {Awaited<ReturnType<typeof startPages>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "outbound-campaign-docs-"));
  const target = { baseUrl: "http://127.0.0.1:9/api", apiKey: "canary-key-of-no-request" };
  [site, browser] = await Promise.all([startPages({ target, folder }), launchChromium()]);
  // The first request builds the pages.
  assert.equal((await fetch(`${site.url}docs/`)).status, 200);
});
after(async () => {
  await Promise.all([browser?.close(), site?.close()]);
  await rm(folder, { recursive: true, force: true });
});

/** The guides. */
const names = () => readdirSync(join(folder, "docs")).filter((name) => name.endsWith(".html") && name !== "404.html");
/** Pages of the API reference, one of each kind. */
const API = ["index", "outbound-campaign/index", "outbound-campaign/classes/CampaignClient"];
const apiNames = API.map((name) => `api/${name}.html`);

/**
 * @param {import("node:test").TestContext} t
 * @param {string} path
 * @param {Parameters<import("playwright-core").Browser["newContext"]>[0]} [how]
 */
async function open(t, path, how) {
  const context = await browser.newContext(how);
  t.after(() => context.close());
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(site.url + path);
  await hydrated(page);
  return { page, complaints };
}

/** Waits until a page's controls work: before that, a click is lost. @param {import("playwright-core").Page} page */
const hydrated = (page) =>
  page.waitForFunction(() => "__vue_app__" in /** @type {Element} */ (document.querySelector("#app")));

test("on every page of the documentation axe finds nothing serious and nothing overflows", async (t) => {
  const { page, complaints } = await open(t, "docs/", { viewport: { width: 1280, height: 800 } });
  assert.ok(names().length >= 14);
  for (const name of [...names(), ...apiNames]) {
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

test("every link of the site leads to an existing page and anchor", () => {
  const docs = join(folder, "docs");
  const pages = readdirSync(docs, { recursive: true, encoding: "utf8" }).filter((name) => /\.html$/.test(name));
  const html = new Map(pages.map((name) => [`/docs/${name}`, readFileSync(join(docs, name), "utf8")]));
  assert.ok(html.size > 150, `${html.size} pages`);
  const broken = [...html].flatMap(([path, text]) =>
    [...text.matchAll(/<a [^>]*href="([^"]+)"/g)]
      .map(([, address = ""]) => new URL(address.replaceAll("&amp;", "&"), `http://site${path}`))
      // Other tests check the other pages of the site.
      .filter(({ host, pathname }) => host === "site" && !/^\/(guide|react)\/$/.test(pathname))
      .filter(({ pathname, hash }) => {
        const there = html.get(pathname.replace(/\/$/, "/index.html"));
        return there === undefined || (hash !== "" && !there.includes(` id="${decodeURIComponent(hash.slice(1))}"`));
      })
      .map(({ pathname, hash }) => `${path}: ${pathname}${hash}`),
  );
  assert.deepEqual(broken, []);
});

test("the search finds guides and the API, code can be copied, and no page asks for edits", async (t) => {
  const { page, complaints } = await open(t, "docs/", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Search" }).click();
  const results = page.locator(".VPLocalSearchBox .results");
  await page.locator(".VPLocalSearchBox input").fill("retryPlan");
  await results.getByText("Plan calling hours").first().waitFor();
  await results.getByText("Function:").first().click();
  await page.getByRole("heading", { level: 1, name: "Function: retryPlan()" }).waitFor();

  await page.goto(`${site.url}docs/sandbox.html`);
  await hydrated(page);
  assert.equal(await page.getByText("Edit this page").count(), 0);
  const code = page.locator('div[class*="language-"]').first();
  await code.hover();
  await code.getByRole("button", { name: "Copy Code" }).click();
  const expected = String(await code.locator("code").textContent()).trim();
  await page.waitForFunction(async (text) => (await navigator.clipboard.readText()).trim() === text, expected);
  assert.deepEqual(complaints, []);
});

test("the reference of fields has all fields, with the package's verdicts", async (t) => {
  const { page } = await open(t, "docs/fields.html");
  const fields = campaignFields.map(({ name }) => name);
  assert.deepEqual(
    (await page.locator("main h2").allTextContents()).map((text) => text.replace("\u200b", "").trim()),
    fields,
  );
  const text = String(await page.locator("main").textContent());
  const [message] = validateFields({ max_retries: 6 }, ["max_retries"]).errors.max_retries ?? [];
  assert.ok(message && text.includes(`Refused: ${message}`));
  assert.equal(await page.locator("main table").count(), fields.length);
});

test("the colour scheme chosen on the dashboard applies to the documentation, and the reverse", async (t) => {
  const { page } = await open(t, "docs/", { colorScheme: "light", viewport: { width: 1280, height: 800 } });
  const isDark = () => page.evaluate(() => document.documentElement.classList.contains("dark"));
  assert.equal(await isDark(), false);
  await page.evaluate(() => localStorage.setItem("campaigns.theme", "dark"));
  await page.reload();
  await hydrated(page);
  assert.equal(await isDark(), true);
  await page.locator(".VPNavBar").getByRole("switch").click();
  await page.waitForFunction(() => !document.documentElement.classList.contains("dark"));
  assert.notEqual(await page.evaluate(() => localStorage.getItem("campaigns.theme")), "dark");
});

test("the API reference has every entry and every public name, and leads back to the guides", async (t) => {
  const api = join(folder, "docs", "api", "outbound-campaign");
  for (const entry of publicEntries(join(root, "pkg"))) {
    const own = entry === "index" ? api : join(api, entry);
    const text = readFileSync(join(own, "index.html"), "utf8");
    const written = readdirSync(own, { recursive: true, encoding: "utf8" });
    const exported = Object.keys(await import(join(root, "pkg", `${entry}.js`)));
    assert.deepEqual(
      exported.filter((name) => !text.includes(name) && !written.some((file) => file.endsWith(`/${name}.html`))),
      [],
      entry,
    );
  }
  const { page, complaints } = await open(t, "docs/api/outbound-campaign/classes/CampaignClient.html");
  await page.getByRole("link", { name: "The guide", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Create the campaign" }).waitFor();
  const guide = page.getByRole("link", { name: "Field guide" }).first();
  assert.equal(await guide.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).href), `${site.url}guide/`);
  assert.deepEqual(complaints, []);
});
