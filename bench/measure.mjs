// Times one contender for each kind of form, once it has found the failing fields. Runs in Node and in a page alike.
import { failing } from "./failing.mjs";
import { COUNT, cases, expected, unseen } from "./forms.mjs";

/** @typedef {{ label: string, forms: () => object[], passes: number, best: number, samples: number[] }} Kind */

const UNSEEN = 2000;

/**
 * Returns nanoseconds a form, by kind. Of each batch of forms at least one whole pass is timed, so slow contenders get
 * fewer repetitions.
 * @param {import("./failing.mjs").Contender} contender
 * @param {number} milliseconds the time that a kind of form may take, without the warm-up
 * @param {() => number} now milliseconds
 * @param {(samples: number[]) => number} pick the sample that stands for all five
 * @returns {Promise<Record<string, number>>}
 */
export async function measure(contender, milliseconds, now, pick) {
  const { validate, issues } = contender;
  for (const [label, { errors, form }] of Object.entries(cases)) {
    for (let i = 0; i < COUNT; i++) {
      const found = await failing(contender, form(i));
      if (found !== expected(i, errors).join())
        throw new Error(`${label} ${i}: found ${found || "nothing"}, not ${expected(i, errors).join()}`);
    }
  }

  /** The length of all messages: no engine may skip them. */
  let read = 0;
  /** Reads the message of each issue. @param {any} result */
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

  // Unseen strings are new each time, so there are no more of them than one pass needs.
  let next = 1_000_000;
  /** @type {Kind[]} */
  const kinds = Object.entries(cases).map(([label, { form }]) => {
    const forms = Array.from({ length: COUNT }, (_, i) => form(i));
    return { label, forms: () => forms, passes: 5, best: Number.POSITIVE_INFINITY, samples: [] };
  });
  kinds.push({
    label: "full, unseen strings",
    forms: () => {
      next += UNSEEN;
      return unseen(next, UNSEEN);
    },
    passes: 1,
    best: Number.POSITIVE_INFINITY,
    samples: [],
  });
  // Warm-up: the kinds in turn, since V8 throws code for one kind away at the next, until three turns bring nothing.
  for (let turn = 0, stale = 0; stale < 3 && turn < 20; turn++) {
    stale++;
    for (const kind of kinds) {
      const perForm = await time(kind.forms(), kind.passes);
      if (perForm < kind.best * 0.95) stale = 0;
      kind.best = Math.min(kind.best, perForm);
      if (kind.passes > 1) kind.passes = Math.max(2, Math.ceil((milliseconds * 1e6) / 5 / (kind.best * COUNT)));
    }
  }
  for (let i = 0; i < 5; i++) for (const kind of kinds) kind.samples.push(await time(kind.forms(), kind.passes));
  if (!read) throw new Error("nothing was read");
  return Object.fromEntries(kinds.map(({ label, samples }) => [label, pick(samples)]));
}
