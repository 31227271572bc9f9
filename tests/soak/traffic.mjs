// Traffic of the soak: valid, refused, recorded and hostile forms, each with the verdict that it must always get.
import assert from "node:assert/strict";
import { validateCampaign, validateCampaignJson } from "../../pkg/index.js";

/** @typedef {{ ask: () => import("../../pkg/index.js").Validation, verdict: string }} Call */

const usual = {
  name: "Spring",
  assistant_id: 127,
  timezone: "Europe/Berlin",
  max_calls_in_parallel: 5,
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:30",
  allowed_days: ["monday", "tuesday", "friday"],
  max_retries: 3,
  retry_interval: 60,
  retry_on_voicemail: true,
  phone_number_ids: [5, 6, 7],
};
const valid = [
  usual,
  { name: "a", assistant_id: 1 },
  { ...usual, name: "Ünïcödé – Кампания 電話" },
  { ...usual, assistant_id: "127", max_retries: "2" },
  { ...usual, allowed_days: [], timezone: null },
];
const refused = [
  {},
  { ...usual, name: "" },
  { ...usual, name: "x".repeat(300) },
  { ...usual, timezone: "Asia/Calcutta" },
  { ...usual, max_retries: 9, retry_interval: 5 },
  { ...usual, allowed_days: ["monday", "caturday"], phone_number_ids: [1, 2, 1] },
  { ...usual, allowed_hours_start_time: "24:00", retry_on_voicemail: "on" },
];

/** Built anew for each call. @type {(() => unknown)[]} */
const hostile = [
  () =>
    new Proxy(usual, {
      getOwnPropertyDescriptor() {
        throw new Error("no");
      },
    }),
  () => {
    /** @type {any} */
    const cycle = { ...usual };
    cycle.allowed_days = [cycle];
    return cycle;
  },
  () => {
    let deep = /** @type {unknown[]} */ ([]);
    for (let i = 0; i < 600; i++) deep = [deep];
    return { ...usual, name: deep };
  },
  () => ({ ...usual, name: "a".repeat(100_000) }),
  () => ({ ...usual, phone_number_ids: Array.from({ length: 300 }, (_, i) => i % 50) }),
  () => ({ ...usual, assistant_id: 10n ** 300n }),
  () => ({ ...usual, name: "\ud800", toJSON: 5 }),
  () => null,
];

/** @param {import("../../pkg/index.js").Validation} verdict */
const shown = (verdict) => (verdict.ok ? "accepted" : `${verdict.message} ${verdict.issues.length}`);

/** @param {Call["ask"]} ask @returns {Call} */
const call = (ask) => ({ ask, verdict: shown(ask()) });

/**
 * @param {(string | Uint8Array)[]} bodies raw ones, such as the recorded
 * @returns {(number: number) => string} makes the call with this number, compares its verdict with the first one, and
 *   returns its kind. Of a thousand calls 700 are valid, 200 refused, 95 raw bodies, and 5 hostile
 */
export function trafficOf(bodies) {
  const calls = {
    valid: valid.map((form) => call(() => validateCampaign(form))),
    refused: refused.map((form) => call(() => validateCampaign(/** @type {any} */ (form)))),
    raw: bodies.map((body) => call(() => validateCampaignJson(body))),
    hostile: hostile.map((make) => call(() => validateCampaign(/** @type {any} */ (make())))),
  };
  assert.ok(calls.valid.every(({ verdict }) => verdict === "accepted"));
  assert.ok(calls.refused.every(({ verdict }) => verdict !== "accepted"));
  return (number) => {
    const index = number % 1_000;
    const kind = index < 700 ? "valid" : index < 900 ? "refused" : index < 995 ? "raw" : "hostile";
    const list = calls[kind];
    const { ask, verdict } = list[(number * 7919) % list.length];
    const got = shown(ask());
    if (got !== verdict) throw new Error(`call ${number} (${kind}) got ${got} and not ${verdict}`);
    return kind;
  };
}
