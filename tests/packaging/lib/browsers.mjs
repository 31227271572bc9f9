// Opens pages in Chromium and Firefox, and serves folders to them, on some paths with a Content-Security-Policy.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { firefoxProgram } from "../../../scripts/lib/setup.mjs";
import { complaintsOf, launchChromium } from "../../dashboard/browser/chromium.mjs";
import { toTheEnd } from "./command.mjs";
import { install, nodeFolder } from "./project.mjs";

const types = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
});

/** The policies of the paths below these folders. */
const policies = /** @type {Record<string, string>} */ ({
  "/csp-self/": "script-src 'self'",
  "/csp-wasm/": "script-src 'self' 'wasm-unsafe-eval'",
});

/**
 * @template T
 * @param {string} folder
 * @param {(origin: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function whileServingFolder(folder, use) {
  const server = createServer(async (request, response) => {
    let { pathname } = new URL(request.url ?? "/", "http://localhost");
    const prefix = Object.keys(policies).find((start) => pathname.startsWith(start));
    if (prefix) {
      pathname = pathname.slice(prefix.length - 1);
      response.setHeader("content-security-policy", String(policies[prefix]));
    }
    const file = join(folder, normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    try {
      const body = await readFile(file);
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  try {
    return await use(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/**
 * Returns the text of a page's element #verdict, once it is not empty.
 * @param {"chromium" | "firefox"} browser
 * @param {string} url
 * @param {string} tarball
 */
export async function shown(browser, url, tarball) {
  return browser === "firefox" ? inFirefox(url, tarball) : inChromium(url);
}

/** @param {string} url */
async function inChromium(url) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const complaints = complaintsOf(page);
    await page.goto(url);
    const found = await page
      .waitForFunction("document.querySelector('#verdict')?.textContent", undefined, { timeout: 30_000 })
      .catch(() => undefined);
    if (!found) {
      const said = complaints.join("; ") || "nothing";
      throw new Error(`${new URL(url).pathname} shows no verdict; the page says: ${said}`);
    }
    return String(await found.jsonValue());
  } finally {
    await browser.close();
  }
}

/** Uses puppeteer-core over WebDriver BiDi in a newer Node, as playwright-core needs its own patched Firefox. */
async function inFirefox(/** @type {string} */ url, /** @type {string} */ tarball) {
  const executable = firefoxProgram();
  if (!executable) throw new Error("no Firefox: apt-get install firefox-esr, or name one with FIREFOX");
  const folder = install("plain-page", tarball);
  const options = { folder, nodeBin: nodeFolder("22"), env: { FIREFOX: executable, PAGE: url } };
  return (await toTheEnd("node firefox.mjs", options, 2)).trim();
}
