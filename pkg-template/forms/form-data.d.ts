import type { CampaignField, CampaignInput } from "../types.js";

/**
 * The form that an HTML form sends: for React's form actions, Remix, SvelteKit and plain servers.
 *
 * Names are PHP's (`allowed_days[]`, `phone_number_ids[0]`); of several controls of one name the last counts, so a hidden `0`
 * before a checkbox works. A ticked box (`"on"`) is `true`; other values stay texts, as the server reads them. Other names are
 * left out.
 *
 * HTML sends nothing for a box that is not ticked, and the server then takes its default: `checkboxes` lists the fields that
 * your form shows as boxes. Absent ones are `false`, absent lists (`allowed_days`) empty.
 *
 * @throws {TypeError} where the form sends a file for a field, or `checkboxes` holds another field; the message names it.
 */
export function fromFormData(
  data: FormData | URLSearchParams,
  options?: { checkboxes?: readonly CampaignField[] },
): Partial<CampaignInput>;
