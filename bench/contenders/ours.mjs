// The package itself, as npm packs it, through its public function.
import { validateCampaign } from "outbound-campaign";

export const validate = validateCampaign;
/** @param {any} verdict */
export const failing = (verdict) => (verdict.ok ? [] : verdict.issues.map((/** @type {any} */ { field }) => field));
