// Every snippet of the documentation runs as it is: programs and fragments in Node, with a sandbox for the real hosts.
// A result stated in a line (`verdict.ok; // false`) is asserted. pages.test.mjs runs the pages in React and Vue.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { root } from "../../scripts/lib/process.mjs";
import { startSandbox } from "../../www/server/sandbox.mjs";
import { asserting, locationOf, snippets } from "./snippets.mjs";

const KEY = "17|canary-key-of-the-documentation";
/** Inside the repository, whose packages Node then finds, as in a user's project. */
const folder = join(root, ".tools", "docs", "snippets");
const here = (/** @type {string} */ file) => new URL(file, import.meta.url).href;

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let sandbox;
before(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  sandbox = await startSandbox();
});
after(() => sandbox.close());

/** Servers and settings of a project, which pages.test.mjs runs. */
const OF_PAGES = /^(server\.mjs|vite\.config\.js)$/;
/** Files of the forms, which all-fields.test.mjs and `npm run test:frameworks` run. */
const isOfForm = (/** @type {import("./snippets.mjs").Snippet} */ { page, file }) =>
  (page === "docs/forms.md" || page === "docs/frameworks.md") && file !== undefined;
const programs = snippets.filter(
  (snippet) => snippet.language === "js" && !OF_PAGES.test(snippet.file ?? "") && !isOfForm(snippet),
);
let promised = 0;

for (const [i, snippet] of programs.entries()) {
  const location = locationOf(snippet);
  test(`the snippet at ${location} runs, and gives its stated results`, { timeout: 60_000 }, async () => {
    const { code, promises } = asserting(snippet.code);
    promised += promises;
    const names = Object.entries(snippet.given).map(([name, from]) => `${from} as ${name}`);
    const head = [
      names.length > 0 && `import { ${names.join(", ")} } from ${JSON.stringify(here("snippet-setup.mjs"))};`,
      promises > 0 && 'import promised from "node:assert/strict";',
    ];
    const file = join(folder, `${i}.mjs`);
    writeFileSync(file, [...head.filter(Boolean), code].join("\n"));
    const env = { ...process.env, SANDBOX_URL: sandbox.baseUrl, OUTBOUND_CAMPAIGN_API_KEY: KEY };
    const args = ["--import", here("redirect.mjs"), "--import", here("compiled-wasm.mjs"), file];
    await promisify(execFile)(process.execPath, args, { cwd: folder, env }).catch((error) => {
      assert.fail(`${location}: ${error.stderr || error.message}\n${code}`);
    });
  });
}

test("the worker of troubleshooting.md answers with a verdict", async () => {
  const i = programs.findIndex(({ file }) => file === "worker.js");
  const script = `import worker from "./${i}.mjs";
    const request = new Request("https://worker.example", { method: "POST", body: '{ "name": "Spring" }' });
    const answer = await worker.fetch(request);
    console.log(JSON.stringify((await answer.json()).errors));`;
  const args = ["--import", here("compiled-wasm.mjs"), "--input-type=module", "-e", script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  assert.equal(stdout.trim(), '{"assistant_id":["The assistant id field is required."]}');
});

test("the snippets state at least 60 results", () => {
  assert.ok(programs.length > 30, `${programs.length} programs`);
  assert.ok(promised > 60, `only ${promised} stated results were found: does the pattern still match?`);
});

test("a stated result becomes an assertion, and another comment stays", () => {
  const { code, promises } = asserting(
    'a.b(1); // { c: 2 }\nconsole.log(a); // "x"\na.d; // the rest\nconst e = 1; // 1\n',
  );
  assert.equal(promises, 2);
  assert.equal(
    code,
    'promised.deepEqual(a.b(1), { c: 2 });\npromised.deepEqual(a, "x");\na.d; // the rest\nconst e = 1; // 1\n',
  );
});

test("the TypeScript snippets compile with a user's settings", async () => {
  const written = snippets.filter(({ language }) => language === "ts" || language === "tsx");
  assert.ok(written.length >= 2);
  const files = written.map(({ code, language, file }, i) => {
    const name = `${i}.${file?.endsWith(".mts") ? "mts" : language}`;
    writeFileSync(join(folder, name), code);
    return name;
  });
  const compilerOptions = {
    noEmit: true,
    strict: true,
    target: "es2022",
    lib: ["es2022", "dom"],
    module: "nodenext",
    jsx: "react-jsx",
    types: ["node"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", folder]).catch((error) => assert.fail(error.stdout));
});

test("every name that a snippet imports is in that entry of the package", async () => {
  const missing = [];
  let names = 0;
  for (const snippet of snippets) {
    const imports = snippet.code.matchAll(/import \{([^}]*)\} from "(outbound-campaign(?:\/[\w/-]+)?)"/g);
    for (const [, list = "", entry = ""] of imports) {
      const exported = await import(entry);
      for (const item of list.split(",").map((text) => text.trim())) {
        const [name = ""] = item.split(" as ");
        if (name === "" || name.startsWith("type ")) continue;
        names += 1;
        if (!(name in exported)) missing.push(`${locationOf(snippet)}: ${name} of ${entry}`);
      }
    }
  }
  assert.deepEqual(missing, []);
  assert.ok(names > 100, `only ${names} names`);
});

test("every snippet is in a language that a test runs", () => {
  const others = snippets.filter(
    ({ language }) => !["js", "jsx", "vue", "svelte", "ts", "tsx", "sh", "html"].includes(language),
  );
  assert.deepEqual(others.map(locationOf), []);
});

test("every npm script and every file that the documentation names exists", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  // The quick starts are for users, whose projects have their own scripts.
  const quickStarts = ["pkg-template/README.md", "docs/typescript.md", "docs/frameworks.md"];
  const own = [...new Set(snippets.map(({ page }) => page))].filter((page) => !quickStarts.includes(page));
  for (const page of own) {
    const text = readFileSync(join(root, page), "utf8");
    const named = [...text.matchAll(/\bnpm (?:run ([a-z][\w:]*)|(test|start)\b)/g)].map(([, a, b]) => a ?? b ?? "");
    assert.deepEqual(
      named.filter((name) => !(name in scripts)),
      [],
      page,
    );
    const files = [...text.matchAll(/`((?:tests|examples|scripts|www|bench)\/[\w./-]+)`/g)].map(
      ([, file = ""]) => file,
    );
    assert.deepEqual(
      files.filter((file) => !existsSync(join(root, file)) && !file.startsWith("www/dist")),
      [],
      page,
    );
  }
});
