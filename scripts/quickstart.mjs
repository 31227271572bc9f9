// npm run quickstart: measures the time of a quick start in Node, React and Vue, in JavaScript and in TypeScript. It
// starts in an empty folder with an empty npm cache, and ends with a campaign in the sandbox. It uses only the packed
// tarball and the snippets of the README, or of docs/typescript.md. It differs from these pages in two points: the
// tarball replaces the name (the package is not published yet), and a sandbox replaces the host.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensurePackage } from "./build.mjs";
import { browserPrograms, ensureChromium, explain } from "./lib/setup.mjs";

/** The promised limit for each quick start, in seconds: five minutes. */
const LIMIT_SECONDS = 300;
/** Replaces the README's "your key". */
const KEY = "key-of-a-quickstart";

const lack = await ensureChromium();
const obstacle = lack ? explain(lack) : await ensurePackage();
if (obstacle) {
  console.error(`quickstart: ${obstacle}`);
  process.exit(1);
}
Object.assign(process.env, browserPrograms());
// Imported here, because these modules need the npm packages.
const { nodeFolder, pack } = await import("../tests/packaging/lib/project.mjs");
const { fileOf, snippetsOf } = await import("../tests/docs/snippets.mjs");
const { campaignsOf, createInPage } = await import("../tests/docs/scenario.mjs");
const { launchChromium } = await import("../tests/dashboard/browser/chromium.mjs");
const { startSandbox } = await import("../www/server/sandbox.mjs");
const { freePort, LOOPBACK } = await import("../www/server/ports.mjs");

/** The address of the README's relay. */
const RELAY_PORT = 8787;
if ((await freePort(RELAY_PORT)) !== RELAY_PORT) {
  console.error(
    `quickstart: the README's relay needs ${LOOPBACK}:${RELAY_PORT}, but the port is in use. Is \`npm start\` running?`,
  );
  process.exit(1);
}

const README = "pkg-template/README.md";
const TYPESCRIPT = "docs/typescript.md";
const FRAMEWORKS = "docs/frameworks.md";
const redirect = new URL("../tests/docs/redirect.mjs", import.meta.url).href;

/** Returns a page's commands below a heading. @param {string} heading @param {string} [page] @returns {string[]} */
function commandsBelow(heading, page = README) {
  const found = snippetsOf(page).filter(({ language, heading: above }) => language === "sh" && above === heading);
  if (found.length === 0) throw new Error(`${page} shows no command below "${heading}"`);
  return found.flatMap(({ code }) => code.trim().split("\n"));
}

/**
 * @typedef {object} Environment
 * @property {string} root
 * @property {string} tarball
 * @property {{ baseUrl: string }} sandbox
 * @property {import("playwright-core").Browser} browser
 * @property {string} [nodeBin] the folder of another version of Node
 */

/** @param {string} folder @param {Record<string, string>} files */
function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/**
 * Starts commands in a shell, as a person types them. Only `node` itself gets the sandbox instead of the host.
 * @param {string[]} commands
 * @param {string} cwd
 * @param {Environment} environment
 * @param {boolean} [redirects] whether the command is a server that must reach the sandbox
 */
function shell(commands, cwd, { root, tarball, sandbox, nodeBin }, redirects = false) {
  const typed = commands
    .join("\n")
    .replace(/(npm install .*)\boutbound-campaign\b/g, `$1${tarball}`)
    .replace("your key", KEY);
  const { NODE_OPTIONS, NODE_ENV, ...env } = process.env;
  const isNode = redirects || /(^|\s)(?:node|npx tsx) \S+\.m[jt]s$/.test(commands.at(-1) ?? "");
  const child = spawn("sh", ["-ec", typed], {
    cwd,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      // `npm run` passes the settings of this repository on, but a new user has npm's defaults.
      ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name))),
      npm_config_cache: join(root, "npm-cache"),
      npm_config_yes: "true", // "Ok to proceed? (y)"
      NO_COLOR: "1",
      ...(nodeBin && { PATH: `${nodeBin}:${process.env.PATH}` }),
      ...(isNode && { NODE_OPTIONS: `--import=${redirect}`, SANDBOX_URL: sandbox.baseUrl }),
    },
  });
  const state = { output: "", code: /** @type {number | null | undefined} */ (undefined) };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      state.output += text;
    });
  }
  const ended = new Promise((resolve) => {
    child.once("close", (code) => {
      state.code = code;
      resolve(code);
    });
  });
  const stop = () => {
    if (state.code === undefined && child.pid) process.kill(-child.pid, "SIGTERM");
    return ended;
  };
  return { state, ended, stop };
}

/** @param {string[]} commands @param {string} cwd @param {Environment} environment */
async function runAll(commands, cwd, environment) {
  const { state, ended } = shell(commands, cwd, environment);
  if ((await ended) !== 0) throw new Error(`${commands.join("; ")}\n${state.output.slice(-3000)}`);
  return state.output;
}

/** Waits until a server's output matches a pattern. @param {ReturnType<typeof shell>} server @param {RegExp} pattern */
async function printed({ state }, pattern) {
  for (let tries = 0; tries < 600; tries++) {
    const found = pattern.exec(state.output);
    if (found) return found[0];
    if (state.code !== undefined) break;
    await sleep(100);
  }
  throw new Error(`it never printed ${pattern}:\n${state.output}`);
}

/** @param {string} folder @param {Environment} environment */
async function inNode(folder, environment) {
  const [install = ""] = commandsBelow("outbound-campaign");
  await runAll([install], folder, environment);
  write(folder, { "create.mjs": fileOf(README, "create.mjs") });
  const output = await runAll(commandsBelow("Quick start: Node"), folder, environment);
  if (!output.includes("must be between 1 and 5") || !/^\d+ draft$/m.test(output)) {
    throw new Error(`create.mjs printed something else:\n${output}`);
  }
}

/** @param {string} folder @param {Environment} environment */
async function inTypedNode(folder, environment) {
  const commands = commandsBelow("Node", TYPESCRIPT);
  await runAll(commands.slice(0, -1), folder, environment);
  write(folder, { "create.mts": fileOf(TYPESCRIPT, "create.mts") });
  const strict = "npx tsc --strict --noEmit --module nodenext --target es2022 --types node create.mts";
  await runAll([strict], folder, environment);
  const output = await runAll(commands.slice(-1), folder, environment);
  if (!/^\d+ draft$/m.test(output)) throw new Error(`create.mts printed something else:\n${output}`);
}

/** @param {"React" | "Vue"} framework @param {string} app */
const inVite = (framework, app) => async (/** @type {string} */ folder, /** @type {Environment} */ environment) => {
  const heading = `Quick start: ${framework}`;
  await runAll(commandsBelow(heading), folder, environment);
  const project = join(folder, "my-campaigns");
  const files = ["vite.config.js", app].map((name) => [name, fileOf(README, name, heading)]);
  write(project, { "server.mjs": fileOf(README, "server.mjs"), ...Object.fromEntries(files) });
  await createWith(commandsBelow("Quick start: relay").at(-1) ?? "", project, environment);
};

/** @param {"React" | "Vue"} framework @param {string} app */
const inTypedVite =
  (framework, app) => async (/** @type {string} */ folder, /** @type {Environment} */ environment) => {
    await runAll(commandsBelow(framework, TYPESCRIPT), folder, environment);
    const project = join(folder, "my-campaigns");
    const config = fileOf(README, "vite.config.js", `Quick start: ${framework}`);
    const files = ["server.mts", app].map((name) => [name, fileOf(TYPESCRIPT, name)]);
    write(project, { "vite.config.ts": config, ...Object.fromEntries(files) });
    await runAll(["npm run build"], project, environment); // the template's: it checks the types first
    await createWith(commandsBelow("The relay", TYPESCRIPT).at(-1) ?? "", project, environment);
  };

/** @param {"Next" | "Nuxt"} framework @param {string[]} files @param {string} app */
const inFramework =
  (framework, files, app) => async (/** @type {string} */ folder, /** @type {Environment} */ given) => {
    // Nuxt 4.5 needs Node 22.
    const environment = framework === "Nuxt" ? { ...given, nodeBin: nodeFolder("22") } : given;
    const commands = commandsBelow(framework, FRAMEWORKS);
    await runAll(commands.slice(0, -1), folder, environment);
    const project = join(folder, "my-campaigns");
    const readme = fileOf(README, `src/${framework === "Next" ? "App.jsx" : "App.vue"}`);
    write(project, { [app]: readme, ...Object.fromEntries(files.map((file) => [file, fileOf(FRAMEWORKS, file)])) });
    const server = shell(commands.slice(-1), project, environment, true);
    try {
      await createAt(await printed(server, /http:\/\/localhost:\d+/), [server], environment);
    } finally {
      await server.stop();
    }
  };

/**
 * Starts a relay and a page, and creates a campaign in it.
 * @param {string} start
 * @param {string} project
 * @param {Environment} environment
 */
async function createWith(start, project, environment) {
  const servers = [shell([start], project, environment), shell(["npm run dev"], project, environment)];
  try {
    const [, vite] = /** @type {[ReturnType<typeof shell>, ReturnType<typeof shell>]} */ (servers);
    await createAt(await printed(vite, /http:\/\/localhost:\d+\//), servers, environment);
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()));
  }
}

/**
 * @param {string} url
 * @param {ReturnType<typeof shell>[]} servers
 * @param {Environment} environment
 */
async function createAt(url, servers, { browser }) {
  const page = await browser.newPage();
  try {
    await createInPage(page, url).catch((error) => {
      throw new Error(`${error.message}\n${servers.map(({ state }) => state.output).join("\n")}`);
    });
  } finally {
    await page.close();
  }
}

const ways = [
  { name: "Node", go: inNode },
  { name: "React", go: inVite("React", "src/App.jsx") },
  { name: "Vue", go: inVite("Vue", "src/App.vue") },
  { name: "Node, TypeScript", go: inTypedNode },
  { name: "React, TypeScript", go: inTypedVite("React", "src/App.tsx") },
  { name: "Vue, TypeScript", go: inTypedVite("Vue", "src/App.vue") },
  { name: "Next", go: inFramework("Next", ["app/api/[...path]/route.js", "app/page.js"], "app/App.jsx") },
  { name: "Nuxt", go: inFramework("Nuxt", ["server/api/[...path].js"], "app/app.vue") },
];

/** `npm run quickstart -- Next Nuxt` runs only these. */
const chosen = process.argv.slice(2);
const tarball = pack();
const root = mkdtempSync(join(tmpdir(), "quickstart-"));
const [sandbox, browser] = await Promise.all([startSandbox({ apiKey: KEY }), launchChromium()]);
/** @type {{ way: string, seconds: number, result: string }[]} */
const rows = [];
try {
  for (const { name, go } of ways.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
    const folder = join(root, name.toLowerCase().replace(/\W+/g, "-"));
    mkdirSync(folder);
    rmSync(join(root, "npm-cache"), { recursive: true, force: true });
    const before = (await campaignsOf(sandbox.baseUrl, KEY)).length;
    const began = performance.now();
    const trouble = await go(folder, { root, tarball, sandbox, browser }).then(
      () => "",
      (error) => String(error?.message ?? error),
    );
    const seconds = (performance.now() - began) / 1000;
    const created = (await campaignsOf(sandbox.baseUrl, KEY))
      .slice(before)
      .filter((campaign) => campaign.name === "Spring");
    const result =
      trouble ||
      (created.length !== 1
        ? `${created.length} campaigns in the sandbox`
        : seconds > LIMIT_SECONDS
          ? "too slow"
          : "ok");
    rows.push({ way: name, seconds, result });
    console.log(`${name}: ${result} (${seconds.toFixed(1)} s)`);
  }
} finally {
  await Promise.all([browser.close(), sandbox.close()]);
  rmSync(root, { recursive: true, force: true });
}

console.log("\n| from an empty folder to a campaign | seconds | verdict |\n| --- | --- | --- |");
for (const { way, seconds, result } of rows) {
  console.log(`| ${way} | ${seconds.toFixed(1)} | ${result.split("\n")[0]} |`);
}
process.exitCode = rows.every(({ result }) => result === "ok") ? 0 : 1;
