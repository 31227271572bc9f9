// Reads the options of a form. An invalid option throws a TypeError that names it.
import type { Validation, ValidationOptions } from "../types.js";
import { type Contract, readContract } from "../validate/contract.js";
import {
  assertKnownKeys,
  CALIBRATION_MEMBERS,
  invalidOption,
  object,
  text,
  VALIDATION_OPTIONS,
  validationOptionsOf,
} from "../validate/options.js";
import { validatorOf } from "../validate/validator-cache.js";
import type { CampaignFormOptions, DraftStorage } from "./form.js";

const FUNCTIONS = ["onSubmit", "findCreated", "focus"] as const;
const STORAGE_METHODS = ["getItem", "setItem", "removeItem"] as const;

/** Validates a form with options that are read. The members that a form reads are the same in every contract. */
interface FormValidator {
  validate(form: unknown): Validation;
}

/** Returns whether this is a page. Its forms belong to one person and may share their records without a storage. */
export const isPage = (): boolean => typeof document !== "undefined" && typeof window !== "undefined";

/**
 * Checks the options of a form.
 *
 * @returns The options that decide the verdict, and a validator that has read them.
 * @throws {TypeError} If an option is invalid.
 */
export function readOptions(options: CampaignFormOptions<unknown>): {
  validation: ValidationOptions & { contract: Contract | undefined };
  validator: FormValidator;
} {
  const known = [...VALIDATION_OPTIONS, "contract", "initialValues", "client", ...FUNCTIONS, "storage", "storageKey"];
  const given = assertKnownKeys(options, "The options of a form", known, CALIBRATION_MEMBERS);
  for (const name of FUNCTIONS) {
    if (given[name] !== undefined && typeof given[name] !== "function") throw invalidOption(name, "a function");
  }
  const client = object(given.client, "client");
  if (client && typeof client.createCampaign !== "function") {
    throw invalidOption("client", "a CampaignClient, or an object with its methods");
  }
  object(given.initialValues, "initialValues");
  text(given.storageKey, "storageKey");
  const { storage } = given;
  const isName = storage === "local" || storage === "session" || storage === null;
  if (
    !isName &&
    object(storage, "storage") &&
    !STORAGE_METHODS.every((name) => typeof storage?.[name] === "function")
  ) {
    throw invalidOption("storage", '"local", "session", null, or an object with the methods of localStorage');
  }
  const contract = readContract(given.contract ?? client?.contract);
  // A client of another contract would drop fields.
  if (client && "contract" in client && Object(client.contract).name !== contract?.name) {
    throw invalidOption("contract", "the client's");
  }
  const validation = validationOptionsOf(given);
  const validator = (contract?.createValidator(validation) as FormValidator | undefined) ?? validatorOf(validation);
  return { validation: { ...validation, contract }, validator };
}

/**
 * Returns the storage of drafts and attempts, or `undefined` if there is none: on a server, or if the browser forbids
 * it.
 */
export function storageOf({ storage, client }: CampaignFormOptions<unknown>): DraftStorage | undefined {
  // A form with a client must remember its requests. In a page it does so by default.
  const chosen = storage === undefined && client && isPage() ? "local" : storage;
  if (chosen !== "local" && chosen !== "session") return chosen ?? undefined;
  try {
    return (chosen === "local" ? globalThis.localStorage : globalThis.sessionStorage) ?? undefined;
  } catch {
    return undefined; // forbidden for this page
  }
}

/** Returns the key of the form's records. Each page has its own, so that two forms of an origin do not share drafts. */
export function storageKeyOf({ storageKey }: CampaignFormOptions<unknown>): string {
  if (storageKey !== undefined) return storageKey;
  const path = isPage() ? globalThis.location?.pathname : undefined;
  return path === undefined ? "outbound-campaign" : `outbound-campaign:${path}`;
}
