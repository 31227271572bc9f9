// Runs other programs: with a time limit and a scan of their output, and as steps that print one line each.
import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { CanaryWatch } from "./secret-scan.mjs";

/** The folder of the repository. Every command runs in it. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const windows = process.platform === "win32";

/** @typedef {[command: string, ...args: string[]]} Command */
/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] variables that are added to the environment
 * @property {number} [limitMinutes]
 * @property {boolean} [watched]
 * @property {(text: string) => void} [hear]
 * @property {import("node:stream").Writable} [log] receives the output instead of the terminal
 */
/** @typedef {{ ok: boolean, seconds: number, reason: string }} Outcome `reason` is empty after a success. */

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Milliseconds to wait for the last output after the end of a command. A stray process may hold the pipe open for
 * longer.
 */
const LAST_WORDS_MS = 5_000;

/**
 * Runs a command and passes its output to the terminal. With `watched`, it fails if the output contains a key of the
 * tests. `hear` also receives the output. The command gets its own process group. So its children (a browser, a PHP
 * server) end with it: at its end, at the time limit, and on an interruption.
 * @param {Command} command
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function run([program, ...args], { env, limitMinutes, watched = false, hear, log } = {}) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: watched || hear || log ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      detached: !windows,
    });
    running.add(child);
    const watches = [
      passOn(child.stdout, log ?? process.stdout, hear),
      passOn(child.stderr, log ?? process.stderr, hear),
    ];
    let overTime = false;
    const timer = limitMinutes
      ? setTimeout(() => {
          overTime = true;
          // SIGTERM comes first: our own scripts pass it to the groups that they started.
          endGroup(child, "SIGTERM");
          setTimeout(() => endGroup(child, "SIGKILL"), 5_000).unref();
        }, limitMinutes * 60_000)
      : undefined;
    /** @param {string} ended the kind of a failure, or an empty text */
    const finish = async (ended) => {
      clearTimeout(timer);
      running.delete(child);
      endGroup(child, "SIGTERM");
      await lastWords(child);
      const leaked = watches.some(({ found }) => found)
        ? "its output contains a key of the tests (see scripts/lib/secret-scan.mjs)"
        : "";
      const reason = [ended, leaked].filter(Boolean).join("; ");
      resolve({ ok: reason === "", seconds: (performance.now() - began) / 1000, reason });
    };
    child.once("error", (error) => finish(`${program} did not start: ${error.message}`));
    child.once("exit", (code, signal) => {
      if (overTime) finish(`it took longer than its limit of ${limitMinutes} minutes`);
      else if (code === 0) finish("");
      else finish(`${program} ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}

/**
 * Passes output on and scans it for keys.
 * @param {import("node:stream").Readable | null} from `null` if the command writes to the terminal itself
 * @param {import("node:stream").Writable} to
 * @param {(text: string) => void} [hear]
 */
function passOn(from, to, hear) {
  const watch = new CanaryWatch();
  from?.setEncoding("utf8").on("data", (text) => {
    watch.see(text);
    hear?.(text);
    to.write(text);
  });
  return watch;
}

/**
 * Resolves when all output of the ended program has arrived.
 * @param {import("node:child_process").ChildProcess} child
 */
async function lastWords({ stdout, stderr }) {
  const pipes = [stdout, stderr].filter((pipe) => pipe !== null);
  const closed = pipes.map((pipe) => pipe.closed || new Promise((resolve) => pipe.once("close", resolve)));
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, LAST_WORDS_MS);
  });
  await Promise.race([Promise.all(closed), late]);
  clearTimeout(timer);
  for (const pipe of pipes) pipe.destroy();
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // The group is empty, which is the normal case. macOS reports EPERM if only a finished process is left.
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}

/** Passes an interruption to the commands of `run`: their process groups do not receive the terminal's Ctrl-C. */
export function passSignalsOn() {
  for (const [signal, code] of /** @type {const} */ ([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ])) {
    process.once(signal, () => {
      for (const child of running) endGroup(child, signal);
      process.exitCode = code;
      // Commands that ignore the signal are killed.
      setTimeout(() => {
        for (const child of running) endGroup(child, "SIGKILL");
        process.exit(code);
      }, 3_000).unref();
    });
  }
}

/**
 * Runs a short command and returns its output. Never throws: for a missing program `ok` is false.
 * @param {Command} command
 * @returns {{ ok: boolean, out: string }}
 */
export function ask([program, ...args]) {
  const answer = spawnSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return { ok: answer.status === 0, out: answer.stdout ?? "" };
}

/** Whether all output of the programs is shown (`-- --verbose`). */
export const verbose = process.argv.includes("--verbose");

/** The folder of the full output of steps, one file a step. */
const logs = join(root, "target", "logs");

/** The step of the terminal's unfinished line. Steps may run at the same time. @type {string | undefined} */
let open;

/** Begins the line of a step. @param {string} title */
function openLine(title) {
  process.stdout.write(`${open === undefined ? "" : "\n"}${title} ...`);
  open = title;
}

/**
 * Runs a step and prints one line: its title, and then its result and time. The output of its programs goes to a file
 * in target/logs, and to the terminal only if the step fails. With `--verbose` all of it goes to the terminal.
 * @template {{ ok: boolean, reason: string }} Result
 * @param {string} title such as "installing the npm packages"
 * @param {(log: import("node:stream").Writable | undefined) => Promise<Result>} work passes `log` to `run`
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const began = performance.now();
  const time = () => duration((performance.now() - began) / 1000);
  if (verbose) {
    console.log(`\n=== ${title}`);
    const result = await work(undefined);
    console.log(`=== ${title}: ${outcome(result)} in ${time()}`);
    return result;
  }
  mkdirSync(logs, { recursive: true });
  const file = join(logs, `${title.replaceAll(/[^\w.]+/g, "-").slice(0, 60)}.log`);
  const log = createWriteStream(file);
  openLine(title);
  const signOfLife = setInterval(() => {
    if (open === title) process.stdout.write(".");
  }, 30_000);
  try {
    const result = await work(log);
    if (open !== title) openLine(title);
    console.log(` ${outcome(result)} in ${time()}`);
    open = undefined;
    await new Promise((resolve) => log.end(resolve));
    if (!result.ok) console.log(`${excerpt(readFileSync(file, "utf8"))}\n  | all output: ${relative(root, file)}`);
    return result;
  } finally {
    clearInterval(signOfLife);
    log.destroy();
  }
}

/**
 * Runs a command as a step.
 * @param {string} title such as "installing the npm packages"
 * @param {Command} command
 * @param {RunOptions} [options]
 * @returns {Promise<boolean>} whether it succeeded
 */
export const commandStep = async (title, command, options) =>
  (await step(title, (log) => run(command, { ...options, log }))).ok;

/** @param {{ ok: boolean, reason: string }} result */
const outcome = ({ ok, reason }) => (ok ? "done" : `failed: ${reason}`);

/** Returns a time as people read it: "8.1 s", "3 min 20 s". @param {number} seconds */
export function duration(seconds) {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Returns the beginning and the end of a text: npm prints the cause first, cargo and apt print it last.
 * @param {string} text
 */
function excerpt(text) {
  const lines = text.trim().split("\n");
  const shown = lines.length <= 120 ? lines : [...lines.slice(0, 20), "...", ...lines.slice(-100)];
  return shown.map((line) => `  | ${line}`).join("\n");
}

/**
 * Returns the full path of the first of these programs on the PATH.
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, windows ? `${name}.exe` : name)))
    .find((path) => existsSync(path));
}
