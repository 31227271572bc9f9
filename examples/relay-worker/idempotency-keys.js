// An idempotency store of Durable Objects, one for each key: all requests with a key reach the same object, from every
// location. An object handles no other request between a read and a write of its storage, so `begin` is atomic.

/** The object of one key. Its storage holds the record until the alarm. */
export class IdempotencyKey {
  #storage;

  /** @param {{ storage: any }} state */
  constructor({ storage }) {
    this.#storage = storage;
  }

  /**
   * @param {Request} request
   * @returns {Promise<Response>}
   */
  async fetch(request) {
    const { method, fingerprint, response, ttl } = await request.json();
    if (method === "begin") {
      const earlier = await this.#storage.get("record");
      if (earlier !== undefined) return Response.json(earlier);
      await this.#storage.put("record", { state: "pending", fingerprint });
      await this.#storage.setAlarm(Date.now() + ttl);
      return Response.json({ state: "new" });
    }
    if (method === "finish") await this.#storage.put("record", { state: "finished", fingerprint, response });
    if (method === "fail") await this.#forget();
    return Response.json({});
  }

  async alarm() {
    await this.#forget();
  }

  async #forget() {
    await this.#storage.deleteAlarm();
    await this.#storage.deleteAll();
  }
}

/**
 * @param {any} namespace the binding of the class above
 * @returns {import("outbound-campaign/relay").IdempotencyStore}
 */
export function createDurableStore(namespace) {
  /**
   * @param {string} key
   * @param {object} message
   */
  const ask = async (key, message) => {
    const object = namespace.get(namespace.idFromName(key));
    const response = await object.fetch("https://idempotency-key/", { method: "POST", body: JSON.stringify(message) });
    if (!response.ok) throw new Error(`The object of an idempotency key answered ${response.status}.`);
    return response.json();
  };
  return {
    begin: (key, fingerprint, { ttl }) => ask(key, { method: "begin", fingerprint, ttl }),
    finish: (key, response, { fingerprint }) => ask(key, { method: "finish", fingerprint, response }),
    fail: (key) => ask(key, { method: "fail" }),
  };
}
