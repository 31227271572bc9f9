// How long one contender takes for each kind of form: checks that it finds the failing fields, then times it. Runs in Node and in
// a page alike.
import { failing } from "./failing.mjs";
import { COUNT, cases, expected, unseen } from "./forms.mjs";

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * Nanoseconds a form. Of each batch of forms at least one whole pass is timed, so slow contenders get fewer repetitions.
 * @param {import("./failing.mjs").Contender} contender
 * @param {number} milliseconds what a kind of form may take, warming up left out
 * @param {() => number} now milliseconds
 * @returns {Promise<Record<string, number>>}
 */
export async function measure(contender, milliseconds, now) {
  const { validate, issues } = contender;
  for (const [label, { errors, form }] of Object.entries(cases)) {
    for (let i = 0; i < COUNT; i++) {
      const found = await failing(contender, form(i));
      if (found !== expected(i, errors).join())
        throw new Error(`${label} ${i}: found ${found || "nothing"}, not ${expected(i, errors).join()}`);
    }
  }

  /** What was read of the answers: no engine may skip them. */
  let read = 0;
  /** Accepted, or the reason of each refusal. @param {any} result */
  const use = (result) => {
    const found = issues(result);
    if (found.length === 0) read++;
    else for (let i = 0; i < found.length; i++) read += found[i].message.length;
  };
  /** @param {object[]} forms @param {number} passes */
  function run(forms, passes) {
    const before = now();
    for (let pass = 0; pass < passes; pass++) for (let i = 0; i < forms.length; i++) use(validate(forms[i]));
    return ((now() - before) * 1e6) / (passes * forms.length);
  }
  /** @param {object[]} forms @param {number} passes */
  async function runAsync(forms, passes) {
    const before = now();
    for (let pass = 0; pass < passes; pass++) for (let i = 0; i < forms.length; i++) use(await validate(forms[i]));
    return ((now() - before) * 1e6) / (passes * forms.length);
  }
  const time = /** @type {any} */ (validate({})) instanceof Promise ? runAsync : run;

  /** @type {Record<string, number>} */
  const results = {};
  for (const [label, { form }] of Object.entries(cases)) {
    const forms = Array.from({ length: COUNT }, (_, i) => form(i));
    // Warm: until it does not become faster any more, that is, until the optimising compiler is done with it.
    let [best, passes, stale] = [Number.POSITIVE_INFINITY, 4, 0];
    while (stale < 6) {
      const perForm = await time(forms, passes);
      stale = perForm < best * 0.97 ? 0 : stale + 1;
      best = Math.min(best, perForm);
      passes = Math.max(1, Math.ceil((milliseconds * 1e6) / 5 / (best * COUNT)));
    }
    const samples = [];
    for (let i = 0; i < 5; i++) samples.push(await time(forms, passes));
    results[label] = median(samples);
  }
  {
    const count = Math.min(5000, Math.max(500, Math.ceil((milliseconds * 1e6) / 5 / Number(results.full))));
    let next = 1_000_000;
    const batch = () => {
      next += count;
      return unseen(next, count);
    };
    await time(batch(), 1);
    const samples = [];
    for (let i = 0; i < 5; i++) samples.push(await time(batch(), 1));
    results["full, unseen strings"] = median(samples);
  }
  if (!read) throw new Error("nothing was read");
  return results;
}
