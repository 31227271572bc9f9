// Loading of the wasm modules: one instance for all entries, nothing at import, and errors that say how to fix them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { root } from "../../../scripts/lib/process.mjs";
import { bundle } from "../../../scripts/package/bundle.mjs";
import { moduleNames } from "../../../scripts/package/modules.mjs";

const pkg = join(root, "pkg");
const form = { name: "Spring", assistant_id: 1 };

/**
 * Runs an ES module in a new Node process and returns its output.
 * @param {string} source
 * @param {string[]} [flags]
 */
const inNode = (source, flags = []) =>
  execFileSync(process.execPath, [...flags, "--input-type=module", "-e", source], {
    cwd: root,
    encoding: "utf8",
  }).trim();

const good = `JSON.stringify(campaign.validateCampaign(${JSON.stringify(form)}).ok)`;
const attempt = `try { console.log(${good}); } catch (error) { console.log(error.message); }`;

test("importing the package starts no instance, and every call uses the same one", () => {
  const source = `
    let modules = 0, instances = 0;
    const { Module, Instance } = WebAssembly;
    WebAssembly.Module = class extends Module { constructor(...args) { super(...args); modules++; } };
    WebAssembly.Instance = class extends Instance { constructor(...args) { super(...args); instances++; } };
    const campaign = await import("outbound-campaign");
    const before = [modules, instances];
    campaign.validateCampaign({}); campaign.validateCampaign({}); campaign.validateFields({}, ["name"]);
    console.log(JSON.stringify([before, [modules, instances]]));`;
  // The module that unpacks the bytes (unpack.wat), and the unpacked one.
  assert.equal(inNode(source), "[[0,0],[2,2]]");
});

test("nothing compiles synchronously after ready()", () => {
  const source = `
    const campaign = await import("outbound-campaign");
    await campaign.ready();
    WebAssembly.Module = WebAssembly.Instance = class { constructor() { throw new Error("synchronous"); } };
    ${attempt}`;
  assert.equal(inNode(source), "true");
});

test("a runtime without WebAssembly, or without compilation of bytes, gives an error at the call", async () => {
  const load = `const campaign = await import("outbound-campaign");`;
  assert.match(
    inNode(`delete globalThis.WebAssembly; ${load} ${attempt}`),
    /no WebAssembly, which the package requires/,
  );

  const script = await bundle(
    `import { validateCampaign } from "outbound-campaign"; globalThis.call = validateCampaign;`,
    root,
  );
  const context = createContext({ TextDecoder, TextEncoder }, { codeGeneration: { strings: false, wasm: false } });
  runInContext(script.toString(), context);
  assert.throws(
    () => context.call(form),
    /export condition `workerd`, or pass a compiled module to `outbound-campaign\/slim`/,
  );
});

test("without TextDecoder and TextEncoder the package gives the same verdicts", () => {
  const source = `
    const campaign = await import("outbound-campaign");
    const names = ["Frühling 🌷", "\\ud800 alone", "x".repeat(100_000)];
    const texts = names.map((name) => \`{"assistant_id":1,"name":"\${name}"}\`);
    console.log(JSON.stringify(texts.map((text) => campaign.validateCampaignJson(text))));`;
  const native = inNode(source);
  assert.match(native, /Frühling 🌷/);
  assert.match(native, /\ufffd alone/);
  assert.equal(inNode(`delete globalThis.TextDecoder; delete globalThis.TextEncoder; ${source}`), native);
});

test("slim without a module names it, and accepts bytes, a module, a Response or a promise of one", () => {
  const head = `
    import { readFileSync } from "node:fs";
    const campaign = await import("outbound-campaign/slim");
    const bytes = (name) => readFileSync(\`pkg/wasm/\${name}.wasm\`);`;
  assert.match(
    inNode(`${head} ${attempt}`),
    /the WebAssembly module validator is not loaded. Pass it to initSync or to init before the first call/,
  );
  for (const init of [
    `campaign.initSync({ validator: bytes("validator") })`,
    `campaign.initSync({ validator: new WebAssembly.Module(bytes("validator")) })`,
    `await campaign.init({ validator: bytes("validator") })`,
    `await campaign.init({ validator: Promise.resolve(new Response(bytes("validator"))) })`,
    `const data = "data:application/wasm;base64," + bytes("validator").toString("base64");
      await campaign.init({ validator: new URL(data) })`,
  ]) {
    assert.equal(inNode(`${head} ${init}; ${attempt}`), "true", init);
  }
});

test("slim validates JSON text and rows with the modules validator and json", () => {
  const source = `
    import { readFileSync } from "node:fs";
    const campaign = await import("outbound-campaign/slim");
    const [validator, json] = ["validator", "json"].map((name) => readFileSync(\`pkg/wasm/\${name}.wasm\`));
    campaign.initSync({ validator, json });
    const text = '{"assistant_id":1,"name":"a"}';
    console.log(campaign.validateCampaignJson(text).ok);
    for await (const row of campaign.validateNdjson(new TextEncoder().encode(text))) console.log(row.ok);`;
  assert.equal(inNode(source), "true\ntrue");
});

test("slim without the module json validates objects, and names the missing module for JSON text", () => {
  const source = `
    import { readFileSync } from "node:fs";
    const campaign = await import("outbound-campaign/slim");
    campaign.initSync({ validator: readFileSync("pkg/wasm/validator.wasm") });
    const form = { name: "a", assistant_id: 5n, allowed_days: { a: "monday" } };
    console.log(JSON.stringify(campaign.validateCampaign(form).campaign));
    try { campaign.validateCampaignJson("{}") } catch (error) { console.log(error.message) }
    console.log(campaign.validateCampaign(form).ok);`;
  assert.deepEqual(inNode(source).split("\n"), [
    `{"name":"a","assistant_id":5,"allowed_days":["monday"]}`,
    "outbound-campaign/slim: the WebAssembly module json is not loaded. " +
      "Pass it to initSync or to init before the first call",
    "true",
  ]);
});

test("slim rejects another module as json, and accepts the right one afterwards", () => {
  const source = `
    import { readFileSync } from "node:fs";
    const campaign = await import("outbound-campaign/slim");
    const [validator, json] = ["validator", "json"].map((name) => readFileSync(\`pkg/wasm/\${name}.wasm\`));
    campaign.initSync({ validator, json: readFileSync("pkg/wasm/client.wasm") });
    try { campaign.validateCampaignJson("{}") } catch (error) { console.log(error.message) }
    campaign.initSync({ validator, json });
    console.log(campaign.validateCampaignJson("{}").ok);`;
  const sentence =
    "outbound-campaign/slim: the module was passed under another module's name, " +
    "or it comes from another version of the package";
  assert.deepEqual(inNode(source).split("\n"), [sentence, "false"]);
});

test("slim rejects a missing or failed module and names it", async () => {
  const slim = await import("outbound-campaign/slim");
  // @ts-expect-error the validator is needed
  assert.throws(() => slim.initSync({}), { name: "TypeError", message: /^validator is required/ });
  // @ts-expect-error the validator is needed
  await assert.rejects(slim.init(), { name: "TypeError", message: /^validator is required/ });
  await assert.rejects(slim.init({ validator: new Response("", { status: 404 }) }), /status 404/);
  await assert.rejects(slim.init({ validator: new Uint8Array(8) }), /could not be started/);
});

test("slim drops a wrong module, so that the right one can be passed", () => {
  const source = `
    import { readFileSync } from "node:fs";
    const campaign = await import("outbound-campaign/slim");
    const [validator, client] = ["validator", "client"].map((name) => readFileSync(\`pkg/wasm/\${name}.wasm\`));
    campaign.initSync({ validator: client });
    const messages = [];
    try { campaign.validateCampaign({}) } catch (error) { messages.push(error.message) }
    await campaign.init({ validator: client }).catch((error) => messages.push(error.message));
    campaign.initSync({ validator });
    console.log(JSON.stringify([messages, campaign.validateCampaign({ name: "a", assistant_id: 1 }).ok]));`;
  const sentence =
    "outbound-campaign/slim: the module was passed under another module's name, " +
    "or it comes from another version of the package";
  assert.deepEqual(JSON.parse(inNode(source)), [[sentence, sentence], true]);
});

test("slim's client sends with the modules that init got", () => {
  const source = `
    import { readFileSync } from "node:fs";
    const campaign = await import("outbound-campaign/slim");
    const bytes = (name) => readFileSync(\`pkg/wasm/\${name}.wasm\`);
    const [validator, client] = ["validator", "client"].map(bytes);
    await campaign.init({ validator, client });
    const fetch = async () => new Response('{"message":"Created","data":{"id":7}}', { status: 201 });
    const poster = new campaign.CampaignClient({ baseUrl: "https://relay.example/api", fetch });
    console.log((await poster.createCampaign(${JSON.stringify(form)})).id);`;
  assert.equal(inNode(source), "7");
});

test("CommonJS has the same names and verdicts as ESM, and each knows the other's errors", async () => {
  const esm = await import("outbound-campaign");
  const cjs = createRequire(import.meta.url)("outbound-campaign");
  assert.deepEqual(Object.keys(cjs).sort(), Object.keys(esm).sort());
  assert.deepEqual(cjs.validateCampaign({ name: 5 }), esm.validateCampaign({ name: 5 }));
  const errors = Object.keys(esm).filter((name) => name.endsWith("Error"));
  assert.equal(errors.length, 12);
  for (const [mine, theirs] of /** @type {any[]} */ ([
    [esm, cjs],
    [cjs, esm],
  ])) {
    for (const name of errors) {
      const error = new mine[name]("x");
      assert.notEqual(mine[name], theirs[name], "they are two copies");
      const classes = errors.filter((other) => error instanceof theirs[other]);
      assert.deepEqual(classes.sort(), [...new Set(["CampaignError", name])].sort());
    }
  }
});

test("a bundle carries no wasm for the fields alone, no client for validation alone, no bytes for slim", async () => {
  const text = async (/** @type {string} */ source) => (await bundle(source, root)).toString();
  /** Returns the modules whose first bytes are in a bundle. @param {string} source */
  const carried = async (source) => {
    const whole = await text(source);
    const starts = moduleNames.map(async (name) => {
      const { part0 } = await import(pathToFileURL(join(pkg, "wasm", `${name}_part0.js`)).href);
      return whole.includes(part0.slice(0, 1000)) ? [name] : [];
    });
    return (await Promise.all(starts)).flat();
  };
  assert.equal(await text(`import { validateCampaign } from "outbound-campaign";`), "");
  const fields = `export { campaignFields } from "outbound-campaign";`;
  assert.deepEqual([await carried(fields), (await text(fields)).length < 15_000], [[], true]);
  assert.deepEqual(await carried(`export { validateCampaign } from "outbound-campaign";`), ["validator"]);
  assert.deepEqual(await carried(`export * from "outbound-campaign";`), ["validator", "json", "client"]);
  assert.deepEqual(await carried(`export { validateCampaignJson } from "outbound-campaign";`), ["validator", "json"]);
  assert.deepEqual(await carried(`export * from "outbound-campaign/slim";`), []);
});
