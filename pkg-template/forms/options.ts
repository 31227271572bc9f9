// Reads the options of a form. An invalid option throws a TypeError that names it.
import type { ValidationOptions } from "../types.js";
import { type Validator, validatorOf } from "../validate/engine.js";
import { assertKnownKeys, invalidOption, OF_A_CALIBRATION, object, text } from "../validate/options.js";
import type { CampaignFormOptions, DraftStorage } from "./form.js";

/** The options that decide the verdict. */
export const VALIDATION_OPTIONS = ["profile", "provider", "account", "language", "messages", "attributes"] as const;
const FUNCTIONS = ["onSubmit", "findCreated", "focus"];

/** Returns whether this is a page. Its forms belong to one person and may share their records without a storage. */
export const isPage = (): boolean => typeof document !== "undefined" && typeof window !== "undefined";

/**
 * Checks the options of a form.
 *
 * @returns The options that decide the verdict, and a validator that has read them.
 * @throws {TypeError} If an option is invalid.
 */
export function readOptions(options: CampaignFormOptions<unknown>): {
  validation: ValidationOptions;
  validator: Validator;
} {
  const known = [...VALIDATION_OPTIONS, "initialValues", "client", ...FUNCTIONS, "storage", "storageKey"];
  const given = assertKnownKeys(options, "The options of a form", known, OF_A_CALIBRATION);
  for (const name of FUNCTIONS) {
    if (given[name] !== undefined && typeof given[name] !== "function") throw invalidOption(name, "a function");
  }
  const client = object(given.client, "client");
  if (client && typeof client.createCampaign !== "function") {
    throw invalidOption(
      "client",
      "a CampaignClient, or an object with its methods createCampaign, findCreated and listCampaigns",
    );
  }
  object(given.initialValues, "initialValues");
  text(given.storageKey, "storageKey");
  const { storage } = given;
  const isName = storage === "local" || storage === "session" || storage === null;
  const methods = ["getItem", "setItem", "removeItem"];
  if (!isName && object(storage, "storage") && !methods.every((name) => typeof storage[name] === "function")) {
    throw invalidOption(
      "storage",
      '"local", "session", null, or an object such as localStorage with getItem, setItem and removeItem',
    );
  }
  const validation = Object.fromEntries(VALIDATION_OPTIONS.map((name) => [name, given[name]]));
  return { validation, validator: validatorOf(validation) };
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
