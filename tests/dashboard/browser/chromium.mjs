// Starts Chromium for the browser tests: the machine's own, with an empty profile.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

// Keeps a fresh Chromium from any request that is not the page's, and lets it run as root in a container.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** playwright-core gives every browser a profile folder of its own, and removes it at the end. */
export function launchChromium() {
  return chromium.launch(launchOptions());
}

/** A browser that keeps its storage after it was closed. @param {string} profile the folder of its profile */
export function launchPersistentChromium(profile) {
  return chromium.launchPersistentContext(profile, launchOptions());
}

/**
 * Collects the complaints of a page: uncaught errors, and the errors and warnings of its console.
 * @param {import("playwright-core").Page} page
 * @param {(message: import("playwright-core").ConsoleMessage) => boolean} [isExpected]
 * @returns {string[]} The list, which grows while the page runs.
 */
export function complaintsOf(page, isExpected = () => false) {
  /** @type {string[]} */
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !isExpected(message)) complaints.push(message.text());
  });
  return complaints;
}

function launchOptions() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(
      `No Chromium at ${executablePath}: install it (apt-get install chromium), or name another with CHROMIUM.`,
    );
  }
  return { executablePath, headless: true, args: FLAGS };
}
