// TypeScript's language server on the package: documentation on hover, and sources on "go to definition". The server
// reads the built package from node_modules, as in a user's project.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { root } from "../../scripts/lib/process.mjs";

const folder = join(root, ".tools", "types", "editor");
const pkg = realpathSync(join(root, "node_modules", "outbound-campaign"));
const consumer = join(folder, "consumer.ts");
const example = join(folder, "example.ts");

/**
 * The hovered public names, with the entry and the source of each.
 * @type {Record<string, [entry: string, source: string]>}
 */
const names = {
  validateCampaign: ["outbound-campaign", "src/validate/validate"],
  CampaignClient: ["outbound-campaign", "src/client/client"],
  createCampaignForm: ["outbound-campaign/form", "src/forms/form"],
  createRelay: ["outbound-campaign/relay", "src/relay/relay"],
  previewSchedule: ["outbound-campaign/schedule", "src/schedule/schedule"],
};
/** The last line of each file begins with the name. */
const source = Object.entries(names)
  .map(([name, [entry]]) => `import { ${name} } from "${entry}";\n`)
  .concat(
    Object.keys(names).map((name) => `${name};\n`),
    "new CampaignClient({});\n",
  )
  .join("");

/** TypeScript's language server. Its protocol has a line of JSON per message. */
class LanguageServer {
  #process = spawn(process.execPath, [join(root, "node_modules", "typescript-5.9", "lib", "tsserver.js")], {
    cwd: folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  #sent = 0;
  /** @type {Map<number, (answer: any) => void>} */
  #waiting = new Map();

  constructor() {
    createInterface({ input: this.#process.stdout }).on("line", (line) => {
      if (!line.startsWith("{")) return;
      const message = JSON.parse(line);
      if (message.type === "response") this.#waiting.get(message.request_seq)?.(message);
    });
  }

  /**
   * @param {string} command
   * @param {object} argument
   * @returns {Promise<any>}
   */
  async ask(command, argument) {
    const answer = await /** @type {Promise<any>} */ (
      new Promise((resolve) => {
        this.#waiting.set(this.send(command, argument), resolve);
      })
    );
    assert.ok(answer.success, `${command}: ${answer.message}`);
    return answer.body;
  }

  /** @param {string} command @param {object} argument a command without an answer */
  send(command, argument) {
    const seq = ++this.#sent;
    this.#process.stdin.write(`${JSON.stringify({ seq, type: "request", command, arguments: argument })}\n`);
    return seq;
  }

  stop() {
    this.#process.kill();
  }
}

/** @type {LanguageServer} */
let server;
before(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const compilerOptions = {
    strict: true,
    module: "nodenext",
    target: "es2022",
    lib: ["es2022", "dom"],
    types: ["node"],
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["consumer.ts", "example.ts"] }),
  );
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(consumer, source);
  writeFileSync(example, "export {};\n");
  server = new LanguageServer();
  server.send("open", { file: consumer });
});
after(() => server.stop());

/** Returns the position of a text in the consumer's file. @param {string} text */
function positionOf(text) {
  const lines = source.split("\n");
  const line = lines.findIndex((candidate) => candidate.startsWith(text));
  assert.ok(line >= 0, text);
  return { file: consumer, line: line + 1, offset: 1 };
}

/** Returns the content of a hover. @param {object} position */
async function hover(position) {
  const { displayString, documentation, tags } = await server.ask("quickinfo", position);
  const text = (/** @type {any} */ parts) =>
    typeof parts === "string" ? parts : (parts ?? []).map((/** @type {any} */ part) => part.text).join("");
  return {
    displayString,
    documentation: text(documentation),
    /** @type {{ name: string, text: string }[]} */
    tags: (tags ?? []).map((/** @type {any} */ tag) => ({ name: tag.name, text: text(tag.text) })),
  };
}

for (const [name, [, definedIn]] of Object.entries(names)) {
  test(`a hover of ${name} shows its documentation, and an example that compiles`, async () => {
    const info = await hover(positionOf(`${name};`));
    assert.match(info.displayString, new RegExp(`\\b${name}\\b`));
    assert.ok(info.documentation.length > 80, `documentation: ${info.documentation}`);
    const code = info.tags.find((tag) => tag.name === "example")?.text ?? "";
    assert.match(code, new RegExp(`\\b${name}\\(`));
    const guide = info.tags.find((tag) => tag.name === "see")?.text ?? "";
    assert.match(
      readFileSync(join(pkg, /docs.*md/.exec(guide)?.[0] ?? "README.md"), "utf8"),
      new RegExp(`\\b${name}\\b`),
    );
    server.send("open", { file: example, fileContent: `${code}\nexport {};\n` });
    const complaints = await server.ask("semanticDiagnosticsSync", { file: example });
    server.send("close", { file: example });
    assert.deepEqual(
      complaints.map((/** @type {{ text: string }} */ { text }) => text),
      [],
    );
  });

  test(`a hover of a call of ${name} shows its parameters`, async () => {
    const position = name === "CampaignClient" ? { ...positionOf(`new ${name}`), offset: 5 } : positionOf(`${name};`);
    const { tags } = await hover(position);
    const parameters = tags.filter((tag) => tag.name === "param").map(({ text }) => text);
    assert.ok(parameters.length > 0);
    for (const parameter of parameters) assert.match(parameter, /^\w+ .{20,}/);
  });

  const file = join(pkg, `${definedIn}.ts`);
  test(`"go to definition" of ${name} leads to its source`, async () => {
    const [definition] = await server.ask("definition", positionOf(`${name};`));
    assert.equal(definition.file, file);
    const line = readFileSync(definition.file, "utf8").split("\n")[definition.start.line - 1];
    assert.match(String(line), new RegExp(`^export (class|function) ${name}\\b`));
  });
}
