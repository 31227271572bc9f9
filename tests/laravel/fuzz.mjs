// npm run fuzz:laravel: a long run of mutated forms on both real Laravels. It ends after FORMS (300,000; Infinity: no
// limit) or MINUTES (30): the first limit counts. SEED repeats a run. A disagreement is reduced and printed. The run
// goes on, and fails at its end.
//   FORMS=20000 SEED=42 npm run fuzz:laravel
// BODIES names a file with a body in hexadecimal digits on each line. They run first, and are mutated like the recorded
// cases. `npm run fuzz` passes the findings of its targets, so that the core's coverage guides this run.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { buildRequest, validateCampaign, validateCampaignJson } from "../../pkg/index.js";
import { optionsOf, shownBody, shownOurs, shownTheirs } from "./compare.mjs";
import { profiles } from "./engines.mjs";
import { FIELDS, mutationsOf } from "./mutations.mjs";
import { normalise } from "./normalise.mjs";
import { startOracle } from "./oracle.mjs";

/** @typedef {import("./forms.mjs").Form} Form */
/** @typedef {Awaited<ReturnType<typeof startOracle>>} Oracle */
/** @typedef {{ what: string, ours: unknown, theirs: unknown }} Difference */

const BATCH = 500;
const MOST_SHOWN = 25;
const FORMS = Number(process.env.FORMS || 300_000);
const MINUTES = Number(process.env.MINUTES || 30);
const SEED = Number(process.env.SEED || Date.now() % 2 ** 31);
/** Codes of warnings about the form itself. */
const FORM_WARNINGS = ["unknown_field", "value_dropped"];
const API_KEY = "1|canary-key-fuzz";

/**
 * Returns the difference between our verdict and Laravel's, or undefined.
 * @param {Oracle} oracle @param {Form} form
 * @returns {Promise<{ status: number, difference?: Difference }>}
 */
async function compare(oracle, form) {
  const asked = oracle.ask(form.body, form.limit);
  const options = optionsOf(form, oracle.profile);
  const ours = validateCampaignJson(form.body, options);
  const theirs = await asked;
  const { status } = theirs;
  /** @param {string} what @param {unknown} mine @param {unknown} his */
  const parted = (what, mine, his) => (isDeepStrictEqual(mine, his) ? undefined : { what, ours: mine, theirs: his });

  let difference = parted("the verdict", shownOurs(ours), shownTheirs(theirs)) ?? asValue(form, options);
  if (difference !== undefined || !ours.ok) return { status, difference };
  const campaign = normalise(theirs.validated);
  const { body } = buildRequest(ours.campaign, { baseUrl: "http://127.0.0.1/api", apiKey: API_KEY, ...options });
  const again = await oracle.ask(body, form.limit);
  difference =
    parted("`campaign`", ours.campaign, campaign) ??
    parted("the built body", body, JSON.stringify(campaign)) ??
    parted("the built body's verdict", { ok: true }, shownTheirs(again)) ??
    parted("the built body's campaign", campaign, normalise(again.validated));
  return { status, difference };
}

/**
 * Compares the verdict on the JavaScript value with the one on the JSON text of its fields. Other members are not sent.
 * @param {Form} form @param {ReturnType<typeof optionsOf>} options
 * @returns {Difference | undefined}
 */
function asValue({ body }, options) {
  let value;
  try {
    value = JSON.parse(typeof body === "string" ? body : new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined; // Not JSON.
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  const sent = JSON.stringify(Object.fromEntries(Object.entries(value).filter(([key]) => FIELDS.includes(key))));
  const [{ warnings, ...verdict }, theirs] = [validateCampaign(value, options), validateCampaignJson(sent, options)];
  // The text has neither other members nor values that JSON drops.
  const ours = { ...verdict, warnings: warnings.filter(({ code }) => !FORM_WARNINGS.includes(code)) };
  return isDeepStrictEqual(ours, theirs) ? undefined : { what: "the form as a value", ours, theirs };
}

/**
 * Removes ever smaller parts of the text while a difference remains.
 * @param {Oracle} oracle @param {Form} form
 */
async function cutDown(oracle, form) {
  if (typeof form.body !== "string") return form;
  let text = form.body;
  for (let size = text.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < text.length; ) {
      const shorter = text.slice(0, at) + text.slice(at + size);
      if ((await compare(oracle, { ...form, body: shorter })).difference) text = shorter;
      else at += size;
    }
  }
  return { ...form, body: text };
}

/** Returns a body, as text if it is well-formed UTF-8. @param {string} line */
function bodyOf(line) {
  const bytes = new Uint8Array(Buffer.from(line, "hex"));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}
const found = process.env.BODIES ? readFileSync(process.env.BODIES, "utf8").trimEnd().split("\n").map(bodyOf) : [];
const mutated = mutationsOf(found.filter((body) => typeof body === "string"));

const oracles = await Promise.all(profiles.map((profile) => startOracle(profile)));
const start = performance.now();
const counts = { 201: 0, 422: 0, 500: 0 };
let asked = 0;
let disagreements = 0;
console.log(
  `${FORMS} forms (${found.length} of them found by coverage), each put to ${profiles.join(" and ")}; SEED=${SEED}`,
);
for (let batch = 0; asked < FORMS && performance.now() - start < MINUTES * 60_000; batch++) {
  const size = Math.min(BATCH, FORMS - asked);
  /** @type {Form[]} */
  const forms = found.slice(asked, asked + size).map((body) => ({ body, limit: undefined }));
  forms.push(...fc.sample(mutated, { numRuns: size - forms.length, seed: (SEED + batch) | 0 }));
  const answers = await Promise.all(oracles.map((oracle) => Promise.all(forms.map((form) => compare(oracle, form)))));
  for (const [which, list] of answers.entries()) {
    for (const [i, { status, difference }] of list.entries()) {
      counts[/** @type {201 | 422 | 500} */ (status)] += 1;
      if (difference === undefined) continue;
      disagreements += 1;
      if (disagreements > MOST_SHOWN) continue;
      const least = await cutDown(oracles[which], forms[i]);
      const { what, ours, theirs } = (await compare(oracles[which], least)).difference ?? difference;
      console.error(
        `\n${profiles[which]}: ${what} differs\n  body   ${shownBody(least.body)}\n  limit  ${least.limit}`,
      );
      console.error(`  ours   ${JSON.stringify(ours)}\n  theirs ${JSON.stringify(theirs)}`);
    }
  }
  asked += forms.length;
  if (batch % 40 === 39) console.log(`${asked} forms, ${Math.round((performance.now() - start) / 1000)} s`);
}
await Promise.all(oracles.map((oracle) => oracle.close()));
const { 201: accepted, 422: refused, 500: crashed } = counts;
const seconds = Math.round((performance.now() - start) / 1000);
console.log(
  `${asked} forms, ${accepted + refused + crashed} verdicts: ${accepted} accepted, ${refused} refused, ` +
    `${crashed} crashed Laravel; ${disagreements} disagreements; ${seconds} s, SEED=${SEED}`,
);
if (disagreements > 0 || (asked < FORMS && FORMS !== Infinity)) process.exitCode = 1;
