// The relay in several Node processes that share their idempotency keys in Redis. Start it as often as you like, behind
// any load balancer:
//   OUTBOUND_CAMPAIGN_API_KEY=... SESSION_TOKEN=... REDIS_URL=redis://127.0.0.1:6379 PORT=8788 node server.mjs
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { parse } from "hono/utils/cookie";
import { createRelay } from "outbound-campaign/relay";
import { createClient } from "redis";
import { createRedisStore } from "./redis-store.mjs";

const { OUTBOUND_CAMPAIGN_API_KEY: apiKey = "", OUTBOUND_CAMPAIGN_BASE_URL: baseUrl } = process.env;
const { SESSION_TOKEN, REDIS_URL, PORT = "8788" } = process.env;
if (!SESSION_TOKEN) throw new Error("SESSION_TOKEN is missing. Requests with it in the cookie `session` are let in.");

// Without the offline queue a command fails at once while Redis is down: the relay then answers 503 and forwards
// nothing.
const redis = createClient({ url: REDIS_URL, disableOfflineQueue: true });
redis.on("error", (error) => console.error("redis:", error.message));
await redis.connect();

const relay = createRelay({
  provider: "autocalls",
  // For a host without a name of its own, or for a test server.
  ...(baseUrl ? { baseUrl } : {}),
  apiKey,
  idempotency: createRedisStore(redis),
  // The names under which the relay is reached; a load balancer must pass them on.
  hosts: ["127.0.0.1", "localhost"],
  // A real application looks its session up here, and names the user: keys are held per caller.
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
process.once("SIGTERM", () => {
  server.close();
  void redis.close();
});
