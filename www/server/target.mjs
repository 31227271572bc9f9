// Reads the relay's target from the environment.

/**
 * @typedef {object} Target
 * @property {"autocalls" | "intellixent"} [provider]
 * @property {string} [baseUrl]
 * @property {string} apiKey
 * @property {import("outbound-campaign").ValidationOptions["profile"]} [profile]
 */

const NAMES = {
  provider: "OUTBOUND_CAMPAIGN_PROVIDER",
  baseUrl: "OUTBOUND_CAMPAIGN_BASE_URL",
  apiKey: "OUTBOUND_CAMPAIGN_API_KEY",
  profile: "OUTBOUND_CAMPAIGN_PROFILE",
};

/**
 * Reads the target from the environment. The relay validates the values.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Target | undefined} undefined when it is not set: use the sandbox
 */
export function targetOfEnvironment(env) {
  const found = Object.fromEntries(
    Object.entries(NAMES).flatMap(([option, name]) => (env[name] ? [[option, env[name]]] : [])),
  );
  if (Object.keys(found).length === 0) return undefined;
  if (found.apiKey === undefined) throw new Error(`${NAMES.apiKey} is missing: the relay needs the host's API key.`);
  if (found.provider === undefined && found.baseUrl === undefined) {
    throw new Error(`${NAMES.provider} or ${NAMES.baseUrl} is missing: they name the host that the key is for.`);
  }
  return /** @type {Target} */ (found);
}

/** Returns the host's display name. @param {Target} target */
export function hostOf({ provider, baseUrl }) {
  return baseUrl === undefined ? String(provider) : new URL(baseUrl).host;
}
