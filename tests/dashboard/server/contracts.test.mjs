// The server of the pages with a sandbox of each contract: addresses, descriptions, faults, and the account.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { CampaignClient } from "outbound-campaign";
import { contract202607 } from "outbound-campaign/2026-07";
import { createSandbox } from "outbound-campaign/sandbox";
import { readAccount } from "../../../www/server/account.mjs";
import { createFaults } from "../../../www/server/sandbox-faults.mjs";
import { startPages, startSandboxes } from "../../../www/server/serve.mjs";

/** A folder with a page, which starts a session. */
const GUIDE = fileURLToPath(new URL("../../../www/guide", import.meta.url));

/**
 * Serves both sandboxes, and asks as one of the pages does.
 * @param {import("node:test").TestContext} t
 * @param {"2026-02" | "2026-07"} first
 */
async function serve(t, first) {
  const faults = createFaults();
  const targets = await startSandboxes({ port: 0, first, filled: 0, faults, onStart: ({ close }) => t.after(close) });
  const target = targets[first];
  assert.ok(target);
  const pages = await startPages({ target, targets, faults, folder: GUIDE });
  t.after(pages.close);
  const cookie = (await fetch(`${pages.url}index.html`)).headers.get("set-cookie")?.split(";")[0] ?? "";
  const headers = { cookie, origin: pages.url.slice(0, -1), "content-type": "application/json" };
  const ask = (/** @type {string} */ path, /** @type {RequestInit} */ init = {}) =>
    fetch(pages.url.slice(0, -1) + path, { ...init, headers: { ...headers, ...init.headers } });
  return { ask, targets };
}

test("each contract has its own sandbox below its name, and the first one is at /api too", async (t) => {
  const { ask, targets } = await serve(t, "2026-02");
  const about = async (/** @type {string} */ path) => (await ask(`${path}/about`)).json();
  const contracts = ["2026-02", "2026-07"];
  const hosts = Object.fromEntries(contracts.map((name) => [name, new URL(targets[name]?.baseUrl ?? "").host]));
  const first = await about("/api");
  assert.deepEqual([first.contract, first.contracts, first.host], [undefined, contracts, hosts["2026-02"]]);
  const later = await about("/2026-07/api");
  assert.deepEqual([later.contract, later.contracts, later.host], ["2026-02", contracts, hosts["2026-07"]]);

  const form = JSON.stringify({ name: "Text", channel: "sms", sms_from_phone_number_id: 5, sms_body: "Hello" });
  const refused = await ask("/api/user/campaign", { method: "POST", body: form });
  assert.equal(refused.status, 422, "the first contract has no channel");
  const created = await ask("/2026-07/api/user/campaign", { method: "POST", body: form });
  assert.deepEqual([created.status, (await created.json()).data.channel], [201, "sms"]);
  const names = async (/** @type {string} */ path) =>
    (await (await ask(`${path}/user/campaigns`)).json()).map((/** @type {{ name: string }} */ { name }) => name);
  assert.equal((await names("/api")).includes("Text"), false);
  assert.equal((await names("/2026-07/api")).includes("Text"), true);
});

test("the option --contract names the contract at /api, and a fault reaches both sandboxes", async (t) => {
  const { ask } = await serve(t, "2026-07");
  assert.equal((await (await ask("/api/about")).json()).contract, "2026-07");
  assert.equal((await (await ask("/2026-02/api/about")).json()).contract, "2026-07");
  await ask("/api/faults", { method: "PUT", body: JSON.stringify({ kind: "server-error", scope: "everything" }) });
  for (const path of ["/api", "/2026-02/api"]) assert.equal((await ask(`${path}/user/campaigns`)).status, 500, path);
});

test("the sandboxes refuse a request without a session below each name", async (t) => {
  const { ask } = await serve(t, "2026-02");
  for (const path of ["/api/about", "/2026-02/api/about", "/2026-07/api/account"]) {
    assert.equal((await ask(path, { headers: { cookie: "" } })).status, 403, path);
  }
});

for (const contract of [undefined, contract202607]) {
  const name = contract?.name ?? "2026-02";
  test(`the account of ${name} is read once from each list`, async () => {
    const sandbox = createSandbox({ seeded: true, apiKey: true, ...(contract && { contract }) });
    /** @type {string[]} */
    const paths = [];
    /** @type {typeof fetch} */
    const counted = (url, init) => {
      paths.push(new URL(String(url)).pathname);
      return sandbox.fetch(url, init);
    };
    const options = { provider: /** @type {const} */ ("autocalls"), apiKey: "canary-key", fetch: counted };
    const client = /** @type {CampaignClient} */ (
      new CampaignClient({ ...options, .../** @type {{}} */ (contract && { contract }) })
    );
    const account = await readAccount(client);
    assert.deepEqual(paths, [...new Set(paths)], "no list is read twice");
    assert.equal(paths.length, contract ? 6 : 3);
    assert.deepEqual(
      account.senders?.map(({ name, templates }) => [name, templates.map(({ id }) => id)]),
      contract && [
        ["Sender 7", [15, 16, 17]],
        ["Sender 8", [21]],
      ],
    );
    assert.deepEqual(
      account.facts.outbound_assistant_ids,
      account.assistants.map(({ id }) => id),
    );
  });
}
