// The published modules include a standard library that is built for size: it saves 15 KB of gzip in the validator,
// compared with the library of rustup. Its source is rustup's component rust-src. Without it the build uses rustup's
// library, and the modules are larger.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * Returns the folder of the toolchain.
 * @param {string} root the repository, whose rust-toolchain.toml selects the toolchain
 */
export const sysroot = (root) => execFileSync("rustc", ["--print", "sysroot"], { cwd: root, encoding: "utf8" }).trim();

/**
 * Returns whether the source of the standard library is installed, and the environment does not ask for rustup's
 * library.
 * @param {string} root the repository
 */
export function hasOwnStd(root) {
  if (process.env.OUTBOUND_CAMPAIGN_STD === "rustup") return false;
  try {
    return existsSync(join(sysroot(root), "lib", "rustlib", "src", "rust", "library", "Cargo.lock"));
  } catch {
    // Rust is not installed yet: the machine is being set up.
    return false;
  }
}

/**
 * Cargo's flags, and their environment variables. A panic ends in the instruction `unreachable`, without the code that
 * formats its message: the message is never shown.
 */
export const ownStd = {
  args: ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"],
  rustflags: [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    // Optimises the hottest functions for speed: it costs 1.2 KB of gzip, and makes verdicts 6 to 15 % faster.
    "--cfg=optimize_attribute",
    // The linker optimises the whole module again. rustc alone excludes the functions that call the allocator, so it
    // does not see that freeing does nothing (src/host/arena.rs). This saves 3.5 KB of gzip in the validator, and 3.0
    // KB in the client.
    "-Clinker-plugin-lto",
    "-Clink-arg=--lto-O3",
  ],
  // Allows -Z flags in the pinned stable compiler. An update of the toolchain may break them: the build then fails.
  env: { RUSTC_BOOTSTRAP: "1" },
};
