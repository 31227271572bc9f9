// The package itself, as npm packs it, through its public function.
import { validateCampaign } from "outbound-campaign";

export const validate = validateCampaign;
/** @param {any} verdict */
export const issues = (verdict) => (verdict.ok ? [] : verdict.issues);
/** @param {any} issue */
export const fieldOf = (issue) => issue.field;
