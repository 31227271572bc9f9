// The relay in Node with Hono: OUTBOUND_CAMPAIGN_API_KEY=... SESSION_TOKEN=... node server.mjs
//
// The page beside it creates campaigns with no key of its own:
//   new CampaignClient({ baseUrl: `${location.origin}/api/outbound`, credentials: "same-origin" })
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { parse } from "hono/utils/cookie";
import { createRelay } from "outbound-campaign/relay";

const { OUTBOUND_CAMPAIGN_API_KEY: apiKey = "", OUTBOUND_CAMPAIGN_BASE_URL: baseUrl } = process.env;
const { SESSION_TOKEN, PORT = "8788" } = process.env;
if (!SESSION_TOKEN) throw new Error("SESSION_TOKEN is missing. Requests with it in the cookie `session` are let in.");

const relay = createRelay({
  provider: "autocalls",
  // For a host without a name of its own, or for a test server.
  ...(baseUrl ? { baseUrl } : {}),
  apiKey,
  // The relay listens on this machine only: a foreign page must not reach it under a name of its own.
  hosts: ["127.0.0.1", "localhost"],
  // A real application looks its session up here, asks whether this user may create campaigns, and names the user.
  authorize: (request) => {
    const { session } = parse(request.headers.get("cookie") ?? "");
    return session === SESSION_TOKEN && { caller: "user-1" };
  },
  onError: (error) => console.error("relay:", error),
});

const app = new Hono();
app.all("/api/outbound/*", (context) => relay(context.req.raw));

const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(PORT) }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}/api/outbound`);
});
process.once("SIGTERM", () => server.close());
