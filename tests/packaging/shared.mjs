// Copied into every environment's project as verdict.mjs and verdict.cjs: what each of them does with the package.

/**
 * One good and one bad form through the validator module, and, where there is a Response, a campaign through the client module.
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
