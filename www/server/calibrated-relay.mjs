// The package's relay with its route that calibrates: it keeps the host's last calibration, and validates by it on request.
import { createMemoryIdempotencyStore, createRelay } from "outbound-campaign/relay";

/**
 * @typedef {object} Calibrated
 * @property {import("outbound-campaign").Calibration} calibration what the host told
 * @property {string} host who was asked, for people
 * @property {boolean} used whether relay and pages judge by it
 */

/**
 * @param {import("outbound-campaign/relay").RelayOptions} options
 * @param {string} host
 */
export function createCalibratedRelay(options, host) {
  // One store for all relays that are made below: a repetition may come after the options have changed.
  const common = { idempotency: createMemoryIdempotencyStore(), ...options, calibrate: true };
  const plain = createRelay(common);
  let relay = plain;
  /** One for all pages: it is about the host, not about who asked. It goes with this process. @type {Calibrated | undefined} */
  let kept;

  /** @param {Calibrated | undefined} next */
  function keep(next) {
    kept = next;
    const { profile, account, messages } = next?.calibration ?? {};
    relay = next?.used ? createRelay({ ...common, profile, account, messages }) : plain;
  }

  return {
    kept: () => kept,
    /** @param {Request} request */
    async handle(request) {
      const response = await relay(request);
      // The route answers 200 with a calibration only.
      if (response.status === 200 && new URL(request.url).pathname.endsWith("/user/campaign/calibrate")) {
        keep({ calibration: await response.clone().json(), host, used: kept?.used ?? false });
      }
      return response;
    },
    /** @param {boolean} used @returns {boolean} whether there is one */
    use(used) {
      if (kept !== undefined) keep({ ...kept, used });
      return kept !== undefined;
    },
    forget: () => keep(undefined),
  };
}
