// Compiled to CommonJS by an older TypeScript that does not know exports maps. Prints the verdict.
import * as campaign from "outbound-campaign";

const refused: campaign.Validation = campaign.validateCampaign({ name: "Spring", timezone: "Asia/Calcutta" });
const accepted = campaign.validateCampaign({ name: "Spring", assistant_id: 127, timezone: "Europe/Berlin" });
const client = new campaign.CampaignClient({
  baseUrl: "https://relay.example/api",
  fetch: async () => new Response('{"message":"Created","data":{"id":501}}', { status: 201 }),
});
if (!refused.ok) {
  client.createCampaign({ name: "Spring", assistant_id: 127 }).then(({ id }) => {
    console.log(JSON.stringify({ good: accepted.ok, bad: refused.errors, created: String(id) }));
  });
}
