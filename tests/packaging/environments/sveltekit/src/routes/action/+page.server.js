// A form action: reads the submitted form, and repeats the verdict if the campaign is the expected one.
import * as campaign from "outbound-campaign";
import { verdict } from "../../../verdict.mjs";

const MEANT = '{"name":"Spring","assistant_id":127,"allowed_days":["monday"],"mark_complete_when_no_leads":false}';

export const actions = {
  default: async ({ request }) => {
    const form = campaign.fromFormData(await request.formData(), { checkboxes: ["mark_complete_when_no_leads"] });
    const found = campaign.validateCampaign(form);
    const isMeant = found.ok && JSON.stringify(found.campaign) === MEANT;
    return { text: isMeant ? await verdict(campaign) : JSON.stringify(found) };
  },
};
