// The reasons that refuse a release, each in a repository of its own. The script then ends without a build.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/lib/process.mjs";
import { addressesOf, stateOfRelease } from "../../scripts/release/release-checks.mjs";

const TRUSTED_CI = {
  ACTIONS_ID_TOKEN_REQUEST_URL: "https://ci.example/token",
  GITHUB_SERVER_URL: "https://git.example",
  GITHUB_REPOSITORY: "somebody/outbound-campaign",
};

/**
 * Creates a minimal repository that is ready for a release.
 * @param {import("node:test").TestContext} t
 */
function readyRepository(t) {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t.test", ...args], { cwd: folder, stdio: "pipe" });
  const write = (/** @type {string} */ file, /** @type {string} */ text) => writeFileSync(join(folder, file), text);
  write("Cargo.toml", '[package]\nname = "outbound-campaign"\nversion = "1.2.3"\n');
  write("Cargo.lock", '[[package]]\nname = "outbound-campaign"\nversion = "1.2.3"\n');
  write("package.json", '{ "version": "1.2.3" }');
  write("CHANGELOG.md", "# Changelog\n\n## 1.2.3 (2026-12-01)\n\n- A change.\n\n## 1.2.2 (2026-11-01)\n");
  git("init", "--quiet", "--initial-branch=main");
  const commit = () => {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message=x");
  };
  commit();
  return {
    folder,
    git,
    write,
    commit,
    state: (/** @type {NodeJS.ProcessEnv} */ env = TRUSTED_CI) => stateOfRelease(folder, env),
  };
}

test("a clean repository on main with a changelog is ready for a release", (t) => {
  assert.deepEqual(readyRepository(t).state(), { version: "1.2.3", refusals: [], open: [] });
});

test("a release from a dirty tree is refused, and changed and untracked files are named", (t) => {
  const { write, state } = readyRepository(t);
  write("new.txt", "");
  write("package.json", '{ "version": "1.2.3" }\n');
  const sentence =
    "The working tree has uncommitted changes (package.json, new.txt). " +
    "Commit or stash them: the published package must match a commit.";
  assert.deepEqual(state().refusals, [sentence]);
});

test("a release from another branch is refused", (t) => {
  const { git, state } = readyRepository(t);
  git("switch", "--quiet", "--create", "feature");
  assert.deepEqual(state().refusals, [
    "The current branch is feature, but releases are made from main (`git switch main`).",
  ]);
});

test("a release without its version in the changelog is refused, and one without a date is left open", (t) => {
  const { write, commit, state } = readyRepository(t);
  // Neither 1.2.30 nor a mention in a sentence is the section.
  write("CHANGELOG.md", "# Changelog\n\n## 1.2.30 (2026-12-01)\n\n- More than 1.2.3\n");
  commit();
  const sentence = 'CHANGELOG.md has no section "## 1.2.3 (YYYY-MM-DD)". Add it with the changes of this version.';
  assert.deepEqual(state().refusals, [sentence]);
  for (const heading of ["## 1.2.3 (unreleased)", "## 1.2.3"]) {
    write("CHANGELOG.md", `# Changelog\n\n${heading}\n`);
    commit();
    assert.deepEqual(state().refusals, []);
    assert.match(state().open.join(), /^CHANGELOG\.md has the heading "## 1\.2\.3.*Write the date of the release/);
  }
});

test("a release with different versions, or with a published version, is refused", (t) => {
  const { write, commit, git, state } = readyRepository(t);
  write("package.json", '{ "version": "1.2.2" }');
  write("Cargo.lock", '[[package]]\nname = "outbound-campaign"\nversion = "1.2.1"\n');
  commit();
  git("tag", "v1.2.3");
  const text = state().refusals.join("\n");
  assert.match(text, /Cargo\.lock has version 1\.2\.1, Cargo\.toml 1\.2\.3/);
  assert.match(text, /package\.json has version 1\.2\.2, Cargo\.toml 1\.2\.3/);
  assert.match(text, /The tag v1\.2\.3 exists already/);
  write("Cargo.toml", '[package]\nversion = "1.3"\n');
  assert.match(state().refusals.join("\n"), /"1\.3", which is not a semantic version/);
});

test("missing requirements of provenance leave a release open", (t) => {
  const open = readyRepository(t).state({}).open.join("\n");
  assert.match(open, /Set GITHUB_SERVER_URL .* and GITHUB_REPOSITORY/);
  assert.match(open, /npm signs provenance only in a CI that it trusts/);
});

test("the published package.json names the repository of the environment, and no invalid one", () => {
  assert.deepEqual(addressesOf(TRUSTED_CI), {
    homepage: "https://git.example/somebody/outbound-campaign#readme",
    repository: { type: "git", url: "git+https://git.example/somebody/outbound-campaign.git" },
    bugs: { url: "https://git.example/somebody/outbound-campaign/issues" },
  });
  for (const wrong of [
    { GITHUB_REPOSITORY: undefined },
    { GITHUB_REPOSITORY: "name" },
    { GITHUB_SERVER_URL: "http://git.example" },
  ]) {
    assert.equal(addressesOf({ ...TRUSTED_CI, ...wrong }), undefined);
  }
});

test("the release script prints the reason, builds nothing, and ends with an error", (t) => {
  const { folder, git, write } = readyRepository(t);
  cpSync(join(root, "scripts"), join(folder, "scripts"), { recursive: true });
  cpSync(join(root, "tests", "packaging", "baseline.mjs"), join(folder, "tests", "packaging", "baseline.mjs"));
  write("notes.txt", "");
  git("switch", "--quiet", "--create", "feature");
  const release = (/** @type {string[]} */ ...args) =>
    spawnSync(process.execPath, ["scripts/release/release.mjs", ...args], {
      cwd: folder,
      encoding: "utf8",
      timeout: 30_000,
    });
  for (const args of [["--dry-run"], []]) {
    const { status, stderr, stdout } = release(...args);
    assert.equal(status, 1);
    assert.match(stderr, /release: The current branch is feature/);
    assert.match(stderr, /release: The working tree has uncommitted changes/);
    assert.match(stderr, /release: nothing was published\.\n$/);
    assert.equal(stdout, "");
  }
  assert.match(release("--tests=js").stderr, /--tests is for dry runs only. A release runs all tests/);
  assert.match(release("--skip-tests").stderr, /Unknown option '--skip-tests'/);
});

test("the versions of this repository agree, and its changelog has their section", () => {
  // Neither the branch nor the tree is checked, as tests run anywhere.
  const about = stateOfRelease(root, TRUSTED_CI).refusals.filter((text) => /^(Cargo|package|CHANGELOG)/.test(text));
  assert.deepEqual(about, []);
  assert.match(readFileSync(join(root, "package.json"), "utf8"), /"release": "node scripts\/release\/release\.mjs"/);
});
