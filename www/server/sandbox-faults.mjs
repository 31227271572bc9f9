// The panel of the dashboards that makes the sandbox fail: the setting, and the route that reads and changes it.
import { Hono } from "hono";

/** The faults that the panel offers, of those that the sandbox knows. */
export const FAULT_KINDS = /** @type {const} */ ([
  "none",
  "slow",
  "rate-limit",
  "server-error",
  "cut-before",
  "cut-after",
  "plan-limit",
]);
/** Which requests a fault strikes. A full plan concerns creating in any case. */
export const SCOPES = /** @type {const} */ (["create", "everything"]);

/**
 * The panel sets the kinds that it offers only; tests set others too.
 * @typedef {{ kind: import("outbound-campaign/sandbox").FaultKind, scope: typeof SCOPES[number] }} FaultSetting
 */

/** @typedef {ReturnType<typeof createFaults>} Faults */

/** A fault that can be switched on and off; none at first. */
export function createFaults() {
  /** @type {FaultSetting} */
  let setting = { kind: "none", scope: "create" };
  /** @type {import("outbound-campaign/sandbox").Sandbox | undefined} */
  let sandbox;
  const apply = () => sandbox?.fail(setting.kind, { on: setting.scope });
  return {
    get: () => setting,
    /** @param {FaultSetting} next */
    set(next) {
      setting = next;
      apply();
    },
    /** @param {import("outbound-campaign/sandbox").Sandbox} target the sandbox that is to fail */
    connect(target) {
      sandbox = target;
      apply();
    },
  };
}

/**
 * The route of the panel: GET reads the setting, PUT changes it.
 * @param {Faults} faults
 */
export function faultRoutes(faults) {
  const app = new Hono();
  app.get("/faults", (c) => c.json(faults.get()));
  app.put("/faults", async (c) => {
    const asked = await c.req.json().catch(() => null); // a body that is no JSON holds no setting
    const kind = FAULT_KINDS.find((name) => name === asked?.kind);
    const scope = SCOPES.find((name) => name === asked?.scope);
    if (kind === undefined || scope === undefined) {
      return c.json(
        { message: `Expected a kind (${FAULT_KINDS.join(", ")}) and a scope (${SCOPES.join(", ")}).` },
        400,
      );
    }
    faults.set({ kind, scope });
    return c.json(faults.get());
  });
  return app;
}
