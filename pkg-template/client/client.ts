// CampaignClient creates and manages campaigns. The wasm client module does the I/O. This facade provides promises,
// options and error classes.

import { calibrate, calibrationLimits, refusalOf } from "../calibrate/calibrate.js";
import { FIRST_CONTRACT } from "../calibrate/probes.js";
import { errorOfCode } from "../errors.js";
import { buildRequest } from "../http/build-request.js";
import { endpointRequest, type RequestParts } from "../http/endpoint.js";
import type { Purpose } from "../http/outcome.js";
import type {
  Assistant,
  Campaign,
  CampaignInput,
  CampaignRequest,
  CampaignStatus,
  ClientOptions,
  FindCreatedOptions,
  OutboundAssistant,
  Paths,
  PhoneNumber,
  ReadOptions,
  RequestOptions,
} from "../types.js";
import type { Contract, Contract202602, ContractTypes, WithContract } from "../validate/contract.js";
import { expect } from "../validate/options.js";
import { translateError } from "../validate/translate-error.js";
import type { UntypedForm } from "../validate/validate.js";
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
  withAbsoluteBase,
  withKeyRedacted,
} from "./options.js";
import { RequestPool } from "./request-pool.js";

/** A promise of the data. One request is sent, whether the data or the response is awaited. */
export interface ApiPromise<T> extends Promise<T> {
  /** Returns the data together with the response, whose body is already consumed. */
  withResponse(): Promise<{ data: T; response: Response }>;
}

/** The created campaign. */
export type CampaignPromise = ApiPromise<Campaign>;

/** The result of `findCreated`. */
export type FoundCampaign<Created = Campaign> =
  /** One campaign matches in its name and in every listed member, and is new. */
  | { status: "found"; campaign: Created }
  /** Several campaigns have the name, or one that may be older or may belong to another form. A person must look. */
  | { status: "ambiguous"; candidates: Created[] }
  /** No campaign matches yet. This proves nothing. */
  | { status: "not-seen" };

/** The largest page that the platform serves. */
const MAX_PER_PAGE = 100;

/** The data of a response, and the response itself. */
type Received<T> = { data: T; response: Response };

type ListEndpoint = "list" | "outboundAssistants" | "assistants" | "phoneNumbers";

/**
 * Creates, starts, stops and deletes campaigns, and reads the account data that a form needs.
 *
 * A campaign makes real calls, and the API has no idempotency key. A write is therefore retried only if the server
 * refused it with a 429, never after an unclear outcome. Reads are retried after connection failures and after 429,
 * 502, 503 and 504.
 *
 * Every call rejects with a `CampaignError`. Its `outcome` says whether a write may have happened all the same. An
 * invalid option rejects with a `TypeError` that names it. With the option `language` the messages of errors are in
 * that language, except those of `calibrate`, which are for developers.
 *
 * With the option `contract` the client serves a server of that contract. Its methods then have the types of that
 * contract.
 *
 * Keep the API key on a server. In a browser, leave `apiKey` out and let `baseUrl` lead to a relay of your own
 * (`outbound-campaign/relay`).
 *
 * @see The guide `docs/create.md` in the package.
 *
 * @example
 * import { CampaignClient } from "outbound-campaign";
 *
 * const client = new CampaignClient({ baseUrl: "/api", credentials: "same-origin" });
 * const campaign = await client.createCampaign({ name: "Spring", assistant_id: 127 });
 * await client.startCampaign(campaign.id);
 */
export class CampaignClient<Types extends ContractTypes = Contract202602> {
  // Private, so that neither console.log nor JSON.stringify of a client shows the key.
  #pool;
  #settings;

  /**
   * Creates a client of one account. Sends nothing.
   *
   * A documented host needs a key. Without `apiKey` and another credential (`credentials`, an `Authorization` header),
   * the key is Node's environment variable `OUTBOUND_CAMPAIGN_API_KEY`. Without that and without `fetch`, the
   * constructor throws. Another host, such as a relay, never receives the variable's key.
   *
   * @param options The server's address, the API key on a server, and the options of validation.
   * @throws {TypeError} If an option is invalid. The message names the option and never shows the key.
   */
  constructor(options: WithContract<ClientOptions, Types>) {
    this.#settings = readClientOptions(options);
    this.#pool = new RequestPool(this.#settings);
  }

  /** The option `contract`. A form of this client serves the same contract. */
  get contract(): Contract<Types> | undefined {
    return this.#settings.contract as Contract<Types> | undefined;
  }

  /**
   * Validates the form and posts it if it is valid.
   *
   * @param form The form, or the `campaign` of a verdict.
   * @param options A signal, a timeout in milliseconds, headers, and `dedupe`.
   * @returns The created campaign. Rejects with a `ValidationError` before anything is sent if the server would refuse
   *   the form.
   *
   * @example
   * import { CampaignClient } from "outbound-campaign";
   *
   * const client = new CampaignClient({ baseUrl: "/api" });
   * const { id } = await client.createCampaign({ name: "Spring", assistant_id: 127 });
   */
  createCampaign(form: Types["input"], options?: RequestOptions): ApiPromise<Types["campaign"]>;
  /** Does the same for a form about which TypeScript knows nothing. */
  createCampaign<Form>(form: UntypedForm<Form>, options?: RequestOptions): ApiPromise<Types["campaign"]>;
  createCampaign(form: unknown, options?: RequestOptions): ApiPromise<Types["campaign"]> {
    return this.#promise("create", this.#create(form, options));
  }

  async #create(form: unknown, options?: RequestOptions): Promise<Received<Types["campaign"]>> {
    const given = readWriteOptions(options);
    // Runs before the first await, so that later changes to the form are not sent.
    const request = this.#buildRequest(form, given);
    return this.#send(request, "create", given);
  }

  /**
   * Builds the request of a create.
   *
   * @throws {ValidationError} If the server would refuse the form.
   */
  #buildRequest(form: unknown, given: { headers?: Record<string, string> }) {
    const { buildRequest: build } = this.#settings.contract ?? { buildRequest };
    return this.#withKeyRedacted(() => build(form as CampaignInput, this.#requestTarget(given)));
  }

  /**
   * Starts a campaign. From now on it calls people.
   *
   * @param id The campaign's id.
   * @param options A signal, a timeout in milliseconds, headers, and `dedupe`.
   */
  startCampaign(id: number | string, options?: RequestOptions): ApiPromise<CampaignStatus> {
    return this.#promise("change", this.#updateStatus(id, "start", options));
  }

  /**
   * Stops a campaign.
   *
   * @param id The campaign's id.
   * @param options A signal, a timeout in milliseconds, headers, and `dedupe`.
   */
  stopCampaign(id: number | string, options?: RequestOptions): ApiPromise<CampaignStatus> {
    return this.#promise("change", this.#updateStatus(id, "stop", options));
  }

  async #updateStatus(id: number | string, action: "start" | "stop", options?: RequestOptions) {
    const campaign_id = readId(id);
    const given = readWriteOptions(options);
    const request = this.#request("updateStatus", given, { body: { campaign_id, action } });
    const { data, response } = await this.#pool.send(request, "change", { ...given, subject: String(campaign_id) });
    const reported = typeof data === "object" && data !== null ? data : {};
    return { data: { campaign_id, ...reported } as CampaignStatus, response };
  }

  /**
   * Deletes a campaign and its leads. The server stops a running campaign first.
   *
   * @param id The campaign's id.
   * @param options A signal, a timeout in milliseconds, headers, and `dedupe`.
   */
  deleteCampaign(id: number | string, options?: RequestOptions): ApiPromise<void> {
    return this.#promise("change", this.#delete(id, options));
  }

  async #delete(id: number | string, options?: RequestOptions) {
    const given = readWriteOptions(options);
    const subject = String(readId(id));
    const request = this.#request("delete", given, { id: subject });
    const { response } = await this.#pool.send(request, "change", { ...given, subject });
    return { data: undefined, response };
  }

  /**
   * Returns one campaign, with hours as `HH:MM`. The pages of July 2026 document this endpoint; an older server answers
   * with a 404 or a 405.
   *
   * Times stay as the server writes them. `created_at` has no zone there, and is in the account's.
   *
   * @param id The campaign's id.
   * @param options A signal, a timeout in milliseconds, and headers.
   *
   * @example
   * import { CampaignClient } from "outbound-campaign";
   *
   * const client = new CampaignClient({ baseUrl: "/api" });
   * const { status } = await client.getCampaign(1); // such as "scheduled"
   */
  getCampaign(id: number | string, options?: ReadOptions): ApiPromise<Types["campaign"]> {
    return this.#promise("get", this.#get(id, options));
  }

  async #get(id: number | string, options?: ReadOptions): Promise<Received<Types["campaign"]>> {
    const given = readReadOptions(options);
    return this.#send(this.#request("get", given, { id: String(readId(id)) }), "get", given);
  }

  /**
   * Returns all campaigns of the account, from all pages, with hours as `HH:MM`. Times stay as the server writes them.
   *
   * This list and the lists below are read to their last page. `withResponse()` returns the response of the last page.
   * A list rejects with an `UnexpectedResponseError` if it cannot be read to its end. This happens after 2,000 pages or
   * 1,000,000 elements, or if the server ignores the page number. A page has at most 16 MiB.
   *
   * @param options A signal, a timeout in milliseconds for the whole list, and headers.
   */
  listCampaigns(options?: ReadOptions): ApiPromise<Types["campaign"][]> {
    return this.#list("list", options);
  }

  /**
   * Returns the outbound assistants, from all pages. `assistant_id` of a form must be one of them.
   *
   * @param options A signal, a timeout in milliseconds for the whole list, and headers.
   */
  listOutboundAssistants(options?: ReadOptions): ApiPromise<OutboundAssistant[]> {
    return this.#list("outboundAssistants", options);
  }

  /**
   * Returns the account's phone numbers, from all pages.
   *
   * @param options A signal, a timeout in milliseconds for the whole list, and headers.
   */
  listPhoneNumbers(options?: ReadOptions): ApiPromise<PhoneNumber[]> {
    return this.#list("phoneNumbers", options);
  }

  /**
   * Returns all assistants with their post-call variables, from all pages.
   *
   * @param options A signal, a timeout in milliseconds for the whole list, and headers.
   */
  listAssistants(options?: ReadOptions): ApiPromise<Assistant[]> {
    return this.#list("assistants", options);
  }

  /**
   * Returns another list of the account, from all pages, as the server sends it.
   *
   * @param path The list's path below `baseUrl`. A relay forwards only the lists that it knows.
   * @param options A signal, a timeout in milliseconds for the whole list, and headers.
   *
   * @example
   * import { CampaignClient } from "outbound-campaign";
   *
   * const client = new CampaignClient({ baseUrl: "/api" });
   * const senders = await client.readList("user/whatsapp/senders");
   */
  readList(path: string, options?: ReadOptions): ApiPromise<unknown[]> {
    return this.#promise("read", this.#readOther(path, options));
  }

  async #readOther(path: unknown, options?: ReadOptions): Promise<Received<unknown[]>> {
    expect(typeof path === "string" && path !== "", "path", 'the path of a list, such as "user/campaigns"');
    return this.#listAll("list", options, { paths: { list: path as string } });
  }

  #list<T>(endpoint: ListEndpoint, options?: ReadOptions): ApiPromise<T[]> {
    return this.#promise("read", this.#listAll<T>(endpoint, options));
  }

  /** @param address Replaces options of the client. */
  async #listAll<T>(endpoint: ListEndpoint, options?: ReadOptions, address?: { paths: Paths }): Promise<Received<T[]>> {
    const { incomplete, data, response } = await this.#readList(endpoint, readReadOptions(options), address);
    if (incomplete) throw incompleteList(incomplete, data.length, response.status);
    return { data: data as T[], response };
  }

  /**
   * Reads a list. `incomplete` says why it was not read to its end.
   *
   * @param address Replaces options of the client.
   */
  async #readList(endpoint: ListEndpoint, readOptions: ResolvedReadOptions, address?: { paths: Paths }) {
    const query = endpoint === "assistants" ? { per_page: MAX_PER_PAGE, page: 1 } : undefined;
    const request = this.#request(endpoint, readOptions, { query }, address);
    const timeout = readOptions.timeout ?? this.#settings.timeout;
    return readList(request, timeout, (page, timeLeft) =>
      this.#pool.send(page, "read", { ...readOptions, timeout: timeLeft }),
    );
  }

  /**
   * Loads the account facts for the option `account` of validation: assistants, phone numbers and boolean post-call
   * variables. In the contract of July 2026 also the numbers that send text messages, and the WhatsApp senders with
   * their approved templates, unless the server has no such endpoint.
   *
   * The limit on parallel calls and the time zone are not included, because no endpoint returns them.
   *
   * @param options A signal, a timeout in milliseconds for each list, and headers.
   *
   * @example
   * import { CampaignClient, validateCampaign } from "outbound-campaign";
   *
   * const client = new CampaignClient({ baseUrl: "/api" });
   * const account = await client.loadAccount();
   * validateCampaign({ name: "Spring", assistant_id: 127 }, { account });
   */
  async loadAccount(options?: ReadOptions): Promise<Types["account"]> {
    readReadOptions(options);
    return loadAccount(this, options);
  }

  /**
   * Searches the account's list for the form's campaign after an unclear outcome.
   *
   * `found` and `ambiguous` report campaigns in the list. **`not-seen` proves nothing**: the first request may still be
   * running, at the server or at a proxy, and the campaign may appear a moment later. Pass `knownIds`, the ids that
   * `listCampaigns` returned before the create. Without them a campaign is judged by its `created_at`, and without a
   * zone in it the result is `ambiguous` at best.
   *
   * Members are compared in every format that the list may use. A new campaign of the same name is at least
   * `ambiguous`, even if another member differs or the name is spelled differently. Without `knownIds` the same holds
   * for a campaign up to 26 hours older than `since`, because a clock may be wrong.
   *
   * Rejects as a list does, also if nothing is seen in a list that cannot be read to its end. Rejects with a
   * `ValidationError` for a form that the server can never have accepted.
   *
   * @param form The form that was sent.
   * @param options `since`, the time of the first request; `knownIds`; `wait`, how long to keep searching in
   *   milliseconds.
   *
   * @example
   * import { CampaignClient } from "outbound-campaign";
   *
   * const client = new CampaignClient({ baseUrl: "/api" });
   * const form = { name: "Spring", assistant_id: 127 };
   * const knownIds = (await client.listCampaigns()).map(({ id }) => id);
   * const since = new Date();
   * try {
   *   await client.createCampaign(form);
   * } catch {
   *   const { status } = await client.findCreated(form, { since, knownIds });
   * }
   */
  findCreated(form: Types["input"], options: FindCreatedOptions): Promise<FoundCampaign<Types["campaign"]>>;
  /** Does the same for a form about which TypeScript knows nothing. */
  findCreated<Form>(form: UntypedForm<Form>, options: FindCreatedOptions): Promise<FoundCampaign<Types["campaign"]>>;
  async findCreated(form: unknown, options: FindCreatedOptions): Promise<FoundCampaign<Types["campaign"]>> {
    return this.#translated("read", this.#findCreated(form, options));
  }

  async #findCreated(form: unknown, options: FindCreatedOptions): Promise<FoundCampaign> {
    const given = readFindOptions(options);
    // The search uses the create's body, because the server received that body.
    const { body = "" } = this.#buildRequest(form, given.readOptions);
    const list = () => this.#readList("list", given.readOptions);
    const { found, incomplete, read } = await findCreated(JSON.parse(body), given, list, this.#settings.contract);
    if (found.status === "not-seen" && incomplete) throw incompleteList(incomplete, read, 200);
    return found;
  }

  /**
   * Infers the server's messages and limits from its answers to invalid forms.
   *
   * The result holds the closest profile, the sentence of every rule, the plan's limit on parallel calls, and every
   * other difference. At most five forms are posted, and each lacks a field that the contract requires. With the
   * contract of July 2026 at most sixteen are posted, and the result has `readings`. If an answer does not report a
   * missing field, no further form is posted.
   *
   * Rejects as `createCampaign` does. Rejects with an `UnexpectedResponseError` if the server accepted a form; the
   * message names the campaign and how to delete it, and `cause.id` is its id. Rejects with the same class if a relay
   * answered by itself, which would prove nothing.
   *
   * @param options A signal, a timeout in milliseconds for all forms together, and headers.
   * @returns The calibration, which is plain JSON.
   * @throws {CampaignError} As above.
   *
   * @example
   * import { CampaignClient, validateCampaign } from "outbound-campaign";
   *
   * const client = new CampaignClient({ baseUrl: "/api" });
   * const calibration = await client.calibrate();
   * validateCampaign({ name: "Spring", assistant_id: 127 }, calibration);
   */
  async calibrate(options?: ReadOptions): Promise<Types["calibration"]> {
    const given = readReadOptions(options);
    const { timeout = this.#settings.timeout, signal } = given;
    const limits = calibrationLimits(timeout, signal);
    const post = (body: unknown) => {
      const request = this.#request("create", given, { body });
      return refusalOf(this.#pool.send(request, "create", { ...given, timeout: limits.left() }));
    };
    const { contract, request: target } = this.#settings;
    return calibrate(post, target.provider, limits.check, contract?.calibration ?? FIRST_CONTRACT);
  }

  /** Sends a request that asks for a campaign. */
  async #send(
    request: CampaignRequest,
    purpose: Purpose,
    given: ResolvedReadOptions,
  ): Promise<Received<Types["campaign"]>> {
    const { data, response } = await this.#pool.send(request, purpose, given);
    return { data: data as Types["campaign"], response };
  }

  #promise<T>(purpose: Purpose, exchange: Promise<Received<T>>): ApiPromise<T> {
    return withResponse(this.#translated(purpose, exchange));
  }

  /** Translates the error of a call, if the client has a language. */
  #translated<T>(purpose: Purpose, call: Promise<T>): Promise<T> {
    const { request, contract } = this.#settings;
    if (request.language === undefined) return call;
    return call.catch((error) => {
      translateError(error, { ...request, contract }, purpose);
      throw error;
    });
  }

  /**
   * Builds a request to an endpoint.
   *
   * @param given The call's own options.
   * @param address Replaces options of the client.
   */
  #request(
    endpoint: keyof Paths,
    given: { headers?: Record<string, string> },
    more: RequestParts,
    address?: { paths: Paths },
  ) {
    return this.#withKeyRedacted(() => endpointRequest(endpoint, { ...this.#requestTarget(given), ...address }, more));
  }

  #withKeyRedacted<T>(build: () => T) {
    return withKeyRedacted(this.#settings.apiKey, build);
  }

  /**
   * Returns the client's request options with the call's own headers.
   *
   * @param call The call's own options.
   */
  #requestTarget({ headers }: { headers?: Record<string, string> }) {
    const { request, dangerouslyAllowBrowser } = this.#settings;
    assertNoKeyInBrowser(headers, dangerouslyAllowBrowser);
    return { ...withAbsoluteBase(request), headers: { ...request.headers, ...headers } };
  }
}

/**
 * Returns the error of a list that ends early. Callers must not take it for the whole: missing elements would count as
 * absent.
 */
function incompleteList(reason: string, count: number, status: number) {
  const message = `The list is not complete: ${reason}. ${count} elements were read.`;
  return errorOfCode("unexpected_response", message, { outcome: "unknown", status, attempts: 1 });
}

/** Returns a promise of the data, with a method that also returns the response of the same request. */
function withResponse<T>(exchange: Promise<Received<T>>): ApiPromise<T> {
  const promise = exchange.then(({ data }) => data);
  return Object.assign(promise, {
    withResponse() {
      // The caller awaits the other promise. A failure must not be reported a second time as unhandled.
      promise.catch(() => {});
      return exchange;
    },
  });
}
