// CampaignClient against the real Laravel, directly, through the relay of examples/relay-hono in Node, and through that
// of examples/relay-worker in workerd: a campaign, then every documented error. The caller sees the same on every way.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { CampaignClient } from "../../pkg/index.js";
import { startWorker } from "../faults/workerd.mjs";
import { profiles } from "./engines.mjs";
import { startLaravelServer } from "./server.mjs";

const KEY = "1|canary-key-of-the-laravel-test";
const SESSION = "a-session";
const FORM = { name: "  Spring  ", assistant_id: "127", allowed_hours_start_time: "09:00", allowed_days: [] };
const WORKER = fileURLToPath(new URL("../../examples/relay-worker/worker.js", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../../examples/relay-hono/server.mjs", import.meta.url));

/**
 * Starts the example relay in a child process.
 *
 * @param {string} baseUrl of the server behind it
 * @param {string} key
 */
async function startRelay(baseUrl, key) {
  const relay = spawn(process.execPath, [EXAMPLE], {
    env: {
      ...process.env,
      OUTBOUND_CAMPAIGN_BASE_URL: baseUrl,
      OUTBOUND_CAMPAIGN_API_KEY: key,
      SESSION_TOKEN: SESSION,
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await new Promise((resolve, reject) => {
    createInterface({ input: relay.stdout }).once("line", (text) => resolve([text]));
    relay.once("exit", (code) => reject(new Error(`the relay ended (exit status ${code})`)));
  });
  return { url: /** @type {string} */ (line), close: () => relay.kill() };
}

for (const profile of profiles) {
  describe(`the client and ${profile}`, () => {
    /** @type {Awaited<ReturnType<typeof startLaravelServer>>} */
    let server;
    /** @typedef {{ url: string, close: () => unknown }} Relay */
    /** The relays by their keys. @type {Map<string, Relay>} */
    const relays = new Map();
    /** @type {Map<string, Relay>} */
    const workers = new Map();
    before(async () => {
      server = await startLaravelServer(profile, { CAMPAIGN_TOKEN: KEY });
      for (const key of [KEY, `${KEY}-full`, "canary-key-of-someone-else"]) {
        relays.set(key, await startRelay(server.baseUrl, key));
        const bindings = {
          OUTBOUND_CAMPAIGN_BASE_URL: server.baseUrl,
          OUTBOUND_CAMPAIGN_API_KEY: key,
          SESSION_TOKEN: SESSION,
        };
        workers.set(key, await startWorker(WORKER, bindings));
      }
    });
    after(async () => {
      for (const relay of [...relays.values(), ...workers.values()]) await relay.close();
      await server?.close();
    });

    /** @typedef {(key?: string, options?: object) => CampaignClient} MakeClient */
    /** @param {Map<string, Relay>} relays @returns {MakeClient} */
    const through =
      (relays) =>
      (key = KEY, options = {}) =>
        new CampaignClient({
          baseUrl: /** @type {Relay} */ (relays.get(key)).url,
          headers: { cookie: `session=${SESSION}` },
          profile,
          ...options,
        });
    /** @type {[string, MakeClient][]} */
    const ways = [
      [
        "directly",
        (apiKey = KEY, options = {}) => new CampaignClient({ baseUrl: server.baseUrl, apiKey, profile, ...options }),
      ],
      ["through the relay in Node", through(relays)],
      ["through the relay in workerd", through(workers)],
    ];

    for (const [way, newClient] of ways) {
      /** @param {PromiseLike<unknown>} call @returns {Promise<any>} */
      const failure = async (call) =>
        call.then(
          (value) => assert.fail(`expected a failure, got ${JSON.stringify(value)}`),
          (error) => {
            assert.ok(!`${error.stack}${JSON.stringify(error)}`.includes("canary"));
            return error;
          },
        );

      it(`${way}: a create on ${profile} makes the campaign of the form`, async () => {
        const campaign = await newClient().createCampaign(FORM);
        assert.equal(campaign.name, "Spring");
        assert.equal(campaign.status, "draft");
        assert.equal(campaign.allowed_hours_start_time, "09:00");
        assert.equal(campaign.allowed_hours_end_time, "23:59");
        assert.deepEqual(campaign.allowed_days, []);
        const seen = (await server.requests()).at(-1);
        assert.deepEqual(JSON.parse(seen?.body ?? ""), { ...FORM, name: "Spring", assistant_id: 127 });
      });

      it(`${way}: 401, 403 and 404 of ${profile} reach the caller as their errors`, async () => {
        const refused = async (/** @type {PromiseLike<unknown>} */ call) => {
          const { name, code, outcome, status } = await failure(call);
          return [name, code, outcome, status];
        };
        assert.deepEqual(await refused(newClient("canary-key-of-someone-else").createCampaign(FORM)), [
          "AuthenticationError",
          "authentication",
          "refused",
          401,
        ]);
        assert.deepEqual(await refused(newClient(`${KEY}-full`).createCampaign(FORM)), [
          "PlanLimitError",
          "plan_limit",
          "refused",
          403,
        ]);
        assert.deepEqual(await refused(newClient().createCampaign({ ...FORM, assistant_id: 404 })), [
          "AssistantNotFoundError",
          "assistant_not_found",
          "refused",
          404,
        ]);
        assert.deepEqual(await refused(newClient().listCampaigns()), ["NotFoundError", "not_found", "refused", 404]);
      });

      it(`${way}: a 422 that only ${profile} can find reaches the caller with its field and rule`, async () => {
        // The caller assumes a higher plan limit than the server has.
        const account = { max_calls_in_parallel: 50 };
        const form = { ...FORM, max_calls_in_parallel: 11 };
        const error = await failure(newClient(KEY, { account }).createCampaign(form));
        assert.deepEqual(
          [error.name, error.status, error.source, error.outcome],
          ["ValidationError", 422, "server", "refused"],
        );
        assert.deepEqual(Object.keys(error.errors), ["max_calls_in_parallel"]);
        assert.deepEqual([error.issues[0].code, error.issues[0].source], ["max", "server"]);
        assert.match(error.issues[0].message, /must not be greater than 10\.$/);
      });

      it(`${way}: an invalid form is not sent to ${profile}`, async () => {
        const before = (await server.requests()).length;
        const error = await failure(newClient().createCampaign({ ...FORM, max_retries: 9 }));
        assert.deepEqual([error.source, error.outcome], ["client", "not-sent"]);
        assert.equal((await server.requests()).length, before);
      });
    }

    for (const [way, through] of /** @type {[string, Map<string, Relay>][]} */ ([
      ["the relay", relays],
      ["the relay under workerd", workers],
    ])) {
      it(`through ${way}: a duplicate create with the same Idempotency-Key is one campaign on ${profile}`, async () => {
        const before = (await server.requests()).length;
        const attempt = () =>
          fetch(`${/** @type {Relay} */ (through.get(KEY)).url}/user/campaign`, {
            method: "POST",
            headers: {
              "content-type": "application/json",
              cookie: `session=${SESSION}`,
              "idempotency-key": "0e37df36-f698-11e6-8dd4-cb9ced3df976",
            },
            body: JSON.stringify(FORM),
          }).then(async (response) => [response.status, await response.text()]);
        const answers = await Promise.all([attempt(), attempt()]);
        answers.push(await attempt());
        assert.equal(answers[0]?.[0], 201, String(answers[0]?.[1]));
        for (const answer of answers) assert.deepEqual(answer, answers[0]);
        assert.equal((await server.requests()).length, before + 1);
      });
    }

    it(`through the relay: nothing reaches ${profile} without the session`, async () => {
      const before = (await server.requests()).length;
      const client = new CampaignClient({ baseUrl: /** @type {{ url: string }} */ (relays.get(KEY)).url });
      await assert.rejects(client.createCampaign(FORM), {
        name: "CampaignError",
        code: "relay_forbidden",
        outcome: "refused",
      });
      assert.equal((await server.requests()).length, before);
    });
  });
}
