// Copied into every environment's project as verdict.mjs and verdict.cjs: the calls that each of them makes.

/**
 * Validates a valid and an invalid form, and creates a campaign by the client if the host has Response.
 * @param {typeof import("outbound-campaign")} campaign
 */
export async function verdict({ validateCampaign, CampaignClient }) {
  const form = { name: "Spring", assistant_id: 127, timezone: "Europe/Berlin" };
  const bad = validateCampaign({ name: "Spring", timezone: "Asia/Calcutta" });
  let created = "no Response here";
  if (typeof Response !== "undefined") {
    const data = { id: 501, name: "Spring", status: "draft" };
    const fetch = async () => new Response(JSON.stringify({ message: "Created", data }), { status: 201 });
    const client = new CampaignClient({ baseUrl: "https://relay.example/api", fetch });
    created = String((await client.createCampaign(form)).id);
  }
  return JSON.stringify({ good: validateCampaign(form).ok, bad: bad.ok ? {} : bad.errors, created });
}
