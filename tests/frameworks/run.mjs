// npm run test:frameworks: the guides in Next, Nuxt, SvelteKit and React Router. Each is a production build, which a
// server renders and Chromium hydrates. Names select frameworks: `npm run test:frameworks -- next nuxt`.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { serve } from "@hono/node-server";
import { ensurePackage } from "../../scripts/build.mjs";
import { root } from "../../scripts/lib/process.mjs";
import { browserPrograms, ensureChromium, explain } from "../../scripts/lib/setup.mjs";
import { launchChromium } from "../dashboard/browser/chromium.mjs";
import { driveForm, openForm, STEPS } from "../forms/all-fields/drive.mjs";
import { createRecorder } from "../forms/all-fields/recorder.mjs";
import { rowOf } from "../forms/all-fields/table.mjs";
import { toTheEnd, whileServing } from "../packaging/lib/command.mjs";
import { installedVersion, nodeFolder } from "../packaging/lib/project.mjs";
import { driveReadme } from "./drive-readme.mjs";
import { projects } from "./projects.mjs";

/** @typedef {import("./projects.mjs").Project} Project */

const API_KEY = "canary-key-of-the-frameworks";
const work = join(root, ".tools", "frameworks");

const lack = await ensureChromium();
const obstacle = lack ? explain(lack) : await ensurePackage();
if (obstacle) throw new Error(obstacle);
Object.assign(process.env, browserPrograms());

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in projects));
if (unknown.length > 0)
  throw new Error(`unknown framework ${unknown.join(", ")}. The frameworks are: ${Object.keys(projects).join(", ")}`);

/**
 * Makes the project: the framework's files, those of the guides, the locked packages and the built package.
 * @param {string} name
 * @param {Project} project
 */
async function install(name, { files, newerNode }) {
  const folder = join(work, name);
  const nodeBin = newerNode ? nodeFolder("22") : undefined;
  const source = join(root, "tests", "frameworks", name);
  const lock = readFileSync(join(source, "package-lock.json"), "utf8");
  const stamp = join(folder, "node_modules", ".lock-stamp");
  mkdirSync(folder, { recursive: true });
  // The packages stay, because they take long to fetch. All other files are new.
  for (const entry of readdirSync(folder)) {
    if (entry !== "node_modules") rmSync(join(folder, entry), { recursive: true, force: true });
  }
  cpSync(source, folder, { recursive: true });
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
    // `npm ci` refuses the lock file of Nuxt, because it lacks an optional package for Windows.
    await toTheEnd("npm install --no-audit --no-fund", { folder, nodeBin, env: NPM_SETTINGS }, 10);
    writeFileSync(stamp, lock);
  }
  const installed = join(folder, "node_modules", "outbound-campaign");
  rmSync(installed, { recursive: true, force: true });
  cpSync(join(root, "pkg"), installed, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return { folder, nodeBin };
}

/** `npm run` passes on the repository's .npmrc, but a user's project has npm's defaults. */
const NPM_SETTINGS = { npm_config_engine_strict: "false", npm_config_update_notifier: "false" };

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} name
 * @param {Project} project
 */
async function check(browser, name, project) {
  const options = await install(name, project);
  const version = installedVersion(options.folder, project.tool);
  // Without a key, as on a machine that only builds.
  await toTheEnd(project.build, options, 10);

  const recorder = createRecorder(API_KEY);
  const { server, url } = await listen(recorder);
  const redirect = new URL("../docs/redirect.mjs", import.meta.url).href;
  const env = {
    SANDBOX_URL: url,
    NODE_OPTIONS: `--import ${redirect}`,
    OUTBOUND_CAMPAIGN_API_KEY: API_KEY,
    HOST: "127.0.0.1",
    NODE_ENV: "production",
  };
  try {
    await whileServing(project.server, { ...options, env }, async (origin) => {
      const html = await (await fetch(origin)).text();
      assert.match(html, /name="phone_number_ids|Phone numbers/, "the server renders the form");
      const { page, complaints } = await openForm(browser, `${origin}/`);
      /** @type {string[]} */
      const passed = [];
      await driveForm(page, recorder, (step) => void passed.push(step));
      assert.deepEqual(complaints, []);
      assert.deepEqual(
        rowOf(project.title, version),
        STEPS.map((step) => (passed.includes(step) ? "yes" : "no")),
      );
      await page.close();
      await driveReadme(browser, `${origin}${project.readme}`, recorder);
    });
  } finally {
    server.close();
  }
  return version;
}

/** @param {import("../forms/all-fields/recorder.mjs").Recorder} recorder */
function listen(recorder) {
  /** @type {Promise<{ server: import("@hono/node-server").ServerType, url: string }>} */
  const listening = new Promise((resolve) => {
    const server = serve({ fetch: (request) => recorder.fetch(request), hostname: "127.0.0.1", port: 0 }, ({ port }) =>
      resolve({ server, url: `http://127.0.0.1:${port}/api` }),
    );
  });
  return listening;
}

const browser = await launchChromium();
let failed = 0;
for (const [name, project] of Object.entries(projects)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const began = performance.now();
  const result = await check(browser, name, project).then(
    (version) => `ok     ${project.title} ${version}`,
    (error) => {
      failed += 1;
      return `FAILED ${project.title}\n${error?.stack ?? error}\n      `;
    },
  );
  console.log(`${result} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
}
await browser.close();
process.exitCode = failed === 0 ? 0 : 1;
