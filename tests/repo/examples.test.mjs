// The relays of examples/ refuse everybody if the environment has no session token.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ADDRESS = "https://shop.example/api/outbound/user/campaign";

let loads = 0;

/**
 * Loads an example as a module, with a substitute for Next's cookies.
 * @param {string} path
 */
async function load(path) {
  const { outputFiles } = await build({
    entryPoints: [`${root}/examples/${path}`],
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    plugins: [
      {
        name: "cookies",
        setup(hooks) {
          hooks.onResolve({ filter: /^next\/headers$/ }, () => ({ path: "cookies", namespace: "cookies" }));
          hooks.onLoad({ filter: /.*/, namespace: "cookies" }, () => ({
            contents: "export const cookies = async () => ({ get: () => globalThis.sessionOfTest })",
          }));
        },
      },
    ],
  });
  // Another address each time, because an example creates its relay once.
  const source = `${outputFiles[0]?.text}\n// ${loads++}`;
  return import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`);
}

/** @param {string} [cookie] */
const ask = (cookie) =>
  new Request(ADDRESS, {
    method: "POST",
    headers: { origin: "https://shop.example", "content-type": "application/json", ...(cookie && { cookie }) },
    body: '{"name":"a","assistant_id":1}',
  });

/** Returns the relay's status and the number of its requests to the server. @param {() => Promise<Response>} answer */
async function asked(answer) {
  const { fetch } = globalThis;
  let count = 0;
  globalThis.fetch = async () => {
    count++;
    return Response.json({ message: "Campaign created successfully", data: { id: 1 } }, { status: 201 });
  };
  try {
    return [(await answer()).status, count];
  } finally {
    globalThis.fetch = fetch;
  }
}

test("the relay of examples/relay-next allows only the environment's session token", async () => {
  process.env.OUTBOUND_CAMPAIGN_API_KEY = "1|canary-key-of-an-example";
  const { POST } = await load("relay-next/app/api/outbound/[...path]/route.js");
  const scope = /** @type {any} */ (globalThis);
  for (const [token, session, expected] of [
    [undefined, undefined, [403, 0]],
    ["", "", [403, 0]],
    ["t", undefined, [403, 0]],
    ["t", "t", [201, 1]],
  ]) {
    if (token === undefined) delete process.env.SESSION_TOKEN;
    else process.env.SESSION_TOKEN = String(token);
    scope.sessionOfTest = session === undefined ? undefined : { value: session };
    assert.deepEqual(await asked(() => POST(ask())), expected, `${token} ${session}`);
  }
});

test("the relay of examples/relay-worker allows only the environment's session token", async () => {
  for (const [token, cookie, expected] of [
    [undefined, "session=undefined", [403, 0]],
    ["", "session=", [403, 0]],
    ["t", "session=x", [403, 0]],
    ["t", "a=b; session=t", [201, 1]],
  ]) {
    const { default: worker } = await load("relay-worker/worker.js");
    const env = { OUTBOUND_CAMPAIGN_API_KEY: "1|canary-key-of-an-example", SESSION_TOKEN: token };
    assert.deepEqual(await asked(() => worker.fetch(ask(String(cookie)), env)), expected, `${token} ${cookie}`);
  }
});
