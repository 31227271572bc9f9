// Serves a worker by workerd, Cloudflare's runtime: bundled as its tools do, with compiled .wasm files.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { root } from "../../scripts/lib/process.mjs";
import { program } from "./runtimes.mjs";
import { closedPort } from "./server.mjs";

const require = createRequire(import.meta.url);

/**
 * @typedef {object} DurableObjects a class of the worker, whose objects two isolates share
 * @property {string} className
 * @property {string} binding its name in the worker's `env`
 * @property {string} folder keeps the objects' storage while the worker is stopped
 */

/**
 * @param {string} entry a module with a `fetch` handler
 * @param {Record<string, string>} bindings the worker's `env`
 * @param {DurableObjects} [objects] start a second isolate of the worker, at `otherUrl`
 */
export async function startWorker(entry, bindings, objects) {
  const folder = await mkdtemp(join(tmpdir(), "outbound-campaign-workerd-"));
  /** @type {Set<string>} */
  const wasm = new Set();
  await build({
    entryPoints: [entry],
    outfile: join(folder, "worker.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker"],
    plugins: [
      {
        name: "compiled wasm",
        setup({ onResolve }) {
          // Resolved here, because the examples are outside of the folder that holds the package.
          onResolve({ filter: /^outbound-campaign(\/|$)/ }, ({ path }) => ({ path: workerdEntry(path) }));
          onResolve({ filter: /\.wasm$/ }, ({ path }) => {
            wasm.add(basename(path));
            return { path: basename(path), external: true };
          });
        },
      },
    ],
  });
  for (const name of wasm) await writeFile(join(folder, name), await readFile(join(root, "pkg", "wasm", name)));
  const port = await closedPort();
  const otherPort = objects ? await closedPort() : undefined;
  await writeFile(join(folder, "config.capnp"), configuration([port, otherPort], [...wasm], bindings, objects));
  const workerd = spawn(program("workerd"), ["serve", "config.capnp"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  workerd.stderr.setEncoding("utf8").on("data", (text) => {
    complaint = (complaint + text).slice(-4_000);
  });
  const ended = new Promise((resolve) => workerd.once("close", resolve));
  const url = `http://127.0.0.1:${port}`;
  const otherUrl = otherPort === undefined ? url : `http://127.0.0.1:${otherPort}`;
  const close = async () => {
    workerd.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + 20_000; ; await sleep(50)) {
    const isUp = await fetch(`${url}/up`, { signal: AbortSignal.timeout(2_000) }).then(
      () => true,
      () => false,
    );
    if (isUp) return { url, otherUrl, close, complaints: () => complaint };
    if (workerd.exitCode !== null || Date.now() > deadline) {
      await close();
      throw new Error(`workerd did not serve the worker. ${complaint}`);
    }
  }
}

/**
 * Returns the file of the exports map for the condition `workerd`.
 *
 * @param {string} specifier
 */
function workerdEntry(specifier) {
  const { exports } = require(join(root, "pkg", "package.json"));
  const entry = exports[specifier.replace("outbound-campaign", ".")];
  return join(root, "pkg", entry.workerd.default);
}

/**
 * @param {(number | undefined)[]} ports the second is the other isolate's
 * @param {string[]} wasm
 * @param {Record<string, string>} bindings
 * @param {DurableObjects} [objects]
 */
function configuration([port, otherPort], wasm, bindings, objects) {
  const text = (/** @type {string} */ value) => JSON.stringify(value);
  const modules = [
    '(name = "worker.js", esModule = embed "worker.js")',
    ...wasm.map((name) => `(name = ${text(name)}, wasm = embed ${text(name)})`),
  ];
  const given = Object.entries(bindings).map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`);
  const worker = (/** @type {string} */ more) => `(
      modules = [${modules.join(", ")}],
      bindings = [${given.join(", ")}${more && ", "}${more}],
      compatibilityDate = "2026-01-01",`;
  if (!objects) {
    return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = ${worker("")}
    )),
${INTERNET}
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;
  }
  const { className, binding, folder } = objects;
  const namespace = (/** @type {string} */ service) =>
    `(name = ${text(binding)}, durableObjectNamespace = (className = ${text(className)}${service}))`;
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = ${worker(namespace(""))}
      durableObjectNamespaces = [(className = ${text(className)}, uniqueKey = ${text(className)}, enableSql = true)],
      durableObjectStorage = (localDisk = "objects"),
    )),
    (name = "other", worker = ${worker(namespace(', serviceName = "main"'))}
    )),
    (name = "objects", disk = (path = ${text(folder)}, writable = true)),
${INTERNET}
  ],
  sockets = [
    (name = "http", address = "127.0.0.1:${port}", http = (), service = "main"),
    (name = "other", address = "127.0.0.1:${otherPort}", http = (), service = "other"),
  ],
);
`;
}

/** Allows the loopback, where the tests' servers are. By default workerd denies it. */
const INTERNET =
  '    (name = "internet", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),';
