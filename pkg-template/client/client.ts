// CampaignClient: creates campaigns, and what stands around that. The wasm client module does the I/O; this facade owns
// promises, options and error classes.
import { calibrate, calibrationLimits, refusalOf } from "../calibrate/calibrate.js";
import type { Calibration } from "../calibrate/compare.js";
import { errorOfCode } from "../errors.js";
import { buildRequest } from "../http/build-request.js";
import { endpointRequest } from "../http/endpoint.js";
import type {
  AccountFacts,
  Assistant,
  Campaign,
  CampaignStatus,
  ClientOptions,
  FindCreatedOptions,
  OutboundAssistant,
  Paths,
  PhoneNumber,
  ReadOptions,
  RequestOptions,
} from "../types.js";
import { findCreated } from "./find-created.js";
import { readList } from "./list-pages.js";
import { loadAccount } from "./load-account.js";
import {
  assertNoKeyInBrowser,
  type ResolvedReadOptions,
  readClientOptions,
  readFindOptions,
  readId,
  readReadOptions,
  readWriteOptions,
  withKeyRedacted,
} from "./options.js";
import { RequestPool } from "./request-pool.js";

/** What was asked for; one request is sent, whichever of the two promises is awaited. */
export interface ApiPromise<T> extends Promise<T> {
  /** The data together with the raw answer, whose body is read already. */
  withResponse(): Promise<{ data: T; response: Response }>;
}

/** The created campaign. */
export type CampaignPromise = ApiPromise<Campaign>;

/** What `findCreated` saw. */
export type FoundCampaign =
  /** One campaign fits in its name and in every member that the list shows, and it was not there before. */
  | { status: "found"; campaign: Campaign }
  /** Several have the name, or one that may be older or another's: a person must look. */
  | { status: "ambiguous"; candidates: Campaign[] }
  /** None fits yet. This proves nothing. */
  | { status: "not-seen" };

/** The most that the platform gives at once, where it gives pages. */
const MAX_PER_PAGE = 100;

/** The data of an answer, and the answer. */
type Received<T> = { data: T; response: Response };

type ListEndpoint = "list" | "outboundAssistants" | "assistants" | "phoneNumbers";

/**
 * Creates campaigns at the server, starts and stops them, and reads what a form needs to know of the account.
 *
 * A campaign places real calls and the API has no idempotency key, so a write is repeated only where the server refused it
 * with a 429, never after an unclear outcome. Reads are repeated after connection failures, 429, 502, 503 and 504.
 *
 * Every call rejects with the `CampaignError` of what happened, and its `outcome` says whether a write may have happened all
 * the same; an option that cannot be used is a `TypeError` that names it.
 *
 * Keep the API key on a server. In a browser, leave `apiKey` out and let `baseUrl` lead to a relay of your own
 * (`outbound-campaign/relay`).
 *
 * @example
 * import { CampaignClient } from "outbound-campaign";
 *
 * const client = new CampaignClient({ baseUrl: "/api", credentials: "same-origin" });
 * const campaign = await client.createCampaign({ name: "Spring", assistant_id: 127 });
 * await client.startCampaign(campaign.id);
 */

export class CampaignClient {
  // Private, so that neither console.log nor JSON.stringify of a client shows the key.
  #pool;
  #settings;

  /**
   * Makes a client of one account. Sends nothing.
   *
   * @param options The server's address, the API key on a server, and how validation is done.
   * @throws {TypeError} where an option cannot be used; the message names it, and never shows the key.
   */
  constructor(options: ClientOptions) {
    this.#settings = readClientOptions(options);
    this.#pool = new RequestPool(this.#settings);
  }

  /**
   * Validates the form, and posts it where it is valid. A form and the `campaign` of a verdict are equally welcome.
   *
   * Rejects with a `ValidationError` before anything is sent where the server would refuse the form.
   */
  createCampaign(form: unknown, options?: RequestOptions): CampaignPromise {
    return withResponse(this.#create(form, options));
  }

  async #create(form: unknown, options?: RequestOptions): Promise<Received<Campaign>> {
    const given = readWriteOptions(options);
    // Before the first await, so that it is the form of now which is sent. Throws for a form that the server would refuse.
    const request = this.#withKeyRedacted(() => buildRequest(form, this.#requestTarget(given)));
    const { data, response } = await this.#pool.send(request, "create", given);
    return { data: data as Campaign, response };
  }

  /** Starts a campaign: from now on it calls people. */
  startCampaign(id: number | string, options?: RequestOptions): ApiPromise<CampaignStatus> {
    return withResponse(this.#updateStatus(id, "start", options));
  }

  /** Stops a campaign. */
  stopCampaign(id: number | string, options?: RequestOptions): ApiPromise<CampaignStatus> {
    return withResponse(this.#updateStatus(id, "stop", options));
  }

  async #updateStatus(id: number | string, action: "start" | "stop", options?: RequestOptions) {
    const campaign_id = readId(id);
    const given = readWriteOptions(options);
    const request = this.#request("updateStatus", given, { body: { campaign_id, action } });
    const { data, response } = await this.#pool.send(request, "change", { ...given, subject: String(campaign_id) });
    const reported = typeof data === "object" && data !== null ? data : {};
    return { data: { campaign_id, ...reported } as CampaignStatus, response };
  }

  /** Deletes a campaign and its leads; a running one is stopped first. */
  deleteCampaign(id: number | string, options?: RequestOptions): ApiPromise<void> {
    return withResponse(this.#delete(id, options));
  }

  async #delete(id: number | string, options?: RequestOptions) {
    const given = readWriteOptions(options);
    const subject = String(readId(id));
    const request = this.#request("delete", given, { id: subject });
    const { response } = await this.#pool.send(request, "change", { ...given, subject });
    return { data: undefined, response };
  }

  /**
   * The account's campaigns, hours as `HH:MM`; all pages are read.
   *
   * A list that comes in pages is read to its last one, here and in the lists below. `withResponse()` gives the last
   * page's
   * answer. Rejects with an `UnexpectedResponseError` where the list cannot be read to its end: after 2,000 pages or
   * 1,000,000 elements, or where the server does not heed the number of the page. A page has at most 16 MiB.
   */
  listCampaigns(options?: ReadOptions): ApiPromise<Campaign[]> {
    return withResponse(this.#list("list", options));
  }

  /** The assistants that may call out: those that a form's `assistant_id` may name. All pages are read. */
  listOutboundAssistants(options?: ReadOptions): ApiPromise<OutboundAssistant[]> {
    return withResponse(this.#list("outboundAssistants", options));
  }

  /** The account's phone numbers; all pages are read. */
  listPhoneNumbers(options?: ReadOptions): ApiPromise<PhoneNumber[]> {
    return withResponse(this.#list("phoneNumbers", options));
  }

  /** All assistants with their post-call variables; all pages are read. */
  listAssistants(options?: ReadOptions): ApiPromise<Assistant[]> {
    return withResponse(this.#list("assistants", options));
  }

  async #list<T>(endpoint: ListEndpoint, options?: ReadOptions): Promise<Received<T[]>> {
    const { incomplete, data, response } = await this.#readList(endpoint, readReadOptions(options));
    if (incomplete) throw incompleteList(incomplete, data.length, response.status);
    return { data: data as T[], response };
  }

  async #readList(endpoint: ListEndpoint, readOptions: ResolvedReadOptions) {
    const query = endpoint === "assistants" ? { per_page: MAX_PER_PAGE, page: 1 } : undefined;
    const request = this.#request(endpoint, readOptions, { query });
    const timeout = readOptions.timeout ?? this.#settings.timeout;
    return readList(request, timeout, (page, timeLeft) =>
      this.#pool.send(page, "read", { ...readOptions, timeout: timeLeft }),
    );
  }

  /**
   * Assistants, phone numbers and boolean post-call variables, as the option `account` of validation takes them. The limit on
   * parallel calls and the time zone are not among them: no endpoint tells them.
   */
  async loadAccount(options?: ReadOptions): Promise<AccountFacts> {
    readReadOptions(options);
    return loadAccount(this, options);
  }

  /**
   * After an unclear outcome: looks into the account's list for the campaign that the form would have created.
   *
   * `found` and `ambiguous` tell what is there. **`not-seen` proves nothing**: while the first request may still be running,
   * at the server or at a proxy on the way, the campaign may appear a moment later. Give `knownIds`, the ids that
   * `listCampaigns` gave before the create: without them a campaign counts by its `created_at`, and where that names no zone
   * the answer is `ambiguous` at best.
   *
   * Members are compared however the list spells them. A new campaign of the same name is at least `ambiguous`, also
   * where
   * another member differs or the name is spelled otherwise. Without `knownIds` the same holds for a campaign that is
   * up to
   * 26 hours older than `since`, because a clock may be wrong.
   *
   * Rejects as a list does, also where nothing is seen in a list that cannot be read to its end; and with a
   * `ValidationError` for a form that can never have been accepted.
   */
  async findCreated(form: unknown, options: FindCreatedOptions): Promise<FoundCampaign> {
    const given = readFindOptions(options);
    // The body of the create says what to look for, as the server got it.
    const { body = "" } = this.#withKeyRedacted(() => buildRequest(form, this.#requestTarget(given.readOptions)));
    const { found, incomplete, read } = await findCreated(JSON.parse(body), given, () =>
      this.#readList("list", given.readOptions),
    );
    if (found.status === "not-seen" && incomplete) throw incompleteList(incomplete, read, 200);
    return found;
  }

  /**
   * Asks the server for its own words and limits: which profile comes nearest, the sentence of every rule, the plan's limit on
   * parallel calls, and what it does otherwise than we. It creates nothing: at most five forms are posted, each of which lacks
   * a field that the contract requires, and a server that does not ask for these in the first is not asked further.
   *
   * Rejects as `createCampaign` does; with an `UnexpectedResponseError` where the server took a form (the message names the
   * campaign and how to delete it, `cause.id` is its id), and where a relay exchange by itself, which would prove nothing.
   */
  async calibrate(options?: ReadOptions): Promise<Calibration> {
    const given = readReadOptions(options);
    const { timeout = this.#settings.timeout, signal } = given;
    const limits = calibrationLimits(timeout, signal);
    const post = (body: unknown) => {
      const request = this.#request("create", given, { body });
      return refusalOf(this.#pool.send(request, "create", { ...given, timeout: limits.left() }));
    };
    return calibrate(post, this.#settings.request.provider, limits.check);
  }

  /** @param given the call's own options */
  #request(
    endpoint: keyof Paths,
    given: { headers?: Record<string, string> },
    more: Parameters<typeof endpointRequest>[2],
  ) {
    return this.#withKeyRedacted(() => endpointRequest(endpoint, this.#requestTarget(given), more));
  }

  #withKeyRedacted<T>(build: () => T) {
    return withKeyRedacted(this.#settings.apiKey, build);
  }

  /** @param call the call's own options */
  #requestTarget({ headers }: { headers?: Record<string, string> }) {
    const { request, dangerouslyAllowBrowser } = this.#settings;
    assertNoKeyInBrowser(headers, dangerouslyAllowBrowser);
    return { ...request, headers: { ...request.headers, ...headers } };
  }
}

/** A list that ends early must not pass for the whole: what is missing in it would be taken for absent. */
function incompleteList(reason: string, count: number, status: number) {
  const message = `The list is not complete: ${reason}. ${count} elements were read.`;
  return errorOfCode("unexpected_response", message, { outcome: "unknown", status, attempts: 1 });
}

/** A promise of the data alone, with a method that gives the answer too: by the same one request. */
function withResponse<T>(exchange: Promise<Received<T>>): ApiPromise<T> {
  const promise = exchange.then(({ data }) => data);
  return Object.assign(promise, {
    withResponse() {
      // The caller has chosen the other promise: a failure must not be reported a second time as unhandled.
      promise.catch(() => {});
      return exchange;
    },
  });
}
