// Where the relay forwards to: the sandbox, or the host that the environment names.

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
 * Reads the environment. Its values are checked by whoever takes them, the relay.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Target | undefined} undefined where it names nothing: the sandbox is meant
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

/** The host's name, for people. @param {Target} target */
export function hostOf({ provider, baseUrl }) {
  return baseUrl === undefined ? String(provider) : new URL(baseUrl).host;
}
