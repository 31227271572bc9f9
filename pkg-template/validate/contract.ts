// The option `contract`: the types and functions by which client, relay, form and sandbox serve a contract other than
// the first. The first contract has no such object, so that its users carry none of this.
import type { Calibration } from "../calibrate/compare.js";
import type { CalibratedContract } from "../calibrate/contract.js";
import type {
  AccountFacts,
  Campaign,
  CampaignField,
  CampaignInput,
  CampaignRequest,
  CreateCampaign,
  Issue,
  PhoneNumber,
  ReadOptions,
  Unchecked,
  Validation,
  Warning,
} from "../types.js";
import type { CustomMessages } from "./custom-messages.js";
import { expect } from "./options.js";

/** The types that differ between contracts. */
export interface ContractTypes {
  /** A form. */
  input: object;
  /** A normalized campaign, as it is sent. */
  request: { name: string };
  /** A campaign, as the server returns it. */
  campaign: object;
  /** The name of a field. */
  field: string;
  /** The facts about the account. */
  account: object;
  /** The verdict on a form. */
  validation: unknown;
  /** A warning of a verdict. */
  warning: unknown;
  /** An unchecked fact of a verdict. */
  unchecked: unknown;
  /** The result of a calibration. */
  calibration: Calibration;
}

/** The types of the contract of February 2026, the default. */
export interface Contract202602 extends ContractTypes {
  /** A form. */
  input: CampaignInput;
  /** A normalized campaign, as it is sent. */
  request: CreateCampaign;
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

/** The options of a class or function, for a contract. */
export type WithContract<Options, Types extends ContractTypes> = Omit<Options, "account"> & {
  /** The known facts about the account. */
  account?: Types["account"] | undefined;
  /**
   * The contract of the server: `contract202607` of `outbound-campaign/2026-07`. Default: the contract of February
   * 2026.
   */
  contract?: Contract<Types> | undefined;
};

/** Returns one text for all formats of a value, or `undefined` if the value cannot be read. */
export type Normalizer = (value: unknown) => string | undefined;

/** A validator whose options are read. */
export interface ContractValidator<Types extends ContractTypes = ContractTypes> {
  /** Validates a form. */
  validate(form: unknown): Types["validation"];
  /** Validates a raw request body, decoded as the server's PHP decodes it. */
  validateJson(body: string | Uint8Array): Types["validation"];
}

/** The method of `CampaignClient` that reads any list of the account. */
export interface ListReader {
  /** Reads a list at a path below the base URL. */
  readList(path: string, options?: ReadOptions): PromiseLike<unknown[]>;
}

/** A contract of the API, for the option `contract`. Pass it on; its members are for this package. */
export interface Contract<Types extends ContractTypes = ContractTypes> {
  /** The month of the pages that describe the contract. */
  readonly name: string;
  /** Carries the types. Always missing at run time. */
  readonly types?: Types | undefined;
  /** The names of the fields, in the order of the pages. */
  readonly fieldNames: readonly Types["field"][];
  /** The fields whose elements have messages of their own. */
  readonly listFields: readonly Types["field"][];
  /** The fields that hold a list or a mapping. */
  readonly arrayFields: readonly Types["field"][];
  /**
   * Reads the options of validation once.
   *
   * @throws {TypeError} If an option is invalid. The message names the option.
   */
  createValidator(options?: object): ContractValidator<Types>;
  /** Builds the request that creates a form's campaign, as `buildRequest` does. Names the contract to a relay. */
  buildRequest(form: unknown, options: object): CampaignRequest;
  /**
   * Returns the members of a sent campaign that a list shows, and the function by which each is compared.
   *
   * @param normalizers Those of the first contract's members.
   */
  comparison(
    campaign: Types["request"],
    normalizers: Record<string, Normalizer>,
  ): [members: Record<string, unknown>, normalizers: Record<string, Normalizer>];
  /**
   * Returns the server's messages as issues.
   *
   * @param errors The errors of the 422. For a create without any, gets those of the field that `message` is about.
   * @param purpose The purpose of the request, such as "create".
   */
  issuesOf(errors: Record<string, string[]>, message: string, purpose: string): Issue[];
  /** @internal Returns an issue of `issuesOf` with the custom message of its rule. Without one it stays as it is. */
  translateIssue(issue: Issue, custom: CustomMessages): Issue;
  /**
   * Returns the instant of a scheduled start, in milliseconds since 1970; `undefined` if only the server can read it.
   *
   * @param timezone The zone of a date without an offset.
   */
  startInZone(date: string, timezone: string): number | undefined;
  /** @internal The forms of a calibration, and how to read the answers. */
  readonly calibration: CalibratedContract;
  /** Loads the account facts that the first contract lacks. */
  loadFacts(client: ListReader, numbers: readonly PhoneNumber[], options?: ReadOptions): Promise<Types["account"]>;
}

/**
 * Checks the option `contract`. Returns `undefined` for the first contract.
 *
 * @throws {TypeError} If the option is not a contract.
 */
export function readContract(contract: unknown): Contract | undefined {
  // The module of a contract has some of these members too, but not the last one.
  const members = ["createValidator", "comparison", "issuesOf", "calibration", "loadFacts"];
  const isContract = contract === undefined || members.every((name) => Object(contract)[name]);
  expect(isContract, "contract", "contract202607 of outbound-campaign/2026-07");
  return contract as Contract | undefined;
}
