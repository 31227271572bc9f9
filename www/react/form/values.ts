// What the inputs hold, and the form that is made of it.
import type { CampaignField } from "outbound-campaign";

/** undefined: not answered. Numbers stay the text that was typed: it is the text that gets a verdict. */
export type FieldValue = string | boolean | readonly string[] | undefined;
export type FormValues = Readonly<Partial<Record<CampaignField, FieldValue>>>;

/** Stands for a time of which only a part was filled in: the browser calls that "", which would mean the server's default. */
const UNFINISHED_TIME = "--:--";

/**
 * The form to validate and send. What was not answered is left out, so that the server applies its own default;
 * a list of days that was emptied on purpose stays an empty list.
 */
export function toForm(values: FormValues, unfinishedTimes: ReadonlySet<CampaignField>): Record<string, unknown> {
  const form: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== "") form[name] = value;
  }
  for (const name of unfinishedTimes) form[name] = UNFINISHED_TIME;
  return form;
}
