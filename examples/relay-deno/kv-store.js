// An idempotency store in Deno KV, which all instances of a deployment share.

/** Deno KV takes 64 KiB a value. */
const CHUNK_BYTES = 60_000;

/**
 * @param {any} kv an open `Deno.Kv`
 * @param {string} [name] one for each account: relays with the same name share their keys
 * @returns {import("outbound-campaign/relay").IdempotencyStore}
 */
export function createKvStore(kv, name = "outbound-campaign") {
  /** @param {string} key */
  const pathOf = (key) => [name, "idempotency", key];
  return {
    async begin(key, fingerprint, { ttl }) {
      const path = pathOf(key);
      for (let tries = 0; tries < 5; tries++) {
        const { ok } = await whileLocked(() =>
          kv
            .atomic()
            .check({ key: path, versionstamp: null })
            .set(path, { state: "pending", fingerprint }, { expireIn: ttl })
            .commit(),
        );
        if (ok) return { state: "new" };
        const { value } = await whileLocked(() => kv.get(path, { consistency: "strong" }));
        if (value?.state === "pending") return value;
        if (value) return { ...value, response: await readResponse(kv, path, value.chunks) };
        // The record was deleted between the two calls.
      }
      throw new Error("The idempotency key could not be claimed.");
    },
    async finish(key, response, { fingerprint, ttl }) {
      const path = pathOf(key);
      const bytes = new TextEncoder().encode(JSON.stringify(response));
      const chunks = Math.ceil(bytes.length / CHUNK_BYTES);
      const options = { expireIn: ttl };
      await whileLocked(() => {
        const change = kv.atomic().set(path, { state: "finished", fingerprint, chunks }, options);
        for (let i = 0; i < chunks; i++) {
          change.set([...path, i], bytes.slice(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES), options);
        }
        return change.commit();
      });
    },
    async fail(key) {
      await whileLocked(() => kv.delete(pathOf(key)));
    },
  };
}

/**
 * @param {any} kv
 * @param {string[]} path
 * @param {number} chunks
 */
async function readResponse(kv, path, chunks) {
  /** @type {Uint8Array[]} */
  const parts = [];
  for (let i = 0; i < chunks; i++) {
    const { value } = await whileLocked(() => kv.get([...path, i]));
    // One part has expired: the answer is no longer kept.
    if (value === null) return undefined;
    parts.push(value);
  }
  return JSON.parse(await new Blob(/** @type {any} */ (parts)).text());
}

/**
 * Retries while another process on this machine has locked the database file. Nothing was written then. Deno Deploy has
 * no such lock.
 *
 * @param {() => Promise<any>} work
 */
async function whileLocked(work) {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 200 || !String(error).includes("database is locked")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20));
    }
  }
}
