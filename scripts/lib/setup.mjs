// Installs the tools that a machine with only rustup and Node lacks. Each `ensure...` checks first, which is quick, and
// installs only missing tools. If it cannot or must not install one, it returns a command for the user. This file
// imports only node: modules, because it runs before `npm ci`.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { node as oldest } from "../../tests/packaging/baseline.mjs";
import { hasOwnStd } from "../package/build-std.mjs";
import { ask, commandStep, findProgram, root } from "./process.mjs";

/** @typedef {{ what: string, command: string }} Lack The missing tool, and the command that installs it. */
/** @typedef {() => Promise<Lack | undefined>} Ensure */

const tools = join(root, ".tools");
const exe = process.platform === "win32" ? ".exe" : "";

// rustup installs its programs here. A shell that was open during the installation does not have the folder on its PATH
// yet.
const cargoBin = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin");
process.env.PATH = [process.env.PATH, cargoBin].join(delimiter);

/**
 * Checks and installs a tool once in a run, for any number of suites.
 * @param {Ensure} ensure
 * @returns {Ensure}
 */
function once(ensure) {
  /** @type {ReturnType<Ensure> | undefined} */
  let answer;
  return () => (answer ??= ensure());
}

/** @param {string} file */
const read = (file) => readFileSync(join(root, file), "utf8");

/** @param {Lack} lack */
export const explain = ({ what, command }) => `${what} is missing and could not be installed. Run:  ${command}`;

/**
 * Ensures the npm packages of package-lock.json. A stamp in node_modules holds the checksum of the installed lock file.
 */
export const ensureNpmPackages = once(async () => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
    return {
      what: `Node 20.19, 22.12 or newer (this is ${process.versions.node})`,
      command: "install a newer Node, e.g. with your version manager: nvm install 22",
    };
  }
  const stamp = join(root, "node_modules", ".setup-stamp");
  const wanted = createHash("sha256")
    .update(`${process.platform} ${process.arch} ${read("package-lock.json")}`)
    .digest("hex");
  if (!existsSync(stamp) && installedByHand()) writeFileSync(stamp, wanted);
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    // npm sets its own path for its scripts. It also avoids npm.cmd on Windows.
    const npm = process.env.npm_execpath;
    /** @type {import("./process.mjs").Command} */
    const command = npm?.endsWith("npm-cli.js") ? [process.execPath, npm, "ci"] : ["npm", "ci"];
    if (!(await commandStep("installing the npm packages", command))) {
      return { what: "A complete node_modules folder", command: "npm ci" };
    }
    writeFileSync(stamp, wanted);
  }
  linkPackage();
  return undefined;
});

/** Returns whether npm ran after the last change of the lock file: npm records the installed packages at its end. */
function installedByHand() {
  const [installed, locked] = ["node_modules/.package-lock.json", "package-lock.json"].map((file) => join(root, file));
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs;
}

/**
 * Links `outbound-campaign` in node_modules to the built package, for www/ and the tests. `npm ci` removes the link.
 */
export function linkPackage() {
  const link = join(root, "node_modules", "outbound-campaign");
  if (existsSync(join(link, "package.json"))) return;
  rmSync(link, { recursive: true, force: true });
  // On Windows a junction needs no special permission, but an absolute path.
  if (exe) symlinkSync(join(root, "pkg"), link, "junction");
  else symlinkSync(join("..", "pkg"), link);
}

/**
 * Ensures the toolchain of rust-toolchain.toml with its targets and components, and a linker for build scripts and
 * macros.
 */
export const ensureRust = once(async () => {
  if (!findProgram("rustup")) {
    return { what: "rustup", command: "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh" };
  }
  if (process.platform === "linux" && !findProgram("cc")) {
    const lack = await aptInstall("A C linker", ["gcc", "libc6-dev"]);
    if (lack) return lack;
  }
  const file = read("rust-toolchain.toml");
  const channel = /^channel\s*=\s*"([^"]+)"/m.exec(file)?.[1];
  if (!channel) throw new Error('rust-toolchain.toml should name a toolchain, as in: channel = "1.95.0"');
  const targets = quotedList(file, "targets");
  const components = quotedList(file, "components");
  const installed = ask(["rustup", "component", "list", "--installed", "--toolchain", channel]).out.split("\n");
  const complete =
    targets.every((name) => installed.includes(`rust-std-${name}`)) &&
    components.every((name) => installed.some((line) => line === name || line.startsWith(`${name}-`)));
  if (complete) return undefined;
  /** @type {import("./process.mjs").Command} */
  const command = ["rustup", "toolchain", "install", channel, "--profile", "minimal", "--no-self-update"];
  if (components.length) command.push("--component", components.join(","));
  if (targets.length) command.push("--target", targets.join(","));
  const ok = await commandStep(`installing Rust ${channel} with ${[...targets, ...components].join(", ")}`, command);
  return ok ? undefined : { what: `Rust ${channel}`, command: command.join(" ") };
});

/** Ensures a C++ compiler: libFuzzer is built from source (`npm run fuzz`). */
export const ensureCxx = once(async () =>
  findProgram("c++", "g++", "clang++") ? undefined : aptInstall("A C++ compiler", ["g++"]),
);

/**
 * Ensures the source of the standard library, from which the build makes a smaller one (scripts/package/build-std.mjs).
 * Never returns a `Lack`: without the source the build uses the ordinary library, and reports it.
 */
export const ensureRustSource = once(async () => {
  const rust = await ensureRust();
  if (rust) return rust;
  if (!hasOwnStd(root))
    await commandStep("fetching the standard library's source", ["rustup", "component", "add", "rust-src"]);
  return undefined;
});

/**
 * @param {string} toml
 * @param {string} key
 */
function quotedList(toml, key) {
  const list = new RegExp(`^${key}\\s*=\\s*\\[([^\\]]*)\\]`, "m").exec(toml)?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? "");
}

/** Returns the paths of the wasm-bindgen programs in the version of Cargo.lock. They may not be installed yet. */
export function wasmBindgen() {
  const version = /name = "wasm-bindgen"\nversion = "([^"]+)"/.exec(read("Cargo.lock").replaceAll("\r", ""))?.[1];
  if (!version) throw new Error("Cargo.lock should list the package wasm-bindgen; does Cargo.toml still depend on it?");
  const folder = join(tools, `wasm-bindgen-${version}`);
  const bin = join(folder, "bin");
  return {
    version,
    folder,
    bin,
    cli: join(bin, `wasm-bindgen${exe}`),
    runner: join(bin, `wasm-bindgen-test-runner${exe}`),
  };
}

/**
 * Ensures wasm-bindgen and its test runner. Their version must equal the crate's exactly, so the machine's own are not
 * used.
 */
export const ensureWasmBindgen = once(async () => {
  const { version, folder, cli, runner } = wasmBindgen();
  if (existsSync(cli) && existsSync(runner)) return undefined;
  const rust = await ensureRust();
  if (rust) return rust;
  // --locked is not used: the lock file names versions that an index may no longer offer. --debug builds in a quarter
  // of the time.
  /** @type {import("./process.mjs").Command} */
  const command = [
    "cargo",
    "install",
    "wasm-bindgen-cli",
    "--version",
    version,
    "--debug",
    "--force",
    "--root",
    folder,
  ];
  const build = `${folder}.build`;
  mkdirSync(tools, { recursive: true });
  const what = `building wasm-bindgen ${version} into .tools (about 90 s on two idle cores, once)`;
  // It is not debugged, and debug information makes the build slower.
  const env = { CARGO_TARGET_DIR: build, CARGO_PROFILE_DEV_DEBUG: "0" };
  const ok = await commandStep(what, command, { env });
  rmSync(build, { recursive: true, force: true });
  return ok
    ? undefined
    : { what: `wasm-bindgen ${version}`, command: command.join(" ").replace(folder, `.tools/wasm-bindgen-${version}`) };
});

/** Ensures PHP with mbstring, and Laravel 8.83 from Debian 12's package. */
export const ensurePhp = once(async () => {
  const probe = `
    $laravel = stream_resolve_include_path("Illuminate/Foundation/Application.php");
    $eight = $laravel && str_contains(file_get_contents($laravel), "VERSION = '8.83.");
    exit(PHP_VERSION_ID >= 80200 && extension_loaded("mbstring") && $eight ? 0 : 1);`;
  const works = () => ask(["php", "-r", probe]).ok;
  if (works()) return undefined;
  const what = "PHP 8.2 with mbstring and Laravel 8.83 (Debian 12's php-laravel-framework)";
  const lack = await aptInstall(what, ["php-cli", "php-mbstring", "php-laravel-framework"]);
  if (lack) return lack;
  return works()
    ? undefined
    : { what, command: "npm test   on Debian 12: this system's packages have another version of Laravel" };
});

/** Ensures Laravel 10.48, unpacked from Debian 13's package into an ignored folder. */
export const ensureLaravel10 = once(async () => {
  const script = "tests/laravel/get-laravel10.sh";
  if (existsSync(join(tools, "laravel10", ".complete"))) return undefined;
  const ok = await commandStep("unpacking Laravel 10 into .tools", ["bash", script, join(tools, "laravel10")]);
  return ok ? undefined : { what: "Laravel 10", command: `bash ${script} .tools/laravel10` };
});

/** Ensures Deno, Bun and workerd from npm, for the fault table. A stamp holds the installed versions. */
export const ensureRuntimes = once(async () => {
  const wanted = ["deno@2.9.6", "bun@1.4.5", "workerd@1.20261117.1"];
  const folder = join(root, ".tools", "runtimes");
  const stamp = join(folder, ".setup-stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted.join(" ")) return undefined;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const args = ["install", "--prefix", folder, "--no-save", "--no-package-lock", ...wanted];
  const npm = process.env.npm_execpath;
  /** @type {import("./process.mjs").Command} */
  const command = npm?.endsWith("npm-cli.js") ? [process.execPath, npm, ...args] : ["npm", ...args];
  if (!(await commandStep("fetching Deno, Bun and workerd", command))) {
    return { what: "Deno, Bun and workerd", command: ["npm", ...args].join(" ") };
  }
  writeFileSync(stamp, wanted.join(" "));
  return undefined;
});

/** Ensures a Redis, for relays in several processes. REDIS_SERVER selects another one. */
export const ensureRedis = once(async () => (redisProgram() ? undefined : aptInstall("Redis", ["redis-server"])));

export const redisProgram = () => process.env.REDIS_SERVER ?? findProgram("redis-server", "valkey-server");
/** Ensures the oldest supported Node, from npm. */
export const ensureOldestNode = once(async () => {
  const wanted = `node@${oldest.version}`;
  const folder = join(tools, `node${oldest.major}`);
  const stamp = join(folder, ".setup-stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return undefined;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const args = ["install", "--prefix", folder, "--no-save", "--no-package-lock", wanted];
  const npm = process.env.npm_execpath;
  /** @type {import("./process.mjs").Command} */
  const command = npm?.endsWith("npm-cli.js") ? [process.execPath, npm, ...args] : ["npm", ...args];
  const ok = (await commandStep(`fetching Node ${oldest.version}`, command)) && ask([oldestNode(), "--version"]).ok;
  if (!ok) return { what: `Node ${oldest.version}`, command: ["npm", ...args].join(" ") };
  writeFileSync(stamp, wanted);
  return undefined;
});

export const oldestNode = () => join(tools, `node${oldest.major}`, "node_modules", "node", "bin", `node${exe}`);

/** Ensures a Chromium and its WebDriver. CHROMIUM and CHROMEDRIVER select other ones. */
export const ensureChromium = once(async () => {
  if (browserPrograms()) return undefined;
  const lack = await aptInstall("Chromium with its WebDriver", ["chromium", "chromium-driver"]);
  if (lack) return lack;
  return browserPrograms()
    ? undefined
    : {
        what: "Chromium with its WebDriver",
        command: "npm test   with CHROMIUM and CHROMEDRIVER naming the two programs",
      };
});

/** Returns both programs as environment variables of the browser suites. */
export function browserPrograms() {
  const CHROMIUM = process.env.CHROMIUM ?? findProgram("chromium", "chromium-browser", "google-chrome");
  const CHROMEDRIVER = process.env.CHROMEDRIVER ?? findProgram("chromedriver");
  return CHROMIUM && CHROMEDRIVER ? { CHROMIUM, CHROMEDRIVER } : undefined;
}

/** Ensures a Firefox, for the pages without a build. FIREFOX selects another one. */
export const ensureFirefox = once(async () => (firefoxProgram() ? undefined : aptInstall("Firefox", ["firefox-esr"])));

export const firefoxProgram = () => process.env.FIREFOX ?? findProgram("firefox-esr", "firefox");

const aptUpdate = once(async () => {
  // Without a network the packages may still be cached: the installation itself shows it.
  await commandStep("reading the system's package lists", ["apt-get", "-q", "update"]);
  return undefined;
});

/**
 * @param {string} what
 * @param {string[]} packages
 * @returns {ReturnType<Ensure>}
 */
async function aptInstall(what, packages) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(" ")}`;
  if (!findProgram("apt-get")) {
    return {
      what,
      command: `${command}   on Debian 12. On other systems install the equivalents of ${packages.join(", ")}`,
    };
  }
  if (process.getuid?.() !== 0) return { what, command: `sudo ${command}` };
  await aptUpdate();
  const ok = await commandStep(
    `installing ${packages.join(", ")}`,
    ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends", ...packages],
    { env: { DEBIAN_FRONTEND: "noninteractive" } },
  );
  return ok ? undefined : { what, command: `apt-get update && ${command}` };
}
