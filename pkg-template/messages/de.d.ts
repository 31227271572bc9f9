import type { Attributes, Messages } from "../types.js";
import type { Remarks } from "./warnings.js";

/** German sentences for every rule: `validateCampaign(form, { messages, attributes })`. */
export const messages: Messages;

/** German names of the fields. */
export const attributes: Attributes;

/** German words for the warnings, and for what could not be examined: `{ messages: { ...messages, ...remarks }, attributes }`. */
export const remarks: Remarks;
