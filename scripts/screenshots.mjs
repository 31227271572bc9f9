// npm run screenshots: takes the README's pictures (www/pictures) of the built pages, with a seeded sandbox.
// `-- --states FOLDER` takes pictures of every state of the form, the list, a campaign and a comparison instead: light
// and dark, desktop and phone.
// `--dashboard vue` and `--language de` choose the pages, `--contract 2026-07` the states of that contract.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensurePackage } from "./build.mjs";
import { passSignalsOn, root } from "./lib/process.mjs";
import { browserPrograms, ensureChromium, explain } from "./lib/setup.mjs";

passSignalsOn();
const options = parseArgs({
  options: {
    states: { type: "string" },
    dashboard: { type: "string", default: "react" },
    language: { type: "string", default: "en" },
    contract: { type: "string", default: "2026-02" },
    verbose: { type: "boolean" },
  },
}).values;
const lack = await ensureChromium();
const obstacle = lack ? explain(lack) : await ensurePackage();
if (obstacle) {
  console.error(`screenshots: ${obstacle}`);
  process.exit(1);
}
Object.assign(process.env, browserPrograms());
// Imported here, because these modules need the npm packages.
const { launchChromium } = await import("../tests/dashboard/browser/chromium.mjs");
const { walkContract202607 } = await import("../tests/dashboard/browser/contract-2026-07-states.mjs");
const { TEXTS, walkCreate } = await import("../tests/dashboard/browser/create-states.mjs");
const { openDashboard, VIEWS } = await import("../tests/dashboard/browser/dashboard.mjs");
const { walkList } = await import("../tests/dashboard/browser/list-states.mjs");
const { temporaryPages } = await import("../www/server/pages.mjs");
const { createFaults } = await import("../www/server/sandbox-faults.mjs");
const { startPages, startSandboxes } = await import("../www/server/serve.mjs");

/** @typedef {import("../tests/dashboard/browser/dashboard.mjs").Dashboard} Dashboard */
/** @typedef {NonNullable<Parameters<typeof openDashboard>[2]>} OpenOptions */

const MOST_BYTES = 200_000;
const folder = join(root, "www", "pictures");
const FORM = {
  name: "Spring appointments",
  assistant_id: "127",
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "11:00",
  allowed_days: ["monday", "tuesday", "wednesday", "thursday"],
  max_retries: "3",
};

/**
 * @typedef {object} Picture
 * @property {string} file
 * @property {OpenOptions} how
 * @property {number} height
 * @property {(dashboard: Dashboard) => Promise<unknown>} [prepare]
 * @property {string} [from]
 */
/** @type {Picture[]} */
const PICTURES = [
  {
    file: "create-light",
    how: {},
    height: 960,
    // The viewer is in Berlin, so that the two clocks differ.
    prepare: (dashboard) => dashboard.answer({ ...FORM, timezone: "America/New_York" }),
    from: "#group-when",
  },
  {
    file: "errors-dark",
    how: { colorScheme: "dark" },
    height: 900,
    prepare: async (dashboard) => {
      await dashboard.answer({ ...FORM, name: "", max_calls_in_parallel: "11", max_retries: "9" });
      await dashboard.review();
    },
  },
  {
    file: "unknown-light",
    how: {},
    height: 900,
    prepare: async (dashboard) => {
      faults.set({ kind: "cut-after", scope: "create" });
      await dashboard.answer(FORM);
      await dashboard.review();
      await dashboard.create();
      await dashboard.page.getByText("We don’t know whether").waitFor();
    },
  },
  {
    file: "phone-dark",
    how: { colorScheme: "dark", width: 390 },
    height: 844,
    prepare: (dashboard) => dashboard.answer(FORM),
  },
];

const [browser, pages] = await Promise.all([launchChromium(), temporaryPages()]);
const faults = createFaults();
const first = "2026-02";
/** @type {{ close: () => Promise<void> }[]} */
const sandboxes = [];
const onStart = (/** @type {typeof sandboxes[number]} */ sandbox) => void sandboxes.push(sandbox);
/** The states whose menu or dialog belongs to the window, not to the page. */
const IN_WINDOW = [
  "question",
  "start",
  "shortcuts",
  "menu of a row",
  "menu of a campaign",
  "deletion without the typed name",
  "deletion of several",
];
const targets = await startSandboxes({ port: 0, first, filled: 0, faults, onStart });
const target = /** @type {import("../www/server/target.mjs").Target} */ (targets[first]);
const site = await startPages({ target, targets, faults, folder: pages.folder });
mkdirSync(options.states ?? folder, { recursive: true });
try {
  if (options.states !== undefined) await takeStates(options.states);
  else await takePictures();
} finally {
  await Promise.all([browser.close(), site.close(), pages.close(), ...sandboxes.map(({ close }) => close())]);
}

/** Takes the README's pictures. */
async function takePictures() {
  for (const { file, how, height, prepare, from } of PICTURES) {
    faults.set({ kind: "none", scope: "create" });
    const dashboard = await openDashboard(browser, `${site.url}react/`, how);
    await prepare?.(dashboard);
    const { page } = dashboard;
    await page.setViewportSize({ width: how.width ?? 1280, height });
    await page.evaluate((selector) => {
      const top = selector === undefined ? undefined : document.querySelector(selector)?.getBoundingClientRect().top;
      window.scrollTo(0, top === undefined ? 0 : window.scrollY + top - 40);
    }, from);
    await page.waitForTimeout(300); // Waits for the rendering after the input.
    const path = join(folder, `${file}.png`);
    await page.screenshot({ path, animations: "disabled" });
    await page.context().close();
    const { size } = statSync(path);
    console.log(`www/pictures/${file}.png: ${Math.round(size / 1000)} kB`);
    if (size > MOST_BYTES) throw new Error(`${file}.png is larger than ${MOST_BYTES} bytes`);
  }
}

/** Takes pictures of every state. @param {string} to the folder */
async function takeStates(to) {
  const language = options.language === "de" ? "de" : "en";
  const locale = { en: "en-GB", de: "de-DE" }[language];
  const dashboard = await openDashboard(browser, `${site.url}${options.dashboard}/`, { locale });
  const { page } = dashboard;
  let count = 0;
  const visit = async (/** @type {string} */ state) => {
    count += 1;
    const fullPage = !IN_WINDOW.includes(state);
    const name = `${String(count).padStart(2, "0")}-${state.replaceAll(/[^a-z]+/g, "-")}`;
    for (const [width, height] of [
      [1280, 900],
      [360, 740],
    ]) {
      await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
      for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(100);
        const path = join(to, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path, animations: "disabled", fullPage });
      }
    }
    await page.emulateMedia({ media: "print" });
    if (state === "review") await page.screenshot({ path: join(to, `${name}-print.png`), fullPage: true });
    await page.emulateMedia({ media: null, colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  if (options.contract === "2026-07") await walkContract202607(dashboard, { language, visit });
  else await walkCreate(dashboard, { language, faults, visit });
  await page.keyboard.press("Escape"); // closes the question
  await page.goto(`${site.url}${options.dashboard}/${VIEWS.campaigns}`);
  await walkList(dashboard, { texts: await listTexts(language), faults, visit });
  console.log(`${to}: pictures of ${count} states`);
}

/** Returns the texts of the chosen contract. @param {keyof typeof TEXTS} language */
async function listTexts(language) {
  if (options.contract !== "2026-07") return TEXTS[language];
  const { LATER } = await import("../www/shared/contract-2026-07/parts.js");
  const charts = { en: "../www/shared/i18n/charts.en.js", de: "../www/shared/i18n/charts.de.js" }[language];
  const { translations: chartTranslations } = await import(charts);
  return (await LATER.withTexts(language, { translations: TEXTS[language], chartTranslations })).translations;
}
