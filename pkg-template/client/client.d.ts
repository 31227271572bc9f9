// Types of the client. API shapes and options come from ./types.js, which the build generates from the Rust core.
import type { Calibration } from "../calibrate/compare.js";
import type {
  AccountFacts,
  Assistant,
  Campaign,
  CampaignStatus,
  ClientOptions,
  FindCreatedOptions,
  OutboundAssistant,
  PhoneNumber,
  ReadOptions,
  RequestOptions,
} from "../types.js";

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
  /**
   * Makes a client of one account. Sends nothing.
   *
   * @param options The server's address, the API key on a server, and how validation is done.
   * @throws {TypeError} where an option cannot be used; the message names it, and never shows the key.
   */
  constructor(options: ClientOptions);

  /**
   * Validates the form, and posts it where it is valid. A form and the `campaign` of a verdict are equally welcome.
   *
   * Rejects with a `ValidationError` before anything is sent where the server would refuse the form.
   */
  createCampaign(form: unknown, options?: RequestOptions): CampaignPromise;

  /** Starts a campaign: from now on it calls people. */
  startCampaign(id: number | string, options?: RequestOptions): ApiPromise<CampaignStatus>;

  /** Stops a campaign. */
  stopCampaign(id: number | string, options?: RequestOptions): ApiPromise<CampaignStatus>;

  /** Deletes a campaign and its leads; a running one is stopped first. */
  deleteCampaign(id: number | string, options?: RequestOptions): ApiPromise<void>;

  /**
   * The account's campaigns, hours as `HH:MM`; all pages are read.
   *
   * A list that comes in pages is read to its last one, here and in the lists below. `withResponse()` gives the last
   * page's
   * answer. Rejects with an `UnexpectedResponseError` where the list cannot be read to its end: after 2,000 pages or
   * 1,000,000 elements, or where the server does not heed the number of the page. A page has at most 16 MiB.
   */
  listCampaigns(options?: ReadOptions): ApiPromise<Campaign[]>;

  /** The assistants that may call out: those that a form's `assistant_id` may name. All pages are read. */
  listOutboundAssistants(options?: ReadOptions): ApiPromise<OutboundAssistant[]>;

  /** All assistants with their post-call variables; all pages are read. */
  listAssistants(options?: ReadOptions): ApiPromise<Assistant[]>;

  /** The account's phone numbers; all pages are read. */
  listPhoneNumbers(options?: ReadOptions): ApiPromise<PhoneNumber[]>;

  /**
   * Assistants, phone numbers and boolean post-call variables, as the option `account` of validation takes them. The limit on
   * parallel calls and the time zone are not among them: no endpoint tells them.
   */
  loadAccount(options?: ReadOptions): Promise<AccountFacts>;

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
  findCreated(form: unknown, options: FindCreatedOptions): Promise<FoundCampaign>;

  /**
   * Asks the server for its own words and limits: which profile comes nearest, the sentence of every rule, the plan's limit on
   * parallel calls, and what it does otherwise than we. It creates nothing: at most five forms are posted, each of which lacks
   * a field that the contract requires, and a server that does not ask for these in the first is not asked further.
   *
   * Rejects as `createCampaign` does; with an `UnexpectedResponseError` where the server took a form (the message names the
   * campaign and how to delete it, `cause.id` is its id), and where a relay answered by itself, which would prove nothing.
   */
  calibrate(options?: ReadOptions): Promise<Calibration>;
}

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
