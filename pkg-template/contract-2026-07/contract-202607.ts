// The object for the option `contract` of client, relay, form and sandbox.
import { catalog } from "../catalog-2026-07.js";
import { campaignFields, fieldNames } from "../fields-2026-07.js";
import type { CampaignInput202607, CreateCampaign202607 } from "../types.js";
import type { Contract, ContractTypes } from "../validate/contract.js";
import { buildRequest, CONTRACT_NAME } from "./build-request.js";
import { type Calibration, calibration } from "./calibrate.js";
import { comparison } from "./listed-members.js";
import { loadFacts } from "./load-facts.js";
import { startInZone } from "./scheduled-start.js";
import { issuesOf, translateIssue } from "./server-errors.js";
import type { AccountFacts, Campaign, CampaignField, Unchecked, Validation, Warning } from "./types.js";
import { Validator } from "./validator.js";

/** The types of the contract of July 2026. */
export interface Contract202607 extends ContractTypes {
  /** A form. */
  input: CampaignInput202607;
  /** A normalized campaign, as it is sent. */
  request: CreateCampaign202607;
  /** A campaign, as the server returns it. */
  campaign: Campaign;
  /** The name of a field. */
  field: CampaignField;
  /** The facts about the account. */
  account: AccountFacts;
  /** The verdict on a form. */
  validation: Validation;
  /** A warning of a verdict. */
  warning: Warning;
  /** An unchecked fact of a verdict. */
  unchecked: Unchecked;
  /** The result of a calibration. */
  calibration: Calibration;
}

/**
 * The contract of July 2026, for the option `contract` of `CampaignClient`, `createRelay`, `createCampaignForm` and
 * `createSandbox`.
 *
 * @see The guide `docs/contract-2026-07.md` in the package.
 *
 * @example
 * import { CampaignClient } from "outbound-campaign";
 * import { contract202607 } from "outbound-campaign/2026-07";
 *
 * const client = new CampaignClient({ baseUrl: "/api", contract: contract202607 });
 * const form = { name: "Reminder", channel: "sms", sms_from_phone_number_id: 11, sms_body: "Hello" } as const;
 * const { id } = await client.createCampaign(form);
 */
export const contract202607: Contract<Contract202607> = /* @__PURE__ */ (() => ({
  name: CONTRACT_NAME,
  fieldNames,
  listFields: [
    ...new Set(
      catalog.rows
        .map(([name]: [string]) => name.split("."))
        .filter(({ length }: string[]) => length > 1)
        .map(([field]: string[]) => field),
    ),
  ] as CampaignField[],
  arrayFields: campaignFields.filter(({ type }) => ["array", "object"].includes(type)).map(({ name }) => name),
  // A form lives for hours, so its validator reads the clock for each verdict.
  createValidator: (options?: object) => new Validator(options, undefined, () => Date.now()),
  buildRequest,
  comparison,
  issuesOf: issuesOf as Contract["issuesOf"],
  translateIssue: translateIssue as unknown as Contract["translateIssue"],
  startInZone,
  calibration,
  loadFacts,
}))();
