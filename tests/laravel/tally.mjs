// Counts the verdicts of the random forms, and for each rule of each field how often it passed and failed in Laravel.

/** The rules of the table in its order. `nullable` neither passes nor fails. */
const RULES = {
  name: ["required", "string", "max"],
  assistant_id: ["required", "integer"],
  timezone: ["timezone"],
  max_calls_in_parallel: ["integer", "min", "max"],
  allowed_hours_start_time: ["date_format"],
  allowed_hours_end_time: ["date_format"],
  allowed_days: ["array"],
  "allowed_days.*": ["in"],
  max_retries: ["integer", "between"],
  retry_interval: ["integer", "between"],
  retry_on_voicemail: ["boolean"],
  retry_on_goal_incomplete: ["boolean"],
  goal_completion_variable: ["string", "max"],
  mark_complete_when_no_leads: ["boolean"],
  phone_number_ids: ["array"],
  "phone_number_ids.*": ["integer", "distinct"],
};

export function createTally() {
  /** @type {Record<number, number>} */
  const verdicts = { 201: 0, 422: 0, 500: 0 };
  /** @type {Map<string, [passed: number, failed: number]>} */
  const cells = new Map(
    Object.entries(RULES).flatMap(([field, rules]) => rules.map((rule) => [`${field}.${rule}`, [0, 0]])),
  );
  return {
    /** @param {import("./oracle.mjs").Answer} answer */
    count(answer) {
      verdicts[answer.status] += 1;
      for (const [name, [passed, failed]] of Object.entries(answer.cells ?? {})) {
        const cell = cells.get(name);
        if (cell === undefined) throw new Error(`tally: Laravel ran a rule that is not in the table: ${name}`);
        cell[0] += passed;
        cell[1] += failed;
      }
    },
    summary: () => `${verdicts[201]} accepted, ${verdicts[422]} refused, ${verdicts[500]} crashed Laravel`,
    /** @returns {string[]} forms on which each rule passed, and failed; on list elements a form can count for both */
    table: () =>
      [...cells].map(
        ([name, [passed, failed]]) =>
          `${name.padEnd(40)}${String(passed).padStart(8)} passed${String(failed).padStart(8)} failed`,
      ),
    /** @param {number} least @returns {string[]} the rules that passed or failed less often */
    rare: (least) =>
      [...cells]
        .filter(([, counts]) => counts.some((count) => count < least))
        .map(([name, counts]) => `${name}: ${counts.join(" passed, ")} failed`),
  };
}
