// CampaignClient: creates campaigns, and what stands around that. The wasm client module does the I/O; this facade owns
// promises, options and error classes.
import { calibrate, calibrationLimits, refusalOf } from "../calibrate/calibrate.js";
import { errorOfCode } from "../errors.js";
import { buildRequest } from "../http/build-request.js";
import { endpointRequest } from "../http/endpoint.js";
import { findCreated } from "./find-created.js";
import { readList } from "./list-pages.js";
import { loadAccount } from "./load-account.js";
import {
  assertNoKeyInBrowser,
  readClientOptions,
  readFindOptions,
  readId,
  readReadOptions,
  readWriteOptions,
  withoutKey,
} from "./options.js";
import { Calls } from "./request-pool.js";

/** @import * as Public from "./client.js" */
/** @import { Campaign, CampaignStatus, FindCreatedOptions, ReadOptions, RequestOptions } from "../types.js" */

/** The most that the platform gives at once, where it gives pages. */
const PER_PAGE = 100;

/** @typedef {"list" | "outboundAssistants" | "assistants" | "phoneNumbers"} ListEndpoint */

export class CampaignClient {
  // Private, so that neither console.log nor JSON.stringify of a client shows the key.
  #calls;
  #settings;

  /** @param {import("../types.js").ClientOptions} options */
  constructor(options) {
    this.#settings = readClientOptions(options);
    this.#calls = new Calls(this.#settings);
  }

  /**
   * @param {unknown} form
   * @param {RequestOptions} [options]
   * @returns {Public.ApiPromise<Campaign>}
   */
  createCampaign(form, options) {
    return withResponse(this.#create(form, options));
  }

  /**
   * @param {unknown} form
   * @param {RequestOptions} [options]
   */
  async #create(form, options) {
    const given = readWriteOptions(options);
    // Before the first await, so that it is the form of now which is sent. Throws for a form that the server would refuse.
    const request = this.#built(() => buildRequest(form, this.#target(given)));
    return this.#calls.send(request, "create", given);
  }

  /**
   * @param {number | string} id
   * @param {RequestOptions} [options]
   */
  startCampaign(id, options) {
    return withResponse(this.#updateStatus(id, "start", options));
  }

  /**
   * @param {number | string} id
   * @param {RequestOptions} [options]
   */
  stopCampaign(id, options) {
    return withResponse(this.#updateStatus(id, "stop", options));
  }

  /**
   * @param {number | string} id
   * @param {"start" | "stop"} action
   * @param {RequestOptions} [options]
   */
  async #updateStatus(id, action, options) {
    const campaign_id = readId(id);
    const given = readWriteOptions(options);
    const request = this.#request("updateStatus", given, { body: { campaign_id, action } });
    const { data, response } = await this.#calls.send(request, "change", { ...given, subject: String(campaign_id) });
    const told = typeof data === "object" && data !== null ? data : {};
    return { data: /** @type {CampaignStatus} */ ({ campaign_id, ...told }), response };
  }

  /**
   * @param {number | string} id
   * @param {RequestOptions} [options]
   */
  deleteCampaign(id, options) {
    return withResponse(this.#delete(id, options));
  }

  /**
   * @param {number | string} id
   * @param {RequestOptions} [options]
   */
  async #delete(id, options) {
    const given = readWriteOptions(options);
    const subject = String(readId(id));
    const request = this.#request("delete", given, { id: subject });
    const { response } = await this.#calls.send(request, "change", { ...given, subject });
    return { data: undefined, response };
  }

  /** @param {ReadOptions} [options] */
  listCampaigns(options) {
    return withResponse(this.#list("list", options));
  }

  /** @param {ReadOptions} [options] */
  listOutboundAssistants(options) {
    return withResponse(this.#list("outboundAssistants", options));
  }

  /** @param {ReadOptions} [options] */
  listPhoneNumbers(options) {
    return withResponse(this.#list("phoneNumbers", options));
  }

  /** @param {ReadOptions} [options] */
  listAssistants(options) {
    return withResponse(this.#list("assistants", options));
  }

  /**
   * @param {ListEndpoint} endpoint
   * @param {ReadOptions} [options]
   */
  async #list(endpoint, options) {
    const { incomplete, ...list } = await this.#readList(endpoint, readReadOptions(options));
    if (incomplete) throw incompleteList(incomplete, list.data.length, list.response.status);
    return list;
  }

  /**
   * @param {ListEndpoint} endpoint
   * @param {import("./options.js").Reading} reading
   */
  async #readList(endpoint, reading) {
    const query = endpoint === "assistants" ? { per_page: PER_PAGE, page: 1 } : undefined;
    const request = this.#request(endpoint, reading, { query });
    const timeout = reading.timeout ?? this.#settings.timeout;
    return readList(request, timeout, (page, left) => this.#calls.send(page, "read", { ...reading, timeout: left }));
  }

  /** @param {ReadOptions} [options] */
  async loadAccount(options) {
    readReadOptions(options);
    return loadAccount(this, options);
  }

  /**
   * @param {unknown} form
   * @param {FindCreatedOptions} options
   */
  async findCreated(form, options) {
    const given = readFindOptions(options);
    // The body of the create says what to look for, as the server got it.
    const { body = "" } = this.#built(() => buildRequest(form, this.#target(given.reading)));
    const { status, campaign, candidates, incomplete, read } = await findCreated(JSON.parse(body), given, () =>
      this.#readList("list", given.reading),
    );
    if (status === "not-seen" && incomplete) throw incompleteList(incomplete, read, 200);
    return { status, ...(campaign && { campaign }), ...(candidates && { candidates }) };
  }

  /** @param {ReadOptions} [options] */
  async calibrate(options) {
    const given = readReadOptions(options);
    const { timeout = this.#settings.timeout, signal } = given;
    const limits = calibrationLimits(timeout, signal);
    const post = (/** @type {unknown} */ body) => {
      const request = this.#request("create", given, { body });
      return refusalOf(this.#calls.send(request, "create", { ...given, timeout: limits.left() }));
    };
    return calibrate(post, this.#settings.request.provider, limits.check);
  }

  /**
   * @param {keyof import("../types.js").Paths} endpoint
   * @param {{ headers?: Record<string, string> }} given the call's own options
   * @param {Parameters<typeof endpointRequest>[2]} more
   */
  #request(endpoint, given, more) {
    return this.#built(() => endpointRequest(endpoint, this.#target(given), more));
  }

  /**
   * @template T
   * @param {() => T} build
   */
  #built(build) {
    return withoutKey(this.#settings.apiKey, build);
  }

  /** @param {{ headers?: Record<string, string> }} call the call's own options */
  #target({ headers }) {
    const { request, dangerouslyAllowBrowser } = this.#settings;
    assertNoKeyInBrowser(headers, dangerouslyAllowBrowser);
    return { ...request, headers: { ...request.headers, ...headers } };
  }
}

/**
 * A list that ends early must not pass for the whole: what is missing in it would be taken for absent.
 *
 * @param {string} reason
 * @param {number} count
 * @param {number} status
 */
function incompleteList(reason, count, status) {
  const message = `The list is not complete: ${reason}. ${count} elements were read.`;
  return errorOfCode("unexpected_response", message, { outcome: "unknown", status, attempts: 1 });
}

/**
 * A promise of the data alone, with a method that gives the answer too: by the same one request.
 *
 * @template T
 * @param {Promise<{ data: T, response: Response }>} answered
 * @returns {Public.ApiPromise<T>}
 */
function withResponse(answered) {
  const promise = answered.then(({ data }) => data);
  return Object.assign(promise, {
    withResponse() {
      // The caller has chosen the other promise: a failure must not be reported a second time as unhandled.
      promise.catch(() => {});
      return answered;
    },
  });
}
