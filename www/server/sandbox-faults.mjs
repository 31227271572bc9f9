// Injects faults into the sandbox: the setting, and the route that reads and changes it.
import { Hono } from "hono";

/** @typedef {import("outbound-campaign/sandbox").Sandbox<import("outbound-campaign").ContractTypes>} Sandbox */

/** The sandbox's faults that the panel offers. */
export const FAULT_KINDS = /** @type {const} */ ([
  "none",
  "slow",
  "rate-limit",
  "server-error",
  "cut-before",
  "cut-after",
  "plan-limit",
]);
/** The requests that a fault affects. A full plan always affects creates only. */
export const SCOPES = /** @type {const} */ (["create", "everything"]);

/**
 * The panel sets only the kinds that it offers. Tests also set others.
 * @typedef {{ kind: import("outbound-campaign/sandbox").FaultKind, scope: typeof SCOPES[number] }} FaultSetting
 */

/** @typedef {ReturnType<typeof createFaults>} Faults */

/** Creates the fault switch, initially off. */
export function createFaults() {
  /** @type {FaultSetting} */
  let setting = { kind: "none", scope: "create" };
  /** One for each contract. @type {Sandbox[]} */
  const sandboxes = [];
  const apply = () => {
    for (const sandbox of sandboxes) sandbox.fail(setting.kind, { on: setting.scope });
  };
  return {
    get: () => setting,
    /** @param {FaultSetting} next */
    set(next) {
      setting = next;
      apply();
    },
    /** @param {Sandbox} sandbox gets the faults too */
    connect(sandbox) {
      sandboxes.push(sandbox);
      apply();
    },
  };
}

/**
 * Returns the panel's routes: GET reads the setting, PUT changes it.
 * @param {Faults} faults
 */
export function faultRoutes(faults) {
  const app = new Hono();
  app.get("/faults", (c) => c.json(faults.get()));
  app.put("/faults", async (c) => {
    const body = await c.req.json().catch(() => null); // invalid JSON fails the check below
    const kind = FAULT_KINDS.find((name) => name === body?.kind);
    const scope = SCOPES.find((name) => name === body?.scope);
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
