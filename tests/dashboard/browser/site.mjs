// Serves the built pages, with a separate sandbox and relay for each test.
import { after, before } from "node:test";
import { contract202607 } from "outbound-campaign/2026-07";
import { temporaryPages } from "../../../www/server/pages.mjs";
import { startSandbox } from "../../../www/server/sandbox.mjs";
import { createFaults } from "../../../www/server/sandbox-faults.mjs";
import { startPages, startSandboxes } from "../../../www/server/serve.mjs";
import { launchChromium } from "./chromium.mjs";
import { newPage, openDashboardOn } from "./dashboard.mjs";

/** The relay's key. No page may see it. */
export const API_KEY = "canary-key-that-no-page-may-see";

/**
 * `isFresh` asks for a page that no other test uses.
 * @typedef {import("./dashboard.mjs").OpenOptions & { isFresh?: boolean }} OpenOptions
 */

/**
 * Returns the built pages. The suite `browser` builds them once for all files, and names their folder.
 * @returns {Promise<{ folder: string, close?: () => Promise<void> }>}
 */
async function builtPages() {
  const folder = process.env.DASHBOARD_PAGES;
  return folder ? { folder } : temporaryPages();
}

/**
 * Keeps the pages of finished tests for the next ones: a new browser context and its renderer cost three times as much
 * as the dashboard itself. Every test serves its dashboards at a port of its own, so storage and caches are empty.
 */
function createPagePool() {
  /** @type {Map<string, import("playwright-core").Page[]>} the free pages of each kind */
  const free = new Map();

  return {
    /** @param {import("playwright-core").Browser} browser @param {OpenOptions} [how] */
    async take(browser, { locale, isTouch, isFresh } = {}) {
      const kind = `${locale} ${isTouch}`;
      const kept = isFresh ? undefined : free.get(kind)?.pop();
      const page = kept ?? (await newPage(browser, { locale, isTouch }));
      return {
        page,
        async release() {
          const context = page.context();
          if (isFresh || page.isClosed()) return context.close();
          page.removeAllListeners();
          await page.unrouteAll({ behavior: "ignoreErrors" });
          await Promise.all(context.pages().map((other) => (other === page ? undefined : other.close())));
          await context.setOffline(false);
          await context.clearCookies();
          await page.goto("about:blank");
          free.set(kind, [...(free.get(kind) ?? []), page]);
        },
      };
    },
  };
}

/** Starts Chromium, once for all tests of a file. */
export function prepareSite() {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof builtPages>>} */
  let pages;
  const pool = createPagePool();
  before(async () => {
    [browser, pages] = await Promise.all([launchChromium(), builtPages()]);
  });
  after(() => Promise.all([browser?.close(), pages?.close?.()]));

  /**
   * Serves a relay in front of any server, and opens its dashboards.
   * @param {import("node:test").TestContext} t
   * @param {Omit<Parameters<typeof startPages>[0], "folder">} options
   */
  async function serve(t, options) {
    const site = await startPages({ ...options, folder: pages.folder });
    t.after(site.close);
    return {
      url: site.url,
      /** @param {import("./dashboards.mjs").DashboardPage} which @param {OpenOptions} [how] */
      open: async (which, how) => {
        const { page, release } = await pool.take(browser, how);
        t.after(release);
        return openDashboardOn(page, site.url + which.path, how);
      },
    };
  }

  /**
   * Serves a new sandbox with a relay in front of it.
   * @param {import("node:test").TestContext} t
   * @param {import("../../../www/server/sandbox.mjs").SandboxServerOptions} [options]
   */
  async function serveSandbox(t, options) {
    const faults = createFaults();
    const sandbox = await startSandbox({ ...options, faults });
    t.after(sandbox.close);
    const target = { baseUrl: sandbox.baseUrl, apiKey: API_KEY, profile: options?.profile };
    const site = await serve(t, { target, faults });
    const campaigns = async () => {
      const headers = { Authorization: `Bearer ${API_KEY}` };
      const response = await fetch(`${sandbox.baseUrl}/user/campaigns`, { headers });
      return /** @type {any[]} */ (await response.json());
    };
    return { ...site, sandbox, faults, campaigns };
  }

  /**
   * Serves a seeded sandbox of each contract, as `npm start` does.
   * @param {import("node:test").TestContext} t
   * @param {{ first?: string }} [options] `first`: the contract of a page that has chosen none
   */
  async function serveSandboxes(t, { first = "2026-02" } = {}) {
    const faults = createFaults();
    const targets = await startSandboxes({ port: 0, first, filled: 0, faults, onStart: ({ close }) => t.after(close) });
    const target = targets[first];
    if (target === undefined) throw new Error(`no sandbox serves ${first}`);
    const site = await serve(t, { target, targets, faults });
    const campaigns = async (/** @type {string} */ contract) => {
      const { baseUrl, apiKey } = targets[contract] ?? target;
      const response = await fetch(`${baseUrl}/user/campaigns`, { headers: { Authorization: `Bearer ${apiKey}` } });
      return /** @type {any[]} */ (await response.json());
    };
    return { ...site, faults, campaigns };
  }

  /** Serves a relay in front of a server of July 2026 alone. @param {import("node:test").TestContext} t */
  async function serveJuly(t) {
    const sandbox = await startSandbox({ seeded: true, contract: contract202607 });
    t.after(sandbox.close);
    return serve(t, { target: { baseUrl: sandbox.baseUrl, apiKey: API_KEY, contract: contract202607 } });
  }

  return { serve, serveSandbox, serveSandboxes, serveJuly, browser: () => browser };
}
