// An idempotency store in Redis 7 or newer, for relays in several processes. Redis must not evict keys
// (`maxmemory-policy noeviction`), and should write them to disk (`appendonly yes`): after the loss of a key, a
// repeated request would create a second campaign.

/**
 * @param {ReturnType<typeof import("redis").createClient>} redis connected
 * @param {string} [prefix] one for each account: relays with the same prefix share their keys
 * @returns {import("outbound-campaign/relay").IdempotencyStore}
 */
export function createRedisStore(redis, prefix = "outbound-campaign:idempotency:") {
  /** @param {number} milliseconds */
  const expireIn = (milliseconds) => ({ type: /** @type {const} */ ("PX"), value: milliseconds });
  return {
    async begin(key, fingerprint, { ttl }) {
      const record = JSON.stringify({ state: "pending", fingerprint });
      // One atomic command: it writes only if there is no record yet, and returns the earlier one.
      const earlier = await redis.set(prefix + key, record, { condition: "NX", GET: true, expiration: expireIn(ttl) });
      return earlier === null ? { state: "new" } : JSON.parse(String(earlier));
    },
    async finish(key, response, { fingerprint, ttl }) {
      const record = JSON.stringify({ state: "finished", fingerprint, response });
      await redis.set(prefix + key, record, { expiration: expireIn(ttl) });
    },
    async fail(key) {
      await redis.del(prefix + key);
    },
  };
}
