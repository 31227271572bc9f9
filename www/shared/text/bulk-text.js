// Texts of the bar for chosen campaigns, and of its confirmation.

/** @import { DashboardTranslations } from "../i18n/en.js" */
/** @import { BulkAction, SelectionState } from "../state/selection.js" */
/** @import { KnownCampaign } from "../state/known-campaign.js" */

/** Names that a confirmation lists. */
const MAX_NAMES = 6;

/** @param {NonNullable<SelectionState["progress"]>} progress @param {DashboardTranslations} translations */
export function progressText({ action, done, total }, { bulk }) {
  return bulk.progress[action](Math.min(done + 1, total), total);
}

/**
 * @param {BulkAction} action
 * @param {readonly KnownCampaign[]} campaigns
 * @param {DashboardTranslations} translations
 */
export function bulkConfirmText(action, campaigns, { bulk, confirm }) {
  const names = campaigns.slice(0, MAX_NAMES).map(({ id, name }) => ({ id, name }));
  return {
    title: bulk.title[action](campaigns.length),
    text: action === "stop" ? confirm.stopText : bulk.removeText,
    names,
    more: campaigns.length > names.length ? bulk.more(campaigns.length - names.length) : "",
    yes: bulk.yes[action](campaigns.length),
  };
}
