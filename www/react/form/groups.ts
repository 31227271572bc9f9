// How the fields are grouped on the page. Only their order and headings: what a field is, campaignFields says.
import { campaignFields, type FieldSpec } from "outbound-campaign";

export interface Group {
  heading: string;
  fields: readonly FieldSpec[];
}

const HEADINGS: readonly (readonly [string, readonly string[]])[] = [
  ["Campaign", ["name", "assistant_id", "max_calls_in_parallel", "phone_number_ids"]],
  ["Calling window", ["timezone", "allowed_hours_start_time", "allowed_hours_end_time", "allowed_days"]],
  ["When a call fails", ["max_retries", "retry_interval", "retry_on_voicemail"]],
  ["Goal and completion", ["retry_on_goal_incomplete", "goal_completion_variable", "mark_complete_when_no_leads"]],
];

/** Every field once: one that no heading names comes last, under a heading of its own. */
export const groups: readonly Group[] = (() => {
  const named = new Set(HEADINGS.flatMap(([, names]) => names));
  const grouped = HEADINGS.map(([heading, names]) => ({
    heading,
    fields: names.flatMap((name) => campaignFields.filter((spec) => spec.name === name)),
  }));
  const rest = campaignFields.filter((spec) => !named.has(spec.name));
  return rest.length === 0 ? grouped : [...grouped, { heading: "More", fields: rest }];
})();
