// The fault table: the fault, the caller's result, its outcome, and the number of requests. Runs in any environment
// with fetch, so it uses only the platform.

/**
 * @typedef {object} Environment
 * @property {typeof import("../../pkg/index.js")} library
 * @property {() => void} trap makes the client module trap
 * @property {string} origin of the fault server
 * @property {string} closed an origin without a listener
 */
/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} [fault] of the server, "created" by default
 * @property {string} sees "created", or the code of the error
 * @property {string} [outcome]
 * @property {string} [outcomeElsewhere] if fetch does not name a refused connection
 * @property {number} requests at the server
 * @property {[least: number, most: number]} [requestsInChromium] if the browser itself repeats requests
 * @property {number} [attempts] of the error, by default the number of requests
 * @property {string} [body] of the error
 * @property {boolean} [everywhere] one of the ten rows that depend on the environment's fetch
 * @property {boolean} [closed] sends to the origin without a listener
 * @property {object} [options] of the client
 * @property {(call: Call) => Promise<unknown>} [act] uses the client, by default for one create
 */
/** @typedef {{ client: import("../../pkg/index.js").CampaignClient, environment: Environment, url: string }} Call */

const FORM = { name: "Faults", assistant_id: 127 };
const CREATED = { message: "Campaign created successfully", data: { id: 1, name: "Faults", status: "draft" } };
/** A text without a blank is cut before 500 characters, because a key may be cut in two at the end. */
const BODY_OF_ONE_WORD = 333;
const sleep = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** @param {() => unknown} fetch */
const fetchThat = (fetch) => ({ fetch: /** @type {any} */ (fetch) });

/** Waits until the server has a request of the run. @param {Call} call */
async function requestArrives({ environment, url }) {
  const [, run] = url.slice(environment.origin.length + 1).split("/");
  while ((await (await fetch(`${environment.origin}/__count/${run}`)).text()) === "0") await sleep(20);
}

/** @param {unknown} reason */
const abortDuring = (reason) => async (/** @type {Call} */ call) => {
  const controller = new AbortController();
  const created = call.client.createCampaign(FORM, { signal: controller.signal });
  await requestArrives(call);
  await sleep(50);
  controller.abort(reason);
  return created;
};
/** @param {unknown} reason */
const abortBefore =
  (reason) =>
  async (/** @type {Call} */ { client }) =>
    client.createCampaign(FORM, { signal: AbortSignal.abort(reason) });
/** @param {unknown} reason */
const abortAfter =
  (reason) =>
  async (/** @type {Call} */ { client }) => {
    const controller = new AbortController();
    const campaign = await client.createCampaign(FORM, { signal: controller.signal });
    controller.abort(reason);
    return campaign;
  };
/** @type {[string, unknown][]} */
const reasons = [
  ["an Error", new Error("enough")],
  ["a text", "user left"],
  ["undefined", undefined],
];

/** @param {number} jump milliseconds */
const withClockJump =
  (jump) =>
  async (/** @type {Call} */ { client }) => {
    const { now } = Date;
    setTimeout(() => {
      Date.now = () => now() + jump;
    }, 50);
    try {
      return await client.createCampaign(FORM);
    } finally {
      Date.now = now;
    }
  };
const YEAR = 365 * 86_400_000;

/** @type {Row[]} */
export const rows = [
  // The classification by status.
  { name: "201", sees: "created", requests: 1 },
  { name: "200", fault: "created-200", sees: "created", requests: 1 },
  { name: "201 without a content type", fault: "no-content-type", sees: "created", requests: 1 },
  { name: "201 with a wrong content type", fault: "wrong-content-type", sees: "created", requests: 1 },
  { name: "401", fault: "401", sees: "authentication", outcome: "refused", requests: 1 },
  { name: "403", fault: "403", sees: "plan_limit", outcome: "refused", requests: 1 },
  { name: "403 for permission", fault: "403-permission", sees: "authentication", outcome: "refused", requests: 1 },
  {
    name: "403 for an email address that is not verified",
    fault: "403-unverified",
    sees: "authentication",
    outcome: "refused",
    requests: 1,
  },
  {
    name: "403 of a firewall",
    fault: "403-firewall",
    sees: "unexpected_response",
    outcome: "unknown",
    requests: 1,
    body: "<html><title>Blocked, ray 42</title></html>",
  },
  { name: "404", fault: "404", sees: "assistant_not_found", outcome: "refused", requests: 1 },
  { name: "404 for the route", fault: "404-route", sees: "not_found", outcome: "refused", requests: 1 },
  { name: "422", fault: "422", sees: "validation", outcome: "refused", requests: 1 },
  { name: "422 without message", fault: "422-no-message", sees: "validation", outcome: "refused", requests: 1 },
  { name: "422 with the fields at its top", fault: "422-fields", sees: "validation", outcome: "refused", requests: 1 },
  { name: "422 without errors", fault: "422-bare", sees: "validation", outcome: "refused", requests: 1 },
  { name: "422 for the plan limit", fault: "422-limit", sees: "plan_limit", outcome: "refused", requests: 1 },
  { name: "429 for a second, in seconds", fault: "429-seconds", sees: "created", requests: 2 },
  { name: "429 for a second, as a date", fault: "429-date", sees: "created", requests: 2 },
  { name: "429 again and again", fault: "429-always", sees: "rate_limit", outcome: "refused", requests: 3 },
  { name: "429 as HTML", fault: "429-html", sees: "rate_limit", outcome: "unknown", requests: 1 },
  { name: "400", fault: "400", sees: "unexpected_response", outcome: "unknown", requests: 1 },
  { name: "405", fault: "405", sees: "unexpected_response", outcome: "unknown", requests: 1 },
  { name: "500", fault: "500", sees: "server", outcome: "unknown", requests: 1 },
  { name: "502", fault: "502", sees: "server", outcome: "unknown", requests: 1 },
  { name: "503 with Retry-After", fault: "503", sees: "server", outcome: "unknown", requests: 1 },
  { name: "504", fault: "504", sees: "server", outcome: "unknown", requests: 1 },

  // Responses outside the contract.
  { name: "HTML with 200", fault: "html", sees: "unexpected_response", outcome: "unknown", requests: 1 },
  { name: "cut JSON", fault: "cut", sees: "unexpected_response", outcome: "unknown", requests: 1 },
  { name: "an empty 201", fault: "empty", sees: "unexpected_response", outcome: "unknown", requests: 1 },
  { name: "201 without a campaign", fault: "other-json", sees: "unexpected_response", outcome: "unknown", requests: 1 },
  {
    name: "a redirect",
    fault: "redirect",
    sees: "unexpected_response",
    outcome: "unknown",
    requests: 1,
    everywhere: true,
  },
  {
    name: "a redirect that keeps the method",
    fault: "redirect-307",
    sees: "unexpected_response",
    outcome: "unknown",
    requests: 1,
  },
  {
    name: "a body of 100 MB",
    fault: "big",
    sees: "unexpected_response",
    outcome: "unknown",
    requests: 1,
    body: "x".repeat(BODY_OF_ONE_WORD),
    options: { timeout: 30_000 },
  },
  {
    name: "the relay has no key",
    fault: "relay-key",
    sees: "relay_key",
    outcome: "refused",
    requests: 1,
  },
  {
    name: "the relay got no answer",
    fault: "relay-timeout",
    sees: "relay_timeout",
    outcome: "unknown",
    requests: 1,
  },

  // The lists.
  {
    name: "a list of three pages",
    fault: "list-pages",
    sees: "created",
    requests: 3,
    act: async ({ client }) => {
      const list = await client.listCampaigns();
      if (list.length !== 3) throw new Error(`${list.length} campaigns of 3`);
    },
  },
  {
    name: "a list whose pages have no end",
    fault: "list-first-page",
    sees: "unexpected_response",
    outcome: "unknown",
    requests: 2,
    attempts: 1,
    act: async ({ client }) => client.listCampaigns(),
  },

  // Connections.
  {
    name: "a refused connection",
    closed: true,
    sees: "connection",
    outcome: "not-sent",
    outcomeElsewhere: "unknown",
    requests: 0,
    attempts: 1,
    everywhere: true,
  },
  {
    name: "a reset before the headers",
    fault: "reset-before-headers",
    sees: "connection",
    outcome: "unknown",
    requests: 1,
  },
  {
    name: "a reset in the headers",
    fault: "reset-in-headers",
    // Chromium itself repeats a POST, unseen by the page, when a connection that it opened ahead breaks before the
    // headers are complete. fetch has no switch for that. `attempts` shows that the package sent it once.
    requestsInChromium: [1, 10],

    sees: "connection",
    outcome: "unknown",
    requests: 1,
    everywhere: true,
  },
  {
    name: "a reset in the body",
    fault: "reset-in-body",
    sees: "connection",
    outcome: "unknown",
    requests: 1,
    everywhere: true,
  },
  { name: "silence", fault: "silence", sees: "timeout", outcome: "unknown", requests: 1, options: { timeout: 200 } },
  {
    name: "a slow drip past the timeout",
    fault: "drip",
    sees: "timeout",
    outcome: "unknown",
    requests: 1,
    options: { timeout: 300 },
  },

  // Callers.
  {
    name: "a duplicate submission",
    sees: "created",
    requests: 1,
    act: async ({ client }) =>
      (await Promise.all([client.createCampaign(FORM), client.createCampaign({ ...FORM })]))[1],
  },
  {
    name: "two equal creates, one of them aborted",
    sees: "created",
    requests: 1,
    act: async ({ client }) => {
      const patient = client.createCampaign(FORM);
      await client.createCampaign(FORM, { signal: AbortSignal.abort() }).catch(() => {});
      return patient;
    },
  },
  ...reasons.flatMap(([name, reason]) => [
    {
      name: `an abort before, with ${name}`,
      sees: "aborted",
      outcome: "not-sent",
      requests: 0,
      act: abortBefore(reason),
    },
    {
      name: `an abort during, with ${name}`,
      fault: "silence",
      sees: "aborted",
      outcome: "unknown",
      requests: 1,
      everywhere: true,
      act: abortDuring(reason),
    },
    { name: `an abort after, with ${name}`, sees: "created", requests: 1, act: abortAfter(reason) },
  ]),
  {
    name: "an abort during the body",
    fault: "drip",
    sees: "aborted",
    outcome: "unknown",
    requests: 1,
    act: abortDuring("enough"),
  },
  {
    name: "a clock that jumps ahead a year",
    fault: "429-seconds",
    sees: "created",
    requests: 2,
    act: withClockJump(YEAR),
  },
  {
    name: "a clock that jumps back a year",
    fault: "429-date",
    sees: "created",
    requests: 2,
    act: withClockJump(-YEAR),
  },
  {
    name: "silence and a clock that jumps back",
    fault: "silence",
    sees: "timeout",
    outcome: "unknown",
    requests: 1,
    options: { timeout: 200 },
    act: withClockJump(-YEAR),
  },

  // Failures of fetch that prove that nothing was sent, and one that proves nothing.
  ...[
    { name: "an untrusted certificate", cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, outcome: "not-sent" },
    { name: "a connect timeout", cause: { code: "UND_ERR_CONNECT_TIMEOUT" }, outcome: "not-sent" },
    { name: "a resolver that fails", cause: { code: "EAI_AGAIN", syscall: "getaddrinfo" }, outcome: "not-sent" },
    { name: "no route to the host", cause: { code: "EHOSTUNREACH", syscall: "connect" }, outcome: "not-sent" },
    { name: "a host that falls silent", cause: { code: "EHOSTUNREACH", syscall: "read" }, outcome: "unknown" },
  ].map(({ name, cause, outcome }) => ({
    name,
    sees: "connection",
    outcome,
    requests: 0,
    attempts: 1,
    options: fetchThat(() => Promise.reject(Object.assign(new TypeError("fetch failed"), { cause }))),
  })),

  // Injected fetch functions.
  {
    name: "a fetch that throws synchronously",
    sees: "connection",
    outcome: "unknown",
    requests: 0,
    attempts: 1,
    everywhere: true,
    options: fetchThat(() => {
      throw new TypeError("no network");
    }),
  },
  {
    name: "a foreign Response",
    sees: "created",
    requests: 0,
    everywhere: true,
    options: fetchThat(async () => ({ status: 201, headers: {}, text: async () => JSON.stringify(CREATED) })),
  },
  {
    name: "a fetch that never settles",
    sees: "timeout",
    outcome: "unknown",
    requests: 0,
    attempts: 1,
    options: { timeout: 100, ...fetchThat(() => new Promise(() => {})) },
  },
  {
    name: "a trapped instance while ten creates hang",
    fault: "silence",
    sees: "connection",
    outcome: "unknown",
    requests: 10,
    // A browser opens six connections to a host, not ten.
    requestsInChromium: [1, 10],
    attempts: 1,
    everywhere: true,
    act: async ({ client, environment }) => {
      const calls = Array.from({ length: 10 }, (_, i) => client.createCampaign({ ...FORM, name: `Faults ${i}` }));
      const results = Promise.allSettled(calls);
      await sleep(600);
      environment.trap();
      const settled = await results;
      const codes = settled.map((result) => (result.status === "rejected" ? result.reason.code : "created"));
      if (new Set(codes).size !== 1) throw new Error(`the ten ended differently: ${codes}`);
      // The next call works.
      const { CampaignClient } = environment.library;
      await new CampaignClient({ baseUrl: `${environment.origin}/created/after-the-trap/api` }).createCampaign(FORM);
      return calls[0];
    },
  },
];
