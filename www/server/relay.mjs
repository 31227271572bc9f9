// The API of the pages: the package's relay under /api, and the routes of this application.
import { Hono } from "hono";
import { CampaignClient, CampaignError } from "outbound-campaign";
import { readAccount } from "./account.mjs";
import { createCalibratedRelay } from "./calibrated-relay.mjs";
import { ALLOWED_HOSTS } from "./ports.mjs";
import { faultRoutes } from "./sandbox-faults.mjs";
import { hostOf } from "./target.mjs";

/** The list has no pages: 5,000 campaigns are 2 MB. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * @param {object} options
 * @param {import("./target.mjs").Target} options.target
 * @param {import("./sessions.mjs").Sessions} options.sessions
 * @param {import("./sandbox-faults.mjs").Faults} [options.faults] only when the target is a sandbox
 * @param {readonly string[]} [options.contracts] the contracts that the page can choose from
 * @param {string} [options.first] the name of the contract at "/api"; default: the target's
 */
export function createApi({ target, sessions, faults, contracts, first = target.contract?.name }) {
  const { provider, baseUrl, apiKey, profile, contract } = target;
  const options = { provider, baseUrl, apiKey, profile, contract };
  const relay = createCalibratedRelay(
    {
      ...options,
      hosts: ALLOWED_HOSTS,
      maxAnswerBytes: MAX_ANSWER_BYTES,
      authorize: ({ headers }) => {
        const caller = sessions.sessionOf(headers);
        return caller !== undefined && { caller };
      },
      onError: (error) => console.error(`relay: ${describeError(error)}`),
    },
    hostOf(target),
  );
  // The pages read only members that every contract has.
  const client = /** @type {CampaignClient} */ (new CampaignClient(options));
  const app = new Hono();

  // Only pages that this server has served may use the API. The relay checks its own routes again.
  app.use("/api/*", async (c, next) => {
    if (!sessions.isKnown(c.req.raw.headers)) {
      return c.json(
        {
          message: "The relay refused this request: its function authorize did not allow it.",
          code: "relay_forbidden",
        },
        403,
      );
    }
    return next();
  });

  /** Describes the server to the page, without the API key and without the target's URL. */
  const about = () => ({
    mode: faults ? "sandbox" : "live",
    host: hostOf(target),
    provider,
    profile: profile ?? "documented",
    ...(first && { contract: first }),
    ...(contracts && { contracts }),
    calibrated: relay.current() ?? null,
  });
  app.get("/api/about", (c) => c.json(about()));

  app.get("/api/account", async (c) => {
    try {
      return c.json(await readAccount(client));
    } catch (error) {
      console.error(`relay: ${describeError(error)}`);
      return c.json({ message: "The relay could not read the account from the server.", code: "relay_upstream" }, 502);
    }
  });

  /** Checks the origin: cookies do not distinguish the ports of a host. @type {import("hono").MiddlewareHandler} */
  const requireSameOrigin = async (c, next) => {
    if (c.req.header("origin") === new URL(c.req.url).origin) return next();
    return c.json(
      {
        message: "The relay does not accept requests from this origin. Its option origins lists the allowed ones.",
        code: "relay_origin",
      },
      403,
    );
  };

  // Switches the use of the calibration on or off.
  app.put("/api/calibration", requireSameOrigin, async (c) => {
    const body = await c.req.json().catch(() => null); // invalid JSON fails the check below
    if (typeof body?.used !== "boolean") return c.json({ message: "Expected { used: true } or { used: false }." }, 400);
    if (!relay.use(body.used)) return c.json({ message: "This host has not been calibrated yet." }, 404);
    return c.json(about());
  });
  app.delete("/api/calibration", requireSameOrigin, (c) => {
    relay.forget();
    return c.json(about());
  });

  // The package's relay deliberately has no delete. This application adds it for its own pages.
  app.delete("/api/user/campaign/:id{[1-9][0-9]*}", requireSameOrigin, async (c) => {
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
  console.error(`relay: ${describeError(error)}`);
  const message = "The relay received no valid response from the server. The campaign may have been deleted anyway.";
  return [{ message, code: "relay_upstream" }, 502];
}

/** Formats an error with its causes. The package has redacted the key. @param {unknown} error @returns {string} */
function describeError(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${describeError(error.cause)})` : error.message;
}
