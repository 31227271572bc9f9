// The API of the pages: the package's relay under /api, and the routes of this application.
import { Hono } from "hono";
import { CampaignClient, CampaignError } from "outbound-campaign";
import { createCalibratedRelay } from "./calibrated-relay.mjs";
import { OWN_NAMES } from "./ports.mjs";
import { faultRoutes } from "./sandbox-faults.mjs";
import { hostOf } from "./target.mjs";

/**
 * @param {object} options
 * @param {import("./target.mjs").Target} options.target
 * @param {import("./sessions.mjs").Sessions} options.sessions
 * @param {import("./sandbox-faults.mjs").Faults} [options.faults] only when the target is a sandbox
 */
export function createApi({ target, sessions, faults }) {
  const { provider, baseUrl, apiKey, profile } = target;
  const options = { provider, baseUrl, apiKey, profile };
  const relay = createCalibratedRelay(
    {
      ...options,
      hosts: OWN_NAMES,
      authorize: ({ headers }) => {
        const caller = sessions.sessionOf(headers);
        return caller !== undefined && { caller };
      },
      onError: (error) => console.error(`relay: ${wordsOf(error)}`),
    },
    hostOf(target),
  );
  const client = new CampaignClient(options);
  const app = new Hono();

  // Only pages that this server has served may use the API. The relay checks its own routes again.
  app.use("/api/*", async (c, next) => {
    if (!sessions.isKnown(c.req.raw.headers)) {
      return c.json({ message: "The relay did not let this request in.", code: "relay_forbidden" }, 403);
    }
    return next();
  });

  /** Describes the server to the page, without the API key and without the target's URL. */
  const about = () => ({
    mode: faults ? "sandbox" : "live",
    host: hostOf(target),
    provider,
    profile: profile ?? "documented",
    calibrated: relay.kept() ?? null,
  });
  app.get("/api/about", (c) => c.json(about()));

  /** Checks the origin: cookies do not distinguish the ports of a host. @type {import("hono").MiddlewareHandler} */
  const ofThisOrigin = async (c, next) => {
    if (c.req.header("origin") === new URL(c.req.url).origin) return next();
    return c.json({ message: "The relay does not take requests from this origin.", code: "relay_origin" }, 403);
  };

  // Switches the use of the calibration on or off.
  app.put("/api/calibration", ofThisOrigin, async (c) => {
    const asked = await c.req.json().catch(() => null); // invalid JSON fails the check below
    if (typeof asked?.used !== "boolean")
      return c.json({ message: "Expected { used: true } or { used: false }." }, 400);
    if (!relay.use(asked.used)) return c.json({ message: "The host has told nothing yet." }, 404);
    return c.json(about());
  });
  app.delete("/api/calibration", ofThisOrigin, (c) => {
    relay.forget();
    return c.json(about());
  });

  // The package's relay deliberately has no delete. This application adds it for its own pages.
  app.delete("/api/user/campaign/:id{[1-9][0-9]*}", ofThisOrigin, async (c) => {
    try {
      await client.deleteCampaign(c.req.param("id"));
      return c.json({ message: "Campaign deleted successfully" });
    } catch (error) {
      return c.json(...deleteFailure(error));
    }
  });

  if (faults) app.route("/api", faultRoutes(faults));
  app.all("/api/*", (c) => relay.handle(c.req.raw));
  return app;
}

/**
 * Passes on the server's refusal. Describes any other failure as the relay does.
 * @param {unknown} error
 * @returns {[{ message: string, code?: string }, import("hono/utils/http-status").ContentfulStatusCode]}
 */
function deleteFailure(error) {
  if (error instanceof CampaignError && error.outcome === "refused" && error.status !== undefined) {
    return [{ message: error.message }, /** @type {any} */ (error.status)];
  }
  console.error(`relay: ${wordsOf(error)}`);
  const message = "The server could not be asked. What was asked for may have been done all the same.";
  return [{ message, code: "relay_upstream" }, 502];
}

/** Formats an error with its causes. The package has redacted the key. @param {unknown} error @returns {string} */
function wordsOf(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${wordsOf(error.cause)})` : error.message;
}
