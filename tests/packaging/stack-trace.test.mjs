// The stack trace of an error of the package, in an app that has the tarball in node_modules, names functions, files and lines that exist.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { pack } from "./lib/project.mjs";

/** @type {string} */
let app;
before(() => {
  app = mkdtempSync(join(tmpdir(), "outbound-campaign-"));
  const installed = join(app, "node_modules", "outbound-campaign");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", pack(), "--strip-components=1", "-C", installed]);
});
after(() => rmSync(app, { recursive: true }));

/**
 * The frames of the ValidationError of a refused form.
 * @param {string[]} flags Node's
 * @param {string} load how the app loads the package
 * @returns {{ name: string, file: string, line: number }[]}
 */
function framesOf(flags, load = `import { buildRequest } from "outbound-campaign";`) {
  const type = load.startsWith("import") ? "module" : "commonjs";
  const source = `${load} try { buildRequest({}, { provider: "autocalls" }) } catch (error) { console.log(error.stack) }`;
  const stack = execFileSync(process.execPath, [...flags, `--input-type=${type}`, "-e", source], {
    cwd: app,
    encoding: "utf8",
  });
  assert.match(stack, /^ValidationError: name: is required \(and 1 more\)\n/);
  return [...stack.matchAll(/^ {4}at (?:new )?([\w.$]+) \((.+?):(\d+):\d+\)$/gm)].map(
    ([, name = "", place = "", line]) => ({
      name,
      file: (place.startsWith("file:") ? fileURLToPath(place) : place).replaceAll("\\", "/"),
      line: Number(line),
    }),
  );
}

/** The line that a frame names. @param {{ file: string, line: number }} frame */
const lineAt = ({ file, line }) => String(readFileSync(file, "utf8").split("\n")[line - 1]);

test("the stack trace of a ValidationError names the function, the file and the line that threw", () => {
  const frame = framesOf([]).find(({ name }) => name === "buildRequest");
  assert.ok(frame);
  assert.match(frame.file, /\/outbound-campaign\/http\/build-request\.js$/);
  assert.match(lineAt(frame), /throw ValidationError\.fromRefusal\(verdict\)/);
});

test("the stack trace of a ValidationError names the TypeScript source with --enable-source-maps", () => {
  const frame = framesOf(["--enable-source-maps"]).find(({ name }) => name === "buildRequest");
  assert.ok(frame);
  assert.match(frame.file, /\/outbound-campaign\/src\/http\/build-request\.ts$/);
  assert.match(lineAt(frame), /throw ValidationError\.fromRefusal\(verdict\)/);
});

test("the stack trace of a ValidationError names the function and the file in the CommonJS build", () => {
  const frame = framesOf([], `const { buildRequest } = require("outbound-campaign");`).find(
    ({ name }) => name === "buildRequest",
  );
  assert.ok(frame);
  assert.match(frame.file, /\/outbound-campaign\/cjs\/http\/build-request\.js$/);
});
