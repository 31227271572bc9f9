// A model of people who create campaigns: forms in several tabs, reloads, edits, and a server that loses responses.
// Checks that no campaign is created twice or lost, that every promise settles, and that no form makes a false claim.
// `node tests/package/support/form-model.mjs 2000 [seed [path replayPath]]` runs it alone.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { createCampaignForm } from "../../../pkg/form.js";
import { CampaignClient } from "../../../pkg/index.js";
import { Browser } from "./form-browser.mjs";

/** The server's treatments of a create. `late`: the connection breaks, and the request arrives at the next release. */
const POSTS = /** @type {const} */ ([
  "ok",
  "ok",
  "lose-answer",
  "break-before",
  "late",
  "hold-answer",
  "hold-request",
  "hold-then-cut",
  "429",
  "422",
  "500-before",
  "500-after",
]);
const LISTS = /** @type {const} */ (["ok", "ok", "ok", "break", "500", "hold"]);
/**
 * The host of the forms. `script`: no page, and a storage whose keys cannot be listed. `http page`: a page without Web
 * Locks. `https page`: tabs with Web Locks that see each other's changes of the storage late.
 */
const HOSTS = /** @type {const} */ (["script", "http page", "https page"]);
const MOST_FORMS = 4;

/** @typedef {import("../../../pkg/form.js").CampaignForm} Form */
/** @typedef {import("./form-browser.mjs").Tab & { client: CampaignClient }} Page */
/**
 * A form in its page, its earlier names, and the last state that its page has drawn.
 *
 * @typedef {{ form: Form, page: Page, typed: string[], drawn?: unknown }} Seat
 */

class World {
  /** @type {any[]} */
  campaigns = [];
  /** The number of requests by name without a clear response to a live page. @type {Map<string, number>} */
  unanswered = new Map();
  /** The counted responses and errors. */
  heard = new WeakSet();
  /** The number of further campaigns by name that a person has allowed. @type {Map<string, number>} */
  permits = new Map();
  /** @type {(typeof POSTS[number])[]} */
  posts = [];
  /** @type {(typeof LISTS[number])[]} */
  lists = [];
  /** @type {(() => void)[]} */
  held = [];
  browser;
  /** @type {Seat[]} */
  seats = [];
  /** @type {Promise<any>[]} */
  promises = [];
  settled = 0;
  /** @type {string[]} */
  falseClaims = [];
  /** Names that a form has reported or a person has discarded. @type {Set<string>} */
  known = new Set();
  names = 0;
  ids = 0;

  /** @param {typeof HOSTS[number]} host */
  constructor(host) {
    this.browser = new Browser(host);
  }

  begin() {
    const { form, typed } = this.sit(this.page());
    typed.push("campaign 0");
    form.setValue("name", "campaign 0");
  }

  /** @returns {Page} */
  page() {
    const client = new CampaignClient({
      baseUrl: "https://model.test/api",
      maxRetries: 0,
      fetch: async (url, init) => {
        if (!page.isDead) return this.fetch(url, init);
        // A closed page sends nothing.
        await this.hold();
        throw new TypeError("fetch failed");
      },
    });
    /** @type {Page} */
    const page = Object.assign(this.browser.tab(), { client });
    const { createCampaign } = client;
    // Counted before the request leaves, because other tabs may read the record of the attempt by then.
    client.createCampaign = (/** @type {any} */ campaign, /** @type {any[]} */ ...rest) => {
      const { name } = /** @type {{ name: string }} */ (campaign);
      this.unanswered.set(name, (this.unanswered.get(name) ?? 0) + 1);
      return createCampaign.call(client, campaign, ...rest);
    };
    return page;
  }

  /** @param {Page} page */
  sit(page) {
    const form = page.run(() => {
      const { client, storage } = page;
      const form = createCampaignForm({ client, storage, initialValues: { assistant_id: 127 }, focus: () => {} });
      form.restore();
      return inTab(page, form);
    });
    const { name } = form.values;
    /** @type {Seat} */
    const seat = { form, page, typed: name === undefined ? [] : [name] };
    form.subscribe(() => {
      if (page.isDead) return;
      this.listen(seat);
      seat.drawn = form.getState();
    });
    seat.drawn = form.getState();
    this.seats.push(seat);
    return seat;
  }

  // ---- the server ----

  /** @param {any} url @param {any} init @returns {Promise<Response>} */
  async fetch(url, init) {
    const path = new URL(url).pathname;
    if (init.method === "GET") {
      assert.equal(path, "/api/user/campaigns");
      const treatment = this.lists.shift() ?? "ok";
      if (treatment === "hold") await this.hold();
      if (treatment === "break") throw new TypeError("fetch failed");
      if (treatment === "500") return json(500, { message: "Server Error" });
      return json(200, { data: this.campaigns });
    }
    return this.post(JSON.parse(init.body));
  }

  hold() {
    return new Promise((resolve) => this.held.push(() => resolve(undefined)));
  }

  /** @param {any} body @returns {Promise<Response>} */
  async post(body) {
    const treatment = this.posts.shift() ?? "ok";
    /** @type {any} */
    let made;
    const create = () => {
      made = { id: ++this.ids, status: "draft", created_at: new Date().toISOString(), ...body };
      this.campaigns.push(made);
    };
    if (treatment === "429") return json(429, { message: "Too Many Attempts." });
    if (treatment === "422") return json(422, { message: "No.", errors: { name: ["Taken."] } });
    if (treatment === "break-before") throw new TypeError("fetch failed");
    if (treatment === "500-before") return json(500, { message: "Server Error" });
    if (treatment === "late") {
      this.held.push(create);
      throw new TypeError("fetch failed");
    }
    if (treatment === "hold-request") await this.hold();
    create();
    if (treatment === "lose-answer") throw new TypeError("fetch failed");
    if (treatment === "500-after") return json(500, { message: "Server Error" });
    if (treatment === "hold-answer" || treatment === "hold-then-cut") await this.hold();
    if (treatment === "hold-then-cut") throw new TypeError("fetch failed");
    return json(201, { message: "Campaign created successfully", data: made });
  }

  /** @param {string | undefined} name */
  existing(name) {
    return this.campaigns.filter((campaign) => campaign.name === name);
  }

  // ---- actions of people ----

  /** @param {number} index */
  seat(index) {
    return /** @type {Seat} */ (this.seats[index % this.seats.length]);
  }

  /** @param {Seat} seat @param {Promise<any>} promise */
  await(seat, promise) {
    const { name } = seat.form.values;
    this.promises.push(promise);
    promise.then(
      (result) => {
        this.settled++;
        this.hear(seat, result, name);
      },
      (error) => this.falseClaims.push(`submit() rejected: ${error}`),
    );
  }

  /**
   * Whether a look that begins now finds the campaign of a name. If so, no form may send it.
   * @param {string} name
   */
  isSureToBeFound(name) {
    const isQuiet = this.held.length === 0 && this.lists.length === 0 && this.settled === this.promises.length;
    return isQuiet && this.existing(name).length === 1 && !this.permits.has(name);
  }

  /** @param {string | undefined} name */
  permit(name) {
    if (name === undefined) return;
    this.permits.set(name, (this.permits.get(name) ?? 0) + 1);
    this.known.add(name);
  }

  async flush() {
    for (let i = 0; i < 12; i++) {
      await new Promise((resolve) => setImmediate(resolve));
      this.browser.spread();
    }
  }

  listenToAll() {
    for (const seat of this.seats) {
      this.listen(seat);
      const isDrawn = isDeepStrictEqual(seat.drawn, seat.form.getState());
      // Without storage events a page sees changes of other tabs only when it reads.
      if (this.browser.hasEvents && !isDrawn)
        this.falseClaims.push(`a page still draws an old state: ${JSON.stringify([seat.drawn, seat.form.getState()])}`);
    }
  }

  // ---- claims of the forms ----

  /** @param {Seat} seat @param {any} result @param {string | undefined} name that was sent */
  hear({ form, page }, result, name) {
    const answer = result.ok ? !result.found && result.result : result.error;
    const isClear = result.ok || ["refused", "not-sent"].includes(answer?.outcome);
    if (isClear && answer && !page.isDead && !this.heard.has(answer)) {
      this.heard.add(answer);
      const sent = result.ok ? result.campaign.name : name;
      this.unanswered.set(sent, (this.unanswered.get(sent) ?? 0) - 1);
    }
    if (result.ok) {
      this.known.add(result.campaign.name);
      const there = this.existing(result.campaign.name);
      if (!there.some(({ id }) => id === result.result?.id))
        this.falseClaims.push(`reported as created: ${result.campaign.name}`);
    } else if (!page.isDead && ["refused", "not-sent"].includes(result.error?.outcome)) {
      // A refused campaign does not exist, unless an earlier request for it is still reported as unclear.
      const { unclear, submitted, submitting } = form.getState();
      const isReported = unclear?.campaign.name === name || submitted || submitting;
      if (this.existing(name).length > 0 && !isReported && !this.known.has(/** @type {string} */ (name))) {
        this.falseClaims.push(`reported as refused, but it exists: ${name}`);
      }
    }
  }

  /** Compares every claim of a form's state with the server's list. @param {Seat} seat */
  listen({ form }) {
    const { values, errors, submitted, submitting, result, earlier, unclear, found, error } = form.getState();
    const claim = (/** @type {boolean} */ holds, /** @type {string} */ text) =>
      holds || this.falseClaims.push(`${text}: ${JSON.stringify({ values, submitted, submitting, earlier, unclear })}`);
    const has = (/** @type {any} */ campaign, /** @type {string | undefined} */ name) =>
      this.existing(name).some(({ id }) => id === campaign?.id);
    claim(!submitted || has(result, values.name), "submitted, but not on the server");
    claim(submitted || (result === undefined && found === undefined), "a result without a submission");
    claim(!earlier || has(earlier.result, earlier.campaign.name), "an earlier campaign that is not on the server");
    claim(!(submitted && submitting), "submitted and submitting");
    claim(!(unclear && submitting), "unclear and submitting");
    claim(!(unclear && submitted), "unclear and submitted");
    claim(!submitted || (error === undefined && Object.keys(errors).length === 0), "submitted with an error");
    const unanswered = unclear && this.unanswered.get(unclear.campaign.name);
    // A tab does not know yet of a response that another tab has just received.
    claim(!unclear || (unanswered ?? 0) > 0 || this.browser.isLate, "unclear, although every request was answered");
    claim(!unclear || error !== undefined, "unclear without an error");
    if (submitted) this.known.add(/** @type {string} */ (values.name));
    if (earlier) this.known.add(earlier.campaign.name);
  }

  /** Delivers all held requests and compares the result. */
  async end() {
    for (let i = 0; i < 20; i++) {
      this.posts = this.lists = [];
      for (const go of this.held.splice(0)) go();
      await this.flush();
    }
    this.listenToAll();
    assert.deepEqual(this.falseClaims, [], "false claims");
    assert.equal(this.settled, this.promises.length, "a promise is unsettled");
    const names = new Set(this.campaigns.map(({ name }) => name));
    const doubled = [...names].flatMap((name) => {
      const [count, allowed] = [this.existing(name).length, 1 + (this.permits.get(name) ?? 0)];
      return count > allowed ? [`${name}: ${count}, allowed ${allowed}`] : [];
    });
    assert.deepEqual(doubled, [], "doubled");
    // The page reports the remaining names when it is opened again.
    const open = this.openNames();
    const lost = [...names].filter((name) => !this.known.has(name) && !open.has(name));
    assert.deepEqual(lost, [], "lost");
  }

  /** Returns the names of the stored attempts. */
  openNames() {
    const texts = this.browser.texts();
    const names = [...texts.matchAll(/"campaign":\{"name":"([^"]+)"/g)].map(([, name]) => name);
    return new Set(names);
  }
}

/** Runs all calls of a form in its page. @param {Page} page @param {Form} form @returns {Form} */
function inTab(page, form) {
  return new Proxy(form, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (/** @type {any[]} */ ...args) => page.run(() => value.apply(target, args));
    },
  });
}

/** @param {number} status @param {unknown} body */
function json(status, body) {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

/**
 * @param {string} label
 * @param {(world: World) => void | Promise<void>} act
 * @param {boolean} [isFlushed] whether the next command waits for everything that can end
 */
const command = (label, act, isFlushed = true) => ({
  check: () => true,
  /** @param {unknown} _ @param {World} world */
  async run(_, world) {
    await act(world);
    if (isFlushed) {
      await world.flush();
      world.listenToAll();
    }
    assert.deepEqual(world.falseClaims, [], "false claims");
  },
  toString: () => label,
});

const seat = fc.nat(MOST_FORMS - 1);

/** @param {World} world @param {number} index */
function type(world, index) {
  const { form, typed } = world.seat(index);
  const name = `campaign ${++world.names}`;
  form.setValue("name", name);
  typed.push(name);
}

const submit = fc
  .tuple(seat, fc.boolean())
  .map(([i, isFlushed]) =>
    command(
      `submit(${i})${isFlushed ? "" : " at once"}`,
      (world) => world.await(world.seat(i), world.seat(i).form.submit()),
      isFlushed,
    ),
  );

const commands = [
  submit,
  submit,
  submit,
  seat.map((i) => command(`type(${i})`, (world) => type(world, i))),
  seat.map((i) => command(`type(${i})`, (world) => type(world, i))),
  fc.tuple(seat, fc.nat(5)).map(([i, k]) =>
    command(`set back(${i}, ${k})`, (world) => {
      const { form, typed } = world.seat(i);
      if (typed.length > 0) form.setValue("name", typed[k % typed.length]);
    }),
  ),
  seat.map((i) =>
    command(`double click(${i})`, (world) => {
      for (let click = 0; click < 2; click++) world.await(world.seat(i), world.seat(i).form.submit());
    }),
  ),
  fc.tuple(seat, seat).map(([i, k]) =>
    command(`submit(${i}) and submit(${k})`, (world) => {
      for (const seat of [world.seat(i), world.seat(k)]) world.await(seat, seat.form.submit());
    }),
  ),
  seat.map((i) =>
    command(`submitAnyway(${i})`, (world) => {
      const { form } = world.seat(i);
      const { unclear, values } = form.getState();
      const isAllowed = unclear && ["not-seen", "ambiguous", "failed"].includes(unclear.search.status);
      if (isAllowed && !world.isSureToBeFound(unclear.campaign.name)) {
        world.permit(unclear.campaign.name);
        world.permit(values.name);
      }
      world.await(world.seat(i), form.submitAnyway());
    }),
  ),
  seat.map((i) =>
    command(`discardAttempt(${i})`, (world) => {
      const { form } = world.seat(i);
      const { unclear } = form.getState();
      if (form.discardAttempt()) world.permit(unclear?.campaign.name);
    }),
  ),
  seat.map((i) =>
    command(`reset(${i})`, (world) => {
      const seat = world.seat(i);
      seat.form.reset();
      seat.typed = [];
    }),
  ),
  fc.tuple(seat, fc.boolean()).map(([i, isCrash]) =>
    command(`${isCrash ? "crash" : "reload"}(${i})`, (world) => {
      const { page } = world.seat(i);
      if (!isCrash) page.fire("pagehide");
      page.close();
      const gone = world.seats.filter((seat) => seat.page === page);
      world.seats = world.seats.filter((seat) => seat.page !== page);
      const next = world.page();
      for (let n = 0; n < gone.length; n++) world.sit(next);
    }),
  ),
  seat.map((i) =>
    command(`remount(${i})`, (world) => {
      const { form, page } = world.seat(i);
      form.release();
      world.seats = world.seats.filter((seat) => seat.form !== form);
      world.sit(page);
    }),
  ),
  fc.constant(command("new tab", (world) => void (world.seats.length < MOST_FORMS && world.sit(world.page())))),
  seat.map((i) =>
    command(`new form(${i})`, (world) => void (world.seats.length < MOST_FORMS && world.sit(world.seat(i).page))),
  ),
  fc.tuple(fc.constantFrom(...POSTS), fc.constantFrom(...LISTS)).map(([post, list]) =>
    command(`next post ${post}, next list ${list}`, (world) => {
      world.posts.push(post);
      if (list !== "ok") world.lists.push(list);
    }),
  ),
  fc.constantFrom(...POSTS).map((post) => command(`next post ${post}`, (world) => void world.posts.push(post))),
  fc.nat(3).map((k) => command(`release(${k})`, (world) => world.held.splice(k % (world.held.length || 1), 1)[0]?.())),
];

/**
 * @param {number} runs
 * @param {number} [seed]
 * @param {string} [path] and `replayPath`: of a counterexample, to run it alone
 * @param {string} [replayPath]
 */
export async function runModel(runs, seed, path, replayPath = "") {
  // The first request compiles the client, which takes longer than the timeouts of a run.
  const fetch = async () => json(200, { data: [] });
  await new CampaignClient({ baseUrl: "https://model.test/api", fetch }).listCampaigns();
  const count = { runs: 0, commands: 0, campaigns: 0, submissions: 0, unclear: 0 };
  await fc.assert(
    // About 30 commands in a run.
    fc.asyncProperty(
      fc.constantFrom(...HOSTS),
      fc.commands(commands, { maxCommands: 60, size: "max", ...(replayPath && { replayPath }) }),
      async (host, list) => {
        const world = new World(host);
        await world.browser.run(async () => {
          world.begin();
          await fc.asyncModelRun(() => ({ model: {}, real: world }), list);
          await world.end();
        });
        count.runs++;
        count.commands += [...list].length;
        count.campaigns += world.campaigns.length;
        count.submissions += world.promises.length;
        for (const unanswered of world.unanswered.values()) count.unclear += unanswered;
      },
    ),
    { numRuns: runs, ...(seed !== undefined && { seed }), ...(path && { path }) },
  );
  return count;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
  console.log(`seed ${seed}`);
  console.log(await runModel(Number(process.argv[2] ?? 2_000), seed, process.argv[4], process.argv[5]));
}
