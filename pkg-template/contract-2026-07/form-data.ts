// Reads the data of an HTML form with the fields of this contract. Starts no wasm.
import { campaignFields } from "../fields-2026-07.js";
import { readFormData } from "../http/form-data.js";
import type { CampaignInput202607 as CampaignInput } from "../types.js";
import type { CampaignField } from "./types.js";

/**
 * Converts the data of an HTML form to a campaign form, for React's form actions, Remix, SvelteKit and plain servers.
 *
 * Names are PHP's (`schedule_windows[0][start]`, `text_variable_mapping[1]`). Of several controls with one name the
 * last counts, so a hidden `0` before a checkbox works. A checked box (`"on"`) becomes `true`. Other values stay
 * strings, as the server reads them. Other names are left out.
 *
 * HTML sends nothing for an unchecked box, and the server then uses its default. `checkboxes` lists the fields that
 * your form shows as boxes. Missing ones become `false`, and missing lists (`allowed_days`) become empty.
 *
 * @param data The data of the HTML form.
 * @param options `checkboxes`: the fields that the HTML form shows as checkboxes.
 * @returns The fields of the campaign form.
 * @throws {TypeError} If the form sends a file for a field, or `checkboxes` holds another field. The message names it.
 *
 * @see The guide `docs/contract-2026-07.md` in the package.
 *
 * @example
 * import { fromFormData, validateCampaign } from "outbound-campaign/2026-07";
 *
 * const data = new URLSearchParams("name=Offer&assistant_id=127&schedule_windows[0][start]=09:00");
 * const verdict = validateCampaign(fromFormData(data));
 */
export function fromFormData(
  data: FormData | URLSearchParams,
  options?: { checkboxes?: readonly CampaignField[] },
): Partial<CampaignInput> {
  return readFormData(campaignFields, data, options);
}
