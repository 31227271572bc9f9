// Wraps the package's relay: keeps the host's last calibration, and validates with it on request.
import { createMemoryIdempotencyStore, createRelay } from "outbound-campaign/relay";

/**
 * @typedef {object} Calibrated
 * @property {import("outbound-campaign").Calibration} calibration the host's inferred rules
 * @property {string} host display name of the calibrated host
 * @property {boolean} used whether relay and pages validate with it
 */

/**
 * @param {import("outbound-campaign/relay").RelayOptions<import("outbound-campaign").ContractTypes>} options
 * @param {string} host
 */
export function createCalibratedRelay(options, host) {
  // One store for all relays created below: a retry can arrive after the options have changed.
  const common = { idempotency: createMemoryIdempotencyStore(), ...options, calibrate: true };
  const plain = createRelay(common);
  let relay = plain;
  /**
   * Shared by all pages, because it describes the host. Lives as long as this process.
   * @type {Calibrated | undefined}
   */
  let current;

  /** @param {Calibrated | undefined} next */
  function keep(next) {
    current = next;
    const { profile, account, messages } = next?.calibration ?? {};
    relay = next?.used ? createRelay({ ...common, profile, account, messages }) : plain;
  }

  return {
    current: () => current,
    /** @param {Request} request */
    async handle(request) {
      const response = await relay(request);
      // The route answers 200 only with a calibration.
      if (response.status === 200 && new URL(request.url).pathname.endsWith("/user/campaign/calibrate")) {
        keep({ calibration: await response.clone().json(), host, used: current?.used ?? false });
      }
      return response;
    },
    /** @param {boolean} used @returns {boolean} whether a calibration exists */
    use(used) {
      if (current !== undefined) keep({ ...current, used });
      return current !== undefined;
    },
    forget: () => keep(undefined),
  };
}
