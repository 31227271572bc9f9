// Checks the repository before a release. It runs before any build, and its messages name the remedy.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The only branch for releases. */
export const RELEASE_BRANCH = "main";

/**
 * @typedef {object} State
 * @property {string} version the version in Cargo.toml, the only source of it
 * @property {string[]} refusals reasons against any release, even a dry run
 * @property {string[]} open reasons against publishing that a dry run ignores
 */

/**
 * Returns the members of the published package.json that name the repository. The environment names it, because a fork
 * has another one.
 * @param {NodeJS.ProcessEnv} env
 */
export function addressesOf({ GITHUB_SERVER_URL: server = "", GITHUB_REPOSITORY: name = "" }) {
  if (!/^https:\/\/[\w.-]+(:\d+)?$/.test(server) || !/^[\w.-]+\/[\w.-]+$/.test(name)) return undefined;
  const address = `${server}/${name}`;
  return {
    homepage: `${address}#readme`,
    repository: { type: "git", url: `git+${address}.git` },
    bugs: { url: `${address}/issues` },
  };
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {State}
 */
export function stateOfRelease(root, env) {
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), "utf8");
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trimEnd();
  const version = /^version = "(.+)"$/m.exec(read("Cargo.toml"))?.[1] ?? "";
  const refusals = [];
  const open = [];

  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) {
    refusals.push(`Cargo.toml's version is "${version}", which is not a semantic version (1.2.3 or 1.2.3-beta.1).`);
  }
  const locked = /name = "outbound-campaign"\nversion = "([^"]+)"/.exec(read("Cargo.lock"))?.[1];
  if (locked !== version) {
    refusals.push(
      `Cargo.lock has version ${locked}, Cargo.toml ${version}. ` +
        "Run `cargo update --workspace` and commit Cargo.lock.",
    );
  }
  const npm = JSON.parse(read("package.json")).version;
  if (npm !== version)
    refusals.push(
      `package.json has version ${npm}, Cargo.toml ${version}. Write Cargo.toml's version into package.json.`,
    );

  const entry = read("CHANGELOG.md").match(
    new RegExp(`^## ${version.replaceAll(".", "\\.")}(?: \\((.*)\\))?[ \\t]*$`, "m"),
  );
  if (!entry)
    refusals.push(`CHANGELOG.md has no section "## ${version} (YYYY-MM-DD)". Add it with the changes of this version.`);
  else if (!/^\d{4}-\d{2}-\d{2}$/.test(entry[1] ?? "")) {
    open.push(
      `CHANGELOG.md has the heading "${entry[0]}". Write the date of the release between the brackets (YYYY-MM-DD).`,
    );
  }

  const branch = git("rev-parse", "--abbrev-ref", "HEAD");
  if (branch !== RELEASE_BRANCH) {
    refusals.push(
      `The current branch is ${branch}, but releases are made from ${RELEASE_BRANCH} ` +
        `(\`git switch ${RELEASE_BRANCH}\`).`,
    );
  }
  const changes = git("status", "--porcelain").split("\n").filter(Boolean);
  if (changes.length) {
    const some = changes.slice(0, 5).map((line) => line.slice(3));
    const list = `${some.join(", ")}${changes.length > some.length ? ", ..." : ""}`;
    refusals.push(
      `The working tree has uncommitted changes (${list}). ` +
        "Commit or stash them: the published package must match a commit.",
    );
  }
  if (git("tag", "--list", `v${version}`)) {
    refusals.push(`The tag v${version} exists already, so this version is published. Raise the version in Cargo.toml.`);
  }

  if (!addressesOf(env)) {
    open.push(
      "The address of the repository is not known. Set GITHUB_SERVER_URL (https://github.com) and GITHUB_REPOSITORY " +
        "(owner/name), as GitHub Actions does. npm compares it with the repository in the provenance.",
    );
  }
  if (!env.ACTIONS_ID_TOKEN_REQUEST_URL && !env.SIGSTORE_ID_TOKEN) {
    open.push(
      "npm signs provenance only in a CI that it trusts. Run this in GitHub Actions with " +
        "`permissions: id-token: write`, or in GitLab CI with SIGSTORE_ID_TOKEN.",
    );
  }
  return { version, refusals, open };
}
