// The forms that calibration sends to a server of the first contract. Each lacks a field that the contract
// requires.
import { fieldNames } from "../names.js";
import type { Refused } from "../types.js";
import { validateCampaign } from "../validate/validate.js";
import { hasOwn } from "../wasm/builtins.js";
import type { CalibratedContract, Probe } from "./contract.js";
import { LISTS, LONG_LIST, NUMBERS, TEXTS } from "./probe-values.js";

/**
 * The forms, in the order in which they are sent. Each breaks as many rules as possible. Together they break nearly
 * every rule alone at least once, so that each message can be assigned to its rule.
 */
export const PROBES: readonly Probe[] = [
  // The empty form comes first: it shows whether the server requires the fields that the contract requires.
  {},
  TEXTS,
  NUMBERS,
  {
    name: LONG_LIST,
    // All fields but the name and the assistant.
    ...Object.fromEntries(fieldNames.slice(2).map((field) => [field, null])),
  },
  LISTS,
];

/** The first contract, for a calibration. */
export const FIRST_CONTRACT: CalibratedContract = {
  probes: PROBES,
  validate: validateCampaign,
  isRefused: (form) =>
    (validateCampaign(form) as Partial<Refused>).issues?.some(
      ({ code, field }) => code === "required" && !hasOwn(form, field),
    ),
};
