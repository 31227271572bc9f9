// The real Laravel behind HTTP: serve.php in PHP's own web server, on a free port of the loopback.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { engineEnvironment, phpError } from "./engines.mjs";

const SCRIPT = fileURLToPath(new URL("serve.php", import.meta.url));

/** @typedef {{ method: string, path: string, headers: Record<string, string>, body: string }} SeenRequest */

/**
 * @param {import("./engines.mjs").Profile} profile
 * @param {Record<string, string>} [settings] environment variables of serve.php and variants.php, and
 *   PHP_CLI_SERVER_WORKERS (default 2)
 */
export async function startLaravelServer(profile, settings = {}) {
  const state = await mkdtemp(join(tmpdir(), "outbound-campaign-laravel-"));
  const address = `127.0.0.1:${await freePort()}`;
  const php = spawn("php", ["-S", address, SCRIPT], {
    env: {
      ...engineEnvironment(profile),
      PHP_CLI_SERVER_WORKERS: "2",
      CAMPAIGN_STATE: join(state, "state.json"),
      ...settings,
    },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true, // Its own process group, as a signal to the parent alone leaves the workers running.
  });
  let complaint = "";
  php.stderr.setEncoding("utf8").on("data", (text) => {
    complaint = (complaint + text).slice(-4000);
  });
  /** @type {Error | undefined} */
  let dead;
  const closed = new Promise((resolve) => {
    php.once("close", resolve);
    php.once("error", (error) => {
      dead = phpError(error);
      resolve(undefined);
    });
  });
  php.once("exit", (code) => {
    dead ??= new Error(`The ${profile} server ended (exit status ${code}). ${complaint}`);
  });
  const kill = () => {
    try {
      if (php.pid !== undefined) process.kill(-php.pid, "SIGKILL");
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error; // ESRCH: it has ended.
    }
  };
  process.once("exit", kill);
  const close = async () => {
    process.removeListener("exit", kill);
    kill();
    await closed;
    await rm(state, { recursive: true, force: true });
  };

  const root = `http://${address}`;
  for (const deadline = Date.now() + 20_000; ; await sleep(25)) {
    const up = await fetch(`${root}/__health`)
      .then((response) => response.ok)
      .catch(() => false);
    if (up) break;
    if (dead || Date.now() > deadline) {
      await close();
      throw dead ?? new Error(`The ${profile} server at ${root} did not answer within 20 seconds. ${complaint}`);
    }
  }
  return {
    root,
    /** The `baseUrl` of a client. */
    baseUrl: `${root}/api`,
    /** @returns {Promise<SeenRequest[]>} every request that came in, in order; bearer tokens as checksums */
    requests: async () => /** @type {Promise<SeenRequest[]>} */ ((await fetch(`${root}/__requests`)).json()),
    close,
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
