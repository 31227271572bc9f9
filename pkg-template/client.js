// CampaignClient: creates campaigns, and what stands around that. The wasm client module does the I/O; this facade owns
// promises, options and error classes.
import { loadAccount } from "./account-facts.js";
import { buildRequest } from "./build-request.js";
import { calibrate, calibrationLimits, refusalOf } from "./calibrate.js";
import { Calls } from "./calls.js";
import {
  assertNoKeyInBrowser,
  readClientOptions,
  readFindOptions,
  readId,
  readReadOptions,
  readWriteOptions,
} from "./client-options.js";
import { endpointRequest } from "./endpoint.js";
import { findCreated } from "./find-created.js";

/** @import * as Public from "./client.js" */
/** @import { Campaign, CampaignStatus, FindCreatedOptions, ReadOptions, RequestOptions } from "./types.js" */

/** As many as the platform gives at once. */
const PER_PAGE = 100;

export class CampaignClient {
  // Private, so that neither console.log nor JSON.stringify of a client shows the key.
  #calls;
  #settings;

  /** @param {import("./types.js").ClientOptions} options */
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
    const request = buildRequest(form, this.#target(given));
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
    const request = endpointRequest("updateStatus", this.#target(given), { body: { campaign_id, action } });
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
    const request = endpointRequest("delete", this.#target(given), { id: subject });
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

  /**
   * @param {"list" | "outboundAssistants" | "phoneNumbers"} endpoint
   * @param {ReadOptions} [options]
   */
  async #list(endpoint, options) {
    const given = readReadOptions(options);
    return this.#calls.send(endpointRequest(endpoint, this.#target(given)), "read", given);
  }

  /** @param {ReadOptions} [options] */
  async listAssistants(options) {
    const given = readReadOptions(options);
    const page = (/** @type {number} */ number) =>
      endpointRequest("assistants", this.#target(given), { query: { per_page: PER_PAGE, page: number } });
    return this.#calls.readPages(page, given);
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
    // What was built for the create tells best what to look for.
    const { body = "" } = buildRequest(form, this.#target(given.reading));
    return findCreated(JSON.parse(body), given, () => this.listCampaigns(given.reading));
  }

  /** @param {ReadOptions} [options] */
  async calibrate(options) {
    const given = readReadOptions(options);
    const target = this.#target(given);
    const { timeout = this.#settings.timeout, signal } = given;
    const limits = calibrationLimits(timeout, signal);
    const post = (/** @type {unknown} */ body) => {
      const request = endpointRequest("create", target, { body });
      return refusalOf(this.#calls.send(request, "create", { ...given, timeout: limits.left() }));
    };
    return calibrate(post, target.provider, limits.check);
  }

  /** @param {{ headers?: Record<string, string> }} call the call's own options */
  #target({ headers }) {
    const { request, dangerouslyAllowBrowser } = this.#settings;
    assertNoKeyInBrowser(headers, dangerouslyAllowBrowser);
    return { ...request, headers: { ...request.headers, ...headers } };
  }
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
