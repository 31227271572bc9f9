// One contender in a process of its own: checks that it finds the failing fields, then times all cases. Prints JSON.
import { COUNT, cases, expected, unseen } from "./forms.mjs";

const [name, milliseconds] = [process.argv[2], Number(process.argv[3])];
const { validate, failing } = await import(`./contenders/${name}.mjs`);

for (const [label, { errors, form }] of Object.entries(cases)) {
  for (let i = 0; i < COUNT; i++) {
    const found = [...new Set(failing(validate(form(i))))].sort();
    if (found.join() !== expected(i, errors).join()) {
      throw new Error(`${name}, ${label} ${i}: found ${found.join() || "nothing"}, not ${expected(i, errors).join()}`);
    }
  }
}

/** So that no result is thrown away unseen. */
let accepted = 0;

/** @param {object[]} forms @param {number} rounds */
function run(forms, rounds) {
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < forms.length; i++) {
      const verdict = validate(forms[i]);
      accepted += (verdict.ok ?? verdict.success) ? 1 : 0;
    }
  }
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / (rounds * forms.length);
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** @type {Record<string, number>} nanoseconds of processor time a form */
const results = {};
for (const [label, { form }] of Object.entries(cases)) {
  const forms = Array.from({ length: COUNT }, (_, i) => form(i));
  // Warm: until the optimising compiler is done with it.
  let perForm = run(forms, 20);
  for (let spent = 0; spent < milliseconds * 1e6; spent += perForm * COUNT * 20) perForm = run(forms, 20);
  const rounds = Math.max(1, Math.ceil((milliseconds * 1e6) / 5 / (perForm * COUNT)));
  results[label] = median(Array.from({ length: 5 }, () => run(forms, rounds)));
}
{
  let next = 1_000_000;
  const batch = () => {
    next += 20_000;
    return unseen(next, milliseconds < 30 ? 1000 : 5000);
  };
  run(batch(), 1);
  results["full, unseen strings"] = median(Array.from({ length: 5 }, () => run(batch(), 1)));
}
if (!accepted) throw new Error("nothing was accepted");
console.log(JSON.stringify(results));
