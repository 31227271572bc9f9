// An account behind a real HTTP server that loses or holds responses to creates, and that serves the pages' files.
import { createServer } from "node:http";

/**
 * The treatment of the next create. `cut-after`: created, then the connection breaks. `cut-before`: it breaks, and
 * nothing is created. `hold`: created at once, with a response at `release()`. `hold-request`: created at `release()`.
 *
 * @typedef {"ok" | "cut-after" | "cut-before" | "hold" | "hold-request"} Treatment
 */

export class LossyServer {
  /** @type {{ id: number, name: string }[]} */
  campaigns = [];
  /** The bodies of the creates that have arrived. @type {any[]} */
  posts = [];
  baseUrl = "";
  /** @type {Treatment[]} */
  #next = [];
  /** @type {(() => void)[]} */
  #held = [];
  #server;

  /** @param {Record<string, { type: string, text: string }>} files by their paths */
  constructor(files) {
    this.#server = createServer(async (request, response) => {
      // Chromium repeats a request by itself if a kept connection breaks, and no page can see that.
      response.shouldKeepAlive = false;
      const path = new URL(request.url ?? "/", "http://localhost").pathname;
      if (path === "/api/user/campaigns") return json(response, 200, { data: this.campaigns });
      if (path === "/api/user/campaign") return this.#create(request, response);
      const file = files[path];
      if (!file) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": file.type }).end(file.text);
    });
  }

  async start() {
    await new Promise((resolve) => this.#server.listen(0, "127.0.0.1", () => resolve(undefined)));
    const { port } = /** @type {import("node:net").AddressInfo} */ (this.#server.address());
    this.baseUrl = `http://localhost:${port}`;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  reset() {
    this.campaigns = [];
    this.posts = [];
    this.#next = [];
    this.release();
  }

  /** @param {Treatment[]} treatments */
  next(...treatments) {
    this.#next = treatments;
  }

  /** Releases held requests and responses. */
  release() {
    for (const go of this.#held.splice(0)) go();
  }

  /** Waits until that number of creates has arrived. @param {number} count */
  async arrived(count) {
    for (let i = 0; i < 200 && this.posts.length < count; i++) await new Promise((resolve) => setTimeout(resolve, 25));
    if (this.posts.length < count) throw new Error(`${this.posts.length} creates have arrived, not ${count}`);
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  async #create(request, response) {
    let text = "";
    for await (const piece of request) text += piece;
    const body = JSON.parse(text);
    this.posts.push(body);
    const treatment = this.#next.shift() ?? "ok";
    const hold = () => new Promise((resolve) => this.#held.push(() => resolve(undefined)));
    if (treatment === "cut-before") {
      request.socket.destroy();
      return;
    }
    if (treatment === "hold-request") await hold();
    const made = { id: this.campaigns.length + 1, status: "draft", created_at: new Date().toISOString(), ...body };
    this.campaigns.push(made);
    if (treatment === "hold") await hold();
    if (treatment === "cut-after") request.socket.destroy();
    else json(response, 201, { message: "Campaign created successfully", data: made });
  }
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {unknown} body
 */
function json(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
