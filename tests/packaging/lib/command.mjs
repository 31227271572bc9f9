// Runs an environment's commands: to their end, or as a server until `stop`.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** @typedef {{ folder: string, nodeBin?: string | undefined, env?: NodeJS.ProcessEnv }} CommandOptions */

/**
 * @param {string} command
 * @param {CommandOptions} options
 */
function start(command, { folder, nodeBin, env }) {
  const path = [join(folder, "node_modules", ".bin"), ...(nodeBin ? [nodeBin] : []), process.env.PATH].join(delimiter);
  // A process group of its own, which ends as a whole. CI keeps the tools from questions and colours.
  const child = spawn(command, {
    cwd: folder,
    shell: true,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      CI: "1",
      NO_COLOR: "1",
      NEXT_TELEMETRY_DISABLED: "1",
      WRANGLER_SEND_METRICS: "false",
      ...env,
      PATH: path,
    },
  });
  const state = { output: "", ended: false };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      state.output += text;
    });
  }
  const end = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      state.ended = true;
      resolve(code);
    });
  });
  const stop = () => {
    if (child.pid === undefined) return;
    try {
      if (process.platform === "win32") child.kill();
      else process.kill(-child.pid, "SIGKILL");
    } catch (error) {
      // It has ended by itself.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
    }
  };
  return { state, end, stop };
}

/**
 * @param {string} command
 * @param {CommandOptions} options
 * @param {number} [minutes]
 * @returns {Promise<string>} its output
 */
export async function toTheEnd(command, options, minutes = 5) {
  const { state, end, stop } = start(command, options);
  const timer = setTimeout(stop, minutes * 60_000);
  const code = await end.finally(() => clearTimeout(timer));
  if (code !== 0)
    throw new Error(
      `\`${command}\` ended with ${code ?? "a signal (its time was over?)"}:\n${state.output.slice(-3000)}`,
    );
  return state.output;
}

/** @returns {Promise<number>} a free port of loopback */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * @template T
 * @param {string} command reads its port from $PORT
 * @param {CommandOptions} options
 * @param {(origin: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function whileServing(command, options, use) {
  const port = await freePort();
  const { state, stop } = start(command, { ...options, env: { ...options.env, PORT: String(port) } });
  const origin = `http://127.0.0.1:${port}`;
  try {
    for (let tries = 0; ; tries++) {
      const answered = await fetch(origin).then(
        () => true,
        () => false,
      );
      if (answered) break;
      if (state.ended || tries > 240) throw new Error("it never answered");
      await sleep(250);
    }
    return await use(origin);
  } catch (error) {
    throw new Error(`\`${command}\`: ${error instanceof Error ? error.message : error}\n${state.output.slice(-3000)}`);
  } finally {
    stop();
  }
}
