// The relay as a Cloudflare Worker, which scales past one machine. Its page creates campaigns without a key:
// new CampaignClient({ baseUrl: "https://relay.example.com", credentials: "include" })
import { createRelay } from "outbound-campaign/relay";
import { createDurableStore } from "./idempotency-keys.js";

export { IdempotencyKey } from "./idempotency-keys.js";

/**
 * @typedef {{ OUTBOUND_CAMPAIGN_API_KEY: string, OUTBOUND_CAMPAIGN_BASE_URL?: string, SESSION_TOKEN?: string,
 * ORIGINS?: string, IDEMPOTENCY_KEYS?: unknown }} Env
 */

/** One for each isolate: the options come with the first request. @type {ReturnType<typeof createRelay> | undefined} */
let relay;

export default {
  /**
   * @param {Request} request
   * @param {Env} env
   * @param {{ waitUntil: (promise: Promise<unknown>) => void }} [context]
   */
  fetch(request, env, context) {
    relay ??= createRelay({
      provider: "autocalls",
      ...(env.OUTBOUND_CAMPAIGN_BASE_URL ? { baseUrl: env.OUTBOUND_CAMPAIGN_BASE_URL } : {}),
      apiKey: env.OUTBOUND_CAMPAIGN_API_KEY,
      origins: env.ORIGINS?.split(" ") ?? [],
      // Without Durable Objects each isolate remembers only its own requests.
      ...(env.IDEMPOTENCY_KEYS ? { idempotency: createDurableStore(env.IDEMPOTENCY_KEYS) } : {}),
      // A real application looks its session up here, and names the user: keys are held per caller.
      // Without a token in the environment every request is refused.
      authorize: ({ headers }) =>
        Boolean(env.SESSION_TOKEN) &&
        (headers.get("cookie") ?? "").split("; ").includes(`session=${env.SESSION_TOKEN}`) && { caller: "user-1" },
    });
    const answer = relay(request);
    // If the visitor leaves, the request must still end and its answer be stored: a repeated request would get 409.
    context?.waitUntil(answer);
    return answer;
  },
};
