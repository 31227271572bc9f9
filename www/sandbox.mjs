// The sandbox API: the documented endpoint on this machine, so that a form can be tried without an account and without placing a call.
//
//   node www/sandbox.mjs [--port 8787] [--origin http://127.0.0.1:5173]
//
// Verdicts are the package's own; everything around them (order of the answers, their bodies, their headers) is what a Laravel
// application does. Campaigns live in memory. Any bearer token is let in; one that ends in "-full" is at its plan's limit, one that
// ends in "-slow-down" is told to wait. What else can go wrong, sandbox-trouble.mjs does; what the account owns, sandbox-seeds.mjs.
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { parseAccept } from "hono/utils/accept";
import { validateCampaignJson } from "outbound-campaign";
import { freePort, LOOPBACK, readPort } from "./ports.mjs";
import {
  ASSISTANTS,
  OUTBOUND_ASSISTANTS,
  PHONE_NUMBERS,
  paginate,
  seededCampaigns,
  timestamp,
} from "./sandbox-seeds.mjs";
import { createTrouble } from "./sandbox-trouble.mjs";

/**
 * @typedef {object} SandboxOptions
 * @property {string} [token] the only bearer token let in (with its "-full" and "-slow-down" variants); by default every one
 * @property {number} [campaignLimit] how many campaigns the plan allows; default 1000
 * @property {number} [maxCallsInParallel] the plan's limit of parallel calls; default 10
 * @property {readonly (number | string)[]} [assistants] ids of outbound assistants; by default every id but 404 and those below 1
 * @property {number} [maxPerMinute] requests allowed a minute; default: no limit
 * @property {import("outbound-campaign").ValidationOptions["profile"]} [profile] wording; default "documented"
 * @property {ReadonlySet<string>} [origins] pages that may read the answers; looked at on every request, so it may grow
 * @property {boolean} [seeded] begins with some campaigns, and knows its own outbound assistants only; default false
 * @property {import("./sandbox-trouble.mjs").Trouble} [trouble] what goes wrong; default nothing
 * @property {() => Date} [now]
 */

/** A campaign as the documented 201 shows it, hours with seconds. @typedef {Record<string, unknown>} StoredCampaign */

const MAX_BODY_BYTES = 1024 * 1024;
const RETRY_AFTER_SECONDS = 2;
const ALL_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/**
 * The sandbox as a Hono application: a plain (Request) => Response, whoever serves it.
 * @param {SandboxOptions} [options]
 */
export function createSandbox(options = {}) {
  const { campaignLimit = 1000, maxCallsInParallel = 10, profile = "documented", now = () => new Date() } = options;
  const { seeded = false, trouble = createTrouble() } = options;
  const assistants = options.assistants ?? (seeded ? OUTBOUND_ASSISTANTS.map(({ id }) => id) : undefined);
  const origins = options.origins ?? new Set();
  const throttle = createThrottle(options.maxPerMinute ?? Number.POSITIVE_INFINITY, now);
  /** @type {StoredCampaign[]} */
  const campaigns = seeded ? seededCampaigns(now()).map((campaign, index) => ({ id: index + 1, ...campaign })) : [];
  let nextId = campaigns.length + 1;
  const app = new Hono();

  app.use(
    "/api/*",
    cors({
      origin: (origin) => (origins.has(origin) ? origin : null),
      allowHeaders: ["authorization", "content-type", "accept"],
      allowMethods: ["GET", "POST", "DELETE"],
      exposeHeaders: ["retry-after"],
    }),
  );

  // 401, then 429: the order in which a Laravel application authenticates and throttles.
  app.use("/api/user/*", async (c, next) => {
    const token = bearerToken(c.req.header("authorization"));
    if (!isLetIn(token, options.token)) return c.json({ message: "Unauthenticated." }, 401);
    const waitSeconds = token.endsWith("-slow-down") ? RETRY_AFTER_SECONDS : throttle();
    if (waitSeconds > 0) return c.json({ message: "Too Many Attempts." }, 429, { "Retry-After": String(waitSeconds) });
    return next();
  });

  app.use("/api/user/*", trouble.middleware);

  app.post(
    "/api/user/campaign",
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => c.json({ message: "The POST data is too large." }, 413),
    }),
    async (c) => {
      const full = bearerToken(c.req.header("authorization")).endsWith("-full") || campaigns.length >= campaignLimit;
      if (full) {
        return c.json({ message: "You have reached the maximum number of campaigns allowed by your plan." }, 403);
      }
      // Laravel reads the body as JSON only when it is declared as JSON; otherwise no field was sent.
      const isJson = /[/+]json/i.test(c.req.header("content-type") ?? "");
      const body = isJson ? new Uint8Array(await c.req.arrayBuffer()) : "";
      const verdict = validateCampaignJson(body, {
        profile,
        account: { max_calls_in_parallel: maxCallsInParallel },
      });
      if (!verdict.ok) {
        if (!wantsJson(c.req.header("accept"))) return c.redirect("/", 302);
        return c.json({ message: verdict.message, errors: verdict.errors }, 422);
      }
      if (!isOutboundAssistant(verdict.campaign.assistant_id, assistants)) {
        return c.json({ message: "Assistant not found or not an outbound assistant." }, 404);
      }
      const campaign = toStored(verdict.campaign, nextId++, now());
      campaigns.push(campaign);
      return c.json({ message: "Campaign created successfully", data: campaign }, 201);
    },
  );

  app.get("/api/user/campaigns", (c) => c.json(campaigns));

  app.post("/api/user/campaigns/update-status", async (c) => {
    const { campaign_id, action } = await c.req.json().catch(() => ({}));
    const campaign = campaigns.find(({ id }) => String(id) === String(campaign_id));
    if (action !== "start" && action !== "stop") return c.json({ message: "Invalid action." }, 400);
    if (!campaign) return c.json({ message: "Campaign not found." }, 404);
    campaign.status = action === "start" ? "in-progress" : "stopped";
    const message = `Campaign ${action === "start" ? "started" : "stopped"} successfully.`;
    return c.json({ message, success: true, data: { campaign_id: campaign.id, status: campaign.status } });
  });

  app.delete("/api/user/campaign/:id", (c) => {
    const at = campaigns.findIndex(({ id }) => String(id) === c.req.param("id"));
    if (at < 0) return c.json({ message: "Campaign not found." }, 404);
    campaigns.splice(at, 1);
    return c.json({ message: "Campaign deleted successfully" });
  });

  // What the account has, in the three shapes that the platform answers with: bare, in pages, in `data`.
  app.get("/api/user/assistants/outbound", (c) =>
    c.json(OUTBOUND_ASSISTANTS.map(({ post_call_schema, ...rest }) => rest)),
  );
  app.get("/api/user/assistants/get", (c) =>
    c.json(paginate(ASSISTANTS, c.req.query("page"), c.req.query("per_page"))),
  );
  app.get("/api/user/phone-numbers/all", (c) => c.json({ data: PHONE_NUMBERS }));

  for (const { path, method } of [
    { path: "/api/user/campaign", method: "POST" },
    { path: "/api/user/campaigns", method: "GET" },
  ]) {
    app.all(path, (c) => {
      const message = `The ${c.req.method} method is not supported for route ${path.slice(1)}. Supported methods: ${method}.`;
      return c.json({ message }, 405, { Allow: method });
    });
  }
  app.notFound((c) => c.json({ message: `The route ${c.req.path.replace(/^\/+/, "")} could not be found.` }, 404));
  app.onError((error, c) => {
    console.error(`sandbox: ${error.message}`);
    return c.json({ message: "Server Error" }, 500);
  });
  return app;
}

/** @param {string | undefined} authorization the header */
function bearerToken(authorization) {
  return /^Bearer +(\S+)\s*$/i.exec(authorization ?? "")?.[1] ?? "";
}

/**
 * @param {string} token
 * @param {string | undefined} only
 */
function isLetIn(token, only) {
  if (only === undefined) return token !== "";
  return [only, `${only}-full`, `${only}-slow-down`].includes(token);
}

/** Laravel's own question: is the most wanted type a JSON one? @param {string | undefined} accept the header */
function wantsJson(accept) {
  const [first] = parseAccept(accept ?? "").sort((a, b) => b.q - a.q);
  return first !== undefined && /[/+]json/i.test(first.type);
}

/**
 * @param {number | string} id a string where the number would lose digits
 * @param {readonly (number | string)[] | undefined} assistants
 */
function isOutboundAssistant(id, assistants) {
  if (assistants !== undefined) return assistants.map(String).includes(String(id));
  return BigInt(id) > 0n && String(id) !== "404";
}

/**
 * At most so many requests in a window of a minute, as Laravel's throttle counts them.
 * @param {number} maxPerMinute
 * @param {() => Date} now
 * @returns {() => number} seconds to wait, 0 when the request may go on
 */
function createThrottle(maxPerMinute, now) {
  const windowMs = 60_000;
  let windowEnd = 0;
  let count = 0;
  return () => {
    const time = now().getTime();
    if (time >= windowEnd) {
      windowEnd = time + windowMs;
      count = 0;
    }
    if (count >= maxPerMinute) return Math.ceil((windowEnd - time) / 1000);
    count += 1;
    return 0;
  };
}

/**
 * The documented 201's `data`: its twelve keys, documented defaults where a field was omitted.
 * @param {import("outbound-campaign").CreateCampaign} campaign
 * @param {number} id
 * @param {Date} date
 * @returns {StoredCampaign}
 */
function toStored(campaign, id, date) {
  const createdAt = timestamp(date);
  return {
    id,
    name: campaign.name,
    status: "draft",
    max_calls_in_parallel: Number(campaign.max_calls_in_parallel ?? 3),
    mark_complete_when_no_leads: campaign.mark_complete_when_no_leads ?? true,
    allowed_hours_start_time: `${campaign.allowed_hours_start_time ?? "00:00"}:00`,
    allowed_hours_end_time: `${campaign.allowed_hours_end_time ?? "23:59"}:00`,
    allowed_days: campaign.allowed_days ?? ALL_DAYS,
    max_retries: campaign.max_retries ?? 3,
    retry_interval: campaign.retry_interval ?? 60,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/**
 * Serves a sandbox on loopback.
 * @param {SandboxOptions & { port?: number }} [options] `port`: the first to try; 0, the default, lets the system choose
 * @returns {Promise<{ baseUrl: string, close: () => Promise<void> }>} `baseUrl` is what a client wants, with "/api"
 */
export async function startSandbox({ port = 0, ...options } = {}) {
  const chosen = await freePort(port);
  const app = createSandbox(options);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: LOOPBACK, port: chosen }, () => {
      resolve({
        baseUrl: `http://${LOOPBACK}:${chosen}/api`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            // A browser keeps its connections open: without this, closing waits for it.
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
    server.once("error", reject);
  });
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: "string" }, origin: { type: "string", multiple: true } } });
  const origins = new Set(values.origin ?? ["http://127.0.0.1:5173", "http://localhost:5173"]);
  const sandbox = await startSandbox({ port: readPort(values.port, 8787, "--port"), origins });
  console.log(`Sandbox API: ${sandbox.baseUrl} (any bearer token; Ctrl+C stops it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void sandbox.close());
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
