// Runs rows of the fault table and returns the results as plain data, with the same code in every environment.
import { rows } from "./rows.mjs";

/** @typedef {import("./rows.mjs").Environment} Environment */
/**
 * @typedef {{
 *   name: string, run: string, sees: string, outcome?: string, attempts?: number, body?: string, raw?: string
 * }} Seen
 */

/** A promise that is pending for longer never settles. */
const TIMEOUT_MS = 20_000;

/**
 * @param {Environment} environment
 * @param {(row: import("./rows.mjs").Row) => boolean} [wanted]
 * @returns {Promise<Seen[]>}
 */
export async function runRows(environment, wanted = () => true) {
  const seen = [];
  for (const [i, row] of rows.entries()) if (wanted(row)) seen.push(await runRow(row, `row-${i}`, environment));
  return seen;
}

/**
 * @param {import("./rows.mjs").Row} row
 * @param {string} run the server's name of its counter
 * @param {Environment} environment
 * @returns {Promise<Seen>}
 */
export async function runRow(row, run, environment) {
  const { library, origin, closed } = environment;
  const url = `${row.closed ? closed : origin}/${row.fault ?? "created"}/${run}/api`;
  const client = new library.CampaignClient({ baseUrl: url, timeout: 10_000, ...row.options });
  const act = row.act ?? (({ client }) => client.createCampaign({ name: "Faults", assistant_id: 127 }));
  const call = Promise.resolve(act({ client, environment, url })).then(
    () => ({ sees: "created" }),
    (error) =>
      error instanceof library.CampaignError
        ? { sees: error.code, outcome: error.outcome, attempts: error.attempts, ...(row.body && { body: error.body }) }
        : { sees: "raw", raw: `${error?.name}: ${error?.message}` },
  );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, TIMEOUT_MS, { sees: "never settled" });
  });
  const result = await Promise.race([call, late]);
  clearTimeout(timer);
  return { name: row.name, run, ...result };
}

/**
 * Returns the expected result of a row.
 *
 * @param {import("./rows.mjs").Row} row
 * @param {boolean} namesRefusals whether the environment's fetch names a refused connection as Node does
 */
export function expected({ sees, outcome, outcomeElsewhere, requests, attempts = requests, body }, namesRefusals) {
  if (sees === "created") return { sees, requests };
  const seen = { sees, outcome: namesRefusals ? outcome : (outcomeElsewhere ?? outcome), attempts, requests };
  return body === undefined ? seen : { ...seen, body };
}
