import { createSandbox } from "outbound-campaign/sandbox";

// The host that gets the campaigns. The sandbox lives in this process and makes no calls. For the real host, change
// this line to { name: "autocalls", provider: "autocalls" }, and set the variable OUTBOUND_CAMPAIGN_API_KEY. Each name
// has a journal of its own, so a trial does not count as an import.
export const host = { name: "sandbox", provider: "autocalls", fetch: createSandbox().fetch };
