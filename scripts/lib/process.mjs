// Runs other programs for the scripts beside it: watched with a time limit, or quietly in one announced step.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CanaryWatch } from "./secret-scan.mjs";

/** The repository's folder; every command runs in it. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const windows = process.platform === "win32";

/** @typedef {[command: string, ...args: string[]]} Command */
/** @typedef {{ ok: boolean, seconds: number, reason: string }} Outcome `reason` is empty where it went well. */

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** How long what a command printed last may take to arrive after its end. A stray that holds the pipe open is not waited for. */
const LAST_WORDS_MS = 5_000;

/**
 * Runs a command whose output goes to the terminal; `watched`, it fails where a key of the tests is in it; `hear` is told what it prints. It gets a process group of its own, so that whatever it started
 * (a browser, a PHP server) ends with it: on its own end, at the time limit, and when we are interrupted.
 * @param {Command} command
 * @param {{ env?: NodeJS.ProcessEnv, limitMinutes?: number, watched?: boolean, hear?: (text: string) => void }} [options]
 * @returns {Promise<Outcome>}
 */
export function run([program, ...args], { env, limitMinutes, watched = false, hear } = {}) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: watched || hear ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      detached: !windows,
    });
    running.add(child);
    const watches = [passOn(child.stdout, process.stdout, hear), passOn(child.stderr, process.stderr, hear)];
    let overTime = false;
    const timer = limitMinutes
      ? setTimeout(() => {
          overTime = true;
          // First the polite one: a script of ours passes it on to the groups that it started itself.
          endGroup(child, "SIGTERM");
          setTimeout(() => endGroup(child, "SIGKILL"), 5_000).unref();
        }, limitMinutes * 60_000)
      : undefined;
    /** @param {string} ended how it ended, where not well */
    const finish = async (ended) => {
      clearTimeout(timer);
      running.delete(child);
      endGroup(child, "SIGTERM");
      await lastWords(child);
      const leaked = watches.some(({ found }) => found)
        ? "it printed a key of the tests (see scripts/lib/secret-scan.mjs)"
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
 * @param {import("node:stream").Readable | null} from `null` where the terminal has it already
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
 * Fulfils when all that the ended program printed has arrived.
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
    // Nobody is left in the group, which is the ordinary case (macOS says EPERM where only a finished process is left).
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}

/** Passes an interruption on to whatever `run` has started, since a group of its own does not hear the terminal's Ctrl-C. */
export function passSignalsOn() {
  for (const [signal, code] of /** @type {const} */ ([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ])) {
    process.once(signal, () => {
      for (const child of running) endGroup(child, signal);
      process.exitCode = code;
      // Whoever does not listen is not waited for.
      setTimeout(() => {
        for (const child of running) endGroup(child, "SIGKILL");
        process.exit(code);
      }, 3_000).unref();
    });
  }
}

/**
 * Asks a program something small. Never throws: a program that is not there is simply not ok.
 * @param {Command} command
 * @returns {{ ok: boolean, out: string }}
 */
export function ask([program, ...args]) {
  const answer = spawnSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return { ok: answer.status === 0, out: answer.stdout ?? "" };
}

/**
 * One long step of the set-up: says what it does, gives a sign of life, keeps the program's chatter to itself and
 * shows the end of it only where the step failed.
 * @param {string} what e.g. "installing the npm packages"
 * @param {Command} command
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<boolean>} whether it went well
 */
export function longStep(what, [program, ...args], { env } = {}) {
  const began = performance.now();
  const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;
  console.log(`setup: ${what} ...`);
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let chatter = "";
    /** @param {string} text */
    const keep = (text) => {
      chatter += text;
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    const signOfLife = setInterval(() => console.log(`setup: still at it (${seconds()})`), 30_000);
    /** @param {boolean} ok @param {string} verdict */
    const finish = (ok, verdict) => {
      clearInterval(signOfLife);
      console.log(`setup: ${what}: ${verdict} (${seconds()})`);
      if (!ok) console.log(excerpt(chatter));
      resolve(ok);
    };
    child.once("error", (error) => finish(false, `${program} did not start: ${error.message}`));
    child.once("close", (code) => finish(code === 0, code === 0 ? "done" : `failed with exit code ${code}`));
  });
}

/**
 * The beginning and the end: npm names the cause first, cargo and apt last.
 * @param {string} text
 */
function excerpt(text) {
  const lines = text.trim().split("\n");
  const shown = lines.length <= 30 ? lines : [...lines.slice(0, 15), "...", ...lines.slice(-15)];
  return shown.map((line) => `  | ${line}`).join("\n");
}

/**
 * The first of these programs that is on the PATH, as a full path.
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, windows ? `${name}.exe` : name)))
    .find((path) => existsSync(path));
}
