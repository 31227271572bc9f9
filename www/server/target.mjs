// Reads the relay's target from the environment.
import { contract202607 } from "outbound-campaign/2026-07";

/**
 * @typedef {object} Target
 * @property {"autocalls" | "intellixent"} [provider]
 * @property {string} [baseUrl]
 * @property {string} apiKey
 * @property {import("outbound-campaign").ValidationOptions["profile"]} [profile]
 * @property {import("outbound-campaign").Contract} [contract] default: the contract of February 2026
 */

const NAMES = {
  provider: "OUTBOUND_CAMPAIGN_PROVIDER",
  baseUrl: "OUTBOUND_CAMPAIGN_BASE_URL",
  apiKey: "OUTBOUND_CAMPAIGN_API_KEY",
  profile: "OUTBOUND_CAMPAIGN_PROFILE",
};
const CONTRACT = "OUTBOUND_CAMPAIGN_CONTRACT";

/** The contracts of a sandbox. */
export const CONTRACTS = /** @type {const} */ (["2026-02", "2026-07"]);

/**
 * Returns the contract of a name, `undefined` for that of February 2026.
 * @param {string | undefined} name
 * @param {string} source the setting, for the error message
 * @returns {import("outbound-campaign").Contract | undefined}
 */
export function contractOf(name, source) {
  if (name === undefined || name === "" || name === "2026-02") return undefined;
  if (name === contract202607.name) return contract202607;
  throw new Error(`${source} must be 2026-02 or ${contract202607.name}, not ${name}`);
}

/**
 * Returns the chosen contract: that of the option `--contract`, else that of the environment.
 * @param {NodeJS.ProcessEnv} env
 * @param {string | undefined} option
 */
export function chosenContract(env, option) {
  return option === undefined ? contractOf(env[CONTRACT], CONTRACT) : contractOf(option, "--contract");
}

/**
 * Reads the target from the environment. The relay validates the values.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [contractOption] the option `--contract`, which wins over the environment
 * @returns {Target | undefined} undefined when it is not set: use the sandbox
 */
export function targetOfEnvironment(env, contractOption) {
  const found = Object.fromEntries(
    Object.entries(NAMES).flatMap(([option, name]) => (env[name] ? [[option, env[name]]] : [])),
  );
  if (Object.keys(found).length === 0) return undefined;
  if (found.apiKey === undefined) throw new Error(`${NAMES.apiKey} is missing: the relay needs the host's API key.`);
  if (found.provider === undefined && found.baseUrl === undefined) {
    throw new Error(`${NAMES.provider} or ${NAMES.baseUrl} is missing: they name the host that the key is for.`);
  }
  const contract = chosenContract(env, contractOption);
  return /** @type {Target} */ ({ ...found, ...(contract && { contract }) });
}

/** Returns the host's display name. @param {Target} target */
export function hostOf({ provider, baseUrl }) {
  return baseUrl === undefined ? String(provider) : new URL(baseUrl).host;
}
