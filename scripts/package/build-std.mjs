// The published modules carry a standard library of their own, built for size: 15 KB of gzip less in the validator than with the one that
// rustup ships. Its source is rustup's component rust-src; where that is missing, the ordinary one serves (only larger).
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** @param {string} root the repository, whose rust-toolchain.toml decides */
export const sysroot = (root) => execFileSync("rustc", ["--print", "sysroot"], { cwd: root, encoding: "utf8" }).trim();

/** @param {string} root the repository */
export function hasOwnStd(root) {
  try {
    return existsSync(join(sysroot(root), "lib", "rustlib", "src", "rust", "library", "Cargo.lock"));
  } catch {
    // No Rust at all yet, on a machine that is being set up.
    return false;
  }
}

/**
 * Cargo's flags, and what they need in the environment. A panic then ends in the bare instruction `unreachable`, without the
 * formatting that would lead up to a message nobody sees.
 */
export const ownStd = {
  args: ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"],
  rustflags: [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    // The hottest functions are optimised for speed, which costs 1.2 KB of gzip and makes verdicts 6 to 15 % faster.
    "--cfg=optimize_attribute",
  ],
  // Lets the pinned stable compiler take -Z flags. A toolchain bump may break them: the build then says so.
  env: { RUSTC_BOOTSTRAP: "1" },
  // The linker optimises the whole once more. rustc alone leaves out the functions that lead to the allocator, and so does not see that
  // freeing is nothing to do (src/host/arena.rs): 3.5 KB of gzip in the validator.
  linkerFlags: ["-Clinker-plugin-lto", "-Clink-arg=--lto-O3"],
};
