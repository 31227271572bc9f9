// Random forms to the package and the real Laravel: each gets the same verdict, and the request of every accepted form
// is accepted and makes the same campaign.   FORMS=100000 SEED=42 node --test tests/laravel/property.test.mjs
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { buildRequest, validateCampaignJson } from "../../pkg/index.js";
import { optionsOf, shownBody, shownOurs, shownTheirs } from "./compare.mjs";
import { profiles } from "./engines.mjs";
import { forms } from "./forms.mjs";
import { normalise } from "./normalise.mjs";
import { startOracle } from "./oracle.mjs";
import { startLaravelServer } from "./server.mjs";
import { createTally } from "./tally.mjs";

/** @typedef {import("./forms.mjs").Form} Form */
/** @typedef {import("./engines.mjs").Profile} Profile */
/** @typedef {{ url: string, method: string, headers: Record<string, string>, body: string }} BuiltRequest */
/**
 * A request, and the campaign that it must create.
 * @typedef {{ request: BuiltRequest, campaign: Record<string, any> }} Sent
 */

const FULL = 20_000;
const FORMS = positive("FORMS", FULL);
const SEED = positive("SEED", Date.now() % 2 ** 31);
const TIME_LIMIT = 15 * 60_000;
const POSTED = 500;
const API_KEY = "1|canary-key-of-the-property-test";

describe(`random forms: ${FORMS} for each engine, SEED=${SEED}`, { concurrency: true }, () => {
  for (const profile of profiles) {
    describe(profile, { concurrency: 1 }, () => {
      const tally = createTally();
      /** @type {Sent[]} */
      const toPost = [];
      /** @type {Awaited<ReturnType<typeof startOracle>>} */
      let oracle;
      before(async () => {
        oracle = await startOracle(profile);
      });
      after(() => oracle?.close());

      it(`random forms get the verdict of ${profile}, and their requests too`, { timeout: TIME_LIMIT }, async (t) => {
        const property = fc.asyncProperty(forms, async (form) => {
          const asked = oracle.ask(form.body, form.limit, { cells: true });
          const options = optionsOf(form, profile);
          const ours = validateCampaignJson(form.body, options);
          const theirs = await asked;
          tally.count(theirs);
          assertEqual("the verdict differs", form, shownOurs(ours), shownTheirs(theirs));
          if (!ours.ok) return;

          const campaign = normalise(theirs.validated);
          assertEqual("`campaign` differs", form, ours.campaign, campaign);
          const request = buildRequest(ours.campaign, { baseUrl: "http://127.0.0.1/api", apiKey: API_KEY, ...options });
          assertEqual("the built body is not the campaign's JSON", form, request.body, JSON.stringify(campaign));
          const again = await oracle.ask(request.body, form.limit);
          assertEqual("the built body is refused", form, shownTheirs(again), { ok: true });
          assertEqual("the built body means another campaign", form, normalise(again.validated), campaign);
          if (toPost.length < POSTED && (form.limit ?? 10) === 10 && form.limit !== null)
            toPost.push({ request, campaign });
        });
        await fc.assert(property, {
          numRuns: FORMS,
          seed: SEED,
          includeErrorInReport: true,
          interruptAfterTimeLimit: TIME_LIMIT - 10_000,
          markInterruptAsFailure: true,
        });
        for (const line of [`${profile}, SEED=${SEED}: ${tally.summary()}`, ...tally.table()]) t.diagnostic(line);
      });

      it(`random forms make every rule of ${profile} pass and fail at least 50 times`, (t) => {
        if (FORMS < FULL) return t.diagnostic(`not judged: FORMS=${FORMS} is less than ${FULL}`);
        assert.deepEqual(tally.rare(50), []);
      });

      it(`${profile} answers the requests of the first ${POSTED} accepted random forms as documented`, async () => {
        assert.ok(FORMS < FULL || toPost.length === POSTED, `only ${toPost.length} accepted forms`);
        await postAll(profile, toPost);
      });
    });
  }
});

/**
 * @param {Profile} profile
 * @param {Sent[]} toPost
 */
async function postAll(profile, toPost) {
  const server = await startLaravelServer(profile);
  try {
    const queue = toPost.entries();
    const worker = async () => {
      for (const [, { request, campaign }] of queue) {
        const { method, headers, body } = request;
        const response = await fetch(request.url.replace("http://127.0.0.1", server.root), { method, headers, body });
        const answer = /** @type {any} */ (await response.json());
        const shown = `${body}\nwas answered ${response.status} ${JSON.stringify(answer)}`;
        if (isAssistant(campaign.assistant_id)) {
          assert.equal(response.status, 201, shown);
          const { id, created_at, updated_at, ...data } = answer.data;
          assert.ok(Number.isInteger(id) && created_at === updated_at, shown);
          assert.deepEqual(data, created(campaign), shown);
        } else {
          assert.equal(response.status, 404, shown);
          assert.equal(answer.message, "Assistant not found or not an outbound assistant.", shown);
        }
      }
    };
    await Promise.all([worker(), worker()]);

    const seen = await server.requests();
    assert.deepEqual(seen.map(({ body }) => body).sort(), toPost.map(({ request }) => request.body).sort());
    const token = createHash("sha256").update(API_KEY).digest("hex").slice(0, 16);
    for (const { method, path, headers } of seen) {
      assert.deepEqual([method, path], ["POST", "/api/user/campaign"]);
      assert.equal(headers.accept, "application/json");
      assert.equal(headers["content-type"], "application/json");
      assert.equal(headers.authorization, `Bearer sha256:${token}`);
    }
  } finally {
    await server.close();
  }
}

/**
 * The account of serve.php: every positive id but 404 is an outbound assistant's. It casts as PHP does, so
 * 0.999999999999999 passes as an integer and is 0.
 * @param {number | string} id
 */
const isAssistant = (id) => Math.trunc(Number(id)) > 0 && Math.trunc(Number(id)) !== 404;

/** The documented 201 body for a campaign, without ids and times. @param {Record<string, any>} campaign */
function created(campaign) {
  return {
    name: campaign.name,
    status: "draft",
    max_calls_in_parallel: Math.trunc(campaign.max_calls_in_parallel ?? 3),
    mark_complete_when_no_leads: campaign.mark_complete_when_no_leads ?? true,
    allowed_hours_start_time: `${campaign.allowed_hours_start_time ?? "00:00"}:00`,
    allowed_hours_end_time: `${campaign.allowed_hours_end_time ?? "23:59"}:00`,
    allowed_days: campaign.allowed_days ?? [
      "monday",
      "tuesday",
      "wednesday",
      "thursday",
      "friday",
      "saturday",
      "sunday",
    ],
    max_retries: Math.trunc(campaign.max_retries ?? 3),
    retry_interval: Math.trunc(campaign.retry_interval ?? 60),
  };
}

/** @param {string} what @param {Form} form @param {unknown} ours @param {unknown} theirs */
function assertEqual(what, { body, limit }, ours, theirs) {
  assert.deepEqual(
    ours,
    theirs,
    `${what}\n  body   ${shownBody(body)}\n  limit  ${limit}\n` +
      `  ours   ${JSON.stringify(ours)}\n  theirs ${JSON.stringify(theirs)}`,
  );
}

/** @param {string} name @param {number} usual */
function positive(name, usual) {
  const given = process.env[name];
  if (given === undefined || given === "") return usual;
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new Error(`${name} must be a positive number, got ${JSON.stringify(given)}`);
  return Number(given);
}
