// The folders of the two real Laravels, by profile.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @typedef {"laravel-8" | "laravel-12"} Profile */

/** @type {Profile[]} */
export const profiles = ["laravel-8", "laravel-12"];

/** Debian's package is 8.83. The other is 10.48 with the trimming of 11 and newer, see engine.php. */
const folders = {
  "laravel-8": "/usr/share/php",
  "laravel-12": fileURLToPath(new URL("../../.tools/laravel10/usr/share/php", import.meta.url)),
};
const remedies = {
  "laravel-8": "`npm test` installs it (Debian: apt-get install php-cli php-mbstring php-laravel-framework)",
  "laravel-12": "`npm test` fetches it (by hand: tests/laravel/get-laravel10.sh .tools/laravel10)",
};

/**
 * Returns the environment in which a PHP script of this folder runs on the profile's Laravel.
 * @param {Profile} profile
 * @returns {Record<string, string | undefined>}
 */
export function engineEnvironment(profile) {
  const folder = folders[profile];
  if (!existsSync(`${folder}/Illuminate/autoload.php`)) {
    throw new Error(`The Laravel that stands for ${profile} is missing: expected in ${folder}. ${remedies[profile]}.`);
  }
  return { ...process.env, LARAVEL_PHP: folder };
}

/**
 * Returns the error to show if the php program cannot be started.
 * @param {Error & { code?: string }} error
 * @returns {Error}
 */
export function phpError(error) {
  if (error.code !== "ENOENT") return error;
  return new Error(`PHP is missing: no program named php was found. ${remedies["laravel-8"]}.`, { cause: error });
}
