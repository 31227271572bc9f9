// A stack trace of the package's error, in an app with the tarball in node_modules, names existing functions and lines.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
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
 * Returns the frames of the ValidationError of a refused form.
 * @param {string[]} flags Node's
 * @param {string} load how the app loads the package
 * @returns {{ name: string, file: string, line: number }[]}
 */
function framesOf(flags, load = `import { buildRequest } from "outbound-campaign";`) {
  const type = load.startsWith("import") ? "module" : "commonjs";
  const statement = `try { buildRequest({}, { provider: "autocalls" }) } catch (error) { console.log(error.stack) }`;
  const source = `${load} ${statement}`;
  const stack = execFileSync(process.execPath, [...flags, `--input-type=${type}`, "-e", source], {
    cwd: app,
    encoding: "utf8",
  });
  assert.match(stack, /^ValidationError: name: is required \(and 1 more\)\n/);
  return [...stack.matchAll(/^ {4}at (?:new )?([\w.$]+) \((.+?):(\d+):\d+\)$/gm)].map(
    ([, name = "", location = "", line]) => ({
      name,
      file: (location.startsWith("file:") ? fileURLToPath(location) : location).replaceAll("\\", "/"),
      line: Number(line),
    }),
  );
}

/** Returns the source line of a frame. @param {{ file: string, line: number }} frame */
const lineAt = ({ file, line }) => String(readFileSync(file, "utf8").split("\n")[line - 1]);

test("the stack trace of a ValidationError names the function, the file and the line that threw", () => {
  const frame = framesOf([]).find(({ name }) => name === "buildRequest");
  assert.ok(frame);
  assert.match(frame.file, /\/outbound-campaign\/node\/core\.js$/);
  assert.match(lineAt(frame), /throw refusal\(verdict, options\)/);
});

test("the stack trace of a ValidationError names the TypeScript source with --enable-source-maps", () => {
  const frame = framesOf(["--enable-source-maps"]).find(({ name }) => name === "buildRequest");
  assert.ok(frame);
  assert.match(frame.file, /\/outbound-campaign\/src\/http\/build-request\.ts$/);
  assert.match(lineAt(frame), /throw refusal\(verdict, options\)/);
});

test("the stack trace of a ValidationError names the function and the file in the CommonJS build", () => {
  const frame = framesOf([], `const { buildRequest } = require("outbound-campaign");`).find(
    ({ name }) => name === "buildRequest",
  );
  assert.ok(frame);
  assert.match(frame.file, /\/outbound-campaign\/cjs\/http\/build-request\.js$/);
});

test("with --enable-source-maps, the bundle for Node leads to the same sources as the separate files", () => {
  const source = `
    const [folder] = process.argv.slice(1);
    const [index, relay, csv, contract] = await Promise.all(
      ["index", "relay", "csv", "2026-07"].map((name) => import(folder + name + ".js")),
    );
    const calls = [
      () => index.buildRequest({}, { provider: "autocalls" }),
      () => index.validateCampaign({}, { provider: "?" }),
      () => new index.CampaignClient({}),
      () => index.fromFormData(3),
      () => relay.createRelay({ foo: 1 }),
      () => csv.fromCsvRecord(3),
      () => contract.fieldsIn(4),
    ];
    for (const call of calls) {
      try { call() } catch (error) { console.log(error.stack) }
    }`;
  const [separate, bundled] = ["", "node/"].map((folder) => {
    const url = `${pathToFileURL(join(app, "node_modules", "outbound-campaign"))}/${folder}`;
    const flags = ["--enable-source-maps", "--input-type=module", "-e", source, url];
    const stacks = execFileSync(process.execPath, flags, { encoding: "utf8" });
    return [...stacks.matchAll(/^ {4}at (?:new )?([\w.$]+) \(.*\/src\/(.+:\d+):\d+\)$/gm)].map(
      ([, name, place]) => `${name} ${place}`,
    );
  });
  assert.ok(separate && separate.length > 20);
  assert.deepEqual(bundled, separate);
});
