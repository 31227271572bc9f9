// The relay as a Next route handler. The page beside it creates campaigns with no key of its own:
//   new CampaignClient({ baseUrl: `${location.origin}/api/outbound`, credentials: "same-origin" })
import { cookies } from "next/headers";
import { createRelay } from "outbound-campaign/relay";

const relay = createRelay({
  provider: "autocalls",
  // For a host without a name of its own, or for a test server.
  ...(process.env.OUTBOUND_CAMPAIGN_BASE_URL ? { baseUrl: process.env.OUTBOUND_CAMPAIGN_BASE_URL } : {}),
  // A function: the key is not there while Next builds.
  apiKey: () => process.env.OUTBOUND_CAMPAIGN_API_KEY ?? "",
  // A real application looks its session up here, asks whether this user may create campaigns, and names the user.
  // Without a token in the environment every request is refused.
  authorize: async () => {
    const token = process.env.SESSION_TOKEN;
    return Boolean(token) && (await cookies()).get("session")?.value === token && { caller: "user-1" };
  },
});

export { relay as GET, relay as OPTIONS, relay as POST };
