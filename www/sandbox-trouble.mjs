// What the sandbox can be told to do wrong, so that one sees what a user of a page then sees. It exists in the sandbox only.
import { setTimeout as sleep } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";

/** What can go wrong. `cut-before` and `cut-after`: the connection breaks before or after the request took effect. */
export const TROUBLES = /** @type {const} */ ([
  "none",
  "slow",
  "rate-limit",
  "server-error",
  "cut-before",
  "cut-after",
  "plan-limit",
]);
/** Which requests it happens to. A full plan concerns creating in any case. */
export const SCOPES = /** @type {const} */ (["create", "everything"]);

/** @typedef {{ kind: typeof TROUBLES[number], scope: typeof SCOPES[number] }} Setting */

const SLOW_MS = 3_000;
const RETRY_AFTER_SECONDS = 2;
const NONE = /** @type {Setting} */ ({ kind: "none", scope: "create" });

/** @typedef {ReturnType<typeof createTrouble>} Trouble */

/** Trouble that can be switched on and off; none at first. */
export function createTrouble() {
  let setting = NONE;
  return {
    get: () => setting,
    /** @param {Setting} next */
    set(next) {
      setting = next;
    },

    /**
     * Goes around the sandbox's own answers.
     * @type {import("hono").MiddlewareHandler}
     */
    async middleware(c, next) {
      const isCreate = c.req.method === "POST" && c.req.path.endsWith("/user/campaign");
      if (setting.scope === "create" && !isCreate) return next();
      switch (setting.kind) {
        case "none":
          return next();
        case "slow":
          await sleep(SLOW_MS);
          return next();
        case "rate-limit":
          return c.json({ message: "Too Many Attempts." }, 429, { "Retry-After": String(RETRY_AFTER_SECONDS) });
        case "server-error":
          return c.json({ message: "Server Error" }, 500);
        case "plan-limit":
          if (!isCreate) return next();
          return c.json({ message: "You have reached the maximum number of campaigns allowed by your plan." }, 403);
        case "cut-before":
          return cut(c);
        case "cut-after":
          await next();
          c.res = cut(c);
          return undefined;
      }
    },
  };
}

/** Breaks the connection off, as a proxy or a network does. @param {import("hono").Context} c */
function cut(c) {
  /** @type {import("@hono/node-server").HttpBindings | undefined} */
  const bindings = c.env;
  if (bindings?.incoming === undefined)
    throw new Error("A connection can be cut only where there is one: startSandbox");
  bindings.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/**
 * The switch, for the page's panel: GET tells the setting, PUT changes it.
 * @param {Trouble} trouble
 */
export function troubleSwitch(trouble) {
  const app = new Hono();
  app.get("/trouble", (c) => c.json(trouble.get()));
  app.put("/trouble", async (c) => {
    const asked = await c.req.json().catch(() => null); // what is no JSON is no setting either
    const kind = TROUBLES.find((name) => name === asked?.kind);
    const scope = SCOPES.find((name) => name === asked?.scope);
    if (kind === undefined || scope === undefined) {
      return c.json({ message: `Expected a kind (${TROUBLES.join(", ")}) and a scope (${SCOPES.join(", ")}).` }, 400);
    }
    trouble.set({ kind, scope });
    return c.json(trouble.get());
  });
  return app;
}
