// A server with a fault at each address, which counts its requests: `/FAULT/RUN/api/user/campaign`.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { root } from "../../scripts/lib/process.mjs";

/** @typedef {import("node:http").ServerResponse} Answer */

const CREATED = JSON.stringify({
  message: "Campaign created successfully",
  data: { id: 1, name: "Faults", status: "draft" },
});
const LIMIT = "You have reached the maximum number of campaigns allowed by your plan.";
const BIG_MB = 100;

/** @param {number} status @param {unknown} body @param {Record<string, string>} [headers] */
const says = (status, body, headers) => (/** @type {Answer} */ response) =>
  response
    .writeHead(status, { "content-type": "application/json", ...headers })
    .end(typeof body === "string" ? body : JSON.stringify(body));

/** Sends a 429 first, and then the campaign. @param {() => Record<string, string>} headers */
const onceSlow = (headers) => (/** @type {Answer} */ response, /** @type {number} */ count) =>
  (count === 1 ? says(429, { message: "Too Many Attempts." }, headers()) : says(201, CREATED))(response);

/** Every fault by its name. @type {Record<string, (response: Answer, count: number) => unknown>} */
export const faults = {
  created: says(201, CREATED),
  "created-200": says(200, CREATED),
  "no-content-type": (response) => response.writeHead(201).end(CREATED),
  "wrong-content-type": says(201, CREATED, { "content-type": "text/html" }),
  401: says(401, { message: "Unauthenticated." }),
  403: says(403, { message: LIMIT }),
  "403-permission": says(403, { message: "This action is unauthorized." }),
  "403-unverified": says(403, { message: "Your email address is not verified." }),
  "403-firewall": says(403, "<html><title>Blocked, ray 42</title></html>", { "content-type": "text/html" }),
  404: says(404, { message: "Assistant not found or not an outbound assistant." }),
  "404-route": says(404, { message: "The route api/x could not be found." }),
  422: says(422, { message: "The given data was invalid.", errors: { name: ["The name field is required."] } }),
  "422-no-message": says(422, { errors: { name: ["Taken."] } }),
  "422-fields": says(422, { name: ["Taken."] }),
  "422-bare": says(422, { message: "No." }),
  "422-limit": says(422, { message: LIMIT }),
  "429-seconds": onceSlow(() => ({ "retry-after": "1" })),
  "429-date": onceSlow(() => ({ "retry-after": new Date(Date.now() + 1_000).toUTCString() })),
  "429-always": says(429, { message: "Too Many Attempts." }, { "retry-after": "0" }),
  "429-html": says(429, "<html>", { "retry-after": "0" }),
  400: says(400, { message: "Bad." }),
  405: says(405, { message: "Not here." }),
  500: says(500, { message: "Server Error" }),
  502: says(502, "<html>"),
  503: says(503, { message: "Later." }, { "retry-after": "0" }),
  504: says(504, ""),
  html: says(200, "<!doctype html><title>Login</title>", { "content-type": "text/html" }),
  cut: says(201, CREATED.slice(0, 40)),
  empty: says(201, ""),
  "other-json": says(201, { message: "ok", data: [] }),
  "relay-key": says(500, { message: "The relay could not get its API key. Nothing was forwarded.", code: "relay_key" }),
  "relay-timeout": says(504, { message: "No answer.", code: "relay_timeout" }),
  "list-pages": (response, count) => says(200, { data: [{ id: count }], current_page: count, last_page: 3 })(response),
  "list-first-page": says(200, { data: [{ id: 1 }], current_page: 1, last_page: 9 }),
  redirect: says(302, "", { location: "/created/redirected/api/user/campaign" }),
  "redirect-307": says(307, "", { location: "/created/redirected/api/user/campaign" }),
  "reset-before-headers": (response) => response.socket?.resetAndDestroy(),
  "reset-in-headers": (response) => {
    response.socket?.write("HTTP/1.1 201 Created\r\nContent-Type: applic");
    setTimeout(() => response.socket?.resetAndDestroy(), 30);
  },
  "reset-in-body": (response) => {
    response
      .writeHead(201, { "content-type": "application/json", "content-length": "1000" })
      .write(CREATED.slice(0, 40));
    setTimeout(() => response.socket?.resetAndDestroy(), 30);
  },
  silence: () => {},
  drip: (response) => {
    response.writeHead(201, { "content-type": "application/json" });
    const drip = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drip));
  },
  big: (response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const chunk = "x".repeat(2 ** 20);
    const push = (/** @type {number} */ left) => {
      if (left === 0) return void response.end();
      if (response.write(chunk)) push(left - 1);
      else response.once("drain", () => push(left - 1));
    };
    push(BIG_MB);
  },
};

const TYPES = /** @type {Record<string, string>} */ ({ ".js": "text/javascript", ".mjs": "text/javascript" });

export async function startFaultServer() {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const server = createServer((request, response) => {
    request.on("error", () => {});
    const [, fault = "", run = ""] = (request.url ?? "").split("/");
    if (fault === "__page") return void sendPage(response, request.url ?? "");
    if (fault === "__count") return void response.end(String(counts.get(decodeURIComponent(run)) ?? 0));
    // A browser repeats a request by itself when a used connection is reset, so each request has its own.
    response.setHeader("connection", "close");
    request.resume().on("end", () => {
      const count = (counts.get(run) ?? 0) + 1;
      counts.set(run, count);
      faults[fault]?.(response, count);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    /** Returns the number of requests of a run. @param {string} run */
    count: (run) => counts.get(run) ?? 0,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Sends an empty page, and the files of the package and of this folder, to browsers.
 *
 * @param {Answer} response
 * @param {string} url
 */
async function sendPage(response, url) {
  const path = normalize(url.replace("/__page/", ""));
  if (path === "index.html") {
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
    return;
  }
  const allowed = path.startsWith("pkg/") || path.startsWith("tests/faults/");
  const text = allowed ? await readFile(join(root, path)).catch(() => undefined) : undefined;
  response.writeHead(text ? 200 : 404, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(text);
}

/** Returns a port of the loopback without a listener. */
export async function closedPort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
