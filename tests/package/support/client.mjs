// Shared by the client's tests: a key that no output may show, a form, a running server, and checks of a failure.
import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import { inspect } from "node:util";
import { CampaignClient } from "../../../pkg/index.js";
import { ScriptedServer } from "./server.mjs";

/** @typedef {import("../../../pkg/index.js").ClientOptions} ClientOptions */

export const KEY = "17|canary-key-that-must-appear-nowhere";
export const FORM = { name: "Product Demo Campaign", assistant_id: 127, allowed_days: [] };
export const CREATED = {
  message: "Campaign created successfully",
  data: {
    id: 1,
    name: "Product Demo Campaign",
    status: "draft",
    allowed_hours_start_time: "09:00:00",
    allowed_hours_end_time: "17:00:00",
  },
};
export const PLAN_LIMIT = "You have reached the maximum number of campaigns allowed by your plan.";

/** The server of the importing test file. By default it creates a campaign. */
export const server = new ScriptedServer();
before(() => server.start());
after(() => server.stop());
beforeEach(() => server.answerWith(201, CREATED));

/** @param {Partial<ClientOptions>} [options] */
export const newClient = (options) => new CampaignClient({ baseUrl: server.baseUrl, apiKey: KEY, ...options });

/**
 * Returns the error of a promise that rejects in time. Asserts that it does not hold the key.
 *
 * @param {PromiseLike<unknown>} promise
 * @returns {Promise<any>}
 */
export async function failure(promise) {
  const late = Symbol("late");
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const deadline = new Promise((resolve) => {
    timer = setTimeout(resolve, 5_000, late);
  });
  const outcome = promise.then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  const settled = await Promise.race([outcome, deadline]);
  clearTimeout(timer);
  assert.notEqual(settled, late, "the promise never settled");
  assert.ok("error" in settled, `expected a failure, got ${inspect(settled)}`);
  assertKeyless(settled.error);
  return settled.error;
}

/** @param {any} error */
export function assertKeyless(error) {
  const shown = [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), String(error), error?.stack];
  assert.ok(!shown.join().includes("canary"), `the key is in ${shown.join("\n")}`);
}

/**
 * Returns the facts that every error has.
 *
 * @param {any} error
 */
export const facts = ({ name, code, outcome, status, attempts }) => ({ name, code, outcome, status, attempts });

/** @param {number} milliseconds */
export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
