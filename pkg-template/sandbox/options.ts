// Checks the options of createSandbox and of its method `fail`. An invalid option causes a TypeError that names it.
import type { CreateCampaign, CreateCampaign202607, Profile } from "../types.js";
import { type Contract, type ContractTypes, readContract } from "../validate/contract.js";
import { jsonValidatorOf } from "../validate/json-validator.js";
import { assertKnownKeys, expect, invalidOption, PROFILES } from "../validate/options.js";
import { FAULT_KINDS } from "./faults.js";
import type { FaultKind, FaultOptions, SandboxOptions, WhatsappTemplates } from "./sandbox.js";

/** The members of a verdict that the sandbox needs. Every contract has them. */
type SandboxVerdict =
  | { ok: true; campaign: CreateCampaign | CreateCampaign202607 }
  | { ok: false; message: string; errors: Record<string, string[]> };

/** The options of `createSandbox`, checked and completed. */
export interface SandboxSettings {
  /** The contract of July 2026. `undefined`: the first. */
  contract: Contract | undefined;
  /** The channels that the platform has switched off. */
  disabledChannels: readonly string[];
  /** The templates of each WhatsApp sender. `undefined`: the default account. */
  whatsappTemplates: WhatsappTemplates | undefined;
  /** The only accepted key. `true`: any key; `false`: no key is needed. */
  apiKey: string | boolean;
  profile: Profile;
  /** Validates a form's JSON by the profile and the parallel limit. */
  validateJson: (body: Uint8Array | string) => SandboxVerdict;
  campaignLimit: number;
  /** Requests a minute; may be infinite. */
  maxPerMinute: number;
  /** The ids of the outbound assistants. `undefined`: every id from 1 except 404. */
  assistants: readonly string[] | undefined;
  seeded: boolean;
  now: () => Date;
}

/** A fault and its options, checked and completed. */
export interface Fault {
  kind: FaultKind;
  on: "create" | "everything";
  /** The number of requests that the fault still affects; may be infinite. */
  times: number;
  /** Milliseconds. */
  delay: number;
  /** Seconds. */
  retryAfter: number;
  errors: Record<string, string[]>;
}

const SANDBOX_OPTIONS = [
  "apiKey",
  "profile",
  "maxCallsInParallel",
  "campaignLimit",
  "maxPerMinute",
  "assistants",
  "seeded",
  "now",
  "contract",
];
/** The options that need the option `contract`. */
const CONTRACT_OPTIONS = ["disabledChannels", "whatsappTemplates"];
const FAULT_OPTIONS = ["on", "times", "delay", "retryAfter", "errors"];
const FAULT_TARGETS = ["create", "everything"];

const CHANNELS = ["call", "whatsapp", "sms"];
const DEFAULT_CAMPAIGN_LIMIT = 1000;
const MAX_CAMPAIGN_LIMIT = 100_000;
const DEFAULT_DELAY_MS = 3_000;
/** The longest timer: longer ones fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
export const DEFAULT_RETRY_AFTER_SECONDS = 2;
/** The message of a rule that no client can check: only the server knows the names of the other campaigns. */
const DEFAULT_ERRORS = { name: ["The name has already been taken."] };

/** Checks the options of `createSandbox` and adds the defaults. @throws {TypeError} If an option is invalid. */
export function readSandboxOptions<Types extends ContractTypes>(options: SandboxOptions<Types>): SandboxSettings {
  const hasContract = options?.contract !== undefined;
  const known = hasContract ? [...SANDBOX_OPTIONS, ...CONTRACT_OPTIONS] : SANDBOX_OPTIONS;
  const given = assertKnownKeys(options, "The options of createSandbox", known);
  const contract = readContract(given.contract);
  const { disabledChannels = [], whatsappTemplates } = given;
  const { apiKey = false, profile = "documented", maxCallsInParallel = 10, assistants, seeded = false } = given;
  const { campaignLimit = DEFAULT_CAMPAIGN_LIMIT, maxPerMinute = Number.POSITIVE_INFINITY } = given;
  const { now = () => new Date() } = given;
  const isKey = typeof apiKey === "boolean" || (typeof apiKey === "string" && /^\S+$/.test(apiKey));
  expect(isKey, "apiKey", "a string without spaces, or true to accept any key");
  expect(PROFILES.includes(profile), "profile", `one of "${PROFILES.join('", "')}"`);
  expect(
    maxCallsInParallel === null || isInteger(maxCallsInParallel, 1, Number.MAX_SAFE_INTEGER),
    "maxCallsInParallel",
    "a whole number of at least 1, or null for no limit",
  );
  expect(
    isInteger(campaignLimit, 0, MAX_CAMPAIGN_LIMIT),
    "campaignLimit",
    `a whole number from 0 to ${MAX_CAMPAIGN_LIMIT}`,
  );
  expect(
    maxPerMinute === Number.POSITIVE_INFINITY || isInteger(maxPerMinute, 1, Number.MAX_SAFE_INTEGER),
    "maxPerMinute",
    "a whole number of at least 1",
  );
  expect(
    assistants === undefined || (Array.isArray(assistants) && assistants.every(isId)),
    "assistants",
    "a list of ids, each a whole number of at least 1 or a string of its digits",
  );
  expect(
    Array.isArray(disabledChannels) && disabledChannels.every((name) => CHANNELS.includes(name)),
    "disabledChannels",
    `a list of channels: ${CHANNELS.join(", ")}`,
  );
  expect(typeof seeded === "boolean", "seeded", "a boolean");
  expect(typeof now === "function", "now", "a function that returns a Date");
  const account = { max_calls_in_parallel: maxCallsInParallel };
  // The contract checks the templates as it checks the account's.
  const templates = whatsappTemplates !== undefined && { whatsapp_templates: whatsappTemplates };
  contract?.createValidator({ account: { ...templates } });
  return {
    contract,
    disabledChannels,
    whatsappTemplates,
    apiKey,
    profile,
    validateJson: jsonValidatorOf({ profile, account }, contract),
    campaignLimit,
    maxPerMinute,
    assistants: assistants?.map(String),
    seeded,
    now,
  };
}

/** Checks a kind and the options of `fail`, and adds the defaults. @throws {TypeError} If one is invalid. */
export function readFault(kind: FaultKind, options: FaultOptions): Fault {
  if (!FAULT_KINDS.includes(kind)) throw invalidOption("kind", `one of "${FAULT_KINDS.join('", "')}"`);
  const given = assertKnownKeys(options, "The options of fail", FAULT_OPTIONS);
  const { on = "create", times = Number.POSITIVE_INFINITY, delay = DEFAULT_DELAY_MS } = given;
  const { retryAfter = DEFAULT_RETRY_AFTER_SECONDS, errors = DEFAULT_ERRORS } = given;
  expect(FAULT_TARGETS.includes(on), "on", `one of "${FAULT_TARGETS.join('", "')}"`);
  expect(
    times === Number.POSITIVE_INFINITY || isInteger(times, 1, Number.MAX_SAFE_INTEGER),
    "times",
    "a whole number of at least 1",
  );
  expect(isInteger(delay, 0, MAX_TIMER_MS), "delay", `a whole number of milliseconds from 0 to ${MAX_TIMER_MS}`);
  expect(isInteger(retryAfter, 0, 86_400), "retryAfter", "a whole number of seconds from 0 to 86400");
  expect(isErrors(errors), "errors", 'lists of messages by key, such as { "phone_number_ids.0": ["..."] }');
  return { kind, on, times, delay, retryAfter, errors };
}

function isInteger(value: unknown, min: number, max: number) {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

function isId(id: unknown) {
  return (Number.isSafeInteger(id) || typeof id === "string") && /^[1-9]\d{0,18}$/.test(String(id));
}

/** Returns whether a value holds at least one key, and at least one message for each key. */
function isErrors(errors: unknown) {
  if (typeof errors !== "object" || errors === null) return false;
  const lists = Object.values(errors);
  const isList = (list: unknown) =>
    Array.isArray(list) && list.length > 0 && list.every((message) => typeof message === "string");
  return lists.length > 0 && lists.every(isList);
}
