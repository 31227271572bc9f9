// Tries a property on random values: RUNS times, or for its share of MINUTES (`npm run fuzz`). SEED repeats a run.
import fc from "fast-check";

const SEED = Number(process.env.SEED || Date.now() % 2 ** 31);
const MINUTES = Number(process.env.MINUTES || 0);

/** @param {{ runs: number, properties: number }} usual runs of each property without RUNS, properties of the file */
export function holder({ runs, properties }) {
  const RUNS = MINUTES > 0 ? 2 ** 31 : Number(process.env.RUNS || runs);
  const limit = MINUTES > 0 ? { interruptAfterTimeLimit: (MINUTES * 60_000) / properties } : {};
  const parameters = { numRuns: RUNS, seed: SEED, ...limit };

  /** @param {fc.RunDetails<any>} details */
  const judge = (details) => {
    // An interruption by the time limit is not a failure. scripts/fuzz.mjs adds up the numbers.
    if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
    if (MINUTES > 0) console.log(` ${details.numRuns} values held`);
    return details.numRuns;
  };
  return {
    RUNS,
    /** For the name of a test. */
    shown: MINUTES > 0 ? `for ${MINUTES} minutes, SEED=${SEED}` : `${RUNS} of each kind, SEED=${SEED}`,
    /** @param {fc.IProperty<any>} property @returns {number} how many values were tried */
    hold: (property) => judge(fc.check(property, parameters)),
    /** @param {fc.IAsyncProperty<any>} property @returns {Promise<number>} */
    holdAsync: async (property) => judge(await fc.check(property, parameters)),
  };
}
