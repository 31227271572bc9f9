// The relay in Deno, with its idempotency keys in Deno KV:
//   OUTBOUND_CAMPAIGN_API_KEY=... SESSION_TOKEN=... deno task start
import { createRelay } from "outbound-campaign/relay";
import { createKvStore } from "./kv-store.js";

const { Deno } = /** @type {any} */ (globalThis);
const sessionToken = Deno.env.get("SESSION_TOKEN");
if (!sessionToken) throw new Error("SESSION_TOKEN is missing. Requests with it in the cookie `session` are let in.");
const baseUrl = Deno.env.get("OUTBOUND_CAMPAIGN_BASE_URL");

// A path is for a machine of your own. Deno Deploy has one database for all instances.
const kv = await Deno.openKv(Deno.env.get("KV_PATH"));

const relay = createRelay({
  provider: "autocalls",
  // For a host without a name of its own, or for a test server.
  ...(baseUrl ? { baseUrl } : {}),
  apiKey: Deno.env.get("OUTBOUND_CAMPAIGN_API_KEY") ?? "",
  idempotency: createKvStore(kv),
  // The names under which the relay is reached; a load balancer must pass them on.
  hosts: ["127.0.0.1", "localhost"],
  // A real application looks its session up here, and names the user: keys are held per caller.
  authorize: ({ headers }) =>
    (headers.get("cookie") ?? "").split("; ").includes(`session=${sessionToken}`) && { caller: "user-1" },
  onError: (error) => console.error("relay:", error),
});

Deno.serve({ hostname: "127.0.0.1", port: Number(Deno.env.get("PORT") ?? "8788") }, relay);
