// A real HTTP server on loopback with scripted responses. It records its requests.
import { createServer } from "node:http";

/**
 * @typedef {object} Seen
 * @property {string} method
 * @property {string} url
 * @property {import("node:http").IncomingHttpHeaders} headers
 * @property {string} body
 */
/** @typedef {(response: import("node:http").ServerResponse, seen: Seen) => void} Script */

export class ScriptedServer {
  /** @type {Seen[]} */
  requests = [];
  #script = /** @type {Script} */ (() => {});
  /** @type {(() => void)[]} */
  #waiting = [];
  #server = createServer((request, response) => {
    const chunks = /** @type {Buffer[]} */ ([]);
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("error", () => {});
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const seen = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
      this.requests.push(seen);
      for (const resume of this.#waiting.splice(0)) resume();
      this.#script(response, seen);
    });
  });

  /** Listens on a free port. */
  async start() {
    await new Promise((resolve) => this.#server.listen(0, "127.0.0.1", () => resolve(undefined)));
    return this;
  }

  get baseUrl() {
    const address = /** @type {import("node:net").AddressInfo} */ (this.#server.address());
    return `http://127.0.0.1:${address.port}/api`;
  }

  /**
   * Forgets the requests, and responds by this script from now on.
   *
   * @param {Script} script
   */
  answer(script) {
    this.requests = [];
    this.#script = script;
  }

  /**
   * @param {number} status
   * @param {unknown} body a text is sent as it is, anything else as JSON
   * @param {Record<string, string>} [headers]
   */
  answerWith(status, body, headers = {}) {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    this.answer((response) => response.writeHead(status, { "content-type": "application/json", ...headers }).end(text));
  }

  /** Fulfils when that many requests have arrived since the script was set. */
  async received(count = 1) {
    while (this.requests.length < count) await new Promise((resolve) => this.#waiting.push(() => resolve(undefined)));
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
